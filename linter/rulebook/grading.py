"""How findings become a mark: points a finding, limits a category, vetoes, bands. All numbers are the rulebook's."""

from __future__ import annotations

from decimal import Decimal

from linter.rulebook.rule import Category, LevelName
from linter.rulebook.words import Shape, Words


class Band(Shape, frozen=True, kw_only=True):
    """A mark and the lowest score that earns it."""

    mark: str
    name: Words
    at_least: Decimal


class Points(Shape, frozen=True, kw_only=True):
    """Points that a finding of a level takes off, other points for some categories, and the most that a family of
    findings (one category for errors, all of them for warnings and advice) takes off together."""

    each: Decimal
    categories: dict[Category, Decimal] = {}
    most: Decimal


class Grading(Shape, frozen=True, kw_only=True):
    """The scheme of marks. ``veto`` are names of rules whose violation caps the score at ``veto_score``.

    ``open_reasons`` are the reason codes that widen the grade to an interval: things that the reading left open, not
    evidence that lies outside the file.
    """

    full: Decimal
    points: dict[LevelName, Points]
    bands: list[Band]
    veto: list[str]
    veto_score: Decimal
    open_reasons: list[str]
