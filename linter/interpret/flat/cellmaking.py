"""Cells from tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.interpret import doubts
from linter.interpret.cells import parse_cell
from linter.interpret.flat.stream import Stream, Token
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Cell, CellKind, Reading
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import ColumnSpec


def read(
    stream: Stream, slots: Sequence[Token | None], columns: Sequence[ColumnSpec], place: Place, recognition: Recognition
) -> dict[str, Cell]:
    """Cells whose columns are known; no token: a blank."""
    cells: dict[str, Cell] = {}
    for column, token in zip(columns, slots, strict=True):
        text = stream.source[token.start : token.end] if token else ""
        at = stream.places[token.line] if token else place
        cell = parse_cell(text, at, column, recognition, Reading.LABELS)
        cells[column.id] = unknown(cell, doubts.WORDS) if token and token.worded else cell
    return cells


def doubtful(
    stream: Stream, tokens: Sequence[Token], columns: Sequence[ColumnSpec], place: Place, doubt: Named
) -> dict[str, Cell]:
    """Cells of a row whose numbers' places can't be known: each says all that stands in the row."""
    text = " ".join(stream.source[token.start : token.end].strip() for token in tokens)
    at = stream.places[tokens[0].line] if tokens else place
    return {column.id: Cell(text, CellKind.UNCERTAIN, None, at, Reading.LABELS, doubt=doubt) for column in columns}


def rebuilt(
    stream: Stream, tokens: Sequence[Token], numbers: Sequence[int], columns: Sequence[ColumnSpec]
) -> dict[str, Cell]:
    """Cells of a row whose run-together digits could be taken apart."""
    at = stream.places[tokens[0].line]
    return {
        column.id: Cell(str(number), CellKind.NUMBER, number, at, Reading.RECONSTRUCTED)
        for column, number in zip(columns, numbers, strict=True)
    }


def whole_numbers(cells: dict[str, Cell], columns: Sequence[ColumnSpec]) -> tuple[int, ...] | None:
    """The numbers of a row in which every cell is a whole number."""
    numbers: list[int] = []
    for column in columns:
        value = cells[column.id].value
        if not isinstance(value, int):
            return None
        numbers.append(value)
    return tuple(numbers)


def made_doubtful(cell: Cell, doubt: Named) -> Cell:
    """A cell of which the column is in doubt."""
    return cell if cell.kind is CellKind.BLANK else unknown(cell, doubt)


def unknown(cell: Cell, doubt: Named) -> Cell:
    """A cell of which it can't be told what stands in it, if anything."""
    return replace(cell, kind=CellKind.UNCERTAIN, value=None, doubt=doubt)
