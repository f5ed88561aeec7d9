"""Sheets on which two pages stand side by side, as page set-up for printing leaves them."""

from __future__ import annotations

from dataclasses import replace

from linter.readers.pdf.marks import Box, Fill, Glyph, PageMarks

_LANDSCAPE = 1.2
_GUTTER = 0.012
"""Share of a sheet's width on both sides of its middle that nothing stands in."""
_LONG = 0.55
"""Share of a page's width that a line of running text takes at least."""
_DENSE = 0.75
"""Share of a line of running text that its characters fill; a row of a table leaves more blank."""
_FEW_LINES = 3
_FEW_RULES = 4


def halves(marks: PageMarks) -> list[tuple[PageMarks, float]]:
    """The pages on a sheet, each with its left edge on the sheet: two where each half of it is a page by itself."""
    middle = marks.width / 2
    if marks.width < _LANDSCAPE * marks.height or not _parted(marks, middle):
        return [(marks, 0.0)]
    parts = [_half(marks, 0.0, middle), _half(marks, middle, marks.width)]
    if not all(_is_page(part) for part in parts):
        return [(marks, 0.0)]
    return [(parts[0], 0.0), (parts[1], middle)]


def _parted(marks: PageMarks, middle: float) -> bool:
    low, high = middle - _GUTTER * marks.width, middle + _GUTTER * marks.width
    return not any(
        glyph.x0 < high and low < glyph.x1 and not glyph.hidden and not glyph.text.isspace() for glyph in marks.glyphs
    ) and not any(
        (ruling.start < high and low < ruling.end) if ruling.across else low < ruling.at < high
        for ruling in marks.rulings
    )


def _half(marks: PageMarks, left: float, right: float) -> PageMarks:
    def inside(x: float) -> bool:
        return left <= x < right

    def moved(box: Box) -> Box:
        return box[0] - left, box[1], box[2] - left, box[3]

    return PageMarks(
        marks.number,
        right - left,
        marks.height,
        [
            replace(glyph, x=glyph.x - left, x0=glyph.x0 - left, x1=glyph.x1 - left)
            for glyph in marks.glyphs
            if inside((glyph.x0 + glyph.x1) / 2)
        ],
        [
            replace(each, start=each.start - left, end=each.end - left)
            if each.across
            else replace(each, at=each.at - left)
            for each in marks.rulings
            if inside((each.start + each.end) / 2 if each.across else each.at)
        ],
        [Fill(moved(fill.box), fill.colour, fill.shown) for fill in marks.fills],
        [moved(box) for box in marks.pictures if inside((box[0] + box[2]) / 2)],
        [moved(box) for box in marks.shapes if inside((box[0] + box[2]) / 2)],
        marks.drawn,
        marks.damaged,
    )


def _is_page(marks: PageMarks) -> bool:
    """Whether there are lines of running text or the lines of a table."""
    lines: dict[int, list[Glyph]] = {}
    for glyph in marks.glyphs:
        if not glyph.hidden and glyph.angle == 0:
            lines.setdefault(round(glyph.y), []).append(glyph)
    running = 0
    for glyphs in lines.values():
        width = max(glyph.x1 for glyph in glyphs) - min(glyph.x0 for glyph in glyphs)
        filled = sum(glyph.x1 - glyph.x0 for glyph in glyphs if not glyph.text.isspace())
        running += width > _LONG * marks.width and filled > _DENSE * width
    across = sum(ruling.across for ruling in marks.rulings)
    return running >= _FEW_LINES or (across >= _FEW_RULES and len(marks.rulings) - across >= _FEW_RULES)
