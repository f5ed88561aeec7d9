"""The statutory tables of a report: from grids first, then from text whose grid is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.interpret import doubts, flat
from linter.interpret.crosscheck import crosscheck
from linter.interpret.grids import Vocabulary, by_table, read_grids, vocabulary
from linter.interpret.grids.assign import Found
from linter.interpret.pieces import Piece
from linter.interpret.sections import Layout
from linter.model.document import Block, Paragraph
from linter.model.place import Place
from linter.model.report import CellKind, Reading, Table
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import TableSpec, Template

SEVERAL = 2
"""Rows with fewer numbers than columns that no blanks explain."""
KNOWN = (CellKind.NUMBER, CellKind.FLAG, CellKind.BLANK, CellKind.MARK, CellKind.TEXT)


def read_tables(
    layout: Layout,
    start: int,
    template: Template,
    others: Sequence[Template],
    recognition: Recognition,
    recognised: frozenset[int],
) -> dict[str, Table]:
    """All tables of the report in pieces ``start`` to the layout's end, in the template's order. ``recognised`` are the
    pages whose text was recognised in their picture."""
    every = [vocabulary(spec, template, others, recognition) for spec in template.tables]
    groups = by_table(_grids(layout, start), every)
    tables = crosscheck(read_grids(groups, every), groups, every, others)
    lacking = [words for words in every if _lacks(tables.get(words.spec.id), words)]
    read = _in_sections(layout, [words.spec for words in lacking], others, recognition)
    anywhere = [words.spec for words in lacking if words.spec.id not in read]
    if anywhere:
        read |= _flat(layout.pieces[start : layout.end], anywhere, others, recognition)
    for words in lacking:
        found, held = read.get(words.spec.id), tables.get(words.spec.id)
        if found is not None:
            tables[words.spec.id] = found if held is None else _joined(held, found, words)
    tables = _unless_lost({spec.id: tables[spec.id] for spec in template.tables if spec.id in tables})
    return {id: _unless_recognised(table, recognised) for id, table in tables.items()} if recognised else tables


def _unless_recognised(table: Table, pages: frozenset[int]) -> Table:
    """A table without the cells that were told by their labels in recognised text: that text doesn't say which of its
    signs are unsure, and a number that was passed over moves those behind it to other columns."""
    cells = {
        row: {
            key: replace(cell, kind=CellKind.UNCERTAIN, value=None, doubt=doubts.UNSURE)
            if cell.reading is not Reading.GRID and cell.place.page in pages and cell.kind in KNOWN
            else cell
            for key, cell in columns.items()
        }
        for row, columns in table.cells.items()
    }
    return replace(table, cells=cells)


def _unless_lost(tables: dict[str, Table]) -> dict[str, Table]:
    """The tables; where several rows have fewer numbers than columns, numbers were lost on the way into the text, and
    rows without any number in tables that are no grids may be such rows and aren't said to be blank."""
    if sum(len(_places_of_fewer(table)) for table in tables.values()) < SEVERAL:
        return tables
    return {id: _doubted(table) if table.reading is Reading.LABELS else table for id, table in tables.items()}


def _places_of_fewer(table: Table) -> set[Place]:
    return {cell.place for _, _, cell in table.each() if cell.doubt is doubts.FEWER_NUMBERS}


def _doubted(table: Table) -> Table:
    cells = {
        row: {key: replace(cell, kind=CellKind.UNCERTAIN, doubt=doubts.VALUES_LOST) for key, cell in columns.items()}
        if all(cell.kind is CellKind.BLANK and cell.reading is Reading.LABELS for cell in columns.values())
        else columns
        for row, columns in table.cells.items()
    }
    return replace(table, cells=cells)


def _lacks(table: Table | None, words: Vocabulary) -> bool:
    return table is None or bool(missing_rows(table, words))


def _grids(layout: Layout, start: int) -> list[Found]:
    found: list[Found] = []
    for index in range(start, layout.end):
        grid = layout.pieces[index].grid
        if grid is not None:
            section = next((span.spec.id for span in layout.spans if span.start <= index < span.stop), None)
            found.append(Found(grid, section))
    return found


def missing_rows(table: Table, words: Vocabulary) -> list[str]:
    """Rows of the template that a table lacks and that no row of another edition stands for."""
    held = set(table.cells)
    held |= {own for row in table.cells for own in words.replaced_by(row)}
    return [spec.id for spec in words.spec.all_rows() if spec.id not in held]


def _in_sections(
    layout: Layout, specs: Sequence[TableSpec], others: Sequence[Template], recognition: Recognition
) -> dict[str, Table]:
    """Tables from the text of their own sections."""
    read: dict[str, Table] = {}
    for spec in specs:
        span = next((span for span in layout.spans if span.spec.id == spec.section), None)
        if span is not None:
            read |= _flat(layout.pieces[span.start + 1 : span.stop], [spec], others, recognition)
    return read


def _flat(
    pieces: Sequence[Piece], specs: Sequence[TableSpec], others: Sequence[Template], recognition: Recognition
) -> dict[str, Table]:
    blocks: list[Block] = [piece.grid or Paragraph(piece.written or piece.text, piece.place) for piece in pieces]
    return flat.read_tables(flat.lines(blocks), specs, others, recognition)


def _joined(held: Table, read: Table, words: Vocabulary) -> Table:
    """A grid's table completed with the rows that only the text has. Rows that the grid has stay as they are."""
    wanted = [row for row in missing_rows(held, words) if row in read.cells]
    wanted = [row for row in wanted if any(cell.kind in KNOWN for cell in read.cells[row].values())]
    if not wanted:
        return held
    order = {spec.id: number for number, spec in enumerate(words.spec.all_rows())}
    cells = {**held.cells, **{row: read.cells[row] for row in wanted}}
    cells = dict(sorted(cells.items(), key=lambda entry: order.get(entry[0], len(order))))
    columns = {label.key: label for label in (*held.columns, *read.columns)}
    return replace(
        held,
        cells=cells,
        rows=held.rows + tuple(label for label in read.rows if label.key in wanted),
        columns=tuple(columns.values()),
        printed_note=held.printed_note or read.printed_note,
        reading=Reading.LABELS,
        complete=held.complete and read.complete,
    )
