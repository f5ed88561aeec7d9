"""Numbers of neighbouring columns that touch, so that they look like one number beside a blank cell."""

from __future__ import annotations

from collections.abc import Sequence

from linter.readers.pdf.chunks import Chunk, by_operator
from linter.readers.pdf.sections import Columns, Misfit

Values = dict[int, Chunk]
"""A row's values by their column."""


def parted(rows: Sequence[Values], columns: Columns) -> list[list[tuple[int, int, Chunk | None]]]:
    """Each row's cells as (first column, end column, value). What was drawn in several steps and reaches towards a
    blank column is cut where the file is seen to draw each number at once; elsewhere it is one cell over those columns,
    for which of them it fills can't be known."""
    stepwise = [value for values in rows for value in values.values() if len(by_operator(value)) > 1]
    whole = [part for values in rows for value in values.values() for part in by_operator(value)]
    known = len(stepwise) == 1 and any(len(part.text) > 1 for part in whole)
    out: list[list[tuple[int, int, Chunk | None]]] = []
    for values in rows:
        cells: list[tuple[int, int, Chunk | None]] = []
        for column, value in sorted(values.items()):
            low, high = _reach(column, values, columns)
            parts = by_operator(value)
            if known and len(parts) == high - low + 1:
                cells += [(low + index, low + index + 1, part) for index, part in enumerate(parts)]
            else:
                cells.append((low, high + 1, value))
        taken = [column for low, end, _ in cells for column in range(low, end)]
        if len(taken) > len(set(taken)):
            raise Misfit  # two values reach towards the same blank column
        cells += [(column, column + 1, None) for column in range(len(columns)) if column not in taken]
        out.append(sorted(cells, key=lambda cell: cell[0]))
    return out


def _reach(column: int, values: Values, columns: Columns) -> tuple[int, int]:
    """The first and last column that the number of a column may fill: blank ones beside it count, where a part of it
    that was drawn by itself is nearer to their middle."""
    parts = by_operator(values[column])
    low = high = column
    if len(parts) > 1 and all(part.text[0].isdigit() and part.text[-1].isdigit() for part in parts):
        if column and column - 1 not in values and _nearer(parts[0], columns[column - 1], columns[column]):
            low -= 1
        if column + 1 < len(columns) and column + 1 not in values:
            high += _nearer(parts[-1], columns[column + 1], columns[column])
    return low, high


def _nearer(part: Chunk, one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether a text is nearer to the middle of one column than to that of the other."""
    return abs(part.centre - sum(one) / 2) < abs(part.centre - sum(other) / 2)
