"""Arrangements: how boxes stand beside, above and inside each other, and the grid that they make together.

Lengths across are fractions of the whole (0 to 1), lengths down are rows.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linter.readers.html.tree import Element

_NEAR = 0.006
"""Edges nearer to each other than this share of the width are one edge."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A box that holds text."""

    element: Element


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes beside each other. ``weights`` are their shares of the width, ``None`` where the page doesn't say."""

    element: Element
    parts: tuple[Node, ...]
    weights: tuple[float, ...] | None
    certain: bool


@dataclass(frozen=True, slots=True)
class Stack:
    """Boxes above each other."""

    element: Element
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Boxes set down on the lines of a grid: element, first row and column, rows and columns covered."""

    element: Element
    cells: tuple[tuple[Element, int, int, int, int], ...]
    edges: tuple[float, ...]


Node = Leaf | Row | Stack | Sheet


class Piece(NamedTuple):
    """A box of text in its place: rows ``[top, bottom)``, and from left to right."""

    element: Element
    top: int
    bottom: int
    left: float
    right: float


def pieces(node: Node) -> tuple[list[Piece], int, bool] | None:
    """The boxes of a node in their places, how many rows they make, and whether all widths are stated; ``None`` where
    parts side by side don't have the same rows."""
    if isinstance(node, Leaf):
        return [Piece(node.element, 0, 1, 0.0, 1.0)], 1, True
    if isinstance(node, Sheet):
        found = [
            Piece(element, row, row + down, node.edges[column], node.edges[column + across])
            for element, row, column, down, across in node.cells
        ]
        return found, max(piece.bottom for piece in found), True
    below = [pieces(part) for part in node.parts]
    known = [part for part in below if part is not None]
    if len(known) < len(below):
        return None
    stated = all(part[2] for part in known)
    out: list[Piece] = []
    if isinstance(node, Stack):
        top = 0
        for inner, height, _ in known:
            out += [piece._replace(top=piece.top + top, bottom=piece.bottom + top) for piece in inner]
            top += height
        return out, top, stated
    height = max(part[1] for part in known)
    if any(part[1] not in (1, height) for part in known):
        return None
    weights = node.weights or (1.0 / len(known),) * len(known)
    left = 0.0
    for (inner, own, _), weight in zip(known, weights, strict=True):
        for piece in inner:
            out.append(
                Piece(
                    piece.element,
                    piece.top,
                    piece.bottom if own == height else height,
                    left + weight * piece.left,
                    left + weight * piece.right,
                )
            )
        left += weight
    return out, height, stated and node.weights is not None


class Box(NamedTuple):
    """A box of text on whole lines of a grid."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int


def on_lines(parts: Sequence[Piece], stated: bool) -> list[Box] | None:
    """Boxes on the lines of a grid: by their edges where the page states widths, else by their order, if all rows that
    hold more than one have as many; ``None`` where their columns can't be told."""
    rows: dict[int, list[Piece]] = {}
    for piece in parts:
        rows.setdefault(piece.top, []).append(piece)
    flat = all(piece.bottom == piece.top + 1 for piece in parts)
    counts = {len(row) for row in rows.values()} - {1}
    if flat and len(counts) == 1:
        (wide,) = counts
        return [
            Box(piece.element, top, column, 1, wide if len(row) == 1 else 1)
            for top, row in sorted(rows.items())
            for column, piece in enumerate(row)
        ]
    if not stated:
        return None
    lines: list[float] = []
    for edge in sorted({edge for piece in parts for edge in (piece.left, piece.right)}):
        if not lines or edge - lines[-1] > _NEAR:
            lines.append(edge)

    def line(edge: float) -> int:
        return bisect(lines, edge) - 1  # each edge is on its line or, by a little, behind it

    out = []
    for piece in sorted(parts, key=lambda piece: (piece.top, piece.left)):
        left = line(piece.left)
        out.append(Box(piece.element, piece.top, left, piece.bottom - piece.top, max(line(piece.right) - left, 1)))
    return out


def by_order(parts: Sequence[Piece]) -> list[Box]:
    """The boxes of each row by their order, one a column: rows may end early."""
    rows: dict[int, list[Piece]] = {}
    for piece in sorted(parts, key=lambda piece: (piece.top, piece.left)):
        rows.setdefault(piece.top, []).append(piece)
    return [Box(piece.element, top, at, 1, 1) for top, row in rows.items() for at, piece in enumerate(row)]
