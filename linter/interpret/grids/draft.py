"""A table in the making: rows as read, before they are put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from linter.interpret import doubts
from linter.interpret.grids.sheet import Sheet
from linter.interpret.grids.vocabulary import Vocabulary
from linter.model.document import GridCell
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Cell, CellKind, Label, LayoutKind, LayoutNote, Reading, Table

SAME = (CellKind.NUMBER, CellKind.FLAG, CellKind.BLANK, CellKind.MARK, CellKind.TEXT)


@dataclass
class DraftRow:
    """One row as read. ``key`` is ``None`` while no label of the template was found; ``values`` are the grid's cells
    behind the label, in order."""

    key: str | None
    label: Label | None
    cells: dict[str, Cell]
    values: list[GridCell]
    place: Place


@dataclass
class Draft:
    """What was read of one table so far."""

    words: Vocabulary
    place: Place
    rows: list[DraftRow] = field(default_factory=list)
    columns: dict[str, Label] = field(default_factory=dict)
    extra: list[Label] = field(default_factory=list)
    notes: list[LayoutNote] = field(default_factory=list)
    printed_note: str | None = None
    parents: dict[str, list[tuple[Sheet, int, GridCell]]] = field(default_factory=dict)
    """Labels of merged cells beside the rows, and where each stands: sheet, the last row that it covers, cell."""

    def note(self, kind: LayoutKind, text: str, place: Place) -> None:
        """Remember an oddity of the shape, each once."""
        if all((note.kind, note.text) != (kind, text) for note in self.notes):
            self.notes.append(LayoutNote(kind, text, place))

    def certain(self) -> int:
        """Cells whose content is known."""
        return sum(cell.kind in SAME for row in self.rows if row.key for cell in row.cells.values())

    def filled(self) -> int:
        """Cells in which a number stands, or a mark in place of one."""
        kinds = (CellKind.NUMBER, CellKind.FLAG, CellKind.MARK)
        return sum(cell.kind in kinds for row in self.rows if row.key for cell in row.cells.values())


def note_labels_twice(draft: Draft) -> None:
    """Note labels of merged cells that stand twice, unless merging was undone by repeating them in every row."""
    for text, spots in draft.parents.items():
        undone = all(cell.row_span == 1 for _, _, cell in spots) and any(
            first[0] is second[0] and second[2].row == first[1] + 1 for first, second in pairwise(spots)
        )
        if len(spots) > 1 and not undone:
            draft.note(LayoutKind.LABEL_TWICE, text, spots[1][2].place)


def doubtful(cell: Cell, doubt: Named) -> Cell:
    """A cell whose content can't be known to be its own; a blank stays one."""
    return replace(cell, kind=CellKind.UNCERTAIN, value=None, doubt=doubt)


def finish(draft: Draft) -> Table | None:
    """The table of a draft, or ``None`` where it has no row of the template."""
    words = draft.words
    cells: dict[str, dict[str, Cell]] = {}
    labels: dict[str, Label] = {}
    extra = list(draft.extra)
    left_over = False
    for row in draft.rows:
        if row.key is None:
            if row.label is not None and not words.is_parent(row.label.text):
                extra.append(row.label)
            elif row.cells or row.values:
                left_over = True
            continue
        if row.label is not None:
            labels.setdefault(row.key, row.label)
        cells[row.key] = _merge(cells[row.key], row.cells) if row.key in cells else dict(row.cells)
    if not cells:
        return None
    foreign = _foreign_edition(words, set(cells), {column for row in cells.values() for column in row})
    return Table(
        id=words.spec.id,
        cells=_in_template_columns(cells, words),
        rows=tuple(labels.values()),
        columns=tuple(draft.columns.values()),
        extra=tuple(extra),
        place=draft.place,
        printed_note=draft.printed_note,
        layout_notes=tuple(draft.notes),
        reading=_reading(draft),
        complete=not left_over,
        foreign_edition=foreign,
    )


def _reading(draft: Draft) -> Reading:
    """How the cells were found: by labels where the header is lost or a row lost its label."""
    cells = [cell for row in draft.rows for cell in row.cells.values()]
    lost = not draft.columns or any(cell.reading is not Reading.GRID for cell in cells)
    return Reading.LABELS if lost else Reading.GRID


def _merge(first: Mapping[str, Cell], second: Mapping[str, Cell]) -> dict[str, Cell]:
    """Two readings of a row (its label stands twice, or a page break cut it): what one leaves empty the other fills;
    where they differ nothing is known."""
    merged = dict(first)
    for key, cell in second.items():
        held = merged.get(key)
        if held is None or held.kind in (CellKind.BLANK, CellKind.MISSING):
            merged[key] = cell
        elif cell.kind not in (CellKind.BLANK, CellKind.MISSING) and (cell.kind, cell.value) != (held.kind, held.value):
            merged[key] = doubtful(held, doubts.ROW_TWICE)
    return merged


def _in_template_columns(cells: Mapping[str, Mapping[str, Cell]], words: Vocabulary) -> dict[str, dict[str, Cell]]:
    order = {spec.id: number for number, spec in enumerate(words.spec.all_columns())}
    return {
        row: dict(sorted(columns.items(), key=lambda entry: order.get(entry[0], len(order))))
        for row, columns in cells.items()
    }


def _foreign_edition(words: Vocabulary, rows: set[str], columns: set[str]) -> str | None:
    """The other edition that the table follows, by the rows and columns that only one of the two has."""
    foreign = [edition for edition, spec in words.foreign_rows if spec.id in rows]
    foreign += [edition for edition, spec in words.foreign_columns if spec.id in columns]
    if not foreign:
        return None
    own_rows = {spec.id for spec in words.spec.all_rows()} - words.shared_rows
    own_columns = {spec.id for spec in words.spec.all_columns()} - words.shared_columns
    own = len(own_rows & rows) + len(own_columns & columns)
    return foreign[0] if len(foreign) > own else None
