"""Tables drawn with pipes (``| a | b |``): Markdown's, and those in plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from linter.model.document import Grid
from linter.model.place import Place
from linter.readers.grid import GridBuilder

_DELIMITER = re.compile(r"^\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$")
MOST_LINES = 12
"""Lines that one row may be broken over."""
_BREAK = re.compile(r"<br\s*/?>", re.I)


class Line(NamedTuple):
    """A line of text with its place."""

    text: str
    place: Place


def is_delimiter(text: str) -> bool:
    """Whether a line is the row of dashes that divides a table's head from its body."""
    return "|" in text and "-" in text and bool(_DELIMITER.match(text))


def has_pipes(text: str) -> bool:
    """Whether a line is written as a row: it begins and ends with a pipe, or has a delimiter's shape."""
    text = text.strip()
    return len(text) > 1 and text.startswith(("|", "｜")) and text.endswith(("|", "｜"))


def split_row(text: str) -> list[str]:
    """The cells of a row; a pipe after a backslash or inside a code span divides nothing."""
    text = text.strip()
    cells: list[str] = []
    current: list[str] = []
    code = False
    position = 0
    while position < len(text):
        character = text[position]
        if character == "\\" and text[position + 1 : position + 2] == "|":
            current.append("|")
            position += 2
            continue
        if character == "`" and text.count("`") % 2 == 0:
            code = not code
        if character in "|｜" and not code:
            cells.append("".join(current))
            current = []
        else:
            current.append(character)
        position += 1
    cells.append("".join(current))
    if text.startswith(("|", "｜")):
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1].strip() and text.endswith(("|", "｜")):
        cells = cells[:-1]
    return [cell.strip() for cell in cells]


def rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with rows that line breaks in their cells cut put together again: from a pipe at a line's beginning to
    one at a line's end, with as many pipes as the row before or behind."""
    found: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end_of_row(lines, at)
        if end > at:
            whole = Line("".join(line.text.strip() for line in lines[at : end + 1]), lines[at].place)
            beside = [found[-1].text if found else "", lines[end + 1].text if end + 1 < len(lines) else ""]
            if any(has_pipes(text) and text.strip("| ") and _pipes(text) == _pipes(whole.text) for text in beside):
                found.append(whole)
                at = end + 1
                continue
        found.append(lines[at])
        at += 1
    return found


def _end_of_row(lines: Sequence[Line], at: int) -> int:
    """The line in which a row ends that begins at a line and doesn't end there; the line itself where there is none."""
    text = lines[at].text.strip()
    if not text.startswith("|") or has_pipes(text) or not text.strip("| "):
        return at
    for end in range(at + 1, min(len(lines), at + MOST_LINES)):
        text = lines[end].text.strip()
        if not text or text.startswith("|"):
            return at
        if text.endswith("|"):
            return end
    return at


def _pipes(text: str) -> int:
    return text.count("|") - text.count("\\|")


def read_grids(lines: Sequence[Line], clean: Callable[[str, Place], str]) -> list[Grid]:
    """The grids in a run of consecutive rows. ``clean`` strips a cell's inline markup.

    A row of dashes in the middle begins a new table with the row before it (converters write tables without a blank
    line between them), unless both have the same number of columns. A row with fewer cells than the others has no
    cell at its end: nothing is moved, and nothing is said to be blank.
    """
    tables: list[list[tuple[Line, list[str]]]] = []
    current: list[tuple[Line, list[str]]] = []
    for line in lines:
        if is_delimiter(line.text):
            if len(current) > 1:
                head = current.pop()
                tables.append(current)
                current = [head]
            continue
        current.append((line, split_row(line.text)))
    tables.append(current)
    tables = [_with_last_cells(table) for table in tables]
    merged: list[list[tuple[Line, list[str]]]] = []
    width = 0
    for table in tables:
        before, width = width, _width(table)
        if width and width == before:
            merged[-1].extend(table)
        elif table:
            merged.append(table)
    return [grid for table in merged if (grid := _grid(table, clean)) is not None]


def _with_last_cells(table: list[tuple[Line, list[str]]]) -> list[tuple[Line, list[str]]]:
    """The rows; the pipe at the end of one that none opens and that lacks a cell parts an empty cell."""
    width = _width(table)
    return [(line, [*cells, ""] if len(cells) == width - 1 and _is_open(line.text) else cells) for line, cells in table]


def _is_open(text: str) -> bool:
    text = text.strip()
    return text.endswith("|") and not text.startswith("|")


def _width(table: list[tuple[Line, list[str]]]) -> int:
    return max((len(cells) for _, cells in table), default=0)


def _grid(table: list[tuple[Line, list[str]]], clean: Callable[[str, Place], str]) -> Grid | None:
    builder = GridBuilder()
    row = 0
    for line, cells in table:
        texts = ["\n".join(clean(part, line.place).strip() for part in _BREAK.split(cell)) for cell in cells]
        if row == 0 and not any(text.strip() for text in texts):
            continue  # the empty head that converters give a table without one
        for column, text in enumerate(texts):
            builder.add(row, text, line.place, column=column)
        row += 1
    return builder.build(table[0][0].place)
