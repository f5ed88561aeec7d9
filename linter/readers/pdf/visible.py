"""Which characters a person who looks at the page reads as its text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from linter.readers.pdf.marks import UNKNOWN, Glyph, PageMarks

_SAME_COLOUR = 0.06
_PALE = 0.6
_WATERMARK_SIZE = 28.0
_FAINT = 0.55
_DOUBLE = 0.12
_BUCKET = 16.0
"""Points of the squares in which characters drawn twice are looked for."""
_MOST_LOOKS = 10_000_000
"""Areas times characters of a page up to which pale text is looked at against its ground."""


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of a page that are its text, and how many were left out and why."""

    glyphs: list[Glyph]
    hidden: int
    unknown: int


def visible(marks: PageMarks) -> Text:
    """Without invisible characters, watermarks (slanted, or large and pale), and the second drawing of characters that
    are drawn twice to look bold."""
    kept: list[Glyph] = []
    hidden = unknown = 0
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    cut = _cut_off(marks)
    for glyph in marks.glyphs:
        text = glyph.text
        if text.isspace() or not text:
            kept.append(glyph)
            continue
        outside = not _on_page(glyph, marks) and glyph.shown not in cut
        if glyph.hidden or outside or glyph.opacity < 0.02 or glyph.size < 0.5:
            hidden += 1
            continue
        if _slanted(glyph) or _watermark(glyph):
            continue
        if glyph.colour > 0.85 and _same_as_ground(glyph, marks):
            hidden += 1
            continue
        if _drawn_before(glyph, seen):
            continue
        if text == UNKNOWN or (len(text) == 1 and "\ue000" <= text <= "\uf8ff"):
            unknown += 1
        kept.append(glyph)
    return Text(kept, hidden, unknown)


def main_turn(glyphs: list[Glyph]) -> int:
    """The direction that most characters of a page are written in, as degrees clockwise."""
    counts = Counter(
        round(glyph.angle / 90) * 90 % 360 for glyph in glyphs if not glyph.vertical and not glyph.text.isspace()
    )
    if not counts:
        return 0
    turn, most = counts.most_common(1)[0]
    return turn if most * 2 > sum(counts.values()) else 0


def _on_page(glyph: Glyph, marks: PageMarks) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    return -1 <= x <= marks.width + 1 and -1 <= y <= marks.height + 1


def _cut_off(marks: PageMarks) -> set[int]:
    """Show operators whose text the page's edge cuts: it is kept whole, since a number without its end is another one.
    Characters drawn one by one that touch each other are one text."""
    inside = [_on_page(glyph, marks) for glyph in marks.glyphs]
    if all(inside):
        return set()
    seen = {glyph.shown for glyph, here in zip(marks.glyphs, inside, strict=True) if here}
    cut = {glyph.shown for glyph, here in zip(marks.glyphs, inside, strict=True) if not here} & seen
    for before, glyph in pairwise(marks.glyphs):
        touch = abs(glyph.x0 - before.x1) < _DOUBLE * glyph.size and abs(glyph.y - before.y) < _DOUBLE * glyph.size
        if touch and glyph.shown not in seen and (before.shown in seen or before.shown in cut):
            cut.add(glyph.shown)
    return cut


def _slanted(glyph: Glyph) -> bool:
    return 4 < glyph.angle % 90 < 86


def _watermark(glyph: Glyph) -> bool:
    return glyph.size >= _WATERMARK_SIZE and (_PALE < glyph.colour < 0.97 or glyph.opacity < _FAINT)


def _same_as_ground(glyph: Glyph, marks: PageMarks) -> bool:
    """Whether a pale character stands on an area of its own colour (paper is white). On a picture it may be seen."""
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    if any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in marks.pictures):
        return False
    ground = 1.0
    for fill in marks.fills if len(marks.fills) * len(marks.glyphs) < _MOST_LOOKS else ():
        if fill.shown >= glyph.shown:
            break
        box = fill.box
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            ground = fill.colour
    return abs(ground - glyph.colour) < _SAME_COLOUR


def _drawn_before(glyph: Glyph, seen: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    reach = min(_DOUBLE * glyph.size, _BUCKET)
    x, y = glyph.x0, glyph.y0
    column, row = int(x // _BUCKET), int(y // _BUCKET)
    for near_column in range(int((x - reach) // _BUCKET), int((x + reach) // _BUCKET) + 1):
        for near_row in range(int((y - reach) // _BUCKET), int((y + reach) // _BUCKET) + 1):
            for other in seen.get((glyph.text, near_column, near_row), ()):
                if abs(other.x0 - x) < reach and abs(other.y0 - y) < reach:
                    return True
    seen.setdefault((glyph.text, column, row), []).append(glyph)
    return False
