"""The statutory tables are there.

Placeholders: ``table`` and ``section``, the table that is missing and the heading that it belongs under.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.absent import why_absent
from linter.checks.answer import because, held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_report import TablePresent
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import TableSpec, Template


def check(params: TablePresent, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a table."""
    for id in params.tables or [spec.id for spec in template.tables]:
        spec = template.table(id)
        target = where.table(report, template, id)
        name = names.table(spec)
        if id in report.tables:
            yield held(target)
        elif spec.section and report.section(spec.section) is None:
            yield not_assessable(ReasonCode.SECTION_MISSING, {"section": names.section(template, spec.section)}, target)
        elif (reason := why_absent(report, template, id)).code is not ReasonCode.TABLE_MISSING:
            yield because(reason)
        else:
            yield violated(target, {"table": name, "section": _place(spec, template)})


def _place(spec: TableSpec, template: Template) -> Named:
    """The table's section; the table itself in a format that has no sections."""
    return names.section(template, spec.section) if spec.section else names.table(spec)
