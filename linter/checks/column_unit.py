"""A column's header names the unit that the format prints for it.

Placeholders: ``text`` (the header as printed), ``found`` (what is wrong with it), ``expected`` (the unit), ``table``,
``column``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.checks.units import stated_unit
from linter.interpret.wording import squeeze
from linter.model.document import Paragraph
from linter.model.named import Named
from linter.model.report import Label, Reading, Report, Table
from linter.rulebook.kinds_cells import ColumnUnit
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import ColumnSpec, TableSpec, Template

_CAPTION = 20
"""A line of no more characters may be a table's caption (单位：万元)."""


def check(params: ColumnUnit, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance: the column has one header."""
    spec = template.table(params.table)
    column = next(one for one in spec.all_columns() if one.id == params.column)
    table = report.tables.get(spec.id)
    target = where.table(report, template, spec.id)
    if table is None:
        yield table_absent(report, template, spec.id)
        return
    labels = [label for label in table.columns if label.key == column.id]
    if not labels:
        yield not_assessable(ReasonCode.TABLE_INCOMPLETE, {"table": names.table(spec)}, target)
        return
    units = rulebook.recognition.units
    stated = {label.text: stated_unit(label.text, column, units) for label in labels}
    wrong = next((label for label in labels if stated[label.text] not in ("", column.unit)), None)
    if wrong is None and column.unit in stated.values():
        yield held(target)
    elif wrong is not None:
        shown = Named(f"单位不是{column.unit}", f"in another unit than {column.unit}")
        yield _violated(wrong, shown, spec, column)
    else:
        yield _without(labels, table, report, spec, column, units, target)


def _without(
    labels: Sequence[Label],
    table: Table,
    report: Report,
    spec: TableSpec,
    column: ColumnSpec,
    units: Sequence[str],
    target: Target,
) -> Instance:
    """The answer for a header without a unit: it may stand elsewhere, or have been lost by the reading."""
    lines = [block.text for block in report.document.blocks if isinstance(block, Paragraph)]
    captions = [line for line in map(squeeze, lines) if len(line) <= _CAPTION]
    others = [squeeze(label.text) for label in (*table.extra, *table.rows)]
    cells = [cell.unit for _, key, cell in table.each() if key == column.id]
    if any(column.unit in text for text in (*captions, *others, *cells)):
        return held(target)
    if table.reading is not Reading.GRID or any(label.in_pieces for label in labels):
        return not_assessable(ReasonCode.TABLE_INCOMPLETE, {"table": names.table(spec)}, target)
    return _violated(labels[0], Named("没有写单位", "without a unit"), spec, column)


def _violated(label: Label, found: Named, spec: TableSpec, column: ColumnSpec) -> Instance:
    values: dict[str, Value] = {
        "table": names.table(spec),
        "column": names.line(column),
        "text": label.text,
        "expected": column.unit,
        "found": found,
    }
    return violated(Target(label.place, label.text, spec.section, spec.id, None, column.id), values)
