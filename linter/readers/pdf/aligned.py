"""Tables without rulings: columns from the alignment of numbers and headers, rows from the numbers' lines.

Only tables of numbers are looked for. Wherever something doesn't fit (two texts for one place, a row without a label),
there is no table: a cell missed is better than a cell wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from linter.readers.pdf.chunks import Chunk, Row, columns_of, partition
from linter.readers.pdf.headings import Headings, middle
from linter.readers.pdf.marks import Box
from linter.readers.pdf.runs import Line, around, lines_of
from linter.readers.pdf.sections import PITCH, Misfit, Section, Stretch
from linter.readers.pdf.table import PageTable, TableCell

_OFF_CENTRE = 0.7
_ON_LINE = 0.35
_FEW_COLUMNS = 4
"""Columns of values from which a single row of them is a table."""
_BESIDE = 0.8
"""Distance in ems from a row's numbers to the nearer line of a label of two lines."""


@dataclass(slots=True)
class _Label:
    """Lines of one label with the label columns that it lies over."""

    chunks: list[Chunk]
    first: int
    last: int
    anchor: int = -1


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
        return PageTable(page, xs, self._height, self._cells, box, ruled=False)

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
        anchors = section.data
        top = self._height
        shift = len(self._labels)
        for index, row in enumerate(anchors):
            placed: dict[int, Chunk] = {}
            for chunk in row.chunks:
                if chunk.value and chunk.right > self._border:
                    column = self._column_of(chunk, section)
                    if column in placed:
                        raise Misfit
                    placed[column] = chunk
            for column, (first, end) in enumerate(groups):
                held = [placed[column]] if column in placed else []
                self._cell(top + index, shift + first, 1, end - first, held)
        self._add_labels(section, top)
        self._height += len(anchors)

    def _column_of(self, chunk: Chunk, section: Section) -> int:
        """The column that a value overlaps, or the nearest one where it stands between two."""
        distances = [max(low - chunk.right, chunk.left - high) for low, high in section.columns]
        best = min(range(len(distances)), key=distances.__getitem__)
        if distances[best] > 1.5 * chunk.size:
            raise Misfit
        return best

    def _add_labels(self, section: Section, top: int) -> None:
        if not self._labels:
            if len(section.data) > 1:
                raise Misfit
            return
        anchors = [row.y for row in section.data]
        own, outer = self._leaf_labels(section)
        self._anchor(own, anchors)
        starts: list[int] = []
        for index in range(len(anchors)):
            label = next((each for each in own if each.anchor == index), None)
            if label is None:
                raise Misfit
            self._cell(top + index, label.first, 1, len(self._labels) - label.first, label.chunks)
            starts.append(label.first)
        for column in range(len(self._labels) - 2, -1, -1):
            labels = [label for label in outer if label.first == column]
            self._add_outer(column, labels, starts, anchors, [row.page for row in section.data], top)

    def _leaf_labels(self, section: Section) -> tuple[list[_Label], list[_Label]]:
        """The lines of the rows' own labels, and those of labels over several rows to the left of them."""
        own: list[_Label] = []
        outer: list[_Label] = []
        unsure: list[_Label] = []
        last = len(self._labels) - 1
        for row in section.rows:
            found = [chunk for chunk in row.chunks if chunk.left < self._border]
            for index, chunk in enumerate(found):
                covers = [
                    number for number, (low, high) in enumerate(self._labels) if low < chunk.right and chunk.left < high
                ]
                if not covers:
                    raise Misfit
                label = _Label([chunk], covers[0], covers[-1])
                if covers[-1] == last:
                    own.append(label)
                else:
                    (unsure if row.data and index == len(found) - 1 else outer).append(label)
        ys = [label.chunks[0].y for label in own]
        for label in unsure:  # alone on a row's line: the row's label, unless that is wrapped above and below the line
            y = label.chunks[0].y
            (outer if any(abs(y - other) < _BESIDE * self._size for other in ys) else own).append(label)
        own.sort(key=lambda label: label.chunks[0].y)
        return own, outer

    def _anchor(self, labels: list[_Label], anchors: list[float]) -> None:
        """Give each row its label's lines: those whose middle is nearest to the row's numbers, or whose first line
        is, whichever holds for the table."""
        ys = [label.chunks[0].y for label in labels]
        groups = partition(len(anchors), ys, anchors)
        if groups is None:
            raise Misfit
        merged: list[_Label] = []
        for index, (start, end) in enumerate(groups):
            middle = sum(ys[start:end]) / (end - start)
            on_top = abs(ys[start] - anchors[index]) < _ON_LINE * self._size
            if abs(middle - anchors[index]) > _OFF_CENTRE * self._size and not on_top:
                raise Misfit
            members = labels[start:end]
            first = min(label.first for label in members)
            chunks = [chunk for label in members for chunk in label.chunks]
            merged.append(_Label(chunks, first, members[0].last, index))
        labels[:] = merged

    def _add_outer(
        self, column: int, labels: list[_Label], starts: list[int], anchors: list[float], pages: list[int], top: int
    ) -> None:
        """Labels over several rows in one label column: each stands in the middle of its rows of one page."""
        blocks: list[list[Chunk]] = []
        for label in sorted(labels, key=lambda label: label.chunks[0].y):
            chunk = label.chunks[0]
            if blocks and chunk.y - blocks[-1][-1].y < PITCH * chunk.size:
                blocks[-1].append(chunk)
            else:
                blocks.append([chunk])
        free = [index for index, start in enumerate(starts) if start > column]
        if not free:
            if blocks:
                raise Misfit
            return
        stretches: list[list[int]] = []
        for index in free:
            if stretches and stretches[-1][-1] == index - 1 and pages[index] == pages[index - 1]:
                stretches[-1].append(index)
            else:
                stretches.append([index])
        for stretch in stretches:
            low, high = anchors[stretch[0]] - 2 * self._size, anchors[stretch[-1]] + 2 * self._size
            inside = [block for block in blocks if low <= middle(block) <= high]
            for rows, block in self._shared_out(stretch, inside, anchors):
                before = self._cells[-1]
                if not block and rows[0] and before.column == column and before.row + before.rows == top + rows[0]:
                    before.rows += len(rows)  # the label on the page before goes on
                else:
                    self._cell(top + rows[0], column, len(rows), 1, block)
            for index in stretch:
                starts[index] = column

    def _shared_out(
        self, rows: list[int], blocks: list[list[Chunk]], anchors: list[float]
    ) -> list[tuple[list[int], list[Chunk]]]:
        """Rows shared out to the labels that stand in their middle. Where the first rows belong to a label on the page
        before, or fit better without one, they get none."""
        if not blocks:
            return [(rows, [])]
        best: tuple[float, int, list[tuple[int, int]]] | None = None
        for skipped in range(len(rows) - len(blocks) + 1):
            ys = [anchors[index] for index in rows[skipped:]]
            groups = partition(len(blocks), ys, [middle(block) for block in blocks])
            if groups is not None:
                pairs = zip(blocks, groups, strict=True)
                off = max(abs(sum(ys[a:b]) / (b - a) - middle(block)) for block, (a, b) in pairs)
                if best is None or off < best[0] - 0.3 * self._size:
                    best = (off, skipped, groups)
        if best is None:
            raise Misfit
        off, skipped, groups = best
        out: list[tuple[list[int], list[Chunk]]] = [(rows[:skipped], [])] if skipped else []
        for block, (first, end) in zip(blocks, groups, strict=True):
            out.append((rows[skipped + first : skipped + end], block))
        return out

    # -- headers
