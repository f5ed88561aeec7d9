"""A document as one stream of lines and grids, each with its block's number: what the search for parts runs over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from linter.interpret.wording import squeeze
from linter.model.document import Block, Grid, Paragraph
from linter.model.place import Place


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of running text, or a grid. ``squeezed`` is the line's normalised text without white space; ``written``
    is the line with the white space around it, where that may part cells.

    ``block`` numbers the document's blocks; ``heading`` and ``centred`` are the paragraph's.
    """

    text: str
    squeezed: str
    place: Place
    block: int
    grid: Grid | None = None
    heading: int | None = None
    centred: bool = False
    written: str = ""


def line(text: str, place: Place, block: int, like: Piece | None = None) -> Piece:
    """A line of text as a piece, with the marks of another one that it is a part of."""
    text = text.strip()
    if like is not None:
        return replace(like, text=text, squeezed=squeeze(text), place=place, written="")
    return Piece(text=text, squeezed=squeeze(text), place=place, block=block)


def pieces(blocks: Sequence[Block], is_heading: Callable[[str], bool]) -> list[Piece]:
    """Everything that a document's blocks say, in order. A grid with one column is taken for a frame around text; a
    grid is cut at a row that is a section's heading and nothing else."""
    found: list[Piece] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            found.extend(_lines(block, number))
        elif block.columns <= 1:
            found.extend(
                line(text, cell.place, number) for cell in block.cells for text in cell.text.split("\n") if text.strip()
            )
        else:
            found.extend(_parts(block, number, is_heading))
    return found


def _lines_above(lines: list[str], heading: str) -> tuple[list[str], list[str]]:
    """Lines cut at one that is a heading and nothing else; where none is, there are none that are sure to belong to
    either part."""
    at = next((index for index, text in enumerate(lines) if squeeze(text) == squeeze(heading)), None)
    return ([], []) if at is None else (lines[:at], lines[at + 1 :])


def _lines(paragraph: Paragraph, number: int) -> Iterator[Piece]:
    texts = [text for text in paragraph.text.split("\n") if text.strip()]
    for index, text in enumerate(texts):
        shown = f"{paragraph.number}{text}" if paragraph.number and not index else text
        yield Piece(
            text=shown.strip(),
            written=shown,
            squeezed=squeeze(shown),
            place=paragraph.place,
            block=number,
            heading=paragraph.heading,
            centred=paragraph.centred,
        )


def _parts(grid: Grid, number: int, is_heading: Callable[[str], bool]) -> Iterator[Piece]:
    """A grid cut at the rows that are a section's heading and nothing else, which come in between as lines of their
    own. The rows that remain keep their numbers."""
    shared = {row for cell in grid.cells for row in range(cell.row, cell.row + cell.row_span) if cell.row_span > 1}
    beside = Counter(cell.row for cell in grid.cells if cell.text.strip())
    wide = {
        cell.row: cell
        for cell in grid.cells
        if cell.row not in shared and beside[cell.row] == 1 and is_heading(cell.text)
    }
    first, lines = 0, list(grid.lines)
    for row in [*sorted(wide), grid.rows]:
        cells = tuple(cell for cell in grid.cells if first <= cell.row < row)
        own, lines = _lines_above(lines, wide[row].text) if row in wide else (lines, [])
        if cells:
            part = grid if not wide else replace(grid, cells=cells, place=cells[0].place, lines=tuple(own))
            yield Piece(text="", squeezed="", place=part.place, block=number, grid=part)
        if row in wide:
            yield line(wide[row].text.replace("\n", ""), wide[row].place, number)
        first = row + 1
