"""Labels are known however they are numbered, wrapped or misprinted, and never taken for one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import rulebook

from linter.interpret.labels import form, likeness, match, split_enumerator

APPLICATIONS = rulebook().template("2021").table("applications")
DISCLOSURE = rulebook().template("2021").table("disclosure")
ALL_2021 = rulebook().template("2021").tables


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1.属于国家秘密", "refused.state_secret"),
        ("1、属于国家秘密", "refused.state_secret"),
        ("１．属于国家秘密", "refused.state_secret"),
        ("①属于国家秘密", "refused.state_secret"),
        ("属于国家\n秘密", "refused.state_secret"),
        ("（三）不予公开 1.属于国家秘密", "refused.state_secret"),
        ("三、本年度办理结果（一）予以公开", "granted"),
        ("3.危及三安全一稳定", "refused.security_stability"),
        ("一 、本年新收政府信息公开申请数量", "new"),
        ("二、上年结转政府信息公开申请数", "carried_in"),
        ("（二）部分公开", "partial"),
        ("(七)总计", "total"),
        ("（七）總計", "total"),
        ("3、其他", "other.other"),
        ("2.其他法律行政止公开", "refused.law_prohibits"),
        ("1.申请人无正当理由逾期不补正、行政机", "other.overdue_correction"),
    ],
)
def test_a_row_is_known_in_every_spelling(text: str, key: str) -> None:
    found = match(text, APPLICATIONS.rows)
    assert found is not None
    assert found.spec.id == key


@pytest.mark.parametrize(
    "text", ["", "规章", "三、本年度办理结果", "（三）不予公开", "（六）其他处理", "申请人情况", "其它处理", "0"]
)
def test_what_is_no_row_is_taken_for_none(text: str) -> None:
    assert match(text, APPLICATIONS.rows) is None


@pytest.mark.parametrize(
    ("text", "key", "official"),
    [
        ("行政规范性文件", "normative_documents", True),
        ("规范性文件", "normative_documents", False),
        ("行政许可（件）", "licences", True),
    ],
)
def test_an_alias_is_not_the_official_wording(text: str, key: str, official: bool) -> None:
    found = match(text, DISCLOSURE.all_rows())
    assert found is not None
    assert (found.spec.id, found.likeness, found.official) == (key, 1.0, official)


@pytest.mark.parametrize("text", ["规定", "其它", "合计数", "行政处理"])
def test_short_labels_have_no_near_matches(text: str) -> None:
    assert match(text, [*DISCLOSURE.all_rows(), *APPLICATIONS.rows]) is None


def test_every_label_of_a_template_is_itself_and_nothing_else() -> None:
    for table in ALL_2021:
        for row in table.all_rows():
            found = match(row.label, table.all_rows())
            assert found is not None
            assert (found.spec.id, found.likeness, found.official) == (row.id, 1.0, True)


def test_a_near_match_says_so() -> None:
    found = match("7.属于行政执法案件", APPLICATIONS.rows)
    assert found is not None
    assert found.spec.id == "refused.enforcement_file"
    assert 0.8 < found.likeness < 1.0
    assert not found.official


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、总体情况", ("chinese", 1, "总体情况")),
        ("(三)不予公开", ("bracketed", 3, "不予公开")),
        ("12.其他", ("arabic", 12, "其他")),
        ("第二部分主动公开", ("part", 2, "主动公开")),
        ("十一、附件", ("chinese", 11, "附件")),
        ("2023年的工作", ("", 0, "2023年的工作")),
        ("一是完善制度", ("", 0, "一是完善制度")),
    ],
)
def test_enumerators(text: str, expected: tuple[str, int, str]) -> None:
    assert split_enumerator(text) == expected


@given(st.text(max_size=40))
def test_any_text_can_be_compared(text: str) -> None:
    match(text, APPLICATIONS.rows)
    assert likeness(form(text).words, form(text).words) == 1.0


@given(
    st.text(alphabet="属于国家秘密其他总计规章行政", max_size=12),
    st.text(alphabet="属于国家秘密其他总计规章行政", max_size=12),
)
def test_likeness_is_the_same_both_ways(a: str, b: str) -> None:
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0
