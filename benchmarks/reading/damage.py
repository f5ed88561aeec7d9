"""Damaged files: ``python -m benchmarks.reading.damage [word …] [--files N] [--seed S] [--mutations M]``.

Reports with a planted fault are written in every layout, each file is damaged many times over, and what the linter says
of it then is held against what it said before: nothing may crash or hang, no fault may vanish and no number become
another one unless the damage changed what the file says (:mod:`.witness`). The exit status is 1 where something did.
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading.fates import Fate, Said, fate, said
from benchmarks.reading.layouts import LAYOUTS
from benchmarks.reading.mutations import MUTATIONS
from benchmarks.reading.witness import witness
from benchmarks.rules.clean import single
from benchmarks.rules.faults_tables import FAULTS
from linter.model.document import Document
from linter.readers.failure import ReadFailure
from linter.rulebook import Families, load_all
from linter.run.limits import Limits
from linter.run.pool import Pool

SECONDS = 10.0
"""What one file may take."""
BAD = (Fate.SILENT, Fate.CRASH, Fate.HANG)
_SHARE = {"byte": 3}
"""How often a mutation is drawn; the others once."""
_TRIES = 40


@dataclass(frozen=True)
class Task:
    """A file to look at."""

    data: bytes
    name: str


class Looking:
    """The handler of the workers."""

    def process(self, task: Task, families: Families) -> Said:
        return said(task.data, task.name, families)

    def failed(self, task: Task, failure: ReadFailure, families: Families) -> Said:
        return Said(failure.kind.value, failure.detail)

    def pack(self, thing: object, families: Families) -> bytes:
        return pickle.dumps(thing)

    def unpack(self, data: bytes, families: Families) -> object:
        return pickle.loads(data)


@dataclass(frozen=True)
class File:
    """An undamaged file."""

    layout: str
    suffix: str
    encoding: str
    data: bytes


def faulty(rng: random.Random) -> Document:
    """A report of any body with a fault in its tables."""
    for _ in range(_TRIES):
        report, _ = single(rng.randrange(10**6))
        fault = rng.choice([operator for operator in FAULTS if not operator.control])
        changed = fault.change(rng, report)
        if changed is not None:
            return changed.document
    raise RuntimeError("no report had a place for a fault")


def files(count: int, seed: int, words: list[str]) -> Iterator[File]:
    """So many files, every layout in turn and then every program at hand."""
    from benchmarks.reading.converting import specimen_of
    from benchmarks.reading.producers import PRODUCERS

    names = [*LAYOUTS, *(name for name in PRODUCERS if PRODUCERS[name][0] == "small")]
    names = [name for name in names if not words or any(word in name for word in words)]
    rng = random.Random(seed)
    rng.shuffle(names)
    for number in range(count):
        name = names[number % len(names)]
        document = faulty(rng)
        if name in LAYOUTS:
            layout = LAYOUTS[name]
            made, suffix, encoding = layout.write(document), layout.suffix, layout.encoding
        else:
            made, suffix, encoding = PRODUCERS[name][1](specimen_of(document)), "pdf", ""
        if made is not None:
            yield File(name, suffix, encoding, made)


def damaged(file: File, count: int, rng: random.Random) -> Iterator[tuple[str, bytes]]:
    """The file with so many mutations, each of them alone."""
    kinds = [name for name in MUTATIONS for _ in range(_SHARE.get(name, 1))]
    for number in range(count):
        kind = kinds[number % len(kinds)]
        data = MUTATIONS[kind](file.data, rng)
        if data and data != file.data:
            yield kind, data


class Tally:
    """Counts, and the files that something was wrong with."""

    def __init__(self, keep: Path | None) -> None:
        self.counts: dict[tuple[str, str], Counter[Fate]] = {}
        self.told: list[str] = []
        self._keep = keep

    def add(self, file: File, kind: str, number: int, data: bytes, found: Fate, detail: str) -> None:
        self.counts.setdefault((file.suffix, kind), Counter())[found] += 1
        if found in BAD or found is Fate.ALARM:
            name = f"{number:06}-{file.layout.replace(' ', '-').replace(':', '')}-{kind}.{file.suffix}"
            self.told.append(f"{found:10} {name}: {detail}")
            if self._keep:
                self._keep.mkdir(parents=True, exist_ok=True)
                (self._keep / name).write_bytes(data)

    def show(self) -> None:
        print(f"{'format':8}{'mutation':11}{'files':>7}" + "".join(f"{fate.value:>12}" for fate in Fate))
        whole: Counter[Fate] = Counter()
        for (suffix, kind), counts in sorted(self.counts.items()):
            whole += counts
            print(f"{suffix:8}{kind:11}{counts.total():7}" + "".join(f"{counts[fate]:12}" for fate in Fate))
        print(f"{'all':19}{whole.total():7}" + "".join(f"{whole[fate]:12}" for fate in Fate))
        for line in sorted(self.told):
            print(line)

    @property
    def bad(self) -> bool:
        return any(counts[fate] for counts in self.counts.values() for fate in BAD)


def run(options: argparse.Namespace) -> Tally:
    """Damage the files and look at each of them."""
    tally, families = Tally(options.keep), load_all()
    rng = random.Random(options.seed + 1)
    number = 0
    with Pool(options.jobs, Looking(), families, Limits(seconds=SECONDS)) as pool:
        for file in files(options.files, options.seed, options.words):
            spoilt = list(damaged(file, options.mutations, rng))
            tasks = [Task(data, f"report.{file.suffix}") for data in (file.data, *(data for _, data in spoilt))]
            answers = dict(pool.results(enumerate(tasks)))
            before, was = answers[0], witness(file.data, file.suffix, file.encoding)
            if before.failure:
                print(f"{file.layout}: the undamaged file was not read ({before.failure}: {before.detail})")
                continue
            for index, (kind, data) in enumerate(spoilt, 1):
                number += 1
                now = witness(data, file.suffix, file.encoding)
                tally.add(file, kind, number, data, *fate(before, answers[index], was, now))
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description="What the linter says of damaged files.")
    parser.add_argument("words", nargs="*", help="only layouts whose name has one of these words")
    parser.add_argument("--files", type=int, default=60, help="how many files are damaged (default 60)")
    parser.add_argument("--mutations", type=int, default=32, help="how often each of them (default 32)")
    parser.add_argument("--seed", type=int, default=1, help="other reports, other damage (default 1)")
    parser.add_argument("--jobs", type=int, default=1, help="processes (default 1)")
    parser.add_argument("--keep", type=Path, help="keep files that something is wrong with in this folder")
    options = parser.parse_args()
    if hasattr(os, "nice"):
        os.nice(10)
    started = time.perf_counter()
    tally = run(options)
    tally.show()
    print(f"{time.perf_counter() - started:.0f} s")
    return 1 if tally.bad else 0


if __name__ == "__main__":
    sys.exit(main())
