"""Two readings of one table, compared: its grid, and the same text by its labels.

The second reading sees a table as lines of text without columns (:attr:`linter.model.document.Grid.lines`) and finds
each number by the label before it, as it does where a file has no grid. So it shares neither the grid's columns nor the
spans, borders and page breaks that cells hang on. Where both are sure of a cell and say the same, the cell is
confirmed; where they say different things, nothing is sure of it any more. A cell that the second reading can't tell
stays as the grid has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from linter.interpret import doubts, flat
from linter.interpret.grids import Vocabulary
from linter.model.document import Grid
from linter.model.report import Cell, CellKind, Passage, Reading, Second, Table
from linter.rulebook.template import TableSpec, Template

_SEEN = frozenset((CellKind.NUMBER, CellKind.MARK))
"""What a text without columns shows."""
_SEEN_BETWEEN_TABS = _SEEN | {CellKind.BLANK}


def crosscheck(
    tables: Mapping[str, Table],
    grids: Mapping[str, Sequence[Grid]],
    every: Iterable[Vocabulary],
    others: Sequence[Template],
) -> dict[str, Table]:
    """The tables with every cell that both readings are sure of confirmed or made uncertain.

    ``grids`` are those that each table was read from; ``others`` the templates of the other editions, of which a table
    may follow one. A table from grids without lines, or whose second reading fails, stays as it is.
    """
    return {
        words.spec.id: _checked(tables[words.spec.id], grids[words.spec.id], words, others)
        for words in every
        if words.spec.id in tables
    }


def _checked(table: Table, grids: Sequence[Grid], words: Vocabulary, others: Sequence[Template]) -> Table:
    spec = _followed(table, words, others)
    lines = [Passage(line, table.place) for grid in grids for line in grid.lines]
    if not lines or spec.layout == "pairs" or not all(grid.lines for grid in grids):
        return table
    second = flat.read_tables(lines, [spec], (), words.recognition).get(spec.id)
    if second is None:
        return table
    seen = _SEEN_BETWEEN_TABS if any("\t" in line.text for line in lines) else _SEEN
    cells = {row: _row(columns, second.cells.get(row, {}), seen) for row, columns in table.cells.items()}
    return replace(table, cells=cells)


def _followed(table: Table, words: Vocabulary, others: Sequence[Template]) -> TableSpec:
    """The table's specification in the edition that it follows."""
    other = next((template for template in others if template.edition == table.foreign_edition), None)
    specs = other.tables if other is not None else []
    return next((spec for spec in specs if spec.id == table.id), words.spec)


def _row(columns: Mapping[str, Cell], second: Mapping[str, Cell], seen: frozenset[CellKind]) -> Mapping[str, Cell]:
    """A row compared. One with a number that goes on below itself in its cell is not: as lines of text its parts can't
    be told from numbers of their own, and stand between those of the other cells."""
    if not second or any("\n" in cell.text for cell in columns.values()):
        return columns
    return {key: _compared(cell, second.get(key), seen) for key, cell in columns.items()}


def _compared(cell: Cell, second: Cell | None, seen: frozenset[CellKind]) -> Cell:
    if second is None or second.kind not in seen or second.reading is Reading.RECONSTRUCTED:
        return cell
    if cell.kind not in _SEEN_BETWEEN_TABS:
        return cell
    if (cell.kind, cell.value) == (second.kind, second.value):
        return Cell(cell.text, cell.kind, cell.value, cell.place, cell.reading, cell.unit, second=Second.AGREES)
    if _digits(cell.text) == _digits(second.text) != "":
        return cell  # the same number with a sign (↓3) that a text without cells doesn't show to be the cell's
    doubt = doubts.readings_differ(cell.text, second.text)
    return replace(cell, kind=CellKind.UNCERTAIN, value=None, doubt=doubt, second=Second.DIFFERS)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
