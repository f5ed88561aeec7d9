"""Which grid column is which column of the template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.interpret.grids.sheet import Sheet, is_empty
from linter.interpret.grids.vocabulary import Vocabulary
from linter.interpret.labels import Match, form
from linter.model.document import GridCell
from linter.model.report import Label
from linter.rulebook.template import ColumnSpec


class Header(NamedTuple):
    """Columns by position: ``columns`` maps a key to its first grid column and the one behind its last."""

    columns: dict[str, tuple[int, int]]
    specs: dict[str, ColumnSpec]
    labels: tuple[Label, ...]
    extra: tuple[tuple[int, Label], ...]
    """Labels over number columns that the template doesn't have, with their grid columns."""

    orderly: bool = True
    """Whether the columns stand in the template's order, or in one row, or below the parents that the template gives
    them; a header that does none of these has lost its spans, and its positions mean nothing."""

    @property
    def first(self) -> int:
        """The leftmost column."""
        return min((start for start, _ in self.columns.values()), default=0)


def read_header(sheet: Sheet, rows: Sequence[int], words: Vocabulary) -> Header:
    """The header in a run of rows: for each grid column the labels above one another, read from the lowest."""
    columns: dict[str, tuple[int, int]] = {}
    specs: dict[str, ColumnSpec] = {}
    labels: list[Label] = []
    extra: list[tuple[int, Label]] = []
    parented: list[bool] = []
    rows_of_leaves: set[int] = set()
    for column in range(sheet.columns):
        path = _path(sheet, rows, column)
        if not path:
            continue
        found = _leaf(path, words)
        if found is None:
            text = path[-1].text
            if (
                columns
                and all(label.place != path[-1].place for _, label in extra)
                and not words.is_frame(text)
                and not words.is_parent(text)
            ):
                extra.append((column, Label(_shown(text), None, 0.0, False, path[-1].place)))
            continue
        match, cells = found
        key = match.spec.id
        if key in columns:
            if columns[key][1] == column and cells[-1].column_span > 1:
                columns[key] = (columns[key][0], column + 1)
            continue
        columns[key] = (column, column + 1)
        above = {form(cell.text).words for cell in path}
        parented += [form(parent).words in above for parent in match.spec.under]
        rows_of_leaves.add(cells[-1].row)
        specs[key] = match.spec
        text = "".join(cell.text for cell in cells)
        labels.append(Label(_shown(text), key, match.likeness, match.official, cells[-1].place))
    order = [spec.id for spec in words.spec.all_columns()]
    places = [order.index(key) for key in columns if key in order]
    orderly = places == sorted(places) or len(rows_of_leaves) == 1 or (bool(parented) and all(parented))
    return Header(columns, specs, tuple(labels), tuple(extra), orderly)


def _shown(text: str) -> str:
    return "".join(text.split("\n")).strip()


def _path(sheet: Sheet, rows: Sequence[int], column: int) -> list[GridCell]:
    path: list[GridCell] = []
    for row in rows:
        cell = sheet.at[row][column]
        if cell is not None and not is_empty(cell) and (not path or path[-1] is not cell):
            path.append(cell)
    return path


def _leaf(path: Sequence[GridCell], words: Vocabulary) -> tuple[Match[ColumnSpec], list[GridCell]] | None:
    """The column that the lowest label names, or the lowest ones joined (a label cut into several cells)."""
    best: tuple[Match[ColumnSpec], list[GridCell]] | None = None
    for size in range(1, min(len(path), 4) + 1):
        cells = list(path[-size:])
        match = words.column("".join(cell.text for cell in cells))
        if match is not None and (best is None or match.likeness > best[0].likeness):
            best = match, cells
        if best is not None and best[0].likeness == 1.0:
            break
    return best
