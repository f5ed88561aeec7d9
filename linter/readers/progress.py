"""A sign of life while a file takes long for a good reason: whoever keeps the time may then allow more of it."""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[], None]] = []


def listen(listener: Callable[[], None]) -> None:
    """Call ``listener`` whenever a costly step (a page's text recognition) is done."""
    _listeners.append(listener)


def step_done() -> None:
    """A costly step is done."""
    for listener in _listeners:
        listener()
