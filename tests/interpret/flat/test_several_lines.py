"""Rows whose values stand on several lines, beside other rows' values, or were lost: no number in a wrong cell."""

from __future__ import annotations

import random

import forms
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.interpret import doubts
from linter.model.report import CellKind, Reading, Table

SEEDS = st.integers(0, 10**9)
DISCLOSURE_2019 = """第二十条第（五）项
信息内容
上一年项目数量 本年增/减 处理决定数量
行政许可 12 +3 40
其他对外管理服务事项 0 0 0
第二十条第（六）项
信息内容
上一年项目数量 本年增/减 处理决定数量
行政处罚 7 0 52
行政强制
{coercion}
第二十条第（八）项
信息内容
上一年项目数量 本年增/减
行政事业性收费 3 0"""


def numbers(table: Table | None, row: str) -> list[int | None]:
    assert table is not None
    return [cell.value if isinstance(cell.value, int) else None for cell in table.cells[row].values()]


def kinds(table: Table | None, row: str) -> set[CellKind]:
    assert table is not None
    return {cell.kind for cell in table.cells[row].values()}


@pytest.mark.parametrize("lines", ["+6\n0 131", "0 131\n+6", "0\n131 +6", "131\n0\n6"])
def test_a_value_on_a_line_of_its_own_may_stand_in_any_column(lines: str) -> None:
    read = forms.read(DISCLOSURE_2019.format(coercion=lines), "disclosure", "2019")
    assert kinds(read, "coercion") == {CellKind.UNCERTAIN}
    assert read is not None
    assert {cell.doubt for cell in read.cells["coercion"].values()} == {doubts.SEVERAL_LINES}
    assert numbers(read, "licences") == [12, 3, 40]


def test_values_on_several_lines_are_read_where_every_order_gives_the_same() -> None:
    read = forms.read(DISCLOSURE_2019.format(coercion="0 0\n0"), "disclosure", "2019")
    assert numbers(read, "coercion") == [0, 0, 0]


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_values_afloat_are_right_or_uncertain(seed: int) -> None:
    table = forms.applications(seed)
    read = forms.read(_afloat(table, random.Random(seed)), "applications")
    assert forms.wrong_numbers(read, table, "applications") == []
    assert read is not None
    assert len(read.cells) == 25


def test_a_value_afloat_is_put_back_where_one_order_satisfies_every_sum() -> None:
    zero = dict.fromkeys(forms.labels(), [0] * 7)
    table = {**zero, "new": [7, 3, 0, 0, 1, 0, 11], "granted": [7, 3, 0, 0, 1, 0, 11], "total": [7, 3, 0, 0, 1, 0, 11]}
    text = forms.one_line_a_row(table).replace("（一）予以公开 7 3 0 0 1 0 11", "（一）予以公开\n11\n7 3 0 0 1 0")
    read = forms.read(text, "applications")
    assert numbers(read, "granted") == table["granted"]
    assert read is not None
    assert read.cells["granted"]["total"].reading is Reading.RECONSTRUCTED


def test_a_value_afloat_is_uncertain_where_two_orders_satisfy_every_sum() -> None:
    zero = dict.fromkeys(forms.labels(), [0] * 7)
    table = {**zero, "new": [3, 0, 0, 0, 0, 0, 3]}
    text = forms.one_line_a_row(table).replace("数量 3 0 0 0 0 0 3", "数量\n3\n0 0 0 0 0 3", 1)
    read = forms.read(text, "applications")
    assert kinds(read, "new") == {CellKind.UNCERTAIN}


def _afloat(table: forms.Numbers, chance: random.Random) -> str:
    lines = [forms.HEADER]
    for id, label in forms.labels().items():
        values = list(map(str, table[id]))
        lines.append(label)
        if chance.random() < 0.4:
            other = values.pop(chance.randrange(len(values)))
            lines += chance.choice(([other, " ".join(values)], [" ".join(values), other]))
        else:
            lines.append(" ".join(values))
    return "\n".join(lines)


def test_a_value_of_the_last_table_afloat_is_no_certain_number() -> None:
    text = forms.review_header() + "\n3\n1 0 0 4 0 0 0 0 0 0 0 0 0 0"
    read = forms.read(text, "review")
    assert read is not None
    assert {cell.kind for _, _, cell in read.each()} == {CellKind.UNCERTAIN}


def test_the_second_line_of_wrapped_numbers_makes_the_row_uncertain() -> None:
    lines = forms.one_line_a_row(forms.applications(9)).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("（二）部分公开"))
    lines[at : at + 1] = [
        "（二）部分公开（区分处理的，只计这一 6186 9588 6285 9697 4818 5374 9713",
        "情形，不计其他情形） 648 014 487 352 994 607 103",
    ]
    read = forms.read("\n".join(lines), "applications")
    assert kinds(read, "partial") == {CellKind.UNCERTAIN}


def test_the_rest_of_a_long_number_on_the_next_line_makes_it_uncertain() -> None:
    read = forms.read(DISCLOSURE_2019.format(coercion="3 0 41852\n67"), "disclosure", "2019")
    assert kinds(read, "coercion") == {CellKind.UNCERTAIN}


def test_serial_numbers_are_no_values() -> None:
    table = forms.applications(13)
    lines = forms.one_line_a_row(table).split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith("一、"))
    lines[first:] = [f"{number} {line}" for number, line in enumerate(lines[first:], 1)]
    blank = next(n for n, line in enumerate(lines) if "2.重复申请" in line)
    lines[blank] = lines[blank].split(" ")[0] + " 2.重复申请"
    read = forms.read("\n".join(lines), "applications")
    assert kinds(read, "unprocessed.repeated") == {CellKind.BLANK}
    assert {id: row for id, row in forms.values(read, "applications").items() if id != "unprocessed.repeated"} == {
        id: row for id, row in table.items() if id != "unprocessed.repeated"
    }


@pytest.mark.parametrize("form", ["line", "cells"])
@pytest.mark.parametrize("misspelt", ["（一）已以公开", "（一）公升"])
def test_a_row_without_values_never_takes_those_of_a_label_that_is_misspelt(form: str, misspelt: str) -> None:
    table = forms.applications(19)
    lines = [forms.HEADER]
    for id, label in forms.labels().items():
        shown = "" if id == "carried_in" else " ".join(map(str, table[id]))
        text = f"{misspelt if id == 'granted' else label} {shown}".strip()
        lines.append(text.replace(" ", "\n") if form == "cells" else text)
    read = forms.read("\n".join(lines), "applications")
    assert forms.wrong_numbers(read, table, "applications") == []
    assert read is not None
    assert not any(cell.value for cell in read.cells["carried_in"].values())


def test_a_label_misspelt_behind_its_beginning_keeps_its_values() -> None:
    table = forms.applications(19)
    text = forms.one_line_a_row(table).replace("（区分处理的，只计这一", "（区分处理未，只计这一")
    assert forms.values(forms.read(text, "applications"), "applications") == table


def test_words_in_brackets_behind_a_label_are_no_other_row() -> None:
    text = """第二十条第（一）项
信息内容
本年制发件数
本年废止件数
现行有效件数
规章（设区的市、自治州人民政府填报）
0
0
0
行政规范性文件（决定、公告、通告、意见、通知等，一般情况下属于规范性文件）
34
4
47
其他主动公开文件（含以本单位办公室名义印发的文件）
5
0
9"""
    read = forms.read(text, "disclosure")
    assert numbers(read, "regulations") == [0, 0, 0]
    assert numbers(read, "normative_documents") == [34, 4, 47]


def test_digits_that_no_sum_confirms_stay_together() -> None:
    """Three digits for three columns may be two numbers and a blank."""
    read = forms.read("信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件363", "disclosure")
    assert numbers(read, "regulations") == [0, 0, 0]
    assert kinds(read, "normative_documents") == {CellKind.UNCERTAIN}


def test_marks_run_together_keep_their_places() -> None:
    table = forms.applications(3)
    text = forms.one_line_a_row(table).split("\n")
    text[-1] = "四、结转下年度继续办理3/////3"
    read = forms.read("\n".join(text), "applications")
    assert numbers(read, "carried_over") == [3, None, None, None, None, None, 3]
    assert kinds(read, "carried_over") == {CellKind.NUMBER, CellKind.MARK}


def test_tables_of_which_only_the_labels_are_left_are_not_said_to_be_blank() -> None:
    """Some copies leave out every line that stood before, and so all zeros but the first."""
    read = forms.read("\n".join([forms.HEADER, *forms.labels().values()]), "applications")
    review = forms.read(forms.review_header(), "review")
    for table in (read, review):
        for _, _, cell in table.each() if table else ():
            assert cell.kind is CellKind.UNCERTAIN


def test_the_row_that_a_text_breaks_off_in_is_not_said_to_be_blank() -> None:
    lines = forms.one_line_a_row(forms.applications(5)).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("（二）部分公开"))
    read = forms.read("\n".join([*lines[:at], "（二）部分公开"]), "applications")
    assert kinds(read, "partial") == {CellKind.UNCERTAIN}


@pytest.mark.parametrize("padding", [0, 2])
def test_blanks_between_tabs_stay_blank_where_merged_labels_are_empty_parts(padding: int) -> None:
    """No row is whole: the outermost values of all rows show where the columns are."""
    lines = [forms.HEADER.replace(" ", "\t")]
    for label in forms.labels().values():
        lines.append("\t".join([label, *[""] * padding, "2", "", "", "", "", "", "2"]))
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    for row in read.cells:
        assert numbers(read, row) == [2, None, None, None, None, None, 2]
        assert kinds(read, row) == {CellKind.NUMBER, CellKind.BLANK}


def test_a_line_of_values_between_tabs_may_begin_with_a_blank() -> None:
    header = forms.review_header().replace(" ", "\t")
    read = forms.read(header + "\n\t20\t21\t38\t79" + "\t" * 9 + "8\t8", "review")
    assert numbers(read, "review") == [None, 20, 21, 38, 79]
    assert numbers(read, "litigation_after_review") == [None, None, None, 8, 8]
