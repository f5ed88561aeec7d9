"""Dates, deadlines, the period, the signature, and what readers noticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_reports import ask, mention, report, statuses, violations

from linter.checks.result import ReasonCode
from linter.model.document import NoteKind
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Body, DateMention, Period, Report, Signature
from linter.rulebook.kinds_report import DateCheck, Deadline, Input, PeriodCheck, SignatureCheck

DEADLINES = [
    Deadline(day="01-31", bodies=["department", "township"]),
    Deadline(day="02-20", bodies=["government"], levels=["county"]),
    Deadline(day="03-10", bodies=["government"], levels=["prefecture"]),
]


def of_signature(require: str, **more: Any) -> DateCheck:
    return DateCheck(of="signature", require=require, **more)  # type: ignore[arg-type]


BY_DEADLINE = of_signature("by_deadline", deadlines=DEADLINES)


def dated(found: DateMention | None, **changes: Any) -> Report:
    return report(signature=Signature("云溪县发展和改革局", Place(line=400), found), **changes)


def on(signed: int, month: int, day: int, **changes: Any) -> Report:
    return dated(mention(f"{signed}年{month}月{day}日", date(signed, month, day)), **changes)


def reason(check: Any, whole: Report) -> ReasonCode:
    (found,) = ask(check, whole)
    assert found.reason is not None
    return found.reason.code


def test_a_date_is_there_and_exists() -> None:
    assert statuses(of_signature("present"), on(2024, 1, 20)) == ["held"]
    assert statuses(of_signature("present"), dated(None)) == ["violated"]
    assert statuses(of_signature("possible"), on(2024, 2, 29)) == ["held"]
    (found,) = violations(of_signature("possible"), dated(mention("2024年2月30日", None, 2024)))
    assert found.values["text"] == "2024年2月30日"
    assert reason(of_signature("possible"), dated(None)) is ReasonCode.DATE_UNKNOWN


def test_a_date_lies_in_the_year_after_the_report_year() -> None:
    assert statuses(of_signature("right_year"), on(2024, 1, 20)) == ["held"]
    (found,) = violations(of_signature("right_year"), on(2023, 1, 20))
    assert found.values["date"] == Named("2023年1月20日", "20 January 2023")
    assert statuses(of_signature("right_year"), dated(mention("2025年13月", None, 2025))) == ["violated"]
    assert reason(of_signature("right_year"), on(2024, 1, 20, year=None)) is ReasonCode.YEAR_UNKNOWN


def test_a_date_before_the_year_has_ended() -> None:
    check = of_signature("after_year", since="07-01")
    assert statuses(check, on(2023, 12, 20)) == ["violated"]
    assert statuses(check, on(2023, 1, 20)) == ["not_applicable"]
    assert statuses(check, on(2024, 1, 1)) == ["held"]


def test_a_signature_is_not_later_than_publication() -> None:
    check = of_signature("not_after_published")
    assert reason(check, on(2024, 1, 20)) is ReasonCode.PUBLISHED_UNKNOWN
    published = mention("2024-01-12", date(2024, 1, 12))
    assert statuses(check, on(2024, 1, 20, published=published)) == ["violated"]
    assert statuses(check, on(2024, 1, 12, published=published)) == ["held"]


@pytest.mark.parametrize(
    ("body", "level", "day", "expected"),
    [
        (Body.DEPARTMENT, None, (1, 31), "held"),
        (Body.DEPARTMENT, None, (2, 1), "violated"),
        (Body.GOVERNMENT, "county", (2, 20), "held"),
        (Body.GOVERNMENT, "county", (2, 21), "violated"),
        (Body.GOVERNMENT, "prefecture", (3, 10), "held"),
        (Body.GOVERNMENT, "province", (3, 30), "not_applicable"),
        (Body.GOVERNMENT, None, (2, 20), "held"),
        (Body.GOVERNMENT, None, (3, 30), "not_assessable"),
        (None, None, (1, 31), "held"),
        (None, None, (2, 10), "not_assessable"),
    ],
)
def test_the_deadline_of_a_body_and_level(
    body: Body | None, level: str | None, day: tuple[int, int], expected: str
) -> None:
    assert statuses(BY_DEADLINE, on(2024, *day, body=body, level=level)) == [expected]


def test_what_is_unknown_of_the_body_is_the_reason() -> None:
    assert reason(BY_DEADLINE, on(2024, 2, 10, body=None)) is ReasonCode.BODY_UNKNOWN
    assert reason(BY_DEADLINE, on(2024, 3, 1, body=Body.GOVERNMENT)) is ReasonCode.LEVEL_UNKNOWN


def test_a_day_too_late_for_whatever_the_body_is_is_late() -> None:
    check = of_signature(
        "by_deadline",
        deadlines=[Deadline(day="01-31", bodies=["department", "township"]), Deadline(day="03-31")],
    )
    (found,) = violations(check, on(2024, 4, 2, body=None))
    assert found.values["deadline"] == Named("2024年3月31日", "31 March 2024")


def test_a_name_may_decide_the_deadline() -> None:
    check = of_signature("by_deadline", deadlines=[Deadline(day="01-31", organisation="街道")])
    assert statuses(check, on(2024, 2, 4, organisation="松岩街道办事处")) == ["violated"]
    assert statuses(check, on(2024, 2, 4)) == ["not_applicable"]


def test_an_unknown_publication_date_is_said_to_be_unknown() -> None:
    check = DateCheck(of="published", require="by_deadline", deadlines=DEADLINES)
    assert reason(check, report()) is ReasonCode.PUBLISHED_UNKNOWN
    late = mention("2024-04-17", date(2024, 4, 17))
    assert statuses(check, report(published=late)) == ["violated"]


def test_the_period_is_the_whole_year() -> None:
    check = PeriodCheck(require="full_year")
    assert statuses(check, report()) == ["held"]
    short = Period("2023年1月1日至12月20日", date(2023, 1, 1), date(2023, 12, 20), Place(line=3))
    (found,) = violations(check, report(period=short))
    assert found.values["end"] == Named("2023年12月20日", "20 December 2023")
    assert reason(check, report(period=None)) is ReasonCode.PERIOD_UNREADABLE
    unclear = replace(short, end=None)
    assert reason(check, report(period=unclear)) is ReasonCode.PERIOD_UNREADABLE
    assert statuses(PeriodCheck(require="present"), report(period=unclear)) == ["held"]
    assert statuses(PeriodCheck(require="present"), report(period=None)) == ["violated"]


def test_a_missing_signature_is_found_at_the_end() -> None:
    assert statuses(SignatureCheck(require="present"), report()) == ["held"]
    (found,) = violations(SignatureCheck(require="present"), report(signature=Signature(None, None, None)))
    assert found.target is not None
    assert found.target.place == Place(line=301)


def test_what_a_reader_noticed_is_one_finding_a_kind() -> None:
    notes = [(NoteKind.PICTURE, 60), (NoteKind.PICTURE, 70), (NoteKind.HIDDEN, 80)]
    (found,) = violations(Input(note="picture"), report(notes=notes))
    assert found.values["text"] == Named("第60行、第70行", "第60行, 第70行")
    assert found.target is not None
    assert found.target.place == Place(line=60)
    assert statuses(Input(note="picture"), report()) == ["held"]
    beside = Input(note="picture", table_missing=True)
    assert statuses(beside, report(notes=notes)) == ["held"]
    assert statuses(beside, report(notes=notes, tables_without=["review"])) == ["violated"]
    assert statuses(Input(failure="damaged"), report()) == ["held"]
