"""Which fault stands in which report. At most one in a body's reports, in kinds of equal number."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from benchmarks.audit.places import Province, Unit
from benchmarks.audit.series import leaf
from benchmarks.rules.figures import number

SHARE = 0.04
"""So many of all reports have a fault."""
CONTROLS = 0.02

IN_TABLES = ("wrong cell", "missing row", "missing table", "missing section")
IN_WORDS = ("wrong number in words", "wrong words", "missing signature", "wrong date of signature")
ACROSS = (
    "carried in, total", "carried in, by applicant", "documents in force", "jump", "tables of last year",
    "section five of last year", "section five half of last year", "section one of last year",
    "section one half of last year",
)  # fmt: skip
COPIES = (
    "section five of a neighbour", "section five of a distant body", "section five in several reports",
    "section one of a neighbour", "section one of a distant body", "section one in several reports",
)  # fmt: skip
SUMS = ("whole below a part", "whole not the sum", "carry-over not the sum")
LISTS = ("unpublished", "late by its page", "late by the manifest", "two versions", "tables of another body",
         "file of last year", "file of another body", "file of nobody")  # fmt: skip
BYTES = ("truncated PDF", "PDF with a password", "empty file", "random bytes", "hostile member", "no report")
KINDS = (*SUMS, *COPIES, *ACROSS, *IN_TABLES, *IN_WORDS, *LISTS, *BYTES)
LAWFUL = ("two forms of one report", "a marked correction", "texts of a government and its office",
          "published on the last day", "unsigned")  # fmt: skip
"""Controls. Bodies that are new, dissolved or apart come with the province."""
ALTERED = ("two versions", "a marked correction")
"""Kinds with a second file that has other numbers."""
ROBUST = frozenset((*SUMS, *COPIES, *ACROSS, *IN_TABLES, *IN_WORDS, *ALTERED, "tables of another body"))
"""Kinds that a form without a grid may leave open."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A fault or a control at a body's report. ``source`` is the body that a copy is from; ``group`` are all bodies
    with the same text."""

    kind: str
    unit: int
    year: int
    turn: int
    """How many of the kind were planned before: which of its variants it is."""
    source: int | None = None
    group: tuple[int, ...] = ()


@dataclass(slots=True)
class Plan:
    """The faults by body and year. ``quiet`` are reports whose words have no figures of the tables, ``robust`` those
    whose file must keep the grid."""

    years: range
    at: dict[tuple[int, int], Planned] = field(default_factory=dict)
    quiet: set[tuple[int, int]] = field(default_factory=set)
    robust: set[tuple[int, int]] = field(default_factory=set)
    of: dict[int, Planned] = field(default_factory=dict)
    """The fault or control of a body, if it has one."""


def plan(seed: int, province: Province, years: range) -> Plan:
    """Faults in so many of the reports as ``SHARE`` says, and controls."""
    return _Planner(seed, province, years).plan()


class _Planner:
    def __init__(self, seed: int, province: Province, years: range) -> None:
        self._rng = random.Random(f"{seed}/plan")
        self._seed, self._province, self._years = seed, province, years
        self._plan = Plan(years)
        self._kept: set[tuple[int, int]] = set()
        order = list(province.units)
        self._rng.shuffle(order)
        self._order = order

    def plan(self) -> Plan:
        reports = sum(unit.reports(year) for unit in self._province.units for year in self._years)
        self._share_out(KINDS, max(1, round(reports * SHARE)))
        self._share_out(LAWFUL, max(1, round(reports * CONTROLS)))
        return self._plan

    def _share_out(self, kinds: tuple[str, ...], count: int) -> None:
        """So many in all, of each kind as many; a small province has some kinds only."""
        each, rest = divmod(count, len(kinds))
        some = set(self._rng.sample(kinds, rest))
        for kind in kinds:
            for turn in range(each + (kind in some)):
                self._place(kind, turn)

    def _place(self, kind: str, turn: int) -> None:
        suits = _suits(kind)
        # Faults that ask for several years or bodies look at all years of a body, in a random order.
        for unit in self._order:
            if unit.number in self._plan.of or not suits(unit):
                continue
            for year in self._rng.sample(list(self._possible(kind)), len(self._possible(kind))):
                if self._free(kind, unit, year) and self._put(kind, unit, year, turn):
                    return

    def _possible(self, kind: str) -> range:
        first = self._years[0]
        if kind in SUMS:
            return range(max(first, 2021), self._years.stop)
        if kind == "tables of another body":
            return range(max(first, 2021), self._years.stop)
        if kind in ("documents in force", "jump", "tables of last year"):
            return range(max(first + 1, 2022), self._years.stop)
        if kind in ACROSS or kind == "file of last year":
            return range(first + 1, self._years.stop)
        return self._years

    def _free(self, kind: str, unit: Unit, year: int) -> bool:
        if not unit.reports(year) or (unit.number, year) in self._kept:
            return False
        if kind in ACROSS or kind == "file of last year":
            return unit.reports(year - 1) and (kind != "tables of last year" or unit.reports(year - 2))
        return True

    def _put(self, kind: str, unit: Unit, year: int, turn: int) -> bool:
        plan, here = self._plan, (unit.number, year)
        group: tuple[int, ...] = ()
        if kind in COPIES or kind == "tables of another body":
            group = self._group(kind, unit, year, turn)
            if not group:
                return False
        if kind in SUMS:
            parts = [part for part in self._province.parts(unit.number) if part.reports(year)]
            if any((part.number, year) in plan.at for part in parts):
                return False
            self._kept |= {(part.number, year) for part in parts}
            plan.robust |= {(part.number, year) for part in parts}
        if kind == "carried in, by applicant" and not self._two_to_move(unit, year):
            return False
        if kind == "tables of another body" and not self._telling(unit, year):
            return False
        source = None
        if kind == "file of another body":
            source = self._sibling(unit, year)
            if source is None:
                return False
            self._kept.add((source, year))
        if kind == "texts of a government and its office":
            office = self._province.children[unit.number][0]
            if office in plan.of:
                return False
            group = (unit.number, office)
        for member in group or (unit.number,):
            if group:
                source = group[0] if member != group[0] else None
            planned = Planned(kind, member, year, turn, source, group)
            plan.at[member, year] = plan.of[member] = planned
            if kind in ROBUST:
                plan.robust.add((member, year))
            if (kind.startswith("section one") and kind in COPIES) or kind in ALTERED:
                plan.quiet.add((member, year))
        if kind in ACROSS:
            plan.robust.add((unit.number, year - 1))
            plan.robust.add((unit.number, year + 1))
        if kind in ("section one of last year", "section one half of last year"):
            plan.quiet.add((unit.number, year - 1))
        if kind in SUMS:
            plan.robust.add(here)
        return True

    def _two_to_move(self, unit: Unit, year: int) -> bool:
        """Whether a request that was carried in, and one that is carried over, can be put under another applicant."""
        tables = leaf(self._seed, unit, self._years)[year]
        return any(
            number(tables, "applications", "carried_in", one) and number(tables, "applications", "carried_over", one)
            for one in ("natural_person", "enterprise")
        )

    def _telling(self, unit: Unit, year: int) -> bool:
        """Whether a body has so many figures that another one can't have the same by chance."""
        tables = leaf(self._seed, unit, self._years)[year]
        figures = [
            Decimal(text)
            for rows in tables.values()
            for row, cells in rows.items()
            for column, text in cells.items()
            if "total" not in (row, column)
        ]
        return sum(figure > 0 for figure in figures) >= 8 and max(figures) >= 20

    def _sibling(self, unit: Unit, year: int) -> int | None:
        """A body of the same government whose report has no fault."""
        found = (
            other.number
            for other in self._order
            if other.parent == unit.parent and other is not unit and other.number not in self._plan.of
            and not other.sums and not other.apart and other.body.kind != "office" and other.reports(year)
        )  # fmt: skip
        return next(found, None)

    def _group(self, kind: str, unit: Unit, year: int, turn: int) -> tuple[int, ...]:
        """Bodies of one class that share a text, the one that wrote it first."""
        size = 3 + turn % 4 if "several" in kind else 2
        department = unit.body.kind in ("department", "office")
        found = [unit.number]
        for other in self._order:
            near = other.county == unit.county and other.folder.split("/")[:2] == unit.folder.split("/")[:2]
            if (
                other.number in self._plan.of
                or other.number in found
                or (other.number, year) in self._kept
                or other.sums
                or other.apart
                or not other.reports(year)
                or (other.body.kind in ("department", "office")) is not department
                or ("neighbour" in kind and not near)
                or ("distant" in kind and near)
            ):
                continue
            found.append(other.number)
            if len(found) == size:
                return tuple(found)
        return ()


def _suits(kind: str) -> Callable[[Unit], bool]:
    """Which bodies may have a kind of fault."""
    if kind in SUMS or kind == "texts of a government and its office":
        return lambda unit: unit.sums
    if kind in ("wrong words", "wrong date of signature", "late by its page", "late by the manifest"):
        return lambda unit: unit.body.kind in ("department", "township") and not unit.apart
    if kind in ("unpublished", "missing section", "missing signature"):
        return lambda unit: not unit.apart
    return lambda unit: not unit.sums and not unit.apart


def faults(plan: Plan) -> Iterator[Planned]:
    """The planned faults, without controls."""
    return (planned for planned in plan.at.values() if planned.kind in KINDS)
