"""What a cell says has the form that it must have.

Placeholders: ``table``, ``cell``, ``text`` (what stands there). Blank cells, and signs in place of an answer, are other
rules' matter: nothing stands there that could have a wrong form.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_applicable, not_assessable, violated
from linter.checks.result import Instance, ReasonCode
from linter.interpret.patterns import first_full
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.report import CellKind, Report
from linter.rulebook.cellnames import fitting
from linter.rulebook.kinds_forms import CellText
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_NOTHING = Named("没有填写", "nothing is filled in")


def check(params: CellText, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a cell."""
    for id, row, column in fitting(params.cells, template):
        spec, table = template.table(id), report.tables.get(id)
        if table is None:
            yield table_absent(report, template, id)
            continue
        cell = table.cell(row, column)
        target = where.cell(template, table, row, column)
        name = names.cell(spec, row, column)
        if cell is None or cell.kind is CellKind.MISSING:
            yield not_assessable(ReasonCode.CELL_MISSING, {"cells": name}, target)
        elif cell.kind is CellKind.UNCERTAIN:
            yield not_assessable(ReasonCode.CELL_UNCERTAIN, {"cells": name}, target)
        elif cell.kind in (CellKind.BLANK, CellKind.MARK):
            yield not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NOTHING})
        elif first_full(params.match, squeeze(cell.text)) is not None:
            yield held(target)
        else:
            yield violated(target, {"table": names.table(spec), "cell": name, "text": cell.text})
