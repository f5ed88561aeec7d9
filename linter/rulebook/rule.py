"""The shape of a rule: one requirement, with its legal basis, and what its check needs to know."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

from linter.rulebook.words import Shape, Words, YearRange

LevelName = Literal["error", "warning", "advice"]
BodyName = Literal["department", "government", "township"]
Category = Literal[
    "structure",
    "disclosure-table",
    "applications-table",
    "review-table",
    "narrative",
    "signature",
    "series",
    "wording",
    "privacy",
    "input",
]
PartName = str
"""A part of a report that text is looked for in: a section's key, or ``title``, ``preface``, ``headings``,
``tables`` (labels and cells), ``signature``, ``all`` (title, preface, headings and running text)."""


class Basis(Shape, frozen=True, kw_only=True):
    """A legal basis: a law and an article (with paragraph or item), or a document and a clause.

    ``editions``: the basis holds only for reports of these editions (each has its own format notice); empty: for all.
    ``full`` is the law's full title; where it is left out, that of ``rulebook.yaml``'s ``laws``.
    """

    law: str
    full: Words | None = None
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    clause: str = ""
    editions: list[str] = []


class Applies(Shape, frozen=True, kw_only=True):
    """On which reports a rule is asked. Everything left out is unlimited."""

    years: YearRange | None = None
    editions: list[str] = []
    bodies: list[BodyName] = []
    organisation: str = ""
    """A pattern that the organisation's name must contain."""


class Relaxed(Shape, frozen=True, kw_only=True):
    """A lower level for some reports (the 2019 format was only encouraged for report year 2019)."""

    when: Applies
    level: LevelName


# One shape a kind of check. The tag in YAML is `check: <kind>`; the implementation is `linter.checks.<kind>`. `offers`
# are the placeholders that a message of such a rule may use; `linter.checks` documents and fills them.


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
    ``fraction``."""

    offers: ClassVar[tuple[str, ...]] = ("table", "row", "column", "cells", "count", "text")
    table: str
    forbid: list[Literal["blank", "mark", "text", "negative", "fraction"]]


class Identity(Shape, frozen=True, kw_only=True, tag="identity", tag_field="check"):
    """An identity over cells: see :mod:`linter.rulebook.identity` for the language.

    ``each`` ``column of T``: names are rows of T, asked once a column. ``row of T``: names are columns, asked once a
    row. Without ``each``: names are full (``applications.new.total``). ``only`` limits ``each`` to some keys.
    """

    offers: ClassVar[tuple[str, ...]] = ("table", "row", "column", "left", "right", "difference", "expression")
    """And one for every name and sum of ``holds``, as :mod:`linter.rulebook.identity` spells them."""
    holds: str
    each: str = ""
    only: list[str] = []


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


class Deadline(Shape, frozen=True, kw_only=True):
    """A day (``MM-DD``) of the year after the report year, for some bodies."""

    day: str
    bodies: list[BodyName] = []
    levels: list[Literal["county", "prefecture", "province"]] = []
    organisation: str = ""


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
    table_missing: bool = False


Check = (
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


class Examples(Shape, frozen=True, kw_only=True):
    """Reports that hold and that violate the rule, as changes to a clean report (see ``linter.specimen``): a list, or a
    single one."""

    held: list[dict[str, Any]]
    violated: list[dict[str, Any]]
    not_assessable: list[dict[str, Any]] = []
    not_applicable: list[dict[str, Any]] = []


class RuleHead(msgspec.Struct, frozen=True, kw_only=True):
    """What every rule says, whatever the kind of its check."""

    code: str
    name: str
    level: LevelName
    category: Category
    title: Words
    basis: tuple[Basis, ...]
    message: Words
    fix: Words
    examples: Examples
    applies: Applies = Applies()
    relaxed: tuple[Relaxed, ...] = ()
    requires: tuple[str, ...] = ()
    """Names of rules that must not be violated for this one to be asked; else it is not applicable and says why."""
    why: Words | None = None


class Rule(RuleHead, frozen=True, kw_only=True):
    """One requirement, with its legal basis, and how it is checked.

    Built by the loader from a YAML document whose keys are the fields of :class:`RuleHead` and those of its check.
    """

    check: Check
