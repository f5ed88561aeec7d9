"""Where in a file a thing stands, or would have to stand, and whether that stretch was read at all."""

from __future__ import annotations

from math import inf

from linter.checks.result import Reason, ReasonCode, Target
from linter.model.document import NoteKind, ReadingNote
from linter.model.place import Place
from linter.model.report import Report, Table
from linter.rulebook.template import Template

_ANYWHERE = (NoteKind.LIMIT, NoteKind.DAMAGED)
"""What hides text wherever it is noticed."""
_HERE = (NoteKind.PICTURE, NoteKind.ATTACHMENT, NoteKind.NO_TEXT_LAYER, NoteKind.GARBLED)
"""What hides text only at its own place."""
Order = tuple[float, float]


def whole(report: Report) -> Target:
    """The report as a whole: its title, else the first thing in the file."""
    if report.title is not None:
        return Target(report.title.place, report.title.text)
    blocks = report.document.blocks
    return Target(blocks[0].place if blocks else Place())


def end(report: Report) -> Target:
    """The end of the report, where its signature would be."""
    if report.signature.organisation_place is not None:
        return Target(report.signature.organisation_place, report.signature.organisation or "")
    if report.signature.date is not None:
        return Target(report.signature.date.place, report.signature.date.text)
    for section in reversed(report.sections):
        if section.paragraphs:
            return Target(section.paragraphs[-1].place, section=section.id)
        return Target(section.place, section=section.id)
    return whole(report)


def section(report: Report, template: Template, id: str) -> Target:
    """A section's heading; where there is none, the heading behind which it would stand."""
    found = report.section(id)
    if found is not None:
        return Target(found.place, found.heading, section=id)
    wanted = [spec.id for spec in template.sections]
    for before in reversed(wanted[: wanted.index(id)] if id in wanted else []):
        found = report.section(before)
        if found is not None:
            return Target(found.place, section=id)
    return Target(whole(report).place, section=id)


def table(report: Report, template: Template, id: str) -> Target:
    """A table; where there is none, the heading of its section."""
    spec = template.table(id)
    found = report.tables.get(id)
    if found is not None:
        place = found.place
    else:
        place = (section(report, template, spec.section) if spec.section else whole(report)).place
    return Target(place, section=spec.section or None, table=id)


def cell(template: Template, found: Table, row: str, column: str) -> Target:
    """A cell of a table that is there."""
    inside = found.cell(row, column)
    place, text = (inside.place, inside.text) if inside else (found.place, "")
    return Target(place, text, template.table(found.id).section or None, found.id, row, column)


def order(place: Place) -> Order:
    """A place as something that can be compared with another of the same file."""
    return place.page or 0, place.line or 0


def unread(report: Report, template: Template, section_id: str) -> Reason | None:
    """Why a section may hold more than was read, if it may: a limit was reached or the file is damaged, or a picture,
    an attachment (in place of a text), a page without text or garbled characters stand between its heading and the
    next."""
    note = next((note for note in report.document.notes if note.kind in _ANYWHERE), None)
    note = note or _inside(report, template, section_id)
    if note is None:
        return None
    return Reason(ReasonCode.NOT_READ, {"detail": note.text or note.kind.value}, Target(note.place, note.text))


def _inside(report: Report, template: Template, section_id: str) -> ReadingNote | None:
    if not any(note.kind in _HERE for note in report.document.notes):
        return None
    first, last = _stretch(report, template, section_id)
    found = report.section(section_id)
    has_text = found is not None and bool(found.text.strip())
    for note in report.document.notes:
        if note.kind is NoteKind.ATTACHMENT and has_text:
            continue  # the link below a text leads to a copy of it, or to something else
        if note.kind in _HERE:
            page, line = note.place.page, note.place.line
            begin, final = order(note.place), (page or 0, line or inf)  # a note about a page is about all of it
            if (first is None or final >= first) and (last is None or begin < last):
                return note
    return None


def _stretch(report: Report, template: Template, section_id: str) -> tuple[Order | None, Order | None]:
    """From a section's heading (or the one before it) to the next one; the last one ends with its text, since what
    follows may be a page's own pictures."""
    wanted = [spec.id for spec in template.sections]
    at = wanted.index(section_id) if section_id in wanted else len(wanted)
    places = {found.id: order(found.place) for found in report.sections}
    first = next((places[id] for id in reversed(wanted[: at + 1]) if id in places), None)
    last = next((places[id] for id in wanted[at + 1 :] if id in places), None)
    found = report.section(section_id)
    if last is None and found is not None and found.text.strip():
        last = order(found.paragraphs[-1].place)
    elif last is None and report.signature.organisation_place is not None:
        last = order(report.signature.organisation_place)
    return first, last
