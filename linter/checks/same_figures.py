"""The tables don't repeat last year's, cell by cell.

Placeholders: ``count`` (cells that aren't 0), ``cells`` (some of them, with their figures).
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import because, held, not_applicable, not_assessable, violated
from linter.checks.result import Instance, Reason, ReasonCode
from linter.checks.series import Earlier, Pair, in_other, last_year, other_edition, pairs
from linter.model.named import Named
from linter.model.report import CellKind, Report
from linter.rulebook.cellnames import fits
from linter.rulebook.kinds_series import SameFigures
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_MOST = 5


def check(params: SameFigures, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    earlier = last_year(report, rulebook)
    if isinstance(earlier, Reason):
        yield because(earlier)
    elif (other := other_edition(report, earlier)) is not None:
        yield not_applicable(other.code, other.values)
    else:
        yield _compare(params, report, earlier, template)


def _compare(params: SameFigures, report: Report, earlier: Earlier, template: Template) -> Instance:
    found = list(pairs(["*"], report, earlier, template))
    if any(
        pair.now.kind is CellKind.NUMBER is pair.before.kind and pair.now.value != pair.before.value for pair in found
    ):
        return held()
    for spec in template.tables:
        if spec.id not in report.tables:
            return table_absent(report, template, spec.id)
    uncertain = next((pair for pair in found if CellKind.UNCERTAIN in (pair.now.kind, pair.before.kind)), None)
    if uncertain is not None:
        name = names.cell(template.table(uncertain.table), uncertain.row, uncertain.column)
        return not_assessable(ReasonCode.CELL_UNCERTAIN, {"cells": name})
    if any(pair.now.kind is not pair.before.kind for pair in found):
        return held()
    telling = [pair for pair in found if pair.now.value and not fits(params.besides, pair.table, pair.row, pair.column)]
    first = max(telling, key=lambda pair: pair.now.value or 0, default=None)
    if first is None or len(telling) < params.least or (first.now.value or 0) < params.value:
        return held()
    return violated(
        where.cell(template, report.tables[first.table], first.row, first.column),
        {"count": len(telling), "cells": names.some([_with_figure(pair, template) for pair in telling], _MOST)},
        related=[in_other(earlier.report, earlier.template, first.table, first.row, first.column)],
    )


def _with_figure(pair: Pair, template: Template) -> Named:
    name = names.cell(template.table(pair.table), pair.row, pair.column)
    return Named(f"{name.zh}{pair.now.value}", f"{name.en} {pair.now.value}")
