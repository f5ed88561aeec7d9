"""An identity over cells holds.

Placeholders: ``left``, ``right`` and ``difference`` (never negative), ``expression`` (both sides worked out),
``table``, ``row``, ``column`` (what is asked), and one for every name and sum of the identity and of its condition, as
:mod:`linter.rulebook.identity` spells them. Asked once for every row or column that the rule names.

Instances carry an equation, so that the engine can look for the wrong cell, unless a condition comes first (another
figure could as well end the condition) or the relation is none that a figure could be worked out from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from linter.checks import names
from linter.checks.answer import held, not_applicable, violated
from linter.checks.comparison import GRAVITY, Number, Numbers, compare
from linter.checks.result import CellRef, Equation, Instance, Reason, ReasonCode, Target, Value
from linter.checks.series import Earlier, last_year, other_edition
from linter.model.named import Named
from linter.model.report import Report
from linter.model.same import Same
from linter.rulebook.binding import Address, Binder
from linter.rulebook.identity import (
    Each,
    IdentityError,
    Operand,
    Relation,
    Side,
    Sum,
    parse,
    parse_condition,
    parse_each,
)
from linter.rulebook.identity import Identity as Statement
from linter.rulebook.kinds_report import Identity
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_FAILS: dict[Relation, str] = {"=": "≠", "!=": "=", ">=": "<", "<=": ">", ">": "≤", "<": "≥"}
_SOLVED = ("=", ">=", "<=")


def check(params: Identity, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a row or column that is asked; one where it can't be asked at all, or nowhere needs to be."""
    identity, each, condition = parse(params.holds), parse_each(params.each), parse_condition(params.when)
    operands = [operand for one in (identity, *condition) for operand in one.operands()]
    earlier = last_year(report, rulebook)
    before = earlier.template if isinstance(earlier, Earlier) else None
    for edition in _editions(each, report, template, rulebook):
        with suppress(IdentityError):
            bound = _bind(each, tuple(operands), Same(edition), None if before is None else Same(before))
            break
    else:  # a report of another edition, which has no such cell, or one whose last year's has none
        yield _no_such_cell(operands, each, report, template, earlier)
        return
    asker = _Asker(identity, condition, Numbers(each, bound.addresses, bound.refs, report, edition, rulebook, earlier))
    yield from asker.ask_all(_asked(Same(bound), tuple(params.only), tuple(operands)) if each else (None,))


class _Bound(NamedTuple):
    """The cells of an edition that an identity's operands mean; ``refs`` remembers them by the row or column asked."""

    binder: Binder
    addresses: Mapping[Operand, tuple[Address, ...]]
    refs: dict[tuple[Operand, str | None], tuple[CellRef, ...]]


# The same identities are asked of thousands of reports: what they mean in an edition is worked out once.
@lru_cache(maxsize=1024)
def _bind(
    each: Each | None, operands: tuple[Operand, ...], edition: Same[Template], before: Same[Template] | None
) -> _Bound:
    binder = Binder(edition.it, each, None if before is None else before.it)
    return _Bound(binder, {operand: binder.bind(operand) for operand in operands}, {})


@lru_cache(maxsize=1024)
def _asked(bound: Same[_Bound], only: tuple[str, ...], operands: tuple[Operand, ...]) -> tuple[str, ...]:
    return bound.it.binder.asked(only, operands)


def _editions(each: Each | None, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Template]:
    """The editions whose names may be meant: that which the table follows in place of the report's own, then this."""
    table = report.tables.get(each.table) if each is not None else None
    if table is not None and table.foreign_edition is not None:
        yield from (other for other in rulebook.templates if other.edition == table.foreign_edition)
    yield template


def _no_such_cell(
    operands: Sequence[Operand], each: Each | None, report: Report, template: Template, earlier: Earlier | Reason
) -> Instance:
    with suppress(IdentityError):
        binder = Binder(template, each)
        for operand in operands:
            binder.bind(operand)
        other = other_edition(report, earlier) if isinstance(earlier, Earlier) else None
        if other is not None:
            return not_applicable(other.code, other.values)
    return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": template.edition})


@dataclass(frozen=True)
class _Asker:
    identity: Statement
    condition: tuple[Statement, ...]
    numbers: Numbers

    def ask_all(self, keys: Sequence[str | None]) -> Iterator[Instance]:
        """The identity wherever the condition holds. What keeps it from being asked is told once for all places."""
        troubles: dict[ReasonCode, list[CellRef]] = {}
        missing: Instance | None = None
        unasked: Instance | None = None
        asked = False
        for key in keys:
            failed = self._failed(key)
            if failed is not None:
                unasked = unasked or self._not_asked(failed, key)
                continue
            asked = True
            lacking = next(filter(None, map(self.numbers.missing, self._comparisons())), None)
            trouble = next(filter(None, (self.numbers.trouble(one, key) for one in self._comparisons())), None)
            if lacking is not None:
                missing = missing or lacking
            elif trouble is not None:
                troubles.setdefault(trouble[0], []).extend(trouble[1])
            else:
                yield self.ask(key)
        if missing is not None:
            yield missing
        for code in GRAVITY:
            if code in troubles:
                yield from self.numbers.untold(code, troubles[code])
        if not asked and unasked is not None:
            yield unasked

    def ask(self, key: str | None) -> Instance:
        """The identity for one row or column, or for the one place that it names. Every cell must hold a number."""
        numbers, identity = self.numbers, self.identity
        left, right = numbers.amount(identity.left, key), numbers.amount(identity.right, key)
        equation: Equation | None = None
        if not self.condition and identity.relation in _SOLVED:
            terms = (*self._terms(identity.left, key, 1), *self._terms(identity.right, key, -1))
            equation = Equation(terms, identity.left.constant - identity.right.constant, identity.relation)
        target = numbers.target(self._claim(key))
        if compare(left, identity.relation, right):
            return held(target, equation=equation)
        operands = [operand for one in self._comparisons() for operand in one.operands()]
        values: dict[str, Value] = {operand.placeholder: numbers.sum(operand, key) for operand in operands}
        values |= {"left": left, "right": right, "difference": abs(left - right)}
        values |= self._asked(key, target)
        values["expression"] = self._expression(left, right, key)
        return violated(target, values, equation=equation, related=numbers.last_years(identity, key))

    def _comparisons(self) -> tuple[Statement, ...]:
        return (*self.condition, self.identity)

    def _failed(self, key: str | None) -> Statement | None:
        """The part of the condition that is known not to hold, if one is."""
        numbers = self.numbers
        for one in self.condition:
            known = numbers.missing(one) is None and numbers.trouble(one, key) is None
            if known and not numbers.holds(one, key):
                return one
        return None

    def _not_asked(self, failed: Statement, key: str | None) -> Instance:
        first, second = self._sides(failed, key)
        sign = _FAILS[failed.relation]
        detail = Named(f"{first.zh} {sign} {second.zh}", f"{first.en} {sign} {second.en}")
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": detail})

    def _terms(self, side: Side, key: str | None, sign: int) -> Iterator[tuple[int, CellRef]]:
        for factor, operand in side.terms:
            for ref in self.numbers.refs(operand, key):
                yield sign * factor, ref

    def _claim(self, key: str | None) -> CellRef:
        """The cell that states the result: the one that stands alone on a side, else the first on the right."""
        sides = [
            [ref for _, operand in side.terms for ref in self.numbers.refs(operand, key)]
            for side in (self.identity.left, self.identity.right)
        ]
        left, right = sides
        alone = [side for side in sides if len(side) == 1]
        ordered = [*(alone[0] if alone else []), *right, *left]
        return next((ref for ref in ordered if not ref.previous), ordered[0])

    def _asked(self, key: str | None, target: Target) -> dict[str, Value]:
        each = self.numbers.each
        spec = self.numbers.template.table(each.table if each else str(target.table))
        row = key if each and each.axis == "row" else target.row
        column = key if each and each.axis == "column" else target.column
        return {
            "table": names.table(spec),
            "row": names.row(spec, str(row)),
            "column": names.column(spec, str(column), row),
        }

    def _expression(self, left: Number, right: Number, key: str | None) -> Named:
        first, second = self._sides(self.identity, key)
        sign = _FAILS[self.identity.relation]
        return Named(
            f"{first.zh}；{second.zh}；{left} {sign} {right}", f"{first.en}; {second.en}; {left} {sign} {right}"
        )

    def _sides(self, comparison: Statement, key: str | None) -> tuple[Named, Named]:
        """Both sides of a comparison worked out."""
        left, right = self.numbers.amount(comparison.left, key), self.numbers.amount(comparison.right, key)
        return self._side(comparison.left, key, left), self._side(comparison.right, key, right)

    def _side(self, side: Side, key: str | None, amount: Number) -> Named:
        zh, en = "", ""
        for factor, operand in side.terms:
            for ref in self.numbers.refs(operand, key):
                value = self.numbers.value(ref)
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
        spec, each = self.numbers.spec(ref), self.numbers.each
        by_column = each is not None and each.axis == "row" and each.table == ref.table
        lines = spec.columns_of(ref.row) if by_column else spec.all_rows()
        id = ref.column if by_column else ref.row
        line = next((one for one in lines if one.id == id), None)
        name = Named(names.bare(line), line.en) if line is not None else Named(id, id)
        if ref.previous:
            return Named(f"上年{name.zh}", f"last year's {name.en}")
        return name
