"""The files that readers are compared on: every layout of every producer, drawn from several seeds.

Even seeds draw the report of :mod:`.specimens` with the layout's own kind of numbers (small, seven digits, blanks and
signs, …), which hold no identity. Odd ones draw whole reports of :mod:`benchmarks.rules`: bodies of every kind, both
editions of the format, true sums, wordings of many kinds.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from pypdf import PdfReader

from benchmarks.reading.converting import specimen_of
from benchmarks.reading.measure import files, squeezed
from benchmarks.reading.specimens import Specimen, specimen
from benchmarks.rules.bodies import KINDS, body
from benchmarks.rules.figures import SIZES, figures
from benchmarks.rules.writing import written
from linter.model.document import Grid

YEARS = range(2019, 2026)
_AMOUNT = re.compile(r"[0-9.,]+[万亿]?元")
"""A figure with its unit, which a table's labels are not."""
_STEP = 1000
"""Between seeds, since layouts count on from each."""


@dataclass(frozen=True)
class Drawn:
    """A file: the layout's name, its seed, where it lies, how many pages it has, what is true of it."""

    layout: str
    seed: int
    path: Path
    pages: int
    truth: Specimen


def reported(seed: int, values: str = "") -> Specimen:
    """A whole report of any body and year; its numbers are the report's own, whatever ``values`` asks for."""
    rng = random.Random(seed)
    here, year = body(rng, rng.choice(KINDS)), rng.choice(YEARS)
    document = written(rng, here, year, figures(rng, here, year, rng.choice(SIZES))).document
    blocks = tuple(
        replace(block, cells=tuple(replace(cell, text=squeezed(cell.text)) for cell in block.cells))
        if isinstance(block, Grid)
        else block
        for block in document.blocks
    )
    made = specimen_of(replace(document, blocks=blocks))
    for table in made.tables:
        table.rows = [
            [replace(cell, value=cell.value or _AMOUNT.fullmatch(cell.text) is not None) for cell in row]
            for row in table.rows
        ]
    return made


def drawn(seeds: Sequence[int], words: Sequence[str], folder: Path) -> tuple[list[Drawn], list[str]]:
    """The files, written into a folder, in the order of layouts and seeds, and the layouts that could not be made."""
    tasks = [(seed, office, tuple(words), folder) for seed in seeds for office in (True, False)]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        parts = list(pool.map(_made, tasks))
    made = {(one.layout, one.seed): one for part, _ in parts for one in part}
    missing = {name for _, names in parts for name in names}
    names = list(dict.fromkeys(name for seed in seeds for name, *_ in files(seed)))
    order = [made[name, seed] for name in names for seed in seeds if (name, seed) in made]
    return order, [name for name in names if name in missing]


def _made(task: tuple[int, bool, tuple[str, ...], Path]) -> tuple[list[Drawn], list[str]]:
    """A seed's files: those that LibreOffice makes, which runs only once at a time, or all the others."""
    seed, office, words, folder = task
    made, missing = [], []
    for name, truth, produce in files(seed * _STEP, reported if seed % 2 else specimen):
        if name.startswith("office") != office or (words and not any(word in name for word in words)):
            continue
        data = produce() or produce()  # LibreOffice fails where another one is at work
        if data is None:
            missing.append(name)
            continue
        path = folder / f"{name.replace(': ', '-').replace(' ', '-')}-{seed}.pdf"
        path.write_bytes(data)
        made.append(Drawn(name, seed, path, len(PdfReader(io.BytesIO(data)).pages), truth))
    return made, missing
