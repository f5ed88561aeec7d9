"""Where the items of a CSS grid stand (CSS Grid Layout 2, 8): by their lines and spans, else in the next free place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from linter.readers.grid import MOST_COLUMNS, MOST_ROWS
from linter.readers.html.tree import Element

Style = Mapping[str, str]

_REPEAT = re.compile(r"repeat\(\s*(\d{1,3})\s*,((?:[^()]|\([^()]*\))*)\)")
_NAMES = re.compile(r"\[[^\]]*\]")
_TRACK = re.compile(r"(?:[^\s()]|\([^()]*\))+")
_SIZE = re.compile(r"(\d*\.?\d+)(fr|%|px|r?em|pt|vw)$")
_LONGEST_TEMPLATE = 4_000
_MOST_PLACES = 200_000
_MOST_STEPS = 2_000_000
_SPAN = re.compile(r"span\s+(\d{1,6})$|span$")


def tracks(template: str) -> list[str]:
    """The sizes of a grid's columns as written (``repeat(3, 1fr)`` is three); empty where their number hangs on the
    window."""
    template = _NAMES.sub(" ", template[:_LONGEST_TEMPLATE])
    for _ in range(3):
        if len(template) > _LONGEST_TEMPLATE:
            return []
        template = _REPEAT.sub(lambda match: f" {match[2]} " * min(int(match[1]), MOST_COLUMNS), template)
    if "repeat(" in template or template.strip() in ("", "none", "subgrid", "masonry", "initial"):
        return []
    return _TRACK.findall(template)[:MOST_COLUMNS]


def edges(sizes: list[str]) -> tuple[float, ...]:
    """The lines between columns as shares of the width: by their sizes where all are of one kind, else evenly."""
    matches = [_SIZE.match(size) for size in sizes]
    widths = [float(match[1]) if match else 0.0 for match in matches]
    if not all(widths) or len({match[2] for match in matches if match}) != 1:
        widths = [1.0] * len(sizes)
    total = sum(widths)
    out = [0.0]
    for width in widths:
        out.append(out[-1] + width / total)
    return tuple(out)


def place(items: Iterable[tuple[Element, Style]], columns: int) -> list[tuple[Element, int, int, int, int]]:
    """Each item with its row, column, rows and columns, in reading order; empty where they are too many or too large
    to be a table."""
    waiting: list[tuple[Element, int | None, int | None, int, int]] = []
    taken: set[tuple[int, int]] = set()
    out: list[tuple[Element, int, int, int, int]] = []

    def put(element: Element, row: int, column: int, down: int, across: int) -> None:
        out.append((element, row, column, down, across))
        taken.update((row + y, column + x) for y in range(down) for x in range(across))

    steps = 0

    def free(row: int, column: int, down: int, across: int) -> bool:
        nonlocal steps
        steps += down * across
        return not any((row + y, column + x) in taken for y in range(down) for x in range(across))

    area_left = _MOST_PLACES
    for element, style in items:
        area = [part.strip() for part in style.get("grid-area", "").split("/")] if style.get("grid-area") else []
        row, down = _axis(style, "row", area[0::2], None)
        column, across = _axis(style, "column", area[1::2], columns)
        across = min(across, columns)
        area_left -= down * across
        if area_left < 0:
            return []
        if column is not None:
            column = min(column, columns - across)
        if row is not None and column is not None:
            put(element, row, column, down, across)
        else:
            waiting.append((element, row, column, down, across))
    at_row = at_column = 0
    for element, fixed_row, fixed_column, down, across in waiting:
        if steps > _MOST_STEPS:
            return []
        if fixed_row is not None:
            at = next((x for x in range(columns - across + 1) if free(fixed_row, x, down, across)), 0)
            put(element, fixed_row, at, down, across)
            continue
        if fixed_column is not None:
            if fixed_column < at_column:
                at_row += 1
            at_column = fixed_column
            while not free(at_row, at_column, down, across):
                at_row += 1
        else:
            while at_column + across > columns or not free(at_row, at_column, down, across):
                at_column += 1
                if at_column + across > columns:
                    at_row, at_column = at_row + 1, 0
        put(element, at_row, at_column, down, across)
        at_column += across
    return sorted(out, key=lambda item: item[1:3])


def _axis(style: Style, name: str, area: list[str], count: int | None) -> tuple[int | None, int]:
    """An item's first line (from 0, ``None`` where it is free) and span along one axis."""
    start, end = [*area, "auto", "auto"][:2]
    if shorthand := style.get(f"grid-{name}"):
        start, end = ([part.strip() for part in shorthand.split("/")] + ["auto"])[:2]
    start, end = style.get(f"grid-{name}-start", start), style.get(f"grid-{name}-end", end)
    first, last = _line(start, count), _line(end, count)
    spans = [match for match in (_SPAN.match(start), _SPAN.match(end)) if match]
    span = min(max(int(spans[0][1] or 1), 1), MOST_ROWS if count is None else MOST_COLUMNS) if spans else 1
    if first is not None and last is not None:
        first, last = min(first, last), max(first, last)
        span = max(last - first, 1)
    elif first is None and last is not None:
        first = max(last - span, 0)
    return (min(first, MOST_ROWS) if first is not None else None), min(span, MOST_ROWS)


def _line(text: str, count: int | None) -> int | None:
    """A line's number from 0; -1 is the last one of those that are stated."""
    if not re.fullmatch(r"-?\d{1,6}", text):
        return None
    number = int(text)
    if number < 0:
        return max(count + 1 + number, 0) if count is not None else None
    return max(number - 1, 0)
