"""Where a finding is, in words."""

from __future__ import annotations

from linter.checks.result import Target
from linter.model.document import FileFormat
from linter.model.report import Report
from linter.phrases import ui
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang
from linter.rulebook.template import Template

_WITHOUT_LINES = (FileFormat.PDF, FileFormat.DOCX, FileFormat.PICTURE)
"""Formats whose files have no lines that a person could look up."""


def section_of(target: Target, template: Template | None) -> str | None:
    """The section that a target belongs to: its own, or that of its table."""
    if target.section is not None or target.table is None or template is None:
        return target.section
    return next((table.section or None for table in template.tables if table.id == target.table), None)


def where(target: Target, report: Report | None, labels: Labels) -> str:
    """A place of a report in words: the cell's row and column, the page, the line; "" where nothing is known."""
    lang = labels.lang
    parts: list[str] = []
    if target.table is not None:
        if target.row is not None and target.column is not None:
            parts.append(labels.cell(target.table, target.row, target.column))
        elif target.row is not None:
            parts.append(ui.ROW_ONLY.say(lang, row=labels.row(target.table, target.row)))
        elif target.column is not None:
            parts.append(ui.COLUMN_ONLY.say(lang, column=labels.column(target.table, target.column)))
    said = in_file(target, report, lang)
    return ui.COMMA.say(lang).join([*parts, said] if said else parts)


def in_file(target: Target, report: Report | None, lang: Lang) -> str:
    """A place in a report's file in words: page, and line or paragraph, as far as a person can look it up there.

    The ordinal of a paragraph is no help in a PDF, nor for a cell of a Word table.
    """
    place = target.place
    parts = [] if place.page is None else [ui.PAGE.say(lang, page=place.page)]
    format = report.document.format if report is not None else FileFormat.TEXT
    if place.line is not None and format is FileFormat.DOCX and target.row is None and target.column is None:
        parts.append(ui.PARAGRAPH.say(lang, line=place.line))
    elif place.line is not None and format not in _WITHOUT_LINES:
        parts.append(ui.LINE.say(lang, line=place.line))
    return ui.COMMA.say(lang).join(parts)


def line_of(target: Target, report: Report | None) -> int | None:
    """The line of a report's source text that a target is at, or ``None`` in a format whose files have no lines."""
    if report is None or report.document.format in _WITHOUT_LINES:
        return None
    return target.place.line
