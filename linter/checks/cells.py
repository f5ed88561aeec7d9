"""No cell of a table is of a forbidden kind.

Placeholders: ``cells`` (the cells in question: whole columns and rows as such, else one by one), ``count``, ``text``
(what stands there), ``table``; ``row`` and ``column`` name the lines that are affected.

Blank cells, and cells with a sign in place of a number, are one instance for the whole table. Every other departure is
an instance of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_assessable, violated
from linter.checks.cellnames import Position, columns_of, describe, lines, rows_of
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.model.named import Named
from linter.model.report import Cell, CellKind, Report, Table
from linter.rulebook.rule import Cells
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import CellType, TableSpec, Template

_GROUPED = {"blank": CellKind.BLANK, "mark": CellKind.MARK}


def check(params: Cells, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """Instances as said above; one for a table in which nothing is wrong."""
    spec = template.table(params.table)
    table = report.tables.get(spec.id)
    target = where.table(report, template, spec.id)
    if table is None:
        yield table_absent(report, template, spec.id)
        return
    found: list[Instance] = []
    for word in params.forbid:
        if word in _GROUPED:
            positions = _of_kind(table, spec, _GROUPED[word])
            if positions:
                found.append(_group(positions, table, spec, target))
        else:
            found += _single(word, table, spec, template)
    uncertain = _of_kind(table, spec, CellKind.UNCERTAIN)
    if uncertain:
        first = table.cells[uncertain[0][0]][uncertain[0][1]]
        values: dict[str, Value] = {"cells": _described(uncertain, table, spec)}
        if first.doubt:
            values["detail"] = first.doubt
        found.append(not_assessable(ReasonCode.CELL_UNCERTAIN, values, where.cell(template, table, *uncertain[0])))
    yield from found or [held(target)]


def _expected(table: Table, spec: TableSpec) -> Iterator[tuple[str, str, CellType, Cell]]:
    """Every cell that the template has and the report too, in the template's order."""
    for row in spec.all_rows():
        for column in spec.columns_of(row.id):
            cell = table.cell(row.id, column.id)
            if cell is not None:
                yield row.id, column.id, column.type, cell


def _of_kind(table: Table, spec: TableSpec, kind: CellKind) -> list[Position]:
    return [(row, column) for row, column, _, cell in _expected(table, spec) if cell.kind is kind]


def _group(positions: Sequence[Position], table: Table, spec: TableSpec, table_target: Target) -> Instance:
    rows, columns = rows_of(spec, positions), columns_of(spec, positions)
    cells = [table.cells[row][column] for row, column in positions]
    texts = tuple(dict.fromkeys(cell.text for cell in cells))
    target = Target(
        cells[0].place,
        cells[0].text if len(cells) == 1 else "",
        table_target.section,
        spec.id,
        rows[0].id if len(rows) == 1 else None,
        columns[0].id if len(columns) == 1 else None,
    )
    return violated(
        target,
        {
            "table": names.table(spec),
            "cells": _described(positions, table, spec),
            "count": len(positions),
            "row": lines(rows, "行"),
            "column": lines(columns, "列"),
            "text": texts[0] if len(texts) == 1 else texts,
        },
    )


def _described(positions: Sequence[Position], table: Table, spec: TableSpec) -> Named:
    return describe(positions, [(row, column) for row, column, _, _ in _expected(table, spec)], spec)


def _single(word: str, table: Table, spec: TableSpec, template: Template) -> Iterator[Instance]:
    for row, column, kind, cell in _expected(table, spec):
        if not _departs(word, kind, cell):
            continue
        values: dict[str, Value] = {
            "table": names.table(spec),
            "cells": names.cell(spec, row, column),
            "count": 1,
            "row": names.row(spec, row),
            "column": names.column(spec, column, row),
            "text": cell.text,
        }
        yield violated(where.cell(template, table, row, column), values)


def _departs(word: str, kind: CellType, cell: Cell) -> bool:
    if word == "text":
        return cell.kind is CellKind.TEXT
    if cell.kind is not CellKind.NUMBER or cell.value is None:
        return False
    if word == "negative":
        return kind != "change" and cell.value < 0
    whole = not isinstance(cell.value, Decimal) or cell.value == cell.value.to_integral_value()
    return kind != "amount" and not whole
