"""A table of the format as a grid: merged headers, merged labels, numbers."""

from __future__ import annotations

from collections.abc import Sequence

from linter.model.document import Grid, GridCell
from linter.model.place import Place
from linter.rulebook.template import BlockSpec, ColumnSpec, RowSpec, TableSpec
from linter.specimen.changes import CellTexts
from linter.specimen.reshape import ADDED


def draw(table: TableSpec, texts: CellTexts, line: int, break_after: str = "") -> Grid:
    """The table's grid, its first row at a line. A cell without a text is 0; an added one has its own number."""
    sketch = _Sketch(line)
    if table.blocks:
        _draw_blocks(sketch, table.blocks, texts)
    elif table.layout == "across":
        _draw_across(sketch, table, texts)
    elif table.layout == "pairs":
        _draw_rows(sketch, table, texts, 0, break_after)
    else:
        _draw_down(sketch, table, texts, break_after)
    return sketch.grid()


class _Sketch:
    def __init__(self, line: int) -> None:
        self._line = line
        self._cells: list[GridCell] = []

    def put(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> None:
        self._cells.append(GridCell(row, column, text, Place(line=self._line + row), rows, columns))

    def grid(self) -> Grid:
        cells = sorted(self._cells, key=lambda cell: (cell.row, cell.column))
        rows = max(cell.row + cell.row_span for cell in cells)
        columns = max(cell.column + cell.column_span for cell in cells)
        return Grid(rows, columns, tuple(cells), Place(line=self._line))


def _text(texts: CellTexts, row: RowSpec, column: ColumnSpec) -> str:
    for key in (row.id, column.id):
        if key.startswith(ADDED):
            return key.removeprefix(ADDED)
    return texts.get(row.id, {}).get(column.id, "0")


def _draw_blocks(sketch: _Sketch, blocks: Sequence[BlockSpec], texts: CellTexts) -> None:
    width = 1 + max(len(block.columns) for block in blocks)
    at = 0
    for block in blocks:
        spare = width - 1 - len(block.columns)
        last = len(block.columns) - 1
        sketch.put(at, 0, block.title, columns=width)
        sketch.put(at + 1, 0, block.header)
        for number, column in enumerate(block.columns):
            sketch.put(at + 1, 1 + number, column.label, columns=1 + (spare if number == last else 0))
        at += 2
        for row in block.rows:
            sketch.put(at, 0, row.label)
            for number, column in enumerate(block.columns):
                text = _text(texts, row, column)
                sketch.put(at, 1 + number, text, columns=1 + (spare if number == last else 0))
            at += 1


def _draw_down(sketch: _Sketch, table: TableSpec, texts: CellTexts, break_after: str) -> None:
    depth = 1 + max(len(row.under) for row in table.rows)
    above = len(table.header_labels)
    height = above + 1 + max(len(column.under) for column in table.columns)
    sketch.put(0, 0, table.printed_note, rows=height, columns=depth)
    for number, label in enumerate(table.header_labels):
        sketch.put(number, depth, label, columns=len(table.columns))
    _draw_header(sketch, [[*column.under, column.label] for column in table.columns], above, height, depth)
    _draw_rows(sketch, table, texts, height, break_after)


def _draw_rows(sketch: _Sketch, table: TableSpec, texts: CellTexts, height: int, break_after: str) -> None:
    """The rows with the merged labels at their left, below ``height`` rows of header."""
    depth = 1 + max(len(row.under) for row in table.rows)
    breaks = [number for number, row in enumerate(table.rows) if row.id == break_after]
    for level in range(depth - 1):
        for first, length in _runs([tuple(row.under[: level + 1]) for row in table.rows], level, breaks):
            sketch.put(height + first, level, table.rows[first].under[level], rows=length)
    for number, row in enumerate(table.rows):
        sketch.put(height + number, len(row.under), row.label, columns=depth - len(row.under))
        for position, column in enumerate(table.columns):
            sketch.put(height + number, depth + position, _text(texts, row, column))


def _draw_across(sketch: _Sketch, table: TableSpec, texts: CellTexts) -> None:
    paths = [[*row.under, row.label, column.label] for row in table.rows for column in table.columns]
    height = max(len(path) for path in paths)
    _draw_header(sketch, paths, 0, height, 0)
    at = 0
    for row in table.rows:
        for column in table.columns:
            sketch.put(height, at, _text(texts, row, column))
            at += 1


def _draw_header(sketch: _Sketch, paths: Sequence[Sequence[str]], top: int, bottom: int, left: int) -> None:
    """Header rows: a label stands over all neighbours that have it at the same level; the last one reaches down."""
    for level in range(max(len(path) for path in paths)):
        for first, length in _runs([tuple(path[: level + 1]) for path in paths], level, []):
            path = paths[first]
            if level == len(path) - 1:
                for number in range(length):
                    sketch.put(top + level, left + first + number, path[level], rows=bottom - top - level)
            else:
                sketch.put(top + level, left + first, path[level], columns=length)


def _runs(keys: Sequence[tuple[str, ...]], level: int, breaks: Sequence[int]) -> list[tuple[int, int]]:
    """First position and length of each run of equal keys that reach a level; a break ends a run behind a position."""
    runs: list[tuple[int, int]] = []
    for number, key in enumerate(keys):
        if len(key) <= level:
            continue
        joined = runs and sum(runs[-1]) == number and keys[number - 1] == key and number - 1 not in breaks
        if joined:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((number, 1))
    return runs
