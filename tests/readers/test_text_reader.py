"""Plain text: one paragraph a line, grids only where the columns are certain."""

from __future__ import annotations

import pytest

from linter.model.document import Document, Grid, Paragraph
from linter.readers import read_bytes


def read(text: str) -> Document:
    return read_bytes(text.encode(), "report.txt")


def rows(grid: object) -> list[list[str]]:
    assert isinstance(grid, Grid)
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\u2028", "\u2029", "\x85"])
def test_each_line_is_a_paragraph_with_its_number(end: str) -> None:
    blocks = read(end.join(["", "一、总体情况", "", "  正文　"])).blocks
    assert [(block.text, block.place.line) for block in blocks] == [("一、总体情况", 2), ("正文", 4)]


def test_white_space_inside_a_line_is_kept() -> None:
    assert read("规章   0  0\t0").blocks[0].text == "规章   0  0\t0"


def test_form_feeds_are_pages() -> None:
    document = read("一\n二\n\f三\f四\n\f")
    assert [(block.text, block.place.page, block.place.line) for block in document.blocks] == [
        ("一", 1, 1),
        ("二", 1, 2),
        ("三", 2, 3),
        ("四", 3, 3),
    ]
    assert document.pages == 3


def test_without_form_feeds_nothing_is_said_about_pages() -> None:
    document = read("一\n二")
    assert (document.pages, document.blocks[0].place.page) == (None, None)


def test_lines_between_pipes_are_a_grid() -> None:
    document = read("表\n| 规章 | 0 |  |\n| 许可 | 3 | 4 |\n后")
    assert rows(document.blocks[1]) == [["规章", "0", ""], ["许可", "3", "4"]]
    assert [cell.place.line for cell in document.blocks[1].cells] == [2, 2, 2, 3, 3, 3]


def test_lines_with_the_same_tabs_are_a_grid_and_blanks_stay() -> None:
    assert rows(read("规章\t0\t\t1\n许可\t\t\t5\n").blocks[0]) == [["规章", "0", "", "1"], ["许可", "", "", "5"]]


def test_lines_with_different_tabs_stay_lines() -> None:
    blocks = read("三、\t（一）予以公开\t0\t0\n（二）部分公开\t0\t0\n").blocks
    assert all(isinstance(block, Paragraph) for block in blocks)
    assert len(blocks) == 2


def test_an_indent_is_no_column() -> None:
    assert [block.text for block in read("\t一、总体情况\n\t正文\n").blocks] == ["一、总体情况", "正文"]


def test_tabs_after_list_numbers_or_at_the_end_are_no_columns() -> None:
    assert [block.text for block in read("一、\t总体情况\n二、\t其他\n").blocks] == ["一、\t总体情况", "二、\t其他"]
    assert [block.text for block in read("一、总体情况\t\n正文\t\n").blocks] == ["一、总体情况", "正文"]
    long = "全年主动公开政府信息一百四十六条，其中动态类信息一百四十三条。"
    assert isinstance(read(f"公开\t{long}\n申请\t{long}\n").blocks[0], Paragraph)


def test_a_frame_around_text_is_no_table() -> None:
    document = read("+------+\n| 标题 |\n| 正文 |\n+------+\n| 一、总体情况 |\n| 后文 |\n")
    assert [block.text for block in document.blocks] == ["标题", "正文", "一、总体情况", "后文"]


BOX = """\
┌──────┬───┬────┐
│ 项目 │ 一│ 总 │
│      │   │ 计 │
├──┬───┼───┼────┤
│甲│ a │ 1 │ 1  │
│  ├───┼───┼────┤
│  │ b │   │ 2  │
├──┴───┼───┼────┤
│ 合计 │ 3 │ 4  │
└──────┴───┴────┘"""


def test_a_drawn_table_with_merged_cells() -> None:
    blocks = read(f"前\n{BOX}\n后").blocks
    grid = blocks[1]
    assert isinstance(grid, Grid)
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells] == [
        (0, 0, 1, 2, "项目"),
        (0, 2, 1, 1, "一"),
        (0, 3, 1, 1, "总\n计"),
        (1, 0, 2, 1, "甲"),
        (1, 1, 1, 1, "a"),
        (1, 2, 1, 1, "1"),
        (1, 3, 1, 1, "1"),
        (2, 1, 1, 1, "b"),
        (2, 2, 1, 1, ""),
        (2, 3, 1, 1, "2"),
        (3, 0, 1, 2, "合计"),
        (3, 2, 1, 1, "3"),
        (3, 3, 1, 1, "4"),
    ]
    assert [block.text for block in (blocks[0], blocks[2])] == ["前", "后"]


def test_a_drawn_table_with_few_lines_has_one_row_a_line() -> None:
    assert rows(read("+----+---+\n| 项 | 数|\n+====+===+\n| a  | 1 |\n| b  |   |\n+----+---+\n").blocks[0]) == [
        ["项", "数"],
        ["a", "1"],
        ["b", ""],
    ]


def test_a_drawn_table_out_of_line_is_left_as_lines() -> None:
    blocks = read("┌──┬──┐\n│甲│1 │\n├──┼──┤\n│乙乙乙│2│\n└──┴──┘").blocks
    assert all(isinstance(block, Paragraph) for block in blocks)


def test_values_parted_by_commas_are_a_grid() -> None:
    document = read(
        '信息内容,本年制发件数,现行有效件数\n规章,0,0\n行政规范性文件,"1,204",\n"行政\n许可",3,4\n共计3条，另有2,1\n'
    )
    grid = document.blocks[0]
    assert rows(grid) == [
        ["信息内容", "本年制发件数", "现行有效件数"],
        ["规章", "0", "0"],
        ["行政规范性文件", "1,204", ""],
        ["行政\n许可", "3", "4"],
    ]
    assert [cell.place.line for cell in grid.cells if cell.column == 0] == [1, 2, 3, 4]  # type: ignore[union-attr]
    assert isinstance(document.blocks[1], Paragraph)


def test_sentences_with_commas_are_no_grid() -> None:
    assert all(isinstance(block, Paragraph) for block in read("a,b,c\nd,e\nf,g,h\n正文,有,三处,逗号\n").blocks)


def test_a_row_that_a_line_break_in_a_cell_cuts_is_put_together() -> None:
    document = read("| 自然人 | 商业\n企业 | 总计 |\n| 1 | 2 | 3 |\n| 科研\n无关的一行\n")
    assert rows(document.blocks[0]) == [["自然人", "商业企业", "总计"], ["1", "2", "3"]]
    assert [block.text for block in document.blocks[1:] if isinstance(block, Paragraph)] == ["| 科研", "无关的一行"]


def test_empty_parts_between_tabs_at_the_ends_of_a_line_are_kept() -> None:
    blocks = read("\t一、总体情况\n规章\t3\t\t\n\t20\t21\n行政许可\t\t\n").blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "一、总体情况", "规章\t3\t\t", "\t20\t21", "行政许可\t\t",
    ]  # fmt: skip
