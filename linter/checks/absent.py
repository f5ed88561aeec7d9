"""Why a table that a check needs isn't among the report's tables."""

from __future__ import annotations

from linter.checks import names, where
from linter.checks.answer import because
from linter.checks.result import Instance, Reason, ReasonCode
from linter.interpret.wording import squeeze
from linter.model.report import Report
from linter.rulebook.template import TableSpec, Template

_ENOUGH = 0.5
"""From this share of a table's row labels in the running text on, the table is there and only its reading failed."""


def table_absent(report: Report, template: Template, id: str) -> Instance:
    """The answer of a check about a table that the report doesn't have, or that was not read."""
    return because(why_absent(report, template, id))


def why_absent(report: Report, template: Template, id: str) -> Reason:
    """``NOT_READ`` or ``TABLE_INCOMPLETE`` where the reading is to blame, or may be; else ``TABLE_MISSING``."""
    spec = template.table(id)
    there = not spec.section or report.section(spec.section) is not None
    if there and (reason := where.unread(report, template, spec.section)):
        return reason
    code = ReasonCode.TABLE_INCOMPLETE if _as_text(report, spec) else ReasonCode.TABLE_MISSING
    return Reason(code, {"table": names.table(spec)}, where.table(report, template, id))


def _as_text(report: Report, spec: TableSpec) -> bool:
    """Whether the table's labels stand in the running text."""
    text = squeeze("".join(section.text for section in report.sections))
    labels = {squeeze(names.bare(row)) for row in spec.all_rows()}
    return sum(label in text for label in labels) >= max(2, _ENOUGH * len(labels))
