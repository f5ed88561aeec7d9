"""What a page shows, as positions: characters, rules, filled areas and pictures.

All coordinates are points with the origin at the top left of the page as it is viewed (its /Rotate applied).
"""

from __future__ import annotations

from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

UNKNOWN = "\ufffd"
"""Stands for a character that the file gives no way to decode."""


@dataclass(slots=True)
class Glyph:
    """One shown character code: its text (usually one character), its box and how it was drawn.

    ``x``, ``y`` is its origin on the baseline, ``size`` the height of the em. ``angle`` is the writing direction in
    degrees clockwise (0: upright). ``vertical`` is true for a font that writes from top to bottom. ``shown`` numbers
    the show operator that drew it. ``hidden`` is true where a reader of the page doesn't see it, ``unsure`` where it
    was recognised in a picture and may be another character.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    x: float
    y: float
    size: float
    angle: float
    vertical: bool
    shown: int
    colour: float
    opacity: float
    hidden: bool = False
    unsure: bool = False


@dataclass(slots=True)
class Ruling:
    """A straight line along an axis: ``at`` is its y (``across``) or its x, from ``start`` to ``end``."""

    across: bool
    at: float
    start: float
    end: float
    thickness: float


@dataclass(slots=True)
class Fill:
    """A filled rectangle with its lightness (0 black to 1 white) and the show operators before it."""

    box: Box
    colour: float
    shown: int


@dataclass(slots=True)
class PageMarks:
    """All marks of a page, in drawing order. ``pictures`` are the boxes of images."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    """Filled shapes of the size of characters: a text may be drawn so."""
    drawn: int = 0
    """Painted paths: a page with many and no text shows its text as drawings."""
    damaged: bool = False
    """Whether part of the page's content could not be read."""
