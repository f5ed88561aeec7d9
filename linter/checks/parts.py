"""The parts of a report that text is looked for in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.checks import names
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import CellKind, Report
from linter.rulebook.template import Template

_TITLE = Named("标题", "title")
_PREFACE = Named("引言", "preface")
_HEADINGS = Named("各部分标题", "headings")
_SIGNATURE = Named("落款", "signature")


class Piece(NamedTuple):
    """A piece of text with its place, and the part that it belongs to."""

    text: str
    place: Place
    part: Named
    section: str | None = None
    table: str | None = None


def pieces(parts: Sequence[str], report: Report, template: Template) -> Iterator[Piece]:
    """Every piece of the parts, each once, in the parts' order."""
    for part in parts:
        match part:
            case "title":
                yield from _title(report)
            case "preface":
                yield from _preface(report)
            case "headings":
                yield from _headings(report)
            case "tables":
                yield from _tables(report, template)
            case "signature":
                yield from _signature(report)
            case "all":
                yield from _title(report)
                yield from _preface(report)
                yield from _headings(report)
                for id in dict.fromkeys(section.id for section in report.sections):
                    yield from _section(report, template, id)
            case _:
                yield from _section(report, template, part)


def _title(report: Report) -> Iterator[Piece]:
    if report.title is not None:
        yield Piece(report.title.text, report.title.place, _TITLE)


def _preface(report: Report) -> Iterator[Piece]:
    for passage in report.preface:
        yield Piece(passage.text, passage.place, _PREFACE)


def _headings(report: Report) -> Iterator[Piece]:
    for section in report.sections:
        yield Piece(section.heading, section.place, _HEADINGS, section.id)
    for heading in report.other_headings:
        yield Piece(heading.text, heading.place, _HEADINGS)


def _section(report: Report, template: Template, id: str) -> Iterator[Piece]:
    for section in report.sections:
        if section.id == id:
            for passage in section.paragraphs:
                yield Piece(passage.text, passage.place, names.section(template, id), id)


def _tables(report: Report, template: Template) -> Iterator[Piece]:
    """Labels, notes and cells that hold words; numbers are no text."""
    for spec in template.tables:
        table = report.tables.get(spec.id)
        if table is None:
            continue
        name = names.table(spec)
        for label in (*table.rows, *table.columns, *table.extra):
            yield Piece(label.text, label.place, name, spec.section or None, spec.id)
        if table.printed_note is not None:
            yield Piece(table.printed_note, table.place, name, spec.section or None, spec.id)
        for _, _, cell in table.each():
            if cell.kind is CellKind.TEXT:
                yield Piece(cell.text, cell.place, name, spec.section or None, spec.id)


def _signature(report: Report) -> Iterator[Piece]:
    signature = report.signature
    if signature.organisation is not None and signature.organisation_place is not None:
        yield Piece(signature.organisation, signature.organisation_place, _SIGNATURE)
    if signature.date is not None:
        yield Piece(signature.date.text, signature.date.place, _SIGNATURE)
