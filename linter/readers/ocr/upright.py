"""Which way up a page's text is: scanners are fed pages on their side and upside down."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from linter.readers.ocr.cleaning import Grey
from linter.readers.ocr.engine import PixelBox, find, read

TURNS = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}
"""How a picture is turned whose text reads in a direction, in degrees clockwise."""

_TALL = 2.0
_MANY_TALL = 0.4
_READABLE = 0.88
_FEWEST = 4
_SAMPLE = 10
_WIDTH = 160
_LEAST_HEIGHT = 12


def looks_turned(boxes: Sequence[PixelBox], scores: Sequence[float]) -> bool:
    """Whether words with such boxes and scores are those of a page that isn't upright."""
    if len(boxes) < _FEWEST:
        return False
    tall = sum(y1 - y0 > _TALL * (x1 - x0) for x0, y0, x1, y1 in boxes)
    return tall > _MANY_TALL * len(boxes) or sum(scores) < _READABLE * len(scores)


def turn_of(grey: Grey) -> int:
    """The direction in which a page's text reads: 0, 90, 180 or 270 degrees clockwise. The longest words are read in
    each, and the direction in which they are read best is the page's."""
    worth = {0: _legible(grey)}
    for turn, way in TURNS.items():
        worth[turn] = _legible(np.asarray(cv2.rotate(grey, way)))
    return max(worth, key=lambda turn: worth[turn])


def _legible(grey: Grey) -> float:
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    boxes = [box for box in find(np.asarray(half)) if box[3] - box[1] >= _LEAST_HEIGHT // 2]
    longest = sorted(boxes, key=lambda box: (box[2] - box[0]) / (box[3] - box[1]))[-_SAMPLE:]
    pictures = [grey[2 * max(y0, 0) : 2 * y1, 2 * max(x0, 0) : 2 * x1] for x0, y0, x1, y1 in longest]
    readings = read([picture for picture in pictures if picture.size], _WIDTH)
    return sum(reading.score * len(reading.text) for reading in readings)
