"""A page's picture made ready for reading: straight, black on white, its lines told from its text."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from linter.readers.ocr.cleaning import Grey, cleaned
from linter.readers.ocr.lines import strokes_of_tables
from linter.readers.ocr.straight import straightened
from linter.readers.pdf.marks import Ruling

DPI = 200
POINT = 72 / DPI


@dataclass(frozen=True, slots=True)
class Page:
    """A straightened page at :data:`DPI`: cleaned, with its lines taken out; its ink (255 where there is any) without
    the lines; where the lines were (255); the lines, in points."""

    text: Grey
    ink: Grey
    lines: Grey
    rulings: tuple[Ruling, ...]


def prepared(grey: Grey) -> Page:
    """A page's picture, straightened, and what is drawn on it."""
    page = cleaned(straightened(grey))
    rulings: list[Ruling] = []
    lines = np.zeros_like(page.darkness)
    for stroke in strokes_of_tables(page):
        rulings.append(stroke.ruling)
        x, y, width, height = stroke.box
        part = lines[y : y + height, x : x + width]
        cv2.bitwise_or(part, stroke.mask[: part.shape[0], : part.shape[1]], part)
    lines = np.asarray(cv2.dilate(lines, np.ones((3, 3), np.uint8)))
    text = page.text
    text[lines > 0] = 255
    return Page(text, np.asarray(cv2.bitwise_and(page.ink, cv2.bitwise_not(lines))), lines, tuple(rulings))
