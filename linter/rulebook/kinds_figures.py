"""Kinds of check that compare figures in running text with the tables and with each other."""

from __future__ import annotations

from typing import ClassVar, Literal

from linter.rulebook.vocabulary import Wording
from linter.rulebook.words import Shape


class Figure(Shape, frozen=True, kw_only=True, tag="figure", tag_field="check"):
    """Figures that the text gives of some of the vocabulary's quantities are one of the values that the tables admit.

    With ``positive``, a figure is only asked about where one of the admitted values is above 0. With ``at_most``, it
    must only not exceed them.
    """

    offers: ClassVar[tuple[str, ...]] = ("quantity", "said", "text", "admitted", "sentence")
    parts: list[str]
    quantities: list[str]
    positive: bool = False
    at_most: bool = False


class ClaimSpec(Wording, frozen=True, kw_only=True):
    """Something that a text claims, and the identities over cells of which one must hold for it to be true.

    ``positive``: it is only a claim where its figure is above 0. ``against``: quantities of which the text itself must
    not give a figure above 0 elsewhere.
    """

    holds: list[str]
    positive: bool = False
    against: list[str] = []


class Claim(Shape, frozen=True, kw_only=True, tag="claim", tag_field="check"):
    """What the text claims in words (未收到, 均获维持) is so by the tables, and by the figures of the text itself."""

    offers: ClassVar[tuple[str, ...]] = ("text", "found", "sentence")
    parts: list[str]
    claims: list[ClaimSpec]


class Balance(Shape, frozen=True, kw_only=True, tag="balance", tag_field="check"):
    """Figures that the text itself gives in one paragraph satisfy identities over the vocabulary's quantities.

    ``holds`` are groups of identities (``received + carried_in = done + carried_over``) of which one must hold. A group
    is asked of every paragraph that gives each quantity of its first identity exactly one value.
    """

    offers: ClassVar[tuple[str, ...]] = ("expression", "difference", "sentence")
    parts: list[str]
    holds: list[list[str]]


class Breakdown(Shape, frozen=True, kw_only=True, tag="breakdown", tag_field="check"):
    """A list behind 其中 and the like adds up to the figure before it.

    ``whole`` is found in the words up to that figure, ``members`` in the words of every member of the list; a list with
    other members is left alone. A list in which all of ``complete`` are found leaves nothing out (其余): of any other
    only a sum above the whole is found. ``unless`` must not be found in the sentence. ``least``: so many
    members make a list.
    """

    offers: ClassVar[tuple[str, ...]] = ("whole", "sum", "terms", "difference", "sentence")
    parts: list[str]
    whole: str
    members: str
    complete: list[str] = []
    unless: str = ""
    least: int = 2


class Share(Shape, frozen=True, kw_only=True, tag="share", tag_field="check"):
    """A percentage in the text is that of the figure beside it in some whole: another figure of the paragraph, or one
    of the ``wholes`` (expressions over cells), at the printed number of decimals (half a unit of the last one either
    way).

    ``said`` are patterns over a sentence's skeleton with the groups ``n`` (the part) and ``p`` (the percentage). A
    sentence in which all of ``complete`` are found lists shares that come to 100; each is found by ``each``, with the
    group ``p``.
    """

    offers: ClassVar[tuple[str, ...]] = ("text", "said", "part", "wholes", "sentence")
    parts: list[str]
    said: list[str]
    unless: str = ""
    wholes: list[str] = []
    complete: list[str] = []
    each: str = ""


class Change(Shape, frozen=True, kw_only=True, tag="change", tag_field="check"):
    """What the text says of a figure against last year's (同比增长, 与去年持平) is so by last year's report.

    ``more``, ``less`` and ``same`` are patterns that follow a figure of one of the ``quantities`` in its sentence; the
    first two name the change in their group ``n`` (per cent, or the quantity's own unit).
    """

    offers: ClassVar[tuple[str, ...]] = ("quantity", "text", "now", "before", "right", "sentence")
    parts: list[str]
    quantities: list[str]
    more: str
    less: str
    same: str


class FigureForm(Shape, frozen=True, kw_only=True, tag="figure-form", tag_field="check"):
    """How the text writes figures of some quantities.

    ``forbid``: ``inexact`` (余, 约), ``numeral`` (Chinese numerals), ``units`` (several units for one quantity),
    ``odd`` (no multiple of ``multiple_of``).
    """

    offers: ClassVar[tuple[str, ...]] = ("quantity", "text", "said", "units", "multiple_of", "sentence")
    parts: list[str]
    quantities: list[str]
    forbid: list[Literal["inexact", "numeral", "units", "odd"]]
    multiple_of: int = 1


class ListedSections(Shape, frozen=True, kw_only=True, tag="listed-sections", tag_field="check"):
    """The sections that the preface lists are those that the report has.

    ``listing`` is a pattern with the group ``names``, the stretch with the sections' names; ``marks`` are patterns that
    tell each section in it.
    """

    offers: ClassVar[tuple[str, ...]] = ("text", "missing", "unlisted", "difference")
    parts: list[str]
    listing: str
    marks: dict[str, str]


KindsOfFigures = Figure | Claim | Balance | Breakdown | Share | Change | FigureForm | ListedSections
