"""Rows that a page break or a conversion damaged: cut in two, run together, or without their label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.interpret import doubts
from linter.interpret.grids.draft import Draft, DraftRow, doubtful
from linter.interpret.grids.sheet import is_empty, is_value, trim
from linter.interpret.grids.values import by_order
from linter.interpret.grids.vocabulary import Vocabulary
from linter.model.document import GridCell
from linter.model.report import CellKind, Reading

EMPTY = (CellKind.BLANK, CellKind.MISSING)


def several_rows(cells: Sequence[GridCell], words: Vocabulary) -> list[list[GridCell]]:
    """The rows of a grid's row that holds several (the line between them is lost): as many labels, line by line, as
    every other cell has lines. Nothing where it holds one."""
    texts = [cell for cell in cells if not is_empty(cell) and not is_value(cell, words.recognition)]
    labels = next((cell for cell in reversed(texts) if "\n" in cell.text and not _digits(cell)), None)
    if labels is None:
        return []
    lines = labels.text.split("\n")
    keys = [match.spec.id if (match := words.row(text)) and match.likeness == 1.0 else None for text in lines]
    values = [cell for cell in cells if cell.column > labels.column and not is_empty(cell)]
    if None in keys or len(set(keys)) < len(keys) or any(len(cell.text.split("\n")) != len(lines) for cell in values):
        return []
    return [
        [
            replace(cell, text=cell.text.split("\n")[at]) if cell is labels or cell in values else cell
            for cell in cells
            if cell.column >= labels.column
        ]
        for at in range(len(lines))
    ]


def _digits(cell: GridCell) -> bool:
    return not any(character.isalpha() for character in cell.text)


def join_cut_rows(draft: Draft) -> None:
    """Give numbers below a row that has none to it, where the page break cut the row between label and numbers."""
    for before, row in zip(draft.rows, draft.rows[1:], strict=False):
        if row.key is not None or before.key is None or before.label is None:
            continue
        if any(cell.kind not in EMPTY for cell in before.cells.values()):
            continue
        if row.label is not None:
            joined = draft.words.row(before.label.text + row.label.text)
            if joined is None or joined.spec.id != before.key:
                continue
        row.key = before.key
        row.label = None
        row.cells = by_order(row.values, draft.words.columns_of(before.key), draft.words, Reading.LABELS)


def doubt_cut_rows(draft: Draft) -> None:
    """Take numbers that stand in some columns below a row, in a row without label, for the lower part of that row:
    what stands in these columns is one number cut in two, and which can't be known for certain."""
    kept: list[DraftRow] = []
    for row in draft.rows:
        before = kept[-1] if kept else None
        if before is None or before.key is None or not _nameless(row, draft.words):
            kept.append(row)
            continue
        specs = draft.words.columns_of(before.key)
        values = trim(row.values, len(specs))
        below = {} if values is None else {spec.id: cell for spec, cell in zip(specs, values, strict=True)}
        some = {id: cell for id, cell in below.items() if not is_empty(cell)}
        if not some or len(some) == len(specs) or any(id not in before.cells for id in some):
            kept.append(row)
            continue
        for id, cell in some.items():
            upper = before.cells[id]
            before.cells[id] = doubtful(replace(upper, text=f"{upper.text}\n{cell.text}".strip()), doubts.CUT_BY_PAGE)
    draft.rows[:] = kept


def fill_by_sequence(draft: Draft) -> None:
    """Give rows that lost their label the rows of the template that stand between their neighbours, where there are
    exactly as many."""
    order = {spec.id: number for number, spec in enumerate(draft.words.spec.all_rows())}
    keys = [spec.id for spec in draft.words.spec.all_rows()]
    held = {row.key for row in draft.rows if row.key is not None}
    held |= {own for key in held for own in draft.words.replaced_by(key)}
    at = 0
    while at < len(draft.rows):
        if not _nameless(draft.rows[at], draft.words):
            at += 1
            continue
        stop = at
        while stop < len(draft.rows) and _nameless(draft.rows[stop], draft.words):
            stop += 1
        before = next((order[row.key] for row in reversed(draft.rows[:at]) if row.key in order), -1)
        after = next((order[row.key] for row in draft.rows[stop:] if row.key in order), len(keys))
        between = [key for key in keys[before + 1 : after] if key not in held]
        run = draft.rows[at:stop]
        pairs = list(zip(run, between, strict=False))
        if len(between) == len(run) and all(_full(row, key, draft.words) for row, key in pairs):
            for row, key in pairs:
                row.key = key
                row.cells = by_order(row.values, draft.words.columns_of(key), draft.words, Reading.LABELS)
                held.add(key)
        at = stop


def _nameless(row: DraftRow, words: Vocabulary) -> bool:
    return row.key is None and (row.label is None or words.is_parent(row.label.text))


def _full(row: DraftRow, key: str, words: Vocabulary) -> bool:
    return trim(row.values, len(words.columns_of(key))) is not None
