"""Names of cells with ``*`` in them, and the cells of an edition that they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache

from linter.model.same import Same
from linter.rulebook.template import Template


def cells(template: Template) -> Iterator[tuple[str, str, str]]:
    """Every cell of an edition: table, row, column, in the format's order."""
    for table in template.tables:
        for row in table.all_rows():
            for column in table.columns_of(row.id):
                yield table.id, row.id, column.id


def fits(names: Sequence[str], table: str, row: str, column: str) -> bool:
    """Whether any of the names (``applications.new.total``, ``disclosure.*``) means a cell. ``*`` stands for any text,
    dots included."""
    return any(fnmatchcase(f"{table}.{row}.{column}", name) for name in names)


def fitting(names: Sequence[str], template: Template) -> tuple[tuple[str, str, str], ...]:
    """The cells of an edition that any of the names means."""
    return _fitting(tuple(names), Same(template))


@lru_cache(maxsize=256)
def _fitting(names: tuple[str, ...], template: Same[Template]) -> tuple[tuple[str, str, str], ...]:
    return tuple(cell for cell in cells(template.it) if fits(names, *cell))
