"""Many cells of a table in few words."""

from __future__ import annotations

from collections.abc import Sequence

from linter.checks import names
from linter.model.named import Named
from linter.rulebook.template import ColumnSpec, RowSpec, TableSpec

Position = tuple[str, str]
"""A row's key and a column's."""
_MOST = 4


def describe(positions: Sequence[Position], there: Sequence[Position], spec: TableSpec) -> Named:
    """Cells, in the template's order: all that are there, whole columns, some rows of some columns, whole rows, and
    what is left one by one. ``there`` are all cells that could have been meant."""
    chosen = set(positions)
    if len(chosen) == len(there) > 1:
        return Named(f"全部{len(there)}格", f"all {len(there)} cells")
    parts: list[Named] = []
    rows = list(dict.fromkeys(row for row, _ in there))
    columns = list(dict.fromkeys(column for _, column in there)) if not spec.blocks and len(rows) > 1 else []
    full = [column for column in columns if all((row, column) in chosen for row in rows)]
    if full:
        shown = _listed([_column(spec, column) for column in full])
        size = len(full) * len(rows)
        plural = "s" if len(full) > 1 else ""
        zh = f"{shown.zh}共{len(full)}列×{len(rows)}行，{size}格" if len(full) > 1 else f"{shown.zh}整列{size}格"
        parts.append(Named(zh, f"{len(full)} whole column{plural} ({shown.en}), {size} cells"))
    rest = [position for position in there if position in chosen and position[1] not in full]
    block = _product(rest)
    if block is not None and not spec.blocks:
        block_rows, block_columns = block
        over = _listed([_row(spec, row) for row in block_rows])
        under = _listed([_column(spec, column) for column in block_columns])
        zh = f"{over.zh}共{len(block_rows)}行的{under.zh}共{len(block_columns)}列"
        parts.append(Named(zh, f"{over.en} in {under.en}"))
        rest = []
    whole = [row for row in rows if _whole(row, rest, there, full)]
    if whole:
        shown = _listed([_row(spec, row) for row in whole])
        size = sum(row in whole for row, _ in rest)
        plural = "s" if len(whole) > 1 else ""
        zh = f"{shown.zh}共{len(whole)}行，{size}格" if len(whole) > 1 else f"{shown.zh}整行{size}格"
        parts.append(Named(zh, f"{len(whole)} whole row{plural} ({shown.en}), {size} cells"))
    single = [names.cell(spec, row, column) for row, column in rest if row not in whole]
    if single:
        parts.append(names.some(single, _MOST, "格"))
    return Named("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def lines(specs: Sequence[RowSpec | ColumnSpec], counter: str) -> Named:
    """Rows or columns in a list: one by its full label, several without their ordinals."""
    if len(specs) == 1:
        return names.line(specs[0])
    return names.some([Named(names.bare(spec), spec.en) for spec in specs], _MOST, counter)


def rows_of(spec: TableSpec, positions: Sequence[Position]) -> list[RowSpec]:
    """The rows of some cells, in the template's order."""
    wanted = {row for row, _ in positions}
    return [row for row in spec.all_rows() if row.id in wanted]


def columns_of(spec: TableSpec, positions: Sequence[Position]) -> list[ColumnSpec]:
    """The columns of some cells, as the blocks of their rows call them."""
    found: dict[str, ColumnSpec] = {}
    for row, id in positions:
        for column in spec.columns_of(row):
            if column.id == id:
                found.setdefault(id, column)
    return list(found.values())


def _row(spec: TableSpec, id: str) -> Named:
    return names.row(spec, id)


def _column(spec: TableSpec, id: str) -> Named:
    return names.column(spec, id)


def _listed(things: Sequence[Named]) -> Named:
    shown = things if len(things) <= _MOST else things[: _MOST - 1]
    zh = "".join(f"“{one.zh}”" for one in shown)
    en = ", ".join(f"“{one.en}”" for one in shown)
    if len(shown) < len(things):
        return Named(f"{zh}等", f"{en} and {len(things) - len(shown)} more")
    return Named(zh, en)


def _product(positions: Sequence[Position]) -> tuple[list[str], list[str]] | None:
    """The rows and columns whose every crossing is among the cells, if the cells are just those; ``None`` for less than
    two rows and two columns."""
    rows = list(dict.fromkeys(row for row, _ in positions))
    columns = list(dict.fromkeys(column for _, column in positions))
    if len(rows) < 2 or len(columns) < 2 or len(rows) * len(columns) != len(positions):
        return None
    return rows, columns


def _whole(row: str, rest: Sequence[Position], there: Sequence[Position], full: Sequence[str]) -> bool:
    """Whether all cells of a row (two or more) are among the rest."""
    cells = [position for position in there if position[0] == row and position[1] not in full]
    return len(cells) > 1 and all(position in rest for position in cells)
