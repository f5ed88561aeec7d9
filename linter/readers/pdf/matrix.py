"""Transformation matrices (ISO 32000-1, 8.3.3) as six numbers."""

from __future__ import annotations

from collections.abc import Sequence

from linter.readers.pdf.marks import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first`` and ``then`` after it."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point transformed."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """The box around a transformed rectangle."""
    a, b, c, d, e, f = matrix
    ax, bx, ay, by = a * x0, a * x1, b * x0, b * x1
    cx, dx, cy, dy = c * y0, c * y1, d * y0, d * y1
    return (
        min(ax, bx) + min(cx, dx) + e,
        min(ay, by) + min(cy, dy) + f,
        max(ax, bx) + max(cx, dx) + e,
        max(ay, by) + max(cy, dy) + f,
    )


def matrix_of(numbers: Sequence[float]) -> Matrix:
    """A matrix from the last six of these numbers; raises ``ValueError`` where there are fewer."""
    a, b, c, d, e, f = (float(value) for value in numbers[-6:])
    return a, b, c, d, e, f


def intersect(one: Box, other: Box) -> Box:
    """The box that both boxes cover; its right lies left of its left where they don't meet."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def view(box: Box, rotate: int) -> tuple[Matrix, float, float]:
    """From a page box in PDF coordinates and its /Rotate: the matrix to view coordinates, and the view's size."""
    x0, y0, x1, y1 = box
    width, height = x1 - x0, y1 - y0
    if rotate == 90:
        return (0.0, 1.0, 1.0, 0.0, -y0, -x0), height, width
    if rotate == 180:
        return (-1.0, 0.0, 0.0, 1.0, x1, -y0), width, height
    if rotate == 270:
        return (0.0, -1.0, -1.0, 0.0, y1, x1), height, width
    return (1.0, 0.0, 0.0, -1.0, -x0, y1), width, height
