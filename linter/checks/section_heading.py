"""Headings are worded as the template words them.

Placeholders: ``heading`` as written, ``expected`` (the template's, with its numeral), ``section``.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names
from linter.checks.answer import held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.model.report import Report
from linter.rulebook.kinds_report import SectionHeading
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: SectionHeading, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a section that is there. A section found under two headings is judged by the better one."""
    if not report.sections:
        yield not_assessable(ReasonCode.SECTION_MISSING)
    for id in dict.fromkeys(section.id for section in report.sections):
        section = max((one for one in report.sections if one.id == id), key=lambda one: (one.official, one.likeness))
        target = Target(section.place, section.heading, section=id)
        departure = None if section.official else "alias" if section.likeness >= 1 else "other"
        if departure != params.departure:
            yield held(target)
            continue
        values: dict[str, Value] = {
            "heading": section.heading,
            "expected": names.numbered(template, id),
            "section": names.section(template, id),
        }
        yield violated(target, values)
