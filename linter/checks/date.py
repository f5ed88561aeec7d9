"""A date of the report is there, exists, and lies where it should.

Placeholders: ``text`` as written, ``date``, ``year`` of the report, ``published``, ``deadline``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.checks import names, where
from linter.checks.answer import held, not_applicable, not_assessable, violated
from linter.checks.by_body import first_fitting
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.model.named import Named
from linter.model.report import DateMention, Report
from linter.rulebook.kinds_report import DateCheck
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_NO_DEADLINE = Named("这类单位没有规定的期限", "no day is set for this kind of body")
_SLIP = Named("日期在报告年度之初，是年份写错", "the date lies early in the report year: a slip in the year")


def check(params: DateCheck, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    mention = report.signature.date if params.of == "signature" else report.published
    unknown = ReasonCode.DATE_UNKNOWN if params.of == "signature" else ReasonCode.PUBLISHED_UNKNOWN
    if params.require == "present":
        target = where.end(report) if params.of == "signature" else where.whole(report)
        yield held(Target(mention.place, mention.text)) if mention else violated(target, {})
        return
    if mention is None:
        yield not_assessable(unknown)
        return
    target = Target(mention.place, mention.text)
    if params.require == "possible":
        yield _possible(mention, target)
    elif params.require == "right_year":
        yield _right_year(mention, report, target)
    elif mention.value is None:
        yield not_assessable(unknown, {"text": mention.text}, target)
    elif params.require == "not_after_published":
        yield _not_after_published(mention.text, mention.value, report, target)
    elif report.year is None:
        yield not_assessable(ReasonCode.YEAR_UNKNOWN, {}, target)
    elif params.require == "after_year":
        yield _after_year(params, mention.text, mention.value, report.year, target)
    else:
        yield _by_deadline(params, mention.text, mention.value, report, report.year, target)


def _possible(mention: DateMention, target: Target) -> Instance:
    if mention.value is not None:
        return held(target)
    return violated(target, {"text": mention.text})


def _right_year(mention: DateMention, report: Report, target: Target) -> Instance:
    if report.year is None:
        return not_assessable(ReasonCode.YEAR_UNKNOWN, {}, target)
    if mention.year is None:
        return not_assessable(ReasonCode.DATE_UNKNOWN, {"text": mention.text}, target)
    if mention.year == report.year + 1:
        return held(target)
    shown: Value = names.day(mention.value) if mention.value else mention.text
    return violated(target, {"text": mention.text, "date": shown, "year": report.year})


def _not_after_published(text: str, value: date, report: Report, target: Target) -> Instance:
    published = report.published
    if published is None or published.value is None:
        return not_assessable(ReasonCode.PUBLISHED_UNKNOWN, {}, target)
    if value <= published.value:
        return held(target)
    return violated(target, {"text": text, "date": names.day(value), "published": names.day(published.value)})


def _after_year(params: DateCheck, text: str, value: date, year: int, target: Target) -> Instance:
    if value.year > year:
        return held(target)
    if params.since and value < _day(year, params.since):
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _SLIP}, target)
    return violated(target, {"text": text, "date": names.day(value), "year": year})


def _by_deadline(params: DateCheck, text: str, value: date, report: Report, year: int, target: Target) -> Instance:
    """Held where the day is early enough for whatever the body may be, violated where it is too late for that."""
    fitting = first_fitting(params.deadlines, report)
    known = [_day(year + 1, deadline.day) for deadline in fitting if deadline is not None]
    if not known:
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NO_DEADLINE}, target)
    if value <= min(known):
        return held(target)
    if len(known) == len(fitting) and value > max(known):
        return violated(
            target,
            {"text": text, "date": names.day(value), "deadline": names.day(max(known)), "year": year},
        )
    code = ReasonCode.BODY_UNKNOWN if report.body is None else ReasonCode.LEVEL_UNKNOWN
    return not_assessable(code, {}, target)


def _day(year: int, text: str) -> date:
    """``MM-DD`` of a year; 29 February of a year without one is the 28th."""
    month, number = (int(part) for part in text.split("-"))
    try:
        return date(year, month, number)
    except ValueError:
        return date(year, month, number - 1)
