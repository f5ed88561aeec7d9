"""Telling a table of data from one that only lays out a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.model.document import Block, Grid, Paragraph

MOST_OF_A_DATA_CELL = 1000
"""Characters beyond which a cell holds a text and not a datum."""
_FEW_CELLS = 6
_LONGEST_FIGURE = 20


class CellShape(NamedTuple):
    """How much text a cell holds, how much of it in tables of its own, and whether it holds headings."""

    characters: int
    nested_characters: int = 0
    headed: bool = False


def lays_out(cells: Sequence[CellShape], columns: int) -> bool:
    """Whether a table only lays out a page: one column, one cell with text, an article in a cell, or other tables that
    hold most of the text."""
    filled = [cell for cell in cells if cell.characters]
    if columns < 2 or len(filled) < 2:
        return True
    if any(cell.headed or cell.characters - cell.nested_characters > MOST_OF_A_DATA_CELL for cell in filled):
        return True
    nested = sum(cell.nested_characters for cell in filled)
    if not nested:
        return False
    return len(filled) <= _FEW_CELLS or nested * 2 > sum(cell.characters for cell in filled)


def figures_only(texts: Sequence[str]) -> bool:
    """Whether a row's cells hold numbers, signs and nothing else: such a row in a cell of a table goes on that cell's
    row."""
    return len(texts) > 1 and all(len(text) <= _LONGEST_FIGURE and not any(map(str.isalpha, text)) for text in texts)


def shared_out(columns: int, spans: Sequence[int]) -> list[int] | None:
    """How many of a cell's columns go to each cell of a row inside it, ``None`` where there are too few."""
    spare = columns - sum(spans)
    return None if spare < 0 else [*spans[:-1], spans[-1] + spare]


def unframed(grid: Grid) -> list[Block]:
    """A grid, or the lines of one that has a single column: a frame around text holds no data."""
    if grid.columns > 1:
        return [grid]
    return [Paragraph(line, cell.place) for cell in grid.cells for line in cell.text.split("\n") if line]
