"""Kinds of check on single cells and on where their values stand."""

from __future__ import annotations

from typing import ClassVar

from linter.rulebook.words import Shape, SomeBodies


class ColumnUnit(Shape, frozen=True, kw_only=True, tag="column-unit", tag_field="check"):
    """A column's header names the unit that the template prints for it. It may also stand elsewhere in the table, in a
    short line of text (a caption), or behind the numbers."""

    offers: ClassVar[tuple[str, ...]] = ("table", "column", "text", "expected", "found")
    table: str
    column: str


class Limit(SomeBodies, frozen=True, kw_only=True):
    """A bound on a figure for some bodies: the figure is less than ``below``. Without ``below``, those bodies have no
    bound."""

    below: int | None = None


class CellLimit(Shape, frozen=True, kw_only=True, tag="cell-limit", tag_field="check"):
    """A cell's figure is below what bodies of this kind can reach: the first of ``limits`` that fits the body counts.
    Where the body's kind or level isn't known, the figure must be below all that may count."""

    offers: ClassVar[tuple[str, ...]] = ("table", "row", "column", "value", "limit", "unit")
    cell: str
    limits: list[Limit]


class ShiftedCells(Shape, frozen=True, kw_only=True, tag="shifted-cells", tag_field="check"):
    """The values of a table don't stand one row or column beside their places: violated where the sums that the
    template states don't hold, and moving the values from some row (column) on by one, and no other such move, makes
    all of them hold. At least so many numbers other than 0 must move: ``least`` where the whole table does,
    ``least_in_row`` where a single row does."""

    offers: ClassVar[tuple[str, ...]] = ("table", "lines", "start", "direction", "count")
    table: str
    least: int
    least_in_row: int


class StatedAmount(Shape, frozen=True, kw_only=True, tag="stated-amount", tag_field="check"):
    """An amount of money that the text states isn't more than a cell says.

    ``find`` are patterns with the groups ``amount`` and ``unit``; ``units`` says how many of each unit make one of the
    cell's. The text may exceed the cell by ``tolerance`` (in the cell's unit), for rounding. A text that states
    several amounts leaves the question open.
    """

    offers: ClassVar[tuple[str, ...]] = ("text", "sentence", "amount", "cell", "value")
    parts: list[str]
    find: list[str]
    units: dict[str, int]
    cell: str
    tolerance: str = "0"


KindsOfCells = ColumnUnit | CellLimit | ShiftedCells | StatedAmount
