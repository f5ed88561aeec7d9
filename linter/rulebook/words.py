"""Small shapes and names that templates, rules and their kinds of check share."""

from __future__ import annotations

from typing import Literal

import msgspec

BodyName = Literal["department", "government", "township"]
LevelOfGovernment = Literal["county", "prefecture", "province"]
PartName = str
"""A part of a report that text is looked for in: a section's key, or ``title``, ``preface``, ``headings``,
``tables`` (labels and cells), ``signature``, ``all`` (title, preface, headings and running text)."""


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Base of everything that is written in YAML: an unknown key is an error."""


class Words(Shape, frozen=True, kw_only=True):
    """The same words in both languages."""

    zh: str
    en: str


class SomeBodies(Shape, frozen=True, kw_only=True):
    """What holds for some bodies only; what is left out doesn't limit it."""

    bodies: list[BodyName] = []
    levels: list[LevelOfGovernment] = []
    """Governments of these levels."""
    organisation: str = ""
    """A pattern that the organisation's name must contain."""


class CategorySpec(Shape, frozen=True, kw_only=True):
    """A category of rules: its key, its name, and the hundreds digit that its rules' codes have, if they have one."""

    id: str
    zh: str
    en: str
    hundreds: int | None = None


class YearRange(Shape, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """Report years, both ends included; an open end is unlimited."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, year: int) -> bool:
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)
