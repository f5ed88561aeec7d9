"""Building a :class:`Grid`: the cells of a table set down one by one, so that they never overlap."""

from __future__ import annotations

from dataclasses import replace

from linter.model.document import Grid, GridCell
from linter.model.place import Place
from linter.readers.spacing import trim

MOST_COLUMNS = 256
MOST_ROWS = 10_000
"""Spans beyond these are cut: no table of a document is wider or longer, and a span costs time."""


class GridBuilder:
    """Takes cells in reading order, row by row.

    A cell without a given column goes to the first free column of its row, as a browser does; a span that would run
    into a cell already there is cut.
    """

    def __init__(self) -> None:
        self._cells: list[GridCell] = []
        self._taken: dict[tuple[int, int], int] = {}
        self._lines: dict[int, list[str]] = {}

    def free_column(self, row: int, column: int = 0) -> int:
        """The first column of a row, from ``column`` on, that no cell covers."""
        while (row, column) in self._taken:
            column += 1
        return column

    def add(
        self,
        row: int,
        text: str,
        place: Place,
        *,
        column: int | None = None,
        row_span: int = 1,
        column_span: int = 1,
        picture: bool = False,
    ) -> int:
        """Set a cell down and return the column after it. White space around ``text`` is cut."""
        column = self.free_column(row, column or 0)
        width = 1
        while width < min(max(column_span, 1), MOST_COLUMNS) and (row, column + width) not in self._taken:
            width += 1
        height = 1
        while height < min(max(row_span, 1), MOST_ROWS) and not any(
            (row + height, column + offset) in self._taken for offset in range(width)
        ):
            height += 1
        index = len(self._cells)
        self._cells.append(GridCell(row, column, trim(text), place, height, width, picture))
        self._lines.setdefault(row, []).append(text)
        for below in range(height):
            for beside in range(width):
                self._taken[row + below, column + beside] = index
        return column + width

    def above(self, row: int, column: int) -> GridCell | None:
        """The cell that covers the position over this one, or ``None``."""
        index = self._taken.get((row - 1, column))
        return None if index is None else self._cells[index]

    def extend_down(self, row: int, column: int) -> None:
        """Let the cell above this position reach down over this row (all its columns must be free)."""
        index = self._taken[row - 1, column]
        cell = self._cells[index]
        self._cells[index] = replace(cell, row_span=row - cell.row + 1)
        for beside in range(cell.column_span):
            self._taken[row, cell.column + beside] = index

    def build(self, place: Place, *, ruled: bool = True) -> Grid | None:
        """The grid, or ``None`` where no cell was set down. Its ``lines`` are the texts as they were set down, a row a
        line and parted by tabs, whatever columns the spans above have moved them to.

        Rows and columns in which no cell begins are taken out (they only stretch the cells over them, as editors'
        leftovers do), and spans over the table's end are cut.
        """
        if not self._cells:
            return None
        row_at = {row: index for index, row in enumerate(sorted({cell.row for cell in self._cells}))}
        column_at = {column: index for index, column in enumerate(sorted({cell.column for cell in self._cells}))}
        cells = tuple(
            replace(
                cell,
                row=row_at[cell.row],
                column=column_at[cell.column],
                row_span=sum(row in row_at for row in range(cell.row, cell.row + cell.row_span)),
                column_span=sum(column in column_at for column in range(cell.column, cell.column + cell.column_span)),
            )
            for cell in sorted(self._cells, key=lambda cell: (cell.row, cell.column))
        )
        lines = tuple("\t".join(text.replace("\n", "") for text in texts) for texts in self._lines.values())
        return Grid(len(row_at), len(column_at), cells, place, ruled, lines)
