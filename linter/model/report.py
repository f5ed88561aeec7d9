"""What an annual report says: the parts that an edition's template names, as found in a Document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from linter.model.document import Document
from linter.model.named import Named
from linter.model.place import Place


class Body(str, Enum):
    """The kind of body that reports (Regulations, articles 4, 49; 国办公开办函〔2021〕30号 二)."""

    DEPARTMENT = "department"
    GOVERNMENT = "government"
    TOWNSHIP = "township"


class CellKind(str, Enum):
    """What stands in a cell. Only ``NUMBER`` and ``FLAG`` have a value; none of the others is ever read as 0."""

    NUMBER = "number"
    FLAG = "flag"  # an answer to a question: yes is 1, no is 0
    BLANK = "blank"  # the cell is there and empty
    MARK = "mark"  # a sign in place of a number: / - — 无 *
    TEXT = "text"  # something else: words, where these belong or where they don't
    UNCERTAIN = "uncertain"  # something stands there, but which number is in this cell can't be known
    MISSING = "missing"  # the report has no such cell


class Reading(str, Enum):
    """How sure the place of a cell is."""

    GRID = "grid"  # from a grid's row and column
    LABELS = "labels"  # from running text, by the template's labels
    RECONSTRUCTED = "reconstructed"  # run-together digits split in the only way that satisfies every identity


class Second(str, Enum):
    """What a second, independent reading of the file says about a cell."""

    NONE = "none"  # there is no second reading, or it can't tell
    AGREES = "agrees"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a statutory table.

    ``text`` is what the file says but for surrounding white space; ``value`` is a whole number or a decimal, never a
    float, and ``None`` unless ``kind`` is ``NUMBER`` or ``FLAG``. ``unit`` is what followed the number (件, 元, 万元)
    or "". ``doubt`` says why an ``UNCERTAIN`` cell is so; one about which two readings differ is ``UNCERTAIN``.
    """

    text: str
    kind: CellKind
    value: int | Decimal | None
    place: Place
    reading: Reading = Reading.GRID
    unit: str = ""
    doubt: Named | None = None
    second: Second = Second.NONE


@dataclass(frozen=True, slots=True)
class Label:
    """A label as the report writes it, and the template's key that it was matched to.

    ``likeness`` is 1.0 for the template's own wording or an alias (after normalising), less for a near match.
    ``key`` is ``None`` for a label that the template doesn't have. ``official`` is true where the wording is the
    template's own, false for an alias or a near match. ``in_pieces`` is true where running text has it over several
    lines, so that words of its neighbours may have come in between.
    """

    text: str
    key: str | None
    likeness: float
    official: bool
    place: Place
    in_pieces: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A statutory table as found: ``cells[row][column]`` for the rows and columns that are there.

    ``id`` and all keys come from the template. ``rows`` and ``columns`` are the labels as written, in the report's
    order; ``extra`` are labels of rows or columns that the template doesn't have. ``notes`` holds what was odd about
    the shape (a label printed twice, a header repeated). ``printed_note`` is the template's printed identity as the
    report has it, or ``None``. ``complete`` is false where rows may be missing only because the reading failed.
    """

    id: str
    cells: Mapping[str, Mapping[str, Cell]]
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    extra: tuple[Label, ...]
    place: Place
    printed_note: str | None = None
    layout_notes: tuple[LayoutNote, ...] = ()
    reading: Reading = Reading.GRID
    complete: bool = True
    foreign_edition: str | None = None
    """The other edition whose labels the table carries, where it doesn't follow the report's own."""

    def cell(self, row: str, column: str) -> Cell | None:
        """The cell at a row and column, or ``None`` where the report has none."""
        return self.cells.get(row, {}).get(column)

    def each(self) -> Iterator[tuple[str, str, Cell]]:
        """Every cell with its row and column, in the report's order."""
        for row, columns in self.cells.items():
            for column, cell in columns.items():
                yield row, column, cell


class LayoutKind(str, Enum):
    """An oddity in a table's shape that doesn't hinder reading."""

    LABEL_TWICE = "label_twice"  # a block's label printed again after a page break
    HEADER_REPEATED = "header_repeated"
    LABEL_SPLIT = "label_split"  # one label spread over several cells


@dataclass(frozen=True, slots=True)
class LayoutNote:
    """One oddity in a table's shape: what, which label, where."""

    kind: LayoutKind
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Section:
    """A section as found. ``number`` is its numeral as a whole number (一 = 1) or ``None`` where it has none.

    ``text`` is the running text below the heading up to the next section, one paragraph a line, without tables.
    ``paragraphs`` are the same with their places. ``heading`` is the heading as written, with its numeral.
    """

    id: str
    heading: str
    number: int | None
    likeness: float
    official: bool
    place: Place
    paragraphs: tuple[Passage, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text with its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written. ``value`` is ``None`` where no such day exists (2月30日) or a part is left out."""

    text: str
    value: date | None
    year: int | None
    place: Place


@dataclass(frozen=True, slots=True)
class Signature:
    """The block at the end: the signing body and the date, either of which may be missing."""

    organisation: str | None
    organisation_place: Place | None
    date: DateMention | None


@dataclass(frozen=True, slots=True)
class Period:
    """The statistical period as written (统计期限). A bound is ``None`` where it can't be read as a day."""

    text: str
    start: date | None
    end: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A top-level heading that no section of the template matches (the old 概述, or an added section)."""

    text: str
    number: int | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the lists beside the files say about a report's file; ``None`` where they say nothing.

    A manifest names the ``organisation``, its ``body``, ``level`` and ``parent`` (the body whose report sums it up),
    the report's ``year`` and the day on which it was ``published``. ``aliases`` are other names of the body that the
    lists know. ``listed`` is whether the body stands in the roster of those that must report, ``None`` where no roster
    was given. ``source`` names the list and its line, for people.
    """

    organisation: str | None = None
    aliases: tuple[str, ...] = ()
    body: Body | None = None
    level: str | None = None
    parent: str | None = None
    year: int | None = None
    published: date | None = None
    listed: bool | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One annual report.

    ``organisation``, ``year`` and ``body`` are ``None`` where they could not be found. ``edition`` is the template's
    key; ``edition_from_year`` is false where the year was not found and the edition was chosen by the tables' labels
    or by the user.
    """

    document: Document
    organisation: str | None
    body: Body | None
    year: int | None
    edition: str
    title: Passage | None
    preface: tuple[Passage, ...]
    period: Period | None
    sections: tuple[Section, ...]
    other_headings: tuple[Heading, ...]
    tables: Mapping[str, Table]
    signature: Signature
    published: DateMention | None
    edition_from_year: bool = True
    level: str | None = None
    """Administrative level of a government where its name tells: ``county``, ``prefecture``, ``province``."""
    path: str = ""
    """The file that it was read from, as the user named it; "" where it was not read from one."""
    previous: Report | None = field(default=None, repr=False)
    """The same body's report for the year before."""
    parts: tuple[Report, ...] = field(default=(), repr=False)
    """The reports that an aggregated one sums up: its departments, lower governments and the government's own office
    (国办公开办函〔2021〕30号 二（二）). Empty where they were not given."""
    peers: tuple[Report, ...] = field(default=(), repr=False)
    """Reports of other bodies for the same year. Empty where none were given."""
    versions: tuple[Report, ...] = field(default=(), repr=False)
    """Other files that are the same body's report for the same year, with other content. Empty where none were
    given."""
    parts_complete: bool | None = None
    """Whether ``parts`` are all that a roster lists as this body's own, each with a report; ``None`` where no roster
    says what its parts are."""
    searched: bool = False
    """Whether a whole collection of reports was searched for ``peers`` and ``versions``: where there are none, it has
    none that is like this one."""
    listing: Listing | None = None
    """What a manifest and a roster say about this file; ``None`` where neither was given."""

    def section(self, id: str) -> Section | None:
        """The first section with a key, or ``None``."""
        return next((section for section in self.sections if section.id == id), None)
