"""Reports in words of their own: :mod:`benchmarks.rules.writing` with sentences that hardly any two reports share."""

from __future__ import annotations

import random
from collections.abc import Mapping

from benchmarks.audit.wording import Wording
from benchmarks.rules.bodies import Body
from benchmarks.rules.figures import Tables
from benchmarks.rules.writing import Writer, Written


def told(rng: random.Random, body: Body, year: int, tables: Tables, before: Tables | None) -> Written:
    """A body's report for a year. ``before`` are last year's tables, which comparisons speak of."""
    return _Teller(rng, body, year, tables, before).report(_never)


def _never(said: Mapping[str, int]) -> Written:
    raise NotImplementedError("no report of the province is told anew")


class _Teller(Writer):
    def __init__(self, rng: random.Random, body: Body, year: int, tables: Tables, before: Tables | None) -> None:
        super().__init__(rng, body, year, tables, before, {})
        self._wording = Wording(rng)

    def _opening(self) -> str:
        return self._wording.opening()

    def _appraisal(self) -> str:
        return self._wording.appraisal()

    def _some(self, pool: tuple[str, ...], least: int, most: int) -> str:
        """What was done about an aspect; one sentence in three from the pool of all, for its figures and its form."""
        rng = self.rng
        told = "".join(f"{self._wording.measure()}。" for _ in range(rng.randint(least, most)))
        return told + (self._write(rng.choice(pool)) if rng.random() < 0.4 else "")

    def _shortcomings(self) -> tuple[list[str], list[str]]:
        count = self.rng.randint(3, 4)
        return self._wording.problems(count), [self._wording.measure() for _ in range(count)]
