"""gidlint beside other readers of PDF, on the same files in one run: ``python -m benchmarks.reading.compare [word …]``.

Prints tables in Markdown: PDF by reader and by layout, what a file of five pages costs, and what gidlint alone reads of
DOCX, HTML and text. ``--write docs/reading.md`` puts them into a file between its two markers. ``--seeds`` draws each
layout so often (even seeds: the layout's own kind of numbers; odd ones: whole reports of both editions). Words pick
layouts of PDF by name and ``--readers`` readers; only these are then compared. ``--keep`` keeps the files in which
gidlint has a cell wrong or missed. Exit status 1 where gidlint has a cell of a PDF wrong.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.reading import five_pages, telling
from benchmarks.reading.formats import formats
from benchmarks.reading.material import Drawn, drawn
from benchmarks.reading.race import Result, race, total

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="gidlint's reading of PDF beside other readers', on the same files.")
    parser.add_argument("words", nargs="*", help="only layouts whose name has one of these words")
    parser.add_argument("--seeds", type=int, default=2, help="files of each layout (default 2)")
    parser.add_argument("--seed", type=int, default=0, help="the first seed (default 0)")
    parser.add_argument(
        "--readers", nargs="+", default=[], metavar="WORD", help="only readers whose name has one of these"
    )
    parser.add_argument(
        "--keep", type=Path, help="keep files in which gidlint has a cell wrong or missed in this folder"
    )
    parser.add_argument("--write", type=Path, help="put the tables into this file between its markers")
    options = parser.parse_args()
    whole = not options.words and not options.readers
    if options.write and not whole:
        parser.error("--write takes all layouts and all readers")
    seeds = range(options.seed, options.seed + options.seeds)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        say("drawing the files")
        files, missing = drawn(seeds, options.words, folder)
        results = race(telling.asked(options.readers), files, say)
        lines = [
            *_pdf(files, missing, results),
            *(_five_pages(folder) if whole else ()),
            *(_others(seeds) if whole else ()),
        ]
        own = next((result for result in results if result.reader.gives == "document"), None)
        if own and options.keep:
            _keep(own, files, options.keep)
    text = "\n".join(lines)
    if options.write:
        _write(options.write, text)
    print(text)
    return int(own is not None and total(own.scores).wrong > 0)


def _pdf(files: Sequence[Drawn], missing: Sequence[str], results: Sequence[Result]) -> Iterator[str]:
    cells = sum(cell.value for file in files for table in file.truth.tables for _, _, cell in table.placed())
    layouts, pages = len({file.layout for file in files}), sum(file.pages for file in files)
    yield "### PDF, by reader"
    yield ""
    yield f"{len(files)} files of {layouts} layouts, {pages} pages, {cells:,} cells. {telling.machine()}"
    yield ""
    if missing:
        yield f"Not made, since their programs are missing here or failed: {', '.join(missing)}."
        yield ""
    yield from telling.readers(results, files)
    for result in results:
        failed = [outcome.error for outcome in result.outcomes if outcome.error]
        if failed:
            yield f"{result.reader.name} failed on {len(failed)} files (counted as missed): {failed[0]}"
            yield ""
    yield "### PDF, by layout"
    yield ""
    yield "Cells right in per cent, in brackets how many are wrong."
    yield ""
    yield from telling.layouts(results, files)


def _five_pages(folder: Path) -> Iterator[str]:
    say("files of five pages")
    files = list(five_pages.made())
    yield "### A file of five pages"
    yield ""
    yield "Medians of nine reads in three processes, imports done, and where gidlint's time goes."
    yield ""
    yield from telling.five_pages(five_pages.costs(folder, files))
    yield from telling.stages(five_pages.stages(files))


def _others(seeds: Sequence[int]) -> Iterator[str]:
    say("DOCX, HTML and text")
    yield "### Other formats, gidlint alone"
    yield ""
    yield from telling.formats(list(formats(seeds)))


def _keep(own: Result, files: Sequence[Drawn], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for file, score, outcome in zip(files, own.scores, own.outcomes, strict=True):
        if score.wrong or score.missed:
            shutil.copy(file.path, folder)
            say(f"{file.path.name}: {score.wrong} wrong, {score.missed} missed {outcome.error}".rstrip())


def _write(path: Path, text: str) -> None:
    head, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not end:
        raise SystemExit(f"{path} has no “{BEGIN}” and “{END}”")
    path.write_text(f"{head}{BEGIN}\n\n{text.strip()}\n\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
