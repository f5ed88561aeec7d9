"""No cell of a table is of a forbidden kind.

Placeholders: ``cells`` (the cells in question: whole columns and rows as such, else one by one), ``count``, ``text``
(what stands there), ``table``; ``row`` and ``column`` name the lines that are affected.

Blank cells, cells with a sign in place of a number, and numbers that are not plain digits (a separator, full-width
digits, a unit) are one instance each for the whole table. Every other departure is an instance of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fnmatch import fnmatchcase

from msgspec.structs import replace

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_assessable, violated
from linter.checks.cellnames import Position, columns_of, describe, lines, rows_of
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.model.named import Named
from linter.model.report import Cell, CellKind, Report, Table
from linter.rulebook.kinds_report import Cells
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import CellType, RowSpec, TableSpec, Template

_GROUPED = {"blank": CellKind.BLANK, "mark": CellKind.MARK}
_WRITTEN = ("separator", "full_width", "unit")


def check(params: Cells, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """Instances as said above; one for a table in which nothing is wrong."""
    spec = _asked(template.table(params.table), params.rows)
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
        elif word not in _WRITTEN:
            found += _single(word, table, spec, template)
    written = [word for word in params.forbid if word in _WRITTEN]
    positions = _not_plain(written, table, spec) if written else []
    if positions:
        found.append(_group(positions, table, spec, target))
    uncertain = _of_kind(table, spec, CellKind.UNCERTAIN)
    if uncertain:
        first = table.cells[uncertain[0][0]][uncertain[0][1]]
        values: dict[str, Value] = {"cells": _described(uncertain, table, spec)}
        if first.doubt:
            values["detail"] = first.doubt
        found.append(not_assessable(ReasonCode.CELL_UNCERTAIN, values, where.cell(template, table, *uncertain[0])))
    yield from found or [held(target)]


def _asked(spec: TableSpec, rows: Sequence[str]) -> TableSpec:
    """The table with only the rows that the rule is about."""
    if not rows:
        return spec
    kept = [[row for row in block if any(fnmatchcase(row.id, pattern) for pattern in rows)] for block in _blocks(spec)]
    blocks = [replace(block, rows=own) for block, own in zip(spec.blocks, kept, strict=bool(spec.blocks))]
    return replace(spec, blocks=blocks) if spec.blocks else replace(spec, rows=kept[0])


def _blocks(spec: TableSpec) -> list[list[RowSpec]]:
    return [block.rows for block in spec.blocks] or [spec.rows]


def _expected(table: Table, spec: TableSpec) -> Iterator[tuple[str, str, CellType, Cell]]:
    """Every cell that the template has and the report too, in the template's order."""
    for row in spec.all_rows():
        own = table.cells.get(row.id)
        if own is None:
            continue
        for column in spec.columns_of(row.id):
            cell = own.get(column.id)
            if cell is not None:
                yield row.id, column.id, column.type, cell


def _of_kind(table: Table, spec: TableSpec, kind: CellKind) -> list[Position]:
    return [(row, column) for row, column, _, cell in _expected(table, spec) if cell.kind is kind]


def _not_plain(words: Sequence[str], table: Table, spec: TableSpec) -> list[Position]:
    """Numbers that are written with more than digits, a point and a sign."""
    units = {column.id: column.unit for column in spec.all_columns()}
    return [
        (row, column)
        for row, column, kind, cell in _expected(table, spec)
        if cell.kind is CellKind.NUMBER
        and any(_written(word, cell, own_unit=kind == "amount" and not units[column]) for word in words)
    ]


def _written(word: str, cell: Cell, own_unit: bool) -> bool:
    if word == "unit":
        return bool(cell.unit) and not own_unit  # where the format prints no unit, the cell must name it
    if word == "separator":
        return "," in unicodedata.normalize("NFKC", cell.text)
    return any(character.isdigit() and not character.isascii() for character in cell.text)


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
        return cell.kind is CellKind.TEXT and kind != "text"
    if cell.kind is not CellKind.NUMBER or cell.value is None:
        return False
    if word == "negative":
        return kind != "change" and cell.value < 0
    whole = not isinstance(cell.value, Decimal) or cell.value == cell.value.to_integral_value()
    return kind != "amount" and not whole
