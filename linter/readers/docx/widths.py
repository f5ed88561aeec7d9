"""The columns of a table whose rows don't say how many columns their cells cover: by the cells' widths."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from linter.readers.docx.parts import Element, W, whole
from linter.readers.grid import MOST_COLUMNS

_SAME_TOTAL = 0.02
"""Share of the width by which the rows of a table may differ."""
_NEAR = 0.012
"""Edges nearer to each other than this share of the width are one edge."""


def spans_by_width(rows: Sequence[Sequence[Element]]) -> list[list[int]] | None:
    """For each row the columns that each cell covers, ``None`` where the rows say it themselves (they have as many
    cells, or a cell covers several columns) or the widths don't tell."""
    if len({len(row) for row in rows}) < 2 or any(_states_span(cell) for row in rows for cell in row):
        return None
    edges = [_edges(row) for row in rows]
    known = [row for row in edges if row is not None]
    widest = max((row[-1] for row in known), default=0)
    if len(known) < len(edges) or any(row[-1] < widest * (1 - _SAME_TOTAL) for row in known):
        return None
    shares = [[edge / row[-1] for edge in row] for row in known]
    lines: list[float] = []
    for edge in sorted({edge for row in shares for edge in row}):
        if not lines or edge - lines[-1] > _NEAR:
            lines.append(edge)

    if len(lines) > MOST_COLUMNS:
        return None

    def line(edge: float) -> int:
        return bisect(lines, edge) - 1  # each edge is on its line or, by a little, behind it

    spans = [[line(right) - line(left) for left, right in pairwise(row)] for row in shares]
    return spans if all(span > 0 for row in spans for span in row) else None


def _states_span(cell: Element) -> bool:
    properties = cell.find(W + "tcPr")
    return properties is not None and any(properties.find(W + name) is not None for name in ("gridSpan", "hMerge"))


def _edges(row: Sequence[Element]) -> list[int] | None:
    """A row's edges from 0 on, ``None`` where a cell's width isn't stated as a length."""
    edges = [0]
    for cell in row:
        width = cell.find(f"{W}tcPr/{W}tcW")
        size = whole(width.get(W + "w"), 0) if width is not None and width.get(W + "type", "dxa") == "dxa" else 0
        if size <= 0:
            return None
        edges.append(edges[-1] + size)
    return edges if row else None
