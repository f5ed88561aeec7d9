"""A date of the report is there, exists, and lies where it should.

Placeholders: ``text`` as written, ``date``, ``year`` of the report, ``published``, ``deadline``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from linter.checks import names, where
from linter.checks.answer import held, not_applicable, not_assessable, violated
from linter.checks.by_body import day_of, first_fitting
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import DateMention, Report
from linter.rulebook.kinds_report import DateCheck
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_NO_DEADLINE = Named("这类单位没有规定的期限", "no day is set for this kind of body")
_THE_LIST = Named("清单", "the list")
_SLIP = Named("日期在报告年度之初，是年份写错", "the date lies early in the report year: a slip in the year")


class _Day(NamedTuple):
    """A day of the report's: as written, where a finding about it stands, and whether a list says it and no page."""

    mention: DateMention
    target: Target
    listed: bool = False


def check(params: DateCheck, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    unknown = ReasonCode.DATE_UNKNOWN if params.of == "signature" else ReasonCode.PUBLISHED_UNKNOWN
    if params.require == "present":
        mention = report.signature.date if params.of == "signature" else report.published
        target = where.end(report) if params.of == "signature" else where.whole(report)
        yield held(Target(mention.place, mention.text)) if mention else violated(target, {})
        return
    days = _days(params, report)
    if not days:
        yield not_assessable(unknown)
    elif len(days) == 1:
        yield _ask(params, report, days[0])
    else:
        yield _both(days, [_ask(params, report, day) for day in days], report)


def _days(params: DateCheck, report: Report) -> list[_Day]:
    """The day in question. Of publication also the day that a list gives: alone where the page states none or one of
    another year than that in which the report was due (moved sites date their pages anew), else beside the page's."""
    mention = report.signature.date if params.of == "signature" else report.published
    found = [_Day(mention, Target(mention.place, mention.text))] if mention is not None else []
    listed = report.listing.published if report.listing is not None and params.of == "published" else None
    if listed is None or (mention is not None and mention.value == listed and mention.place != Place()):
        return found
    other = _Day(DateMention(listed.isoformat(), listed, listed.year, Place()), where.whole(report), listed=True)
    if report.year is None or mention is None or mention.value in (None, listed):
        return [other]
    due = report.year + 1
    timely = [day for day in (*found, other) if day.mention.year == due]
    return timely or [*found, other]


def _both(days: Sequence[_Day], answers: Sequence[Instance], report: Report) -> Instance:
    """What both days come to: nothing is blamed on one of them where the other speaks against it."""
    if len({answer.status for answer in answers}) == 1:
        return answers[0]
    first, second = (names.day(day.mention.value) if day.mention.value else day.mention.text for day in days)
    source = report.listing.source if report.listing is not None and report.listing.source else _THE_LIST
    values: dict[str, Value] = {"first": first, "second": second, "source": source}
    return not_assessable(ReasonCode.DATES_DISAGREE, values, days[0].target)


def _ask(params: DateCheck, report: Report, day: _Day) -> Instance:
    mention, target = day.mention, day.target
    if params.require == "possible":
        return _possible(mention, target)
    if params.require == "right_year":
        return _right_year(day, report)
    if mention.value is None:
        unknown = ReasonCode.DATE_UNKNOWN if params.of == "signature" else ReasonCode.PUBLISHED_UNKNOWN
        return not_assessable(unknown, {"text": mention.text}, target)
    if params.require == "not_after_published":
        return _not_after_published(mention.text, mention.value, report, target)
    if report.year is None:
        return not_assessable(ReasonCode.YEAR_UNKNOWN, {}, target)
    if params.require == "after_year":
        return _after_year(params, day, mention.value, report.year)
    return _by_deadline(params, day, mention.value, report, report.year)


def _said(day: _Day) -> Value:
    if day.mention.value is None:
        return day.mention.text
    said = names.day(day.mention.value)
    return Named(f"{said.zh}（据清单）", f"{said.en} (by the manifest)") if day.listed else said


def _possible(mention: DateMention, target: Target) -> Instance:
    if mention.value is not None:
        return held(target)
    return violated(target, {"text": mention.text})


def _right_year(day: _Day, report: Report) -> Instance:
    mention, target = day.mention, day.target
    if report.year is None:
        return not_assessable(ReasonCode.YEAR_UNKNOWN, {}, target)
    if mention.year is None:
        return not_assessable(ReasonCode.DATE_UNKNOWN, {"text": mention.text}, target)
    if mention.year == report.year + 1:
        return held(target)
    return violated(target, {"text": mention.text, "date": _said(day), "year": report.year})


def _not_after_published(text: str, value: date, report: Report, target: Target) -> Instance:
    published = report.published
    if published is None or published.value is None:
        return not_assessable(ReasonCode.PUBLISHED_UNKNOWN, {}, target)
    if value <= published.value:
        return held(target)
    return violated(target, {"text": text, "date": names.day(value), "published": names.day(published.value)})


def _after_year(params: DateCheck, day: _Day, value: date, year: int) -> Instance:
    if value.year > year:
        return held(day.target)
    if params.since and value < day_of(year, params.since):
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _SLIP}, day.target)
    return violated(day.target, {"text": day.mention.text, "date": _said(day), "year": year})


def _by_deadline(params: DateCheck, day: _Day, value: date, report: Report, year: int) -> Instance:
    """Held where the day is early enough for whatever the body may be, violated where it is too late for that."""
    target = day.target
    fitting = first_fitting(params.deadlines, report)
    known = [day_of(year + 1, deadline.day) for deadline in fitting if deadline is not None]
    if not known:
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NO_DEADLINE}, target)
    if value <= min(known):
        return held(target)
    if len(known) == len(fitting) and value > max(known):
        return violated(
            target,
            {"text": day.mention.text, "date": _said(day), "deadline": names.day(max(known)), "year": year},
        )
    code = ReasonCode.BODY_UNKNOWN if report.body is None else ReasonCode.LEVEL_UNKNOWN
    return not_assessable(code, {}, target)
