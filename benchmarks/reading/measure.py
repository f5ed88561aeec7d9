"""Cells read right, wrong and missed: ``python -m benchmarks.reading.measure [word …] [--report]``.

Without words every layout of every producer at hand is measured; words pick those whose name has them. ``--report``
measures what the whole reading gives (the report's tables, by the template's rows and columns) and not the grids alone;
``--seed`` draws other numbers; ``--scan`` measures scans of the files.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.reading.scan import scanned
from benchmarks.reading.specimens import Specimen, Table, specimen
from linter.interpret import interpret
from linter.model.document import Document, Grid
from linter.model.report import Cell, CellKind
from linter.model.report import Table as ReportTable
from linter.readers import read_bytes
from linter.rulebook import load
from linter.rulebook.template import TableSpec


@dataclass
class Score:
    """Value cells of one file; ``tables`` counts those whose every cell and span is as drawn."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    tables: int = 0
    text: bool = False
    seconds: float = 0.0


def squeezed(text: str) -> str:
    return "".join(text.split())


def score(document: Document, truth: Specimen) -> Score:
    """Compare by the row's own label and the position from the right; a table is looked for by its labels."""
    out = Score()
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    for table in truth.tables:
        labels = [squeezed(cell.text) for _, _, cell in table.placed() if not cell.value]
        grid = max(grids, key=lambda each: _shared(each, labels), default=None)
        if grid is None or _shared(grid, labels) < 3:
            out.missed += sum(cell.value for _, _, cell in table.placed())
            continue
        _compare(grid, table, out)
        out.tables += _same(grid, table)
    body = [squeezed(block[1]) for block in truth.blocks if not isinstance(block, Table)]
    read = [squeezed(block.text) for block in document.blocks if not isinstance(block, Grid)]
    out.text = read == [squeezed(truth.title), *body]
    return out


def score_report(document: Document, truth: Specimen) -> Score:
    """The same over the report's tables: every cell of the template's tables in the printed order. A cell that is
    uncertain or not found is missed."""
    out = Score(text=True)
    rulebook = load()
    report = interpret(document, rulebook)
    template = rulebook.template(report.edition)
    for id, table in zip(("disclosure", "applications", "review"), truth.tables, strict=True):
        wanted = [cell.text for _, _, cell in table.placed() if cell.value]
        cells = _cells_of(report.tables.get(id), template.table(id), len(wanted))
        if len(cells) != len(wanted):
            out.missed += len(wanted)
            continue
        before = out.right
        for text, cell in zip(wanted, cells, strict=True):
            if cell is None or cell.kind is CellKind.UNCERTAIN:
                out.missed += 1
            elif squeezed(cell.text) == text:
                out.right += 1
            else:
                out.wrong += 1
        out.tables += out.right - before == len(wanted)
    return out


def _cells_of(found: ReportTable | None, spec: TableSpec, count: int) -> list[Cell | None]:
    """A found table's cells in the printed order: by the template's keys; where the file holds another number of cells
    or another edition's, as they came."""
    if found is None:
        return []
    held = {(row, column): cell for row, column, cell in found.each() if cell.kind is not CellKind.MISSING}
    printed = [(row.id, column.id) for row in spec.all_rows() for column in spec.columns_of(row.id)]
    if len(printed) == count and held.keys() <= set(printed):
        return [held.get(key) for key in printed]
    return list(held.values())


def _shared(grid: Grid, labels: list[str]) -> int:
    texts = {squeezed(cell.text) for cell in grid.cells}
    return sum(label in texts for label in labels)


def _compare(grid: Grid, table: Table, out: Score) -> None:
    """Rows pair off by order where both tables have as many rows, else by their nearest label."""
    placed = table.placed()
    width = len(table.widths)
    shift = 0
    for row in range(len(table.rows)):
        values = [(column, cell) for at, column, cell in placed if at == row and cell.value]
        if not values:
            continue
        label = next((squeezed(cell.text) for at, _, cell in reversed(placed) if at == row and not cell.value), "")
        found = next(
            (
                line
                for line in range(min(row + shift, grid.rows), grid.rows)
                if not label or label in {squeezed(cell.text) for cell in grid.cells if cell.row == line}
            ),
            None,
        )
        if found is None or (not label and grid.rows != len(table.rows)):
            out.missed += len(values)
            continue
        shift = found - row
        for column, cell in values:
            read = grid.at(found, column + (grid.columns - width) if column >= 3 else column)
            if grid.columns != width or read is None:
                out.missed += 1
            elif squeezed(read.text) == cell.text:
                out.right += 1
            else:
                out.wrong += 1


def _same(grid: Grid, table: Table) -> bool:
    read = [(cell.row, cell.column, cell.row_span, cell.column_span, squeezed(cell.text)) for cell in grid.cells]
    return read == sorted((row, column, cell.rows, cell.columns, cell.text) for row, column, cell in table.placed())


def files(
    seed: int, make: Callable[[int, str], Specimen] = specimen
) -> Iterator[tuple[str, Specimen, Callable[[], bytes | None]]]:
    """Every layout of every producer that can be run here; ``make``: the report of a seed and a kind of numbers."""
    from benchmarks.reading.draw import LAYOUTS, draw
    from benchmarks.reading.producers import PRODUCERS

    for index, (name, layout) in enumerate(LAYOUTS.items()):
        truth = make(seed + index, layout.values)
        yield f"reportlab: {name}", truth, partial(draw, truth, layout)
    for name, (values, produce) in PRODUCERS.items():
        truth = make(seed + len(name), values)
        yield name, truth, partial(produce, truth)


def main() -> int:
    parser = argparse.ArgumentParser(description="Cells read right, wrong and missed in drawn PDF reports.")
    parser.add_argument("words", nargs="*", help="measure only layouts whose name has one of these words")
    parser.add_argument("--report", action="store_true", help="measure the report's tables, not the grids alone")
    parser.add_argument("--seed", type=int, default=0, help="draw other numbers")
    parser.add_argument("--scan", action="store_true", help="measure scans of the files (needs the extra “ocr”)")
    parser.add_argument("--keep", type=Path, help="keep the files in this folder")
    options = parser.parse_args()
    total, count = Score(), 0
    print(f"{'layout':34}{'right':>7}{'wrong':>7}{'missed':>7}{'tables':>7}  text  seconds")
    for name, truth, produce in files(options.seed):
        if options.words and not any(word in name for word in options.words):
            continue
        data = produce()
        if data is None:
            continue
        if options.scan:
            data = scanned(data, options.seed + count)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{name.replace(': ', '-').replace(' ', '-')}.pdf").write_bytes(data)
        started = time.perf_counter()
        try:
            document = read_bytes(data, f"{name}.pdf")
            seconds = time.perf_counter() - started
            found = score_report(document, truth) if options.report else score(document, truth)
        except Exception as error:  # a benchmark goes on and shows what failed
            print(f"{name:34} {type(error).__name__}: {error}")
            continue
        print(
            f"{name:34}{found.right:7}{found.wrong:7}{found.missed:7}{found.tables:5}/{len(truth.tables)}"
            f"  {'same' if found.text else 'DIFF'}{seconds:8.3f}"
        )
        total.right += found.right
        total.wrong += found.wrong
        total.missed += found.missed
        total.seconds += seconds
        count += 1
    cells = total.right + total.wrong + total.missed
    print(
        f"{count} files, {cells} cells: {total.right} right, {total.wrong} wrong, {total.missed} missed; "
        f"{total.seconds / max(count, 1):.3f} s a file"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
