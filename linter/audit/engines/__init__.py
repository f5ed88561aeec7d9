"""Engines: where tasks become results."""

from __future__ import annotations

from importlib.util import find_spec

from linter.audit.engines.engine import Engine
from linter.phrases.phrase import Phrase
from linter.rulebook.families import Families
from linter.run.limits import Limits
from linter.run.problem import UsageProblem

__all__ = ["ENGINES", "Engine", "open_engine"]

ENGINES = ("local", "dask")
"""Their names, the default first."""

_NO_EXTRA = Phrase(
    "在集群上运行另需一个组件，请安装：pip install 'gidlint[cluster]'",
    "running on a cluster needs one more package: pip install 'gidlint[cluster]'",
)


def open_engine(name: str, address: str | None, jobs: int | None, families: Families, limits: Limits) -> Engine:
    """The engine with a name of :data:`ENGINES`. ``address`` is that of a cluster's scheduler; without one a cluster is
    started on this machine. ``jobs`` is the number of worker processes on this machine (default: one a processor).

    Raises ``UsageProblem`` where the cluster can't be reached, or the extra for it isn't installed.
    """
    if name == "local":
        from linter.audit.engines.local import LocalEngine

        return LocalEngine(jobs, families, limits)
    if find_spec("distributed") is None:
        raise UsageProblem(_NO_EXTRA)
    from linter.audit.engines.dask import DaskEngine

    return DaskEngine(address, jobs, families, limits)
