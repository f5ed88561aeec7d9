"""What tests of the command line talk about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FAULT = {"applications": {"granted": {"natural_person": 99}}}
"""A change to the clean report: one wrong cell."""

Make = Callable[..., Path]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """What it said on standard error."""
        return self.err.splitlines()


Gidlint = Callable[..., Ended]
