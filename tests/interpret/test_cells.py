"""A cell has a value only where a number is written in it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import rulebook

from linter.interpret.cells import parse_cell
from linter.model.place import Place
from linter.model.report import Cell, CellKind
from linter.rulebook.template import ColumnSpec

COUNT = ColumnSpec(id="count", label="件数", en="count")
CHANGE = ColumnSpec(id="change", label="本年增/减", en="change", type="change")


def parse(text: str, column: ColumnSpec = COUNT) -> Cell:
    return parse_cell(text, Place(), column, rulebook().recognition)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        (" 12 ", 12),
        ("１２", 12),
        ("1,234,567", 1234567),
        ("1，234", 1234),
        ("7730.28", Decimal("7730.28")),
        ("0.00", Decimal("0.00")),
        ("７７３０．２８", Decimal("7730.28")),
        ("7730.\n28", Decimal("7730.28")),
        ("123456\n7", 1234567),
        ("-8", -8),
        ("－8", -8),
        ("+8", 8),
    ],
)
def test_numbers(text: str, value: int | Decimal) -> None:
    cell = parse(text)
    assert cell.kind is CellKind.NUMBER
    assert cell.value == value
    assert type(cell.value) is type(value)


@pytest.mark.parametrize(("text", "value"), [("增8", 8), ("减 8", -8), ("增加3件", 3), ("+2", 2), ("-2", -2)])
def test_changes_may_be_worded(text: str, value: int) -> None:
    assert parse(text, CHANGE).value == value


@pytest.mark.parametrize(
    ("text", "unit"), [("12件", "件"), ("12 件", "件"), ("251000元", "元"), ("3.5万元", "万元"), ("3（件）", "件")]
)
def test_the_unit_behind_a_number_is_kept(text: str, unit: str) -> None:
    cell = parse(text)
    assert cell.kind is CellKind.NUMBER
    assert cell.unit == unit


@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\u3000", "\u200b", "\n"])
def test_blank_is_blank_and_never_zero(text: str) -> None:
    cell = parse(text)
    assert (cell.kind, cell.value) == (CellKind.BLANK, None)


@pytest.mark.parametrize("text", ["/", "-", "—", "——", "无", "\\", "－", "//"])
def test_marks(text: str) -> None:
    cell = parse(text)
    assert (cell.kind, cell.value) == (CellKind.MARK, None)


@pytest.mark.parametrize(
    "text", ["约5", "五", "见附件", "O", "1O", "l2", "4①", "①", "5²", "1,23", "12%", "3.", "1.2.3"]
)
def test_what_is_no_number_has_no_value(text: str) -> None:
    cell = parse(text)
    assert (cell.kind, cell.value) == (CellKind.TEXT, None)


@pytest.mark.parametrize("text", ["1 2", "0\n0", "00", "1\n2", "0 0 0", "007", "1" * 40, "12\n34\n5\n6"])
def test_numbers_that_may_be_several_are_uncertain(text: str) -> None:
    cell = parse(text)
    assert (cell.kind, cell.value) == (CellKind.UNCERTAIN, None)
    assert cell.doubt


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_whole_number_is_read_as_written(number: int) -> None:
    assert parse(str(number)).value == number
    assert parse(f"{number:,}").value == number


@given(st.text(max_size=20))
def test_any_text_makes_a_cell_and_only_numbers_have_values(text: str) -> None:
    for column in (COUNT, CHANGE):
        cell = parse(text, column)
        assert (cell.value is not None) == (cell.kind is CellKind.NUMBER)
        assert not isinstance(cell.value, float)
