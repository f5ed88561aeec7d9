"""What reading a file of five pages costs beside the fastest extraction of its plain text, and where the time goes."""

from __future__ import annotations

import io
import signal
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from pypdf import PdfReader

from benchmarks.reading.draw import Layout, draw
from benchmarks.reading.material import reported
from benchmarks.reading.peers import READERS
from benchmarks.reading.producers import RULED, chromium, office_docx
from benchmarks.reading.race import apart
from linter.readers import read_bytes

PAGES = 5
_SEED = 5
_ROUNDS, _READS = 3, 3
"""Processes for each reader and file, in turn, and how often each reads the file (three times three times)."""
_SAMPLING_SECONDS = 4.0
_INTERVAL = 0.001

STAGES: dict[str, str] = {
    **dict.fromkeys(("pypdf/filters.py", "inflate.py"), "decompression"),
    "pypdf/": "the file's objects (pypdf)",
    **dict.fromkeys(("file.py", "objects.py"), "the file's objects (pypdf)"),
    **dict.fromkeys(("content.py", "canvas.py", "matrix.py", "budget.py", "visible.py"), "content streams"),
    **dict.fromkeys(("fonts.py", "cmap.py", "gb1.py", "glyphnames.py", "truetype.py"), "fonts, codes to characters"),
    **dict.fromkeys(("paths.py", "rulings.py"), "lines and areas"),
    **dict.fromkeys(("runs.py", "paragraphs.py", "furniture.py", "turning.py"), "characters to lines and paragraphs"),
}
"""Which stage of reading a file of code belongs to; those of the PDF reader that aren't named find tables."""
_TABLES = "tables"


@dataclass(frozen=True)
class Cost:
    """Milliseconds that each reader takes for one file of five pages; the file's producer."""

    producer: str
    wall: dict[str, float]
    cpu: dict[str, float]


def made() -> Iterator[tuple[str, bytes]]:
    """A whole report of five pages from each producer at hand: of some sizes of the tables' type, the first that
    comes to five."""
    report = reported(_SEED)
    producers: dict[str, tuple[Callable[[float], bytes | None], tuple[float, ...]]] = {
        "reportlab": (lambda size: draw(report, Layout(size=size, padding=8)), (12.0, 13.0, 14.0)),
        "Chromium's print": (lambda size: chromium(report, style=RULED, size=f"{size}pt"), (16.0, 18.0, 17.0)),
        "LibreOffice": (lambda size: office_docx(report, size=size), (12.5, 12.0, 13.0)),
    }
    for name, (produce, sizes) in producers.items():
        for size in sizes:
            data = produce(size) or produce(size)  # LibreOffice fails where another one is at work
            if data is not None and len(PdfReader(io.BytesIO(data)).pages) == PAGES:
                yield name, data
                break


def costs(folder: Path, files: Sequence[tuple[str, bytes]]) -> list[Cost]:
    """Each reader over each file, in turn, each time in a process of its own."""
    readers = [reader for reader in READERS if reader.version and (reader.gives != "tables")]
    out = []
    for name, data in files:
        path = folder / "five.pdf"
        path.write_bytes(data)
        walls: dict[str, list[float]] = {reader.name: [] for reader in readers}
        cpus: dict[str, list[float]] = {reader.name: [] for reader in readers}
        for _ in range(_ROUNDS):
            for reader in readers:
                for outcome in apart(reader.name, [path] * _READS).outcomes:
                    walls[reader.name].append(1000 * outcome.wall)
                    cpus[reader.name].append(1000 * outcome.cpu)
        out.append(Cost(name, _medians(walls), _medians(cpus)))
    return out


def _medians(times: dict[str, list[float]]) -> dict[str, float]:
    return {name: statistics.median(values) for name, values in times.items()}


def stages(files: Sequence[tuple[str, bytes]]) -> dict[str, float]:
    """The share of reading that each stage takes, by looking every millisecond of CPU time where the program is."""
    found: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        found[_stage(frame)] += 1

    for _, data in files:
        read_bytes(data, "warm.pdf")
    former = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _INTERVAL, _INTERVAL)
    until = time.process_time() + _SAMPLING_SECONDS
    while time.process_time() < until:
        for _, data in files:
            read_bytes(data, "five.pdf")
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, former)
    return {stage: count / found.total() for stage, count in found.most_common()}


def _stage(frame: FrameType | None) -> str:
    """The stage of the innermost function of the reader or of pypdf; the rest belongs to whoever called it."""
    while frame is not None:
        path = frame.f_code.co_filename
        if "/pypdf/" in path:
            return STAGES["pypdf/filters.py"] if path.endswith("/filters.py") else STAGES["pypdf/"]
        folder, _, name = path.rpartition("/")
        if folder.endswith("/readers/pdf"):
            return STAGES.get(name, _TABLES)
        frame = frame.f_back
    return "all else"
