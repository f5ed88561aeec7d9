"""Every section is there.

Placeholders: ``section``, the heading of the section that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.answer import because, held, violated
from linter.checks.result import Instance
from linter.model.report import Report
from linter.rulebook.kinds_report import SectionPresent
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: SectionPresent, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a section."""
    for id in params.sections or [spec.id for spec in template.sections]:
        target = where.section(report, template, id)
        if report.section(id) is not None:
            yield held(target)
        elif reason := where.unread(report, template, id):
            yield because(reason)
        else:
            yield violated(target, {"section": names.section(template, id)})
