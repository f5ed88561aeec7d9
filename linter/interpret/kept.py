"""What is made of a rulebook once and kept for the reports that follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Values by the very objects that they were made of, which are kept too: no other ones can get their identities.
    After ``most`` values all are forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[tuple[int, ...], tuple[V, tuple[object, ...]]] = {}

    def get(self, of: tuple[object, ...], make: Callable[[], V]) -> V:
        """The value that was made of these objects, made now if there is none."""
        key = tuple(map(id, of))
        if key not in self._values:
            make_room(self._values, self._most)
            self._values[key] = (make(), of)
        return self._values[key][0]


def make_room(values: dict[Any, Any], most: int) -> None:
    """Forget everything where there are as many values as there may be."""
    if len(values) >= most:
        values.clear()
