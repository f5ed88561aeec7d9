"""Graphics state and paths: what becomes a ruling, what an area (ISO 32000-1, 8.4 and 8.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import Any

from linter.readers.pdf.budget import MOST_RULINGS_ON_A_PAGE
from linter.readers.pdf.fonts import Font
from linter.readers.pdf.marks import Box, Fill, PageMarks, Ruling
from linter.readers.pdf.matrix import IDENTITY, Matrix, apply, intersect, matrix_of, multiply

THICKEST_RULE = 4.0
"""Points up to which a filled bar is a ruling and not an area."""
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
_LARGEST_SHAPE = 40.0
_MOST_SHAPES = 40_000
_DEEPEST_STACK = 512
_DARK_UNKNOWN = 0.0

Points = list[tuple[float, float]]


@dataclass(slots=True)
class State:
    """The graphics state that matters for reading. Colours are lightness, 0 (black) to 1 (white)."""

    matrix: Matrix
    clip: Box = EVERYWHERE
    line_width: float = 1.0
    fill: float = 0.0
    stroke: float = 0.0
    fill_opacity: float = 1.0
    font: Font | None = None
    font_size: float = 0.0
    character_spacing: float = 0.0
    word_spacing: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> State:
        """The same state a second time (faster than the standard library's ways: every ``q`` asks for it)."""
        return State(
            self.matrix,
            self.clip,
            self.line_width,
            self.fill,
            self.stroke,
            self.fill_opacity,
            self.font,
            self.font_size,
            self.character_spacing,
            self.word_spacing,
            self.stretch,
            self.leading,
            self.rise,
            self.mode,
        )


@dataclass(slots=True)
class _Subpath:
    points: Points
    closed: bool = False
    curved: bool = False
    rectangle: bool = False


class PathCanvas:
    """Keeps the graphics state and paints paths onto a page's marks."""

    def __init__(self, marks: PageMarks) -> None:
        self._marks = marks
        self._state = State(IDENTITY)
        self._stack: list[State] = []
        self._path: list[_Subpath] = []
        self._clipping = False
        self._unseen = 0  # open sections of marked content that are hidden
        self._shown = 0  # show operators so far

    # -- graphics state

    def _save(self, _: list[Any]) -> None:
        if len(self._stack) < _DEEPEST_STACK:
            self._stack.append(self._state.copy())

    def _restore(self, _: list[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _concatenate(self, operands: list[Any]) -> None:
        self._state.matrix = multiply(matrix_of(operands), self._state.matrix)

    def _set_line_width(self, operands: list[Any]) -> None:
        self._state.line_width = abs(float(operands[0]))

    def _fill_colour(self, operands: list[Any]) -> None:
        self._state.fill = _lightness(operands)

    def _stroke_colour(self, operands: list[Any]) -> None:
        self._state.stroke = _lightness(operands)

    def _fill_space(self, _: list[Any]) -> None:
        self._state.fill = 0.0

    def _stroke_space(self, _: list[Any]) -> None:
        self._state.stroke = 0.0

    # -- paths

    def _move(self, operands: list[Any]) -> None:
        self._path.append(_Subpath([apply(self._state.matrix, *_point(operands))]))

    def _to(self, operands: list[Any]) -> None:
        if not self._path:
            return self._move(operands)
        self._path[-1].points.append(apply(self._state.matrix, *_point(operands)))
        return None

    def _curve(self, operands: list[Any]) -> None:
        if self._path:
            self._path[-1].curved = True
            self._to(operands[-2:])

    def _rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = (float(value) for value in operands[-4:])
        matrix = self._state.matrix
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self._path.append(_Subpath([apply(matrix, *corner) for corner in corners], closed=True, rectangle=True))

    def _close(self, _: list[Any]) -> None:
        if self._path:
            self._path[-1].closed = True

    def _clip(self, _: list[Any]) -> None:
        self._clipping = True

    def _end(self, _: list[Any]) -> None:
        self._finish()

    def _stroke(self, _: list[Any]) -> None:
        self._paint_lines()
        self._finish()

    def _close_stroke(self, operands: list[Any]) -> None:
        self._close(operands)
        self._stroke(operands)

    def _fill(self, _: list[Any]) -> None:
        self._paint_areas()
        self._finish()

    def _fill_stroke(self, _: list[Any]) -> None:
        self._paint_areas()
        self._paint_lines()
        self._finish()

    def _close_fill_stroke(self, operands: list[Any]) -> None:
        self._close(operands)
        self._fill_stroke(operands)

    def _finish(self) -> None:
        if self._clipping and self._path:
            box = _around([point for subpath in self._path for point in subpath.points])
            self._state.clip = intersect(self._state.clip, box)
        self._clipping = False
        self._path = []

    def _paint_lines(self) -> None:
        state = self._state
        self._marks.drawn += len(self._path)
        if self._unseen or len(self._marks.rulings) > MOST_RULINGS_ON_A_PAGE:
            return
        thickness = state.line_width * hypot(state.matrix[0], state.matrix[1])
        for subpath in self._path:
            points = subpath.points
            if subpath.closed and len(points) > 2:
                points = [*points, points[0]]
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(y0 - y1) < 0.5 and abs(x0 - x1) >= abs(y0 - y1):
                    self._rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1), thickness)
                elif abs(x0 - x1) < 0.5:
                    self._rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1), thickness)

    def _paint_areas(self) -> None:
        self._marks.drawn += len(self._path)
        if self._unseen or len(self._marks.rulings) > MOST_RULINGS_ON_A_PAGE:
            return
        areas = [subpath for subpath in self._path if len(subpath.points) > 2 or subpath.rectangle]
        boxes = [_around(subpath.points) for subpath in areas]
        if len(boxes) == 2 and (ring := _ring(*boxes)):
            for bar in ring:
                self._area(bar, straight=True)
            return
        for subpath, box in zip(areas, boxes, strict=True):
            straight = not subpath.curved and len(subpath.points) <= 6
            self._area(box, straight)
            if not straight and THICKEST_RULE < box[3] - box[1] < _LARGEST_SHAPE and self._marks.drawn < _MOST_SHAPES:
                self._marks.shapes.append(intersect(box, self._state.clip))

    def _area(self, box: Box, straight: bool) -> None:
        x0, y0, x1, y1 = box
        width, height = x1 - x0, y1 - y0
        if min(width, height) <= THICKEST_RULE:
            if self._state.fill > 0.98 and max(width, height) < 2:
                return
            # a square dot belongs to a dotted line of either direction
            if width >= height or width <= 2:
                self._rule(True, (y0 + y1) / 2, x0, x1, height)
            if height > width or height <= 2:
                self._rule(False, (x0 + x1) / 2, y0, y1, width)
        elif straight:
            self._marks.fills.append(Fill(intersect(box, self._state.clip), self._state.fill, self._shown))

    def _rule(self, across: bool, at: float, start: float, end: float, thickness: float) -> None:
        x0, y0, x1, y1 = self._state.clip
        low, high, first, last = (y0, y1, x0, x1) if across else (x0, x1, y0, y1)
        if not low - 1 - thickness <= at <= high + 1 + thickness:
            return
        start, end = max(start, first), min(end, last)
        if end > start:
            self._marks.rulings.append(Ruling(across, at, start, end, thickness))


def _point(operands: list[Any]) -> tuple[float, float]:
    return float(operands[-2]), float(operands[-1])


def _around(points: Points) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _ring(one: Box, other: Box) -> list[Box] | None:
    """The bars of a border filled as a rectangle with a rectangular hole, or ``None`` where it is none."""
    outer, inner = (one, other) if one[0] <= other[0] else (other, one)
    widths = (inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    if min(widths) < 0 or not 0 < max(widths) <= THICKEST_RULE:
        return None
    bars = (
        (outer[0], outer[1], inner[0], outer[3]),
        (outer[0], outer[1], outer[2], inner[1]),
        (inner[2], outer[1], outer[2], outer[3]),
        (outer[0], inner[3], outer[2], outer[3]),
    )
    return [bar for bar, width in zip(bars, widths, strict=True) if width > 0]


def _lightness(operands: list[Any]) -> float:
    """Lightness of a colour in a grey, RGB or CMYK space, told by the number of its components."""
    values = [value for value in operands if isinstance(value, float)]
    if len(values) == 1:
        return min(max(values[0], 0.0), 1.0)
    if len(values) == 3:
        red, green, blue = values
        return 0.299 * red + 0.587 * green + 0.114 * blue
    if len(values) == 4:
        cyan, magenta, yellow, black = values
        return max(0.0, 1 - black) * (1 - (0.299 * cyan + 0.587 * magenta + 0.114 * yellow))
    return _DARK_UNKNOWN


PATH_HANDLERS: dict[bytes, Callable[[PathCanvas, list[Any]], None]] = {
    b"q": PathCanvas._save,
    b"Q": PathCanvas._restore,
    b"cm": PathCanvas._concatenate,
    b"w": PathCanvas._set_line_width,
    b"g": PathCanvas._fill_colour,
    b"rg": PathCanvas._fill_colour,
    b"k": PathCanvas._fill_colour,
    b"sc": PathCanvas._fill_colour,
    b"scn": PathCanvas._fill_colour,
    b"G": PathCanvas._stroke_colour,
    b"RG": PathCanvas._stroke_colour,
    b"K": PathCanvas._stroke_colour,
    b"SC": PathCanvas._stroke_colour,
    b"SCN": PathCanvas._stroke_colour,
    b"cs": PathCanvas._fill_space,
    b"CS": PathCanvas._stroke_space,
    b"m": PathCanvas._move,
    b"l": PathCanvas._to,
    b"c": PathCanvas._curve,
    b"v": PathCanvas._curve,
    b"y": PathCanvas._curve,
    b"re": PathCanvas._rectangle,
    b"h": PathCanvas._close,
    b"W": PathCanvas._clip,
    b"W*": PathCanvas._clip,
    b"n": PathCanvas._end,
    b"S": PathCanvas._stroke,
    b"s": PathCanvas._close_stroke,
    b"f": PathCanvas._fill,
    b"F": PathCanvas._fill,
    b"f*": PathCanvas._fill,
    b"B": PathCanvas._fill_stroke,
    b"B*": PathCanvas._fill_stroke,
    b"b": PathCanvas._close_fill_stroke,
    b"b*": PathCanvas._close_fill_stroke,
}
"""What each operator of graphics state and paths does."""
