"""A grid as a matrix of positions, with what its rows look like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from linter.interpret.cells import is_mark
from linter.interpret.wording import squeeze
from linter.model.document import Grid, GridCell
from linter.rulebook.recognition import Recognition

_NUMERIC = re.compile(r"[+-]?[0-9][0-9,.]*(?:件|条|项|[万亿]?元)?")


@dataclass(frozen=True)
class Sheet:
    """A grid's positions: ``at[row][column]`` is the cell that covers it, or ``None``. Rows without any cell are left
    out."""

    columns: int
    at: tuple[tuple[GridCell | None, ...], ...]

    def row(self, number: int) -> list[GridCell]:
        """The cells that cover a row, from left to right, each once."""
        found: list[GridCell] = []
        for cell in self.at[number]:
            if cell is not None and (not found or found[-1] is not cell):
                found.append(cell)
        return found

    @property
    def rows(self) -> int:
        return len(self.at)


def sheet(grid: Grid) -> Sheet:
    """A grid laid out. Where spans overlap, the cell that comes first keeps the position."""
    at: dict[int, list[GridCell | None]] = {}
    for cell in grid.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, grid.rows)):
            line = at.setdefault(row, [None] * grid.columns)
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns)):
                if line[column] is None:
                    line[column] = cell
    first = min(at, default=0)
    return Sheet(grid.columns, tuple(tuple(at[row]) for row in sorted(at) if row >= first))


def transposed(grid: Grid) -> Grid:
    """A grid with rows and columns exchanged."""
    cells = [
        replace(cell, row=cell.column, column=cell.row, row_span=cell.column_span, column_span=cell.row_span)
        for cell in grid.cells
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(grid, rows=grid.columns, columns=grid.rows, cells=tuple(cells))


def is_value(cell: GridCell, recognition: Recognition) -> bool:
    """Whether a cell holds a number or a mark in place of one."""
    squeezed = squeeze(cell.text)
    return bool(squeezed) and (_NUMERIC.fullmatch(squeezed) is not None or is_mark(cell.text, recognition))


def is_number(cell: GridCell) -> bool:
    """Whether a cell holds a number."""
    return _NUMERIC.fullmatch(squeeze(cell.text)) is not None


def is_empty(cell: GridCell) -> bool:
    """Whether nothing stands in a cell."""
    return not cell.picture and not squeeze(cell.text)


def trim(cells: Sequence[GridCell], size: int) -> list[GridCell] | None:
    """``size`` cells out of a run that may have empty ones in front or behind; ``None`` where it's unclear which."""
    if len(cells) == size:
        return list(cells)
    spare = len(cells) - size
    if spare < 0:
        return None
    front = all(is_empty(cell) for cell in cells[:spare])
    behind = all(is_empty(cell) for cell in cells[size:])
    if front and (not behind or all(is_empty(cell) for cell in cells)):
        return list(cells[spare:])
    if behind and not front:
        return list(cells[:size])
    return None
