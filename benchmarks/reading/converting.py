"""A document as a specimen, so that whatever draws specimens draws it: :mod:`.draw` and :mod:`.producers`."""

from __future__ import annotations

import re

from benchmarks.reading.specimens import Cell, Specimen, Table
from linter.model.document import Document, Grid, GridCell

_LABEL = re.compile(r"[\u4e00-\u9fff]{2}")
_TALL = 6
"""Rows from which on a merged label is set character below character."""
_NARROW = 1.3
"""The share of a column of numbers, and how many characters of a label ask for as much."""
_CHARACTERS = 2.5
_WIDEST = 5.0


def specimen_of(document: Document) -> Specimen:
    """The document's title, its text and its tables; spans are kept, how a table is set is up to who draws it."""
    title = "".join(block.text for block in document.blocks if not isinstance(block, Grid) and block.centred)
    blocks: list[tuple[str, str] | Table] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            blocks.append(_table(block))
        elif not block.centred:
            blocks.append(("head" if block.heading else "text", block.number + block.text))
    return Specimen(title, blocks)


def _table(grid: Grid) -> Table:
    labelled = [all(_is_label(cell) for cell in grid.cells if cell.row == row) for row in range(grid.rows)]
    head = labelled.index(False) if False in labelled else grid.rows
    rows = [
        [
            Cell(
                cell.text,
                cell.row_span,
                cell.column_span,
                value=not _is_label(cell),
                head=labelled[row],
                upright=_is_label(cell) and cell.row_span >= _TALL and cell.column_span == 1,
            )
            for cell in grid.cells
            if cell.row == row
        ]
        for row in range(grid.rows)
    ]
    # A header repeats on each page where the table has one header, and not one for each of its blocks.
    return Table(_widths(grid), rows, 0 if any(labelled[head:]) else head)


def _is_label(cell: GridCell) -> bool:
    return _LABEL.search(cell.text) is not None


def _widths(grid: Grid) -> list[float]:
    widths = [_NARROW] * grid.columns
    for cell in grid.cells:
        if _is_label(cell) and cell.column_span == 1 and cell.row_span < _TALL and cell.row:
            fit = min(_WIDEST, len(cell.text) / _CHARACTERS)
            if any(other.row == cell.row and not _is_label(other) for other in grid.cells):
                widths[cell.column] = max(widths[cell.column], fit)
    return widths
