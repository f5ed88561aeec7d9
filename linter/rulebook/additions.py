"""Rows that a rulebook which extends another adds to its tables."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from linter.rulebook.compiled import AddedRows
from linter.rulebook.problem import Problem
from linter.rulebook.source import Item
from linter.rulebook.template import BlockSpec, RowSpec, TableSpec, Template


def with_rows(item: Item, added: AddedRows, templates: Sequence[Template]) -> tuple[list[Template], list[Problem]]:
    """The templates with the rows in their place, or as they were with what is wrong."""
    editions = {template.edition: template for template in templates}
    template = editions.get(added.add_rows)
    if template is None:
        return list(templates), [item.unknown(("add_rows",), added.add_rows, list(editions))]
    table = next((table for table in template.tables if table.id == added.table), None)
    if table is None:
        return list(templates), [item.unknown(("table",), added.table, [table.id for table in template.tables])]
    known = [row.id for row in table.all_rows()]
    if added.after not in known:
        return list(templates), [item.unknown(("after",), added.after, known)]
    problems = [
        item.problem(("rows", number, "id"), f"键名“{row.id}”重复", f"the key “{row.id}” stands twice")
        for number, row in enumerate(added.rows)
        if row.id in known
    ]
    changed = replace(template, tables=[_extended(one, added) if one is table else one for one in template.tables])
    return [changed if one is template else one for one in templates], problems


def _extended(table: TableSpec, added: AddedRows) -> TableSpec:
    blocks: list[BlockSpec] = [replace(block, rows=_behind(block.rows, added)) for block in table.blocks]
    return replace(table, rows=_behind(table.rows, added), blocks=blocks)


def _behind(rows: Sequence[RowSpec], added: AddedRows) -> list[RowSpec]:
    return [one for row in rows for one in ([row, *added.rows] if row.id == added.after else [row])]
