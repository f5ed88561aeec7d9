"""The shape of an edition's template: what the official format says, and nothing else.

Keys (``id``) are those of the contract; labels are the format's own wording, verbatim. ``aliases`` are wordings that
mean the same and are seen in practice or in the notice's explanatory part. ``en`` is a gloss for English output.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from linter.model.same import Same
from linter.rulebook.words import Shape, YearRange

CellType = Literal["count", "change", "amount", "flag", "text"]
"""``count``: a whole number of at least 0. ``change``: a whole number with a sign. ``amount``: money or a measure,
maybe with decimals. ``flag``: yes or no, in words or ticked (``☑是 □否``). ``text``: words (a name, a code)."""


class Source(Shape, frozen=True, kw_only=True):
    """The document that prescribes the format."""

    title: str
    dated: str
    name: str = ""


class SectionSpec(Shape, frozen=True, kw_only=True):
    """A section: its key, its ordinal (1 = 一), its heading without the numeral."""

    id: str
    number: int
    heading: str
    en: str
    aliases: list[str] = []
    core: str = ""
    """A pattern of what a heading of this section speaks of, however it is worded."""


class ColumnSpec(Shape, frozen=True, kw_only=True):
    """A column. ``under`` are the header labels above it, outermost first."""

    id: str
    label: str
    en: str
    under: list[str] = []
    aliases: list[str] = []
    type: CellType = "count"
    unit: str = ""
    """The unit that the format prints for this column (万元), or "" where it prints none."""


class RowSpec(Shape, frozen=True, kw_only=True):
    """A row. ``under`` are the labels of the merged cells to its left (or above it), outermost first.

    ``type`` is what its cells hold, where they differ from their columns. ``stands_for`` is a pattern of keys
    (``other.*``) that this one row replaces in an edition that doesn't split them.
    """

    id: str
    label: str
    en: str
    under: list[str] = []
    aliases: list[str] = []
    type: CellType | None = None
    stands_for: str = ""
    optional: bool = False
    """A report may do without the row."""


class BlockSpec(Shape, frozen=True, kw_only=True):
    """A part of a table with its own columns: a title across the table, a header row, then rows."""

    id: str
    title: str
    header: str
    en: str
    columns: list[ColumnSpec]
    rows: list[RowSpec]


class SumSpec(Shape, frozen=True, kw_only=True):
    """A sum that the table's own labels state, on every row (``over: columns``) or column (``over: rows``): the lines
    of ``sum`` add up to those of ``equals``. Lines are keys, or patterns of keys (``refused.*``)."""

    over: Literal["rows", "columns"]
    sum: list[str]
    equals: list[str]


class TableSpec(Shape, frozen=True, kw_only=True):
    """A statutory table. It has either ``blocks``, or ``rows`` and ``columns``.

    ``layout`` ``down``: a row of the table is a row of the grid. ``across``: the rows stand side by side in the
    header, each with all columns under it, above a single line of numbers. ``pairs``: a form without a header, each
    value behind its label; it has a single column, which has no label in the file, and its rows may share
    labels (总数) as long as those above them (``under``) differ.

    ``section`` is the key of the section that the table stands in, or "" in a format that has no sections.
    """

    id: str
    section: str = ""
    title: str
    en: str
    layout: Literal["down", "across", "pairs"] = "down"
    blocks: list[BlockSpec] = []
    rows: list[RowSpec] = []
    columns: list[ColumnSpec] = []
    header_labels: list[str] = []
    """Header labels that name no column of their own (申请人情况)."""
    printed_note: str = ""
    sums: list[SumSpec] = []

    def all_rows(self) -> list[RowSpec]:
        """Every row, in order, over all blocks."""
        return _rows(Same(self))

    def all_columns(self) -> list[ColumnSpec]:
        """Every column, in order, over all blocks; one of each key."""
        found: dict[str, ColumnSpec] = {}
        for column in [column for block in self.blocks for column in block.columns] or self.columns:
            found.setdefault(column.id, column)
        return list(found.values())

    def columns_of(self, row: str) -> list[ColumnSpec]:
        """The columns that a row has, each with the type that its cell in this row has."""
        return _columns(Same(self)).get(row, self.columns)


# Every check asks for rows and their columns, thousands of times a report.
@lru_cache(maxsize=256)
def _rows(table: Same[TableSpec]) -> list[RowSpec]:
    return [row for block in table.it.blocks for row in block.rows] or table.it.rows


@lru_cache(maxsize=256)
def _columns(table: Same[TableSpec]) -> dict[str, list[ColumnSpec]]:
    found: dict[str, list[ColumnSpec]] = {}
    for row in _rows(table):
        columns = table.it.columns
        for block in table.it.blocks:
            if any(spec.id == row.id for spec in block.rows):
                columns = block.columns
        if row.type is not None:
            columns = [msgspec.structs.replace(column, type=row.type) for column in columns]
        found.setdefault(row.id, columns)
    return found


class Template(Shape, frozen=True, kw_only=True):
    """One edition of the official format."""

    edition: str
    report_years: YearRange
    source: Source
    title: str
    """The title as practice writes it, with ``{organisation}`` and ``{year}``."""
    sections: list[SectionSpec] = []
    tables: list[TableSpec] = []
    organisation_cell: str = ""
    """The cell (``table.row.column``) that names the body, where a table has one and the title doesn't name it."""

    def table(self, id: str) -> TableSpec:
        """The table with a key. Raises ``KeyError`` where the edition has none."""
        for table in self.tables:
            if table.id == id:
                return table
        raise KeyError(id)
