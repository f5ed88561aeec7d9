"""Workers: processes that files are read in, so that no file can hang, crash or exhaust the run."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic

from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.families import Families
from linter.run.handler import Handler, R, T
from linter.run.limits import Limits
from linter.run.worker import MORE_TIME, Answer, answer_in, work

_ATTEMPTS = 2
"""A worker may die for reasons of its own (the system was short of memory, somebody ended it). What kills a second one
is the file."""

_STARTING = 30.0
"""Seconds that a fresh process may take to start, before its first task's time begins."""

_PAUSE = 1.0
"""Seconds by which this process must have overslept to have been stopped or suspended itself."""


@dataclass(slots=True)
class _Job:
    number: int
    packed: bytes
    attempts: int = 0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    job: _Job | None = None
    deadline: float = 0.0
    done: int = 0


class _Queue:
    """Jobs that wait for a worker: no more than ``size`` are taken from their source ahead of time."""

    def __init__(self, packed: Iterable[tuple[int, bytes]], size: int) -> None:
        self._source = iter(packed)
        self._size = size
        self._waiting: deque[_Job] = deque()

    def take(self) -> _Job | None:
        if not self._waiting:
            self.prepare()
        return self._waiting.popleft() if self._waiting else None

    def prepare(self) -> bool:
        """Take one job from the source; false where that is not possible, or enough are waiting."""
        if len(self._waiting) >= self._size:
            return False
        found = next(self._source, None)
        if found is not None:
            self._waiting.append(_Job(*found))
        return found is not None

    def put_back(self, job: _Job) -> None:
        self._waiting.appendleft(job)


class Pool(Generic[T, R]):
    """At most ``size`` workers, each with one task at a time. Use as a context manager: leaving it ends the workers,
    also in the middle of a file."""

    def __init__(self, size: int, handler: Handler[T, R], families: Families, limits: Limits) -> None:
        self._size = size
        self._handler = handler
        self._families = families
        self._limits = limits
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in list(self._workers):
            self._bury(worker)

    def results(self, tasks: Iterable[tuple[int, T]]) -> Iterator[tuple[int, R]]:
        """The results with the numbers of their tasks, as they come. Tasks are taken as they are needed: at any moment
        no more than twice as many as there are workers are on their way."""
        under_way: dict[int, T] = {}

        def packed() -> Iterator[tuple[int, bytes]]:
            for number, task in tasks:
                under_way[number] = task
                yield number, self._handler.pack(task, self._families)

        for number, answer in self.answers(packed()):
            yield number, result_of(answer, under_way.pop(number), self._handler, self._families)

    def answers(self, packed: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, Answer]]:
        """The same for tasks that are packed already, with answers as the workers give them."""
        queue = _Queue(packed, self._size)
        while True:
            self._hand_out(queue)
            busy = [worker for worker in self._workers if worker.job is not None]
            if not busy:
                return
            finished = self._collect(busy, queue)
            if finished:
                self._hand_out(queue)  # whoever takes the answers may take long over them
            yield from finished

    def _hand_out(self, queue: _Queue) -> None:
        while True:
            worker = next((worker for worker in self._workers if worker.job is None), None)
            if worker is None and len(self._workers) >= self._size:
                return
            job = queue.take()
            if job is None:
                return
            start = 0.0
            if worker is None:
                worker, start = self._start(), _STARTING
            worker.job = job
            worker.deadline = time.monotonic() + start + self._limits.seconds
            try:
                worker.connection.send_bytes(job.packed)
            except OSError:  # it died while idle: the task goes to another one
                queue.put_back(job)
                self._bury(worker)

    def _collect(self, busy: list[_Worker], queue: _Queue) -> list[tuple[int, Answer]]:
        """The answers that have come; none where the time was used to prepare a task."""
        connections = {worker.connection: worker for worker in busy}
        ready = wait(list(connections), 0)
        if not ready and queue.prepare():
            return []
        finished: list[tuple[int, Answer]] = []
        ready = ready or self._await(busy)
        for worker in busy:
            assert worker.job is not None
            number = worker.job.number
            if worker.connection in ready:
                answer = self._receive(worker, queue)
                if answer is not None:
                    finished.append((number, answer))
            elif time.monotonic() >= worker.deadline:
                worker.process.kill()
                self._bury(worker)
                finished.append((number, _too_long(self._limits)))
        return finished

    def _await(self, busy: list[_Worker]) -> list[Any]:
        """The connections on which something comes before the first deadline."""
        start = time.monotonic()
        patience = max(0.0, min(worker.deadline for worker in busy) - start)
        ready = wait([worker.connection for worker in busy], patience)
        overslept = time.monotonic() - start - patience
        if overslept > _PAUSE:
            for worker in busy:
                worker.deadline += overslept
        return ready

    def _receive(self, worker: _Worker, queue: _Queue) -> Answer | None:
        """A worker's answer, or ``None`` where it only needs more time or its task is tried again."""
        job = worker.job
        assert job is not None
        try:
            message = worker.connection.recv_bytes()
        except (EOFError, OSError):
            worker.process.join()
            self._bury(worker)
            job.attempts += 1
            if job.attempts < _ATTEMPTS:
                queue.put_back(job)
                return None
            return _cause_of_death(worker.process.exitcode, self._limits)
        if message == MORE_TIME:
            worker.deadline = time.monotonic() + self._limits.seconds
            return None
        worker.job = None
        worker.done += 1
        if worker.done >= self._limits.files:
            self._bury(worker)
        return answer_in(message)

    def _start(self) -> _Worker:
        method = _start_method()
        context: Any = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload([work.__module__, type(self._handler).__module__])
        ours, theirs = context.Pipe()
        others = [worker.connection for worker in self._workers] + [ours] if method == "fork" else []
        arguments = (theirs, others, self._handler, self._families, self._limits)
        process = context.Process(target=work, args=arguments, daemon=True)
        worker = _Worker(process, ours)
        with _deaf_to_ctrl_c():
            process.start()
            self._workers.append(worker)
        theirs.close()
        return worker

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.connection.close()  # an idle worker ends when its pipe closes
        worker.process.join(1)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()


def result_of(answer: Answer, task: T, handler: Handler[T, R], families: Families) -> R:
    """The result that a worker's answer to a task means."""
    if isinstance(answer, ReadFailure):
        return handler.failed(task, answer, families)
    result: R = handler.unpack(answer, families)
    return result


def _start_method() -> str:
    """Forking is fast, and safe as long as this process has a single thread; with more, a process that has only one is
    asked to fork (slower by a tenth of a second); elsewhere a fresh process is started (by half a second)."""
    if sys.platform != "linux":
        return "spawn"
    return "fork" if threading.active_count() == 1 else "forkserver"


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """A process that starts here never hears Ctrl-C, from its first moment on; this one hears it a little later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cause_of_death(exit_code: int | None, limits: Limits) -> ReadFailure:
    if exit_code is None or exit_code >= 0:
        return ReadFailure(FailureKind.CRASHED, f"exit {exit_code}")
    if hasattr(signal, "SIGALRM") and exit_code == -signal.SIGALRM:  # its own clock, while nobody looked at ours
        return _too_long(limits)
    return ReadFailure(FailureKind.CRASHED, f"signal {-exit_code}")


def _too_long(limits: Limits) -> ReadFailure:
    return ReadFailure(FailureKind.TIMEOUT, f"{limits.seconds:g} s")
