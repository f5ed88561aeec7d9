"""The statistical period is stated, or runs over the whole report year.

Placeholders: ``text`` as written, ``year`` of the report, ``start`` and ``end``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.checks import names, where
from linter.checks.answer import held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.model.report import Report
from linter.rulebook.kinds_report import PeriodCheck
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: PeriodCheck, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    period = report.period
    if params.require == "present":
        if period is not None:
            yield held(Target(period.place, period.text))
            return
        preface = report.preface[-1] if report.preface else None
        yield violated(Target(preface.place) if preface else where.whole(report), {})
        return
    if period is None:
        yield not_assessable(ReasonCode.PERIOD_UNREADABLE)
        return
    target = Target(period.place, period.text)
    if period.start is None or period.end is None:
        yield not_assessable(ReasonCode.PERIOD_UNREADABLE, {"text": period.text}, target)
    elif report.year is None:
        yield not_assessable(ReasonCode.YEAR_UNKNOWN, {}, target)
    elif (period.start, period.end) == (date(report.year, 1, 1), date(report.year, 12, 31)):
        yield held(target)
    else:
        values: dict[str, Value] = {
            "text": period.text,
            "year": report.year,
            "start": names.day(period.start),
            "end": names.day(period.end),
        }
        yield violated(target, values)
