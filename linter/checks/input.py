"""The reader had nothing to report. A file that could not be read at all never gets here: the engine answers for it.

Placeholders: ``text`` and ``detail``, the things that the reader noticed.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names
from linter.checks.answer import held, violated
from linter.checks.result import Instance, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_report import Input
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_MOST = 4


def check(params: Input, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for all notes of the rule's kind, at the first; one where there are none."""
    notes = [note for note in report.document.notes if note.kind.value == params.note]
    complete = all(spec.id in report.tables for spec in template.tables)
    if not notes or (params.table_missing and complete):
        yield held()
        return
    texts = [Named(text, text) for text in dict.fromkeys(note.text for note in notes if note.text)]
    shown = names.some(texts or [Named(f"{len(notes)}处", f"{len(notes)} places")], _MOST, "处")
    yield violated(Target(notes[0].place, notes[0].text), {"text": shown, "detail": shown})
