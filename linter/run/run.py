"""A whole run: tasks in, results in order out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from linter.engine.finding import ReportResult
from linter.rulebook.families import Families
from linter.run.limits import Limits, processors
from linter.run.options import Progress
from linter.run.process import Checking, Task, process

_PLAIN = frozenset({".txt", ".md", ".markdown"})
"""Formats whose reading is simple enough for this process."""

_PLAIN_BYTES = 1_000_000
"""Larger files are read in a worker all the same, under a clock."""

_NOT_PLAIN = (b"%PDF", b"PK", b"<", b"\xef\xbb\xbf<")
"""How files of other formats begin, whatever their names say."""

_MANY = 8
"""From this many files on, the run uses several processes of its own accord."""


def run_tasks(
    tasks: Sequence[Task],
    families: Families,
    *,
    jobs: int | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> tuple[ReportResult, ...]:
    """One result a task, in the tasks' order. ``jobs`` is the number of worker processes; without it, one for a few
    files and as many as there are processors for many."""
    size = jobs or (1 if len(tasks) < _MANY else min(processors(), len(tasks)))
    results: dict[int, ReportResult] = {}
    for number, result in _results(tasks, families, size, limits or Limits()):
        results[number] = result
        if progress is not None:
            progress(len(results), len(tasks))
    return tuple(results[number] for number in range(len(tasks)))


def _results(
    tasks: Sequence[Task], families: Families, size: int, limits: Limits
) -> Iterator[tuple[int, ReportResult]]:
    """The results with the numbers of their tasks: first of those that need no worker, then as they come."""
    here = [number for number, task in enumerate(tasks) if size == 1 and _is_plain(task.path)]
    for number in here:
        yield number, process(tasks[number], families)
    away = sorted(set(range(len(tasks))) - set(here))
    if away:
        from linter.run.pool import Pool

        with Pool(min(size, len(away)), Checking(), families, limits) as pool:
            yield from pool.results((number, tasks[number]) for number in away)


def _is_plain(path: Path) -> bool:
    if path.suffix.lower() not in _PLAIN or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return path.stat().st_size <= _PLAIN_BYTES and not file.read(64).lstrip().startswith(_NOT_PLAIN)
    except OSError:
        return False
