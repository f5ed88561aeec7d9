"""The number in one cell that a rule names in full (``disclosure.fees.amount``)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import not_applicable, not_assessable
from linter.checks.result import Instance, ReasonCode, Target
from linter.model.report import CellKind, Report
from linter.rulebook.binding import Binder
from linter.rulebook.identity import IdentityError, Name
from linter.rulebook.template import TableSpec, Template

_UNKNOWN = {
    CellKind.BLANK: ReasonCode.CELL_BLANK,
    CellKind.UNCERTAIN: ReasonCode.CELL_UNCERTAIN,
    CellKind.MISSING: ReasonCode.CELL_MISSING,
}


class OneCell(NamedTuple):
    """A cell that holds a number."""

    spec: TableSpec
    row: str
    column: str
    value: int | Decimal
    target: Target


def one_cell(name: str, report: Report, template: Template) -> OneCell | Instance:
    """The cell of a name, or the answer of a check that can't do without its number."""
    try:
        (address,) = Binder(template, None).bind(Name(name, 1))
    except IdentityError:  # a report of another edition, which has no such cell
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": template.edition})
    spec, row, column = template.table(address.table), str(address.row), str(address.column)
    table = report.tables.get(spec.id)
    if table is None:
        return table_absent(report, template, spec.id)
    cell = table.cell(row, column)
    target = where.cell(template, table, row, column)
    if cell is None or cell.value is None:
        code = _UNKNOWN.get(cell.kind, ReasonCode.CELL_NOT_A_NUMBER) if cell else ReasonCode.CELL_MISSING
        named = names.cell(spec, row, column)
        return not_assessable(code, {"cell": named, "cells": named, "text": cell.text if cell else ""}, target)
    return OneCell(spec, row, column, cell.value, target)
