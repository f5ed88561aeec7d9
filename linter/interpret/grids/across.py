"""Tables whose rows stand side by side above a single line of numbers: table four."""

from __future__ import annotations

from collections.abc import Sequence

from linter.interpret import doubts
from linter.interpret.grids.draft import Draft, DraftRow, doubtful
from linter.interpret.grids.sheet import Sheet, is_empty, is_number, is_value, sheet
from linter.interpret.grids.values import parsed
from linter.interpret.grids.vocabulary import Vocabulary
from linter.interpret.labels import match
from linter.model.document import Grid, GridCell
from linter.model.report import Cell, CellKind, Label
from linter.rulebook.template import ColumnSpec, RowSpec

Spot = tuple[str, str]
"""A row's and a column's key."""


def read_across(grids: Sequence[Grid], words: Vocabulary) -> Draft:
    """One such table over consecutive grids (header and numbers apart, or a grid a row)."""
    draft = Draft(words, grids[0].place)
    cells: dict[Spot, Cell] = {}
    labels: dict[str, Label] = {}
    carried: dict[int, Spot] = {}
    size = 0
    for grid in grids:
        on = sheet(grid)
        numbers = [at for at in range(on.rows) if _is_data(on, at, words)]
        if not numbers and on.rows > 1 and not any(is_value(cell, words.recognition) for cell in grid.cells):
            numbers = [on.rows - 1] if all(is_empty(cell) for cell in on.row(on.rows - 1)) else []
        first = numbers[0] if numbers else on.rows
        spots = _spots(on, first, words, labels, draft)
        if spots:
            carried, size = spots, on.columns
        for at in numbers:
            here = spots or (carried if on.columns == size else {})
            _take(on, at, here, words, cells)
    for spec in words.spec.rows:
        columns = {column: cell for (row, column), cell in cells.items() if row == spec.id}
        if columns:
            draft.rows.append(DraftRow(spec.id, labels.get(spec.id), columns, [], next(iter(columns.values())).place))
    return draft


def _is_data(on: Sheet, at: int, words: Vocabulary) -> bool:
    cells = on.row(at)
    values = [cell for cell in cells if is_value(cell, words.recognition)]
    return bool(values) and (len(values) * 2 >= len(cells) or any(is_number(cell) for cell in values))


def _spots(on: Sheet, first: int, words: Vocabulary, labels: dict[str, Label], draft: Draft) -> dict[int, Spot]:
    """For each grid column the row and column whose labels stand above it."""
    spread = all(cell is None or cell.column_span == 1 for line in on.at[:first] for cell in line)
    spots: dict[int, Spot] = {}
    carried: dict[int, GridCell] = {}
    for column in range(on.columns):
        path: list[GridCell] = []
        for row in range(first):
            cell = on.at[row][column]
            if cell is None or is_empty(cell):
                held = carried.get(row)
                below = any(
                    (under := on.at[deeper][column]) is not None and not is_empty(under)
                    for deeper in range(row + 1, first)
                )
                if not spread or held is None or not below:
                    continue
                cell = held  # spans are lost: a group's label holds for the columns to its right
            elif not _column(cell.text, words):
                carried[row] = cell
                for deeper in range(row + 1, first):
                    carried.pop(deeper, None)
            if not path or path[-1] is not cell:
                path.append(cell)
        found = _leaf_and_group(path, words)
        if found is not None:
            spec, group, parts, above = found
            spots[column] = (group.id, spec.id)
            draft.columns.setdefault(spec.id, _label(parts, spec, words))
            labels.setdefault(group.id, _label([above], group, words))
    return spots if len(set(spots.values())) == len(spots) else {}


def _label(parts: Sequence[GridCell], spec: ColumnSpec | RowSpec, words: Vocabulary) -> Label:
    text = "".join("".join(part.text.split()) for part in parts)
    found = match(text, [spec])
    likeness, official = (found.likeness, found.official) if found else (0.0, False)
    return Label(text, spec.id, likeness, official, parts[-1].place)


def _column(text: str, words: Vocabulary) -> bool:
    return match(text, words.spec.columns) is not None


def _leaf_and_group(
    path: Sequence[GridCell], words: Vocabulary
) -> tuple[ColumnSpec, RowSpec, list[GridCell], GridCell] | None:
    for size in range(1, min(len(path), 4) + 1):
        parts = list(path[-size:])
        leaf = match("".join(part.text for part in parts), words.spec.columns)
        if leaf is None:
            continue
        for above in reversed(path[:-size]):
            group = match(above.text, words.spec.rows)
            if group is not None:
                return leaf.spec, group.spec, parts, above
    return None


def _take(on: Sheet, at: int, spots: dict[int, Spot], words: Vocabulary, cells: dict[Spot, Cell]) -> None:
    """One line of numbers: by position where the header names every column, else by order."""
    every = [(row.id, column.id) for row in words.spec.rows for column in words.spec.columns]
    specs = {column.id: column for column in words.spec.columns}
    line = on.row(at)
    values = [cell for cell in line if is_value(cell, words.recognition) or is_empty(cell)]
    while len(values) > len(every) and values and is_empty(values[0]):
        values = values[1:]
    while len(values) > len(every) and values and is_empty(values[-1]):
        values = values[:-1]
    found: dict[Spot, Cell] = {}
    if spots and _below(on, at, spots, words):
        for column, spot in spots.items():
            cell = on.at[at][column]
            found[spot] = (
                parsed(cell, specs[spot[1]], words)
                if cell is not None
                else Cell("", CellKind.MISSING, None, line[0].place)
            )
    elif len(values) == len(every):
        found = {spot: parsed(cell, specs[spot[1]], words) for spot, cell in zip(every, values, strict=True)}
    elif values:
        shown = " ".join(cell.text for cell in values)
        found = {
            spot: Cell(shown, CellKind.UNCERTAIN, None, values[0].place, doubt=doubts.OTHER_COUNT) for spot in every
        }
    for spot, new in found.items():
        held = cells.get(spot)
        if held is None or held.kind in (CellKind.BLANK, CellKind.UNCERTAIN, CellKind.MISSING):
            cells[spot] = new
        elif new.kind is not CellKind.BLANK and new.value != held.value:
            cells[spot] = doubtful(held, doubts.TWO_LINES)


def _below(on: Sheet, at: int, spots: dict[int, Spot], words: Vocabulary) -> bool:
    """Whether every number of the line stands below a label of its own."""
    line = on.at[at]
    if any(line[column] is None for column in spots):
        return False
    for column, cell in enumerate(line):
        if cell is not None and is_value(cell, words.recognition):
            under = [spot for spot in range(cell.column, cell.column + cell.column_span) if spot in spots]
            if len(under) != 1 and column == cell.column:
                return False
    return True
