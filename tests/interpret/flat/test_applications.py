"""Reading the table of requests from text whose grid is gone: what separated numbers must give."""

from __future__ import annotations

import forms
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.model.report import CellKind, Reading

SEEDS = st.integers(0, 10**9)
SEPARATED = {
    "one line a row": lambda table, seed, edition: forms.one_line_a_row(table, edition),
    "tabs": lambda table, seed, edition: forms.one_line_a_row(table, edition, "\t"),
    "pipes": lambda table, seed, edition: forms.piped(table, edition),
    "wrapped labels": forms.wrapped_labels,
    "one cell a line": lambda table, seed, edition: forms.one_cell_a_line(table, edition),
    "labels first": lambda table, seed, edition: forms.labels_first(table, edition),
    "one long line": lambda table, seed, edition: forms.one_long_line(table, edition),
}


@pytest.mark.parametrize("form", SEPARATED)
@pytest.mark.parametrize("edition", ["2019", "2021"])
@settings(max_examples=12, deadline=None)
@given(seed=SEEDS)
def test_separated_numbers_are_read_as_they_stand(form: str, edition: str, seed: int) -> None:
    table = forms.applications(seed, edition)
    read = forms.read(SEPARATED[form](table, seed, edition), "applications", edition)
    assert forms.values(read, "applications") == table
    assert read is not None
    assert read.reading is Reading.LABELS
    assert read.complete
    assert read.foreign_edition is None


@pytest.mark.parametrize("form", ["one line a row", "one cell a line", "one long line"])
@settings(max_examples=15, deadline=None)
@given(seed=SEEDS, row=st.integers(0, 24), column=st.integers(0, 6))
def test_a_lost_number_never_moves_its_neighbours(form: str, seed: int, row: int, column: int) -> None:
    table = forms.applications(seed)
    key = list(table)[row]
    damaged = {**table, key: [n for at, n in enumerate(table[key]) if at != column]}
    read = forms.read(SEPARATED[form](damaged, seed, "2021"), "applications")
    assert forms.wrong_numbers(read, table, "applications") == []
    assert read is not None
    assert all(cell.kind is CellKind.UNCERTAIN and cell.doubt for cell in read.cells[key].values())
    others = {id: numbers for id, numbers in forms.values(read, "applications").items() if id != key}
    assert others == {id: numbers for id, numbers in table.items() if id != key}


@settings(max_examples=20, deadline=None)
@given(seed=SEEDS)
def test_a_lost_number_in_wrapped_text_never_gives_a_wrong_one(seed: int) -> None:
    table = forms.applications(seed)
    key = list(table)[seed % 25]
    damaged = {**table, key: table[key][1:]}
    for text in (forms.wrapped_labels(damaged, seed), forms.labels_first(damaged)):
        assert forms.wrong_numbers(forms.read(text, "applications"), table, "applications") == []


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS)
def test_digits_run_together_are_right_or_uncertain(seed: int) -> None:
    table = forms.applications(seed)
    read = forms.read(forms.run_together(table), "applications")
    assert forms.wrong_numbers(read, table, "applications") == []
    assert read is not None
    assert len(read.cells) == 25


def test_digits_run_together_in_a_usual_report_are_all_read() -> None:
    zero = dict.fromkeys(forms.labels(), [0] * 7)
    table = {**zero, "new": [71, 3, 0, 0, 0, 0, 74], "carried_in": [1, 0, 0, 0, 0, 0, 1]}
    table |= {"granted": [58, 3, 0, 0, 0, 0, 61], "unavailable.not_held": [14, 0, 0, 0, 0, 0, 14]}
    table |= {"total": [72, 3, 0, 0, 0, 0, 75]}
    read = forms.read(forms.run_together(table), "applications")
    assert forms.values(read, "applications") == table
    assert read is not None
    assert read.cells["new"]["total"].reading is Reading.RECONSTRUCTED


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, row=st.integers(0, 24), column=st.integers(0, 6), change=st.integers(1, 9))
def test_a_wrong_number_run_together_is_never_repaired(seed: int, row: int, column: int, change: int) -> None:
    table = forms.applications(seed, most=30)
    key = list(table)[row]
    printed = {**table, key: [n + change * (at == column) for at, n in enumerate(table[key])]}
    read = forms.read(forms.run_together(printed), "applications")
    assert forms.wrong_numbers(read, printed, "applications") == []
    assert read is not None
    assert all(cell.kind is CellKind.UNCERTAIN for cell in read.cells[key].values())


def test_blank_cells_between_tabs_stay_blank() -> None:
    table = forms.applications(5)
    lines = forms.one_line_a_row(table, separator="\t").split("\n")
    lines[-1] = "四、结转下年度继续办理\t3\t\t\t\t\t\t3"
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    cells = read.cells["carried_over"]
    assert [cell.value for cell in cells.values()] == [3, None, None, None, None, None, 3]
    assert {cell.kind for cell in cells.values() if cell.value is None} == {CellKind.BLANK}


def test_blank_lines_are_blank_cells_where_every_row_has_as_many_lines() -> None:
    lines = forms.HEADER.split("\n")
    for label in forms.labels().values():
        lines += [label, "2", "", "", "", "", "", "2"]
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    for cells in read.cells.values():
        assert [cell.value for cell in cells.values()] == [2, None, None, None, None, None, 2]


def test_two_numbers_in_a_row_without_places_are_uncertain() -> None:
    lines = [forms.HEADER, *(f"{label} 26 26" for label in forms.labels().values())]
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    assert {cell.kind for _, _, cell in read.each()} == {CellKind.UNCERTAIN}
    assert read.cells["new"]["natural_person"].text == "26 26"


def test_a_number_wrapped_around_its_line_makes_the_row_uncertain() -> None:
    table = forms.applications(5)
    lines = forms.one_line_a_row(table).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("一、本年新收"))
    label, *numbers = lines[at].split(" ")
    lines[at : at + 1] = ["", "26", " ".join([label, *numbers[:-1]]), "7", ""]
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    assert {cell.kind for cell in read.cells["new"].values()} == {CellKind.UNCERTAIN}


def test_a_number_of_the_next_line_never_fills_a_blank_between_tabs() -> None:
    table = forms.applications(9)
    lines = forms.one_line_a_row(table, separator="\t").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("2.重复申请"))
    label, *numbers = lines[at].split("\t")
    lines[at : at + 1] = ["\t".join([label, *numbers[:3], "", *numbers[4:]]), "-"]
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    found = read.cells["unprocessed.repeated"]
    assert all(cell.value in (None, int(number)) for cell, number in zip(found.values(), numbers, strict=True))
    assert found["public_welfare"].value is None


def test_a_label_with_words_of_its_neighbours_says_that_it_is_in_pieces() -> None:
    table = forms.applications(9)
    lines = forms.one_line_a_row(table).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("2.申请人逾期"))
    numbers = lines[at].split(" ")[1:]
    lines[at : at + 1] = [
        "2.申请人逾期未按收费通知要求",
        "他处理 " + " ".join(numbers),
        "缴纳费用、行政机关不再处理其政府信息公开申请",
    ]
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    label = next(label for label in read.rows if label.key == "other.unpaid_fee")
    assert not label.official
    assert label.in_pieces
    assert forms.wrong_numbers(read, table, "applications") == []
    assert read.extra == ()


def test_the_lower_parts_of_a_cut_row_make_it_uncertain() -> None:
    lines = forms.one_line_a_row(forms.applications(9)).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("（七）总计"))
    lines[at : at + 1] = ["（七）总计 291 1003 1 238 506 28 3", "054 120"]
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    assert {cell.kind for cell in read.cells["total"].values()} == {CellKind.UNCERTAIN}


def test_a_row_without_any_number_is_blank() -> None:
    table = forms.applications(9)
    lines = forms.one_line_a_row(table).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("2.重复申请"))
    lines[at] = "2.重复申请"
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    assert {cell.kind for cell in read.cells["unprocessed.repeated"].values()} == {CellKind.BLANK}
    assert forms.wrong_numbers(read, table, "applications") == []


def test_a_row_that_is_left_out_is_absent() -> None:
    table = forms.applications(11)
    lines = [line for line in forms.one_line_a_row(table).split("\n") if not line.startswith("2.重复申请")]
    read = forms.read("\n".join(lines), "applications")
    assert read is not None
    assert "unprocessed.repeated" not in read.cells
    assert len(read.cells) == 24
    assert read.complete


def test_marks_keep_their_places() -> None:
    text = forms.one_line_a_row(forms.applications(3)).split("\n")
    text[-1] = "四、结转下年度继续办理 2 / / / / / 2"
    read = forms.read("\n".join(text), "applications")
    assert read is not None
    kinds = [cell.kind for cell in read.cells["carried_over"].values()]
    assert kinds == [CellKind.NUMBER, *[CellKind.MARK] * 5, CellKind.NUMBER]


def test_misspelt_labels_are_found_and_say_so() -> None:
    table = forms.applications(17)
    text = forms.one_line_a_row(table).replace("其他法律行政法规禁止公开", "其他法律行政法规禁上公开")
    read = forms.read(text, "applications")
    assert forms.values(read, "applications") == table
    assert read is not None
    label = next(label for label in read.rows if label.key == "refused.law_prohibits")
    assert label.text == "2.其他法律行政法规禁上公开"
    assert label.likeness < 1
    assert not label.official


def test_page_numbers_between_rows_are_no_values() -> None:
    table = forms.applications(23)
    lines = forms.one_line_a_row(table).split("\n")
    for number, at in enumerate((20, 12, 6), 1):
        lines[at:at] = [f"- {number} -"] if number % 2 else [str(number)]
    read = forms.values(forms.read("\n".join(lines), "applications"), "applications")
    beside = {row for row, numbers in table.items() if row not in read or read[row] != numbers}
    assert all(max(table[row]) >= 100 for row in beside)  # its last number may go on in the number below
    assert len(beside) <= 1
    assert all(set(read[row]) == {-1} for row in beside)


def test_numbers_in_sentences_around_the_table_are_no_values() -> None:
    table = forms.applications(29)
    text = "2023年收到申请12件，上年结转3件，予以公开5件，部分公开2件，其他处理1件。\n" + forms.one_line_a_row(table)
    text += "\n2023年共办结申请14件，按时办结率100%。\n2024年1月30日"
    assert forms.values(forms.read(text, "applications"), "applications") == table


def test_an_older_layout_keeps_its_own_row() -> None:
    table = forms.applications(31, "2019")
    read = forms.read(forms.one_line_a_row(table, "2019"), "applications")
    assert forms.values(read, "applications") == table
    assert read is not None
    assert "other" in read.cells


def test_columns_in_another_order_are_followed_or_in_doubt() -> None:
    table = forms.applications(37)
    header = "申请人情况\n总计 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他"
    lines = [header]
    for id, label in forms.labels().items():
        lines.append(" ".join([label, str(table[id][-1]), *map(str, table[id][:-1])]))
    read = forms.read("\n".join(lines), "applications")
    assert forms.values(read, "applications") == table


def test_a_sentence_alone_is_no_table() -> None:
    assert forms.read("本年新收政府信息公开申请数量为3件，均予以公开。", "applications") is None
    assert forms.read("", "applications") is None


@settings(max_examples=30, deadline=None)
@given(text=st.text(alphabet="0123456789 \n\t|/-、.（）一二三其他总计公开予以申请无", max_size=400))
def test_any_text_is_read_without_failing(text: str) -> None:
    forms.read(text, "applications")
    forms.read("规章" + text + "行政许可" + text, "disclosure")
    forms.read("行政复议 未经复议直接起诉 复议后起诉 总计" + text, "review")


def test_a_very_long_run_of_digits_is_uncertain_at_once() -> None:
    lines = [label + "1029384756" * 30 + "0" for label in forms.labels().values()]
    read = forms.read(forms.HEADER + "".join(lines), "applications")
    assert read is not None
    assert {cell.kind for _, _, cell in read.each()} == {CellKind.UNCERTAIN}


def test_numbers_down_the_columns_of_a_page_are_uncertain() -> None:
    """What some converters make of a page: three rows' labels, then their numbers column by column."""
    table = forms.applications(41)
    lines = forms.HEADER.split("\n")
    keys = list(table)
    for at in range(0, len(keys), 3):
        part = keys[at : at + 3]
        lines += [forms.labels()[key] for key in part]
        lines += [str(table[key][column]) for column in range(forms.COLUMNS) for key in part]
    read = forms.read("\n".join(lines), "applications")
    assert forms.wrong_numbers(read, table, "applications") == []


@settings(max_examples=25, deadline=None)
@given(seed=SEEDS, row=st.integers(0, 24), column=st.integers(0, 6))
def test_a_number_lost_from_digits_run_together_never_gives_a_wrong_one(seed: int, row: int, column: int) -> None:
    table = forms.applications(seed, most=30)
    key = list(table)[row]
    damaged = {**table, key: [n for at, n in enumerate(table[key]) if at != column]}
    assert forms.wrong_numbers(forms.read(forms.run_together(damaged), "applications"), table, "applications") == []
