"""Last year's report, and the figures that two years share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from linter.checks import where
from linter.checks.bodies import Likeness, compare, is_lower
from linter.checks.result import Reason, ReasonCode, Target
from linter.model.named import Named
from linter.model.report import Cell, Report
from linter.rulebook.cellnames import fitting
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import TableSpec, Template

_OTHER_KIND = Named("它是另一种报告", "it is a report of another kind")
_NO_YEAR = Named("没有找到它的报告年度", "its report year was not found")


class Earlier(NamedTuple):
    """Last year's report with the template that it follows."""

    report: Report
    template: Template


class Pair(NamedTuple):
    """A cell that both years have."""

    table: str
    row: str
    column: str
    now: Cell
    before: Cell


def last_year(report: Report, rulebook: Rulebook) -> Earlier | Reason:
    """Last year's report, or why there is none to compare with: it wasn't given, is of another year or another
    body."""
    previous = report.previous
    if previous is None:
        return Reason(ReasonCode.PREVIOUS_MISSING)
    if report.year is None:
        return Reason(ReasonCode.YEAR_UNKNOWN)
    template = next((one for one in rulebook.templates if one.edition == previous.edition), None)
    if template is None:
        return Reason(ReasonCode.PREVIOUS_OTHER, {"detail": _OTHER_KIND})
    detail = _mismatch(report, previous, report.year - 1)
    return Reason(ReasonCode.PREVIOUS_OTHER, {"detail": detail}) if detail else Earlier(previous, template)


def likeness(one: str, other: str) -> Likeness:
    """How the names of two reports' bodies compare. One of a place inside the other's is another body."""
    lower = is_lower(one, other) or is_lower(other, one)
    return Likeness.OTHER if lower else compare(one, other)


def another_bodys(report: Report, peer: Report) -> bool:
    """Whether a report of the same year is another body's. A government and its office share their texts."""
    if report.year is None or peer.year != report.year or not report.organisation or not peer.organisation:
        return False
    found = likeness(report.organisation, peer.organisation)
    return found is Likeness.OTHER or (found is Likeness.UNSURE and report.body is peer.body)


def _mismatch(report: Report, previous: Report, wanted: int) -> Named | None:
    if previous.year is None:
        return _NO_YEAR
    if previous.year != wanted:
        return Named(f"它是{previous.year}年度的，应为{wanted}年度的", f"it is for {previous.year}, not for {wanted}")
    ours, theirs = report.organisation, previous.organisation
    if ours and theirs and likeness(ours, theirs) is Likeness.OTHER:
        return Named(f"它是“{theirs}”的", f"it is a report of “{theirs}”")
    if report.body and previous.body and report.body is not previous.body:
        return Named(
            "两年的报告主体不同，一份是政府的，一份是部门或办公室的",
            f"one is a report of a {previous.body.value}, the other of a {report.body.value}",
        )
    return None


def other_edition(report: Report, earlier: Earlier) -> Reason | None:
    """Why figures can't be compared, where the two years follow different editions."""
    if report.edition == earlier.report.edition:
        return None
    before, now = earlier.report, report
    detail = Named(
        f"{before.year}年用{before.edition}版，{now.year}年用{now.edition}版",
        f"{before.year}: {before.edition}, {now.year}: {now.edition}",
    )
    return Reason(ReasonCode.OTHER_EDITION, {"detail": detail})


def pairs(names: Sequence[str], report: Report, earlier: Earlier, template: Template) -> Iterator[Pair]:
    """The cells of the names that both years' tables have. Of two editions only those whose row and column are
    labelled alike in both: the same figure."""
    same = template.edition == earlier.template.edition
    for table_id, row, column in fitting(names, template):
        now, before = report.tables.get(table_id), earlier.report.tables.get(table_id)
        if now is None or before is None or now.foreign_edition != before.foreign_edition:
            continue
        if not same and _labels(template, table_id, row, column) != _labels(earlier.template, table_id, row, column):
            continue
        cell, other = now.cell(row, column), before.cell(row, column)
        if cell is not None and other is not None:
            yield Pair(table_id, row, column, cell, other)


def name_of(report: Report) -> Named:
    """A report by its body and year, as far as they are known."""
    year = f"{report.year}年度" if report.year else ""
    body = report.organisation or ""
    return Named(
        f"{body}{year}报告",
        " ".join(part for part in (f"{body}'s" if body else "the", str(report.year or ""), "report") if part),
    )


def in_other(report: Report, template: Template, table: str, row: str, column: str) -> Target:
    """A cell of another report, as a place that a finding speaks of. The report must have the table."""
    return replace(where.cell(template, report.tables[table], row, column), path=report.path)


def _labels(template: Template, table_id: str, row: str, column: str) -> tuple[str, str] | None:
    spec: TableSpec | None = next((table for table in template.tables if table.id == table_id), None)
    if spec is None:
        return None
    row_label = next((found.label for found in spec.all_rows() if found.id == row), None)
    column_label = next((found.label for found in spec.columns_of(row) if found.id == column), None)
    return (row_label, column_label) if row_label and column_label else None
