"""What an operator is: one fault, put into reports that have none."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.rules.writing import Written

Change = Callable[[random.Random, Written], Written | None]
"""Gives the report with the fault, or ``None`` where this report has no place for it."""


@dataclass(frozen=True)
class Operator:
    """One fault. ``codes``: rules of which at least one must speak. ``allowed``: others that may, because they ask
    about the same thing from another side. A ``control`` is a lawful change near the same place: nothing may speak."""

    name: str
    codes: tuple[str, ...]
    change: Change
    allowed: tuple[str, ...] = ()
    control: bool = False


SUMS = ("GID302", "GID303", "GID304")
"""The identities of the applications table: a wrong cell breaks some of them, and the engine tells of their common
cause under one."""


def only(*kinds: str, since: int = 0, until: int = 9999) -> Callable[[Change], Change]:
    """The change, for reports of some kinds of body (none: of all) and years."""

    def limit(change: Change) -> Change:
        def limited(rng: random.Random, report: Written) -> Written | None:
            here = (not kinds or report.body.kind in kinds) and since <= report.year <= until
            return change(rng, report) if here else None

        return limited

    return limit
