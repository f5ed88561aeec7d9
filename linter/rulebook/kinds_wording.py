"""Kinds of check that look at how a text is written: items that are counted off, heading levels, brackets, titles of
documents, repeated sentences, personal numbers, stock phrases, forms of the body's name, tables that are no tables."""

from __future__ import annotations

from typing import ClassVar, Literal

from linter.rulebook.words import Shape, Words


class Enumerators(Shape, frozen=True, kw_only=True, tag="enumerators", tag_field="check"):
    """Items that a text counts off go on without a gap or a repeat.

    ``series`` are patterns, from the highest level down, over a paragraph's text (as for patterns, without white
    space); the group ``n`` is the numeral, Chinese or Arabic. Where an item of a higher level begins, lower ones may
    begin anew; 1 always begins a list; an outer list may go on behind an inner one. A list whose first items were not
    seen is left alone, and so is a gap where the missing numeral occurs in the text between.
    """

    offers: ClassVar[tuple[str, ...]] = ("text", "before", "expected", "part", "count")
    parts: list[str]
    series: list[str]


class HeadingLevels(Shape, frozen=True, kw_only=True, tag="heading-levels", tag_field="check"):
    """No item stands below one of a lower level: ``levels`` are patterns as for :class:`Enumerators`, the highest
    first. Found where a list of a higher level begins inside one of a lower level that goes on behind it."""

    offers: ClassVar[tuple[str, ...]] = ("text", "before", "after", "part", "count")
    parts: list[str]
    levels: list[str]


class Pairs(Shape, frozen=True, kw_only=True, tag="pairs", tag_field="check"):
    """Brackets and quotes come in pairs, both of one kind.

    ``families`` are lists of pairs (``（）``, ``()``) that may be mistaken for each other; every pair is two
    characters. ``foreign`` are pairs of the families that don't belong around Chinese words. ``item``: a closing
    bracket behind a text that ends so belongs to an item's number. ``mixed_in``: the file formats whose readers keep
    the width of a bracket.
    """

    offers: ClassVar[tuple[str, ...]] = ("text", "slip", "part", "count")
    parts: list[str]
    families: list[list[str]]
    foreign: list[str] = []
    item: str
    mixed_in: list[Literal["pdf", "docx", "html", "markdown", "text"]]


class TitleForms(Shape, frozen=True, kw_only=True):
    """A document's title as it is cited, and other right forms of it."""

    title: str
    also: list[str] = []


class DocumentTitles(Shape, frozen=True, kw_only=True, tag="document-titles", tag_field="check"):
    """Titles of documents (in 《》) are cited as the documents have them: found is a title that is at least
    ``likeness`` per cent like a listed one and equal to none. Titles that match ``unless`` are other documents'."""

    offers: ClassVar[tuple[str, ...]] = ("text", "meant", "part", "count")
    parts: list[str]
    titles: list[TitleForms]
    likeness: int = 88
    unless: str = ""


class Repeats(Shape, frozen=True, kw_only=True, tag="repeats", tag_field="check"):
    """No sentence of ``shortest`` characters or more stands twice in the parts; ``unless`` are patterns of sentences
    that may."""

    offers: ClassVar[tuple[str, ...]] = ("text", "part", "first_part", "count")
    parts: list[str]
    shortest: int
    unless: list[str] = []


class PersonalNumber(Shape, frozen=True, kw_only=True):
    """A number that belongs to a person.

    ``find`` is a pattern over normalised text, ``checksum`` what the number must satisfy (``mod11-2``: ISO 7064, as in
    GB 11643 numbers; ``luhn``: ISO/IEC 7812). ``beside``: the sentence in front of it must match. ``unless``: the
    sentence must not match.
    """

    name: Words
    find: str
    checksum: Literal["none", "mod11-2", "luhn"] = "none"
    beside: str = ""
    unless: str = ""


class PersonalData(Shape, frozen=True, kw_only=True, tag="personal-data", tag_field="check"):
    """No number of a person stands in the parts. What is found is never quoted in full."""

    offers: ClassVar[tuple[str, ...]] = ("text", "name", "part", "count")
    parts: list[str]
    numbers: list[PersonalNumber]


class SentenceShare(Shape, frozen=True, kw_only=True, tag="sentence-share", tag_field="check"):
    """Not more than ``above`` per cent of the parts' sentences (of at least ``shortest`` characters) match one of the
    patterns ``any``; with ``lacking``, match none. Asked where there are at least ``fewest`` sentences, and not where
    the text matches ``unless``."""

    offers: ClassVar[tuple[str, ...]] = ("part", "share", "count", "sentences", "text")
    parts: list[str]
    any: list[str]
    lacking: bool = False
    above: int
    fewest: int
    shortest: int = 8
    unless: str = ""


class TableGrid(Shape, frozen=True, kw_only=True, tag="table-grid", tag_field="check"):
    """In files of these formats, every statutory table is a table: neither running text nor columns without lines."""

    offers: ClassVar[tuple[str, ...]] = ("table", "slip")
    formats: list[Literal["pdf", "docx", "html", "markdown", "text"]]


class NameForms(Shape, frozen=True, kw_only=True, tag="name-forms", tag_field="check"):
    """The body's name in the title and in the signature are forms of each other: one may be short for the other, but
    they don't differ otherwise."""

    offers: ClassVar[tuple[str, ...]] = ("first", "second", "first_part", "second_part")


KindsOfWording = (
    Enumerators
    | HeadingLevels
    | Pairs
    | DocumentTitles
    | Repeats
    | PersonalData
    | SentenceShare
    | TableGrid
    | NameForms
)
