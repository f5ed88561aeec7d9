"""What an engine is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from linter.run.handler import Handler, R, T


class Engine(Protocol):
    """Runs pure functions from bytes to bytes, on this machine or on others: what a task needs is in the task, and
    whoever takes the results keeps them. Every engine gives the same results, in no certain order."""

    def results(self, tasks: Iterable[tuple[int, T]], handler: Handler[T, R]) -> Iterator[tuple[int, R]]:
        """The results with the numbers of their tasks, as they come: one a task, whatever becomes of it.

        Tasks are taken as they are needed, so that only a bounded number is on its way. Closing the iterator ends what
        is under way. Raises ``UsageProblem`` where a cluster is lost for good.
        """

    def close(self) -> None:
        """Let go of everything."""
