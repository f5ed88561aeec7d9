"""The tables of disclosure and of reviews in text whose grid is gone."""

from __future__ import annotations

from decimal import Decimal

import forms
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.model.report import CellKind, Reading

DISCLOSURE = """第二十条第（一）项
信息内容 本年制发件数 本年废止件数 现行有效件数
规章 0 0 0
行政规范性文件 {documents}
第二十条第（五）项
信息内容 本年处理决定数量
行政许可 {licences}
第二十条第（六）项
信息内容 本年处理决定数量
行政处罚 21
行政强制 0
第二十条第（八）项
信息内容 本年收费金额（单位：万元）
行政事业性收费 {fees}"""


def disclosure(documents: str = "3 1 12", licences: str = "120", fees: str = "9116.36") -> str:
    return DISCLOSURE.format(documents=documents, licences=licences, fees=fees)


def test_disclosure_one_line_a_row() -> None:
    table = forms.read(disclosure(), "disclosure")
    assert table is not None
    assert [cell.value for cell in table.cells["normative_documents"].values()] == [3, 1, 12]
    assert table.cells["licences"]["decisions"].value == 120
    assert table.cells["fees"]["amount"].value == Decimal("9116.36")
    assert table.complete
    assert len(table.cells) == 6


def test_disclosure_one_cell_a_line_and_in_one_line() -> None:
    for text in (disclosure().replace(" ", "\n"), disclosure().replace("\n", " ")):
        table = forms.read(text, "disclosure")
        assert table is not None
        assert [cell.value for cell in table.cells["normative_documents"].values()] == [3, 1, 12]
        assert [cell.value for cell in table.cells["coercion"].values()] == [0]


def test_disclosure_run_together_is_read_only_where_no_doubt_is_left() -> None:
    text = disclosure(documents="314 26 1208").replace(" ", "").replace("\n", "")
    table = forms.read(text, "disclosure")
    assert table is not None
    assert [cell.value for cell in table.cells["regulations"].values()] == [0, 0, 0]
    assert {cell.kind for cell in table.cells["normative_documents"].values()} == {CellKind.UNCERTAIN}
    assert table.cells["normative_documents"]["issued"].text == "314261208"
    assert table.cells["licences"]["decisions"].value == 120
    assert table.cells["fees"]["amount"].value == Decimal("9116.36")


def test_one_number_for_three_columns_is_not_taken_apart() -> None:
    table = forms.read(disclosure(documents="120").replace("规章 0 0 0", "规章 1 2 3"), "disclosure")
    assert table is not None
    assert {cell.kind for cell in table.cells["normative_documents"].values()} == {CellKind.UNCERTAIN}


def test_thousands_units_and_marks() -> None:
    table = forms.read(disclosure(documents="3件 / 1,012件", licences="10,690", fees="—"), "disclosure")
    assert table is not None
    cells = table.cells["normative_documents"]
    assert [cell.value for cell in cells.values()] == [3, None, 1012]
    assert cells["repealed"].kind is CellKind.MARK
    assert cells["issued"].unit == "件"
    assert table.cells["licences"]["decisions"].value == 10690
    assert table.cells["fees"]["amount"].kind is CellKind.MARK


def test_prose_about_documents_and_licences_is_no_table() -> None:
    text = "全年制发行政规范性文件5件，废止1件。办理行政许可10件，行政处罚3件，无行政强制。规章制度3项。"
    assert forms.read(text, "disclosure") is None


def test_prose_in_front_of_the_table_gives_no_values() -> None:
    text = "全年制发行政规范性文件5件，办理行政许可10件，行政处罚3件。\n" + disclosure()
    table = forms.read(text, "disclosure")
    assert table is not None
    assert [cell.value for cell in table.cells["normative_documents"].values()] == [3, 1, 12]
    assert table.cells["licences"]["decisions"].value == 120


def test_columns_of_disclosure_in_another_order_are_followed() -> None:
    text = disclosure().replace("本年制发件数 本年废止件数 现行有效件数", "现行有效件数 本年制发件数 本年废止件数")
    table = forms.read(text, "disclosure")
    assert table is not None
    cells = table.cells["normative_documents"]
    assert {key: cell.value for key, cell in cells.items()} == {"issued": 1, "repealed": 12, "in_force": 3}


def test_a_table_of_the_older_edition_is_read_by_its_own_labels() -> None:
    text = """第二十条第（一）项
信息内容 本年新制作数量 本年新公开数量 对外公开总数量
规章 0 0 7
规范性文件 12 12 166
第二十条第（五）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政许可 120 -8 3321
其他对外管理服务事项 35 +2 11
第二十条第（六）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政处罚 35 -15 20
行政强制 3 0 0
第二十条第（八）项
信息内容 上一年项目数量 本年增/减
行政事业性收费 4 0
第二十条第（九）项
信息内容 采购项目数量 采购总金额
政府集中采购 5 251000元"""
    for edition in ("2019", "2021"):
        table = forms.read(text, "disclosure", edition)
        assert table is not None
        assert [cell.value for cell in table.cells["licences"].values()] == [120, -8, 3321]
        assert table.cells["procurement"]["amount"].value == 251000
        assert table.foreign_edition == (None if edition == "2019" else "2019")


SEEDS = st.integers(0, 10**9)


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_review_in_one_line_one_a_line_and_run_together(seed: int) -> None:
    truth = forms.review(seed)
    numbers = [str(number) for row in truth.values() for number in row]
    for text in (" ".join(numbers), "\n".join(numbers), "\t".join(numbers)):
        assert forms.values(forms.read(f"{forms.review_header()}\n{text}", "review"), "review") == truth
    glued = forms.read(f"{forms.review_header()}\n{''.join(numbers)}五、存在的主要问题", "review")
    assert forms.wrong_numbers(glued, truth, "review") == []
    if len("".join(numbers)) == 15:
        assert forms.values(glued, "review") == truth


def test_review_with_a_number_lost_is_uncertain() -> None:
    table = forms.read(f"{forms.review_header()}\n0 1 1 0 2 1 0 0 0 1 0 0 0 0", "review")
    assert table is not None
    assert {cell.kind for _, _, cell in table.each()} == {CellKind.UNCERTAIN}


def test_review_run_together_with_a_wrong_total_is_uncertain() -> None:
    table = forms.read(f"{forms.review_header()}\n110024001610102".replace("\n", ""), "review")
    assert table is not None
    assert {cell.kind for _, _, cell in table.each()} == {CellKind.UNCERTAIN}


def test_review_run_together_that_adds_up_is_read() -> None:
    table = forms.read(f"{forms.review_header()}\n110024001510102".replace("\n", ""), "review")
    assert table is not None
    assert [cell.value for cell in table.cells["litigation_direct"].values()] == [4, 0, 0, 1, 5]
    assert table.cells["review"]["upheld"].reading is Reading.RECONSTRUCTED


def test_review_blank_cells_between_tabs_stay_blank() -> None:
    table = forms.read(f"{forms.review_header()}\n1\t0\t0\t0\t1\t\t\t\t\t\t0\t0\t0\t0\t0", "review")
    assert table is not None
    assert {cell.kind for cell in table.cells["litigation_direct"].values()} == {CellKind.BLANK}
    assert [cell.value for cell in table.cells["review"].values()] == [1, 0, 0, 0, 1]


def test_prose_about_reviews_is_no_table() -> None:
    text = "2023年发生行政复议案件2件，行政诉讼1件，其中未经复议直接起诉1件，复议后起诉0件。"
    assert forms.read(text, "review") is None


def test_prose_with_colons_is_no_table() -> None:
    text = "办理情况如下：行政许可：10件，行政处罚：3件，行政强制：0件。"
    assert forms.read(text, "disclosure") is None


def test_a_row_that_the_format_lacks_is_named() -> None:
    text = disclosure().replace("第二十条第（五）项", "其他主动公开文件 1 0 9\n第二十条第（五）项")
    table = forms.read(text, "disclosure")
    assert table is not None
    assert [label.text for label in table.extra] == ["其他主动公开文件"]
    assert [cell.value for cell in table.cells["normative_documents"].values()] == [3, 1, 12]
