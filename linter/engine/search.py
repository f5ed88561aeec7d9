"""The smallest sets of cells whose change makes broken identities hold and leaves the others whole
(Fellegi and Holt's principle of error localisation)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from linter.engine.system import Conflict, Free, Shift, Solved, System

LARGEST_SET = 3
"""No larger set of cells is looked for."""

_STEPS = 10_000
"""How many sets are tried for one group of identities before the search gives up (a third of a second)."""


@dataclass(frozen=True, slots=True)
class Solution:
    """A set of cells, and how each changes; ``shift`` is ``None`` where more than one value would do."""

    cells: tuple[int, ...]
    shift: Shift | None


def smallest_sets(system: System, broken: frozenset[int], among: frozenset[int]) -> list[Solution]:
    """All smallest sets that make the ``broken`` identities hold, and with them every identity of ``among`` that the
    set touches; an empty list where no set of up to ``LARGEST_SET`` cells does."""
    search = _Search(system, broken, among)
    for size in range(1, LARGEST_SET + 1):
        found = search.sets(size)
        if found or search.exhausted:
            return found
    return []


class _Search:
    """Grows sets of cells from what contradicts them: a larger set can only help if it holds another cell of the
    identities in conflict, so no other cell is tried."""

    def __init__(self, system: System, broken: frozenset[int], among: frozenset[int]) -> None:
        self._system = system
        self._among = among
        self._broken = sorted(broken, key=lambda identity: (len(system.factors[identity]), identity))
        self._steps = 0
        self.exhausted = False

    def sets(self, size: int) -> list[Solution]:
        found: dict[tuple[int, ...], Solution] = {}
        seen: set[tuple[int, ...]] = {()}
        waiting: list[tuple[int, ...]] = [()]
        while waiting:
            cells = waiting.pop()
            self._steps += 1
            if self._steps > _STEPS:
                self.exhausted = True
                return []
            answer = self._try(cells)
            if isinstance(answer, Solution):
                found[cells] = answer
            elif len(cells) < size:
                for cell in {cell for identity in answer for cell in self._system.factors[identity]}:
                    larger = tuple(sorted({*cells, cell}))
                    if larger not in seen:
                        seen.add(larger)
                        waiting.append(larger)
        return [found[cells] for cells in sorted(found) if len(cells) == size]

    def _try(self, cells: tuple[int, ...]) -> Solution | frozenset[int]:
        """A solution, or the identities of which a larger set must change another cell."""
        chosen = set(cells)
        for identity in self._broken:
            if not chosen & self._system.factors[identity].keys():
                return frozenset((identity,))
        answer = self._system.solve(cells, self._among)
        match answer:
            case Solved(shift):
                return Solution(cells, shift)
            case Free():
                return Solution(cells, None)
            case Conflict(identities):
                return identities


def lone_cells(system: System, broken: frozenset[int], among: frozenset[int]) -> list[Solution]:
    """Cells that each explain two broken identities or more by themselves and share none of them with another such
    cell: what is left to say where there are more wrong cells than a set may hold."""
    candidates: list[tuple[Solution, frozenset[int]]] = []
    for cell in range(len(system.cells)):
        explained = frozenset(system.on[cell]) & broken
        if len(explained) >= 2:
            answer = system.solve((cell,), among)
            if isinstance(answer, Solved):
                candidates.append((Solution((cell,), answer.shift), explained))
    return [
        solution
        for solution, explained in candidates
        if not any(explained & other for another, other in candidates if another is not solution)
    ]


def parts(system: System, solution: Solution, among: frozenset[int]) -> list[Solution]:
    """A solution as its independent parts: cells that share an identity belong together."""
    groups: list[tuple[set[int], set[int]]] = []
    for cell in solution.cells:
        cells, identities = {cell}, set(system.touched((cell,), among))
        apart = []
        for group in groups:
            if group[1] & identities:
                cells |= group[0]
                identities |= group[1]
            else:
                apart.append(group)
        groups = [*apart, (cells, identities)]
    shift: dict[int, Fraction] = dict(solution.shift or {})
    return [
        Solution(tuple(sorted(cells)), {cell: shift[cell] for cell in sorted(cells)} if solution.shift else None)
        for cells, _ in sorted(groups, key=lambda group: min(group[0]))
    ]
