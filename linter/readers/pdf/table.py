"""A table as it stands on one page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from linter.readers.pdf.marks import Box
from linter.readers.pdf.rulings import Frame
from linter.readers.pdf.runs import Line, Run, lines_of, pieces, run_of

_PADDING = 9.0
"""Points from a cell's left border within which text set flush left begins."""

_SLACK = 2.0
"""Points by which a picture may stand out of its cell, and a shape keeps off its borders (rounded ones are shapes)."""

_NUMBER_SIGNS = str.maketrans("", "", ".,，%-+")


@dataclass(slots=True)
class TableCell:
    """A cell: its first row and column, its spans, its text as lines, its box, whether a page break is seen to cut it,
    and whether it holds a picture."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[Line]
    box: Box
    page: int
    cut_above: bool = False
    cut_below: bool = False
    picture: bool = False

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def unsure(self) -> bool:
        """Whether a character of it may be another one."""
        return any(glyph.unsure for line in self.lines for run in line.runs for glyph in run.glyphs)


@dataclass(slots=True)
class PageTable:
    """A table of one page. ``xs`` bound its columns; ``cells`` are in reading order, ``lines`` are its text as lines,
    made without its cells."""

    page: int
    xs: list[float]
    rows: int
    cells: list[TableCell]
    box: Box
    ruled: bool = True
    open_top: bool = False
    open_bottom: bool = False
    lines: list[str] = field(default_factory=list)

    @property
    def columns(self) -> int:
        return len(self.xs) - 1


def fill(
    frame: Frame, runs: Sequence[Run], pictures: Sequence[Box], page: int, shapes: Sequence[Box] = ()
) -> PageTable:
    """A frame with its text and pictures. ``runs`` are those whose centre is in the frame. ``shapes`` in a cell are a
    picture of its text."""
    cells = [
        TableCell(
            span.row,
            span.column,
            span.rows,
            span.columns,
            [],
            frame.cell_box(span),
            page,
            span.cut_above,
            span.cut_below,
        )
        for span in frame.spans
    ]
    held: list[list[Run]] = [[] for _ in cells]
    places = _Places(frame)
    for run in runs:
        for part in _parts(run, cells, places):
            index = _cell_of(part, cells, places)
            if index is not None:
                held[index].append(part)
    for cell, members in zip(cells, held, strict=True):
        cell.lines = lines_of(members)
        cell.picture = any(_inside(box, cell.box, -_SLACK) for box in pictures)
    for box in shapes:
        index = places.at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        if index is not None and not cells[index].lines and _inside(box, cells[index].box, _SLACK):
            cells[index].picture = True
    lines = [line.text for line in lines_of(runs)]
    return PageTable(
        page, frame.xs, len(frame.ys) - 1, cells, frame.box, True, frame.open_top, frame.open_bottom, lines
    )


def _inside(box: Box, cell: Box, inset: float) -> bool:
    """Whether a box lies so far within a cell's."""
    return (
        cell[0] + inset <= box[0]
        and cell[1] + inset <= box[1]
        and box[2] <= cell[2] - inset
        and box[3] <= cell[3] - inset
    )


class _Places:
    """Finds the cells at a height or a point of a frame."""

    def __init__(self, frame: Frame) -> None:
        self._xs, self._ys = frame.xs, frame.ys
        self._cells = {
            (row, column): index
            for index, span in enumerate(frame.spans)
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
        }

    def at(self, x: float, y: float) -> int | None:
        """The cell at a point; text below the frame's end belongs to its last row."""
        row = min(bisect_right(self._ys, y), len(self._ys) - 1) - 1
        return self._cells.get((row, bisect_right(self._xs, x) - 1))

    def between(self, x0: float, x1: float, y: float) -> list[int]:
        """The cells that a stretch of a row meets, from left to right."""
        first = max(bisect_right(self._xs, x0) - 1, 0)
        row = min(bisect_right(self._ys, y), len(self._ys) - 1) - 1
        found = (self._cells.get((row, column)) for column in range(first, max(bisect_left(self._xs, x1), first)))
        return list(dict.fromkeys(index for index in found if index is not None))


def _parts(run: Run, cells: Sequence[TableCell], places: _Places) -> list[Run]:
    """A run that crosses a cell's border, cut at blanks; numbers written without a gap, cut between operators."""
    if run.turn != 0:
        return [run]
    x0, _, x1, _ = run.box
    y = run.middle[1]
    row = [cells[index] for index in places.between(x0, x1, y)]
    slack = 0.3 * run.size
    if len(row) < 2 or any(cell.box[0] - slack <= x0 and x1 <= cell.box[2] + slack for cell in row):
        return [run]
    parts = pieces(run)
    if len(parts) == 1 and is_number(run.text) and x1 - x0 > 1.4 * max(cell.box[2] - cell.box[0] for cell in row):
        return _by_operator(run)
    return parts


def is_number(text: str) -> bool:
    """Whether a text is a number, with separators, sign or percent, or a part of one."""
    return text.translate(_NUMBER_SIGNS).isdigit()


def _by_operator(run: Run) -> list[Run]:
    groups: dict[int, list[int]] = {}
    for index, glyph in enumerate(run.glyphs):
        groups.setdefault(glyph.shown, []).append(index)
    parts = [run_of([run.glyphs[index] for index in indices], run.turn) for indices in groups.values()]
    return [part for part in parts if part is not None]


def _cell_of(run: Run, cells: Sequence[TableCell], places: _Places) -> int | None:
    """The cell of a run: that of its centre; for words that begin at a cell's left border and run over, that cell."""
    x, y = run.middle
    best = places.at(x, y)
    if best is None or run.turn != 0:
        return best
    x0, _y0, x1, _ = cells[best].box
    if run.box[0] < x0 - run.size and not is_number(run.text):
        for index in places.between(run.box[0], x0, y):
            cell = cells[index]
            if (
                cell.box[0] - 1 <= run.box[0] <= cell.box[0] + _PADDING
                and abs((run.box[0] - x0) + (run.box[2] - x1)) > run.size  # not merely centred and too wide
            ):
                return index
    return best
