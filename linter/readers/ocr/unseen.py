"""Cells whose ink isn't all in their text, and empty ones that no lines bound: nothing is stated of them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from linter.readers.ocr.picture import POINT, Page
from linter.readers.pdf.marks import Ruling
from linter.readers.pdf.page import PageLayout
from linter.readers.pdf.table import TableCell

_EDGE = 4
"""Pixels at a cell's border that don't count: what is left of its lines."""
_AT_EDGE = 3.0
"""Points from a cell's edge within which a line is its own."""
_FROM_LINE = 6
"""Pixels further inside from which a stroke isn't the cell's own line."""
_ROUND = 4
"""Pixels around a recognised character that are its own."""
_LEAST_INK = 4
"""Pixels of height or width from which ink may be a sign (a hyphen is small) and no speck."""

_FAINT = 9
"""Pixels over which the rest of a thin dash is taken together."""


def leave_open(layout: PageLayout, page: Page) -> None:
    """Mark, in place, the cells that have ink outside of their text (those without text as holding a picture), and
    empty ones of rows that no lines part: their text may have been put into another row."""
    across = [ruling for ruling in page.rulings if ruling.across]
    for table in layout.tables:
        for cell in table.cells:
            if not cell.lines and not all(_is_drawn(edge, cell, across) for edge in (cell.box[1], cell.box[3])):
                cell.picture = True
            if not _more_than_text(cell, page):
                continue
            cell.picture = cell.picture or not cell.lines
            for line in cell.lines:
                for run in line.runs:
                    for glyph in run.glyphs:
                        glyph.unsure = True


def _is_drawn(edge: float, cell: TableCell, across: Sequence[Ruling]) -> bool:
    middle = (cell.box[0] + cell.box[2]) / 2
    return any(abs(line.at - edge) < _AT_EDGE and line.start <= middle <= line.end for line in across)


def _more_than_text(cell: TableCell, page: Page) -> bool:
    x0, y0, x1, y1 = (round(edge / POINT) for edge in cell.box)
    left, top = max(x0 + _EDGE, 0), max(y0 + _EDGE, 0)
    ink = page.ink[top : max(y1 - _EDGE, top), left : max(x1 - _EDGE, left)].copy()
    inner = page.lines[top : max(y1 - _EDGE, top), left : max(x1 - _EDGE, left)]
    if min(ink.shape) > 2 * _FROM_LINE:  # a dash in a cell is no line, though it looks like one
        ink[_FROM_LINE:-_FROM_LINE, _FROM_LINE:-_FROM_LINE] |= inner[_FROM_LINE:-_FROM_LINE, _FROM_LINE:-_FROM_LINE]
    if not ink.size or not cv2.countNonZero(ink):
        return False
    for line in cell.lines:
        for run in line.runs:
            gx0, gy0, gx1, gy1 = (round(edge / POINT) for edge in run.box)
            ink[
                max(gy0 - _ROUND - top, 0) : max(gy1 + _ROUND - top, 0),
                max(gx0 - _ROUND - left, 0) : max(gx1 + _ROUND - left, 0),
            ] = 0
    ink = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, _FAINT), np.uint8)))
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sizes = stats[1:count, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1]
    return bool(len(sizes) and np.max(sizes) >= _LEAST_INK)
