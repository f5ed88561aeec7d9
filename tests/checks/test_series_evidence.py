"""What a report can't show by itself: said, and held against nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from made_reports import ask, mention, report, rulebook, statuses, violations

from linter.checks.result import ReasonCode, Status
from linter.engine import judge
from linter.model.document import Document, FileFormat, NoteKind, Paragraph, ReadingNote
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Report
from linter.rulebook.kinds_series import AttachmentDate, Evidence, PageColumn
from linter.rulebook.words import Words

ROSTER = Evidence(needed=Words(zh="单位名单", en="the roster"))
LAWSUITS = Evidence(needed=Words(zh="案件清单", en="the cases"), when="review.litigation_after_review.total")
ATTACHED = AttachmentDate(names=[r"\bP0(?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)\d{6,}"], days=31)
COLUMN = PageColumn(path=["当前位置:.*"], right=["信息公开"], wrong=["动态", "公告"])


def test_what_would_be_needed_is_said() -> None:
    (found,) = ask(ROSTER, report())
    assert found.reason is not None
    assert found.reason.code is ReasonCode.EVIDENCE_MISSING
    assert found.reason.values["detail"] == Named("单位名单", "the roster")


def test_evidence_is_only_asked_for_where_the_figure_calls_for_it() -> None:
    assert statuses(LAWSUITS, report()) == ["not_applicable"]
    assert statuses(LAWSUITS, report(texts={"review": {"litigation_after_review": {"total": ""}}})) == [
        "not_applicable"
    ]
    assert statuses(LAWSUITS, report(texts={"review": {"litigation_after_review": {"total": 1}}})) == ["not_assessable"]


def test_what_lies_outside_the_file_takes_nothing_off_the_grade() -> None:
    rules = [rule for rule in rulebook().rules if rule.category == "series"]
    result = judge(report(), rulebook(), path="this.html", rules=rules)
    assert {outcome.status for outcome in result.outcomes} <= {Status.NOT_ASSESSABLE, Status.NOT_APPLICABLE}
    assert result.grade is not None
    assert result.grade.low == result.grade.score == 100


def with_files(*names: str, published: date | None) -> Report:
    notes = tuple(ReadingNote(NoteKind.ATTACHMENT, name, Place(line=9)) for name in names)
    made = report(published=mention("发布", published) if published else None)
    return replace(made, document=replace(made.document, notes=notes))


@pytest.mark.parametrize(
    ("names", "published", "outcome"),
    [
        (["年报 ./P020240708585830864986.doc"], date(2021, 1, 28), "violated"),
        (["年报 ./P020210228585830864986.doc"], date(2021, 1, 28), "held"),
        (["旧 ./P020210128585830864986.doc", "新 ./P020240708585830864986.doc"], date(2021, 1, 28), "held"),
        (["年报 ./P020240708585830864986.doc"], None, "not_assessable"),
        (["年报 ./P020241399585830864986.doc"], date(2021, 1, 28), "not_applicable"),
        (["年报.doc"], date(2021, 1, 28), "not_applicable"),
    ],
)
def test_a_file_that_is_newer_than_its_page_is_noticed(names: list[str], published: date | None, outcome: str) -> None:
    assert statuses(ATTACHED, with_files(*names, published=published)) == [outcome]


def test_it_says_both_days() -> None:
    (found,) = violations(ATTACHED, with_files("年报 ./P020240708585830864986.doc", published=date(2021, 1, 28)))
    assert found.values["date"] == Named("2024年7月8日", "8 July 2024")


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("当前位置：首页 > 工作动态", "violated"),
        ("当前位置：首页 > 信息公开 > 工作动态", "held"),
        ("当前位置：首页 > 机构", "not_assessable"),
        ("本页讲工作动态", "not_assessable"),
    ],
)
def test_the_column_is_told_by_the_pages_own_path(line: str, outcome: str) -> None:
    made = replace(report(), document=Document(FileFormat.HTML, (Paragraph(line, Place(line=2)),)))
    assert statuses(COLUMN, made) == [outcome]
