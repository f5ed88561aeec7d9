"""Statutory tables in text whose grid is gone, read through the template's labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.interpret.flat.across import read_across
from linter.interpret.flat.down import read_down
from linter.interpret.flat.pairs import read_pairs
from linter.interpret.flat.stream import Stream, make
from linter.model.document import Block, Grid
from linter.model.report import Passage, Table
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import TableSpec, Template

__all__ = ["lines", "read_tables"]


MOST_BLANK_LINES = 20
"""Blank lines between two lines that are kept as evidence of blank cells."""


def lines(blocks: Sequence[Block]) -> list[Passage]:
    """Blocks as running lines: a paragraph gives its lines (blank source lines between two paragraphs give empty
    passages), a row of a grid (a fragment of a table) one line with its cells parted by tabs."""
    found: list[Passage] = []
    for block in blocks:
        if isinstance(block, Grid):
            found += _grid_lines(block)
            continue
        last = found[-1].place if found else block.place
        if last.page == block.place.page and last.line is not None and block.place.line is not None:
            gap = block.place.line - last.line - 1
            found += [Passage("", block.place)] * min(max(gap, 0), MOST_BLANK_LINES)
        found += [Passage(text, block.place) for text in block.text.split("\n")]
    return found


def _grid_lines(grid: Grid) -> list[Passage]:
    texts = [[""] * grid.columns for _ in range(grid.rows)]
    places = [grid.place] * grid.rows
    for cell in reversed(grid.cells):
        texts[cell.row][cell.column] = " ".join(cell.text.split())
        places[cell.row] = cell.place
    return [Passage("\t".join(row), place) for row, place in zip(texts, places, strict=True)]


def read_tables(
    passages: Sequence[Passage],
    specs: Sequence[TableSpec],
    others: Sequence[Template],
    recognition: Recognition,
) -> dict[str, Table]:
    """Read the tables whose labels stand in running text.

    ``passages``: the lines between a section's heading and the next (best), or those of the whole report, as
    :func:`lines` makes them. ``specs``: the tables to look for, of the report's edition. ``others``: the other
    editions; where a table carries more of another edition's labels it is read by that one (``foreign_edition``).
    A table whose labels don't stand in the text is absent from the result. Never raises on any text.
    """
    stream = make(passages, recognition)
    found: dict[str, Table] = {}
    for spec in specs:
        if spec.layout == "pairs":
            form = read_pairs(passages, spec, recognition)
            if form is not None:
                found[spec.id] = form
            continue
        table = _read(stream, spec, recognition)
        for template in others:
            foreign = next((other for other in template.tables if other.id == spec.id), None)
            if foreign is None or _same(foreign, spec):
                continue
            read = _read(stream, foreign, recognition)
            if read is not None and (table is None or _fit(read, foreign) > _fit(table, spec)):
                table = _marked(read, spec, foreign, template.edition)
        if table is not None:
            found[spec.id] = table
    return found


def _read(stream: Stream, spec: TableSpec, recognition: Recognition) -> Table | None:
    read = read_across if spec.layout == "across" else read_down
    return read(stream, spec, recognition)


def _same(one: TableSpec, other: TableSpec) -> bool:
    return [(row.id, row.label) for row in one.all_rows()] == [(row.id, row.label) for row in other.all_rows()] and [
        (column.id, column.label) for column in one.all_columns()
    ] == [(column.id, column.label) for column in other.all_columns()]


def _fit(table: Table, spec: TableSpec) -> tuple[int, int]:
    """How well an edition explains a table: labels found less those not found, then labels in its own wording."""
    rows, columns = len(spec.all_rows()), len(spec.all_columns())
    labels = [*table.rows, *table.columns]
    return 2 * len(labels) - rows - columns, sum(label.official for label in labels)


def _marked(table: Table, spec: TableSpec, foreign: TableSpec, edition: str) -> Table:
    """A table with the edition that it follows, where it has more of that one's rows and columns than of its own."""
    own = {row.id for row in spec.all_rows()}, {column.id for column in spec.all_columns()}
    theirs = {row.id for row in foreign.all_rows()}, {column.id for column in foreign.all_columns()}
    keys = set(table.cells), {column for row in table.cells.values() for column in row}
    only_theirs = sum(len(held & (a - b)) for held, a, b in zip(keys, theirs, own, strict=True))
    only_own = sum(len(held & (b - a)) for held, a, b in zip(keys, theirs, own, strict=True))
    return replace(table, foreign_edition=edition) if only_theirs > only_own else table
