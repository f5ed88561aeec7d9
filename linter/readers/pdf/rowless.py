"""Tables with lines between columns but not between rows: rows told by the lines of numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from linter.readers.pdf.chunks import partition
from linter.readers.pdf.runs import Line
from linter.readers.pdf.table import PageTable, TableCell, is_number

_SAME_LINE = 0.35
_OFF_CENTRE = 0.7
_ROOM = 3.0
"""Ems left on a line in which the next words of the same text would have had room."""
_PADDINGS = 12.0
_SIGNS = frozenset("/／-—–－*＊")


def with_rows(table: PageTable) -> PageTable | None:
    """The table with each row cut that holds several rows of numbers; ``None`` where several columns show such rows
    and they can't be told apart by the cells: the lines then say less about the table than the places of its texts."""
    cut = _with_rows(table, by_labels=False)
    if cut is None or cut.rows == table.rows:
        return cut
    return _with_rows(cut, by_labels=True)  # where rows have no lines, labels tell those that have no values too


def _with_rows(table: PageTable, *, by_labels: bool) -> PageTable | None:
    cells: list[TableCell] = []
    added = 0
    for row in range(table.rows):
        here = [cell for cell in table.cells if cell.row == row]
        stacks = _parted_label(here) if by_labels else _stacks([cell for cell in here if cell.rows == 1])
        through = any(cell.row < row < cell.row + cell.rows for cell in table.cells)
        cut = _cut(here) if stacks and not through else None
        if cut is None and stacks > 1:
            return None
        if cut is None:
            cells += [replace(cell, row=cell.row + added) for cell in here] if added else here
            continue
        for index, part in enumerate(cut):
            cells += [replace(cell, row=row + added + index) for cell in part]
        added += len(cut) - 1
    if not added:
        return table
    return replace(table, rows=table.rows + added, cells=sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _stacks(cells: list[TableCell]) -> int:
    """How many cells hold several numbers below each other that can't be one number wrapped; 0 where most cells with
    numbers hold one only, as rows of one line with a few wrapped numbers do."""
    values = [cell for cell in cells if cell.lines and all(_value(line) for line in cell.lines)]
    several = [cell for cell in values if len(cell.lines) > 1]
    signs = any(set("".join(line.text.split())) <= _SIGNS for cell in several for line in cell.lines)
    if 2 * len(several) < len(values) and not signs:
        return 0
    return sum(not all(_full(cell, line) for line in cell.lines[:-1]) for cell in several)


def _parted_label(cells: list[TableCell]) -> int:
    """1 where a row's label has lines that are no one text (there was room for the next on the line before) and the
    row's values stand on some of them, else 0."""
    texts = [cell for cell in cells if cell.lines and not any(_value(line) for line in cell.lines)]
    values = [line for cell in cells if cell not in texts for line in cell.lines]
    if len(texts) != 1 or not values or len(texts[0].lines) < 2:
        return 0
    label = texts[0]
    if any(label.box[2] - line.until < _ROOM * line.size for line in label.lines[:-1]):
        return 0
    ys = [line.line for line in label.lines]
    return int(all(min(abs(line.line - y) for y in ys) < _SAME_LINE * line.size for line in values))


def _cut(cells: list[TableCell]) -> list[list[TableCell]] | None:
    """The rows that the cells of one row hold, or ``None`` where a text fits none of them."""
    if any(cell.rows > 1 or any(line.turn for line in cell.lines) for cell in cells):
        return None
    values = [line for cell in cells if all(_value(line) for line in cell.lines) for line in cell.lines]
    size = max(line.size for line in values)
    anchors: list[float] = []
    parted = [line.line for cell in cells for line in cell.lines] if _parted_label(cells) else []
    for y in sorted(parted or [line.line for line in values]):
        if not anchors or y - anchors[-1] > _SAME_LINE * size:
            anchors.append(y)
    rows: list[list[TableCell]] = [[] for _ in anchors]
    for cell in cells:
        shared = _shared(cell, anchors)
        if shared is None:
            return None
        tops = [cell.box[1], *((one + other) / 2 for one, other in pairwise(anchors)), cell.box[3]]
        for index, lines in enumerate(shared):
            box = (cell.box[0], tops[index], cell.box[2], tops[index + 1])
            rows[index].append(replace(cell, lines=lines, box=box))
    return rows


def _shared(cell: TableCell, anchors: list[float]) -> list[list[Line]] | None:
    """A cell's lines shared out to the rows: values by their line, labels by the row in their middle."""
    out: list[list[Line]] = [[] for _ in anchors]
    if all(_value(line) for line in cell.lines):
        for line in cell.lines:
            out[min(range(len(anchors)), key=lambda index: abs(anchors[index] - line.line))].append(line)
        return out if all(len(lines) < 2 for lines in out) else None
    ys = [line.line for line in cell.lines]
    groups = partition(len(anchors), ys, anchors)
    if groups is None:
        return None
    for index, (first, end) in enumerate(groups):
        if abs(sum(ys[first:end]) / (end - first) - anchors[index]) > _OFF_CENTRE * cell.lines[first].size:
            return None
        out[index] = cell.lines[first:end]
    return out


def _value(line: Line) -> bool:
    text = "".join(line.text.split())
    return is_number(text) or (bool(text) and set(text) <= _SIGNS)


def _full(cell: TableCell, line: Line) -> bool:
    """Whether one more digit would not have fitted."""
    return (cell.box[2] - cell.box[0]) - (line.box[2] - line.box[0]) < _PADDINGS + 0.5 * line.size
