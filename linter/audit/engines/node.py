"""A cluster worker's side. Files are read in child processes even here, under the same limits as on one machine, so
that what hangs or crashes ends in the same way; the children are kept between tasks."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dask.config
from distributed import Scheduler, Worker, WorkerPlugin

from linter.audit.engines.shipment import Shipment, environment, unpacked
from linter.run.pool import Pool
from linter.run.worker import Answer

_IDLE = 60.0
"""Seconds after which a child without work ends: nobody says goodbye when a driver is killed."""


KEEP_NO_MESSAGES = {"distributed.admin.low-level-log-length": 0}
"""Dask's setting for the log of messages of a connection."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """This worker hasn't got the shipment."""


@dataclass(frozen=True, slots=True)
class Different:
    """The worker's machine is not the same as the driver's: what it has of something is not what is ``wanted``."""

    worker: str
    name: str
    here: str
    wanted: str


class Delivery(WorkerPlugin):  # type: ignore[misc] # typed only where the extra is installed
    """Brings a shipment to every worker, also to those that come later."""

    def __init__(self, shipment: Shipment) -> None:
        self._shipment = shipment

    def setup(self, worker: Worker) -> None:
        _allow_children()
        _held[self._shipment.key] = _difference(self._shipment, worker.address) or _Children(self._shipment)

    def teardown(self, worker: Worker) -> None:
        held = _held.pop(self._shipment.key, None)
        if isinstance(held, _Children):
            held.close()


class _Children:
    """The child processes for one shipment: as many as there are threads that ask at once."""

    def __init__(self, shipment: Shipment) -> None:
        self._shipped = unpacked(shipment)
        self._lock = threading.Lock()
        self._idle: list[tuple[float, Pool[Any, Any]]] = []
        self._closed = False
        threading.Thread(target=self._watch, daemon=True).start()

    def answers(self, batch: Sequence[bytes]) -> list[Answer]:
        pool = self._take()
        try:
            found = dict(pool.answers(enumerate(batch)))
        except BaseException:
            pool.__exit__()
            raise
        with self._lock:
            self._idle.append((time.monotonic(), pool))
        if self._closed:
            self.end_idle()
        return [found[number] for number in range(len(batch))]

    def end_idle(self) -> None:
        """End the children that have been without work for long."""
        latest = time.monotonic() - (0.0 if self._closed else _IDLE)
        with self._lock:
            ended = [pool for since, pool in self._idle if since <= latest]
            self._idle = [(since, pool) for since, pool in self._idle if since > latest]
        for pool in ended:
            pool.__exit__()

    def close(self) -> None:
        """End the children as soon as they are without work."""
        self._closed = True
        self.end_idle()

    def _take(self) -> Pool[Any, Any]:
        with self._lock:
            if self._idle:
                return self._idle.pop()[1]
        return Pool(1, *self._shipped)

    def _watch(self) -> None:
        while not self._closed:
            time.sleep(_IDLE / 4)
            self.end_idle()


_held: dict[str, _Children | Different] = {}


def answers(key: str, batch: Sequence[bytes]) -> list[Answer] | Different | Unknown:
    """The answers to packed tasks, in their order, or why this worker gives none."""
    held = _held.get(key, Unknown())
    return held.answers(batch) if isinstance(held, _Children) else held


def keep_no_messages(dask_scheduler: Scheduler) -> None:
    """In the scheduler: don't keep the last 1,000 messages to every worker for debugging. With files in them, that is
    a gigabyte a worker."""
    dask.config.set(KEEP_NO_MESSAGES)  # for workers that come later
    for stream in dask_scheduler.stream_comms.values():
        stream.recent_message_log = deque(maxlen=0)


def _difference(shipment: Shipment, worker: str) -> Different | None:
    ours = dict(environment())
    for name, wanted in shipment.environment:
        here = ours.get(name, "")
        if here != wanted:
            return Different(worker, name, here, wanted)
    return None


def _allow_children() -> None:
    """Workers under a nanny are daemons, which may have no children. Ours end with their parent by themselves."""
    process = multiprocessing.current_process()
    if process.daemon:
        process.daemon = False
