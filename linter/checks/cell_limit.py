"""A cell's figure is below what bodies of this kind can reach.

Placeholders: ``value`` and ``limit`` (in the column's unit), ``unit``, ``table``, ``row``, ``column``.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names
from linter.checks.answer import held, not_assessable, violated
from linter.checks.by_body import first_fitting
from linter.checks.one_cell import OneCell, one_cell
from linter.checks.result import Instance, ReasonCode
from linter.model.report import Report
from linter.rulebook.kinds_cells import CellLimit
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: CellLimit, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    cell = one_cell(params.cell, report, template)
    if isinstance(cell, Instance):
        yield cell
        return
    fitting = first_fitting(params.limits, report)
    limits = [limit.below if limit is not None else None for limit in fitting]
    known = [limit for limit in limits if limit is not None]
    if not known or cell.value < min(known):
        yield held(cell.target)
    elif len(known) == len(limits) and cell.value >= max(known):
        yield _violated(cell, max(known))
    else:
        code = ReasonCode.BODY_UNKNOWN if report.body is None else ReasonCode.LEVEL_UNKNOWN
        yield not_assessable(code, {}, cell.target)


def _violated(cell: OneCell, limit: int) -> Instance:
    column = next(one for one in cell.spec.columns_of(cell.row) if one.id == cell.column)
    return violated(
        cell.target,
        {
            "value": cell.value,
            "limit": limit,
            "unit": column.unit,
            "table": names.table(cell.spec),
            "row": names.row(cell.spec, cell.row),
            "column": names.line(column),
        },
    )
