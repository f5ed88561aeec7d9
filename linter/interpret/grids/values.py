"""Grid cells as cells of a table."""

from __future__ import annotations

from collections.abc import Sequence

from linter.interpret import doubts
from linter.interpret.cells import parse_cell
from linter.interpret.grids.draft import doubtful
from linter.interpret.grids.sheet import is_empty, trim
from linter.interpret.grids.vocabulary import Vocabulary
from linter.model.document import GridCell
from linter.model.place import Place
from linter.model.report import Cell, CellKind, Reading
from linter.rulebook.template import ColumnSpec


def parsed(cell: GridCell, spec: ColumnSpec, words: Vocabulary, reading: Reading = Reading.GRID) -> Cell:
    """A grid's cell as a cell of the table."""
    found = parse_cell(cell.text, cell.place, spec, words.recognition, reading)
    if cell.picture and found.kind is CellKind.BLANK:
        return doubtful(found, doubts.PICTURE)
    if cell.unsure and found.kind is not CellKind.UNCERTAIN:
        return doubtful(found, doubts.UNSURE)
    return found


def by_order(
    values: Sequence[GridCell], specs: Sequence[ColumnSpec], words: Vocabulary, reading: Reading = Reading.GRID
) -> dict[str, Cell]:
    """A row's cells by their order where they are as many as the columns; else it can't be known which is which."""
    solid = [cell for cell in values if not is_empty(cell)]
    chosen = solid if len(specs) == 1 and len(solid) == 1 else trim(values, len(specs))
    if chosen is None and len(solid) == len(specs):
        chosen = solid
    if chosen is not None:
        return {spec.id: parsed(cell, spec, words, reading) for spec, cell in zip(specs, chosen, strict=True)}
    found: dict[str, Cell] = {}
    place = values[0].place if values else Place()
    shown = " ".join(cell.text for cell in solid)
    for spec in specs:
        if solid:
            found[spec.id] = Cell(shown, CellKind.UNCERTAIN, None, place, reading, doubt=doubts.OTHER_COUNT)
        elif values:
            found[spec.id] = Cell("", CellKind.BLANK, None, place, reading)
        else:
            found[spec.id] = Cell("", CellKind.MISSING, None, place, reading)
    return found
