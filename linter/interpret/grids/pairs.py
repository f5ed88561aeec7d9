"""A form from its grids: the value of a label is what stands behind it in its row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linter.interpret.formlabels import Wordings, label
from linter.interpret.grids.draft import Draft, DraftRow
from linter.interpret.grids.sheet import is_empty, sheet
from linter.interpret.grids.values import parsed
from linter.interpret.grids.vocabulary import Vocabulary
from linter.model.document import Grid, GridCell
from linter.model.report import Cell, CellKind, Label
from linter.rulebook.template import RowSpec


def read_pairs(grids: Sequence[Grid], words: Vocabulary) -> Draft:
    """One form over consecutive grids. The draft has no row where too little of the form is found."""
    draft = Draft(words, grids[0].place)
    reader = _Reader(draft, Wordings(words.spec, words.recognition))
    for grid in grids:
        on = sheet(grid)
        for number in range(on.rows):
            reader.read(on.row(number))
    if not reader.wordings.make_the_form(len({row.key for row in draft.rows if row.key})):
        draft.rows.clear()
    (column,) = words.spec.all_columns()
    draft.columns[column.id] = Label(column.label, column.id, 1.0, True, draft.place)
    return draft


@dataclass
class _Open:
    """A label whose value has not come yet, and the empty cells behind it."""

    row: RowSpec
    label: Label
    blanks: list[GridCell]


class _Reader:
    """Reads row after row into a draft."""

    def __init__(self, draft: Draft, wordings: Wordings) -> None:
        self.draft = draft
        self.wordings = wordings
        self._open: _Open | None = None

    def read(self, cells: Sequence[GridCell]) -> None:
        """One row of a grid."""
        for cell in cells:
            if is_empty(cell):
                if self._open is not None:
                    self._open.blanks.append(cell)
            elif not self._takes_label(cell) and self._open is not None:
                self._close(self._open, cell)
        if self._open is not None:
            self._close(self._open, None)

    def _takes_label(self, cell: GridCell) -> bool:
        found = self.wordings.take(cell.text, near=self._open is None or self._open.row.type != "text")
        if found is None:
            return False
        if self._open is not None:
            self._close(self._open, None)
        if found.row is not None:
            self._open = _Open(found.row, label(cell.text, found.row, found, cell.place), [])
        return True

    def _close(self, open_: _Open, cell: GridCell | None) -> None:
        """The open label with its value; an empty cell, or none at all, is what it has where no value came."""
        (spec,) = self.draft.words.spec.columns_of(open_.row.id)
        if cell is not None:
            value = parsed(cell, spec, self.draft.words)
        elif open_.blanks:
            value = parsed(open_.blanks[0], spec, self.draft.words)
        else:
            value = Cell("", CellKind.MISSING, None, open_.label.place)
        self.draft.rows.append(DraftRow(open_.row.id, open_.label, {spec.id: value}, [], open_.label.place))
        self._open = None
