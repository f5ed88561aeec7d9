"""Measures ``gidlint audit`` on provinces, and prints tables in Markdown.

    python -m benchmarks.audit.measure WORK [--sizes 1000 5000 20000] [--size 1000] [--kills 10] [--only scale jobs …]

``scale``: rate, cost per report and peak memory as the number of reports grows, then an unchanged run and one with a
hundredth of the files changed. ``jobs``: one worker against two. ``kills``: ``kill -9`` at random moments, and whether
the same command then comes to the results of a run that nobody disturbed. ``engines``: whether a cluster comes to
the same results. Provinces are written into ``WORK`` and kept there. Linux only: memory is read from ``/proc``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.audit.province import build
from linter.audit.engines import ENGINES
from linter.cli.status import Exit

DUE = "2026-12-31"
_TICK = 0.1
_GRACE = 10.0
"""Seconds in which workers must notice that their driver is gone."""
_TABLES = (
    "SELECT path, size, digest, reading, failure, detail, claim, body, year FROM files ORDER BY path",
    "SELECT path, role, other FROM links ORDER BY path, role, other",
    "SELECT * FROM judgements ORDER BY subject",
    "SELECT * FROM findings ORDER BY subject, number",
)
_STORE = "audit.sqlite"
_ENDED = (Exit.PASSED, Exit.FINDINGS, Exit.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Run:
    """What an audit took. Memory is the peak in MB, of the driver and of the largest of its other processes."""

    seconds: float
    driver: int
    worker: int
    status: int


def audit(province: Path, out: Path, jobs: int, *more: str) -> subprocess.Popen[bytes]:
    """Start an audit. What it says goes to ``out.log``."""
    command = [sys.executable, "-m", "linter", "audit", str(province / "files"), "--out", str(out), "--due", DUE,
               "--roster", str(province / "roster.xlsx"), "--manifest", str(province / "manifest.csv"),
               "--jobs", str(jobs), *more]  # fmt: skip
    log = out.with_suffix(".log").open("ab")
    with log:
        return subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)


def watched(province: Path, out: Path, jobs: int, *more: str) -> Run:
    """Run an audit to its end and look at its memory meanwhile."""
    process = audit(province, out, jobs, *more)
    started, driver, worker = time.perf_counter(), 0, 0
    while process.poll() is None:
        driver = max(driver, _peak(process.pid))
        worker = max([worker, *map(_peak, _below(process.pid))])
        time.sleep(_TICK)
    run = Run(time.perf_counter() - started, driver // 1024, worker // 1024, process.returncode)
    if run.status not in _ENDED or not _finished(out):
        raise SystemExit(f"the audit did not end well (status {run.status}), see {out.with_suffix('.log')}")
    return run


def _peak(pid: int) -> int:
    """The most memory that a process ever had, in kB; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def _below(pid: int) -> Iterator[int]:
    """The processes that a process started, and those that they did."""
    for thread in _threads(pid):
        try:
            found = [int(child) for child in (thread / "children").read_text().split()]
        except OSError:
            continue
        for child in found:
            yield child
            yield from _below(child)


def _threads(pid: int) -> list[Path]:
    """The threads of a process; none where it is gone."""
    try:
        return list(Path(f"/proc/{pid}/task").iterdir())
    except OSError:
        return []


def results(out: Path) -> dict[str, str]:
    """Digests of everything that an audit came to: the store's rows, and every other file of the folder."""
    with closing(sqlite3.connect(f"file:{out / _STORE}?mode=ro", uri=True)) as connection:
        found = {}
        for query in _TABLES:
            digest = hashlib.sha256()
            for row in connection.execute(query):
                digest.update(repr(row).encode())
            found[query.partition(" FROM ")[2].split()[0]] = digest.hexdigest()
    for path in sorted(out.rglob("*")):
        name = str(path.relative_to(out))
        if path.is_file() and not name.startswith((_STORE, ".")) and not name.endswith(".lock"):
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


class Measures:
    """All measures in one folder. Every one prints its table."""

    def __init__(self, work: Path, seed: int, size: int, jobs: int) -> None:
        self._work, self._seed, self._size, self._jobs = work, seed, size, jobs

    def province(self, reports: int) -> Path:
        folder = self._work / f"province-{reports}-{self._seed}"
        if not (folder / "truth.json").exists():
            shutil.rmtree(folder, ignore_errors=True)
            build(folder, reports, self._seed, self._jobs)
        return folder

    def out(self, name: str) -> Path:
        """A folder for an audit, empty."""
        folder = self._work / f"out-{name}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.with_suffix(".log").unlink(missing_ok=True)
        return folder

    def scale(self, sizes: Sequence[int]) -> None:
        print("| reports | files | cold | reports/s | ms a report | driver MB | largest worker MB | store | unchanged "
              "| 1 % changed |")  # fmt: skip
        print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for size in sizes:
            province, out = self.province(size), self.out(f"scale-{size}")
            cold = watched(province, out, self._jobs)
            same = watched(province, out, self._jobs)
            count = _files(out)
            with changed(province, self._work, random.Random(self._seed)) as (other, edited):
                warm = watched(other, out, self._jobs)
            store = (out / _STORE).stat().st_size >> 20
            print(
                f"| {size} | {count} | {cold.seconds:.1f} s | {count / cold.seconds:.1f} | "
                f"{cold.seconds / count * 1000:.1f} | {cold.driver} | {cold.worker} | {store} MB | "
                f"{_share(same, cold)} | {_share(warm, cold)} ({edited} files) |",
                flush=True,
            )

    def jobs(self) -> None:
        province = self.province(self._size)
        print("| workers | seconds | reports/s | times |\n| ---: | ---: | ---: | ---: |")
        first = 0.0
        for jobs in (1, 2):
            out = self.out(f"jobs-{jobs}")
            run = watched(province, out, jobs)
            first = first or run.seconds
            print(f"| {jobs} | {run.seconds:.1f} | {_files(out) / run.seconds:.1f} | {first / run.seconds:.2f} |",
                  flush=True)  # fmt: skip
        self._same("one worker and two", self.out_of("jobs-1"), self.out_of("jobs-2"))

    def out_of(self, name: str) -> dict[str, str]:
        return results(self._work / f"out-{name}")

    def kills(self, count: int) -> None:
        """Kill an audit so many times, each time somewhere in what it still has to do. One that ends in between is
        compared, and the next begins anew."""
        province, calm, out = self.province(self._size), self.out("calm"), self.out("killed")
        whole = watched(province, calm, self._jobs).seconds
        rng = random.Random(self._seed)
        print("| kill | after | readings kept | judgements kept | workers left behind |")
        print("| ---: | ---: | ---: | ---: | ---: |")
        number = 0
        while number < count:
            process, moment = audit(province, out, self._jobs), rng.uniform(0.2, 2.5 * whole / count)
            if _wait(process, moment):
                self._same("a run that ended", results(out), results(calm))
                out = self.out("killed")
                continue
            number += 1
            below = list(_below(process.pid))
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            left = _left(below)
            kept = (_count(out, "readings"), _count(out, "judgements"))
            print(f"| {number} | {moment:.1f} s | {kept[0]} | {kept[1]} | {left} |", flush=True)
        last = watched(province, out, self._jobs)
        print(f"\nThe run that ended took {last.seconds:.1f} s, an undisturbed one {whole:.1f} s.")
        self._same("after the kills", results(out), results(calm))

    def engines(self) -> None:
        province = self.province(self._size)
        for engine in ENGINES:
            run = watched(province, self.out(engine), self._jobs, "--engine", engine)
            print(f"{engine}: {run.seconds:.1f} s", flush=True)
        self._same(" and ".join(ENGINES), *map(self.out_of, ENGINES))

    def _same(self, what: str, one: dict[str, str], other: dict[str, str]) -> None:
        found = differing(one, other)
        print(f"\n{what}: " + (f"{len(found)} differ: {found[:10]}" if found else f"all {len(one)} results are equal"))


class changed:
    """A copy of a province in which a hundredth of the web pages and texts say something else in their first
    paragraph; gives its folder and how many files were changed."""

    def __init__(self, province: Path, work: Path, rng: random.Random) -> None:
        self._province, self._copy, self._rng = province, work / "changed", rng

    def __enter__(self) -> tuple[Path, int]:
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(self._province, self._copy)
        with (self._province / "files.csv").open(encoding="utf-8", newline="") as file:
            paths = [line["file"] for line in csv.DictReader(file)]
        truth = json.loads((self._province / "truth.json").read_text(encoding="utf-8"))
        planted = {path for fault in truth["faults"] for path in fault["files"]}
        plain = [path for path in paths if path.endswith((".html", ".md", ".txt")) and "!/" not in path]
        chosen = self._rng.sample([path for path in plain if path not in planted], max(1, len(paths) // 100))
        for path in chosen:
            _reword(self._copy / "files" / path)
        return self._copy, len(chosen)

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._copy)


def _reword(path: Path) -> None:
    data = path.read_bytes()
    encoding = "gb18030" if b"gb2312" in data else "utf-8"
    path.write_bytes(data.decode(encoding).replace("。", "，欢迎监督。", 1).encode(encoding))


def _share(run: Run, cold: Run) -> str:
    return f"{run.seconds:.1f} s, {run.seconds / cold.seconds:.1%}"


def _files(out: Path) -> int:
    return _count(out, "files")


def _count(out: Path, table: str) -> int:
    if not (out / _STORE).exists():
        return 0
    with closing(sqlite3.connect(out / _STORE, timeout=30)) as connection:
        try:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        except sqlite3.OperationalError:  # killed before the tables were made
            return 0


def _finished(out: Path) -> bool:
    """Whether the last run came to its end."""
    with closing(sqlite3.connect(out / _STORE, timeout=30)) as connection:
        found = connection.execute("SELECT value FROM meta WHERE name = 'finished'").fetchone()
    return found is not None and found[0] != ""


def _wait(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether a process ended within so many seconds."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _left(pids: Sequence[int]) -> int:
    """How many processes are still there after the grace; they are ended."""
    until = time.monotonic() + _GRACE
    while (alive := [pid for pid in pids if _runs(pid)]) and time.monotonic() < until:
        time.sleep(_TICK)
    for pid in alive:
        os.kill(pid, signal.SIGKILL)
    return len(alive)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def main(arguments: Sequence[str] | None = None) -> int:
    names = ("scale", "jobs", "kills", "engines")
    parser = argparse.ArgumentParser(description="Measure audits of provinces.")
    parser.add_argument("work", type=Path, help="where provinces and audits are kept")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000], help="reports, for scale")
    parser.add_argument("--size", type=int, default=1000, help="reports, for the other measures (default 1000)")
    parser.add_argument("--kills", type=int, default=10, help="how many (default 10)")
    parser.add_argument("--jobs", type=int, default=2, help="workers, but for jobs (default 2)")
    parser.add_argument("--seed", type=int, default=1, help="of provinces and kills (default 1)")
    parser.add_argument("--only", nargs="+", choices=names, default=names[:3], help="which measures")
    options = parser.parse_args(arguments)
    options.work.mkdir(parents=True, exist_ok=True)
    measures = Measures(options.work, options.seed, options.size, options.jobs)
    calls: dict[str, Callable[[], None]] = {
        "scale": lambda: measures.scale(options.sizes),
        "jobs": measures.jobs,
        "kills": lambda: measures.kills(options.kills),
        "engines": measures.engines,
    }
    for name in options.only:
        print(f"\n## {name}\n")
        calls[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
