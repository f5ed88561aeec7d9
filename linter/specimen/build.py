"""The clean report of an edition with changes, as a reader would hand it over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import UNSET

from linter.model.document import Block, Document, FileFormat, NoteKind, Paragraph, ReadingNote
from linter.model.place import Place
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template
from linter.specimen.changes import CellTexts, ChangeError, Changes, Parsed, PeriodChange, TableChange, Text, parse
from linter.specimen.content import Content, content_of, default_edition
from linter.specimen.draw import draw
from linter.specimen.reshape import reshape

NUMERALS = "一二三四五六七八九十"
_BRACES = re.compile(r"\{([a-z_]+(?:\.[a-z_0-9]+)*)\}")


def build(template: Template, rulebook: Rulebook, changes: Mapping[str, Any]) -> Document:
    """The clean report of a template's edition with changes to it (:class:`linter.specimen.changes.Changes`).

    Raises :class:`ChangeError` for changes that can't be made.
    """
    return _Builder(template, rulebook, parse(changes, template)).document()


def template_of(changes: Mapping[str, Any], rulebook: Rulebook) -> Template:
    """The template that changes are meant for: of the edition or year that they name, else the default one.

    Raises :class:`ChangeError` where there is none.
    """
    edition, year = changes.get("edition"), changes.get("year")
    if isinstance(year, int) and not edition:
        template = rulebook.template_for(year)
        if template is None:
            raise ChangeError(f"no edition holds for {year}")
        return template
    return _edition(rulebook, str(edition) if edition else default_edition(rulebook))


class _Builder:
    def __init__(self, template: Template, rulebook: Rulebook, parsed: Parsed) -> None:
        self._template = template
        self._rulebook = rulebook
        self._changes: Changes = parsed.changes
        self._content: Content = content_of(template, rulebook)
        self._cells = {
            table.id: _merge(self._content.cells.get(table.id, {}), parsed.cells.get(table.id, {}))
            for table in template.tables
        }
        self._body: str = self._changes.body or next(iter(self._content.bodies))
        self._words = self._fixed_words()
        self._blocks: list[Block] = []
        self._line = 1

    def document(self) -> Document:
        changes = self._changes
        title = self._template.title if changes.title is UNSET else changes.title
        if title:
            self._say(title, centred=True)
        preface = self._content.preface if changes.preface is UNSET else changes.preface
        self._say_all(preface or [])
        for number, id in enumerate(changes.order or [section.id for section in self._template.sections]):
            self._section(id, number)
        for table in self._template.tables:
            if not table.section:
                self._table(table.id)
        for part in changes.added:
            self._say(part.heading)
            self._say_all(part.text)
        self._signature()
        metadata = dict(changes.metadata)
        if changes.published:
            metadata["published"] = changes.published
        notes = tuple(ReadingNote(_note_kind(note.kind), note.text, Place(line=1)) for note in changes.notes)
        return Document(FileFormat.DOCX, tuple(self._blocks), metadata, notes)

    def _section(self, id: str, number: int) -> None:
        text = self._changes.sections.get(id, UNSET)
        if text is None:
            return
        spec = next(section for section in self._template.sections if section.id == id)
        self._say(self._changes.headings.get(id, f"{NUMERALS[number]}、{spec.heading}"))
        if text is UNSET:
            added = self._content.for_bodies.get(self._body, {}).get(id, [])
            text = [*self._content.sections.get(id, []), *added]
        self._say_all(text)
        for table in self._template.tables:
            if table.section == id:
                self._table(table.id)

    def _table(self, id: str) -> None:
        change = self._changes.tables.get(id, TableChange())
        if change is None:
            return
        spec, texts = self._template.table(id), self._cells[id]
        if change.edition:
            other = _edition(self._rulebook, change.edition)
            spec = other.table(id)
            texts = _merge(content_of(other, self._rulebook).cells.get(id, {}), texts)
        grid = draw(reshape(spec, change), texts, self._line, change.break_after)
        if change.as_text:
            for row in range(grid.rows):
                self._say(" ".join(cell.text for cell in grid.cells if cell.row == row))
        else:
            self._blocks.append(grid)
            self._line += grid.rows

    def _signature(self) -> None:
        change = self._changes.signature
        if change is None or (change is UNSET and not self._content.signature_date):
            return
        organisation: str | None = "{organisation}"
        date: str | None = self._content.signature_date
        if change is not UNSET:
            organisation = organisation if change.organisation is UNSET else change.organisation
            date = date if change.date is UNSET else change.date
        for text in (organisation, date):
            if text:
                self._say(text)

    def _say_all(self, text: Text) -> None:
        for paragraph in [text] if isinstance(text, str) else text:
            self._say(paragraph)

    def _say(self, text: str, centred: bool = False) -> None:
        said = self._fill(text).strip()
        if said:
            self._blocks.append(Paragraph(said, Place(line=self._line), centred=centred))
            self._line += 1

    def _fixed_words(self) -> dict[str, str]:
        changes, content, source = self._changes, self._content, self._template.source
        body = content.bodies[self._body]
        year = changes.year if changes.year is not None else content.year
        words = {
            "organisation": changes.organisation or body.organisation,
            "ours": body.ours,
            "year": str(year),
            "next_year": str(year + 1),
            "source": source.title,
            "format": source.name,
            "start": content.start,
            "end": content.end,
        }
        period: str | None = content.period
        if isinstance(changes.period, PeriodChange):
            words["start"] = changes.period.start or content.start
            words["end"] = changes.period.end or content.end
        elif changes.period is not UNSET:
            period = changes.period
        return words | {"period": period or ""}

    def _fill(self, text: str) -> str:
        return _BRACES.sub(lambda match: self._word(match[1]), text)

    def _word(self, name: str) -> str:
        if name in self._words:
            return self._fill(self._words[name])
        table, _, rest = name.partition(".")
        row, _, column = rest.rpartition(".")
        if table not in self._cells:
            raise ChangeError(f"nothing is called {{{name}}}")
        return self._cells[table].get(row, {}).get(column, "0")


def _merge(base: Mapping[str, Mapping[str, str | int]], over: CellTexts) -> dict[str, dict[str, str]]:
    merged = {row: {column: str(text) for column, text in columns.items()} for row, columns in base.items()}
    for row, columns in over.items():
        merged[row] = {**merged.get(row, {}), **columns}
    return merged


def _edition(rulebook: Rulebook, edition: str) -> Template:
    try:
        return rulebook.template(edition)
    except KeyError:
        raise ChangeError(f"the rulebook has no edition {edition}") from None


def _note_kind(kind: str) -> NoteKind:
    try:
        return NoteKind(kind)
    except ValueError:
        raise ChangeError(f"unknown kind of note: {kind} (one of {', '.join(NoteKind)})") from None
