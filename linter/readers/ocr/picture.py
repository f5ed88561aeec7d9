"""A page's picture made ready for reading: straight, black on white, its lines told from its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from linter.readers.pdf.marks import Ruling
from linter.readers.pdf.rulings import meshes

Grey = Any
"""A numpy array: rows of pixels of 8 bits, 0 black to 255 white. numpy comes with the extra only, so that its types are
not known everywhere the product is checked."""
DPI = 200
POINT = 72 / DPI

_MOST_TILT = 5.0
_LEAST_TILT = 0.05
_LONG = 45
"""Pixels from which a straight stroke is a line and no part of a character: over the stroke of a 14 point character."""
_GAP = 4
_THICKEST = 14
_SAME_LINE = 1.5
_LONGER_THAN_WORDS = 0.25


@dataclass(frozen=True, slots=True)
class Page:
    """A straightened page at :data:`DPI`: as it is, and with its lines taken out; the lines, in points; its ink (255
    where there is any) without the lines."""

    grey: Grey
    text: Grey
    ink: Grey
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A straight stroke: where it is in points, its box in pixels (left, top, width, height) and its pixels there."""

    ruling: Ruling
    box: tuple[int, int, int, int]
    mask: Grey


def prepared(grey: Grey) -> Page:
    """A page's picture, straightened, and what is drawn on it."""
    straight = _straightened(grey)
    ink = _ink(straight)
    rulings: list[Ruling] = []
    lines = np.zeros_like(ink)
    strokes = [*_strokes(ink, across=True), *_strokes(ink, across=False)]
    for stroke in _of_tables(strokes, straight.shape[1]):
        rulings.append(stroke.ruling)
        x, y, width, height = stroke.box
        part = lines[y : y + height, x : x + width]
        cv2.bitwise_or(part, stroke.mask, part)
    lines = np.asarray(cv2.dilate(lines, np.ones((3, 3), np.uint8)))
    text = straight.copy()
    text[lines > 0] = 255
    return Page(straight, text, np.asarray(cv2.bitwise_and(ink, cv2.bitwise_not(lines))), tuple(rulings))


def _ink(grey: Grey) -> Grey:
    """255 where there is ink: darker than its surroundings, so that shaded header cells stay background."""
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    return np.asarray(cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 51, 18))


def _straightened(grey: Grey) -> Grey:
    tilt = _tilt(grey)
    if abs(tilt) < _LEAST_TILT:
        return grey
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    return np.asarray(cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255))


def _tilt(grey: Grey) -> float:
    """The page's tilt in degrees, by its long lines; by its lines of text where it has none."""
    half = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    ink = _ink(half)
    found = cv2.HoughLinesP(ink, 1, np.pi / 3600, 150, minLineLength=half.shape[1] // 4, maxLineGap=6)
    if found is None:
        rows = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 41), np.uint8))
        edges = cv2.Canny(rows, 50, 150)
        found = cv2.HoughLinesP(edges, 1, np.pi / 3600, 150, minLineLength=half.shape[1] // 4, maxLineGap=20)
    if found is None:
        return 0.0
    ends = found.reshape(-1, 4).astype(float)
    angles = np.degrees(np.arctan2(ends[:, 3] - ends[:, 1], ends[:, 2] - ends[:, 0]))
    level = angles[np.abs(angles) < _MOST_TILT]
    return float(np.median(level)) if len(level) else 0.0


def _strokes(ink: Grey, *, across: bool) -> list[_Stroke]:
    """The straight strokes in one direction that are too long for a character's."""
    size = (1, _LONG) if across else (_LONG, 1)
    bridge = (1, _GAP) if across else (_GAP, 1)
    thick = (3, 1) if across else (1, 3)
    # A line that still leans a little is a stair of pixels: made thicker first, it is straight for long enough.
    closed = cv2.morphologyEx(cv2.dilate(ink, np.ones(thick, np.uint8)), cv2.MORPH_CLOSE, np.ones(bridge, np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(size, np.uint8))
    lines = cv2.bitwise_and(opened, cv2.dilate(ink, np.ones((3, 3), np.uint8)))
    count, labels, stats, middles = cv2.connectedComponentsWithStats(lines, connectivity=8)
    out: list[_Stroke] = []
    for index in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[index])
        length, thickness = (width, height) if across else (height, width)
        if length < _LONG or thickness > _THICKEST:
            continue
        start, end = (x, x + width) if across else (y, y + height)
        at = float(middles[index][1 if across else 0]) + 0.5
        ruling = Ruling(across, at * POINT, start * POINT, end * POINT, thickness * POINT)
        mask = np.where(labels[y : y + height, x : x + width] == index, 255, 0).astype(np.uint8)
        out.append(_Stroke(ruling, (x, y, width, height), mask))
    return out


def _of_tables(strokes: list[_Stroke], width: int) -> list[_Stroke]:
    """The strokes that cross others as a table's lines do, and those that are longer than any word."""
    found = [mesh for mesh in meshes([stroke.ruling for stroke in strokes]) if len(mesh.across) > 1 and mesh.down]
    across = [line for mesh in found for line in mesh.across]
    down = [line for mesh in found for line in mesh.down]
    return [
        stroke
        for stroke in strokes
        if max(stroke.box[2:]) > _LONGER_THAN_WORDS * width
        or _part_of(stroke.ruling, across if stroke.ruling.across else down)
    ]


def _part_of(ruling: Ruling, lines: list[tuple[float, float, float]]) -> bool:
    return any(
        abs(at - ruling.at) <= _SAME_LINE and ruling.start >= start - _SAME_LINE and ruling.end <= end + _SAME_LINE
        for at, start, end in lines
    )
