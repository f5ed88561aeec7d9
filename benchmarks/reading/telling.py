"""The comparison as tables in Markdown."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.reading.five_pages import Cost
from benchmarks.reading.formats import TEXT, Format
from benchmarks.reading.material import Drawn
from benchmarks.reading.measure import Score
from benchmarks.reading.peers import READERS, Reader
from benchmarks.reading.race import Result, total

ABSENT = "not installed"
_FLOOR = 1.5


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "| --- " + "| ---: " * (len(head) - 1) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def of(right: int, score: Score) -> str:
    """A share in per cent that is 100 only where all is right."""
    cells = score.right + score.wrong + score.missed
    if not cells:
        return "–"
    if right == cells:
        return "100"
    return f"{min(99.9, 100 * right / cells):.1f}"


def machine() -> str:
    versions = ", ".join(f"{package} {version}" for package, version in _versions().items() if version)
    return f"{os.cpu_count()} processors, Python {platform.python_version()}, {versions}."


def _versions() -> dict[str, str | None]:
    return {reader.package: reader.version for reader in READERS if reader.package != "gidlint"}


def readers(results: Sequence[Result], files: Sequence[Drawn]) -> Iterator[str]:
    """A line a reader over all files."""
    pages = [file.pages for file in files]
    head = ["reader", "cells right, %", "right", "wrong", "missed", "files all right", "ms a page", "CPU ms a page",
            "peak MB", "imports, s", "imports, MB"]  # fmt: skip
    rows = []
    for reader in READERS:
        result = next((result for result in results if result.reader == reader), None)
        if result is None:
            rows.append([reader.name, ABSENT if reader.version is None else "not asked", *[""] * (len(head) - 2)])
            continue
        rows.append([reader.name, *_quality(result.scores), *_cost(result, pages)])
        if result.grids:
            rows.append([f"{reader.name}, its grids alone", *_quality(result.grids), *[""] * 5])
    yield from table(head, rows)


def _quality(scores: Sequence[Score]) -> list[str]:
    score = total(scores)
    perfect = sum(not each.wrong and not each.missed for each in scores)
    counts = (f"{number:,}" for number in (score.right, score.wrong, score.missed))
    return [of(score.right, score), *counts, f"{perfect} of {len(scores)}"]


def _cost(result: Result, pages: Sequence[int]) -> list[str]:
    done = [(outcome, count) for outcome, count in zip(result.outcomes, pages, strict=True) if not outcome.error]
    if not done:
        return ["failed", *[""] * 4]
    wall = statistics.median(1000 * outcome.wall / count for outcome, count in done)
    cpu = statistics.median(1000 * outcome.cpu / count for outcome, count in done)
    batches = [batch for batch in result.batches if batch.memory]
    return [
        f"{wall:.1f}",
        f"{cpu:.1f}",
        f"{max(batch.memory for batch in batches):.0f}",
        f"{statistics.median(batch.import_seconds for batch in batches):.2f}",
        f"{statistics.median(batch.import_memory for batch in batches):.0f}",
    ]


def layouts(results: Sequence[Result], files: Sequence[Drawn]) -> Iterator[str]:
    """A line a layout: cells right in per cent, with the wrong ones in brackets."""
    names = list(dict.fromkeys(file.layout for file in files))

    def cell(result: Result, name: str) -> str:
        score = total(each for each, file in zip(result.scores, files, strict=True) if file.layout == name)
        return _share(score)

    rows = [[name, *(cell(result, name) for result in results)] for name in names]
    yield from table(["layout", *(result.reader.name for result in results)], rows)


def formats(found: Sequence[Format]) -> Iterator[str]:
    """A line a format; below them the layouts in which not all is right."""
    head = ["format", "layouts", "cells right, %", "right", "wrong", "missed", "files all right", "ms a file"]
    yield from table(
        head,
        [[one.name, str(len(set(one.layouts))), *_quality(one.scores), f"{one.milliseconds:.0f}"] for one in found],
    )
    rows = []
    for one in found:
        for layout in dict.fromkeys(one.layouts) if one.name != TEXT else ():
            score = one.of(layout)
            if score.wrong or score.missed:
                rows.append([f"{one.name}: {layout}", *map(str, (score.right, score.wrong, score.missed))])
    if rows:
        yield "Layouts of DOCX and HTML in which not every cell is right:"
        yield ""
        yield from table(["layout", "right", "wrong", "missed"], rows)
    for one in found:
        if one.name == TEXT:
            yield from _texts(one)


def _texts(one: Format) -> Iterator[str]:
    names = [layout.rpartition(": ") for layout in dict.fromkeys(one.layouts)]
    kinds = list(dict.fromkeys(kind for _, _, kind in names))
    yield "Text without a grid, by its form and by what stands in cells; right in per cent, in brackets wrong ones:"
    yield ""
    rows = []
    for form in dict.fromkeys(form for form, _, _ in names):
        scores = [one.of(f"{form}: {kind}") for kind in kinds]
        rows.append([form, *(_share(score) for score in scores)])
    yield from table(["form", *kinds], rows)


def _share(score: Score) -> str:
    return of(score.right, score) + (f" ({score.wrong})" if score.wrong else "")


def five_pages(costs: Sequence[Cost]) -> Iterator[str]:
    """Milliseconds for a file of five pages, and how many times the fastest text's CPU time gidlint takes."""
    names = list(costs[0].wall)
    fastest = [min(value for name, value in cost.cpu.items() if name != names[0]) for cost in costs]
    rows = [
        [
            cost.producer,
            *(f"{cost.wall[name]:.1f} ({cost.cpu[name]:.1f})" for name in names),
            f"{cost.cpu[names[0]] / least:.1f}",
        ]
        for cost, least in zip(costs, fastest, strict=True)
    ]
    yield from table(
        ["made by", *(f"{name}, ms (CPU)" for name in names), f"times the fastest, by CPU (aim: {_FLOOR})"], rows
    )


def stages(shares: dict[str, float]) -> Iterator[str]:
    yield from table(
        ["stage of gidlint's reading", "share, %"], [[name, f"{100 * share:.0f}"] for name, share in shares.items()]
    )


def asked(words: Sequence[str]) -> list[Reader]:
    """The readers that are installed and whose names have one of the words."""
    return [
        reader for reader in READERS if reader.version and (not words or any(word in reader.name for word in words))
    ]
