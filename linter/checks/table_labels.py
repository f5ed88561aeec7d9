"""Row and column labels are worded as in the template.

Placeholders: ``table``, ``label`` as printed, ``expected``. A label of the edition that a table follows in place of the
report's own is a matter of the edition, not of the wording; one without the unit that the format prints, or with
another, is a matter of the unit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from linter.checks import editions, names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.checks.units import stated_unit
from linter.interpret.wording import squeeze
from linter.model.report import Label, Reading, Report, Table
from linter.rulebook.kinds_report import TableLabels
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import ColumnSpec, RowSpec, TableSpec, Template

_TYPO = 0.8
"""Where the grid is gone, a label that is shorter than this share of the right one may have been cut by the reading."""


def check(params: TableLabels, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a wrong label; one for a table without any."""
    for id in params.tables or [spec.id for spec in template.tables]:
        spec = template.table(id)
        table = report.tables.get(id)
        target = where.table(report, template, id)
        if table is None:
            yield table_absent(report, template, id)
            continue
        instances = list(
            _departures(params, table, spec, target, editions.labels(rulebook, table), rulebook.recognition.units)
        )
        yield from instances or [held(target)]


def _departures(
    params: TableLabels,
    table: Table,
    spec: TableSpec,
    table_target: Target,
    foreign: Collection[str],
    units: Sequence[str],
) -> Iterator[Instance]:
    specs: dict[str, dict[str, RowSpec | ColumnSpec]] = {
        "row": {row.id: row for row in spec.all_rows()},
        "column": {column.id: column for column in spec.all_columns()},
    }
    seen: set[tuple[str, str]] = set()
    for axis, labels in (("row", table.rows), ("column", table.columns)):
        for label in labels:
            line = specs[axis].get(label.key or "")
            if line is None or (axis + line.id, label.text) in seen or _departure(label) != params.departure:
                continue
            if squeeze(label.text) in foreign or _other_unit(label, line, units):
                continue
            seen.add((axis + line.id, label.text))
            row, column = (line.id, None) if axis == "row" else (None, line.id)
            target = Target(label.place, label.text, table_target.section, spec.id, row, column)
            values: dict[str, Value] = {"table": names.table(spec), "label": label.text, "expected": line.label}
            if params.departure == "other" and _cut(label, line, table):
                yield not_assessable(ReasonCode.TABLE_INCOMPLETE, {"table": names.table(spec)}, table_target)
            else:
                yield violated(target, values)


def _other_unit(label: Label, line: RowSpec | ColumnSpec, units: Sequence[str]) -> bool:
    if not isinstance(line, ColumnSpec) or not line.unit:
        return False
    return label.likeness >= 1 and stated_unit(label.text, line, units) != line.unit


def _departure(label: Label) -> str | None:
    if label.official:
        return None
    return "alias" if label.likeness >= 1 else "other"


def _cut(label: Label, line: RowSpec | ColumnSpec, table: Table) -> bool:
    """Whether the reading may be to blame for what a label lacks or has too much."""
    if table.reading is Reading.GRID:
        return False
    found, wanted = squeeze(label.text), squeeze(line.label)
    return label.in_pieces or wanted.startswith(found) or len(found) < _TYPO * len(wanted)
