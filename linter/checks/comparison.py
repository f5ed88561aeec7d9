"""The numbers that comparisons of the rulebook speak of, in one report and in last year's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import NamedTuple

from linter.checks import names, where
from linter.checks.absent import table_absent, why_absent
from linter.checks.answer import because, not_assessable
from linter.checks.cellnames import describe
from linter.checks.result import CellRef, Instance, Reason, ReasonCode, Target, Value
from linter.checks.series import Earlier, in_other
from linter.model.named import Named
from linter.model.report import Cell, CellKind, Report, Table
from linter.rulebook.binding import Address, Binder
from linter.rulebook.identity import Each, Identity, IdentityError, Operand, Relation, Side, Sum
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import TableSpec, Template

Number = int | Decimal
Trouble = tuple[ReasonCode, tuple[CellRef, ...]]
"""Why something can't be worked out, and the cells that are to blame."""
_MOST = 3
_TROUBLE = (
    (CellKind.MISSING, ReasonCode.CELL_MISSING),
    (CellKind.UNCERTAIN, ReasonCode.CELL_UNCERTAIN),
    (CellKind.BLANK, ReasonCode.CELL_BLANK),
    (CellKind.MARK, ReasonCode.CELL_NOT_A_NUMBER),
    (CellKind.TEXT, ReasonCode.CELL_NOT_A_NUMBER),
)
GRAVITY = tuple(dict.fromkeys(code for _, code in _TROUBLE))
"""Codes of troubles, the gravest first."""


class Numbers(NamedTuple):
    """The cells that comparisons mean in an edition's tables. ``key`` below is the row or column that is asked."""

    each: Each | None
    bound: Mapping[Operand, tuple[Address, ...]]
    known: dict[tuple[Operand, str | None], tuple[CellRef, ...]]
    """Cells that operands were found to mean, kept for the next report."""
    report: Report
    template: Template
    rulebook: Rulebook
    earlier: Earlier | Reason
    """Last year's report with its template, or why there is none."""

    def missing(self, comparison: Identity) -> Instance | None:
        """Why a comparison can't be asked anywhere: no last year's report, or no such table."""
        addresses = [address for operand in comparison.operands() for address in self.bound[operand]]
        if isinstance(self.earlier, Reason) and any(address.previous for address in addresses):
            return because(self.earlier)
        for address in addresses:
            if self.table(address.table, address.previous) is None:
                return self._absent(address)
        return None

    def trouble(self, comparison: Identity, key: str | None) -> Trouble | None:
        """Why a comparison can't be worked out: the gravest kind of trouble, with the cells that have it."""
        kinds: dict[CellKind, list[CellRef]] = {}
        for operand in comparison.operands():
            for ref in self.refs(operand, key):
                cell = self.cell(ref)
                kind = cell.kind if cell is not None else CellKind.MISSING
                if kind is not CellKind.NUMBER:
                    kinds.setdefault(kind, []).append(ref)
        if not kinds:
            return None
        return next(((code, tuple(kinds[kind])) for kind, code in _TROUBLE if kind in kinds), None)

    def holds(self, comparison: Identity, key: str | None) -> bool:
        """Whether a comparison holds. Every cell must hold a number."""
        return compare(self.amount(comparison.left, key), comparison.relation, self.amount(comparison.right, key))

    def amount(self, side: Side, key: str | None) -> Number:
        """A side of a comparison, worked out. Every cell must hold a number."""
        return sum((factor * self.sum(operand, key) for factor, operand in side.terms), side.constant)

    def sum(self, operand: Operand, key: str | None) -> Number:
        """What an operand comes to."""
        return sum((self.value(ref) for ref in self.refs(operand, key)), 0)

    def refs(self, operand: Operand, key: str | None) -> tuple[CellRef, ...]:
        """The cells that an operand means. A table that has none of a group's rows, but those that mean the same group
        in another edition, is read by that edition."""
        refs = self.known.get((operand, key))
        if refs is None:
            refs = self.known[operand, key] = _cells(self.bound[operand], key)
        if isinstance(operand, Sum) and operand.last is None and not any(self._there(ref) for ref in refs):
            for template in self.rulebook.templates:
                with suppress(IdentityError):
                    others = _cells(Binder(template, self.each).bind(operand), key)
                    if all(self._there(ref) for ref in others):
                        return others
        return refs

    def table(self, id: str, previous: bool) -> Table | None:
        """A table of the report, or of last year's."""
        if not previous:
            return self.report.tables.get(id)
        return self.earlier.report.tables.get(id) if isinstance(self.earlier, Earlier) else None

    def cell(self, ref: CellRef) -> Cell | None:
        """The cell at an address, or ``None`` where the report has none."""
        table = self.table(ref.table, ref.previous)
        return table.cell(ref.row, ref.column) if table is not None else None

    def value(self, ref: CellRef) -> Number:
        """The number in a cell that holds one."""
        cell = self.cell(ref)
        assert cell is not None
        assert cell.value is not None
        return cell.value

    def spec(self, ref: CellRef) -> TableSpec:
        """The template's table that a cell belongs to."""
        before = self.earlier.template if ref.previous and isinstance(self.earlier, Earlier) else self.template
        return before.table(ref.table)

    def last_years(self, comparison: Identity, key: str | None) -> list[Target]:
        """The places in last year's report that a comparison speaks of."""
        refs = [ref for operand in comparison.operands() for ref in self.refs(operand, key) if ref.previous]
        if isinstance(self.earlier, Reason):
            return []
        before = self.earlier
        return [in_other(before.report, before.template, ref.table, ref.row, ref.column) for ref in refs[:_MOST]]

    def target(self, ref: CellRef) -> Target:
        """Where a cell stands; for one of last year's, the table in this report."""
        table = self.table(ref.table, ref.previous)
        if ref.previous or table is None:
            return where.table(self.report, self.template, ref.table)
        return where.cell(self.template, table, ref.row, ref.column)

    def untold(self, code: ReasonCode, refs: Sequence[CellRef]) -> Iterator[Instance]:
        """One instance a table that has cells with a trouble, for all rows or columns that need them."""
        for id, previous in dict.fromkeys((ref.table, ref.previous) for ref in refs):
            own = dict.fromkeys(ref for ref in refs if (ref.table, ref.previous) == (id, previous))
            yield self._untold(code, list(own))

    def _absent(self, address: Address) -> Instance:
        if not address.previous or isinstance(self.earlier, Reason):
            return table_absent(self.report, self.template, address.table)
        before = self.earlier
        reason = why_absent(before.report, before.template, address.table)
        table = names.table(before.template.table(address.table))
        named = Named(f"上年报告的《{table.zh}》", f"last year's “{table.en}”")
        return because(Reason(reason.code, {**reason.values, "table": named}))

    def _there(self, ref: CellRef) -> bool:
        table = self.table(ref.table, ref.previous)
        return table is not None and ref.row in table.cells

    def _untold(self, code: ReasonCode, refs: Sequence[CellRef]) -> Instance:
        first = refs[0]
        spec, table = self.spec(first), self.table(first.table, first.previous)
        there = [(row.id, column.id) for row in spec.all_rows() for column in spec.columns_of(row.id)]
        cells = describe([(ref.row, ref.column) for ref in refs], there, spec)
        if first.previous:
            cells = Named(f"上年报告{cells.zh}", f"last year's {cells.en}")
        values: dict[str, Value] = {"cells": cells, "table": names.table(spec)}
        target = self.target(first)
        cell = self.cell(first)
        if cell is not None and cell.doubt and code is ReasonCode.CELL_UNCERTAIN:
            values["detail"] = cell.doubt
        if cell is not None and code is ReasonCode.CELL_NOT_A_NUMBER:
            texts = tuple(dict.fromkeys(found.text for ref in refs if (found := self.cell(ref)) is not None))
            values["text"] = texts[0] if len(texts) == 1 else texts[:_MOST]
        if code is ReasonCode.CELL_MISSING and table is not None and not table.complete:
            code = ReasonCode.TABLE_INCOMPLETE
        return not_assessable(code, values, target)


def compare(left: Number, relation: Relation, right: Number) -> bool:
    """Whether two numbers stand in a relation."""
    match relation:
        case "=":
            return left == right
        case "!=":
            return left != right
        case ">=":
            return left >= right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case "<":
            return left < right


def _cells(addresses: Sequence[Address], key: str | None) -> tuple[CellRef, ...]:
    """Addresses for one row or column that is asked."""
    return tuple(
        CellRef(
            address.table,
            address.row if address.row is not None else str(key),
            address.column if address.column is not None else str(key),
            address.previous,
        )
        for address in addresses
    )
