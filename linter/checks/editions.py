"""What a table has from another edition than the report's."""

from __future__ import annotations

from linter.interpret.wording import squeeze
from linter.model.report import Table
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import ColumnSpec, RowSpec, TableSpec


def followed(rulebook: Rulebook, table: Table) -> TableSpec | None:
    """The table as the other edition has it that this one follows; ``None`` where it follows the report's own."""
    for template in rulebook.templates:
        if template.edition == table.foreign_edition:
            return next((spec for spec in template.tables if spec.id == table.id), None)
    return None


def labels(rulebook: Rulebook, table: Table) -> frozenset[str]:
    """The labels (squeezed) of the other edition that a table follows; none where it follows the report's own."""
    spec = followed(rulebook, table)
    return words(spec) if spec is not None else frozenset()


def words(spec: TableSpec) -> frozenset[str]:
    """The labels (squeezed) of a table's rows and columns."""
    lines: list[RowSpec | ColumnSpec] = [*spec.all_rows(), *spec.all_columns()]
    return frozenset(squeeze(line.label) for line in lines)
