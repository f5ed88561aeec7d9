"""The engine of this machine's processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.rulebook.families import Families
from linter.run.handler import Handler, R, T
from linter.run.limits import Limits, processors
from linter.run.pool import Pool


class LocalEngine:
    """``jobs`` worker processes (default: one a processor), each with the limits of one file."""

    def __init__(self, jobs: int | None, families: Families, limits: Limits) -> None:
        self._jobs = jobs or processors()
        self._families = families
        self._limits = limits

    def results(self, tasks: Iterable[tuple[int, T]], handler: Handler[T, R]) -> Iterator[tuple[int, R]]:
        with Pool(self._jobs, handler, self._families, self._limits) as pool:
            yield from pool.results(tasks)

    def close(self) -> None:
        """Workers end with the results that they were started for."""
