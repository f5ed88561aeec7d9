"""Pages whose text runs up or down the page: their marks turned so that it runs across."""

from __future__ import annotations

from dataclasses import replace

from linter.readers.pdf.marks import Box, Glyph, PageMarks, Ruling


def turned(marks: PageMarks, glyphs: list[Glyph], turn: int) -> PageMarks:
    """The marks, with these characters, turned back by ``turn`` degrees so that text in that direction is upright."""
    width, height = (marks.width, marks.height) if turn == 180 else (marks.height, marks.width)
    out = PageMarks(marks.number, width, height, drawn=marks.drawn, damaged=marks.damaged)
    for glyph in glyphs:
        x, y = _point(glyph.x, glyph.y, turn, marks)
        box = box_turned((glyph.x0, glyph.y0, glyph.x1, glyph.y1), turn, marks.width, marks.height)
        out.glyphs.append(
            replace(glyph, x=x, y=y, x0=box[0], y0=box[1], x1=box[2], y1=box[3], angle=(glyph.angle - turn) % 360)
        )
    for ruling in marks.rulings:
        ends = (
            (ruling.start, ruling.at, ruling.end, ruling.at)
            if ruling.across
            else (ruling.at, ruling.start, ruling.at, ruling.end)
        )
        x0, y0, x1, y1 = box_turned(ends, turn, marks.width, marks.height)
        across = ruling.across == (turn == 180)
        out.rulings.append(
            Ruling(across, y0 if across else x0, x0 if across else y0, x1 if across else y1, ruling.thickness)
        )
    out.pictures = [box_turned(box, turn, marks.width, marks.height) for box in marks.pictures]
    out.shapes = [box_turned(box, turn, marks.width, marks.height) for box in marks.shapes]
    return out


def _point(x: float, y: float, turn: int, marks: PageMarks) -> tuple[float, float]:
    if turn == 90:
        return y, marks.width - x
    if turn == 180:
        return marks.width - x, marks.height - y
    return marks.height - y, x


def box_turned(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of a page of this size after turning the page back by ``turn`` degrees."""
    x0, y0, x1, y1 = box
    if turn == 90:
        return y0, width - x1, y1, width - x0
    if turn == 180:
        return width - x1, height - y1, width - x0, height - y0
    return height - y1, x0, height - y0, x1


def box_back(box: Box, turn: int, width: float, height: float) -> Box:
    """The box before turning; ``width`` and ``height`` are the turned page's."""
    if turn == 0:
        return box
    return box_turned(box, (360 - turn) % 360 if turn != 180 else 180, width, height)
