"""Rulings to frames: which lines belong to one table, and the cells that they make."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from linter.readers.pdf.marks import Box, Ruling

MOST_LINES = 1_000
"""Lines of one direction on a page that are looked at, the longest first."""
MOST_POSITIONS = 10_000
"""Rows times columns of the largest frame."""
_SAME_LINE = 0.9
_JOIN_GAP = 3.2
"""Points over which pieces of a broken line (dashes, borders of cells) are one line."""
_LONGEST_DASH = 8.0
"""Points of a dash that may be followed by a gap of its own length."""
_TOUCH = 3.2
"""Points within which a line across and a line down meet."""
_SHORTEST = 5.0
_DOUBLE_LINE = 2.6
_WIDEST_LINE = 5.0
"""Points within which parallel lines are one border."""
_COVER = 0.7
_OVERHANG = 4.0
_STRIP = 7.5
"""Points below which a row or column without text is part of a border."""
_COVER_CUT = 0.3
"""Cover of a border in the last row of a table that the page's end cuts."""


@dataclass(slots=True)
class Span:
    """A cell's place in a frame: first row and column, rows and columns covered.

    ``cut_above``, ``cut_below``: it has no border there though its neighbours have: a page break cuts this cell.
    """

    row: int
    column: int
    rows: int
    columns: int
    cut_above: bool = False
    cut_below: bool = False


@dataclass(slots=True)
class Frame:
    """A table's lines: ``xs`` and ``ys`` bound its columns and rows, ``spans`` are its cells in reading order.

    ``open_top``, ``open_bottom``: the lines down stick out without a line across: a page break cuts the table there.
    """

    xs: list[float]
    ys: list[float]
    spans: list[Span]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_box(self, span: Span) -> Box:
        """The box of a cell."""
        return (
            self.xs[span.column],
            self.ys[span.row],
            self.xs[span.column + span.columns],
            self.ys[span.row + span.rows],
        )


@dataclass(slots=True)
class Mesh:
    """Lines that hang together, each as (position, start, end)."""

    across: list[tuple[float, float, float]] = field(default_factory=list)
    down: list[tuple[float, float, float]] = field(default_factory=list)

    @property
    def box(self) -> Box:
        xs = [x for x, _, _ in self.down] + [end for _, start, stop in self.across for end in (start, stop)]
        ys = [y for y, _, _ in self.across] + [end for _, start, stop in self.down for end in (start, stop)]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def open_sides(self) -> bool:
        """Whether no line down stands at the left or the right end of the lines across."""
        if not self.across:
            return False
        left, right = min(start for _, start, _ in self.across), max(end for _, _, end in self.across)
        return not any(abs(x - left) < _TOUCH or abs(x - right) < _TOUCH for x, _, _ in self.down)


def meshes(rulings: Sequence[Ruling]) -> list[Mesh]:
    """Lines grouped by touching each other, from top to bottom."""
    across = _longest(_merged([ruling for ruling in rulings if ruling.across]))
    down = _longest(_merged([ruling for ruling in rulings if not ruling.across]))
    parents = list(range(len(across) + len(down)))

    def find(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for number, (y, x0, x1) in enumerate(across):
        for offset, (x, y0, y1) in enumerate(down, len(across)):
            if x0 - _TOUCH <= x <= x1 + _TOUCH and y0 - _TOUCH <= y <= y1 + _TOUCH:
                parents[find(number)] = find(offset)
    # the two lines of a double border need not be joined by any other line
    for lines, base in ((across, 0), (down, len(across))):
        for number, (at, start, end) in enumerate(lines):
            for other in range(number + 1, len(lines)):
                if lines[other][0] - at > _DOUBLE_LINE:
                    break
                if lines[other][1] < end + _TOUCH and lines[other][2] > start - _TOUCH:
                    parents[find(base + number)] = find(base + other)
    groups: dict[int, Mesh] = {}
    for number, line in enumerate(across):
        groups.setdefault(find(number), Mesh()).across.append(line)
    for number, line in enumerate(down, len(across)):
        groups.setdefault(find(number), Mesh()).down.append(line)
    return sorted(groups.values(), key=lambda mesh: (mesh.box[1], mesh.box[0]))


def with_rails(found: Sequence[Mesh]) -> list[Mesh]:
    """Meshes with the single lines down beside them that are as high: on a page in the middle of a merged cell nothing
    else bounds it. Single lines that bound nothing are left out."""
    whole = [mesh for mesh in found if len(mesh.across) + len(mesh.down) > 1 or mesh.open_sides]
    for rail in found:
        if rail.across or len(rail.down) != 1:
            continue
        at, start, end = rail.down[0]
        for mesh in whole:
            left, top, right, bottom = mesh.box
            as_high = max(abs(start - top), abs(end - bottom)) < _TOUCH
            if mesh.down and mesh.across and as_high and not left <= at <= right:
                mesh.down.append((at, start, end))
                mesh.down.sort()
                break
    return whole


def _longest(lines: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """No more lines than any page of tables has: a drawing may have tens of thousands."""
    if len(lines) <= MOST_LINES:
        return lines
    return sorted(sorted(lines, key=lambda line: line[1] - line[2])[:MOST_LINES])


def _merged(rulings: list[Ruling]) -> list[tuple[float, float, float]]:
    """Pieces on one line joined; what stays too short to be a table's line is dropped."""
    rulings.sort(key=lambda ruling: (ruling.at, ruling.start))
    out: list[tuple[float, float, float]] = []
    index = 0
    while index < len(rulings):
        group = [rulings[index]]
        index += 1
        while (
            index < len(rulings)
            and rulings[index].at - group[-1].at <= _SAME_LINE
            and rulings[index].at - group[0].at <= 2 * _SAME_LINE
        ):
            group.append(rulings[index])
            index += 1
        at = sum(ruling.at for ruling in group) / len(group)
        group.sort(key=lambda ruling: ruling.start)
        start, end = group[0].start, group[0].end
        piece = end - start
        for ruling in group[1:]:
            dash = min(max(piece, ruling.end - ruling.start), _LONGEST_DASH)
            piece = ruling.end - ruling.start
            if ruling.start - end > max(_JOIN_GAP, dash if piece <= _LONGEST_DASH else 0.0):
                out.append((at, start, end))
                start, end = ruling.start, ruling.end
            end = max(end, ruling.end)
        out.append((at, start, end))
    return sorted(line for line in out if line[2] - line[1] >= _SHORTEST)


@dataclass(frozen=True, slots=True)
class _Border:
    """One border of the grid: parallel lines, or lines with a strip between them that holds no text."""

    low: float
    high: float

    @property
    def at(self) -> float:
        return (self.low + self.high) / 2


def frame_of(mesh: Mesh, middles: Sequence[tuple[float, float]]) -> Frame | None:
    """The cells that a mesh makes, or ``None`` where it makes none. ``middles`` are the centres of the text in it:
    strips between lines that hold no text and are too narrow for any are part of the border."""
    if not mesh.down or not mesh.across:
        return None
    x0, y0, x1, y1 = mesh.box
    xs = _positions([x for x, _, _ in mesh.down])
    ys = _positions([y for y, _, _ in mesh.across])
    open_top, ys = _open_end(ys, [start for _, start, _ in mesh.down], first=True)
    open_bottom, ys = _open_end(ys, [end for _, _, end in mesh.down], first=False)
    _, xs = _open_end(xs, [start for _, start, _ in mesh.across], first=True)
    _, xs = _open_end(xs, [end for _, _, end in mesh.across], first=False)
    xs = _without_strips(xs, [x for x, y in middles if y0 <= y <= y1])
    ys = _without_strips(ys, [y for x, y in middles if x0 <= x <= x1])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_POSITIONS:
        return None
    walls, floors = _borders(mesh, xs, ys, open_bottom)
    keep_x = [0, *(j for j in range(1, len(xs) - 1) if any(row[j] for row in walls)), len(xs) - 1]
    keep_y = [0, *(i for i in range(1, len(ys) - 1) if any(floors[i])), len(ys) - 1]
    if len(keep_x) < len(xs) or len(keep_y) < len(ys):
        xs, ys = [xs[j] for j in keep_x], [ys[i] for i in keep_y]
        walls, floors = _borders(mesh, xs, ys, open_bottom)
    spans = _spans(walls, floors)
    for span in spans:
        columns = range(span.column, span.column + span.columns)
        span.cut_above = span.row == 0 and any(floors[0]) and not any(floors[0][column] for column in columns)
        last = len(floors) - 1
        span.cut_below = (
            span.row + span.rows == last and any(floors[last]) and not any(floors[last][column] for column in columns)
        )
    return Frame([x.at for x in xs], [y.at for y in ys], spans, open_top, open_bottom)


def _borders(
    mesh: Mesh, xs: list[_Border], ys: list[_Border], open_bottom: bool
) -> tuple[list[list[bool]], list[list[bool]]]:
    """Which borders are drawn: ``walls[row][x]`` and ``floors[y][column]``."""
    walls = []
    for row, (low, high) in enumerate(itertools.pairwise(ys)):
        enough = _COVER_CUT if open_bottom and row == len(ys) - 2 else _COVER
        walls.append([_covered(mesh.down, x, low.at, high.at, enough) for x in xs])
    floors = [[_covered(mesh.across, y, low.at, high.at) for low, high in itertools.pairwise(xs)] for y in ys]
    return walls, floors


def _positions(values: list[float]) -> list[_Border]:
    """Positions of borders: parallel lines close together are one."""
    values = sorted(values)
    out: list[_Border] = []
    group: list[float] = []
    for value in values:
        if group and (value - group[-1] > _DOUBLE_LINE or value - group[0] > _WIDEST_LINE):
            out.append(_Border(group[0], group[-1]))
            group = []
        group.append(value)
    out.append(_Border(group[0], group[-1]))
    return out


def _open_end(borders: list[_Border], ends: list[float], *, first: bool) -> tuple[bool, list[_Border]]:
    """Lines that stick out together beyond the outermost crossing line bound one more row or column."""
    edge = borders[0].low if first else borders[-1].high
    beyond = sorted(end for end in ends if (edge - end if first else end - edge) > _OVERHANG)
    if len(beyond) < 2:
        return False, borders
    outer = beyond[0] if first else beyond[-1]
    if sum(abs(end - outer) < _TOUCH for end in beyond) < 2:
        return False, borders
    border = _Border(outer, outer)
    return True, [border, *borders] if first else [*borders, border]


def _without_strips(borders: list[_Border], middles: list[float]) -> list[_Border]:
    out = borders[:1]
    for border in borders[1:]:
        last = out[-1]
        if border.at - last.at < _STRIP and not any(last.high < middle < border.low for middle in middles):
            out[-1] = _Border(last.low, border.high)
        else:
            out.append(border)
    return out


def _covered(
    lines: list[tuple[float, float, float]], border: _Border, low: float, high: float, enough: float = _COVER
) -> bool:
    """Whether lines at a border cover it between two crossing borders."""
    length = high - low
    slack = min(2.5, length / 6)
    covered = 0.0
    reached = low
    for position, start, end in sorted(lines, key=lambda line: line[1]):
        if border.low - 0.1 <= position <= border.high + 0.1:
            begin, stop = max(start - slack, reached), min(end + slack, high)
            if stop > begin:
                covered += stop - begin
                reached = stop
    return covered >= enough * length


def _spans(walls: list[list[bool]], floors: list[list[bool]]) -> list[Span]:
    """Rectangular cells from the borders that are there. ``walls[row][x]``, ``floors[y][column]``."""
    rows, columns = len(walls), len(floors[0])
    parents = list(range(rows * columns))

    def find(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for row in range(rows):
        for column in range(columns):
            if column + 1 < columns and not walls[row][column + 1]:
                parents[find(row * columns + column + 1)] = find(row * columns + column)
            if row + 1 < rows and not floors[row + 1][column]:
                parents[find((row + 1) * columns + column)] = find(row * columns + column)
    groups: dict[int, list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            groups.setdefault(find(row * columns + column), []).append((row, column))
    out: list[Span] = []
    for members in groups.values():
        top, left = min(row for row, _ in members), min(column for _, column in members)
        height = max(row for row, _ in members) - top + 1
        width = max(column for _, column in members) - left + 1
        if height * width == len(members):
            out.append(Span(top, left, height, width))
        else:
            out.extend(_rectangles(members, walls, floors))
    return sorted(out, key=lambda span: (span.row, span.column))


def _rectangles(members: list[tuple[int, int]], walls: list[list[bool]], floors: list[list[bool]]) -> list[Span]:
    """A region with a corner missing, cut into strips row by row, equal strips joined where no border parts them."""
    inside = set(members)
    strips: list[Span] = []
    for row, column in sorted(members):
        last = strips[-1] if strips else None
        if last and last.row == row and last.column + last.columns == column and not walls[row][column]:
            last.columns += 1
        else:
            strips.append(Span(row, column, 1, 1))
    out: list[Span] = []
    for strip in strips:
        above = next(
            (
                span
                for span in out
                if span.row + span.rows == strip.row and (span.column, span.columns) == (strip.column, strip.columns)
            ),
            None,
        )
        open_floor = not any(
            floors[strip.row][column]
            for column in range(strip.column, strip.column + strip.columns)
            if (strip.row - 1, column) in inside
        )
        if above is not None and open_floor:
            above.rows += 1
        else:
            out.append(strip)
    return out
