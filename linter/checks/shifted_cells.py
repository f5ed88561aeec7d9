"""The values of a table don't stand one row or column beside their places.

Placeholders: ``lines`` (what has slipped), ``start`` (from where on), ``direction`` (where to), ``count`` (how many
numbers other than 0 would move), ``table``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_assessable, violated
from linter.checks.cellnames import describe
from linter.checks.result import Instance, ReasonCode
from linter.checks.shifts import Grid, Move, moves, moving, sums
from linter.model.named import Named
from linter.model.report import CellKind, Report, Table
from linter.rulebook.kinds_cells import ShiftedCells
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import TableSpec, Template

_DIRECTIONS = {
    ("rows", True): Named("下", "down"),
    ("rows", False): Named("上", "up"),
    ("columns", True): Named("右", "to the right"),
    ("columns", False): Named("左", "to the left"),
}
_KNOWN = (CellKind.NUMBER, CellKind.BLANK)


def check(params: ShiftedCells, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    spec = template.table(params.table)
    table = report.tables.get(spec.id)
    target = where.table(report, template, spec.id)
    if table is None:
        yield table_absent(report, template, spec.id)
        return
    places = [(row.id, column.id) for row in spec.rows for column in spec.columns]
    unread = [place for place in places if (cell := table.cell(*place)) is None or cell.kind not in _KNOWN]
    if unread:
        cells = describe(unread, places, spec)
        code = ReasonCode.CELL_MISSING if table.complete else ReasonCode.TABLE_INCOMPLETE
        yield not_assessable(code, {"cells": cells, "table": names.table(spec)}, target)
        return
    grid = _grid(table, spec)
    found = moves(grid, sums(spec), spec.layout)
    least = params.least_in_row if found and found[0].row is not None else params.least
    if len({move.kind for move in found}) != 1 or moving(found[-1], grid) < least:
        yield held(target)
        return
    yield _violated(found, grid, table, spec, template)


def _grid(table: Table, spec: TableSpec) -> Grid:
    rows = []
    for row in spec.rows:
        cells = [table.cell(row.id, column.id) for column in spec.columns]
        rows.append(tuple(int(cell.value) if cell and cell.value is not None else None for cell in cells))
    return tuple(rows)


def _violated(found: Sequence[Move], grid: Grid, table: Table, spec: TableSpec, template: Template) -> Instance:
    first, last = found[0], found[-1]
    row, column = _place(first, spec)
    start = _start(first, spec)
    if last.start != first.start:
        end = _start(last, spec)
        start = Named(f"{start.zh}至{end.zh}之间", f"somewhere between {start.en} and {end.en}")
    side = "rows" if first.along == "rows" else "columns"
    return violated(
        where.cell(template, table, row, column),
        {
            "table": names.table(spec),
            "lines": _lines(first, spec),
            "start": start,
            "direction": _DIRECTIONS[side, first.back],
            "count": moving(last, grid),
        },
    )


def _lines(move: Move, spec: TableSpec) -> Named:
    if move.row is None:
        return Named(f"《{spec.title}》表", f"“{spec.en}”")
    name = names.line(spec.rows[move.row])
    return Named(f"“{name.zh}”一行", f"the row “{name.en}”")


def _place(move: Move, spec: TableSpec) -> tuple[str, str]:
    """The cell where a move starts."""
    if move.along == "line":
        row, column = divmod(move.start, len(spec.columns))
    elif move.along == "rows":
        row, column = move.start, 0
    else:
        row, column = move.row or 0, move.start
    return spec.rows[row].id, spec.columns[column].id


def _start(move: Move, spec: TableSpec) -> Named:
    row, column = _place(move, spec)
    if move.along == "line":
        return names.cell(spec, row, column)
    line = names.row(spec, row) if move.along == "rows" else names.column(spec, column)
    return Named(f"“{line.zh}”", f"“{line.en}”")
