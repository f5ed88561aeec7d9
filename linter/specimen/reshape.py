"""A table of the format with rows, columns and labels changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from linter.rulebook.template import ColumnSpec, RowSpec, TableSpec
from linter.specimen.changes import AddedLine, ChangeError, TableChange

Line = TypeVar("Line", RowSpec, ColumnSpec)

ADDED = "added."
"""Keys of added rows and columns begin so; the rest is the text of their cells."""


def reshape(table: TableSpec, change: TableChange) -> TableSpec:
    """The table as a report with these changes draws it.

    Raises :class:`ChangeError` for a row or column that it doesn't have.
    """
    rows = {row.id for row in table.all_rows()}
    columns = {column.id for column in table.all_columns()}
    named = [*change.drop_rows, *change.row_labels, *(added.after for added in change.add_rows)]
    if change.break_after:
        named.append(change.break_after)
    _check(table.id, "row", named, rows)
    named = [*change.drop_columns, *change.column_labels, *(added.after for added in change.add_columns)]
    _check(table.id, "column", named, columns)
    blocks = [
        msgspec.structs.replace(block, rows=_rows(block.rows, change), columns=_columns(block.columns, change))
        for block in table.blocks
    ]
    note = table.printed_note if change.note is msgspec.UNSET else change.note or ""
    changed = msgspec.structs.replace(
        table,
        blocks=[block for block in blocks if block.rows and block.columns],
        rows=_rows(table.rows, change),
        columns=_columns(table.columns, change),
        printed_note=note,
    )
    if not changed.blocks and not (changed.rows and changed.columns):
        raise ChangeError(f"nothing is left of {table.id} (write null in its place to leave the table out)")
    return changed


def _rows(rows: Sequence[RowSpec], change: TableChange) -> list[RowSpec]:
    return _lines(rows, change.drop_rows, change.add_rows, change.row_labels)


def _columns(columns: Sequence[ColumnSpec], change: TableChange) -> list[ColumnSpec]:
    return _lines(columns, change.drop_columns, change.add_columns, change.column_labels)


def _lines(lines: Sequence[Line], drop: list[str], add: list[AddedLine], labels: dict[str, str]) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        if line.id not in drop:
            kept.append(msgspec.structs.replace(line, label=labels.get(line.id, line.label)))
        kept += [
            msgspec.structs.replace(line, id=f"{ADDED}{added.value}", label=added.label, aliases=[])
            for added in add
            if added.after == line.id
        ]
    return kept


def _check(table: str, what: str, named: Sequence[str], known: set[str]) -> None:
    for key in named:
        if key not in known:
            raise ChangeError(f"{table} has no {what} {key}")
