"""No row and no column of a table is missing, and none was added.

Placeholders: ``table``, and ``found``, the rows and columns in question. Rows that another edition has are a matter of
the edition, not of the shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks import editions, names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode
from linter.interpret.wording import squeeze
from linter.model.document import Grid
from linter.model.named import Named
from linter.model.report import Reading, Report, Table
from linter.rulebook.kinds_report import TableShape
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import RowSpec, TableSpec, Template

_MOST = 6
_NUMBERS = re.compile(r"[0-9.,|/*-]*")


def check(params: TableShape, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a table."""
    for id in params.tables or [spec.id for spec in template.tables]:
        spec = template.table(id)
        table = report.tables.get(id)
        target = where.table(report, template, id)
        name = names.table(spec)
        if table is None:
            yield table_absent(report, template, id)
            continue
        missing = _missing(table, spec, editions.followed(rulebook, table))
        added = _added(table, spec, rulebook)
        if not missing and not added:
            yield held(target)
        elif missing and (not table.complete or _stands_elsewhere(report, _rows(table, spec))):
            yield not_assessable(ReasonCode.TABLE_INCOMPLETE, {"table": name}, target)
        else:
            yield violated(target, {"table": name, "found": _said(missing, added)})


def _missing(table: Table, spec: TableSpec, followed: TableSpec | None) -> list[Named]:
    """Rows, then columns of which no row has a cell, then single cells that a grid doesn't have. What the edition that
    the table follows hasn't either is not missing."""
    rows = [row for row in _rows(table, spec) if _has(followed, row.id)]
    there = [row for row in spec.all_rows() if row.id in table.cells]
    found = [_quoted("行", "the row", names.line(row)) for row in rows]
    gone: set[tuple[str, str]] = set()
    for columns, ids in _blocks(spec) if followed is None else []:
        present = [row for row in ids if row in table.cells]
        for column in columns:
            if present and not any(table.cell(row, column) for row in present):
                gone.update((row, column) for row in present)
                found.append(_quoted("列", "the column", names.column(spec, column, present[0])))
    if table.reading is Reading.GRID and followed is None:
        for row in there:
            for spec_column in spec.columns_of(row.id):
                if (row.id, spec_column.id) not in gone and table.cell(row.id, spec_column.id) is None:
                    cell = names.cell(spec, row.id, spec_column.id)
                    found.append(Named(f"单元格{cell.zh}", f"the cell {cell.en}"))
    return found


def _rows(table: Table, spec: TableSpec) -> list[RowSpec]:
    """The rows that the table hasn't."""
    return [row for row in spec.all_rows() if row.id not in table.cells and not row.optional]


def _stands_elsewhere(report: Report, rows: Sequence[RowSpec]) -> bool:
    """Whether the file has one of these rows after all: its label in a cell or line of its own, at most with numbers
    behind it. Then the row isn't missing, only its place in the table was not understood."""
    labels = [squeeze(row.label) for row in rows]
    return any(
        line.startswith(label) and _NUMBERS.fullmatch(line, len(label)) is not None
        for line in (_lines(report) if labels else ())
        for label in labels
    )


def _lines(report: Report) -> Iterator[str]:
    for block in report.document.blocks:
        texts = [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]
        for text in texts:
            yield squeeze(text)
            if "\n" in text:
                yield from (squeeze(line) for line in text.split("\n"))


def _has(followed: TableSpec | None, row: str) -> bool:
    return followed is None or any(one.id == row for one in followed.all_rows())


def _blocks(spec: TableSpec) -> list[tuple[list[str], list[str]]]:
    if not spec.blocks:
        return [([column.id for column in spec.columns], [row.id for row in spec.rows])]
    return [([column.id for column in block.columns], [row.id for row in block.rows]) for block in spec.blocks]


def _added(table: Table, spec: TableSpec, rulebook: Rulebook) -> list[Named]:
    """Labels that neither this nor any other edition has."""
    known = {
        word
        for template in rulebook.templates
        for other in template.tables
        if other.id == spec.id
        for word in editions.words(other)
    }
    texts = dict.fromkeys(label.text for label in table.extra if squeeze(label.text) not in known)
    return [Named(f"“{text}”", f"“{text}”") for text in texts]


def _quoted(zh: str, en: str, name: Named) -> Named:
    return Named(f"{zh}“{name.zh}”", f"{en} “{name.en}”")


def _said(missing: list[Named], added: list[Named]) -> Named:
    zh, en = [], []
    if missing:
        shown = names.some(missing, _MOST)
        zh.append(f"缺少{shown.zh}")
        en.append(f"{shown.en} missing")
    if added:
        shown = names.some(added, _MOST)
        zh.append(f"多出{shown.zh}")
        en.append(f"{shown.en} added")
    return Named("；".join(zh), "; ".join(en))
