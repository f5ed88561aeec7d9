"""A statutory table is a table with lines, not running text.

Placeholders: ``table``, ``slip`` (what it is instead).
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_applicable, violated
from linter.checks.result import Instance, ReasonCode
from linter.model.document import Grid
from linter.model.named import Named
from linter.model.report import Reading, Report, Table
from linter.rulebook.kinds_wording import TableGrid
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_AS_TEXT = Named("不是表格，而是排成了一段段文字", "it is set as running text and no table")
_NO_LINES = Named("没有表格线，只靠对齐分列", "it has no lines, only aligned columns")


def check(params: TableGrid, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a table."""
    format_ = report.document.format.value
    if format_ not in params.formats:
        yield not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": format_})
        return
    for spec in template.tables:
        table = report.tables.get(spec.id)
        if table is None:
            yield table_absent(report, template, spec.id)
            continue
        target = where.table(report, template, spec.id)
        slip = _slip(table, report)
        if slip is None:
            yield held(target)
        else:
            yield violated(target, {"table": names.table(spec), "slip": slip})


def _slip(table: Table, report: Report) -> Named | None:
    if table.reading is not Reading.GRID:
        return _AS_TEXT
    ruled = [block.ruled for block in report.document.blocks if isinstance(block, Grid) and block.place == table.place]
    return _NO_LINES if ruled and not any(ruled) else None
