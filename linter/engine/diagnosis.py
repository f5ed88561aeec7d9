"""From broken identities to root causes: which cell is most likely wrong, and what it should say.

A wrong cell breaks every identity that it occurs in. The smallest set of cells whose change makes all broken identities
hold, and no other one fail, is the likeliest cause; it is named when it is the only one of its size.

Only identities at error level, those that must hold, say which cell is wrong. One that usually holds (a warning or
advice) is told by itself, or with the cause whose repair puts it right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from linter.checks.result import CellRef, Equation, Instance, Status, Target
from linter.engine.answers import Answer
from linter.engine.cells import Cells
from linter.engine.finding import BrokenIdentity, Finding, Level, Repair
from linter.engine.search import Solution, lone_cells, parts, smallest_sets
from linter.engine.system import System
from linter.rulebook.rule import Rule

_GRAVITY = tuple(Level)


@dataclass(frozen=True, slots=True)
class Identity:
    """An identity that was asked at one place, with its numbers."""

    rule: Rule
    level: Level
    instance: Instance
    equation: Equation


@dataclass(frozen=True, slots=True)
class Cause:
    """Broken identities (by number) that belong together, and the smallest sets of cells that explain them all: one
    where the cause is known, several where it lies among them, none where no small set does."""

    broken: frozenset[int]
    solutions: tuple[Solution, ...]
    repairs: tuple[Repair, ...] = ()


def diagnose(answers: Sequence[Answer], cells: Cells) -> list[Finding]:
    """One finding a root cause, in the order of their first broken identity."""
    identities = [
        Identity(answer.rule, answer.level, instance, instance.equation)
        for answer in answers
        for instance in answer.instances
        if instance.equation is not None and instance.status in (Status.HELD, Status.VIOLATED)
    ]
    if not any(identity.instance.status is Status.VIOLATED for identity in identities):
        return []
    system = System([identity.equation for identity in identities], cells.value, cells.kind)
    causes = _Diagnosis(identities, system).causes()
    return [_finding(cause, identities, system, cells) for cause in sorted(causes, key=lambda cause: min(cause.broken))]


class _Diagnosis:
    def __init__(self, identities: Sequence[Identity], system: System) -> None:
        self._identities = identities
        self._system = system
        self._hard = frozenset(n for n, one in enumerate(identities) if one.level is Level.ERROR)

    def causes(self) -> list[Cause]:
        broken = frozenset(n for n, one in enumerate(self._identities) if one.instance.status is Status.VIOLATED)
        soft = broken - self._hard
        causes: list[Cause] = []
        for cause in self._explain(broken & self._hard):
            healed = self._healed(cause, soft)
            soft -= healed
            causes.append(Cause(cause.broken | healed, cause.solutions, self._repairs(cause)))
        return causes + [Cause(frozenset((one,)), ()) for one in sorted(soft)]

    def _explain(self, broken: frozenset[int]) -> list[Cause]:
        causes: list[Cause] = []
        groups = self._groups(broken)
        while groups:
            group = groups.pop(0)
            solutions = smallest_sets(self._system, group, self._hard)
            joined = [other for other in groups if solutions and all(self._reaches(one, other) for one in solutions)]
            if joined:
                groups = [other for other in groups if other not in joined]
                groups.insert(0, group.union(*joined))
            elif solutions:
                causes += self._apart(Cause(group, tuple(solutions)))
            else:
                causes += self._in_pieces(group)
        return causes

    def _groups(self, broken: frozenset[int]) -> list[frozenset[int]]:
        """Broken identities that share cells, directly or through others."""
        groups: list[tuple[set[int], set[int]]] = []
        for identity in sorted(broken):
            members, cells = {identity}, set(self._system.factors[identity])
            apart = []
            for group in groups:
                if group[1] & cells:
                    members |= group[0]
                    cells |= group[1]
                else:
                    apart.append(group)
            groups = [*apart, (members, cells)]
        return sorted((frozenset(members) for members, _ in groups), key=min)

    def _reaches(self, solution: Solution, group: frozenset[int]) -> bool:
        return bool(group & set(self._system.touched(solution.cells, self._hard)))

    def _apart(self, cause: Cause) -> list[Cause]:
        """A known cause as its independent parts."""
        if len(cause.solutions) > 1:
            return [cause]
        return [
            Cause(cause.broken & frozenset(self._system.touched(part.cells, self._hard)), (part,))
            for part in parts(self._system, cause.solutions[0], self._hard)
        ]

    def _in_pieces(self, group: frozenset[int]) -> list[Cause]:
        """A group with more wrong cells than a set may hold: what single cells explain, then what is left."""
        found = [
            Cause(group & frozenset(self._system.on[lone.cells[0]]), (lone,))
            for lone in lone_cells(self._system, group, self._hard)
        ]
        left = group.difference(*(cause.broken for cause in found))
        for rest in self._groups(left):
            solutions = smallest_sets(self._system, rest, self._hard - group | rest) if found else []
            found += self._apart(Cause(rest, tuple(solutions))) if solutions else [Cause(rest, ())]
        return found

    def _healed(self, cause: Cause, soft: frozenset[int]) -> frozenset[int]:
        """Broken identities that usually hold and that the repair of a known cause puts right too."""
        if len(cause.solutions) != 1 or cause.solutions[0].shift is None:
            return frozenset()
        solution = cause.solutions[0]
        touched = self._system.touched(solution.cells, soft)
        return frozenset(n for n in touched if self._system.holds(n, solution.shift))

    def _repairs(self, cause: Cause) -> tuple[Repair, ...]:
        """What puts a known cause right; the cell that most of its broken identities speak of comes first."""
        if len(cause.solutions) != 1 or cause.solutions[0].shift is None:
            return ()
        shift = cause.solutions[0].shift
        system = self._system
        order = sorted(shift, key=lambda cell: (-len(cause.broken.intersection(system.on[cell])), cell))
        return tuple(
            Repair(system.cells[cell], present, system.proposed(cell, shift[cell]))
            for cell in order
            if (present := system.present[cell]) is not None
        )


def _finding(cause: Cause, identities: Sequence[Identity], system: System, cells: Cells) -> Finding:
    broken = [identities[n] for n in sorted(cause.broken)]
    if not _blames(cause, broken, system):
        cause = replace(cause, solutions=(), repairs=())
    wrong = next((cells.target(one.cell) for one in cause.repairs if not one.cell.previous), None)
    # The identity that states what the wrong cell should be says it best.
    primary = min(broken, key=lambda one: (_GRAVITY.index(one.level), _target(one) != wrong, one.rule.code))
    suspects: tuple[CellRef, ...] = ()
    if not cause.repairs:
        numbers = sorted({cell for solution in cause.solutions for cell in solution.cells})
        suspects = tuple(system.cells[cell] for cell in numbers)
    return Finding(
        rule=primary.rule,
        level=primary.level,
        target=wrong or _target(primary),
        values=primary.instance.values,
        fingerprint="",
        repairs=cause.repairs,
        suspects=suspects,
        broken=tuple(BrokenIdentity(one.rule, _target(one), one.instance.values, one.equation) for one in broken),
        related=tuple(dict.fromkeys(place for one in broken for place in one.instance.related)),
    )


def _blames(cause: Cause, broken: Sequence[Identity], system: System) -> bool:
    """Whether a cause says which cell of this report is wrong. An identity that a lawful exception may break doesn't;
    nor does it follow from two years that disagree that last year's report, whose own identities weren't asked, is the
    wrong one."""
    looks_back = any(ref.previous for one in broken for _, ref in one.equation.terms)
    if looks_back and all(one.rule.decides == "may_over_report" for one in broken):
        return False
    return not cause.solutions or any(
        not system.cells[cell].previous for solution in cause.solutions for cell in solution.cells
    )


def _target(identity: Identity) -> Target:
    target = identity.instance.target
    assert target is not None, "a violated instance has a target"
    return target
