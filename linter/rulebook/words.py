"""Small shapes that templates and rules share."""

from __future__ import annotations

import msgspec


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """Base of everything that is written in YAML: an unknown key is an error."""


class Words(Shape, frozen=True, kw_only=True):
    """The same words in both languages."""

    zh: str
    en: str


class YearRange(Shape, frozen=True, kw_only=True, rename={"first": "from", "last": "to"}):
    """Report years, both ends included; an open end is unlimited."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, year: int) -> bool:
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)
