"""Cells by their address, in a report and in its template."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from linter.checks.result import CellRef, Target
from linter.model.report import Cell, Report
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import CellType


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a report and of the last year's that hangs on it."""

    report: Report
    rulebook: Rulebook

    def find(self, ref: CellRef) -> Cell | None:
        """The cell at an address, or ``None`` where the report has none."""
        report = self._report(ref)
        table = report.tables.get(ref.table) if report else None
        return table.cell(ref.row, ref.column) if table else None

    def value(self, ref: CellRef) -> int | Decimal | None:
        """The number in a cell, or ``None``."""
        cell = self.find(ref)
        return cell.value if cell else None

    def kind(self, ref: CellRef) -> CellType:
        """What the template says stands in a cell."""
        report = self._report(ref) or self.report
        for table in self.rulebook.template(report.edition).tables:
            if table.id == ref.table:
                for column in table.columns_of(ref.row):
                    if column.id == ref.column:
                        return column.type
        return "amount"

    def target(self, ref: CellRef) -> Target | None:
        """A cell of this report as a finding's target; ``None`` for last year's cells, which stand in another file."""
        cell = self.find(ref)
        if cell is None or ref.previous:
            return None
        section = self.rulebook.template(self.report.edition).table(ref.table).section or None
        return Target(cell.place, cell.text, section, ref.table, ref.row, ref.column)

    def _report(self, ref: CellRef) -> Report | None:
        return self.report.previous if ref.previous else self.report
