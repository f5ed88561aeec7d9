"""What a report's tables say for an expression over cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from linter.checks import names, where
from linter.checks.result import CellRef, Reason, ReasonCode, Target
from linter.model.named import Named
from linter.model.report import Cell, CellKind, Report
from linter.model.same import Same
from linter.rulebook.binding import Binder
from linter.rulebook.identity import IdentityError, Side, parse
from linter.rulebook.template import Template

Amount: TypeAlias = int | Decimal
_UNKNOWN = {
    CellKind.BLANK: ReasonCode.CELL_BLANK,
    CellKind.UNCERTAIN: ReasonCode.CELL_UNCERTAIN,
    CellKind.MISSING: ReasonCode.CELL_MISSING,
}


class Worth(NamedTuple):
    """An expression's value, or why it has none; with the cells that it is made of. ``reason`` and ``value`` are both
    ``None`` for an expression that the edition has no cells for."""

    value: Amount | None
    reason: Reason | None = None
    cells: tuple[Target, ...] = ()


def worth(side: Side, report: Report, template: Template) -> Worth:
    """What one side of an identity is worth in a report (``previous.`` in last year's)."""
    return _worth(side, Same(report), Same(template))


@lru_cache(maxsize=512)
def _worth(side: Side, report: Same[Report], template: Same[Template]) -> Worth:
    binder = Binder(template.it, None)
    total: Amount = side.constant
    targets: list[Target] = []
    for factor, operand in side.terms:
        try:
            addresses = binder.bind(operand)
        except IdentityError:
            return Worth(None)
        for address in addresses:
            ref = CellRef(address.table, str(address.row), str(address.column), address.previous)
            value, reason, target = _cell(ref, report.it, template.it)
            if value is None:
                return Worth(None, reason)
            total += factor * value
            targets.append(target)
    return Worth(total, None, tuple(dict.fromkeys(targets)))


def expression(text: str) -> Side:
    """An expression over cells, as the rulebook has checked it."""
    return parse(f"{text} = 0").left


def _cell(ref: CellRef, report: Report, template: Template) -> tuple[Amount | None, Reason | None, Target]:
    source = report.previous if ref.previous else report
    spec = template.table(ref.table)
    nowhere = where.whole(report)
    if source is None:
        return None, Reason(ReasonCode.PREVIOUS_MISSING), nowhere
    table = source.tables.get(ref.table)
    if table is None:
        return None, Reason(ReasonCode.TABLE_MISSING, {"table": names.table(spec)}), nowhere
    cell = table.cell(ref.row, ref.column)
    path = source.path if ref.previous else ""
    place = cell.place if cell else table.place
    target = Target(place, cell.text if cell else "", spec.section, spec.id, ref.row, ref.column, path)
    if cell is not None and cell.value is not None:
        return cell.value, None, target
    if cell is None and not table.complete:
        return None, Reason(ReasonCode.TABLE_INCOMPLETE, {"table": names.table(spec)}), target
    return None, _unknown(cell, names.cell(spec, ref.row, ref.column), target), target


def _unknown(cell: Cell | None, name: Named, target: Target) -> Reason:
    code = _UNKNOWN.get(cell.kind, ReasonCode.CELL_NOT_A_NUMBER) if cell else ReasonCode.CELL_MISSING
    return Reason(code, {"cell": name}, target)


def listed(values: Sequence[tuple[Named, Amount]]) -> Named:
    """Values by their names, each value once: 新收 74、新收加上年结转 75."""
    kept: dict[Amount, Named] = {}
    for name, value in values:
        kept.setdefault(value, name)
    return Named(
        "、".join(f"{name.zh} {value}" for value, name in kept.items()),
        ", ".join(f"{name.en} {value}" for value, name in kept.items()),
    )


def distinct(targets: Iterable[Target]) -> list[Target]:
    """Each target once."""
    return list(dict.fromkeys(targets))
