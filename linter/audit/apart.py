"""Work on bytes from elsewhere in a process of its own.

The library that reads spreadsheets takes what other programs' broken style sheets make others refuse, old XLS and WPS
files among them. But a single cell far off makes it ask for memory for everything in between, and what it can't get
ends the process: so that process is not ours.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import TypeVar

from linter.readers.failure import FailureKind, ReadFailure
from linter.run.limits import limit_memory

A = TypeVar("A")

_MEMORY = 4 * 1024**3
_SECONDS_TO_DIE = 10


class _End:
    """Comes after the last answer."""


def apart(work: Callable[[bytes], Iterable[A]], data: bytes, seconds: float) -> Iterator[A]:
    """What a function of a module gives of some bytes, one by one. ``seconds`` is how long it may take over each.

    Raises :class:`ReadFailure`: the one that the function raises, or what became of the process.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_child, args=(theirs, work, data), daemon=True)
    child.start()
    theirs.close()
    try:
        while True:
            if not ours.poll(seconds):
                raise ReadFailure(FailureKind.TIMEOUT)
            answer: A | FailureKind | _End = ours.recv()
            if isinstance(answer, _End):
                return
            if isinstance(answer, FailureKind):
                raise ReadFailure(answer)
            yield answer
    except (EOFError, OSError) as error:
        child.join(_SECONDS_TO_DIE)
        raised = child.exitcode == 1  # by the interpreter; what asks for too much memory is ended by the system
        raise ReadFailure(FailureKind.DAMAGED if raised else FailureKind.LIMIT) from error
    finally:
        ours.close()
        child.kill()
        child.join()


def _child(pipe: Connection, work: Callable[[bytes], Iterable[object]], data: bytes) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what the library says while it dies
    os.environ["RUST_BACKTRACE"] = "0"  # and takes seconds to say
    limit_memory(_MEMORY)
    try:
        for answer in work(data):
            pipe.send(answer)
        pipe.send(_End())
    except ReadFailure as failure:
        pipe.send(failure.kind)
