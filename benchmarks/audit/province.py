"""Writes a province of annual reports with planted faults.

    python -m benchmarks.audit.province DIR [--reports 20000] [--seed 1] [--jobs 2]

``DIR/files`` is the folder to audit; beside it lie ``roster.xlsx``, ``manifest.csv`` and, for ``verify``,
``truth.json`` and ``files.csv``. Equal seeds and sizes give equal files.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks.audit.desk import Desk, Sums
from benchmarks.audit.lists import FILES, MANIFEST, write_csv, write_roster
from benchmarks.audit.places import Province, Unit, province
from benchmarks.audit.plan import Plan, plan
from benchmarks.audit.press import Press
from benchmarks.audit.series import Years
from benchmarks.audit.truth import Notes

YEARS = range(2020, 2025)
LEAST = 60


def build(folder: Path, reports: int, seed: int, jobs: int) -> Notes:
    """Write the province. Raises ``FileExistsError`` where the folder has something in it."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    (folder / "files").mkdir(parents=True, exist_ok=True)
    place = province(seed, reports // len(YEARS), YEARS)
    planned = plan(seed, place, YEARS)
    sums: Sums = {}
    notes = Notes()
    # From below: a government's figures are those of the governments under it and of its own departments.
    with ProcessPoolExecutor(jobs) as pool:
        for level in ("county", "prefecture", "province"):
            heads = place.governments(level)
            write = partial(_write, folder / "files", seed, place, planned)
            below = [{child: sums[child] for child in place.children[head.number] if child in sums} for head in heads]
            for head, (total, more) in zip(heads, pool.map(write, heads, below), strict=True):
                sums[head.number] = total
                notes.add(more)
    _write_lists(folder, place, notes, reports, seed)
    return notes


def _write(root: Path, seed: int, place: Province, planned: Plan, head: Unit, below: Sums) -> tuple[Years, Notes]:
    return Desk(root, Press(seed, place, planned)).write(head, below)


def _write_lists(folder: Path, place: Province, notes: Notes, reports: int, seed: int) -> None:
    write_roster(folder / "roster.xlsx", place)
    write_csv(folder / "manifest.csv", MANIFEST, sorted(notes.manifest, key=lambda line: line[5]), "gb18030")
    write_csv(folder / "files.csv", FILES, sorted(notes.files), "utf-8")
    truth = {
        "version": 1,
        "seed": seed,
        "reports": reports,
        "years": list(YEARS),
        "bodies": len(place.units),
        "faults": [fault.record() for fault in notes.faults],
        "controls": [control.record() for control in notes.controls],
    }
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write a province of annual reports with planted faults.")
    parser.add_argument("folder", type=Path, help="where to write it; must be empty or not be there")
    parser.add_argument("--reports", type=int, default=20000, help="about how many reports (default 20000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another province (default 1)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default 2)")
    options = parser.parse_args(arguments)
    if options.reports < LEAST:
        parser.error(f"a province has at least {LEAST} reports")
    started = time.perf_counter()
    try:
        notes = build(options.folder, options.reports, options.seed, options.jobs)
    except FileExistsError as error:
        parser.error(str(error))
    kinds = Counter(fault.kind for fault in notes.faults)
    print(f"{len(notes.files)} reports, {len(notes.faults)} faults of {len(kinds)} kinds, "
          f"{len(notes.controls)} controls, {time.perf_counter() - started:.0f} s")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
