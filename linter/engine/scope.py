"""On which reports a rule is asked."""

from __future__ import annotations

import re

from linter.checks.result import Reason, ReasonCode, Status
from linter.engine.finding import Level
from linter.interpret.wording import squeeze
from linter.model.report import Body, Report
from linter.rulebook.rule import Applies, Rule
from linter.rulebook.template import Template
from linter.rulebook.words import YearRange

Verdict = tuple[Status, Reason] | None
"""``None`` where the rule is asked; otherwise the outcome that takes the place of an answer."""


def out_of_scope(applies: Applies, report: Report, template: Template) -> Verdict:
    """Whether a report lies outside a rule's scope, or can't be placed because its year or body is unknown."""
    if applies.editions and report.edition not in applies.editions:
        return _outside("edition", report.edition)
    if applies.years is not None:
        if report.year is not None:
            if report.year not in applies.years:
                return _outside("year", report.year)
        elif _disjoint(applies.years, template.report_years):
            return _outside("edition", report.edition)
        elif not _within(template.report_years, applies.years):
            return Status.NOT_ASSESSABLE, Reason(ReasonCode.YEAR_UNKNOWN)
    if applies.bodies:
        if report.body is None:
            return Status.NOT_ASSESSABLE, Reason(ReasonCode.BODY_UNKNOWN)
        if report.body.value not in applies.bodies:
            return _outside("body", report.body.value)
    if applies.levels and report.body is Body.GOVERNMENT:
        if report.level is None:
            return Status.NOT_ASSESSABLE, Reason(ReasonCode.LEVEL_UNKNOWN)
        if report.level not in applies.levels:
            return _outside("level", report.level)
    if applies.organisation:
        if report.organisation is None:
            return Status.NOT_ASSESSABLE, Reason(ReasonCode.ORGANISATION_UNKNOWN)
        if not re.search(applies.organisation, squeeze(report.organisation)):
            return _outside("organisation", report.organisation)
    return None


def level_of(rule: Rule, report: Report, template: Template) -> Level:
    """The rule's level on a report. Where it can't be known whether a relaxation holds, it is taken to hold: a finding
    is never graver than what is certain."""
    for relaxed in rule.relaxed:
        verdict = out_of_scope(relaxed.when, report, template)
        if verdict is None or verdict[0] is Status.NOT_ASSESSABLE:
            return Level(relaxed.level)
    return Level(rule.level)


def _outside(aspect: str, value: str | int) -> Verdict:
    return Status.NOT_APPLICABLE, Reason(ReasonCode.OUT_OF_SCOPE, {"aspect": aspect, "value": value})


def _disjoint(one: YearRange, other: YearRange) -> bool:
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: YearRange, other: YearRange) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


def _within(inner: YearRange, outer: YearRange) -> bool:
    starts = outer.first is None or (inner.first is not None and inner.first >= outer.first)
    ends = outer.last is None or (inner.last is not None and inner.last <= outer.last)
    return starts and ends
