"""A page's picture as marks: recognised words as characters at their places, drawn lines as rulings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import cv2
import numpy as np

from linter.readers.ocr.cleaning import Grey
from linter.readers.ocr.picture import POINT, Page, prepared
from linter.readers.ocr.upright import TURNS, looks_turned, turn_of
from linter.readers.ocr.words import Word, words
from linter.readers.pdf.marks import Glyph, PageMarks

_LATIN_HEIGHT = 0.72
"""Height of a digit or capital in ems."""
_NARROW = 0.5
"""Width of a Latin character, a Chinese one taken as 1."""


def marks_of(grey: Grey, number: int) -> tuple[PageMarks, Page, int]:
    """The marks of a page's picture at :data:`linter.readers.ocr.picture.DPI`, upright; the picture that they are those
    of; and the degrees by which its text was turned clockwise. ``number`` is the page's."""
    page, turn = prepared(grey), 0
    found = words(page)
    if looks_turned([word.box for word in found], [word.read for word in found]):
        turn = turn_of(grey)
        if turn:
            grey = np.asarray(cv2.rotate(grey, TURNS[turn]))
            page = prepared(grey)
            found = words(page)
    height, width = grey.shape
    marks = PageMarks(number, width * POINT, height * POINT, rulings=list(page.rulings))
    for order, word in enumerate(found):
        if word.text:
            marks.glyphs.extend(_glyphs(word, order))
        else:
            x0, y0, x1, y1 = word.box
            marks.pictures.append((x0 * POINT, y0 * POINT, x1 * POINT, y1 * POINT))
    return marks, page, turn


def _glyphs(word: Word, order: int) -> Iterator[Glyph]:
    x0, y0, x1, y1 = (value * POINT for value in word.box)
    wide = any(_is_wide(character) for character in word.text)
    size = (y1 - y0) if wide else (y1 - y0) / _LATIN_HEIGHT
    baseline = y1 - 0.1 * size if wide else y1
    widths = [1.0 if _is_wide(character) else _NARROW for character in word.text]
    step = (x1 - x0) / sum(widths)
    left = x0
    for character, width in zip(word.text, widths, strict=True):
        right = left + width * step
        yield Glyph(
            character, left, y0, right, y1, left, baseline, size, 0.0, False, order, 0.0, 1.0, unsure=not word.sure
        )
        left = right


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
