"""A folder of reports to audit: invented bodies over two years, as text."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

from benchmarks.rules.clean import series
from benchmarks.rules.files import FORMS

YEARS = (2022, 2023)


def reports(bodies: int = 4, seed: int = 11) -> dict[str, bytes]:
    """Path and bytes of every report of a small folder."""
    rng = random.Random(seed)
    _, make = FORMS["text pipes"]
    return {
        f"{report.body.name}/{report.body.name}{year}.txt": make(report.document)
        for _ in range(bodies)
        for year, report in zip(YEARS, series(rng, YEARS), strict=True)
    }


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The folder with the files in it."""
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder


def outputs(folder: Path) -> dict[str, bytes]:
    """The bytes of all outputs of an audit, by their paths."""
    store = ("audit.sqlite", "audit.lock")
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(store)
    }
