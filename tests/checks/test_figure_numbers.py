"""Numbers in running text: which are figures, what they are worth, and whether they are exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import rulebook

from linter.checks.aligned import align
from linter.checks.figures.numbers import Number, chinese_value, numbers
from linter.readers.numerals import chinese


def read(text: str) -> list[Number]:
    return list(numbers(align(text, spaces=False), rulebook().vocabulary.numbers))


def exact(text: str) -> list[object]:
    return [number.value for number in read(text) if number.exact]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("收到申请75件", [75]),
        ("收到申请７５件", [75]),
        ("收到申请 75 件", [75]),
        ("公开信息1,234条", [1234]),
        ("公开信息12,345,678条", [12345678]),
        ("占33.9%", [Decimal("33.9")]),
        ("收费4166.24万元", [41662400]),
        ("收到申请一百二十三件", [123]),
        ("收到申请两件", [2]),
        ("收到申请二十件、复议十一起", [20, 11]),
        ("收到申请0件", [0]),
    ],
)
def test_figures_are_read_however_they_are_written(text: str, values: list[object]) -> None:
    assert exact(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "国办公开办函〔2021〕30号",
        "自2023年1月1日起至12月31日止",
        "条例第二十条第（一）项",
        "第711号令",
        "一是完善制度；二是加强培训",
        "①畅通渠道②加强培训",
        "一、总体情况",
        "安澜路18号3楼",
        "上午9:30至11:30",
        "H5页面",
        "办理时间为2023-11-05",
    ],
)
def test_dates_serials_articles_and_numbers_of_documents_are_no_figures(text: str) -> None:
    assert exact(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到申请十余件",
        "收到申请100余件",
        "约75件",
        "近百件申请",
        "收到申请75件左右",
        "3至5件",
        "3-5件",
        "数十件",
        "收到2，146件",
    ],
)
def test_what_is_about_so_many_is_never_exact(text: str) -> None:
    assert exact(text) == []


def test_a_rounded_number_keeps_half_a_unit_of_doubt() -> None:
    (number,) = read("阅读量1.2万次")
    assert (number.value, number.tolerance) == (12000, Decimal(500))


def test_digits_that_a_file_may_have_broken_are_not_exact() -> None:
    assert exact("收到申请1 4件") == []


@pytest.mark.parametrize("text", ["三五", "十百", "二三十", "一一〇"])
def test_what_is_no_one_numeral_has_no_value(text: str) -> None:
    assert chinese_value(text) is None


@given(st.integers(1, 9999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    assert chinese_value(chinese(number)) == number


@given(st.text(alphabet="0123456789,.，%〇一二两十百千万亿余约近第件条年月日-至 ①", max_size=60))
def test_any_text_is_read(text: str) -> None:
    for number in read(text):
        assert number.start < number.end
        assert number.value >= 0
