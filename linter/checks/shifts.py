"""Values that stand one row or column beside their places: the moves that make all of a table's sums hold.

A table is a grid of numbers by row and column; ``None`` is a cell without one. Values that stand one place too far on
leave an empty place where they begin and have lost the last one, which the sums tell; values that stand one place too
early have an empty place at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Literal, NamedTuple

from linter.rulebook.template import TableSpec

Number = int | None
Grid = tuple[tuple[Number, ...], ...]
Position = tuple[int, int]
Terms = tuple[tuple[int, Position], ...]
"""A sum: factors and cells that come to 0 together."""
Along = Literal["row", "columns", "rows", "line"]
"""What moves: the values of one row; all values by a column, or by a row; those of a table that is a single line."""


class Move(NamedTuple):
    """Values that move by one place: ``back`` to the left (up) or on to the right (down), from the row, the column or
    the place in the line numbered ``start`` on; ``row`` is the one that moves, where only one does."""

    along: Along
    back: bool
    start: int
    row: int | None = None

    @property
    def kind(self) -> tuple[Along, bool, int | None]:
        """The move but for where it starts."""
        return self.along, self.back, self.row


def sums(spec: TableSpec) -> tuple[Terms, ...]:
    """The sums that a template states for a table."""
    rows, columns = [row.id for row in spec.rows], [column.id for column in spec.columns]
    found: list[Terms] = []
    for each in spec.sums:
        across = each.over == "columns"
        lines, others = (columns, rows) if across else (rows, columns)
        terms = [(1, index) for index in _fitting(each.sum, lines)]
        terms += [(-1, index) for index in _fitting(each.equals, lines)]
        for other in range(len(others)):
            found.append(tuple((factor, (other, at) if across else (at, other)) for factor, at in terms))
    return tuple(found)


def moves(grid: Grid, stated: Sequence[Terms], layout: str) -> list[Move]:
    """Every move that makes all sums hold, of a grid in which two or more don't and no single cell is to blame.
    ``layout`` is the template's: in a table that is ``across``, the values stand in a single line."""
    broken = [terms for terms in stated if _complete(terms, grid) and _amount(terms, grid) != 0]
    if len(broken) < 2 or _one_cell_does(grid, stated, broken):
        return []
    return [move for move, moved in _moved(grid, layout) if _repaired(moved, stated) and _telling(move, grid, stated)]


def _telling(move: Move, grid: Grid, stated: Sequence[Terms]) -> bool:
    """Whether nothing simpler explains the broken sums, that is other numbers in the last line alone (wrong totals).
    Values that have all moved on by a column leave the first one empty and hardly a total that is right."""
    if move.along == "rows":
        return not _repaired([*(list(row) for row in grid[:-1]), [None] * len(grid[-1])], stated)
    if move.along == "line":
        return not _some_total_is_right(grid, stated)
    if not _repaired([[*row[:-1], None] for row in grid], stated):
        return True
    return move.along == "columns" and move.back and move.start == 0 and not _some_total_is_right(grid, stated)


def _some_total_is_right(grid: Grid, stated: Sequence[Terms]) -> bool:
    """Whether a row that isn't empty adds up."""
    return any(
        _amount(terms, grid) == 0 and any(grid[row][column] for _, (row, column) in terms)
        for terms in stated
        if len({row for _, (row, _) in terms}) == 1
    )


def moving(move: Move, grid: Grid) -> int:
    """How many numbers other than 0 a move takes along."""
    if move.along == "line":
        return sum(bool(value) for value in [value for row in grid for value in row][move.start :])
    if move.along == "rows":
        return sum(bool(value) for row in grid[move.start :] for value in row)
    rows = grid if move.row is None else (grid[move.row],)
    return sum(bool(value) for row in rows for value in row[move.start :])


def _fitting(patterns: Sequence[str], keys: Sequence[str]) -> list[int]:
    expressions = [re.compile(re.escape(pattern).replace(r"\*", "[a-z0-9_]+")) for pattern in patterns]
    return [at for at, key in enumerate(keys) if any(one.fullmatch(key) for one in expressions)]


def _complete(terms: Terms, grid: Grid) -> bool:
    return all(grid[row][column] is not None for _, (row, column) in terms)


def _amount(terms: Terms, grid: Grid) -> int:
    return sum(factor * (grid[row][column] or 0) for factor, (row, column) in terms)


def _one_cell_does(grid: Grid, stated: Sequence[Terms], broken: Sequence[Terms]) -> bool:
    """Whether another number in one cell makes all sums hold."""
    for _, cell in broken[0]:
        on = [terms for terms in stated if any(place == cell for _, place in terms)]
        if not all(terms in on for terms in broken) or len(on) != len(broken):
            continue
        needed = {-factor * _amount(terms, grid) for terms in broken for factor, place in terms if place == cell}
        if len(needed) == 1 and (grid[cell[0]][cell[1]] or 0) + needed.pop() >= 0:
            return True
    return False


def _repaired(grid: list[list[Number]], stated: Sequence[Terms]) -> bool:
    """Whether every sum holds, once the numbers that a move has no value for are worked out from the sums."""
    open_sums = list(stated)
    while open_sums:
        ready = [terms for terms in open_sums if sum(grid[row][column] is None for _, (row, column) in terms) <= 1]
        if not ready:
            return False
        for terms in ready:
            unknown = next(((factor, at) for factor, at in terms if grid[at[0]][at[1]] is None), None)
            amount = sum(factor * (grid[row][column] or 0) for factor, (row, column) in terms)
            if unknown is not None:
                factor, (row, column) = unknown
                value = -amount * factor
                if value < 0:
                    return False
                grid[row][column] = value
            elif amount != 0:
                return False
        open_sums = [terms for terms in open_sums if terms not in ready]
    return True


def _moved(grid: Grid, layout: str) -> Iterator[tuple[Move, list[list[Number]]]]:
    """The grid after every move that there is."""
    width = len(grid[0])
    if layout == "across":
        line = [value for row in grid for value in row]
        for back, start in product((True, False), range(len(line))):
            moved = _shifted([[value] for value in line], start, back)
            if moved is not None:
                flat = [value for (value,) in moved]
                yield Move("line", back, start), [flat[at : at + width] for at in range(0, len(flat), width)]
        return
    turned = [list(column) for column in zip(*grid, strict=True)]
    for back, start in product((True, False), range(len(grid))):
        moved = _shifted([list(row) for row in grid], start, back)
        if moved is not None:
            yield Move("rows", back, start), moved
    for back, start in product((True, False), range(width)):
        moved = _shifted(turned, start, back)
        if moved is not None:
            yield Move("columns", back, start), [list(row) for row in zip(*moved, strict=True)]
        for number, row in enumerate(grid):
            single = _shifted([[value] for value in row], start, back)
            if single is not None:
                rows = [list(other) for other in grid]
                rows[number] = [value for (value,) in single]
                yield Move("row", back, start, number), rows


def _shifted(lines: list[list[Number]], start: int, back: bool) -> list[list[Number]] | None:
    """Lines moved by one from a start on; ``None`` where the place that must be empty isn't, or nothing moves."""
    empty = lines[start] if back else lines[-1]
    moving = lines[start + 1 :] if back else lines[start:-1]
    if any(empty) or not any(any(line) for line in moving):
        return None
    if back:
        return [*lines[:start], *lines[start + 1 :], [None] * len(empty)]
    return [*lines[:start], [0] * len(empty), *lines[start:-1]]
