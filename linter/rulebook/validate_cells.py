"""What the parameters of checks on cells must be beyond their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from linter.rulebook.binding import Binder
from linter.rulebook.identity import IdentityError, Name
from linter.rulebook.kinds_cells import CellLimit, ColumnUnit, KindsOfCells, ShiftedCells, StatedAmount
from linter.rulebook.problem import Problem
from linter.rulebook.source import Item, Path
from linter.rulebook.template import TableSpec, Template

_GROUPS = ("amount", "unit")


def check_cells(item: Item, check: KindsOfCells, templates: Sequence[Template]) -> Iterator[Problem]:
    """What is wrong with what a check is told, given the editions that its rule applies to."""
    match check:
        case ColumnUnit():
            yield from _column_unit(item, check, templates)
        case ShiftedCells():
            yield from _shifted(item, check, templates)
        case CellLimit():
            yield from _known_cell(item, check.cell, templates)
        case StatedAmount():
            yield from _known_cell(item, check.cell, templates)
            yield from _stated(item, check)


def cells_patterns(check: KindsOfCells) -> Iterator[tuple[Path, str]]:
    """Every pattern of a check, with the path of its key."""
    match check:
        case CellLimit(limits=limits):
            for number, limit in enumerate(limits):
                yield ("limits", number, "organisation"), limit.organisation
        case StatedAmount(find=find):
            yield from ((("find", number), text) for number, text in enumerate(find))
        case _:
            return


def _table(item: Item, table: str, template: Template) -> TableSpec | Problem:
    known = {spec.id: spec for spec in template.tables}
    return known.get(table) or item.unknown(("table",), table, list(known))


def _column_unit(item: Item, check: ColumnUnit, templates: Sequence[Template]) -> Iterator[Problem]:
    for template in templates:
        spec = _table(item, check.table, template)
        if isinstance(spec, Problem):
            yield spec
            return
        columns = {column.id: column for column in spec.all_columns()}
        if check.column not in columns:
            yield item.unknown(("column",), check.column, list(columns))
            return
        if not columns[check.column].unit:
            zh = f"{template.edition}版的这一列没有印单位"
            yield item.problem(("column",), zh, f"edition {template.edition} prints no unit for this column")
            return


def _shifted(item: Item, check: ShiftedCells, templates: Sequence[Template]) -> Iterator[Problem]:
    for key in ("least", "least_in_row"):
        if getattr(check, key) < 1:
            yield item.problem((key,), "应是不小于1的整数", "a whole number of at least 1 is needed")
    for template in templates:
        spec = _table(item, check.table, template)
        if isinstance(spec, Problem):
            yield spec
            return
        if not spec.sums or spec.blocks or spec.layout not in ("down", "across"):
            zh = f"{template.edition}版的这张表不是写明了各行各列之和（sums）的一张网格"
            en = f"in edition {template.edition}, this table is no grid whose sums are stated"
            yield item.problem(("table",), zh, en)
            return


def _known_cell(item: Item, cell: str, templates: Sequence[Template]) -> Iterator[Problem]:
    for template in templates:
        try:
            Binder(template, None).bind(Name(cell, 1))
        except IdentityError as error:
            near = item.unknown(("cell",), error.word, error.known).nearest if error.known else ""
            zh, en = f"在{template.edition}版中，{error.zh}", f"in edition {template.edition}, {error.en}"
            yield item.problem(("cell",), zh, en, near)
            return


def _stated(item: Item, check: StatedAmount) -> Iterator[Problem]:
    for number, text in enumerate(check.find):
        try:
            groups = re.compile(text).groupindex
        except re.error:
            continue  # said where all patterns are looked at
        for group in _GROUPS:
            if group not in groups:
                yield item.problem(("find", number), f"缺少分组 {group}", f"the group {group} is missing")
    for unit, size in check.units.items():
        if size < 1:
            yield item.problem(("units", unit), "应是不小于1的整数", "a whole number of at least 1 is needed")
    try:
        fits = Decimal(check.tolerance) >= 0
    except InvalidOperation:
        fits = False
    if not fits:
        yield item.problem(("tolerance",), "应是不小于0的数", "a number of at least 0 is needed")
