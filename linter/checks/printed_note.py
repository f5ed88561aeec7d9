"""The note that the template prints in a table's corner is there.

Placeholders: ``table``, ``expected`` (the note).
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_applicable, not_assessable, violated
from linter.checks.result import Instance, ReasonCode
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.report import Reading, Report
from linter.rulebook.kinds_report import PrintedNote
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_NO_GRID = Named("文本中没有表格线，找不到左上角单元格", "the text has no grid and so no corner cell")
_NO_NOTE = Named("该版本的表格没有印说明", "the edition prints no note in this table")


def check(params: PrintedNote, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    spec = template.table(params.table)
    table = report.tables.get(spec.id)
    target = where.table(report, template, spec.id)
    if not spec.printed_note:
        yield not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NO_NOTE})
    elif table is None:
        yield table_absent(report, template, spec.id)
    elif table.printed_note is not None or _in_text(spec.printed_note, report, spec.section):
        yield held(target)
    elif table.reading is not Reading.GRID:
        yield not_assessable(ReasonCode.NOT_READ, {"detail": _NO_GRID}, target)
    else:
        yield violated(target, {"table": names.table(spec), "expected": spec.printed_note})


def _in_text(note: str, report: Report, section: str) -> bool:
    """Whether the note stands beside the table instead of in it, with or without its brackets."""
    found = report.section(section)
    return found is not None and squeeze(note).strip("()") in squeeze(found.text)
