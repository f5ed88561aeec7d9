"""Patterns, statements and lengths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import ask, report, statuses, violations

from linter.checks.aligned import align
from linter.checks.pattern import MOST
from linter.checks.result import ReasonCode
from linter.interpret.wording import squeeze
from linter.model.document import NoteKind
from linter.model.named import Named
from linter.rulebook.kinds_report import Length, Pattern, PatternSpec, Statement, StatementGroup
from linter.rulebook.words import Words

FEE = StatementGroup(name=Words(zh="收费情况", en="the fee"), any=["处理费", "收费"])


def pattern(find: str, unless: str = "", parts: tuple[str, ...] = ("all",), spaces: str = "removed") -> Pattern:
    return Pattern(parts=list(parts), forbid=[PatternSpec(find=find, unless=unless)], spaces=spaces)  # type: ignore[arg-type]


def test_what_is_found_is_shown_as_written() -> None:
    whole = report(prose={"overview": ["工作扎实。（文字 描述，收取信息处理费情况在此处报告。）"]})
    (found,) = violations(pattern(r"\(文字描述[^()]{0,30}\)"), whole)
    assert found.values["text"] == "（文字 描述，收取信息处理费情况在此处报告。）"
    assert found.values["part"] == Named("总体情况", "Overview")
    assert found.target is not None
    assert found.target.section == "overview"


def test_an_exception_counts_only_in_the_same_sentence() -> None:
    text = ["引用〔2019〕60号和〔2021〕30号。", "又引用〔2019〕60号。后来有了〔2021〕30号。"]
    found = violations(pattern(r"\[2019\]60号", r"\[2021\]30号"), report(prose={"overview": text}))
    assert [instance.values["sentence"] for instance in found] == ["又引用〔2019〕60号。"]


def test_the_same_text_is_found_once_a_passage_with_its_count() -> None:
    (found,) = violations(pattern("X{2,}"), report(prose={"overview": ["XX局和XX局。"]}))
    assert found.values["count"] == 2


def test_more_than_enough_is_counted_and_never_cut_silently() -> None:
    whole = report(prose={"overview": [f"第{number}处XX。" for number in range(MOST + 5)]})
    found = violations(pattern("X{2,}"), whole)
    assert len(found) == MOST + 1
    assert found[-1].values["count"] == 5
    assert found[-1].values["text"] == Named("XX”等5处“", "XX” and other places, 5 in all, “")


def test_blanks_may_matter() -> None:
    whole = report(prose={"overview": ["统计期限为2023  1  1日。"]})
    assert violations(pattern(r"20\d\d \d{1,2} \d{1,2}日", spaces="kept"), whole)


def test_tables_are_searched_in_labels_and_words() -> None:
    whole = report(texts={"disclosure": {"licences": {"decisions": "XX件"}}})
    (found,) = violations(pattern("X{2,}", parts=("all", "tables")), whole)
    assert found.target is not None
    assert found.target.table == "disclosure"


def test_a_part_that_is_not_there_is_not_clean() -> None:
    (found,) = ask(pattern("X{2,}", parts=("review",)), report(without=["review"]))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.NOTHING_TO_COMPARE


@given(st.text(max_size=40), st.booleans())
def test_the_way_back_to_the_text_as_written_never_fails(raw: str, spaces: bool) -> None:
    aligned = align(raw, spaces=spaces)
    assert len(aligned.text) == len(aligned.origin)
    for start in range(len(aligned.text)):
        assert aligned.written(start, start + 1) in raw
        assert aligned.sentence(start, start + 1) in aligned.text


@given(st.text(alphabet="政府信息〔〕２０、。 \n（）-—·", max_size=40))
def test_patterns_see_squeezed_text(raw: str) -> None:
    assert align(raw, spaces=False).text == squeeze(raw)


def test_a_statement_may_be_made_in_any_of_its_words() -> None:
    said = report(prose={"other_matters": ["本年度未 收取信息处 理费。"]})
    check = Statement(parts=["other_matters"], groups=[FEE])
    assert statuses(check, said) == ["held"]
    (found,) = violations(check, report(prose={"other_matters": ["无。"]}))
    assert found.values["statement"] == Named("收费情况", "the fee")
    (found,) = ask(check, report(without=["other_matters"]))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.SECTION_MISSING


def test_a_link_below_a_text_hides_nothing_but_a_picture_may() -> None:
    check = Statement(parts=["other_matters"], groups=[FEE])
    none, empty = {"other_matters": ["无。"]}, {"other_matters": [""]}
    assert statuses(check, report(prose=none, notes=[(NoteKind.ATTACHMENT, 310)])) == ["violated"]
    assert statuses(check, report(prose=empty, notes=[(NoteKind.ATTACHMENT, 310)])) == ["not_assessable"]
    assert statuses(check, report(prose=none, notes=[(NoteKind.PICTURE, 300)])) == ["not_assessable"]
    assert statuses(check, report(prose=none, notes=[(NoteKind.PICTURE, 310)])) == ["violated"]


def test_all_that_is_not_said_is_one_finding() -> None:
    groups = [FEE, StatementGroup(name=Words(zh="考核", en="assessment"), any=["考核"])]
    (found,) = violations(Statement(parts=["all"], groups=groups), report())
    assert found.values["statement"] == Named("收费情况、考核", "the fee, assessment")


@pytest.mark.parametrize(
    ("when", "cell", "expected"),
    [
        ("applications.other.unpaid_fee.total", 1, "violated"),
        ("applications.other.unpaid_fee.total", 0, "not_applicable"),
        ("applications.other.unpaid_fee.total", "", "not_assessable"),
        ("not applications.other.unpaid_fee.total", 1, "not_applicable"),
        ("not applications.other.unpaid_fee.total", 0, "violated"),
        ("not applications.other.unpaid_fee.total", "", "violated"),
    ],
)
def test_a_cell_decides_whether_something_must_be_said(when: str, cell: object, expected: str) -> None:
    check = Statement(parts=["other_matters"], groups=[FEE], when=when)
    texts = {"applications": {"other.unpaid_fee": {"total": cell}}}
    assert statuses(check, report(texts=texts, prose={"other_matters": ["无。"]})) == [expected]


def test_a_length_counts_no_white_space() -> None:
    whole = report(prose={"overview": ["工作 扎实。", "成效\u3000明显。"]})
    (found,) = violations(Length(section="overview", minimum=11), whole)
    assert found.values["count"] == 10
    assert statuses(Length(section="overview", minimum=10, maximum=10), whole) == ["held"]
    assert statuses(Length(section="overview", maximum=9), whole) == ["violated"]


def test_an_empty_phrase_counts_as_nothing() -> None:
    whole = report(prose={"problems": ["本年度不存在问题。"]})
    (found,) = violations(Length(section="problems", minimum=5, empty=".{0,6}不存在问题[.]?"), whole)
    assert found.values["count"] == 0


def test_a_short_text_beside_a_picture_was_perhaps_not_read() -> None:
    whole = report(prose={"overview": ["见图。"]}, notes=[(NoteKind.PICTURE, 60)])
    (found,) = ask(Length(section="overview", minimum=100), whole)
    assert found.reason is not None
    assert found.reason.code is ReasonCode.NOT_READ
