"""An identity over cells holds.

Placeholders: ``left``, ``right`` and ``difference`` (never negative), ``expression`` (both sides worked out),
``table``, ``row``, ``column`` (what is asked), and one for every name and sum of the identity, as
:mod:`linter.rulebook.identity` spells them. Asked once for every row or column that the rule names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_applicable, not_assessable, violated
from linter.checks.cellnames import describe
from linter.checks.result import CellRef, Equation, Instance, ReasonCode, Target, Value
from linter.model.named import Named
from linter.model.report import Cell, CellKind, Report, Table
from linter.rulebook.binding import Address, Binder
from linter.rulebook.identity import Each, IdentityError, Operand, Side, Sum, parse, parse_each
from linter.rulebook.identity import Identity as Statement
from linter.rulebook.rule import Identity
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import TableSpec, Template

Number = int | Decimal
_MOST = 3
_TROUBLE = (
    (CellKind.MISSING, ReasonCode.CELL_MISSING),
    (CellKind.UNCERTAIN, ReasonCode.CELL_UNCERTAIN),
    (CellKind.BLANK, ReasonCode.CELL_BLANK),
    (CellKind.MARK, ReasonCode.CELL_NOT_A_NUMBER),
    (CellKind.TEXT, ReasonCode.CELL_NOT_A_NUMBER),
)
_FAILS = {"=": "≠", ">=": "<", "<=": ">"}


def check(params: Identity, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a row or column that is asked; one where it can't be asked at all."""
    identity, each = parse(params.holds), parse_each(params.each)
    for edition in _editions(each, report, template, rulebook):
        with suppress(IdentityError):
            binder = Binder(edition, each)
            bound = {operand: binder.bind(operand) for operand in identity.operands()}
            break
    else:  # a report of another edition, which has no such cell
        yield not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": template.edition})
        return
    asker = _Asker(identity, each, bound, report, edition, rulebook)
    missing = asker.missing()
    if missing is not None:
        yield missing
        return
    keys: Sequence[str | None] = binder.asked(params.only, identity.operands()) if each else (None,)
    troubles: dict[ReasonCode, list[CellRef]] = {}
    for key in keys:
        trouble = asker.trouble(key)
        if trouble is None:
            yield asker.ask(key)
        else:
            code, found = trouble
            troubles.setdefault(code, []).extend(found)
    for code in dict.fromkeys(code for _, code in _TROUBLE if code in troubles):
        yield from asker.not_assessable(code, troubles[code])


def _editions(each: Each | None, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Template]:
    """The editions whose names may be meant: that which the table follows in place of the report's own, then this."""
    table = report.tables.get(each.table) if each is not None else None
    if table is not None and table.foreign_edition is not None:
        yield from (other for other in rulebook.templates if other.edition == table.foreign_edition)
    yield template


@dataclass(frozen=True)
class _Asker:
    identity: Statement
    each: Each | None
    bound: Mapping[Operand, tuple[Address, ...]]
    report: Report
    template: Template
    rulebook: Rulebook

    def missing(self) -> Instance | None:
        """Why the identity can't be asked anywhere: no last year's report, or no such table."""
        addresses = [address for found in self.bound.values() for address in found]
        if any(address.previous for address in addresses) and self.report.previous is None:
            return not_assessable(ReasonCode.PREVIOUS_MISSING)
        for address in addresses:
            if self._table(address.table, address.previous) is None:
                source = self.report.previous if address.previous and self.report.previous else self.report
                return table_absent(source, self.template, address.table)
        return None

    def ask(self, key: str | None) -> Instance:
        """The identity for one row or column, or for the one place that it names. Every cell must hold a number."""
        refs = {operand: self._refs(operand, key) for operand in self.bound}
        left, right = self._amount(self.identity.left, refs), self._amount(self.identity.right, refs)
        equation = Equation(
            terms=(*self._terms(self.identity.left, refs, 1), *self._terms(self.identity.right, refs, -1)),
            constant=self.identity.left.constant - self.identity.right.constant,
            relation=self.identity.relation,
        )
        target = self._target(self._claim(refs))
        holds = {"=": left == right, ">=": left >= right, "<=": left <= right}[self.identity.relation]
        if holds:
            return held(target, equation=equation)
        values: dict[str, Value] = {operand.placeholder: self._sum(found) for operand, found in refs.items()}
        values |= {"left": left, "right": right, "difference": abs(left - right)}
        values |= self._asked(key, target)
        values["expression"] = self._expression(refs, left, right)
        return violated(target, values, equation=equation)

    def _refs(self, operand: Operand, key: str | None) -> tuple[CellRef, ...]:
        """The cells that an operand means. A table that has none of a group's rows, but those that mean the same group
        in another edition, is read by that edition."""
        refs = _cells(self.bound[operand], key)
        if isinstance(operand, Sum) and operand.last is None and not any(self._there(ref) for ref in refs):
            for template in self.rulebook.templates:
                with suppress(IdentityError):
                    others = _cells(Binder(template, self.each).bind(operand), key)
                    if all(self._there(ref) for ref in others):
                        return others
        return refs

    def _there(self, ref: CellRef) -> bool:
        table = self._table(ref.table, ref.previous)
        return table is not None and ref.row in table.cells

    def _table(self, id: str, previous: bool) -> Table | None:
        report = self.report.previous if previous else self.report
        return report.tables.get(id) if report is not None else None

    def _cell(self, ref: CellRef) -> Cell | None:
        table = self._table(ref.table, ref.previous)
        return table.cell(ref.row, ref.column) if table is not None else None

    def _value(self, ref: CellRef) -> Number:
        cell = self._cell(ref)
        assert cell is not None
        assert cell.value is not None
        return cell.value

    def _sum(self, refs: Sequence[CellRef]) -> Number:
        return sum((self._value(ref) for ref in refs), 0)

    def _amount(self, side: Side, refs: Mapping[Operand, tuple[CellRef, ...]]) -> Number:
        return sum((factor * self._sum(refs[operand]) for factor, operand in side.terms), side.constant)

    def _terms(
        self, side: Side, refs: Mapping[Operand, tuple[CellRef, ...]], sign: int
    ) -> Iterator[tuple[int, CellRef]]:
        for factor, operand in side.terms:
            for ref in refs[operand]:
                yield sign * factor, ref

    def trouble(self, key: str | None) -> tuple[ReasonCode, list[CellRef]] | None:
        """Why it can't be worked out: the gravest kind of trouble, with the cells that have it."""
        kinds: dict[CellKind, list[CellRef]] = {}
        for operand in self.bound:
            for ref in self._refs(operand, key):
                cell = self._cell(ref)
                kind = cell.kind if cell is not None else CellKind.MISSING
                kinds.setdefault(kind, []).append(ref)
        return next(((code, kinds[kind]) for kind, code in _TROUBLE if kind in kinds), None)

    def not_assessable(self, code: ReasonCode, refs: Sequence[CellRef]) -> Iterator[Instance]:
        """One instance a table that has such cells, for all rows or columns that need them."""
        for id, previous in dict.fromkeys((ref.table, ref.previous) for ref in refs):
            own = dict.fromkeys(ref for ref in refs if (ref.table, ref.previous) == (id, previous))
            yield self._not_assessable(code, list(own))

    def _not_assessable(self, code: ReasonCode, refs: Sequence[CellRef]) -> Instance:
        first = refs[0]
        spec, table = self._spec(first), self._table(first.table, first.previous)
        there = [(row.id, column.id) for row in spec.all_rows() for column in spec.columns_of(row.id)]
        cells = describe([(ref.row, ref.column) for ref in refs], there, spec)
        if first.previous:
            cells = Named(f"上年报告{cells.zh}", f"last year's {cells.en}")
        values: dict[str, Value] = {"cells": cells, "table": names.table(spec)}
        target = self._target(first)
        cell = self._cell(first)
        if cell is not None and cell.doubt and code is ReasonCode.CELL_UNCERTAIN:
            values["detail"] = cell.doubt
        if cell is not None and code is ReasonCode.CELL_NOT_A_NUMBER:
            texts = tuple(dict.fromkeys(found.text for ref in refs if (found := self._cell(ref)) is not None))
            values["text"] = texts[0] if len(texts) == 1 else texts[:_MOST]
        if code is ReasonCode.CELL_MISSING and table is not None and not table.complete:
            code = ReasonCode.TABLE_INCOMPLETE
        return not_assessable(code, values, target)

    def _spec(self, ref: CellRef) -> TableSpec:
        return self.template.table(ref.table)

    def _claim(self, refs: Mapping[Operand, tuple[CellRef, ...]]) -> CellRef:
        """The cell that states the result: the one that stands alone on a side, else the first on the right."""
        sides = [
            [ref for _, operand in side.terms for ref in refs[operand]]
            for side in (self.identity.left, self.identity.right)
        ]
        left, right = sides
        alone = [side for side in sides if len(side) == 1]
        ordered = [*(alone[0] if alone else []), *right, *left]
        return next((ref for ref in ordered if not ref.previous), ordered[0])

    def _target(self, ref: CellRef) -> Target:
        table = self._table(ref.table, ref.previous)
        if ref.previous or table is None:
            return where.table(self.report, self.template, ref.table)
        return where.cell(self.template, table, ref.row, ref.column)

    def _asked(self, key: str | None, target: Target) -> dict[str, Value]:
        spec = self.template.table(self.each.table if self.each else str(target.table))
        row = key if self.each and self.each.axis == "row" else target.row
        column = key if self.each and self.each.axis == "column" else target.column
        return {
            "table": names.table(spec),
            "row": names.row(spec, str(row)),
            "column": names.column(spec, str(column), row),
        }

    def _expression(self, refs: Mapping[Operand, tuple[CellRef, ...]], left: Number, right: Number) -> Named:
        first, second = self._side(self.identity.left, refs, left), self._side(self.identity.right, refs, right)
        sign = _FAILS[self.identity.relation]
        return Named(
            f"{first.zh}；{second.zh}；{left} {sign} {right}", f"{first.en}; {second.en}; {left} {sign} {right}"
        )

    def _side(self, side: Side, refs: Mapping[Operand, tuple[CellRef, ...]], amount: Number) -> Named:
        zh, en = "", ""
        for factor, operand in side.terms:
            for ref in refs[operand]:
                value = self._value(ref)
                if isinstance(operand, Sum) and value == 0:
                    continue  # of long sums only what counts
                name = self._short(ref)
                sign = ("-" if factor < 0 else "") if not zh else (" - " if factor < 0 else " + ")
                times = f"{abs(factor)}×" if abs(factor) != 1 else ""
                zh += f"{sign}{times}{name.zh} {value}"
                en += f"{sign}{times}{name.en} {value}"
        if side.constant or not zh:
            sign = (" + " if side.constant >= 0 else " - ") if zh else ""
            number = abs(side.constant) if zh else side.constant
            zh, en = f"{zh}{sign}{number}", f"{en}{sign}{number}"
        if zh != str(amount) and (len(side.terms) > 1 or any(isinstance(one, Sum) for _, one in side.terms)):
            zh, en = f"{zh} = {amount}", f"{en} = {amount}"
        return Named(zh, en)

    def _short(self, ref: CellRef) -> Named:
        """A cell inside a sum, by the line that varies."""
        spec = self._spec(ref)
        by_column = self.each is not None and self.each.axis == "row" and self.each.table == ref.table
        lines = spec.columns_of(ref.row) if by_column else spec.all_rows()
        id = ref.column if by_column else ref.row
        line = next((one for one in lines if one.id == id), None)
        name = Named(names.bare(line), line.en) if line is not None else Named(id, id)
        if ref.previous:
            return Named(f"上年{name.zh}", f"last year's {name.en}")
        return name


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
