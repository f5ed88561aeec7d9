"""The inside of a worker process."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterable
from multiprocessing.connection import Connection

from linter.engine.finding import ReportResult
from linter.readers import progress
from linter.rulebook.families import Families
from linter.run.limits import Limits, limit_memory
from linter.run.process import Task, process
from linter.run.transfer import pack, unpack

MORE_TIME = b""
"""What a worker sends in place of a result when a costly step is done and others follow."""
_GRACE = 5


def work(connection: Connection, others: Iterable[Connection], families: Families, limits: Limits) -> None:
    """Take tasks and send results until the other side closes. ``others`` are ends of other workers' pipes that a
    forked process inherits, and that would keep them open if the parent dies."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends its workers itself
    _silence()
    limit_memory(limits.memory)
    progress.listen(lambda: _still_alive(connection, limits))
    while True:
        try:
            task: Task = unpack(connection.recv_bytes(), families)
        except (EOFError, OSError):
            return
        _alarm(limits.seconds + _GRACE)
        result: ReportResult = process(task, families)
        _alarm(0)
        try:
            connection.send_bytes(pack(result, families))
        except OSError:
            return


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


def _alarm(seconds: float) -> None:
    """End this process after a while even if nobody is left to end it. 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
