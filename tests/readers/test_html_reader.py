"""HTML pages: what a browser shows, in the order in which it shows it."""

from __future__ import annotations

import pytest

from linter.model.document import Document, Grid, NoteKind, Paragraph
from linter.readers import FailureKind, ReadFailure, read_bytes

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


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "visibility:hidden",
        "font-size:0",
        "opacity:0",
        "position:absolute;left:-9999px",
        "height:0;overflow:hidden",
        "text-indent:-999em",
        "position:absolute;clip:rect(0 0 0 0);width:1px",
        "mso-hide:all",
    ],
)
@pytest.mark.parametrize(
    "form", ['<b style="{}">9</b>', '<b class="gone">9</b><style>p .x b, td > .gone {{{}}}</style>']
)
def test_what_style_hides_is_left_out_of_cells(style: str, form: str) -> None:
    document = read(f"<table><tr><td>规章<td>1{form.format(style)}2<td>3</table>")
    assert [text for *_, text in shape(document)] == ["规章", "12", "3"]


def test_what_a_stronger_rule_shows_is_read() -> None:
    sheet = (
        "<style>td{visibility:hidden} tr td{visibility:visible} .tab{display:none} .tab.on{display:block}"
        "@media print{table{display:none}} @media (max-width:500px){p{display:none}} .v{visibility:hidden}"
        ".v b{visibility:visible}</style>"
    )
    document = read(
        "<div class=tab>旧</div><div class='tab on'>新</div><table><tr><td>甲<td class=v>8<b>1</b></table>", sheet
    )
    assert texts(document) == ["新"]
    assert [text for *_, text in shape(document)] == ["甲", "1"]


def test_an_invisible_cell_keeps_its_place_and_a_removed_one_does_not() -> None:
    document = read("<table><tr><td>甲<td style='visibility:hidden'>8<td style='display:none'>9<td>1</table>")
    assert [text for *_, text in shape(document)] == ["甲", "", "1"]


def test_of_a_hidden_page_only_the_largest_part_is_taken_for_shown_by_a_script() -> None:
    table = "<table><tr><td>规章<td>{}<tr><td>许可<td>{}</table>"
    old, new = table.format(8, 8), table.format(1, 1) + "<p>本年度主动公开信息</p>"
    document = read(f"<p>首页</p><div hidden>{old}</div><div hidden>{new}<i hidden>9</i></div>")
    assert [text for *_, text in shape(document)] == ["规章", "1", "许可", "1"]


def test_what_readers_aloud_pass_over_is_seen_all_the_same() -> None:
    assert texts(read("<p>共<span aria-hidden=true>12</span>件</p>")) == ["共12件"]


def test_a_raised_digit_is_a_note_s_mark() -> None:
    document = read("<table><tr><td>规章<td>12<sup>1</sup><td>m<sup>2</sup></table>")
    assert [text for *_, text in shape(document)] == ["规章", "12¹", "m2"]
    assert texts(read("<p>共<b>12</b><sup>1</sup>件</p>")) == ["共12¹件"]


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


ROWS = (("项目", "甲", "乙"), ("规章", "0", ""), ("许可", "", "12"), ("处罚", "3", "/"))
GRID = [(row, column, 1, 1, text) for row, line in enumerate(ROWS) for column, text in enumerate(line)]


@pytest.mark.parametrize(
    ("around", "row", "cell"),
    [
        (
            "<div style='display:table'>{}</div>",
            "<div style='display:table-row'>{}</div>",
            "<p style='display:table-cell'>{}</p>",
        ),
        ("{}", "<div style='display:table;width:100%'>{}</div>", "<div style='display:table-cell'>{}</div>"),
        ("{}", "<div style='display:flex'>{}</div>", "<span style='flex:1'>{}</span>"),
        ("<div style='display:grid;grid-template-columns:2fr repeat(2, 1fr)'>{}</div>", "{}", "<div>{}</div>"),
        (
            "<div class=g><style>.g{{display:grid;grid-template-columns:[a] 50% [b] 25% 25%}}</style>{}</div>",
            "{}",
            "<i>{}</i>",
        ),
        ("{}", "<div style='overflow:auto'>{}</div>", "<div style='float:left;width:33%'>{}</div>"),
        ("<div>{}</div>", "<div class='tbl-row'>{}</div>", "<span class='tbl-cell'>{}</span>"),
        ("{}", "<div class=row>{}</div>", "<div class='col-md-4'>{}</div>"),
        ("<div>{}</div>", "<ul>{}</ul>", "<li>{}</li>"),
        ("<div>{}</div>", "<div>{}</div>", "<div><p>{}</p></div>"),
    ],
)
def test_grids_of_other_elements_than_tables(around: str, row: str, cell: str) -> None:
    inner = "".join(row.format("".join(cell.format(text) for text in line)) for line in ROWS)
    document = read(f"<h2>二、情况</h2>{around.format(inner)}<p>后文</p>")
    assert shape(document) == GRID
    assert texts(document) == ["二、情况", "后文"]


def test_spans_of_a_css_grid() -> None:
    cells = (
        "<i style='grid-row:span 2'>办理结果</i><i>公开</i><i>1</i><i>2</i><i>部分公开</i><i></i><i>4</i>"
        "<i style='grid-column:1 / span 2'>总计</i><i style='grid-area:3/4/4/5'>6</i>"
        "<i style='grid-area:3/3/4/-2'>5</i>"
    )
    document = read(f"<div style='display:grid;grid-template-columns:repeat(4,1fr)'>{cells}</div>")
    assert shape(document) == [
        (0, 0, 2, 1, "办理结果"),
        (0, 1, 1, 1, "公开"),
        (0, 2, 1, 1, "1"),
        (0, 3, 1, 1, "2"),
        (1, 1, 1, 1, "部分公开"),
        (1, 2, 1, 1, ""),
        (1, 3, 1, 1, "4"),
        (2, 0, 1, 2, "总计"),
        (2, 2, 1, 1, "5"),
        (2, 3, 1, 1, "6"),
    ]


def test_flex_boxes_inside_each_other_are_merged_cells() -> None:
    row = (
        "<div style='display:flex'>"
        + "".join(f"<b style='width:{{{at}}}%'>{{{at + 1}}}</b>" for at in (0, 2, 4))
        + "</div>"
    )
    inner = row.format(50, "公开", 25, 1, 25, 2) + row.format(50, "不公开", 25, "", 25, 4)
    flat = row.format(60, "总计", 20, 1, 20, 6)
    block = f"<div style='width:20%'>结果</div><div style='width:80%'>{inner}</div>"
    document = read(f"<div><div style='display:flex'>{block}</div>{flat}</div>")
    assert shape(document) == [
        (0, 0, 2, 1, "结果"),
        (0, 1, 1, 1, "公开"),
        (0, 2, 1, 1, "1"),
        (0, 3, 1, 1, "2"),
        (1, 1, 1, 1, "不公开"),
        (1, 2, 1, 1, ""),
        (1, 3, 1, 1, "4"),
        (2, 0, 1, 2, "总计"),
        (2, 2, 1, 1, "1"),
        (2, 3, 1, 1, "6"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<div class=row><div class=col>2024-01-02</div><div class=col>关于召开会议的通知</div></div>" * 8,
        "<div style='display:flex'><nav>导航</nav><main><h1>标题</h1><p>正文</p></main></div>" * 3,
        "<ul><li>首页</li><li>政务公开</li></ul>" * 5,
        "<div class=row><div class=col>关于召开会议的通知</div><div class=col>2024-01-02</div></div>" * 8,
        "<div style='display:flex'><b>发布日期</b><b>2024-01-18 10:30</b></div>" * 4,
        "<div><div><p>一</p><p>正文甲</p></div><div><p>二</p><p>正文乙</p></div><div><p>三</p><p>丙</p></div></div>",
    ],
)
def test_boxes_that_only_lay_out_a_page_are_no_table(page: str) -> None:
    assert not any(isinstance(block, Grid) for block in read(page).blocks)


def test_a_row_of_figures_in_a_cell_goes_on_its_row() -> None:
    inner = "<table><tr><td>1<td><td>/</table>"
    document = read(f"<table><tr><td>数量<td>甲<td>乙<td>丙<tr><td>规章<td colspan=3>{inner}</table>")
    assert [text for *_, text in shape(document)] == ["数量", "甲", "乙", "丙", "规章", "1", "", "/"]


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


def test_late_pictures_backgrounds_and_canvases_are_noted() -> None:
    document = read(
        "<p>正文</p><img src=loading.gif data-src=biao.png>"
        "<div style='background:url(hua.png);width:800px;height:400px'></div>"
        "<canvas width=800 height=600></canvas><img src=yinzhang.png width=160 height=160>"
    )
    assert [note.text for note in document.notes] == ["biao.png", "hua.png", "canvas"]


def test_frames() -> None:
    inner = "&lt;table&gt;&lt;tr&gt;&lt;td&gt;规章&lt;td&gt;0&lt;/table&gt;"
    document = read(
        f'<p>前</p><iframe srcdoc="{inner}"></iframe><iframe src="/r/report.html"></iframe>'
        "<iframe src=/footer.html></iframe>"
    )
    assert [text for *_, text in shape(document)] == ["规章", "0"]
    assert [(note.kind, note.text) for note in document.notes] == [(NoteKind.ATTACHMENT, "/r/report.html")]


def test_a_page_of_frames_or_scripts_alone_is_no_empty_page() -> None:
    for page, named in (
        ("<frameset cols='20%,80%'><frame src=menu.html><frame src=report.html></frameset>", "report.html"),
        ("<div id=app></div><script>var data = {'html': '" + "年度报告" * 99 + "'}</script>", "<script>"),
    ):
        with pytest.raises(ReadFailure) as caught:
            read_bytes(f"<html><head><title>年报</title></head>{page}</html>".encode(), "page.html")
        assert caught.value.kind is FailureKind.UNSUPPORTED
        assert named in caught.value.detail


def test_a_table_in_a_script_is_noted() -> None:
    document = read("<p>" + "正文" * 200 + "</p><script>show('<table><tr><td>" + "规章" * 30 + "')</script>")
    assert [(note.kind, note.text) for note in document.notes] == [(NoteKind.ATTACHMENT, "<script>")]


def test_the_frames_of_a_page_saved_as_one_file() -> None:
    page = (
        'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
        '<p>前</p><iframe src="cid:f1@x"></iframe>\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n'
        "Content-ID: <f1@x>\r\n\r\n<p>框内</p>\r\n--b--\r\n"
    )
    assert texts(read_bytes(page.encode(), "a.mht")) == ["前", "框内"]


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
