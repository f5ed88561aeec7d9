"""Tables without rulings: columns from the alignment of numbers and headers, rows from the numbers' lines.

Only tables of numbers are looked for. Wherever something doesn't fit (two texts for one place, a row without a label),
there is no table: a cell missed is better than a cell wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from linter.readers.pdf.chunks import Chunk, Row, by_operator, columns_of, partition
from linter.readers.pdf.headings import Headings
from linter.readers.pdf.labels import RowLabels
from linter.readers.pdf.marks import Box
from linter.readers.pdf.runs import Line, around, lines_of
from linter.readers.pdf.sections import Misfit, Section, Stretch
from linter.readers.pdf.table import PageTable, TableCell
from linter.readers.pdf.touching import Values, parted

_FEW_COLUMNS = 4
"""Columns of values from which a single row of them is a table."""
_REACH = 0.25
"""Ems by which a value reaches into a column."""


class AlignedTable:
    """A table made of a stretch of lines."""

    def __init__(self, rows: list[Row]) -> None:
        self._stretch = Stretch(rows)
        self._cells: list[TableCell] = []
        self._height = 0

    def table(self) -> PageTable | None:
        try:
            return self._table()
        except Misfit:
            return None

    def _table(self) -> PageTable:
        sections = self._stretch.sections()
        main = max(sections, key=lambda section: len(section.columns))
        self._values = main.columns
        if len(self._values) < 2 and not any(len(row.chunks) > 1 for section in sections for row in section.heads):
            raise Misfit  # a list with numbers at its right margin: a table of contents
        if len(self._values) < _FEW_COLUMNS and sum(len(section.data) for section in sections) < 2:
            raise Misfit
        start = min(self._values[0][0], *(section.columns[0][0] for section in sections))
        self._border = start
        labels = [
            chunk
            for section in sections
            for row in section.rows
            for chunk in row.chunks
            if not chunk.value and chunk.left < start and chunk.right <= start + 0.5 * chunk.size
        ]
        self._labels = columns_of((chunk.left, chunk.right) for chunk in labels)
        self._size = sorted(row.size for row in self._stretch.rows)[len(self._stretch.rows) // 2]
        if len(self._values) + len(self._labels) < 2 or len(self._labels) > 4:
            raise Misfit
        for section in sections:
            self._add_section(section, main)
        page = self._stretch.rows[0].page
        box = around([chunk.box for row in self._stretch.rows for chunk in row.chunks if chunk.page == page])
        columns = [*self._labels, *self._values]
        xs = [columns[0][0]]
        xs += [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]
        xs.append(columns[-1][1])
        self._cells.sort(key=lambda cell: (cell.row, cell.column))
        self._place_blanks(xs)
        lines = [row.line.text for row in self._stretch.rows]
        return PageTable(page, xs, self._height, self._cells, box, ruled=False, lines=lines)

    # -- sections and columns

    def _place_blanks(self, xs: list[float]) -> None:
        """Boxes for blank cells: their columns' width, the height of their first row's texts."""
        rows: dict[int, list[TableCell]] = {}
        for cell in self._cells:
            if cell.lines and cell.rows == 1:
                rows.setdefault(cell.row, []).append(cell)
        for cell in self._cells:
            beside = rows.get(cell.row)
            if not cell.lines and beside:
                _, top, _, bottom = around([each.box for each in beside])
                cell.page = beside[0].page
                cell.box = (xs[cell.column], top, xs[cell.column + cell.columns], bottom)

    # -- rows

    def _cell(self, row: int, column: int, rows: int, columns: int, chunks: Sequence[Chunk]) -> None:
        lines: list[Line] = []
        pages = sorted({chunk.page for chunk in chunks}) or [self._stretch.rows[0].page]
        for page in pages:
            lines += lines_of([run for chunk in chunks if chunk.page == page for run in chunk.runs])
        boxes = [chunk.box for chunk in chunks if chunk.page == pages[0]]
        box: Box = around(boxes) if boxes else (0.0, 0.0, 0.0, 0.0)
        self._cells.append(TableCell(row, column, rows, columns, lines, box, pages[0]))

    def _groups(self, section: Section) -> list[tuple[int, int]]:
        """Which of the table's value columns each of a section's columns covers."""
        centres = [(low + high) / 2 for low, high in self._values]
        targets = [(low + high) / 2 for low, high in section.columns]
        groups = partition(len(targets), centres, targets)
        if groups is None:
            raise Misfit
        return groups

    def _add_section(self, section: Section, main: Section) -> None:
        groups = self._groups(section)
        headings = Headings(self._stretch, self._values, len(self._labels), self._border, self._size)
        placed, height = headings.of_main(section) if section is main else headings.of_section(section, groups)
        for one in placed:
            self._cell(self._height + one.row, one.column, one.rows, one.columns, one.chunks)
        self._height += height
        self._add_rows(section, groups)

    def _add_rows(self, section: Section, groups: list[tuple[int, int]]) -> None:
        top = self._height
        shift = len(self._labels)
        rows, labels = RowLabels(self._labels, self._border, self._size).place(section)
        for index, cells in enumerate(parted([self._values_of(row, section) for row in rows], section.columns)):
            for column, after, value in cells:
                first, end = groups[column][0], groups[after - 1][1]
                self._cell(top + index, shift + first, 1, end - first, [] if value is None else [value])
        for one in labels:
            self._cell(top + one.row, one.column, one.rows, one.columns, one.chunks)
        self._height += len(rows)

    def _values_of(self, row: Row, section: Section) -> Values:
        placed: Values = {}
        for whole in row.chunks:
            if whole.value and whole.right > self._border:
                for column, chunk in self._columns_of(whole, section):
                    if column in placed:
                        raise Misfit
                    placed[column] = chunk
        return placed

    def _columns_of(self, chunk: Chunk, section: Section) -> list[tuple[int, Chunk]]:
        """A value with its column; values of neighbouring columns that touch each other, each with its own."""
        parts = by_operator(chunk)
        columns = [self._column_of(part, section) for part in parts]
        if len(set(columns)) == len(parts):
            return list(zip(columns, parts, strict=True))
        reached = [min(high, chunk.right) - max(low, chunk.left) for low, high in section.columns]
        if sum(each > _REACH * chunk.size for each in reached) > 1:
            raise Misfit  # drawn digit by digit: where one number ends can't be known
        return [(self._column_of(chunk, section), chunk)]

    def _column_of(self, chunk: Chunk, section: Section) -> int:
        """The column that a value overlaps, or the nearest one where it stands between two."""
        distances = [max(low - chunk.right, chunk.left - high) for low, high in section.columns]
        best = min(range(len(distances)), key=distances.__getitem__)
        if distances[best] > 1.5 * chunk.size:
            raise Misfit
        return best
