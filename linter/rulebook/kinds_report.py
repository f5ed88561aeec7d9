"""Kinds of check on a single report: its sections, its tables and their cells, its words, its dates, its file."""

from __future__ import annotations

from typing import ClassVar, Literal

from linter.rulebook.words import PartName, Shape, SomeBodies, Words


class SectionPresent(Shape, frozen=True, kw_only=True, tag="section-present", tag_field="check"):
    """Every listed section (default: all of the template's) is there."""

    offers: ClassVar[tuple[str, ...]] = ("section",)
    sections: list[str] = []


class SectionOrder(Shape, frozen=True, kw_only=True, tag="section-order", tag_field="check"):
    """The sections stand in the template's order and their numerals run 一, 二, 三 without gap or repeat."""

    offers: ClassVar[tuple[str, ...]] = ("section", "heading", "expected")


class SectionHeading(Shape, frozen=True, kw_only=True, tag="section-heading", tag_field="check"):
    """Headings are worded as the template has them.

    ``departure`` ``alias``: finds headings that are a known alias. ``departure`` ``other``: finds headings that are
    only a near match.
    """

    offers: ClassVar[tuple[str, ...]] = ("section", "heading", "expected")
    departure: Literal["alias", "other"]


class UnifiedFormat(Shape, frozen=True, kw_only=True, tag="unified-format", tag_field="check"):
    """The report follows the unified format at all: violated when fewer than ``sections`` of the template's sections
    and none of its tables are found, or when headings match the patterns of an ``older`` scheme."""

    offers: ClassVar[tuple[str, ...]] = ("found",)
    sections: int
    older: list[str] = []


class TablePresent(Shape, frozen=True, kw_only=True, tag="table-present", tag_field="check"):
    """The table is there under its heading."""

    offers: ClassVar[tuple[str, ...]] = ("table", "section")
    tables: list[str] = []


class TableShape(Shape, frozen=True, kw_only=True, tag="table-shape", tag_field="check"):
    """No row and no column of the template is missing and none was added."""

    offers: ClassVar[tuple[str, ...]] = ("table", "found")
    tables: list[str] = []


class TableEdition(Shape, frozen=True, kw_only=True, tag="table-edition", tag_field="check"):
    """The table follows the edition of the report's year."""

    offers: ClassVar[tuple[str, ...]] = ("table", "found", "text", "year", "edition")
    tables: list[str] = []


class TableLabels(Shape, frozen=True, kw_only=True, tag="table-labels", tag_field="check"):
    """Row and column labels are worded as in the template.

    ``departure`` as for section headings."""

    offers: ClassVar[tuple[str, ...]] = ("table", "label", "expected")
    tables: list[str] = []
    departure: Literal["alias", "other"]


class TableLayout(Shape, frozen=True, kw_only=True, tag="table-layout", tag_field="check"):
    """The table's shape is undamaged: no label split or printed twice, no column lost."""

    offers: ClassVar[tuple[str, ...]] = ("table", "label", "found")
    tables: list[str] = []


class PrintedNote(Shape, frozen=True, kw_only=True, tag="printed-note", tag_field="check"):
    """The note that the template prints in the table's corner is there."""

    offers: ClassVar[tuple[str, ...]] = ("table", "expected")
    table: str


class Cells(Shape, frozen=True, kw_only=True, tag="cells", tag_field="check"):
    """No cell of the table is of a forbidden kind: ``blank``, ``mark`` (/ - 无), ``text``, ``negative``,
    ``fraction``; a number with a ``separator`` (1,234), in ``full_width`` digits, or with a ``unit`` behind it."""

    offers: ClassVar[tuple[str, ...]] = ("table", "row", "column", "cells", "count", "text")
    table: str
    rows: list[str] = []
    """Only these rows, by their keys or patterns of keys (``site.*``); empty: all."""
    forbid: list[Literal["blank", "mark", "text", "negative", "fraction", "separator", "full_width", "unit"]]


class Identity(Shape, frozen=True, kw_only=True, tag="identity", tag_field="check"):
    """An identity over cells: see :mod:`linter.rulebook.identity` for the language.

    ``each`` ``column of T``: names are rows of T, asked once a column. ``row of T``: names are columns, asked once a
    row. Without ``each``: names are full (``applications.new.total``). ``only`` limits ``each`` to some keys. ``when``:
    comparisons that must hold for the identity to be asked.
    """

    offers: ClassVar[tuple[str, ...]] = ("table", "row", "column", "left", "right", "difference", "expression")
    """And one for every name and sum of ``holds`` and ``when``, as :mod:`linter.rulebook.identity` spells them."""
    holds: str
    each: str = ""
    only: list[str] = []
    when: str = ""


class PatternSpec(Shape, frozen=True, kw_only=True):
    """A pattern that must not occur, unless the same sentence also matches ``unless``. ``meant`` is the right
    wording."""

    find: str
    unless: str = ""
    meant: str = ""


class Pattern(Shape, frozen=True, kw_only=True, tag="pattern", tag_field="check"):
    """None of the patterns occurs in the parts. Patterns see normalised text (NFKC) with white space kept as single
    blanks unless ``spaces`` is ``removed``."""

    offers: ClassVar[tuple[str, ...]] = ("text", "meant", "sentence", "part", "count")
    parts: list[PartName]
    forbid: list[PatternSpec]
    spaces: Literal["kept", "removed"] = "removed"
    together: bool = False
    """Everything that is found is one finding, at the first place."""
    year: int | None = None
    """A match counts only where its group ``year`` is the report year plus this (-1: last year)."""


class StatementGroup(Shape, frozen=True, kw_only=True):
    """One thing that must be said: any of the patterns, called ``name`` in messages."""

    name: Words
    any: list[str]


class Statement(Shape, frozen=True, kw_only=True, tag="statement", tag_field="check"):
    """Each of the groups is said in one of the parts. ``when`` limits the rule to reports where a cell is above 0
    (``applications.other.unpaid_fee.total``) or, with a leading ``not ``, where it isn't."""

    offers: ClassVar[tuple[str, ...]] = ("statement", "part")
    parts: list[PartName]
    groups: list[StatementGroup]
    when: str = ""


class Length(Shape, frozen=True, kw_only=True, tag="length", tag_field="check"):
    """A section's running text has at least ``minimum`` and at most ``maximum`` characters (white space not counted;
    a text that matches ``empty`` in full counts as 0)."""

    offers: ClassVar[tuple[str, ...]] = ("section", "count", "minimum", "maximum")
    section: str
    minimum: int = 0
    maximum: int | None = None
    empty: str = ""
    leave_out: str = ""
    """Paragraphs that match this in full (headings inside the section) are not counted."""


class Agreement(Shape, frozen=True, kw_only=True, tag="agreement", tag_field="check"):
    """A fact is the same wherever the report states it: ``year`` (title, preface, period, page metadata) or
    ``organisation`` (title, preface, signature, page metadata)."""

    offers: ClassVar[tuple[str, ...]] = ("first", "second", "first_part", "second_part")
    fact: Literal["year", "organisation"]
    among: list[Literal["title", "preface", "period", "signature", "page"]]


class PeriodCheck(Shape, frozen=True, kw_only=True, tag="period", tag_field="check"):
    """The statistical period is stated (``present``), or runs over the whole report year (``full_year``)."""

    offers: ClassVar[tuple[str, ...]] = ("text", "year", "start", "end")
    require: Literal["present", "full_year"]


class Deadline(SomeBodies, frozen=True, kw_only=True):
    """A day (``MM-DD``) of the year after the report year, for some bodies."""

    day: str


class DateCheck(Shape, frozen=True, kw_only=True, tag="date", tag_field="check"):
    """A date of the report: ``signature`` (the day at the end) or ``published`` (the page's own).

    ``require``: ``present``, ``possible`` (such a day exists), ``right_year`` (the year after the report year),
    ``after_year`` (not before the report year has ended), ``not_after_published``, ``by_deadline`` (the first of
    ``deadlines`` that fits the body). With ``since`` (``MM-DD``), ``after_year`` is asked only of dates from that day
    of the report year on; an earlier date is a slip in the year (``right_year``) and not applicable.
    """

    offers: ClassVar[tuple[str, ...]] = ("text", "date", "deadline", "year", "published")
    of: Literal["signature", "published"]
    require: Literal["present", "possible", "right_year", "after_year", "not_after_published", "by_deadline"]
    deadlines: list[Deadline] = []
    since: str = ""


class SignatureCheck(Shape, frozen=True, kw_only=True, tag="signature", tag_field="check"):
    """The signing body: ``present``."""

    offers: ClassVar[tuple[str, ...]] = ()
    require: Literal["present"]


class Input(Shape, frozen=True, kw_only=True, tag="input", tag_field="check"):
    """The file could be read. ``failure`` is a reader's failure kind, ``note`` a reader's note kind; violated when the
    reader reported it. With ``table_missing`` a note matters only where a statutory table was not found: an
    illustration beside a complete report hides nothing."""

    offers: ClassVar[tuple[str, ...]] = ("detail", "text")
    failure: str = ""
    note: str = ""
    instead: Literal["", "letter", "attachment", "nothing"] = ""
    """What is published under a report's title in place of the report."""
    table_missing: bool = False


KindsOfReport = (
    SectionPresent
    | SectionOrder
    | SectionHeading
    | UnifiedFormat
    | TablePresent
    | TableShape
    | TableEdition
    | TableLabels
    | TableLayout
    | PrintedNote
    | Cells
    | Identity
    | Pattern
    | Statement
    | Length
    | Agreement
    | PeriodCheck
    | DateCheck
    | SignatureCheck
    | Input
)
