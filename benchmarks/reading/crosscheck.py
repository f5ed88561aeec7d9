"""What a second reading catches: ``python -m benchmarks.reading.crosscheck [word …] [--seed N]``.

The files of :mod:`benchmarks.reading.measure` (PDF) and :mod:`benchmarks.reading.markup` (DOCX, HTML) are read, then
their grids are put together wrongly, as a reader that fails would, while the text's lines stay as they are. Printed is,
for the files as they are, how many cells are confirmed, have one reading only, or are lost since the readings differ
(the aim is none); and for each fault, how many cells say a wrong number by the grid, and how many of these are caught.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from benchmarks.reading.markup import cases
from benchmarks.reading.measure import files, squeezed
from benchmarks.reading.specimens import specimen
from linter.interpret import NotAReport, interpret
from linter.model.document import Document, Grid, GridCell
from linter.model.report import Cell, CellKind, Second
from linter.readers import ReadFailure, read_bytes
from linter.rulebook import load

Rows = list[list[GridCell]]
Texts = dict[tuple[int, int], str]
Key = tuple[str, str, str]


def rows_of(grid: Grid) -> Rows:
    """The cells with numbers of each row that has several, of the rows that have most."""
    numbers = [cell for cell in grid.cells if squeezed(cell.text).isdigit()]
    found = [[cell for cell in numbers if cell.row == row] for row in sorted({cell.row for cell in numbers})]
    most = max(map(len, found), default=0)
    return [row for row in found if len(row) == most > 1]


def _exchanged(pairs: Iterator[tuple[GridCell, GridCell]]) -> Texts:
    texts: Texts = {}
    for one, other in pairs:
        texts[one.row, one.column], texts[other.row, other.column] = other.text, one.text
    return texts


def swapped_columns(rows: Rows, chance: random.Random) -> Texts:
    one, other = chance.sample(range(len(rows[0])), 2)
    return _exchanged((row[one], row[other]) for row in rows)


def swapped_rows(rows: Rows, chance: random.Random) -> Texts:
    one, other = chance.sample(rows, 2)
    return _exchanged(zip(one, other, strict=True))


def rows_shifted_down(rows: Rows, chance: random.Random) -> Texts:
    return {
        (below.row, below.column): above.text
        for upper, lower in pairwise(rows)
        for above, below in zip(upper, lower, strict=True)
    }


def row_shifted_right(rows: Rows, chance: random.Random) -> Texts:
    row = chance.choice(rows)
    return {(right.row, right.column): left.text for left, right in pairwise([row[-1], *row])}


def joined_columns(rows: Rows, chance: random.Random) -> Texts:
    left = chance.randrange(len(rows[0]) - 1)
    joined = {(row[left].row, row[left].column): row[left].text + row[left + 1].text for row in rows}
    return joined | {(row[left + 1].row, row[left + 1].column): "" for row in rows}


FAULTS: Mapping[str, Callable[[Rows, random.Random], Texts]] = {
    "two columns swapped": swapped_columns,
    "two rows swapped": swapped_rows,
    "rows shifted down": rows_shifted_down,
    "a row shifted right": row_shifted_right,
    "two columns joined": joined_columns,
}


def faulty(document: Document, number: int, texts: Texts) -> Document:
    """A document whose grid of this number among the blocks has other texts in these cells."""
    grid = document.blocks[number]
    assert isinstance(grid, Grid)
    cells = tuple(replace(cell, text=texts.get((cell.row, cell.column), cell.text)) for cell in grid.cells)
    blocks = (*document.blocks[:number], replace(grid, cells=cells), *document.blocks[number + 1 :])
    return replace(document, blocks=blocks)


def cells_of(document: Document) -> dict[Key, Cell]:
    report = interpret(document, load())
    return {(id, row, column): cell for id, table in report.tables.items() for row, column, cell in table.each()}


def compare(right: Mapping[Key, Cell], read: Mapping[Key, Cell]) -> Counter[str]:
    """Cells that say another number by the grid, and what the second reading makes of them."""
    found: Counter[str] = Counter()
    for key, cell in right.items():
        other = read.get(key)
        if other is None or cell.kind is not CellKind.NUMBER:
            continue
        if other.second is Second.DIFFERS:
            found["caught" if squeezed(other.text) != squeezed(cell.text) else "lost"] += 1
        elif other.kind is CellKind.NUMBER and other.value != cell.value:
            found["missed"] += 1
    return found


def documents(seed: int, words: Sequence[str]) -> Iterator[Document]:
    """Every file whose layout's name has one of the words."""
    made = [(name, "pdf", produce) for name, _, produce in files(seed)]
    for number, (name, case) in enumerate(cases()):
        truth = case.truth(specimen(seed + number, case.values))
        made.append((name, case.ending, partial(case.make, truth)))
    for name, ending, make in made:
        data = make() if not words or any(word in name for word in words) else None
        if data is None:
            continue
        try:
            yield read_bytes(data, f"report.{ending}")
        except ReadFailure:
            continue


def main() -> int:
    parser = argparse.ArgumentParser(description="What the comparison of two readings confirms, loses and catches.")
    parser.add_argument("words", nargs="*", help="only layouts whose name has one of these words")
    parser.add_argument("--seed", type=int, default=0, help="draw other numbers")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    whole: Counter[str] = Counter()
    by_fault: dict[str, Counter[str]] = {name: Counter() for name in FAULTS}
    for document in documents(options.seed, options.words):
        try:
            right = cells_of(document)
        except NotAReport:
            continue
        whole += Counter(cell.second.value for cell in right.values() if cell.kind is not CellKind.MISSING)
        for number, block in enumerate(document.blocks):
            rows = rows_of(block) if isinstance(block, Grid) else []
            if len(rows) > 1:
                for fault, change in FAULTS.items():
                    by_fault[fault] += compare(right, cells_of(faulty(document, number, change(rows, chance))))
    print(f"as they are: {whole['agrees']} cells confirmed, {whole['none']} with one reading, {whole['differs']} lost")
    print(f"{'fault':24}{'wrong':>8}{'caught':>8}{'missed':>8}{'right cells lost':>18}")
    for fault, found in by_fault.items():
        wrong = found["caught"] + found["missed"]
        print(f"{fault:24}{wrong:8}{found['caught']:8}{found['missed']:8}{found['lost']:18}")
    return int(whole["differs"] > 0)


if __name__ == "__main__":
    raise SystemExit(main())
