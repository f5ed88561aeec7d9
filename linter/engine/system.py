"""The identities of one report as a system of equations, solved exactly for the cells that may be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

from linter.checks.result import CellRef, Equation
from linter.rulebook.template import CellType

Number = int | Decimal
Shift = Mapping[int, Fraction]
"""By how much cells (by their number in the system) change."""

_HOLDS: dict[str, Callable[[Fraction], bool]] = {
    "=": lambda value: value == 0,
    ">=": lambda value: value >= 0,
    "<=": lambda value: value <= 0,
}


@dataclass(frozen=True, slots=True)
class Solved:
    """The only change of the cells asked for that makes every identity on them hold."""

    shift: Shift


@dataclass(frozen=True, slots=True)
class Free:
    """The cells asked for can make every identity on them hold in more than one way."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """The cells asked for can't make all of these identities hold, whatever they are changed to."""

    identities: frozenset[int]


class System:
    """Identities over cells. Cells and identities are called by their numbers, in order of appearance."""

    def __init__(
        self,
        equations: Sequence[Equation],
        present: Callable[[CellRef], Number | None],
        kind: Callable[[CellRef], CellType],
    ) -> None:
        numbers: dict[CellRef, int] = {}
        self.factors: list[dict[int, int]] = []
        for equation in equations:
            factors: dict[int, int] = {}
            for factor, ref in equation.terms:
                number = numbers.setdefault(ref, len(numbers))
                factors[number] = factors.get(number, 0) + factor
            self.factors.append({cell: factor for cell, factor in factors.items() if factor})
        self.cells = tuple(numbers)
        self.relations = [equation.relation for equation in equations]
        self.present = [present(ref) for ref in self.cells]
        self._values = [Fraction(value if value is not None else 0) for value in self.present]
        self._kinds = [kind(ref) for ref in self.cells]
        self._constants = [Fraction(equation.constant) for equation in equations]
        self._make_whole()
        self.on: list[list[int]] = [[] for _ in self.cells]
        """The identities that each cell occurs in."""
        for identity, factors in enumerate(self.factors):
            for cell in factors:
                self.on[cell].append(identity)

    def amount(self, identity: int, shift: Shift | None = None) -> Fraction:
        """The left side of an identity, after a change."""
        total = self._constants[identity]
        for cell, factor in self.factors[identity].items():
            total += factor * (self._values[cell] + (shift.get(cell, 0) if shift else 0))
        return total

    def holds(self, identity: int, shift: Shift | None = None) -> bool:
        """Whether an identity holds, after a change."""
        return _HOLDS[self.relations[identity]](self.amount(identity, shift))

    def _make_whole(self) -> None:
        """Keep the identities' amounts as whole numbers, multiplied by what that takes: fractions are slow."""
        self._scale = lcm(*(value.denominator for value in (*self._values, *self._constants)))
        self._amounts = [int(self.amount(identity) * self._scale) for identity in range(len(self.factors))]

    def touched(self, cells: Iterable[int], among: frozenset[int]) -> list[int]:
        """The identities on any of the cells, in order."""
        return sorted({identity for cell in cells for identity in self.on[cell] if identity in among})

    def solve(self, cells: tuple[int, ...], among: frozenset[int]) -> Solved | Free | Conflict:
        """Change the cells so that every identity on them (of those in ``among``) holds; each must change."""
        identities = self.touched(cells, among)
        equal = [identity for identity in identities if self.relations[identity] == "="]
        unequal = [identity for identity in identities if self.relations[identity] != "="]
        pivots: list[tuple[int, list[int], frozenset[int]]] = []
        for identity in equal:
            factors = self.factors[identity]
            row = [factors.get(cell, 0) for cell in cells] + [-self._amounts[identity]]
            sources = frozenset((identity,))
            for column, pivot, origin in pivots:
                if row[column]:  # whole numbers throughout: rows are multiplied, never divided
                    mine, other = row[column], pivot[column]
                    row = [value * other - mine * less for value, less in zip(row, pivot, strict=True)]
                    sources |= origin
            column = next((index for index, value in enumerate(row[:-1]) if value), -1)
            if column >= 0:
                pivots.append((column, row, sources))
            elif row[-1]:
                return Conflict(sources)
        if len(pivots) < len(cells):
            return self._loose(cells, unequal, frozenset(identities))
        shift: dict[int, Fraction] = {}
        for column, row, _ in reversed(pivots):
            known = sum((row[index] * shift[cell] for index, cell in enumerate(cells) if cell in shift), Fraction(0))
            shift[cells[column]] = (row[-1] - known) / row[column]
        shift = {cell: amount / self._scale for cell, amount in shift.items()}
        fits = all(shift.values()) and all(self.fits(cell, amount) for cell, amount in shift.items())
        if fits and all(self.holds(identity, shift) for identity in unequal):
            return Solved(shift)
        return Conflict(frozenset(identities))

    def _loose(self, cells: tuple[int, ...], unequal: Sequence[int], identities: frozenset[int]) -> Free | Conflict:
        """What inequalities leave to a single cell. More cells than equalities can fix are never a smallest set: one
        of them could as well stay."""
        if len(cells) > 1:
            return Conflict(frozenset())
        (cell,) = cells
        low = None if self._kinds[cell] == "change" else -self._values[cell]
        high: Fraction | None = None
        for identity in unequal:
            factor = self.factors[identity][cell]
            bound = -self.amount(identity) / factor
            if (self.relations[identity] == ">=") == (factor > 0):
                low = bound if low is None else max(low, bound)
            else:
                high = bound if high is None else min(high, bound)
        if low is not None and high is not None and low > high:
            return Conflict(identities)
        return Free()

    def fits(self, cell: int, amount: Fraction) -> bool:
        """Whether a cell may hold its value after a change: whole and not negative where it counts things."""
        value = self._values[cell] + amount
        kind = self._kinds[cell]
        if kind == "amount":
            return value >= 0 and _decimal(value) is not None
        return value.denominator == 1 and (kind == "change" or value >= 0)

    def proposed(self, cell: int, amount: Fraction) -> Number:
        """A cell's value after a change that fits it."""
        value = self._values[cell] + amount
        decimal = None if value.denominator == 1 else _decimal(value)
        return value.numerator if decimal is None else decimal


def _decimal(value: Fraction) -> Decimal | None:
    """A fraction as a decimal, or ``None`` where it has no end."""
    rest = value.denominator
    digits = 0
    while rest % 10 == 0:
        rest, digits = rest // 10, digits + 1
    for prime in (2, 5):
        while rest % prime == 0:
            rest, digits = rest // prime, digits + 1
    if rest != 1:
        return None
    return Decimal(value.numerator * 10**digits // value.denominator).scaleb(-digits)
