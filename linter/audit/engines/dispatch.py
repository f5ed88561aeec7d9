"""Tasks on their way to a Dask cluster's workers, and results on their way back."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, Generic

from distributed import KilledWorker

from linter.audit.engines import node
from linter.audit.engines.shipment import ship
from linter.model.named import Named
from linter.phrases.phrase import Phrase
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.families import Families
from linter.run.handler import Handler, R, T
from linter.run.limits import Limits
from linter.run.pool import result_of
from linter.run.problem import UsageProblem
from linter.run.worker import Answer

PATIENCE = 5.0
"""Seconds that a cluster has to answer."""
_LOOK = 5.0
"""Seconds between looks at the workers that there are."""
_WITHOUT_WORKERS = 60.0
"""Seconds that a run waits for workers to come back."""
_AHEAD = 2
"""Batches for each thread of the workers, so that none waits for the next one."""
_MOST_TASKS = 8
_MOST_BYTES = 1_000_000
"""A batch has no more tasks and, unless it is a single one, no more bytes: it takes the cluster a few milliseconds,
however small it is."""
_MOST_BYTES_AWAY = 256_000_000
_ATTEMPTS = 2
"""Attempts at a task that the cluster has given up, having lost several workers over it each time."""

_NO_WORKERS = Phrase("集群 {address} 没有可用的工作节点", "the cluster at {address} has no workers")
_DESERTED = Phrase(
    "集群 {address} 已没有可用的工作节点；重新运行同一命令即可继续",
    "the cluster at {address} has lost all its workers; the same command goes on from here",
)
_LOST = Phrase(
    "与集群 {address} 的连接已断开；重新运行同一命令即可继续",
    "the connection to the cluster at {address} is lost; the same command goes on from here",
)
_NOT_INSTALLED = Phrase(
    "集群上没有安装 gidlint[cluster]（{detail}）", "gidlint[cluster] is not installed on the cluster ({detail})"
)
_FAILED = Phrase("集群出错：{detail}", "the cluster failed: {detail}")
_DIFFERENT = Phrase(
    "工作节点 {worker} 与本机的 {name} 不同（{here}，本机 {wanted}），结果会不一致",
    "worker {worker} has another {name} than this machine ({here}, here {wanted}): results would differ",
)
_NONE = Named(zh="没有", en="none")


@dataclass(slots=True, eq=False)
class _Batch:
    numbers: list[int]
    packed: list[bytes]
    size: int = 0
    attempts: int = 0
    submitted: float = 0.0

    def add(self, number: int, packed: bytes) -> None:
        self.numbers.append(number)
        self.packed.append(packed)
        self.size += len(packed)

    def singly(self) -> Iterator[_Batch]:
        for number, packed in zip(self.numbers, self.packed, strict=True):
            yield _Batch([number], [packed], len(packed), self.attempts)


class Dispatch(Generic[T, R]):
    """One handler's tasks. Dask redoes the tasks of lost workers; what it gives up is tried once more task by task."""

    def __init__(self, client: Any, handler: Handler[T, R], families: Families, limits: Limits) -> None:
        self._client = client
        self._handler = handler
        self._families = families
        self._shipment = ship(handler, families, limits)
        self._name = f"gidlint-{self._shipment.key}"
        self._tasks: dict[int, T] = {}
        self._again: deque[_Batch] = deque()
        self._away: dict[str, tuple[Any, _Batch]] = {}
        self._landed: SimpleQueue[Any] = SimpleQueue()
        self._capacity = 1
        self._delivered = self._seen = self._looked = time.monotonic()

    def results(self, tasks: Iterable[tuple[int, T]]) -> Iterator[tuple[int, R]]:
        """As :meth:`linter.audit.engines.Engine.results`."""
        batches = self._batches(tasks)
        self._deliver()
        self._look()
        try:
            while True:
                self._fill(batches)
                if not self._away:
                    return
                for number, answer in self._land():
                    yield number, result_of(answer, self._tasks.pop(number), self._handler, self._families)
                if time.monotonic() - self._looked >= _LOOK:
                    self._look()
        finally:
            self._let_go()

    def _batches(self, tasks: Iterable[tuple[int, T]]) -> Iterator[_Batch]:
        """Single tasks for each thread at first, so that a few keep all of them busy; then ever more together."""
        made = 0
        batch = _Batch([], [])
        for number, task in tasks:
            self._tasks[number] = task
            batch.add(number, self._handler.pack(task, self._families))
            if len(batch.numbers) >= min(_MOST_TASKS, 1 + made // self._capacity) or batch.size >= _MOST_BYTES:
                yield batch
                made += 1
                batch = _Batch([], [])
        if batch.numbers:
            yield batch

    def _fill(self, batches: Iterator[_Batch]) -> None:
        while len(self._away) < self._capacity and self._bytes_away() < _MOST_BYTES_AWAY:
            batch = self._again.popleft() if self._again else next(batches, None)
            if batch is None:
                return
            batch.submitted = time.monotonic()
            future = self._client.submit(node.answers, self._shipment.key, batch.packed, pure=False)
            self._away[future.key] = future, batch
            future.add_done_callback(self._landed.put)

    def _bytes_away(self) -> int:
        return sum(batch.size for _, batch in self._away.values())

    def _land(self) -> Iterable[tuple[int, Answer]]:
        """The answers of the next batch that is back; none where it has to go again, or nothing came for a while."""
        try:
            future = self._landed.get(timeout=_LOOK)
        except Empty:
            return ()
        _, batch = self._away.pop(future.key)
        found = self._outcome(future)
        if isinstance(found, list):
            return zip(batch.numbers, found, strict=True)
        if isinstance(found, KilledWorker):
            return self._given_up(batch)
        if isinstance(found, node.Different):
            raise _different(found)
        if isinstance(found, BaseException):
            raise _cluster_failed(found) from found
        if isinstance(found, node.Unknown) and self._delivered < batch.submitted:
            self._deliver()
        self._again.append(batch)
        return ()

    def _outcome(self, future: Any) -> list[Answer] | node.Different | node.Unknown | BaseException | None:
        """What became of a batch; ``None`` where the cluster forgot it."""
        if future.status == "error":
            error: BaseException = future.exception()
            return error
        if future.status == "finished":
            # An error here: the worker that had it is lost.
            with suppress(TimeoutError, OSError, CancelledError):
                found: list[Answer] | node.Different | node.Unknown = future.result(timeout=_WITHOUT_WORKERS)
                return found
        if self._client.status != "running":
            raise self._lost()
        return None

    def _given_up(self, batch: _Batch) -> Iterable[tuple[int, Answer]]:
        batch.attempts += 1
        if len(batch.numbers) > 1:
            self._again.extend(batch.singly())
        elif batch.attempts < _ATTEMPTS:
            self._again.append(batch)
        else:
            return [(batch.numbers[0], ReadFailure(FailureKind.CRASHED, "lost with its worker"))]
        return ()

    def _deliver(self) -> None:
        """Send all workers, also those that come later, what they need for every task."""
        self._delivered = time.monotonic()
        try:
            self._client.run_on_scheduler(node.keep_no_messages)
            self._client.register_plugin(node.Delivery(self._shipment), name=self._name)
        except OSError:  # a worker was lost over it
            return
        except Exception as error:
            raise _cluster_failed(error) from error

    def _look(self) -> None:
        """See how many workers there are."""
        now = self._looked = time.monotonic()
        try:
            threads = sum(self._client.nthreads().values())
        except (OSError, TimeoutError):
            threads = 0
        if threads:
            self._seen = now
            self._capacity = _AHEAD * threads
        elif now - self._seen > _WITHOUT_WORKERS:
            raise self._lost()

    def _let_go(self) -> None:
        """End what is under way. A worker may be lost over it, or another audit of the same rules have done it."""
        if self._client.status == "running":
            with suppress(OSError, ValueError):
                self._client.cancel([future for future, _ in self._away.values()])
                self._client.unregister_worker_plugin(self._name)

    def _lost(self) -> UsageProblem:
        phrase = _DESERTED if self._client.status == "running" else _LOST
        return UsageProblem(phrase, address=self._client.scheduler.address)


def no_workers(client: Any) -> UsageProblem:
    """The problem that a client's cluster has no workers."""
    return UsageProblem(_NO_WORKERS, address=client.scheduler.address)


def _different(found: node.Different) -> UsageProblem:
    here, wanted = found.here or _NONE, found.wanted or _NONE
    return UsageProblem(_DIFFERENT, worker=found.worker, name=found.name, here=here, wanted=wanted)


def _cluster_failed(error: BaseException) -> UsageProblem:
    detail = f"{type(error).__name__}: {error}"  # often an Exception with another one's words
    return UsageProblem(_NOT_INSTALLED if ModuleNotFoundError.__name__ in detail else _FAILED, detail=detail)
