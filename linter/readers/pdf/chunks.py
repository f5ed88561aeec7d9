"""Text set apart by gaps, and the columns that such pieces of text stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linter.readers.pdf.marks import Box, Glyph
from linter.readers.pdf.runs import Line, Run, around, lines_of, run_of

_APART = 0.4
"""Gap in ems from which two texts on a line may belong to two columns."""
_NUMBERS_APART = 0.1
"""The same between two numbers, which no writing sets side by side without a gap."""
_NUMBER = re.compile(r"[\d,，.．]+")
LONGEST_RUN = 40
"""Positions that one run of a partition holds at most."""
_WIDE_BLANK = 0.9
_VALUE = re.compile(r"[+\-－]?\d[\d,，]*(?:[.．]\d+)?\s*[^\d\s.．,，、)）]{0,2}|[/／\\\-—–－一*＊]{1,3}")


@dataclass(slots=True)
class Chunk:
    """A piece of text on one line with its runs. ``shift`` is added to its height where pages are read as one. ``cell``
    are the heights on its page of the lines drawn across above and below it, or ``None`` where one is missing."""

    runs: list[Run]
    text: str
    box: Box
    size: float
    page: int = 0
    shift: float = 0.0
    cell: tuple[float, float] | None = None

    @property
    def left(self) -> float:
        return self.box[0]

    @property
    def right(self) -> float:
        return self.box[2]

    @property
    def centre(self) -> float:
        return (self.box[0] + self.box[2]) / 2

    @property
    def y(self) -> float:
        return (self.box[1] + self.box[3]) / 2 + self.shift

    @property
    def value(self) -> bool:
        """Whether it reads as a number (with a unit of up to two characters) or as a sign in place of one."""
        return _VALUE.fullmatch(self.text.strip()) is not None


@dataclass(slots=True)
class Row:
    """The chunks of one line of text, from left to right."""

    chunks: list[Chunk]
    line: Line
    page: int

    @property
    def y(self) -> float:
        return (self.line.box[1] + self.line.box[3]) / 2 + self.chunks[0].shift

    def move(self, shift: float) -> None:
        """Move the row down."""
        for chunk in self.chunks:
            chunk.shift += shift

    @property
    def size(self) -> float:
        return self.line.size

    @property
    def data(self) -> bool:
        """Whether a value stands here apart from a label, or several values do."""
        values = [chunk for chunk in self.chunks if chunk.value]
        if len(self.chunks) >= 3 and len(values) == len(self.chunks):
            return True
        return any(chunk is not self.chunks[0] for chunk in values) and not self.chunks[0].value


def row_of(line: Line, page: int) -> Row:
    """A line cut into chunks at its gaps."""
    parts = [part for run in line.runs for part in _cut(run)]
    parts.sort(key=lambda run: run.along)
    chunks: list[list[Run]] = []
    for part in parts:
        gap = (part.along - chunks[-1][-1].until) / (min(part.size, chunks[-1][-1].size) or 1.0) if chunks else 0.0
        numbers = chunks and _NUMBER.fullmatch(part.text) and _NUMBER.fullmatch(chunks[-1][-1].text)
        if chunks and gap < (_NUMBERS_APART if numbers else _APART):
            chunks[-1].append(part)
        else:
            chunks.append([part])
    whole = [_chunk(runs, page) for runs in chunks]
    return Row([part for chunk in whole for part in _numbers(chunk)], line, page)


def _numbers(chunk: Chunk) -> list[Chunk]:
    """The numbers of a chunk that is none itself: they touch, and each was drawn by itself."""
    if chunk.value or not chunk.text[:1].isdigit():
        return [chunk]
    parts = by_operator(chunk)
    return parts if len(parts) > 1 and all(part.value for part in parts) else [chunk]


def _chunk(runs: list[Run], page: int) -> Chunk:
    box = around([run.box for run in runs])
    return Chunk(runs, lines_of(runs)[0].text, box, max(run.size for run in runs), page)


def by_operator(chunk: Chunk) -> list[Chunk]:
    """A chunk cut between the show operators that drew it, from left to right."""
    groups: dict[int, list[Glyph]] = {}
    for run in chunk.runs:
        for glyph in run.glyphs:
            groups.setdefault(glyph.shown, []).append(glyph)
    found = [run_of(glyphs, chunk.runs[0].turn) for glyphs in groups.values()]
    runs = sorted((run for run in found if run is not None), key=lambda run: run.along)
    return [Chunk([run], run.text, run.box, run.size, chunk.page, chunk.shift) for run in runs]


def _cut(run: Run) -> list[Run]:
    """A run cut at blanks as wide as a character."""
    out: list[Run] = []
    current: list[Glyph] = []
    blank: list[Glyph] = []
    for glyph in run.glyphs:
        if glyph.text.isspace():
            blank.append(glyph)
            continue
        if blank and current and blank[-1].x1 - blank[0].x0 > _WIDE_BLANK * run.size:
            found = run_of(current, run.turn)
            if found is not None:
                out.append(found)
            current = []
        current.extend(blank)
        blank = []
        current.append(glyph)
    found = run_of(current, run.turn)
    if found is not None:
        out.append(found)
    return out


def columns_of(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The columns that pieces of text stand in, from left to right. Narrow pieces come first, so that one that lies
    over two columns (a heading over several) joins neither."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted(spans, key=lambda span: span[1] - span[0]):
        met = [index for index, (low, high) in enumerate(columns) if low < right and left < high]
        if not met:
            columns.append((left, right))
        elif len(met) == 1:
            low, high = columns[met[0]]
            columns[met[0]] = (min(low, left), max(high, right))
    return sorted(columns)


def partition(count: int, weights: Sequence[float], targets: Sequence[float]) -> list[tuple[int, int]] | None:
    """Positions (in order, one number each) cut into ``count`` runs of at least one, so that the mean of each run is
    nearest to its target; as (first, end) pairs. ``None`` where there are fewer positions than runs."""
    total = len(weights)
    if not 0 < count <= total or len(targets) != count:
        return None
    sums = [0.0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    best: list[list[tuple[float, int]]] = [[(0.0 if end == 0 else float("inf"), 0) for end in range(total + 1)]]
    for index, target in enumerate(targets):
        row: list[tuple[float, int]] = []
        for end in range(total + 1):
            options = [
                (best[index][start][0] + ((sums[end] - sums[start]) / (end - start) - target) ** 2, start)
                for start in range(max(0, end - LONGEST_RUN), end)
            ]
            row.append(min(options, default=(float("inf"), 0)))
        best.append(row)
    if best[count][total][0] == float("inf"):
        return None
    out: list[tuple[int, int]] = []
    end = total
    for index in range(count, 0, -1):
        start = best[index][end][1]
        out.append((start, end))
        end = start
    return out[::-1]
