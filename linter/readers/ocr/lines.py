"""Drawn lines of a page's picture: solid, faint, dashed and dotted ones, told from strokes of characters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from linter.readers.ocr.cleaning import Cleaned, Grey
from linter.readers.pdf.marks import Ruling
from linter.readers.pdf.rulings import Mesh, meshes

POINT = 72 / 200
"""Points of a pixel at 200 dpi."""
_LONG = 45
"""Pixels from which a straight stroke is a line and no part of a character: over the stroke of a 14 point character."""
_GAP = 4
_THICKEST = 14
_DASH_THICKNESS = 6
_DASH_GAP_ACROSS = 36
_DASH_GAP_DOWN = 18
"""Pixels between two dashes; across, a dash that crosses a line down may be missing."""
_DASHED_ACROSS = 110
_DASHED_DOWN = 34
"""Length from which dashes in a row are a line: short strokes of characters beside each other are none."""
_TO_CORNER = 6.0
_BEYOND = 12.5
"""Points from a dashed line's end within which it goes on to the next line, and those over which it is cut back."""
_LONGER_THAN_NUMBERS = 200
"""Pixels: digits that touch each other are no line, which has nothing beside it on one side at least."""
_UNBROKEN = 0.97
"""Share of a solid line's length that is covered by marks."""
_BESIDE = 4
_BARE = 0.25
_CLEAR = 0.1
_CROWDED = 0.6
_FULL = 0.9
_DASHES = 0.4
_TOUCH = 3.2
"""A broken line has nothing beside it (within so many pixels on one side, for all but such a share of its length) or
another line (for such a share): characters in a row have something in between. Where it reaches from one line to the
next (to within so many points), text may stand close to it."""
_MANY_DASHED = 0.25
"""Length of dashed lines to that of solid ones from which a page has dashed lines: fewer are rows of strokes."""
_SAME_LINE = 1.5
_LONGER_THAN_WORDS = 0.25
_FAINTER = 0.3
"""Share of the darkness of a table's lines below which a stroke is a watermark's."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stroke: where it is in points, its box in pixels (left, top, width, height), its pixels there (255)
    and how dark it is."""

    ruling: Ruling
    box: tuple[int, int, int, int]
    mask: Grey
    darkness: float


def strokes_of_tables(page: Cleaned) -> list[Stroke]:
    """The strokes that cross others as a table's lines do, and those that are longer than any word."""
    marks = page.marks
    found = [*_solid(page, marks, across=True), *_solid(page, marks, across=False)]
    rest = _without(marks, found)
    # Dashes that cross at a corner are plain ones once those in one direction are taken out.
    dashed: list[Stroke] = []
    for across in (True, False):
        some = _dashed(page, rest, found + dashed, across=across)
        dashed += some
        rest = _without(rest, some)
    dashed = _to_corners(marks, dashed, found + dashed)
    if _length(dashed) >= _MANY_DASHED * _length(_of_tables(found, marks.shape[1])):
        found += dashed
    return _of_tables(found, marks.shape[1])


def _length(strokes: list[Stroke]) -> int:
    return sum(max(stroke.box[2:]) for stroke in strokes)


def _without(marks: Grey, strokes: list[Stroke]) -> Grey:
    lines = np.zeros_like(marks)
    for stroke in strokes:
        x, y, width, height = stroke.box
        part = lines[y : y + height, x : x + width]
        cv2.bitwise_or(part, stroke.mask, part)
    return cv2.bitwise_and(marks, cv2.bitwise_not(cv2.dilate(lines, np.ones((3, 3), np.uint8))))


def _solid(page: Cleaned, marks: Grey, *, across: bool) -> list[Stroke]:
    """The solid strokes in one direction that are too long for a character's."""
    size = (1, _LONG) if across else (_LONG, 1)
    bridge = (1, _GAP) if across else (_GAP, 1)
    thick = (3, 1) if across else (1, 3)
    # A line that still leans a little is a stair of pixels: made thicker first, it is straight for long enough.
    closed = cv2.morphologyEx(cv2.dilate(marks, np.ones(thick, np.uint8)), cv2.MORPH_CLOSE, np.ones(bridge, np.uint8))
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(size, np.uint8))
    lines = cv2.bitwise_and(opened, cv2.dilate(marks, np.ones((3, 3), np.uint8)))
    found = _strokes(page, lines, _LONG, across=across)
    return [
        stroke
        for stroke in found
        if _covered(marks, stroke.box, across=across) >= _UNBROKEN
        and (max(stroke.box[2:]) >= _LONGER_THAN_NUMBERS or _beside(marks, stroke.box, across=across)[0] <= _BARE)
    ]


def _dashed(page: Cleaned, marks: Grey, others: list[Stroke], *, across: bool) -> list[Stroke]:
    """The lines of dashes or dots, and broken lines, in one direction. ``others`` are the lines that are known."""
    runs: Grey = np.ones((_DASH_THICKNESS + 1, 1) if across else (1, _DASH_THICKNESS + 1), np.uint8)
    thin = cv2.bitwise_and(marks, cv2.bitwise_not(cv2.morphologyEx(marks, cv2.MORPH_OPEN, runs)))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(thin, connectivity=8)
    keep = stats[:, cv2.CC_STAT_HEIGHT if across else cv2.CC_STAT_WIDTH] <= _DASH_THICKNESS
    keep[0] = False
    dashes = np.where(keep, 255, 0).astype(np.uint8)[labels]
    gap, length = (_DASH_GAP_ACROSS, _DASHED_ACROSS) if across else (_DASH_GAP_DOWN, _DASHED_DOWN)
    thick, along, long = ((3, 1), (1, gap), (1, length)) if across else ((1, 3), (gap, 1), (length, 1))
    closed = cv2.morphologyEx(cv2.dilate(dashes, np.ones(thick, np.uint8)), cv2.MORPH_CLOSE, np.ones(along, np.uint8))
    lines = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(long, np.uint8))
    found = _strokes(page, lines, length, across=across)
    bare = [(stroke, *_beside(marks, stroke.box, across=across)) for stroke in found]
    sure = [stroke for stroke, _, more in bare if more <= _BARE]
    crossing = meshes([stroke.ruling for stroke in (*others, *sure)])
    return [stroke for stroke, less, more in bare if _is_line(stroke, less, more, crossing)]


def _is_line(stroke: Stroke, less: float, more: float, crossing: list[Mesh]) -> bool:
    """Whether a row of dashes with marks beside it on such shares of its length, on either side, is a line."""
    long = max(stroke.box[2:]) >= _DASHED_ACROSS
    if long and (more <= _BARE or (less <= _BARE and not stroke.ruling.across)):
        return True
    if more <= _BARE:
        return _between(stroke.ruling, crossing, _TO_CORNER)
    return less <= _CLEAR and more <= _CROWDED and _between(stroke.ruling, crossing, _TOUCH)


def _strokes(page: Cleaned, lines: Grey, long: int, *, across: bool) -> list[Stroke]:
    count, labels, stats, middles = cv2.connectedComponentsWithStats(lines, connectivity=8)
    out: list[Stroke] = []
    for index in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[index])
        length, thickness = (width, height) if across else (height, width)
        if length < long or thickness > _THICKEST:
            continue
        start, end = (x, x + width) if across else (y, y + height)
        at = float(middles[index][1 if across else 0]) + 0.5
        ruling = Ruling(across, at * POINT, start * POINT, end * POINT, thickness * POINT)
        mask = np.where(labels[y : y + height, x : x + width] == index, 255, 0).astype(np.uint8)
        part = page.darkness[y : y + height, x : x + width]
        darkness = float(np.median(np.where(mask > 0, part, 0).max(axis=0 if across else 1)))
        out.append(Stroke(ruling, (x, y, width, height), mask, darkness))
    return out


def _to_corners(marks: Grey, dashed: list[Stroke], found: list[Stroke]) -> list[Stroke]:
    """Dashed lines that end at the lines that they meet: a dash that crosses another is no plain one, and a stroke of a
    character near a line's end looks like one. What lies between two such lines and is characters is left out."""
    out: list[Stroke] = []
    for stroke in dashed:
        own = stroke.ruling
        crossing = [
            other.ruling.at
            for other in found
            if other.ruling.across is not own.across
            and other.ruling.start - _TOUCH <= own.at <= other.ruling.end + _TOUCH
        ]
        start = min(crossing, key=lambda at: abs(at - own.start), default=own.start)
        end = min(crossing, key=lambda at: abs(at - own.end), default=own.end)
        start = start if -_BEYOND <= own.start - start <= _TO_CORNER else own.start
        end = end if -_BEYOND <= end - own.end <= _TO_CORNER else own.end
        between = sorted(at for at in crossing if start + _BEYOND < at < end - _BEYOND)
        first: float | None = None
        for low, high in pairwise([start, *between, end]):
            if high - low < _TO_CORNER:
                continue
            if _drawn(marks, _reaching(stroke, low, high)):
                first = low if first is None else first
            elif first is not None:
                out.append(_reaching(stroke, first, low))
                first = None
        if first is not None:
            out.append(_reaching(stroke, first, end))
    return out


def _drawn(marks: Grey, stroke: Stroke) -> bool:
    across = stroke.ruling.across
    less, more = _beside(marks, stroke.box, across=across)
    return less <= _BARE and more <= _CROWDED and _covered(marks, stroke.box, across=across) >= _DASHES


def _reaching(stroke: Stroke, start: float, end: float) -> Stroke:
    """A stroke with other ends, in points. What it gains is all its own."""
    x, y, width, height = stroke.box
    first, last = max(int(start / POINT), 0), int(end / POINT) + 1
    old = x if stroke.ruling.across else y
    mask = stroke.mask if stroke.ruling.across else stroke.mask.T
    own = np.full((mask.shape[0], last - first), 255, np.uint8)
    low, high = max(first, old), min(last, old + mask.shape[1])
    own[:, low - first : high - first] = mask[:, low - old : high - old]
    box = (first, y, last - first, height) if stroke.ruling.across else (x, first, width, last - first)
    mask = own if stroke.ruling.across else np.ascontiguousarray(own.T)
    return replace(stroke, ruling=replace(stroke.ruling, start=start, end=end), box=box, mask=mask)


def _covered(marks: Grey, box: tuple[int, int, int, int], *, across: bool) -> float:
    """The share of a stroke's length that has marks."""
    x, y, width, height = box
    return float(marks[y : y + height, x : x + width].any(axis=0 if across else 1).mean())


def _beside(marks: Grey, box: tuple[int, int, int, int], *, across: bool) -> tuple[float, float]:
    """The shares of a stroke's length beside which there are marks, on the barer side and on the other; another line
    there doesn't count."""
    x, y, width, height = box
    if across:
        beside = ((x, max(y - _BESIDE, 0), width, min(_BESIDE, y)), (x, y + height, width, _BESIDE))
    else:
        beside = ((max(x - _BESIDE, 0), y, min(_BESIDE, x), height), (x + width, y, _BESIDE, height))
    shares = [_covered(marks, each, across=across) for each in beside if min(each) >= 0 and each[2] and each[3]]
    shares = [share if share < _FULL else 0.0 for share in shares] or [0.0]
    return min(shares), max(shares)


def _between(ruling: Ruling, found: list[Mesh], slack: float) -> bool:
    """Whether a stroke reaches from one line to another, to within some points."""
    lines = [line for mesh in found for line in (mesh.down if ruling.across else mesh.across)]
    return all(
        any(abs(at - end) <= slack and low - _TOUCH <= ruling.at <= high + _TOUCH for at, low, high in lines)
        for end in (ruling.start, ruling.end)
    )


def _of_tables(strokes: list[Stroke], width: int) -> list[Stroke]:
    """The strokes that cross others as a table's lines do, and those that are longer than any word."""
    if not strokes:
        return []
    dark = sorted(strokes, key=lambda stroke: stroke.darkness)
    usual = _middle([(stroke.darkness, max(stroke.box[2:])) for stroke in dark])
    strokes = [stroke for stroke in strokes if stroke.darkness >= _FAINTER * usual]
    found = [mesh for mesh in meshes([stroke.ruling for stroke in strokes]) if len(mesh.across) > 1 and mesh.down]
    across = [line for mesh in found for line in mesh.across]
    down = [line for mesh in found for line in mesh.down]
    return [
        stroke
        for stroke in strokes
        if max(stroke.box[2:]) > _LONGER_THAN_WORDS * width
        or _part_of(stroke.ruling, across if stroke.ruling.across else down)
    ]


def _middle(weighed: list[tuple[float, int]]) -> float:
    """The value in the middle by weight, of values in order."""
    half = sum(weight for _, weight in weighed) / 2
    for value, weight in weighed:
        half -= weight
        if half <= 0:
            return value
    return 0.0


def _part_of(ruling: Ruling, lines: list[tuple[float, float, float]]) -> bool:
    return any(
        abs(at - ruling.at) <= _SAME_LINE and ruling.start >= start - _SAME_LINE and ruling.end <= end + _SAME_LINE
        for at, start, end in lines
    )
