"""The inside of a worker process."""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterable
from multiprocessing.connection import Connection, wait
from typing import Any

from linter.readers import progress
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.pages import limit_pages
from linter.rulebook.families import Families
from linter.run.handler import Handler
from linter.run.limits import Limits, limit_memory

MORE_TIME = b""
"""What a worker sends in place of an answer when it has started, or a costly step is done and others follow."""
_RESULT, _FAILURE = b"r", b"f"
_GRACE = 5

Answer = bytes | ReadFailure
"""What a worker says to a task: the packed result, or why there is none."""


def work(
    connection: Connection,
    others: Iterable[Connection],
    handler: Handler[Any, Any],
    families: Families,
    limits: Limits,
) -> None:
    """Take packed tasks and send answers until the other side closes or dies. ``others`` are ends of other workers'
    pipes that a forked process inherits, and that would keep them open if the parent dies."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends its workers itself
    _silence()
    _die_with_parent()
    limit_memory(limits.memory)
    limit_pages(limits.pages)
    progress.listen(lambda: _still_alive(connection, limits))
    try:
        connection.send_bytes(MORE_TIME)
    except OSError:
        return
    while True:
        try:
            packed = connection.recv_bytes()
        except (EOFError, OSError):
            return
        _alarm(limits.seconds + _GRACE)
        message = _message(packed, handler, families)
        _alarm(0)
        try:
            connection.send_bytes(message)
        except OSError:
            return


def answer_in(message: bytes) -> Answer:
    """The answer in a message from a worker."""
    return message[1:] if message[:1] == _RESULT else _failure(message[1:])


def _message(packed: bytes, handler: Handler[Any, Any], families: Families) -> bytes:
    try:
        return _RESULT + handler.pack(handler.process(handler.unpack(packed, families), families), families)
    except ReadFailure as failure:
        reason = failure
    except MemoryError:
        reason = ReadFailure(FailureKind.LIMIT, "memory")
    except Exception as error:  # goes to whoever waits for the result, and is said there
        reason = ReadFailure(FailureKind.CRASHED, f"{type(error).__name__}: {error}")
    return _FAILURE + pickle.dumps((reason.kind, reason.detail))


def _failure(data: bytes) -> ReadFailure:
    kind, detail = pickle.loads(data)
    return ReadFailure(kind, detail)


def _still_alive(connection: Connection, limits: Limits) -> None:
    """Ask for as much time again as a file has."""
    _alarm(limits.seconds + _GRACE)
    connection.send_bytes(MORE_TIME)


def _silence() -> None:
    """Libraries print warnings about damaged files; what matters is in the result."""
    logging.disable(logging.CRITICAL)
    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    for stream in (1, 2):
        os.dup2(nowhere.fileno(), stream)
    sys.stdout = sys.stderr = nowhere


def _die_with_parent() -> None:
    """End this process when its parent is gone, also in the middle of a file."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _alarm(seconds: float) -> None:
    """End this process after a while even if nobody is left to end it. 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
