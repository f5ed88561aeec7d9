"""The ways in which tables lose their grid on the way into text: what converters, browsers and crawlers write."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from linter.model.document import Grid, GridCell

Lines = list[str]
Form = Callable[[Grid, random.Random], Lines]

_NUMBER = re.compile(r"[-+]?[\d.,，]+[元万件]{0,2}|[-/—]?")
_LABELS = (12, 12, 34)
"""Half-width characters that label columns have room for: one, two or three of them beside numbers."""


def is_value(cell: GridCell) -> bool:
    """Whether a cell holds a number, a mark or nothing."""
    return _NUMBER.fullmatch(cell.text) is not None


def width(text: str) -> int:
    """Half-width characters that a text takes up."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def broken(text: str, most: int) -> Lines:
    """A text over lines of at most so many half-width characters; a number is broken like anything else."""
    lines = [""]
    for character in text:
        if lines[-1] and width(lines[-1] + character) > most:
            lines.append("")
        lines[-1] += character
    return lines


def rows(grid: Grid) -> Iterator[list[GridCell]]:
    """The cells that begin in each row, from left to right."""
    for row in range(grid.rows):
        yield sorted((cell for cell in grid.cells if cell.row == row), key=lambda cell: cell.column)


def joined(separator: str, blank: str = "") -> Form:
    """A line a row; merged cells stand in their first row only."""
    return lambda grid, rng: [separator.join(cell.text or blank for cell in row) for row in rows(grid)]


def without_blanks(separator: str) -> Form:
    """A line a row, and nothing where a cell is empty."""
    return lambda grid, rng: [separator.join(cell.text for cell in row if cell.text) for row in rows(grid)]


def filled(separator: str) -> Form:
    """A line a row, with an empty part wherever a merged cell goes on."""

    def write(grid: Grid, rng: random.Random) -> Lines:
        lines = []
        for row in range(grid.rows):
            at = {cell.column: cell.text for cell in grid.cells if cell.row == row}
            lines.append(separator.join(at.get(column, "") for column in range(grid.columns)))
        return lines

    return write


def half_lost(separator: str, share: float) -> Form:
    """A line a row, where some separators became blanks."""

    def write(grid: Grid, rng: random.Random) -> Lines:
        lines = []
        for row in rows(grid):
            line = ""
            for number, cell in enumerate(row):
                line += ((" " if rng.random() < share else separator) if number else "") + cell.text
            lines.append(line)
        return lines

    return write


def cells(grid: Grid, rng: random.Random) -> Lines:
    """One cell a line, along the rows; an empty cell is an empty line."""
    return [cell.text for row in rows(grid) for cell in row]


def filled_cells(grid: Grid, rng: random.Random) -> Lines:
    """One cell a line without those that are empty."""
    return [cell.text for row in rows(grid) for cell in row if cell.text]


def down_columns(grid: Grid, rng: random.Random) -> Lines:
    """One cell a line, down the columns of a few rows at a time, as converters take a page apart."""
    lines: Lines = []
    row = 0
    while row < grid.rows:
        end = row + rng.randint(2, 6)
        part = [cell for cell in grid.cells if row <= cell.row < end]
        lines += [cell.text for cell in sorted(part, key=lambda cell: (cell.column, cell.row)) if cell.text]
        row = end
    return lines


def wrapped(grid: Grid, rng: random.Random) -> Lines:
    """Labels over several lines, then the row's values in one."""
    lines: Lines = []
    for row in rows(grid):
        values = [cell.text for cell in row if is_value(cell) and cell.text]
        for cell in row:
            if not is_value(cell):
                lines += broken(cell.text, 24 if any(map(is_value, row)) or cell.row_span > 1 else 4)
        if values:
            lines.append(" ".join(values))
    return lines


def inside_labels(grid: Grid, rng: random.Random) -> Lines:
    """Labels over several lines, the values behind the middle one."""
    lines: Lines = []
    for row in rows(grid):
        values = " ".join(cell.text for cell in row if is_value(cell) and cell.text)
        for cell in row:
            wide = any(map(is_value, row)) or cell.row_span > 1
            parts = broken(cell.text, 16 if wide else 4) if not is_value(cell) else []
            if parts and values and [cell] == [other for other in row if not is_value(other)][-1:]:
                parts[len(parts) // 2] += " " + values
            lines += parts
        if values and all(map(is_value, row)):
            lines.append(values)
    return lines


def floating(grid: Grid, rng: random.Random) -> Lines:
    """Values on one line but for one, which stands on a line above or below."""
    lines: Lines = []
    for row in rows(grid):
        values = [cell.text for cell in row if is_value(cell) and cell.text]
        lines += [cell.text for cell in row if not is_value(cell)]
        if len(values) > 1 and rng.random() < 0.4:
            other = values.pop(rng.randrange(len(values)))
            lines += rng.choice(([other, " ".join(values)], [" ".join(values), other]))
        elif values:
            lines.append(" ".join(values))
    return lines


def glued(grid: Grid, rng: random.Random) -> Lines:
    """Everything run together, as when markup is stripped from a page."""
    return ["".join(cell.text for row in rows(grid) for cell in row)]


def glued_rows(grid: Grid, rng: random.Random) -> Lines:
    """A line a row, its cells run together."""
    return ["".join(cell.text for cell in row) for row in rows(grid)]


def glued_labels(grid: Grid, rng: random.Random) -> Lines:
    """A line a row, its label run into the first number."""
    lines = []
    for row in rows(grid):
        labels = [cell.text for cell in row if not is_value(cell)]
        lines.append(" ".join(labels) + " ".join(cell.text for cell in row if is_value(cell) and cell.text))
    return lines


def furnished(grid: Grid, rng: random.Random) -> Lines:
    """A line a row, with a running header and page numbers between some."""
    lines: Lines = []
    page = 2
    for line in without_blanks(" ")(grid, rng):
        lines.append(line)
        if rng.random() < 0.12:
            lines += [rng.choice((f"- {page} -", f"第 {page} 页 共 8 页", f"{page}", f"— {page} —", f"{page} / 8"))]
            lines += rng.choice(([], ["青枫市云溪县水利局政府信息公开工作年度报告"]))
            page += 1
    return lines


def numbered(grid: Grid, rng: random.Random) -> Lines:
    """A line a row behind a column of serial numbers."""
    lines: Lines = []
    serial = 0
    for row in rows(grid):
        serial += any(map(is_value, row))
        head = (
            [str(serial)]
            if any(map(is_value, row)) and not all(map(is_value, row))
            else ["序号"]
            if row and row[0].row == 0
            else []
        )
        lines.append(" ".join([*head, *(cell.text for cell in row if cell.text)]))
    return lines


def commas(grid: Grid, rng: random.Random) -> Lines:
    """A table of comma-separated values, in quotation marks where one has a comma or a line break."""
    quoted = tuple(
        replace(cell, text=f'"{cell.text}"' if re.search(r"[,\n]", cell.text) else cell.text) for cell in grid.cells
    )
    return filled(",")(replace(grid, cells=quoted), rng)


def markdown(damage: float = 0.0) -> Form:
    """A Markdown table; ``damage`` is the share of rows that lost their outer pipes, and of delimiter rows lost."""

    def write(grid: Grid, rng: random.Random) -> Lines:
        lines = []
        for number, line in enumerate(filled(" | ")(_on_one_line(grid, damage > 0), rng)):
            lines.append(line if rng.random() < damage else f"| {line} |")
            if not number and rng.random() >= damage:
                lines.append("|" + " --- |" * grid.columns)
        return ["", *lines, ""]

    return write


def _on_one_line(grid: Grid, damaged: bool) -> Grid:
    """A grid without line breaks in its cells, but for some if it is damaged."""
    cells = tuple(
        cell if damaged and cell.column % 2 else replace(cell, text=cell.text.replace("\n", "<br>"))
        for cell in grid.cells
    )
    return replace(grid, cells=cells)


def layout(narrow: int = 8) -> Form:
    """Columns kept by blanks, labels over several lines, every cell in the middle of its row (``pdftotext -layout``).
    ``narrow``: half-width characters that a column of numbers has room for; a longer one is broken."""

    def write(grid: Grid, rng: random.Random) -> Lines:
        wide = _widths(grid, narrow)
        edges = [sum(wide[:column]) for column in range(grid.columns + 1)]
        parts = {
            cell: broken(cell.text, edges[cell.column + cell.column_span] - edges[cell.column] - 2)
            for cell in grid.cells
        }
        height = [1] * grid.rows
        for cell, lines in parts.items():
            if cell.row_span == 1:
                height[cell.row] = max(height[cell.row], len(lines))
        for cell, lines in parts.items():
            lack = len(lines) - sum(height[cell.row : cell.row + cell.row_span])
            height[cell.row + cell.row_span - 1] += max(0, lack)
        tops = [sum(height[:row]) for row in range(grid.rows + 1)]
        placed: list[list[tuple[int, str]]] = [[] for _ in range(tops[-1])]
        for cell, lines in parts.items():
            top, room = tops[cell.row], tops[cell.row + cell.row_span] - tops[cell.row]
            for number, text in enumerate(lines):
                left, right = edges[cell.column], edges[cell.column + cell.column_span]
                x = left + (right - left - width(text)) // 2 if is_value(cell) else left
                placed[top + (room - len(lines)) // 2 + number].append((x, text))
        return ["".join(_laid(sorted(line))) for line in placed]

    return write


def _widths(grid: Grid, narrow: int) -> list[int]:
    values = sorted({cell.column for cell in grid.cells if is_value(cell)})
    labels = [column for column in range(grid.columns) if column not in values]
    own = dict(zip(labels, _LABELS[-len(labels) :] if labels else (), strict=False))
    return [own.get(column, narrow) for column in range(grid.columns)]


def _laid(line: Sequence[tuple[int, str]]) -> Iterator[str]:
    at = 0
    for x, text in line:
        if text:
            pad = max(x - at, 1 if at else 0)
            yield " " * pad + text
            at += pad + width(text)


FORMS: dict[str, tuple[str, Form]] = {
    "rows": ("txt", without_blanks(" ")),
    "rows, serial column": ("txt", numbered),
    "rows, page furniture": ("txt", furnished),
    "rows, labels glued": ("txt", glued_labels),
    "rows, all glued": ("txt", glued_rows),
    "one line, all glued": ("txt", glued),
    "tabs": ("txt", joined("\t")),
    "tabs, filled": ("txt", filled("\t")),
    "tabs, half lost": ("txt", half_lost("\t", 0.3)),
    "pipes": ("txt", joined(" | ")),
    "pipes, half lost": ("txt", half_lost(" | ", 0.3)),
    "cells": ("txt", cells),
    "cells, blanks lost": ("txt", filled_cells),
    "cells down columns": ("txt", down_columns),
    "wrapped": ("txt", wrapped),
    "values inside labels": ("txt", inside_labels),
    "one value afloat": ("txt", floating),
    "layout": ("txt", layout()),
    "layout, narrow": ("txt", layout(6)),
    "markdown": ("md", markdown()),
    "markdown, damaged": ("md", markdown(0.3)),
    "csv": ("txt", commas),
}
