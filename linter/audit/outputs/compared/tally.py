"""What a comparison comes to."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from linter.audit.diff import Change, Comparison, OwnerChange
from linter.audit.records import SubjectStatus
from linter.audit.store.reviewing import ReviewStatus


@dataclass(slots=True)
class OfABody:
    """A body's findings by what became of them, and the points that its reports gained. ``graded`` are year, grade
    before and grade after where both audits have one, as (mark, score)."""

    counts: Counter[Change] = field(default_factory=Counter)
    gained: Decimal = Decimal(0)
    graded: list[tuple[int, tuple[str, Decimal], tuple[str, Decimal]]] = field(default_factory=list)


@dataclass(slots=True)
class Tally:
    """All counts of a comparison. ``corrected`` are findings that people marked as corrected and that are still there;
    ``other_numbers`` those that are still open with other numbers than before."""

    counts: Counter[Change] = field(default_factory=Counter)
    bodies: dict[str, OfABody] = field(default_factory=lambda: defaultdict(OfABody))
    rules: dict[str, Counter[Change]] = field(default_factory=lambda: defaultdict(Counter))
    corrected: int = 0
    other_numbers: int = 0

    @property
    def improved(self) -> list[tuple[str, OfABody]]:
        """Bodies whose reports gained points, the most first."""
        gained = [(name, body) for name, body in self.bodies.items() if body.gained > 0]
        return sorted(gained, key=lambda one: (-one[1].gained, one[0]))

    @property
    def worse(self) -> list[tuple[str, OfABody]]:
        """Bodies whose reports lost points, the most first."""
        lost = [(name, body) for name, body in self.bodies.items() if body.gained < 0]
        return sorted(lost, key=lambda one: (one[1].gained, one[0]))


def tally_of(comparison: Comparison) -> Tally:
    """Count a comparison: by body, by rule and in all."""
    tally = Tally()
    for owner in comparison.owners():
        _grades(owner, tally.bodies[owner.body])
        for change in owner.findings:
            tally.counts[change.change] += 1
            tally.bodies[owner.body].counts[change.change] += 1
            tally.rules[change.finding.key.code][change.change] += 1
            if change.change is Change.STILL_OPEN:
                tally.corrected += change.status == ReviewStatus.CORRECTED.value
                tally.other_numbers += change.has_other_numbers
    return tally


def _grades(owner: OwnerChange, body: OfABody) -> None:
    before, after = owner.before, owner.after
    if before is None or after is None or SubjectStatus.CHECKED not in (before.status, after.status):
        return
    if before.mark and after.mark and before.score is not None and after.score is not None:
        body.gained += owner.gained
        body.graded.append((owner.year, (before.mark, before.score), (after.mark, after.score)))
