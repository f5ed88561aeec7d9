"""Plain text whose grids are gone, in the ways in which PDFs and web pages lose them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from textwrap import wrap

from linter.model.document import Document, Grid, GridCell

_NUMBER = re.compile(r"-?[\d.,]+[^\d.,]{0,2}|[-—/]")
_LABEL_WIDTH = 12
_HEADER_WIDTH = 2


def text(document: Document, form: str = "rows") -> str:
    """The document as plain text, its tables in one of the :data:`FORMS`.

    ``rows``: a row of the table is a line, cells parted by blanks. ``tabs``, ``pipes``: likewise, parted by those.
    ``cells``: one cell a line. ``wrapped``: labels broken over lines as in narrow cells, the row's numbers on one line.
    """
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            lines += FORMS[form](block)
        else:
            lines.append(block.number + block.text)
        if form == "wrapped":
            lines.append("")
    return "\n".join(lines) + "\n"


def _rows(grid: Grid) -> Iterator[list[GridCell]]:
    for row in range(grid.rows):
        yield [cell for cell in grid.cells if cell.row == row]


def _joined(separator: str) -> Callable[[Grid], Iterator[str]]:
    def lines(grid: Grid) -> Iterator[str]:
        for row in _rows(grid):
            yield separator.join(_flat(cell) for cell in row)

    return lines


def _spaced(grid: Grid) -> Iterator[str]:
    for row in _rows(grid):
        yield " ".join(_flat(cell) for cell in row if cell.text)


def _cells(grid: Grid) -> Iterator[str]:
    for cell in grid.cells:
        yield _flat(cell)


def _wrapped(grid: Grid) -> Iterator[str]:
    for row in _rows(grid):
        numbers = [_flat(cell) for cell in row if _is_number(cell)]
        labels = [cell for cell in row if cell.text and not _is_number(cell)]
        for cell in labels:
            width = _HEADER_WIDTH if not numbers and cell.row_span == 1 and cell.column_span == 1 else _LABEL_WIDTH
            yield from wrap(cell.text, width)
        if numbers:
            yield " ".join(numbers)


def _flat(cell: GridCell) -> str:
    return " ".join(cell.text.split())


def _is_number(cell: GridCell) -> bool:
    return _NUMBER.fullmatch(cell.text) is not None


FORMS: dict[str, Callable[[Grid], Iterator[str]]] = {
    "rows": _spaced,
    "tabs": _joined("\t"),
    "pipes": _joined(" | "),
    "cells": _cells,
    "wrapped": _wrapped,
}
