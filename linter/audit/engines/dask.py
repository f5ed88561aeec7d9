"""The engine of a Dask cluster."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

import dask.config
from distributed import Client, LocalCluster

from linter.audit.engines.dispatch import PATIENCE, Dispatch, no_workers
from linter.audit.engines.node import KEEP_NO_MESSAGES
from linter.phrases.phrase import Phrase
from linter.rulebook.families import Families
from linter.run.handler import Handler, R, T
from linter.run.limits import Limits, processors
from linter.run.problem import UsageProblem

_UNREACHABLE = Phrase("连接不上集群：{address}（{detail}）", "no cluster can be reached at {address} ({detail})")


class DaskEngine:
    """A cluster whose scheduler is at ``address``; without one, a cluster of ``jobs`` workers on this machine."""

    def __init__(self, address: str | None, jobs: int | None, families: Families, limits: Limits) -> None:
        self._families = families
        self._limits = limits
        _silence()
        dask.config.set(KEEP_NO_MESSAGES)
        self._cluster: Any = None
        if address is None:
            size = jobs or processors()
            self._cluster = LocalCluster(n_workers=size, threads_per_worker=1, dashboard_address=None)
        self._client = _connect(address, self._cluster)

    def results(self, tasks: Iterable[tuple[int, T]], handler: Handler[T, R]) -> Iterator[tuple[int, R]]:
        return Dispatch(self._client, handler, self._families, self._limits).results(tasks)

    def close(self) -> None:
        self._client.close(timeout=PATIENCE)
        if self._cluster is not None:
            self._cluster.close(timeout=PATIENCE)


def _silence() -> None:
    """A lost worker is no news to the user: its tasks are redone. What matters is raised."""
    for name in list(logging.root.manager.loggerDict):
        if name.split(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _connect(address: str | None, cluster: Any) -> Any:
    try:
        client = Client(address or cluster, timeout=PATIENCE, set_as_default=False, name="gidlint")
    except (OSError, ValueError, TypeError) as error:  # no such host or port, no answer; no address at all
        raise UsageProblem(_UNREACHABLE, address=address or "", detail=str(error)) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        problem = no_workers(client)
        client.close(timeout=PATIENCE)
        raise problem from error
    return client
