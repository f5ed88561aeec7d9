"""A report's title that stands in the first rows of a table, taken out in front of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.interpret.title import read_title
from linter.interpret.wording import squeeze
from linter.model.document import Block, Grid, GridCell, Paragraph
from linter.rulebook.recognition import Recognition

MOST_ROWS = 3
"""Rows that a title may take."""


def with_captions(blocks: Sequence[Block], recognition: Recognition) -> list[Block]:
    """The blocks; of a grid whose first rows are one cell each and together a title, these rows are paragraphs."""
    return [part for block in blocks for part in _parts(block, recognition)]


def _parts(block: Block, recognition: Recognition) -> Iterator[Block]:
    if isinstance(block, Grid):
        caption = _caption(block, recognition)
        if caption:
            below = caption[-1].row + 1
            yield from (Paragraph(cell.text, cell.place, centred=True) for cell in caption)
            block = replace(block, cells=tuple(cell for cell in block.cells if cell.row >= below))
            if not block.cells:
                return
    yield block


def _caption(grid: Grid, recognition: Recognition) -> list[GridCell]:
    """The cells of the longest run of first rows that is a title; empty where none is."""
    alone: list[GridCell] = []
    for row in range(min(MOST_ROWS, grid.rows)):
        filled = [cell for cell in grid.cells if cell.row == row and cell.text.strip()]
        if len(filled) != 1 or filled[0].row_span > 1:
            break
        alone += filled
    for size in range(len(alone), 0, -1):
        squeezed = squeeze("".join(cell.text for cell in alone[:size]))
        if read_title(squeezed, recognition, recognition.title) is not None:
            return alone[:size]
    return []
