"""Which cells a reader got right: tables of any reader, and text of any reader by way of gidlint's own reading of text.

A truth's row is looked for by its label, wherever it came out; its numbers are then the row's last positions. So a
table that came out in pieces, with too many columns on the left, or with its merged cells in several loses nothing.

``right``: the cell's text is what was drawn. ``wrong``: the cell is there and has another text (a blank one included).
``missed``: its row wasn't found, has too few positions, or the reading itself says that it isn't sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from benchmarks.reading.measure import Score, score_report, squeezed
from benchmarks.reading.peers import Rows
from benchmarks.reading.specimens import Cell, Specimen, Table
from linter.interpret import NotAReport
from linter.model.document import Document, Grid
from linter.readers import ReadFailure, read_bytes

_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
Line = list[str | None]


def all_missed(truth: Specimen) -> Score:
    return Score(missed=sum(cell.value for table in truth.tables for _, _, cell in table.placed()))


def score_document(document: Document, truth: Specimen) -> Score:
    """By the report that is found in a document."""
    try:
        return score_report(document, truth)
    except NotAReport:
        return all_missed(truth)


def score_text(text: str, truth: Specimen) -> Score:
    """By the report that is found in a plain text through the official labels."""
    try:
        return score_document(read_bytes(text.encode(errors="replace"), "report.txt"), truth)
    except ReadFailure:
        return all_missed(truth)


def score_tables(tables: Sequence[Rows], truth: Specimen) -> Score:
    """By labels."""
    lines = [[text if text is None else squeezed(text) for text in row] for rows in tables for row in rows]
    out = Score()
    for table in truth.tables:
        at = 0
        for row in range(len(table.rows)):
            cells = [cell for line, _, cell in table.placed() if line == row]
            values = [cell for cell in cells if cell.value]
            if not values:
                continue
            labels = [squeezed(cell.text) for cell in cells if not cell.value]
            found = _labelled(lines, labels[-1], at) if labels else _below_head(lines, table, row)
            if found is None:
                out.missed += len(values)
                continue
            at, start = found
            _compare(lines[at][start:], values, out)
    return out


def rows_of(document: Document) -> list[Rows]:
    """A document's grids as tables."""
    out = []
    for grid in document.blocks:
        if isinstance(grid, Grid):
            rows: Rows = [[None] * grid.columns for _ in range(grid.rows)]
            for cell in grid.cells:
                rows[cell.row][cell.column] = cell.text
            out.append(rows)
    return out


def _labelled(lines: Sequence[Line], label: str, start: int) -> tuple[int, int] | None:
    """The line with a label and the position behind it, from a line on and else from the top; a label that stands in
    one cell with what precedes it is good enough."""
    order = [*range(start, len(lines)), *range(start)]
    for ends in (False, True):
        for at in order:
            for position, text in enumerate(lines[at]):
                if text and (text == label or (ends and len(label) > 2 and text.endswith(label))):
                    return at, position + 1
    return None


def _below_head(lines: Sequence[Line], table: Table, row: int) -> tuple[int, int] | None:
    """The line of numbers below the header of a table whose rows have no label."""
    head = [squeezed(cell.text) for line, _, cell in table.placed() if line == row - 1]
    likest = max(range(len(lines)), key=lambda at: sum(text in head for text in lines[at] if text), default=None)
    if likest is None or sum(text in head for text in lines[likest] if text) < 3:
        return None
    for at in range(likest + 1, len(lines)):
        told = [text for text in lines[at] if text]
        if told and not any(_WORDS.search(text) for text in told):
            return at, 0
    return None


def _compare(texts: Line, values: Sequence[Cell], out: Score) -> None:
    """Cell by cell where the line has as many cells as there are values; the one value of a merged cell, wherever in it
    it came out; else by the last positions."""
    told = [text for text in texts if text is not None]
    width = sum(cell.columns for cell in values)
    if len(values) == 1:
        read = ["".join(told)]
    elif len(told) == len(values):
        read = told
    elif len(texts) < width:
        out.missed += len(values)
        return
    else:
        ends = [len(texts) - width]
        for cell in values:
            ends.append(ends[-1] + cell.columns)
        read = ["".join(text for text in texts[start:end] if text) for start, end in pairwise(ends)]
    for cell, text in zip(values, read, strict=True):
        if text == cell.text:
            out.right += 1
        else:
            out.wrong += 1
