"""HTML pages: what a browser shows, in the order in which it shows it."""

from __future__ import annotations

import pytest

from linter.model.document import Document, Grid, NoteKind, Paragraph
from linter.readers import read_bytes

Shape = list[tuple[int, int, int, int, str]]


def read(body: str, head: str = "") -> Document:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def shape(document: Document) -> Shape:
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells]


# --- text -------------------------------------------------------------------------------------------------------------


def test_blocks_and_line_breaks_are_paragraphs() -> None:
    document = read("<div>标题<p>一、总体<b>情</b>况</p>正文<br>第二行</div><ul><li>项</li></ul>")
    assert texts(document) == ["标题", "一、总体情况", "正文", "第二行", "项"]


def test_white_space_is_collapsed_as_browsers_do() -> None:
    assert texts(read("<p>  2023 \n  年度   报告 <span>一</span><span>二</span> <b>三</b>\n</p>")) == [
        "2023 年度 报告 一二 三"
    ]


def test_a_source_line_break_between_chinese_characters_is_nothing() -> None:
    assert texts(read("<p>政府信息\r\n公开 1\n2</p>")) == ["政府信息公开 1 2"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert texts(read("<pre>一、总体情况\n规章   0  0\n</pre>")) == ["一、总体情况", "规章   0  0"]


def test_headings_alignment_and_lines() -> None:
    document = read(
        "\n<h1>标题</h1>\n<p style='text-align: center'>居中</p>\n"
        "<div align=center><p>也是</p></div><center>还</center>"
    )
    assert [(b.text, b.heading, b.centred, b.place.line) for b in document.blocks] == [
        ("标题", 1, False, 2),
        ("居中", None, True, 3),
        ("也是", None, True, 4),
        ("还", None, True, 4),
    ]


def test_numbers_of_ordered_lists() -> None:
    document = read(
        "<ol start=3><li><p>甲</p><p>续</p></li><li>乙</ol><ol style='list-style-type:cjk-ideographic'>"
        "<li>总体情况</ol>"
    )
    assert [(b.number, b.text) for b in document.blocks] == [
        ("3.", "甲"),
        ("", "续"),
        ("4.", "乙"),
        ("一、", "总体情况"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display: none">藏</div>',
        '<p style="color:red;VISIBILITY:hidden !important">藏</p>',
        "<p hidden>藏</p>",
        '<span aria-hidden="true">藏</span>',
        "<script>藏</script>",
        "<style>藏</style>",
        "<template><p>藏</p></template>",
        "<noscript>藏</noscript>",
        "<!-- 藏 -->",
        "<select><option>藏</option></select>",
        "<textarea>藏</textarea>",
        '<input value="藏">',
        "<title>藏</title>",
    ],
)
def test_what_is_not_shown_is_left_out(hidden: str) -> None:
    assert texts(read(f"<p>正文一二三</p>{hidden}<p>后文</p>")) == ["正文一二三", "后文"]


def test_much_hidden_text_is_noted() -> None:
    document = read("<p>" + "正文" * 200 + "</p><div style='display:none'>" + "隐藏" * 150 + "</div>")
    assert [(note.kind, note.text[:4]) for note in document.notes] == [(NoteKind.HIDDEN, "隐藏隐藏")]


def test_a_page_that_a_script_would_show_is_read_all_the_same() -> None:
    document = read("<p>首页</p><div id=zoom style='display:none'>" + "<p>一、总体情况正文</p>" * 9 + "</div>")
    assert len(document.blocks) == 10


def test_deep_nesting_is_no_trouble() -> None:
    assert texts(read("<div>" * 1500 + "正文" + "</div>" * 1500 + "<p>后文")) == ["正文", "后文"]


def test_nesting_beyond_the_limit_is_said() -> None:
    document = read("<p>前文" + "<div>" * 5000 + "正文" + "</div>" * 5000)
    assert texts(document) == ["前文"]
    assert [note.kind for note in document.notes] == [NoteKind.LIMIT]


def test_a_page_saved_by_word() -> None:
    page = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
    <meta http-equiv=Content-Type content="text/html; charset=gb2312"><style><!-- p {mso-x:y} --></style></head>
    <body lang=ZH-CN><div class=WordSection1><p class=MsoNormal align=center style='text-align:center'><b><span
    style='font-family:宋体'>青枫市水务局<span lang=EN-US>2023</span>年政府信息公开
    工作年度报告<span lang=EN-US><o:p></o:p></span></span></b></p>
    <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
    <p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>一、
    <span>&nbsp;&nbsp;</span></span><![endif]>总体情况</p>
    <table border=1><tr><td width=1><p class=MsoNormal><span>规章<o:p></o:p></span></p></td><td>0</td>
    <td><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></td></tr>
    <![if !supportMisalignedColumns]><tr height=0><td width=1 style='border:none'></td><td width=2></td></tr><![endif]>
    </table></div></body></html>"""
    document = read_bytes(page.encode("gb18030"), "report.doc")
    assert texts(document) == ["青枫市水务局2023年政府信息公开工作年度报告", "一、 \xa0\xa0总体情况"]
    assert shape(document)[:3] == [(0, 0, 1, 1, "规章"), (0, 1, 1, 1, "0"), (0, 2, 1, 1, "")]


# --- tables -----------------------------------------------------------------------------------------------------------


def test_spans_are_expanded() -> None:
    document = read(
        "<table><tr><td rowspan=2 colspan=2>甲<td>乙</tr><tr><td rowspan=3>丙"
        "</tr><tr><td>1<td>2</tr><tr><td>3<td></tr></table>"
    )
    assert shape(document) == [
        (0, 0, 2, 2, "甲"),
        (0, 2, 1, 1, "乙"),
        (1, 2, 3, 1, "丙"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "2"),
        (3, 0, 1, 1, "3"),
        (3, 1, 1, 1, ""),
    ]


def test_spans_over_the_end_are_cut() -> None:
    document = read("<table><tr><td rowspan=99>甲<td colspan=9999>乙<tr><td>1<td>2<td>3</table>")
    assert shape(document) == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 3, "乙"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, "2"),
        (1, 3, 1, 1, "3"),
    ]


def test_a_row_span_of_zero_reaches_the_end_of_its_group() -> None:
    document = read("<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3</table>")
    assert shape(document) == [
        (0, 0, 2, 1, "甲"),
        (0, 1, 1, 1, "1"),
        (1, 1, 1, 1, "2"),
        (2, 0, 1, 1, "乙"),
        (2, 1, 1, 1, "3"),
    ]


def test_columns_in_which_no_cell_begins_are_taken_out() -> None:
    document = read("<table><tr><td>a<td colspan=2>b<td>c<tr><td>1<td colspan=2>2<td>3<tr></tr></table>")
    assert [(column, width) for _, column, _, width, _ in shape(document)] == [(0, 1), (1, 1), (2, 1)] * 2


def test_spans_that_would_overlap_are_cut() -> None:
    document = read("<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e</table>")
    assert shape(document) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 2, 1, "b"),
        (0, 2, 1, 1, "c"),
        (1, 0, 1, 1, "d"),
        (1, 2, 1, 1, "e"),
    ]


def test_the_foot_is_read_last() -> None:
    document = read(
        "<table><tfoot><tr><td>总计<td>3</tfoot><tbody><tr><td>甲<td>3</tbody><thead><tr><th>项<th>数</thead></table>"
    )
    assert [text for *_, text in shape(document)] == ["项", "数", "甲", "3", "总计", "3"]


def test_cells_without_end_tags_and_blank_cells() -> None:
    document = read("<table><tr><td>规章<td>&nbsp;<td>\u200b<td><br><td>0\n<tr><td>许可</table>")
    assert shape(document) == [
        (0, 0, 1, 1, "规章"),
        (0, 1, 1, 1, ""),
        (0, 2, 1, 1, ""),
        (0, 3, 1, 1, ""),
        (0, 4, 1, 1, "0"),
        (1, 0, 1, 1, "许可"),
    ]


def test_line_breaks_in_cells() -> None:
    document = read(
        "<table><tr><td><p>商业</p><p>企业</p><td>科研<br/>机构<td><span>1</span><span>2</span></tr></table>"
    )
    assert [text for *_, text in shape(document)] == ["商业\n企业", "科研\n机构", "12"]


def test_a_form_that_was_published_filled_in() -> None:
    document = read('<table><tr><td>规章<td>件<td><input value="3"><input type="hidden" value="7"></table>')
    assert [text for *_, text in shape(document)] == ["规章", "件", "3"]


def test_hidden_rows_and_cells_are_left_out() -> None:
    document = read(
        "<table><tr style='display:none'><td>x<td>y</tr><tr><td hidden>z"
        "<td>规章<td>0<b style='display:none'>9</b></tr></table>"
    )
    assert shape(document) == [(0, 0, 1, 1, "规章"), (0, 1, 1, 1, "0")]


def test_a_caption_comes_before_its_table() -> None:
    document = read("<table><caption>表一</caption><tr><td>规章<td>0</table>")
    assert (document.blocks[0].text, document.blocks[0].centred, type(document.blocks[1])) == ("表一", True, Grid)


def test_a_form_around_rows_or_cells_is_ignored() -> None:
    document = read(
        "<table><form><tr><td>规章<td>0</tr></form><tbody><tr><form><td>许可<td>1</form></tr></tbody></table>"
    )
    assert [(row, column, text) for row, column, _, _, text in shape(document)] == [
        (0, 0, "规章"),
        (0, 1, "0"),
        (1, 0, "许可"),
        (1, 1, "1"),
    ]
    assert texts(document) == []


def test_text_between_rows_comes_before_the_table() -> None:
    document = read("<table>甲<caption>表一</caption><p>乙</p><tr>丙<td>规章<td>0</tr>丁<tr><td>许可<td>1</tr></table>")
    assert sorted(texts(document)) == sorted(["甲", "表一", "乙", "丙", "丁"])
    assert isinstance(document.blocks[-1], Grid)


def test_tables_that_lay_out_the_page_are_taken_apart_in_order() -> None:
    document = read(
        "<table><tr><td>导航<td><table><tr><td><h1>标题</h1><p>一、总体情况</p>"
        "<table><tr><td>规章<td>0<tr><td>许可<td>1</table><p>三、收到</p></table></table>"
    )
    assert [block.text if isinstance(block, Paragraph) else "表" for block in document.blocks] == [
        "导航",
        "标题",
        "一、总体情况",
        "表",
        "三、收到",
    ]


def test_a_table_in_one_cell_of_a_table_of_data_is_flattened() -> None:
    rows = "".join(f"<tr><td>项目{n}号名称<td>{n}" for n in range(9))
    document = read(f"<table>{rows}<tr><td>其他<td><table><tr><td>1<td>2</table></table>")
    assert shape(document)[-1] == (9, 1, 1, 1, "1 2")


def test_an_article_in_a_cell_is_no_datum() -> None:
    document = read("<table><tr><td>导航<td><p>" + "正文" * 600 + "</p><p>后</p></table>")
    assert texts(document)[0::2] == ["导航", "后"]


def test_a_grid_of_divs_with_roles() -> None:
    document = read(
        "<div role=table><div role=rowgroup><div role=row><span role=columnheader>项"
        "</span><span role=columnheader>数</span>"
        "</div></div><div role=row><div role=cell>规章</div><div role=cell></div></div></div>"
    )
    assert shape(document) == [(0, 0, 1, 1, "项"), (0, 1, 1, 1, "数"), (1, 0, 1, 1, "规章"), (1, 1, 1, 1, "")]
    assert texts(document) == []


def test_divs_without_certain_columns_stay_paragraphs() -> None:
    assert texts(read("<div class=row><div>规章</div><div>0</div><div></div><div>1</div></div>")) == ["规章", "0", "1"]


# --- pictures, attachments, metadata ----------------------------------------------------------------------------------


def test_pictures_are_noted_and_icons_are_not() -> None:
    document = read(
        "<img src=logo.png><img src=x.gif width=16 height=16><a href=/>"
        "<img src=ad.jpg></a><p><img src='files/表三.png'></p>"
        "<table><tr><td>规章<td>0<td><img src=1.png width=300 height=200 alt=数字></table>"
    )
    assert [(note.kind, note.text) for note in document.notes] == [
        (NoteKind.PICTURE, "files/表三.png"),
        (NoteKind.PICTURE, "数字"),
    ]
    grid = document.blocks[-1]
    assert isinstance(grid, Grid)
    assert [cell.picture for cell in grid.cells] == [False, False, True]


def test_attached_files_are_noted() -> None:
    document = read(
        "<p><a href='/files/%E5%B9%B4%E6%8A%A5.pdf?v=1'>2023年年报</a></p><iframe src='viewer.html?file=a.pdf'>"
        "</iframe><a href=b.html>页</a>"
    )
    assert [note.text for note in document.notes] == ["2023年年报 /files/年报.pdf?v=1", "viewer.html?file=a.pdf"]
    assert texts(document) == ["2023年年报", "页"]


def test_metadata_of_a_government_page() -> None:
    head = (
        '<title>网站标题</title><meta name="ArticleTitle" content="年报">'
        '<meta name="PubDate" content="2024-01-20 10:00">'
        '<meta name="ContentSource" content="青枫市水务局"><meta name="SiteName" content="青枫市人民政府">'
        '<link rel="canonical" href="http://example.invalid/1.html">'
    )
    assert read("<p>正文</p>", head).metadata == {
        "title": "年报",
        "organisation": "青枫市水务局",
        "published": "2024-01-20 10:00",
        "address": "http://example.invalid/1.html",
    }


def test_the_address_that_a_browser_wrote_into_a_saved_page() -> None:
    page = b"<!DOCTYPE html>\n<!-- saved from url=(0030)http://example.invalid/a.html -->\n<html><title>T</title><p>x"
    assert read_bytes(page, "a.html").metadata == {"title": "T", "address": "http://example.invalid/a.html"}


def test_a_fragment_with_a_wrong_charset_is_read() -> None:
    page = '<meta charset="gb2312"><table><tr><td>规章</td><td>0</td></tr></table>'
    assert shape(read_bytes(page.encode(), "a.html")) == [(0, 0, 1, 1, "规章"), (0, 1, 1, 1, "0")]
