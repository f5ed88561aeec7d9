"""Things of a template by their names in both languages, and lists of them that stay short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from linter.model.named import Named
from linter.rulebook.template import ColumnSpec, RowSpec, SectionSpec, TableSpec, Template

_NUMERALS = "零一二三四五六七八九十"
_LONG = 16
_ORDINAL = re.compile(r"(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[0-9]+[.．、])")
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def section(template: Template, id: str) -> Named:
    """A section's heading without its numeral; the key where the edition has no such section."""
    spec = _section(template, id)
    return Named(spec.heading, spec.en) if spec else Named(id, id)


def numbered(template: Template, id: str) -> Named:
    """A section's heading with its numeral, as it should stand in the report."""
    spec = _section(template, id)
    if spec is None:
        return Named(id, id)
    heading = f"{_NUMERALS[spec.number] if spec.number <= 10 else spec.number}、{spec.heading}"
    return Named(heading, heading)


def _section(template: Template, id: str) -> SectionSpec | None:
    return next((spec for spec in template.sections if spec.id == id), None)


def table(spec: TableSpec) -> Named:
    """A table's title."""
    return Named(spec.title, spec.en)


def line(spec: RowSpec | ColumnSpec) -> Named:
    """A row or column; two or more labels deep with the one above it, since numerals start anew there."""
    label = spec.label
    if len(label) > _LONG:
        label = min([label, *(alias for alias in spec.aliases if label.startswith(f"{alias}（"))], key=len)
    return Named(f"{spec.under[-1]}·{label}" if len(spec.under) > 1 else label, spec.en)


def bare(spec: RowSpec | ColumnSpec) -> str:
    """A label without its ordinal and its remark in brackets, as it is said inside a sum."""
    return _bare(spec.label)


def _bare(label: str) -> str:
    return re.sub(r"[（(].*", "", _ORDINAL.sub("", label, count=1)) or label


def row(spec: TableSpec, id: str) -> Named:
    """A row of a table by its key."""
    found = next((one for one in spec.all_rows() if one.id == id), None)
    if found is not None and spec.layout == "pairs":
        return Named("·".join([_bare(label) for label in found.under[-1:]] + [bare(found)]), found.en)
    return line(found) if found else Named(id, id)


def column(spec: TableSpec, id: str, row: str | None = None) -> Named:
    """A column of a table by its key; of the block that a row is in, where one is given."""
    columns = spec.columns_of(row) if row is not None else spec.all_columns()
    found = next((one for one in columns if one.id == id), None)
    return line(found) if found else Named(id, id)


def cell(spec: TableSpec, row_id: str, column_id: str) -> Named:
    """A cell by its row and column; in a form, whose only column has no label, by its row."""
    if spec.layout == "pairs":
        own = row(spec, row_id)
        return Named(f"“{own.zh}”", f"“{own.en}”")
    one, other = row(spec, row_id), column(spec, column_id, row_id)
    return Named(f"“{one.zh}”的“{other.zh}”", f"“{one.en}”, “{other.en}”")


def some(things: Sequence[Named], most: int, counter: str = "项") -> Named:
    """A list that names at most so many things and says how many there are."""
    if len(things) <= most:
        return Named("、".join(one.zh for one in things), ", ".join(one.en for one in things))
    shown = things[: max(most - 1, 1)]
    zh = f"{'、'.join(one.zh for one in shown)}等{len(things)}{counter}"
    return Named(zh, f"{', '.join(one.en for one in shown)} and {len(things) - len(shown)} more")


def day(value: date) -> Named:
    """A day as people write it."""
    return Named(f"{value.year}年{value.month}月{value.day}日", f"{value.day} {_MONTHS[value.month - 1]} {value.year}")
