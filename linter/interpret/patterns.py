"""The rulebook's recognition patterns, compiled once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=64)
def compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Patterns, compiled."""
    return tuple(re.compile(pattern) for pattern in patterns)


def first_full(patterns: Sequence[str], squeezed: str) -> re.Match[str] | None:
    """The match of the first pattern that fits squeezed text in full."""
    for pattern in compiled(tuple(patterns)):
        found = pattern.fullmatch(squeezed)
        if found is not None:
            return found
    return None


def first_found(patterns: Sequence[str], squeezed: str) -> re.Match[str] | None:
    """The match of the first pattern found anywhere in squeezed text."""
    for pattern in compiled(tuple(patterns)):
        found = pattern.search(squeezed)
        if found is not None:
            return found
    return None
