"""Plain text."""

from __future__ import annotations

import re

from linter.model.document import Block, Document, FileFormat, Grid, NoteKind, Paragraph, ReadingNote
from linter.model.place import Place
from linter.readers.boxes import find_box, read_box
from linter.readers.commas import read_commas
from linter.readers.encoding import Decoded
from linter.readers.grid import GridBuilder
from linter.readers.layout import unframed
from linter.readers.pipes import Line, has_pipes, is_delimiter, read_grids, rejoined
from linter.readers.spacing import trim

_LINE_END = re.compile(r"\r\n|[\r\n\v\x85\u2028\u2029]")
_LIST_NUMBER = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,3})[）)、.．]{1,2}")
_JOINED = re.compile(r"(?:[^\W\d]{2}[)）”]?|(?:^|\s)[-+]?\d[\d,.]*)\s+[-+]?\d[\d,.]*$")
"""A label and a number, or two numbers, in one cell."""
_LONGEST_DATUM = 20
_MOST_LINES_NAMED = 5


def read_text(decoded: Decoded) -> Document:
    """One paragraph a line that isn't empty, with its line number; a form feed begins a page.

    White space inside a line is kept (it is evidence of columns). Lines become a grid only where every line of a run
    has the same columns, by pipes, tabs or commas; whatever is less certain stays lines.
    """
    lines, pages = split_lines(decoded.text)
    return Document(
        format=FileFormat.TEXT,
        blocks=tuple(_blocks(rejoined(lines))),
        notes=garbled_notes(decoded),
        pages=pages if pages > 1 else None,
    )


def split_lines(text: str) -> tuple[list[Line], int]:
    """The lines of a text with their places, and the number of pages."""
    lines: list[Line] = []
    page = 1
    paged = "\f" in text.strip()
    for number, line in enumerate(_LINE_END.split(text), 1):
        for index, part in enumerate(line.split("\f")):
            if index and paged:
                page += 1
            lines.append(Line(part, Place(page if paged else None, number)))
    while lines and page > 1 and not lines[-1].text.strip():
        page = min(page, lines[-2].place.page or 1) if len(lines) > 1 else 1
        lines.pop()
    return lines, page


def garbled_notes(decoded: Decoded) -> tuple[ReadingNote, ...]:
    """A note for each of the first lines that hold characters which could not be decoded."""
    return tuple(
        ReadingNote(NoteKind.GARBLED, decoded.encoding, Place(line=line))
        for line in decoded.bad_lines[:_MOST_LINES_NAMED]
    )


def _blocks(lines: list[Line]) -> list[Block]:
    blocks: list[Block] = []
    position = 0
    while position < len(lines):
        end, grids = _grids_at(lines, position)
        if grids:
            for grid in grids:
                blocks.extend(unframed(grid))
            position = end
            continue
        end = max(end, position + 1)
        for line in lines[position:end]:
            if text := _trimmed(line.text):
                blocks.append(Paragraph(text, line.place))
        position = end
    return blocks


def _trimmed(text: str) -> str:
    """A line without white space around it, but with the tabs at its ends where tabs part its cells: they stand for
    empty ones."""
    inner = trim(text)
    if "\t" not in inner:
        return inner + "\t" * (len(text) - len(text.rstrip("\t"))) if inner and text.endswith("\t\t") else inner
    return text.strip(" \u3000\ufeff")


def _grids_at(lines: list[Line], start: int) -> tuple[int, list[Grid]]:
    """The run of rows that begins at a line, and its grids (none where the columns aren't certain)."""
    end = find_box(lines, start)
    if end > start:
        box = read_box(lines[start:end])
        return end, [box] if box else []
    end, table = read_commas(lines, start)
    if table:
        return end, [table]
    for is_row, read in ((_is_pipe_row, _pipe_grids), (_is_tab_row, _tab_grids)):
        end = start
        while end < len(lines) and is_row(lines[end].text):
            end += 1
        if end > start:
            return end, read(lines[start:end])
    return start, []


def _is_tabular(rows: list[list[str]]) -> bool:
    """Whether rows with the same number of tabs are a table's, and not text with tabs after list numbers or at its
    ends."""
    if any(_JOINED.search(cell) for row in rows for cell in row):
        return False  # some tabs were lost: cells aren't where they were
    filled = [column for column in zip(*rows, strict=True) if any(column)]
    if len(filled) < 3 and any(len(cell) > _LONGEST_DATUM for column in filled[1:] for cell in column):
        return False
    return len(filled) > 1 and not all(_LIST_NUMBER.fullmatch(cell) for cell in filled[0])


def _is_pipe_row(text: str) -> bool:
    return has_pipes(text) or is_delimiter(text)


def _is_tab_row(text: str) -> bool:
    return "\t" in text.strip(" ").lstrip("\t") and bool(text.strip())  # leading tabs alone are an indent


def _pipe_grids(lines: list[Line]) -> list[Grid]:
    return read_grids(lines, lambda text, place: text) if len(lines) > 1 else []


def _tab_grids(lines: list[Line]) -> list[Grid]:
    rows = [[cell.strip() for cell in line.text.split("\t")] for line in lines]
    if len(rows) < 2 or len({len(row) for row in rows}) != 1 or not _is_tabular(rows):
        return []
    builder = GridBuilder()
    for row, (line, cells) in enumerate(zip(lines, rows, strict=True)):
        for column, cell in enumerate(cells):
            builder.add(row, cell, line.place, column=column)
    grid = builder.build(lines[0].place)
    return [grid] if grid else []
