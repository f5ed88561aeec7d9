"""Finding the tables without rulings among the lines of a file's pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linter.readers.pdf.aligned import AlignedTable
from linter.readers.pdf.chunks import Row, columns_of, row_of
from linter.readers.pdf.marks import Box
from linter.readers.pdf.runs import Line
from linter.readers.pdf.sections import PITCH, Misfit, Stretch, centre_slack
from linter.readers.pdf.table import PageTable

_PROSE = 0.62
"""Share of the text's width from which a single line is running text."""
_LARGER = 1.12
_FAR = 4.0
MOST_LINES = 400
MOST_ROWS = 200
"""Lines of text of the largest table without rulings."""


@dataclass(slots=True)
class Found:
    """A table and the lines that it takes, each with its page."""

    table: PageTable
    lines: list[tuple[int, Line]]


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page's lines of text, the lines drawn across it (y, start, end), and the boxes of its ruled tables: a table
    goes on over the page's end only where none of these is between."""

    number: int
    lines: Sequence[Line]
    floors: Sequence[tuple[float, float, float]]
    ruled: Sequence[Box]


def aligned_tables(pages: Sequence[PageLines]) -> list[Found]:
    """The tables among the lines of pages."""
    regions: list[list[Row]] = []
    open_end = False
    for page in pages:
        level = sorted((line for line in page.lines if line.turn == 0), key=lambda line: line.line)
        found: list[list[Row]] = []
        if 0 < len(level) <= MOST_LINES:
            rows = [row_of(line, page.number) for line in level]
            _set_between(rows, page.floors)
            body = max(line.until for line in level) - min(line.along for line in level)
            if any(row.data for row in rows):
                found = [region for region in _regions(rows, body) if region]
            if (
                found
                and open_end
                and not any(box[1] < rows[0].y for box in page.ruled)
                and found[0][0] is rows[0]
                and len(regions[-1]) < MOST_ROWS
                and _goes_on(regions[-1], found[0])
            ):
                _append(regions[-1], found.pop(0))
            regions.extend(found)
            after = any(box[3] > rows[-1].y for box in page.ruled)
            open_end = not after and bool(regions) and regions[-1][-1] is rows[-1]
        else:
            open_end = False
    out: list[Found] = []
    for region in regions:
        for part in _split(region) if len(region) <= MOST_ROWS else ():
            table = AlignedTable(part).table()
            if table is not None:
                out.append(Found(table, [(row.page, row.line) for row in part]))
    return out


def _set_between(rows: list[Row], floors: Sequence[tuple[float, float, float]]) -> None:
    """Tell each chunk the lines drawn across above and below it."""
    for row in rows if len(floors) > 1 else ():
        for chunk in row.chunks:
            ys = [y for y, start, end in floors if start - 1 <= chunk.centre <= end + 1]
            above = max((y for y in ys if y < chunk.y), default=None)
            below = min((y for y in ys if y > chunk.y), default=None)
            chunk.cell = None if above is None or below is None else (above, below)


def _goes_on(above: list[Row], below: list[Row]) -> bool:
    """Whether rows at the top of a page go on with those at the end of the page before: no header, same columns."""
    if len(below[0].chunks) > 1 and not below[0].data:
        return False
    widths = [
        columns_of((chunk.left, chunk.right) for row in rows for chunk in row.chunks if row.data and chunk.value)
        for rows in (above, below)
    ]
    return len(widths[0]) >= len(widths[1]) and all(
        any(low < right and left < high for low, high in widths[0]) for left, right in widths[1]
    )


def _append(above: list[Row], below: list[Row]) -> None:
    """Set rows of the next page below, as if the pages were one."""
    shift = above[-1].y + 2 * above[-1].size - below[0].y
    for row in below:
        row.move(shift)
    above.extend(below)


def _split(region: list[Row]) -> list[list[Row]]:
    """Tables that follow each other: one with more columns than those above begins a new one."""
    try:
        sections = Stretch(region).sections()
    except Misfit:
        return [region]
    parts: list[list[Row]] = []
    most = 0
    for section in sections:
        if not parts or len(section.columns) > most:
            parts.append([])
            most = len(section.columns)
        parts[-1] += [*section.heads, *section.rows]
    return [trimmed for part in parts if (trimmed := _trimmed(part))] if len(parts) > 1 else [region]


def _regions(rows: list[Row], body: float) -> list[list[Row]]:
    """Stretches of lines that may be tables: lines around data lines, up to running text, larger text or a gap."""
    sizes = sorted(row.size for row in rows if row.data)
    usual = sizes[len(sizes) // 2]
    regions: list[list[Row]] = [[]]
    for row in rows:
        single = len(row.chunks) == 1
        width = row.chunks[-1].right - row.chunks[0].left
        hard = single and (width > _PROSE * body or row.size > _LARGER * usual)
        if hard or (regions[-1] and (row.y - regions[-1][-1].y) > _FAR * row.size):
            regions.append([])
        if not hard:
            regions[-1].append(row)
    return [trimmed for region in regions if (trimmed := _trimmed(region))]


def _trimmed(region: list[Row]) -> list[Row]:
    """Without the lines before the header and after the last row's label."""
    data = [index for index, row in enumerate(region) if row.data]
    if not data:
        return []
    first, last = 0, len(region)
    left = min(chunk.left for index in data for chunk in region[index].chunks)
    right = max(chunk.right for index in data for chunk in region[index].chunks)
    values = min(chunk.left for index in data for chunk in region[index].chunks if chunk.value)
    label = data[0]  # the first row's label may begin above its numbers
    while label and _only_label(region[label - 1], region[label], values):
        label -= 1
    while first < label:
        row = region[first]
        middle = (row.chunks[0].left + row.chunks[-1].right) / 2
        if len(row.chunks) > 1 or row.chunks[0].left > left + 0.25 * (right - left):
            break
        if abs(middle - (left + right) / 2) < centre_slack(row.size, right - left):
            break
        first += 1
    end = data[-1] + 1
    while end < last:
        row, before = region[end], region[end - 1]
        if not _only_label(row, row, values) or row.y - before.y > PITCH * row.size:
            break
        end += 1
    return region[first:end]


def _only_label(row: Row, below: Row, values: float) -> bool:
    return row.chunks[-1].right <= values and below.y - row.y <= PITCH * row.size
