"""What workers do with tasks."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from linter.readers.failure import ReadFailure
from linter.rulebook.families import Families

T = TypeVar("T")
R = TypeVar("R")
T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)


class Handler(Protocol[T_contra, R_co]):
    """Turns tasks into results, in any process and on any machine: a picklable object without state of its own.

    Tasks and results cross process borders as bytes. ``unpack(pack(thing, families), families)`` gives an equal thing
    wherever the same rulebooks are held.
    """

    def process(self, task: T_contra, families: Families) -> R_co:
        """A task's result. Runs in a worker. What it raises ends as :meth:`failed`, with a ``ReadFailure`` as it is,
        ``LIMIT`` for a ``MemoryError`` and ``CRASHED`` for anything else."""

    def failed(self, task: T_contra, failure: ReadFailure, families: Families) -> R_co:
        """The result of a task that came to nothing: it took too long, or its worker died. Never runs in a worker."""

    def pack(self, thing: object, families: Families) -> bytes:
        """A task or a result as bytes."""

    def unpack(self, data: bytes, families: Families) -> Any:
        """The task or the result in such bytes."""
