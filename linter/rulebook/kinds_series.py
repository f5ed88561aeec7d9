"""Kinds of check that look beyond one report: at last year's, at the reports that it sums up, at other bodies'; and
requirements that no report can show."""

from __future__ import annotations

from typing import ClassVar, Literal

from linter.rulebook.words import Shape, Words


class Similarity(Shape, frozen=True, kw_only=True, tag="similarity", tag_field="check"):
    """A section is not copied: at least ``at_least`` and less than ``below`` per cent of its runs of ``gram``
    characters also stand in the same section of last year's report (``previous``) or of another body's (``peers``).

    Numbers, years and punctuation are not compared, nor the names of the two bodies, nor what the rulebook's
    recognition lists as ``prescribed``. A section with fewer than ``shortest`` characters left is not compared.
    """

    offers: ClassVar[tuple[str, ...]] = ("section", "share", "passage", "length", "other")
    section: str
    against: Literal["previous", "peers"]
    at_least: int
    below: int = 101
    gram: int = 8
    shortest: int = 60


class Jump(Shape, frozen=True, kw_only=True, tag="jump", tag_field="check"):
    """No figure changes out of proportion from last year's: to more than ``times`` as much or less than one part in
    ``times``, and by more than ``beyond`` (at most ``up_to``). Without ``times``: from nothing, or to nothing.

    ``cells`` are names (``applications.new.total``), with ``*`` for any part. Figures of the two years are compared
    where both editions have the cell under the same labels. With ``together`` it is one finding, where so many
    figures jump in the same direction and none in the other, and no text says any of the patterns ``unless``.
    """

    offers: ClassVar[tuple[str, ...]] = ("cell", "before", "after", "cells", "count", "direction")
    cells: list[str]
    times: int = 0
    beyond: int
    up_to: int | None = None
    together: int = 0
    unless: list[str] = []


class SameFigures(Shape, frozen=True, kw_only=True, tag="same-figures", tag_field="check"):
    """The tables don't repeat last year's (``previous``) or another body's (``peers``): violated where every cell says
    the same, ``least`` of them (``besides`` left out) something other than 0, and one of these at least ``value``."""

    offers: ClassVar[tuple[str, ...]] = ("count", "cells", "other")
    against: Literal["previous", "peers"] = "previous"
    least: int
    value: int
    besides: list[str] = []


class Aggregation(Shape, frozen=True, kw_only=True, tag="aggregation", tag_field="check"):
    """The figures of an aggregated report fit those of its parts.

    ``at_least_each``: no cell is below a part's. ``sum``: every cell is the sum of the parts'. A sum that is larger
    than the whole is found always; one that is smaller only where ``agree`` per cent of the cells that aren't 0 add
    up, since parts may be missing otherwise; where a roster says that all parts are there, ``agree_listed`` per cent
    are enough. Amounts may differ by what the parts' rounding can come to. Parts whose name matches ``apart`` don't
    report to this body, though it may have counted them. The body's own office (its name matches ``office``) is no
    lower body, but one part of the sum, once. A report whose title or preface matches ``own`` tells of the office alone
    and sums up nothing.
    """

    offers: ClassVar[tuple[str, ...]] = ("cell", "whole", "part", "sum", "difference", "parts", "count", "cells")
    relation: Literal["at_least_each", "sum"]
    cells: list[str]
    agree: int = 80
    agree_listed: int = 30
    apart: str = ""
    own: str = ""
    office: str = ""


class AttachmentDate(Shape, frozen=True, kw_only=True, tag="attachment-date", tag_field="check"):
    """No attached file carries, in its name, a day more than ``days`` after the page's publication. ``names`` are
    patterns with the groups ``year``, ``month`` and ``day``."""

    offers: ClassVar[tuple[str, ...]] = ("text", "date", "published")
    names: list[str]
    days: int


class PageColumn(Shape, frozen=True, kw_only=True, tag="page-column", tag_field="check"):
    """The page stands in the column where such reports belong, as far as it shows its path (当前位置).

    ``path`` are patterns of a line that is the path. It must not name a ``wrong`` column, unless a ``right`` one is
    named too. A page that shows no path, or names neither, leaves the question open.
    """

    offers: ClassVar[tuple[str, ...]] = ("text",)
    path: list[str]
    right: list[str]
    wrong: list[str]


class Evidence(Shape, frozen=True, kw_only=True, tag="evidence", tag_field="check"):
    """A requirement that the files at hand can't show: never assessed, and says what would be ``needed``. ``when``
    limits it to reports where a cell is above 0 (``review.litigation_after_review.total``)."""

    offers: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[tuple[str, ...]] = ("not_assessable",)
    """The kinds of example that a rule must have."""
    needed: Words
    when: str = ""


KindsOfSeries = Similarity | Jump | SameFigures | Aggregation | AttachmentDate | PageColumn | Evidence
