"""How far an audit is."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The steps of an audit, in their order."""

    READ = "read"
    LINK = "link"
    JUDGE = "judge"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` files (``None`` while it is not known how many there are), of which ``worked`` were not
    known from an earlier run, in ``seconds`` since the step began."""

    step: Step
    done: int
    total: int | None
    worked: int
    seconds: float

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds left, if all goes on as before."""
        return (self.total - self.done) / self.rate if self.total is not None and self.rate else None


Watch = Callable[[Progress], None]


class Clock:
    """Tells a watcher of a step's progress, a few times a second."""

    _EVERY = 0.2

    def __init__(self, step: Step, watch: Watch | None, total: int | None = None) -> None:
        self._step = step
        self._watch = watch
        self._began = time.monotonic()
        self._told = 0.0
        self.total = total
        self.done = 0
        self.worked = 0

    def tick(self, *, worked: bool = False, done: bool = True) -> None:
        """One file more."""
        self.done += done
        self.worked += worked
        now = time.monotonic()
        if now - self._told >= self._EVERY:
            self._told = now
            self.tell()

    def tell(self) -> None:
        """Say how far it is."""
        if self._watch is not None:
            seconds = time.monotonic() - self._began
            self._watch(Progress(self._step, self.done, self.total, self.worked, seconds))
