"""The identity language: what is understood, and what is said where it isn't."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.rulebook import load
from linter.rulebook.binding import Binder
from linter.rulebook.identity import IdentityError, Name, Sum, parse, parse_condition, parse_each


def bound(text: str, each: str = "", edition: str = "2021") -> list[list[tuple[str, str | None, str | None, bool]]]:
    binder = Binder(load().template(edition), parse_each(each))
    return [
        [(one.table, one.row, one.column, one.previous) for one in binder.bind(operand)]
        for operand in parse(text).operands()
    ]


def test_names_sums_factors_and_numbers_are_read() -> None:
    identity = parse("2*new - sum(refused.*) + 3 >= total - 1")
    assert [(factor, operand.placeholder) for factor, operand in identity.left.terms] == [
        (2, "new"),
        (-1, "sum_refused"),
    ]
    assert (identity.left.constant, identity.relation, identity.right.constant) == (3, ">=", -1)


def test_a_range_and_a_group_are_sums() -> None:
    first, second = parse("sum(enterprise..other_org) = sum(other.*)").operands()
    assert isinstance(first, Sum)
    assert isinstance(first.last, Name)
    assert first.placeholder == "sum_enterprise_to_other_org"
    assert second.placeholder == "sum_other"


def test_with_each_column_a_name_is_a_row() -> None:
    assert bound("new = previous.applications.carried_over", "column of applications") == [
        [("applications", "new", None, False)],
        [("applications", "carried_over", None, True)],
    ]


def test_with_each_row_a_name_is_a_column_and_a_range_goes_in_the_order_of_the_format() -> None:
    (found,) = bound("sum(enterprise..legal_service) = 0", "row of applications")
    assert [column for _, _, column, _ in found] == ["enterprise", "research", "public_welfare", "legal_service"]


def test_full_names_need_no_each() -> None:
    assert bound("applications.refused.state_secret.total >= review.review.total") == [
        [("applications", "refused.state_secret", "total", False)],
        [("review", "review", "total", False)],
    ]


def test_a_group_may_be_written_in_full() -> None:
    (found,) = bound("sum(applications.unavailable.*.total) = 0")
    assert [row for _, row, _, _ in found] == [
        "unavailable.not_held",
        "unavailable.needs_creation",
        "unavailable.still_unclear",
    ]
    assert {column for _, _, column, _ in found} == {"total"}


def test_the_single_row_of_2019_stands_for_the_group_of_2021() -> None:
    assert bound("sum(other.*) = 0", "column of applications", "2019") == [[("applications", "other", None, False)]]
    (found,) = bound("sum(other.*) = 0", "column of applications")
    assert len(found) == 3


def test_only_rows_with_every_named_column_are_asked() -> None:
    binder = Binder(load().template("2021"), parse_each("row of disclosure"))
    identity = parse("issued <= in_force + repealed")
    assert binder.asked((), identity.operands()) == ("regulations", "normative_documents")


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("", 1, "此处应为单元格名称，而不是结尾"),
        ("a", 2, "此处应为=、!=、>=、<=、> 或 <，而不是结尾"),
        ("a = b = c", 7, "此处应为+、- 或结尾，而不是“=”"),
        ("a ~ b", 3, "不认识的字符“~”"),
        ("a + = b", 5, "此处应为单元格名称，而不是“=”"),
        ("refused.* = 1", 1, "“refused.*”只能写在 sum(…) 里"),
        ("sum(a) = 1", 5, "sum(…) 里应有“*”或“..”"),
        ("sum(a..b = 1", 10, "此处应为“)”，而不是“=”"),
        ("sum(a.*..b) = 1", 5, "“..”两边不能有“*”"),
        ("1234567890123 = a", 1, "数字过大"),
        ("a = " + "b + " * 61 + "b", 247, "超过 60 项"),
        ("a = " + "b" * 500, 1, "恒等式超过 500 个字符"),
    ],
)
def test_a_mistake_is_said_with_its_column(text: str, column: int, said: str) -> None:
    with pytest.raises(IdentityError) as caught:
        parse(text)
    assert (caught.value.column, caught.value.zh) == (column, said)


@pytest.mark.parametrize(
    ("text", "each", "said"),
    [
        ("sum(total..new) = 0", "column of applications", "“..”两边的顺序反了"),
        ("sum(applications.new.total..review.review.total) = 0", "", "“..”两边不在同一张表"),
        ("sum(applications.new.total..applications.total.research) = 0", "", "“..”两边不同行也不同列"),
        ("total = new", "row of applications", "没有单元格“new”"),
        ("applications.new = 0", "", "没有单元格“applications.new”"),
    ],
)
def test_a_name_that_means_no_cell_is_said_to(text: str, each: str, said: str) -> None:
    with pytest.raises(IdentityError) as caught:
        bound(text, each)
    assert caught.value.zh == said


@given(st.text(alphabet="ab.*+-=<>() 12\tsum_", max_size=60))
def test_any_text_is_read_or_refused_with_a_column(text: str) -> None:
    with suppress(IdentityError):
        parse(text)
        return
    with pytest.raises(IdentityError) as caught:
        parse(text)
    assert 1 <= caught.value.column <= len(text) + 1
    assert caught.value.zh


def test_last_years_cells_are_those_of_the_edition_that_it_follows() -> None:
    now, before = load().template("2021"), load().template("2019")
    binder = Binder(now, parse_each("row of disclosure"), before)
    (operand,) = [one for one in parse("issued = previous.disclosure.made").operands() if "previous" in one.written]
    assert [(one.column, one.previous) for one in binder.bind(operand)] == [("made", True)]
    with pytest.raises(IdentityError):
        Binder(now, parse_each("row of disclosure")).bind(operand)
    (gone,) = [one for one in parse("issued = previous.disclosure.in_force").operands() if "previous" in one.written]
    with pytest.raises(IdentityError):
        binder.bind(gone)


def test_a_condition_is_comparisons_joined_by_and() -> None:
    first, second = parse_condition("partial > 0 and sum(refused.*) != 2*partial")
    assert (first.relation, second.relation) == (">", "!=")
    assert [operand.placeholder for operand in second.operands()] == ["sum_refused", "partial"]
    assert parse_condition("") == ()


@pytest.mark.parametrize(
    ("text", "column"), [("partial", 8), ("partial > 0 and", 16), ("partial > 0 or new > 0", 13), ("and > 0 and", 12)]
)
def test_a_condition_that_can_not_be_read_is_an_error_at_its_column(text: str, column: int) -> None:
    with pytest.raises(IdentityError) as caught:
        parse_condition(text)
    assert caught.value.column == column
