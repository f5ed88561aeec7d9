"""DOCX: the final text, as Word and WPS show it."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from linter.model.document import Document, Grid, NoteKind, Paragraph
from linter.readers import FailureKind, ReadFailure, read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="urn:wps"'
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(body: str, *, numbering: str = "", styles: str = "", head: str = "", **parts: str | bytes) -> bytes:
    """A DOCX by hand: only the parts that a reader needs."""
    related = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in ("numbering", "styles")
    )
    related += f'<Relationship Id="pic" Type="{OFFICE}/image" Target="media/image1.png"/>'
    related += f'<Relationship Id="chunk" Type="{OFFICE}/aFChunk" Target="chunk.html"/>'
    files: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
        "word/document.xml": f"{head}<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
    } | {name.replace("__", "/"): content for name, content in parts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(body: str, **parts: str) -> Document:
    return read_bytes(package(body, **parts), "report.docx")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def shape(document: Document) -> list[tuple[int, int, int, int, str]]:
    (grid,) = [block for block in document.blocks if isinstance(block, Grid)]
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells]


# --- paragraphs -------------------------------------------------------------------------------------------------------


def test_a_document_made_by_a_library() -> None:
    source = docx.Document()
    source.add_heading("一、总体情况", 1)
    source.add_paragraph("标题").alignment = 1
    source.add_paragraph("")
    table = source.add_table(2, 3)
    for row, line in enumerate((("规章", "0", ""), ("许可", "1", "2"))):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    source.core_properties.title = "年报"
    buffer = io.BytesIO()
    source.save(buffer)
    document = read_bytes(buffer.getvalue(), "a.docx")
    assert [(b.text, b.heading, b.centred) for b in document.blocks[:2]] == [
        ("一、总体情况", 1, False),
        ("标题", None, True),
    ]
    assert shape(document) == [
        (0, 0, 1, 1, "规章"),
        (0, 1, 1, 2, "0"),
        (1, 0, 1, 1, "许可"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, "2"),
    ]
    assert document.metadata == {"title": "年报"}


def test_the_line_is_the_ordinal_of_the_paragraph_element() -> None:
    document = read(par("一") + par("") + tbl(tr(tc("规章"), tc("0")), tr(tc("许可"), tc("1"))) + par("末"))
    assert [block.place.line for block in document.blocks] == [1, 3, 7]
    assert [cell.place.line for cell in document.blocks[1].cells] == [3, 4, 5, 6]


def test_breaks_end_lines_and_tabs_are_kept() -> None:
    document = read(
        f"<w:p>{run('一、总体情况')}<w:r><w:br/><w:t>正文</w:t><w:tab/><w:t>后</w:t><w:noBreakHyphen/></w:r></w:p>"
    )
    assert texts(document) == ["一、总体情况", "正文\t后-"]


def test_revisions_are_read_as_accepted() -> None:
    document = read(
        f'<w:p>{run("共")}<w:ins w:id="1">{run("34")}</w:ins><w:del w:id="2">'
        f"<w:r><w:delText>27</w:delText></w:r></w:del>"
        f'<w:moveFrom w:id="3">{run("移走")}</w:moveFrom><w:moveTo w:id="4">{run("件")}</w:moveTo></w:p>'
        + tbl(
            tr(tc("删"), tc("行"), properties='<w:del w:id="5"/>'),
            tr(tc("规章"), tc("0"), properties='<w:ins w:id="6"/>'),
        )
    )
    assert texts(document) == ["共34件"]
    assert shape(document) == [(0, 0, 1, 1, "规章"), (0, 1, 1, 1, "0")]
    assert [(note.kind, note.text) for note in document.notes] == [(NoteKind.HIDDEN, "27移走删行")]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    document = read(par("一、总体", "<w:rPr><w:del w:id='1'/></w:rPr>") + par("情况"))
    assert texts(document) == ["一、总体情况"]


def test_a_paragraph_whose_end_was_deleted_stays_in_its_cell() -> None:
    cell = f"<w:tc>{par('规章', '<w:rPr><w:del/></w:rPr>')}</w:tc>"
    assert [text for *_, text in shape(read(tbl(tr(cell, tc("0")))))] == ["规章", "0"]


def test_hidden_text_is_left_out() -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    styled, shown = '<w:rStyle w:val="h"/>', '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'
    document = read(
        f"<w:p>{run('正文')}{run('藏', '<w:vanish/>')}{run('也', styled)}{run('见', shown)}</w:p>",
        styles=styles,
    )
    assert texts(document) == ["正文见"]


def test_a_style_of_the_paragraph_hides_unless_the_run_says_otherwise() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="on"><w:basedOn w:val="gone"/></w:style>'
        '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    shown = run("见", '<w:vanish w:val="0"/>') + run("两次", '<w:rStyle w:val="h"/>')
    body = par("藏", '<w:pStyle w:val="on"/>') + f'<w:p><w:pPr><w:pStyle w:val="gone"/></w:pPr>{shown}{run("也")}</w:p>'
    assert texts(read(body, styles=styles)) == ["见两次"]


def test_content_controls_links_and_tags_are_seen_through() -> None:
    inner = (
        f"<w:smartTag>{run('二')}</w:smartTag><w:hyperlink>{run('三')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{run('四')}</w:sdtContent></w:sdt>"
    )
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{par('一')}<w:p>{inner}</w:p></w:sdtContent></w:sdt>"
    rows = (
        f"<w:sdt><w:sdtContent>{tr(tc('规章'), '<w:sdt><w:sdtContent>' + tc('0') + '</w:sdtContent></w:sdt>')}"
        f"</w:sdtContent></w:sdt>"
    )
    document = read(body + tbl(rows))
    assert texts(document) == ["一", "二三四"]
    assert shape(document) == [(0, 0, 1, 1, "规章"), (0, 1, 1, 1, "0")]


def test_fields_show_their_result() -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    document = read(
        f"<w:p>{run('第')}{field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{run('码')}{field('separate')}{run('3')}"
        f"{field('end')}{run('页')}<w:fldSimple w:instr='DATE'>{run('2024')}</w:fldSimple></w:p>"
    )
    assert texts(document) == ["第3页2024"]


def mark(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def test_a_field_whose_end_was_deleted_hides_nothing() -> None:
    lost = f"<w:p>{mark('begin')}<w:del>{mark('end')}</w:del>{run('12')}</w:p>"
    document = read(tbl(tr(tc("规章"), f"<w:tc>{lost}</w:tc>")) + par("后文"))
    assert shape(document)[1] == (0, 1, 1, 1, "12")
    assert texts(document) == ["后文"]


def test_form_fields_show_what_was_chosen() -> None:
    entries = '<w:listEntry w:val="是"/><w:listEntry w:val="否"/>'
    chosen = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    ticked = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    open_box = '<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
    fields = "".join(mark("begin", data) + mark("end") for data in (chosen, ticked, open_box))
    assert texts(read(f"<w:p>{fields}</w:p>")) == ["否☑☐"]


def test_a_note_s_mark_is_no_digit_of_a_number() -> None:
    typed = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>1</w:t></w:r>'
    raised = run("2", '<w:vertAlign w:val="superscript"/>')
    document = read(f"<w:p>{run('12')}{typed}</w:p><w:p>{run('34')}{raised}</w:p><w:p>{raised}{run('月')}</w:p>")
    assert texts(document) == ["12", "34²", "2月"]


def test_signs_of_symbol_fonts() -> None:
    def sign(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    known = sign("Symbol", "F037") + sign("Wingdings", "F0FE") + sign("Wingdings", "F081") + sign("宋体", "4E00")
    assert texts(read(f"<w:p>{known}{sign('Wingdings', 'F021')}</w:p>")) == ["7☑①一\ufffd"]


def test_a_choice_that_no_program_understands_is_passed_over() -> None:
    body = (
        f'<mc:AlternateContent><mc:Choice xmlns:q="urn:q" Requires="q">{par("不")}</mc:Choice>'
        f"<mc:Fallback>{par('是')}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(read(body)) == ["是"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{par('框内')}</w:txbxContent>"
    document = read(
        f"<w:p>{run('框外')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(document) == ["框外", "框内"]
    document = read(f"<w:p><w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r></w:p>")
    assert texts(document) == ["框内"]


def test_pictures_are_noted() -> None:
    def picture(size: int) -> str:
        return (
            f"<w:p><w:r><w:drawing><wp:inline><wp:extent cx='{size}' cy='{size}'/><wp:docPr id='1' descr=''/>"
            "<a:blip r:embed='pic'/></wp:inline></w:drawing></w:r></w:p>"
        )

    cell = f"<w:tc>{picture(900_000)}</w:tc>"
    seal = picture(1_500_000)  # too small for a table; in a cell it may be a number
    document = read(picture(5_000_000) + picture(100_000) + seal + tbl(tr(tc("规章"), tc("0"), cell)))
    assert [(note.kind, note.text, note.place.line) for note in document.notes] == [
        (NoteKind.PICTURE, "word/media/image1.png", 1),
        (NoteKind.PICTURE, "word/media/image1.png", 6),
    ]
    assert [cell.picture for cell in document.blocks[0].cells] == [False, False, True]


def test_a_web_page_put_in_whole_is_read() -> None:
    page = "<html><body><p>一、总体情况</p><table><tr><td>规章<td>0</table></body></html>"
    document = read(par("前") + '<w:altChunk r:id="chunk"/>', **{"word__chunk.html": page})
    assert texts(document) == ["前", "一、总体情况"]
    assert shape(document) == [(0, 0, 1, 1, "规章"), (0, 1, 1, 1, "0")]
    document = read(par("前") + '<w:altChunk r:id="chunk"/>')
    assert [note.kind for note in document.notes] == [NoteKind.ATTACHMENT]


# --- automatic numbers ------------------------------------------------------------------------------------------------


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(text: str, at: int = 0, number: int = 1) -> str:
    return par(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "japaneseCounting", "（%2）")
    + level(2, "decimal", "%1.%3", "<w:isLgl/>")
    + level(3, "decimalEnclosedCircle", "%4")
    + level(4, "bullet", "·")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_numbers_of_lists() -> None:
    items = [(0, 1), (1, 1), (1, 1), (2, 1), (3, 1), (4, 1), (0, 1), (1, 1), (2, 1), (0, 2), (0, 2)]
    document = read("".join(numbered("x", at, number) for at, number in items), numbering=LISTS)
    numbers = [block.number for block in document.blocks]
    assert numbers == ["一、", "（一）", "（二）", "1.1", "①", "", "二、", "（一）", "2.1", "一、", "二、"]


def test_a_style_brings_number_and_outline_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="base"><w:pPr><w:jc w:val="center"/>'
        '<w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="s"><w:basedOn w:val="base"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 3"/></w:style>'
    )
    lists = LISTS.replace('<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="s"/><w:lvlText w:val="（%2）"/>')
    body = (
        par("甲", '<w:pStyle w:val="s"/>')
        + par(
            "乙",
            '<w:pStyle w:val="s"/><w:numPr><w:numId w:val="0"/></w:numPr><w:jc w:val="left"/><w:outlineLvl w:val="9"/>',
        )
        + par("丙", '<w:pStyle w:val="h"/>')
    )
    document = read(body, numbering=lists, styles=styles)
    assert [(b.number, b.heading, b.centred) for b in document.blocks] == [
        ("（一）", 2, True),
        ("", None, False),
        ("", 3, False),
    ]


def test_numbers_in_cells_are_part_of_their_text() -> None:
    document = read(tbl(tr(f"<w:tc>{numbered('本年新收')}</w:tc>", tc("3"))), numbering=LISTS)
    assert shape(document)[0] == (0, 0, 1, 1, "一、本年新收")


def test_a_deleted_paragraph_takes_no_number() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = f'<w:p><w:pPr>{listed}</w:pPr><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>'
    assert [block.number for block in read(gone + numbered("甲"), numbering=LISTS).blocks] == ["一、"]


# --- tables -----------------------------------------------------------------------------------------------------------

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_merged_cells() -> None:
    document = read(
        tbl(
            tr(tc("甲", span(2) + RESTART), tc("乙")),
            tr(tc("", span(2) + GOES_ON), tc("1")),
            tr(tc("丙"), tc("丁", RESTART), tc("2")),
            tr(tc("戊"), tc("", GOES_ON), tc("")),
        )
    )
    assert shape(document) == [
        (0, 0, 2, 2, "甲"),
        (0, 2, 1, 1, "乙"),
        (1, 2, 1, 1, "1"),
        (2, 0, 1, 1, "丙"),
        (2, 1, 2, 1, "丁"),
        (2, 2, 1, 1, "2"),
        (3, 0, 1, 1, "戊"),
        (3, 2, 1, 1, ""),
    ]


def test_a_merge_that_goes_on_with_another_width_stays_a_cell_of_its_own() -> None:
    document = read(tbl(tr(tc("甲", span(2) + RESTART), tc("1")), tr(tc("", GOES_ON), tc("乙"), tc("2"))))
    assert shape(document) == [
        (0, 0, 1, 2, "甲"),
        (0, 2, 1, 1, "1"),
        (1, 0, 1, 1, ""),
        (1, 1, 1, 1, "乙"),
        (1, 2, 1, 1, "2"),
    ]


def test_a_merge_whose_first_row_was_deleted_begins_anew() -> None:
    gone = tr(tc("丙", RESTART), tc("1"), properties='<w:del w:id="1"/>')
    document = read(tbl(tr(tc("甲"), tc("0")), gone, tr(tc("", GOES_ON), tc("2")), tr(tc("", GOES_ON), tc("3"))))
    assert shape(document)[2:] == [(1, 0, 2, 1, ""), (1, 1, 1, 1, "2"), (2, 1, 1, 1, "3")]


def test_rows_that_begin_later() -> None:
    document = read(tbl(tr(tc("甲"), tc("乙"), tc("丙")), tr(tc("1"), properties='<w:gridBefore w:val="2"/>')))
    assert shape(document)[-1] == (1, 2, 1, 1, "1")


def test_cells_merged_the_old_way() -> None:
    document = read(
        tbl(
            tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'), tc("1")),
            tr(tc("a"), tc("b"), tc("c")),
        )
    )
    assert shape(document)[:2] == [(0, 0, 1, 2, "甲"), (0, 2, 1, 1, "1")]


def test_a_merge_the_old_way_never_widens_a_cell_of_another_row() -> None:
    goes_on = '<w:hMerge w:val="continue"/>'
    document = read(tbl(tr(tc("甲"), tc("乙")), tr(tc("1", goes_on), tc("2"))))
    assert shape(document) == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 1, 1, "乙"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "2"),
    ]


def test_widths_say_how_far_cells_reach_where_nothing_else_does() -> None:
    def wide(text: str, width: int) -> str:
        return tc(text, f'<w:tcW w:w="{width}" w:type="dxa"/>')

    document = read(
        tbl(
            tr(wide("甲", 3000), wide("乙", 2010)),
            tr(wide("a", 1000), wide("b", 2000), wide("1", 1000), wide("2", 1000)),
        )
    )
    assert shape(document)[:2] == [(0, 0, 1, 2, "甲"), (0, 2, 1, 2, "乙")]


def test_a_row_of_figures_in_a_cell_goes_on_its_row() -> None:
    inner = f"<w:tc>{tbl(tr(tc('1'), tc(''), tc('/')))}{par('')}</w:tc>".replace(
        "<w:tc>", f"<w:tc><w:tcPr>{span(3)}</w:tcPr>", 1
    )
    document = read(tbl(tr(tc("数量"), tc("甲"), tc("乙"), tc("丙")), tr(tc("规章"), inner)))
    assert shape(document)[4:] == [
        (1, 0, 1, 1, "规章"),
        (1, 1, 1, 1, "1"),
        (1, 2, 1, 1, ""),
        (1, 3, 1, 1, "/"),
    ]


def test_several_paragraphs_in_a_cell() -> None:
    document = read(tbl(tr(f"<w:tc>{par('商业')}{par('')}{par('企业')}</w:tc>", tc("0"))))
    assert shape(document)[0][-1] == "商业\n企业"


def test_a_table_that_lays_out_the_page_is_taken_apart() -> None:
    inner = tbl(tr(tc("规章"), tc("0")))
    document = read(tbl(f"<w:tr><w:tc>{par('一、总体情况')}{inner}{par('二、后文')}</w:tc></w:tr>"))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Grid", "Paragraph"]


def test_iso_strict_documents() -> None:
    data = package(par("一") + tbl(tr(tc("规章"), tc("0"))))
    source = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in source.namelist():
            text = source.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            archive.writestr(
                name, text.replace(OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")
            )
    document = read_bytes(buffer.getvalue(), "a.docx")
    assert texts(document) == ["一"]
    assert len(shape(document)) == 2


def test_the_whole_container_as_one_xml_file() -> None:
    source = zipfile.ZipFile(io.BytesIO(package(par("一") + tbl(tr(tc("规章"), tc("0"))))))
    parts = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{source.read(name).decode()}</pkg:xmlData></pkg:part>'
        for name in source.namelist()
        if name.endswith((".xml", ".rels"))
    )
    flat = f'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>'
    document = read_bytes(f'<?xml version="1.0"?>{flat}'.encode(), "report.xml")
    assert texts(document) == ["一"]
    assert len(shape(document)) == 2


# --- the container ----------------------------------------------------------------------------------------------------


def failure(data: bytes) -> ReadFailure:
    with pytest.raises(ReadFailure) as caught:
        read_bytes(data, "report.docx")
    return caught.value


def test_a_broken_container_is_damaged() -> None:
    data = package(par("一" * 500))
    assert failure(data[:-60]).kind is FailureKind.DAMAGED
    assert failure(data[: len(data) // 2]).kind is FailureKind.DAMAGED


def test_broken_xml_is_damaged_and_says_where() -> None:
    broken = failure(package("<w:p>"))
    assert broken.kind is FailureKind.DAMAGED
    assert "word/document.xml" in broken.detail


def test_a_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert failure(package(par("&b;"), head=bomb)).kind is FailureKind.DAMAGED


def test_a_decompression_bomb_is_refused() -> None:
    bomb = failure(package(par("一"), **{"word__media__x.bin": bytes(30_000_000)}))
    assert bomb.kind is FailureKind.LIMIT


def test_a_part_that_stands_twice_is_refused() -> None:
    buffer = io.BytesIO(package(par("一")))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    assert failure(buffer.getvalue()).kind is FailureKind.DAMAGED


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(package(par("一")))
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    assert failure(bytes(data)).kind is FailureKind.ENCRYPTED


def test_tables_nested_without_end_are_refused() -> None:
    assert (
        failure(package("<w:tbl><w:tr><w:tc>" * 60 + par("x") + "</w:tc></w:tr></w:tbl>" * 60)).kind
        is FailureKind.LIMIT
    )
