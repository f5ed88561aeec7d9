"""A table's layout is undamaged. A header repeated over a page break is as it should be.

Placeholders: ``table``, ``label`` (the labels in question), ``found`` (what happened to them).
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_applicable, violated
from linter.checks.result import Instance, ReasonCode, Target
from linter.model.named import Named
from linter.model.report import LayoutKind, Reading, Report
from linter.rulebook.kinds_report import TableLayout
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_FOUND = {
    LayoutKind.LABEL_TWICE: Named("跨页后又印了一次", "printed again after a page break"),
    LayoutKind.LABEL_SPLIT: Named("被拆成了几格", "split over several cells"),
}
_NO_GRID = Named("文本中没有表格线", "the text has no grid")
_MOST = 4


def check(params: TableLayout, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a table and kind of damage; one for an undamaged table."""
    for id in params.tables or [spec.id for spec in template.tables]:
        name = names.table(template.table(id))
        table = report.tables.get(id)
        target = where.table(report, template, id)
        if table is None:
            yield table_absent(report, template, id)
            continue
        if table.reading is not Reading.GRID:
            yield not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NO_GRID, "table": name}, target)
            continue
        damaged = False
        for kind, found in _FOUND.items():
            notes = [note for note in table.layout_notes if note.kind is kind]
            if not notes:
                continue
            damaged = True
            labels = names.some([Named(text, text) for text in dict.fromkeys(note.text for note in notes)], _MOST)
            place = Target(notes[0].place, notes[0].text, target.section, id)
            yield violated(place, {"table": name, "label": labels, "found": found})
        if not damaged:
            yield held(target)
