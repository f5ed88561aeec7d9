"""Cells read right, wrong and missed in DOCX and HTML: ``python -m benchmarks.reading.markup [word …] [--grids]``.

The specimens in every layout of :mod:`benchmarks.reading.docx_layouts` and :mod:`benchmarks.reading.html_layouts`, and
through LibreOffice where it is installed. Measured is what the whole reading gives (the report's tables);
``--grids`` measures the grids alone. Besides the cells: whether the running text is as written, whether anything hidden
was read (``LEAK``), and whether what can't be read is named (``SILENT`` if not). Exit status 1 where a cell is wrong,
something leaks or is silent.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reading.docx_layouts import DOCX
from benchmarks.reading.html_layouts import HTML
from benchmarks.reading.markup_case import HIDDEN, Case
from benchmarks.reading.measure import Score, score, score_report
from benchmarks.reading.office import OFFICE
from benchmarks.reading.specimens import Specimen, specimen
from linter.interpret.failure import NotAReport
from linter.model.document import Document, Grid
from linter.readers import ReadFailure, read_bytes


def cases() -> Iterator[tuple[str, Case]]:
    """Every layout with its full name."""
    for kind, layouts in (("docx", DOCX), ("html", HTML), ("office", OFFICE)):
        for name, case in layouts.items():
            yield f"{kind}: {name}", case


def texts(document: Document) -> Iterator[str]:
    """All text of a reading."""
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from (cell.text for cell in block.cells)
        else:
            yield block.number + block.text


def faults(document: Document | None, failure: ReadFailure | None, case: Case, found: Score) -> str:
    """What else is wrong with a reading, in a word each."""
    out = []
    if document is not None and any(HIDDEN in "".join(text.split()) for text in texts(document)):
        out.append("LEAK")
    said = [note.text for note in document.notes] if document is not None else [failure.detail if failure else ""]
    if any(not any(word in one for one in said) for word in case.noted):
        out.append("SILENT")
    if case.unread and found.right:
        out.append("INVENTED")
    return " ".join(out)


def measured(case: Case, truth: Specimen, data: bytes, grids: bool) -> tuple[Score, str, float]:
    """The score of one file, its other faults, and the seconds that reading took."""
    started = time.perf_counter()
    document, failure = None, None
    try:
        document = read_bytes(data, f"report.{case.ending}")
    except ReadFailure as error:
        failure = error
    seconds = time.perf_counter() - started
    if document is None:
        found = Score(missed=sum(cell.value for table in truth.tables for _, _, cell in table.placed()))
    else:
        found = score(document, truth)
        if not grids:
            text = found.text
            try:
                found = score_report(document, truth)
            except NotAReport:
                found = Score(missed=found.right + found.wrong + found.missed)
            found.text = text
            if case.short and not found.wrong:
                found.right, found.missed = _with_absent(document, truth)
    said = faults(document, failure, case, found)
    if failure is not None and not case.unread:
        said += f" {failure}"
    if case.unread:
        found = Score(wrong=found.wrong, text=found.text)
    return found, said.strip(), seconds


def _with_absent(document: Document, truth: Specimen) -> tuple[int, int]:
    """Right and missed cells where blank ones may be absent from the file."""
    from linter.interpret import interpret
    from linter.model.report import CellKind
    from linter.rulebook import load

    report = interpret(document, load())
    right = missed = 0
    for id, table in zip(("disclosure", "applications", "review"), truth.tables, strict=True):
        cells = [cell for _, _, cell in report.tables[id].each()] if id in report.tables else []
        wanted = [cell.text for _, _, cell in table.placed() if cell.value]
        same = [
            cell.text == text and cell.kind is not CellKind.UNCERTAIN for text, cell in zip(wanted, cells, strict=False)
        ]
        right += sum(same)
        missed += len(wanted) - sum(same)
    return right, missed


def main() -> int:
    parser = argparse.ArgumentParser(description="Cells read right, wrong and missed in marked-up reports.")
    parser.add_argument("words", nargs="*", help="measure only layouts whose name has one of these words")
    parser.add_argument("--grids", action="store_true", help="measure the grids alone, not the report's tables")
    parser.add_argument("--seed", type=int, default=0, help="draw other numbers")
    parser.add_argument("--keep", type=Path, help="keep the files in this folder")
    options = parser.parse_args()
    total, count, bad = Score(), 0, False
    print(f"{'layout':34}{'right':>7}{'wrong':>7}{'missed':>7}{'tables':>7}  text  seconds")
    for index, (name, case) in enumerate(cases()):
        if options.words and not any(word in name for word in options.words):
            continue
        truth = case.truth(specimen(options.seed + index, case.values))
        data = case.make(truth)
        if data is None:
            continue
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            plain = "".join(one if one.isalnum() else "-" for one in name)
            (options.keep / f"{plain}.{case.ending}").write_bytes(data)
        found, said, seconds = measured(case, truth, data, options.grids)
        text = "same" if found.text else "DIFF" if case.ordered and not case.unread else "   -"
        print(
            f"{name:34}{found.right:7}{found.wrong:7}{found.missed:7}{found.tables:5}/{len(truth.tables)}"
            f"  {text}{seconds:8.3f}  {said}".rstrip()
        )
        total.right += found.right
        total.wrong += found.wrong
        total.missed += found.missed
        total.seconds += seconds
        count += 1
        bad = bad or found.wrong > 0 or bool(said)
    cells = total.right + total.wrong + total.missed
    print(
        f"{count} files, {cells} cells: {total.right} right, {total.wrong} wrong, {total.missed} missed; "
        f"{total.seconds / max(count, 1):.3f} s a file"
    )
    return int(bad)


if __name__ == "__main__":
    raise SystemExit(main())
