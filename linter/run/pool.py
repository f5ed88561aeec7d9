"""Workers: processes that files are read in, so that no file can hang, crash or exhaust the run."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from linter.engine import judge_unreadable
from linter.engine.finding import ReportResult
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.families import Families
from linter.run.limits import Limits
from linter.run.process import Task
from linter.run.transfer import pack, unpack
from linter.run.worker import MORE_TIME, work

Numbered = tuple[int, Task]


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    number: int = -1
    task: Task | None = None
    deadline: float = 0.0
    done: int = 0


class Pool:
    """At most ``size`` workers, each with one file at a time. Use as a context manager: leaving it ends the workers,
    also in the middle of a file."""

    def __init__(self, size: int, families: Families, limits: Limits) -> None:
        self._size = size
        self._families = families
        self._limits = limits
        self._workers: list[_Worker] = []
        # Forking is fast, and safe as long as this process has a single thread; elsewhere a fresh process is started.
        forks = sys.platform == "linux" and threading.active_count() == 1
        self._context: Any = multiprocessing.get_context("fork" if forks else "spawn")

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in list(self._workers):
            self._bury(worker)

    def results(self, tasks: Sequence[Task]) -> Iterator[tuple[int, ReportResult]]:
        """The results with the numbers of their tasks, as they come."""
        waiting: deque[Numbered] = deque(enumerate(tasks))
        while waiting or any(worker.task for worker in self._workers):
            self._hand_out(waiting)
            yield from self._collect()

    def _hand_out(self, waiting: deque[Numbered]) -> None:
        while waiting:
            worker = next((worker for worker in self._workers if worker.task is None), None)
            if worker is None:
                if len(self._workers) >= self._size:
                    return
                worker = self._start()
            worker.number, worker.task = waiting.popleft()
            worker.deadline = time.monotonic() + self._limits.seconds
            try:
                worker.connection.send_bytes(pack(worker.task, self._families))
            except OSError:  # it died while idle: the file goes to another one
                waiting.appendleft((worker.number, worker.task))
                self._bury(worker)

    def _collect(self) -> Iterator[tuple[int, ReportResult]]:
        busy = [worker for worker in self._workers if worker.task is not None]
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        ready = set(wait([worker.connection for worker in busy], patience))
        for worker in busy:
            if worker.connection in ready:
                result = self._receive(worker)
                if result is not None:
                    yield worker.number, result
            elif time.monotonic() >= worker.deadline:
                worker.process.kill()
                yield worker.number, self._failed(worker, FailureKind.TIMEOUT, f"{self._limits.seconds:g} s")
                self._bury(worker)

    def _receive(self, worker: _Worker) -> ReportResult | None:
        """A worker's result, or ``None`` where it only needs more time."""
        try:
            message = worker.connection.recv_bytes()
            if message == MORE_TIME:
                worker.deadline = time.monotonic() + self._limits.seconds
                return None
            result: ReportResult = unpack(message, self._families)
        except (EOFError, OSError):
            worker.process.join()
            result = self._failed(worker, FailureKind.CRASHED, _cause_of_death(worker.process.exitcode))
            self._bury(worker)
            return result
        worker.task = None
        worker.done += 1
        if worker.done >= self._limits.files:
            self._bury(worker)
        return result

    def _failed(self, worker: _Worker, kind: FailureKind, detail: str) -> ReportResult:
        assert worker.task is not None
        return judge_unreadable(worker.task.name, ReadFailure(kind, detail), self._families.main)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        forked = self._context.get_start_method() == "fork"
        others = [worker.connection for worker in self._workers] + [ours] if forked else []
        process = self._context.Process(target=work, args=(theirs, others, self._families, self._limits), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.connection.close()  # an idle worker ends when its pipe closes
        worker.process.join(1)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()


def _cause_of_death(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"signal {-exit_code}"
    return f"exit {exit_code}"
