"""Markdown as people and converters write it."""

from __future__ import annotations

import pytest

from linter.model.document import Document, Grid, NoteKind, Paragraph
from linter.readers import read_bytes


def read(text: str) -> Document:
    return read_bytes(text.encode(), "report.md")


def grids(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in block.cells if cell.row == row] for row in range(block.rows)]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def test_headings_keep_their_level_and_line() -> None:
    document = read("# 标题 #\n\n##一、总体情况\n\n二、其他\n===\n\n三、再有\n---\n")
    assert [(b.text, b.heading, b.place.line) for b in document.blocks] == [
        ("标题", 1, 1),
        ("一、总体情况", 2, 3),
        ("二、其他", 1, 5),
        ("三、再有", 2, 8),
    ]


def test_lines_are_not_joined() -> None:
    assert [block.text for block in read("行政许可 97\n第二十条第（六）项\n").blocks] == [
        "行政许可 97",
        "第二十条第（六）项",
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("**一、总体情况**", "一、总体情况"),
        ("** 一、总体情况 **", "一、总体情况"),
        ("主动公开**“三安全”**信息", "主动公开“三安全”信息"),
        ("*斜* 与 _斜_ 与 ~~删~~", "斜 与 斜 与 删"),
        ("1\\. 属于\\*国家秘密", "1. 属于*国家秘密"),
        (
            '见[通知](http://example.invalid/a_(1).html "题")与<http://example.invalid>',
            "见通知与http://example.invalid",
        ),
        ("- 第一", "第一"),
        ("1. 第一", "1. 第一"),
        ("> 引用", "引用"),
        ("`a*b*` &nbsp;3&lt;4", "a*b* \xa03<4"),
        ("<u>2023年</u>3*4*5", "2023年3*4*5"),
        ("网址 a_b_c", "网址 a_b_c"),
    ],
)
def test_inline_markup_is_stripped(markup: str, text: str) -> None:
    assert read(markup).blocks[0].text == text


def test_a_table() -> None:
    assert grids(read("| 项目 | **数** |\n|:---|---:|\n| 规章 | 0 |\n| a\\|b<br>c | |\n")) == [
        [["项目", "数"], ["规章", "0"], ["a|b\nc", ""]]
    ]


def test_a_table_without_outer_pipes() -> None:
    assert grids(read("项目 | 数\n--- | ---\n规章 | 0\n\n正文 | 不是表\n")) == [[["项目", "数"], ["规章", "0"]]]


def test_a_table_without_a_head() -> None:
    assert grids(read("| 规章 | 0 |\n| 许可 | 1 |\n")) == [[["规章", "0"], ["许可", "1"]]]
    assert grids(read("|  |  |\n|---|---|\n| 规章 | 0 |\n")) == [[["规章", "0"]]]


def test_a_short_row_has_no_cell_at_its_end_and_nothing_moves() -> None:
    grid = next(
        b for b in read("| a | b | c |\n|---|---|---|\n| 规章 | 1 |\n| 许可 | | 3 |\n").blocks if isinstance(b, Grid)
    )
    assert grid.at(1, 1).text == "1"
    assert grid.at(1, 2) is None
    assert (grid.at(2, 1).text, grid.at(2, 2).text) == ("", "3")


def test_a_long_row_widens_the_table() -> None:
    grid = next(b for b in read("| a |\n|---|\n| 1 | 2 | 3 |\n").blocks if isinstance(b, Grid))
    assert (grid.columns, grid.at(1, 2).text) == (3, "3")


def test_a_row_of_dashes_in_the_middle_begins_a_table_of_another_width() -> None:
    document = read("| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 |\n|---|---|\n| 6 | 7 |\n")
    assert grids(document) == [[["a", "b", "c"], ["1", "2", "3"]], [["4", "5"], ["6", "7"]]]


def test_a_row_of_dashes_after_every_row_makes_one_table() -> None:
    assert grids(read("| a | b |\n|---|---|\n| 1 | 2 |\n|---|---|\n| 3 | 4 |\n")) == [
        [["a", "b"], ["1", "2"], ["3", "4"]]
    ]


def test_an_html_table_inside() -> None:
    document = read(
        "前\n\n<table>\n<tr><td rowspan=2>甲</td><td>1</td></tr>\n\n<tr><td></td></tr>\n</table>\n\n后 <b>粗</b>\n"
    )
    grid = document.blocks[1]
    assert isinstance(grid, Grid)
    assert [(c.row, c.column, c.row_span, c.text, c.place.line) for c in grid.cells] == [
        (0, 0, 2, "甲", 4),
        (0, 1, 1, "1", 4),
        (1, 1, 1, "", 6),
    ]
    assert document.blocks[2].text == "后 粗"


def test_a_centred_title_in_html() -> None:
    block = read('<p align="center">标题</p>\n').blocks[0]
    assert isinstance(block, Paragraph)
    assert (block.text, block.centred) == ("标题", True)


def test_pictures_and_attached_files_are_noted() -> None:
    document = read("正文![表三](images/3.png)\n[年报附件](files/年报.docx)\n")
    assert [(note.kind, note.text, note.place.line) for note in document.notes] == [
        (NoteKind.PICTURE, "表三", 1),
        (NoteKind.ATTACHMENT, "年报附件 files/年报.docx", 2),
    ]
    assert [block.text for block in document.blocks] == ["正文", "年报附件"]


def test_front_matter_is_metadata() -> None:
    document = read('---\ntitle: "年报"\ndate: 2024-01-20\n来源: 青枫市水务局\n---\n# 年报\n')
    assert document.metadata == {"title": "年报", "published": "2024-01-20", "organisation": "青枫市水务局"}
    assert document.blocks[0].place.line == 6


def test_code_fences_and_comments() -> None:
    document = read("```text\n一 | 二\n```\n<!-- 注\n释 -->正文\n***\n后")
    assert [(block.text, block.place.line) for block in document.blocks] == [("一 | 二", 2), ("正文", 5), ("后", 7)]


def test_a_table_in_a_quotation() -> None:
    assert grids(read("> | a | b |\n> |---|---|\n> | 1 | 2 |\n")) == [[["a", "b"], ["1", "2"]]]


def test_a_row_that_nothing_opens_ends_with_an_empty_cell() -> None:
    assert grids(read("| a | b | c |\n| --- | --- | --- |\nd | e |\n| f | g | h |\n")) == [
        [["a", "b", "c"], ["d", "e", ""], ["f", "g", "h"]]
    ]
