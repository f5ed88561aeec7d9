"""The sections stand in the template's order and are numbered as the template numbers them.

Placeholders: ``heading`` as written, ``expected`` (the heading that belongs there, with its numeral), ``section``.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names
from linter.checks.answer import held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode, Target
from linter.model.report import Report, Section
from linter.rulebook.kinds_report import SectionOrder
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: SectionOrder, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for the first heading that is out of order; else one for every run of headings whose numerals are
    off by the same count, at its first; else one for the report. Headings that are counted on over a missing section
    are in order: the missing section is what is wrong."""
    found = list({section.id: section for section in reversed(report.sections)}.values())[::-1]
    if not found:
        yield not_assessable(ReasonCode.SECTION_MISSING)
        return
    numbers = {spec.id: spec.number for spec in template.sections}
    wanted = [spec.id for spec in template.sections if any(section.id == spec.id for section in found)]
    for section, id in zip(found, wanted, strict=True):
        if section.id != id:
            yield _wrong(section, id, template)
            return
    off = 0
    right = True
    for rank, section in enumerate(found, 1):
        if section.number is None:
            continue
        shift = section.number - numbers[section.id]
        if shift not in (0, off) and section.number != rank:
            right = False
            yield _wrong(section, section.id, template)
        off = shift
    if right:
        yield held(Target(found[0].place, found[0].heading, section=found[0].id))


def _wrong(section: Section, expected: str, template: Template) -> Instance:
    target = Target(section.place, section.heading, section=section.id)
    return violated(
        target,
        {
            "heading": section.heading,
            "expected": names.numbered(template, expected),
            "section": names.section(template, section.id),
        },
    )
