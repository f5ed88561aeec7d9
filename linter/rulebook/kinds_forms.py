"""Kinds of check on what is filled into a form."""

from __future__ import annotations

from typing import ClassVar

from linter.rulebook.words import Shape


class CellText(Shape, frozen=True, kw_only=True, tag="cell-text", tag_field="check"):
    """What a cell says, if it says anything, has the form that it must have (an address, a code): its text, normalised
    and without white space, matches one of the patterns in full. ``cells`` are names (``website.site.code.value``)."""

    offers: ClassVar[tuple[str, ...]] = ("table", "cell", "text")
    cells: list[str]
    match: list[str]


KindsOfForms = CellText
