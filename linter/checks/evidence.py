"""A requirement that the files at hand can't show: what would be needed is said, and nothing is assessed."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names
from linter.checks.answer import not_applicable, not_assessable
from linter.checks.result import Instance, ReasonCode
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.cellnames import fitting
from linter.rulebook.kinds_series import Evidence
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: Evidence, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    for table, row, column in fitting([params.when], template) if params.when else ():
        found = report.tables.get(table)
        cell = found.cell(row, column) if found is not None else None
        if cell is None or not cell.value or cell.value < 0:
            name = names.cell(template.table(table), row, column)
            detail = Named(f"{name.zh}没有大于0的数字", f"{name.en} has no number above 0")
            yield not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": detail})
            return
    yield not_assessable(ReasonCode.EVIDENCE_MISSING, {"detail": Named(params.needed.zh, params.needed.en)})
