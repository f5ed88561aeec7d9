"""Tables drawn with pipes (``| a | b |``): Markdown's, and those in plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from linter.model.document import Grid
from linter.model.place import Place
from linter.readers.grid import GridBuilder

_DELIMITER = re.compile(r"^\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$")
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
    merged: list[list[tuple[Line, list[str]]]] = []
    width = 0
    for table in tables:
        before, width = width, _width(table)
        if width and width == before:
            merged[-1].extend(table)
        elif table:
            merged.append(table)
    return [grid for table in merged if (grid := _grid(table, clean)) is not None]


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
