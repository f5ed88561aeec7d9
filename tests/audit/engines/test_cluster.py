"""A cluster gives the same results as one machine, also when it loses workers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="the extra gidlint[cluster] is not installed")

from linter.audit.engines import open_engine, shipment
from linter.rulebook import Families, load_all
from linter.run.limits import Limits
from linter.run.problem import UsageProblem
from tests.audit.engines.toys import Acting, Toy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the toys die by signals")

ROOT = Path(__file__).resolve().parents[3]
TASKS: list[Toy] = [
    ("rules", "gidr"),
    ("rules", "website"),
    ("refuse", "cut off"),
    ("raise", "a bug"),
    ("exit", "7"),
    ("killed", ""),
    ("hang", ""),
    *(("sleep", f"0.0{number % 7}") for number in range(30)),
]


@dataclass
class Cluster:
    address: str
    workers: list[subprocess.Popen[bytes]]


def started(*arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([sys.executable, "-m", "dask", *arguments], env=environment, **silent)  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A scheduler and two workers of one thread each, which nobody starts again."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    scheduler = started("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "30")
    workers = [started("worker", address, *options) for _ in range(2)]
    yield Cluster(address, workers)
    for process in (*workers, scheduler):
        process.kill()
        process.wait()


def results(
    tasks: list[Toy], name: str, address: str | None = None, families: Families | None = None, kill: int | None = None
) -> list[str]:
    limits = Limits(seconds=1)
    found: dict[int, str] = {}
    with closing(open_engine(name, address, 2, families or load_all(), limits)) as engine:
        for number, result in engine.results(enumerate(tasks), Acting()):
            found[number] = result
            if kill is not None and len(found) == len(tasks) // 3:
                os.kill(kill, signal.SIGKILL)
    return [found[number] for number in range(len(tasks))]


def test_an_address_where_nobody_answers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.audit.engines.dask.PATIENCE", 1.0)
    with pytest.raises(UsageProblem, match=r"^no cluster can be reached at tcp://127\.0\.0\.1:9 "):
        open_engine("dask", "tcp://127.0.0.1:9", None, load_all(), Limits())


def test_workers_need_no_files_of_a_rulebook(cluster: Cluster, tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "less.yaml").write_text("change: problems-said\noff: true\n", encoding="utf-8")
    families = load_all([folder])
    families.all()
    (folder / "less.yaml").unlink()
    tasks: list[Toy] = [("rules", "gidr")]
    ours = results(tasks, "dask", cluster.address, families)
    assert ours == [f"{len(families.main.rules)} rules, {families.main.digest}"]
    assert ours != results(tasks, "dask", cluster.address)


def test_a_worker_that_is_not_like_this_machine_is_refused(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipment, "__version__", "0.0.1")
    with pytest.raises(
        UsageProblem, match=r"^worker tcp://\S+ has another gidlint than this machine \(.+, here 0.0.1\)"
    ):
        results(TASKS, "dask", cluster.address)


def test_a_cluster_gives_the_same_results_though_a_worker_is_killed(cluster: Cluster) -> None:
    expected = results(TASKS, "local")
    assert results(TASKS, "dask", cluster.address, kill=cluster.workers[0].pid) == expected
    assert cluster.workers[0].poll() == -signal.SIGKILL
    assert cluster.workers[1].poll() is None
