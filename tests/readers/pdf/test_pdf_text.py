"""Running text in PDF: paragraphs as a person reads them, without what belongs to the page."""

from __future__ import annotations

import pytest
from pdf_sheet import Sheet, font, pdf, stream

from linter.model.document import NoteKind, Paragraph
from linter.readers.pdf import read_pdf

LONG = "本年度我局坚持以公开为常态不公开为例外全面推进决策执行管理服务结果公开情况"


def read(*sheets: Sheet, **more: object):
    return read_pdf(pdf(*sheets, **more), "t.pdf")


def texts(*sheets: Sheet, **more: object) -> list[str]:
    return [block.text for block in read(*sheets, **more).blocks if isinstance(block, Paragraph)]


def page(*lines: tuple[float, str], top: float = 100, number: int = 1) -> Sheet:
    """Lines of 12 points, each with its indent in ems, between margins of 70 and 525 points; a page number below."""
    sheet = Sheet()
    for index, (indent, text) in enumerate(lines):
        sheet.text(70 + 12 * indent, top + 22 * index, text, 12)
    sheet.centred(297, 812, f"- {number} -", 9)
    return sheet


def test_lines_that_run_to_the_margin_go_on():
    assert texts(page((2, LONG[:36]), (0, LONG), (0, "情况。"), (2, LONG[:36]), (0, "完。"))) == [
        LONG[:36] + LONG + "情况。",
        LONG[:36] + "完。",
    ]


def test_a_line_set_to_the_right_ends_its_paragraph():
    right = 525 - 12 * 10
    sheet = Sheet()
    for index, text in enumerate([LONG, LONG]):
        sheet.text(70, 100 + 22 * index, text, 12)
    sheet.text(right, 160, "二〇二四年一月二十日", 12)
    sheet.text(70, 182, "版权所有：某单位", 12)
    assert texts(sheet)[-2:] == ["二〇二四年一月二十日", "版权所有：某单位"]


def test_an_enumerator_or_a_short_line_begins_a_paragraph():
    assert texts(page((0, LONG), (0, "二、主动公开情况"), (0, "本年度"), (0, LONG))) == [
        LONG,
        "二、主动公开情况",
        "本年度",
        LONG,
    ]


def test_a_paragraph_goes_on_over_the_page_break_and_page_numbers_are_left_out():
    assert texts(page((0, LONG), (0, LONG)), page((0, LONG), (0, "完。"), number=2)) == [LONG * 3 + "完。"]


@pytest.mark.parametrize("form", ["3", "- 3 -", "—3—", "第3页", "第 3 页 共 5 页", "3/5", "iii"])
def test_forms_of_page_numbers(form: str):
    sheet = page((0, LONG), (0, "完。"))
    sheet.parts.pop()
    sheet.centred(297, 810, form, 9)
    assert texts(sheet) == [LONG + "完。"]


def test_running_headers_and_footers_are_left_out():
    sheets = [page((0, "正文" + "甲乙丙"[index]), number=index + 1) for index in range(3)]
    for sheet in sheets:
        sheet.text(70, 40, "青枫市档案整理局", 9)
    assert texts(*sheets) == ["正文甲", "正文乙", "正文丙"]


def test_a_number_at_the_end_of_the_text_is_no_page_number():
    assert "2024" in texts(page((0, LONG), (0, "2024")))[-1]


def test_centred_lines_are_marked():
    sheet = page((0, LONG), (0, LONG))
    sheet.centred(297.5, 60, "年度报告", 18)
    blocks = read(sheet).blocks
    assert [(block.text, block.centred) for block in blocks] == [("年度报告", True), (LONG * 2, False)]


def test_no_blank_is_invented_between_characters_and_those_of_the_file_are_kept():
    sheet = page((0, "一 二"))
    sheet.text(70, 200, "2023", 12)
    sheet.text(70 + 4 * 6 + 3, 200, "年", 12)
    sheet.text(70, 300, "net", 12)
    sheet.text(70 + 18 + 4, 300, "word", 12)
    assert texts(sheet) == ["一 二", "2023年", "net word"]


def test_what_a_person_cannot_see_is_left_out():
    sheet = page((0, "看得见"))
    sheet.text(70, 200, "白色的字白色的字白色的字白色的字", 12, set_="1 g")
    sheet.text(70, 230, "隐形的字隐形的字", 12, set_="3 Tr")
    sheet.text(700, 260, "页外的字", 12)
    sheet.area(70, 300, 300, 330, "0.1 g")
    sheet.text(80, 320, "深底白字", 12, set_="1 g")
    document = read(sheet)
    assert [block.text for block in document.blocks] == ["看得见", "深底白字"]
    assert [note.kind for note in document.notes] == [NoteKind.HIDDEN]


def test_watermarks_are_left_out():
    sheet = page((0, "正文"))
    sheet.raw("q 0.8 g BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <51855BB9> Tj ET Q")
    sheet.text(200, 600, "内部", 60, set_="0.85 g")
    assert texts(sheet) == ["正文"]


def test_text_drawn_twice_to_look_bold_is_read_once():
    sheet = page((0, "标题"))
    sheet.text(70.3, 100, "标题", 12)
    assert texts(sheet) == ["标题"]


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [("UniGB-UCS2-H", "utf-16-be"), ("UniGB-UTF16-H", "utf-16-be"), ("GBK-EUC-H", "gbk"), ("GBK2K-H", "gb18030"),
     ("GB-EUC-H", "gb2312")],
)  # fmt: skip
def test_fonts_that_are_not_embedded(encoding: str, codec: str):
    sheet = Sheet()
    sheet.text(70, 100, "政府信息公开2023", 12, codec=codec)
    assert texts(sheet, font_=font(encoding)) == ["政府信息公开2023"]


def test_glyphs_numbered_by_the_chinese_collection():
    sheet = Sheet()
    sheet.raw("BT /F1 12 Tf 70 700 Td <03AC 03AD 0011 0011> Tj ET")  # 啊 阿 0 0
    assert texts(sheet, font_=font("Identity-H")) == ["啊阿00"]


def test_a_tounicode_map_comes_first():
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <0000> <FFFF> "
        b"endcodespacerange\n2 beginbfchar\n<0001> <5E74>\n<0002> <2F47>\nendbfchar\n1 beginbfrange\n<0010> <0012> "
        b"<0030>\nendbfrange\n1 beginbfrange <0020> <0021> [<7532> <4E59>] endbfrange endcmap end end"
    )
    sheet = Sheet()
    sheet.raw("BT /F1 12 Tf 70 700 Td <0010001100120001000200200021> Tj ET")
    named = font("Identity-H", "Identity")[:-2] + "/ToUnicode 10 0 R >>"
    assert texts(sheet, font_=named, objects=[stream("", cmap)]) == ["012年⽇甲乙"]  # radicals are kept as they are


def test_vertical_writing():
    sheet = Sheet()
    sheet.raw("BT /F1 12 Tf 300 700 Td <7532 4E59 4E19> Tj ET")
    assert texts(sheet, font_=font("UniGB-UCS2-V")) == ["甲乙丙"]


def test_forms_inside_the_page_and_filled_fields():
    sheet = Sheet(extra="/Annots [<< /Subtype /Widget /Rect [70 600 170 620] /AP << /N 11 0 R >> >>]")
    sheet.raw("q 1 0 0 1 70 700 cm /X1 Do Q")
    form = "/Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /F1 3 0 R >> >>"
    inner = stream(form, b"BT /F1 12 Tf 0 5 Td <7532> Tj ET")
    field = stream(form.replace("300", "100"), b"BT /F1 12 Tf 0 5 Td <00340032> Tj ET")
    found = texts(sheet, objects=[inner, field], resources="/XObject << /X1 10 0 R >>")
    assert found == ["甲", "42"]


def test_a_form_that_draws_itself_ends():
    sheet = Sheet()
    sheet.text(70, 100, "正文")
    sheet.raw("/X1 Do")
    form = "/Subtype /Form /BBox [0 0 300 20] /Resources << /XObject << /X1 10 0 R >> >>"
    assert texts(sheet, objects=[stream(form, b"/X1 Do /X1 Do")], resources="/XObject << /X1 10 0 R >>") == ["正文"]


def test_the_title_that_the_file_states():
    assert read(page((0, "正文")), info="<< /Title (Report) /Author (Someone) >>").metadata == {"title": "Report"}


def test_places_give_page_ordinal_and_box():
    sheet = Sheet()
    sheet.text(70, 100, "正文正文", 10)
    (block,) = read(sheet).blocks
    assert (block.place.page, block.place.line) == (1, 1)
    assert block.place.bbox == pytest.approx((70, 91, 110, 102), abs=1)


@pytest.mark.parametrize(
    ("settings", "member", "seen"),
    [("/OFF [10 0 R]", "10 0 R", False), ("/OFF []", "10 0 R", True), ("/BaseState /OFF /ON []", "10 0 R", False),
     ("/BaseState /OFF /ON [10 0 R]", "10 0 R", True), ("/OFF [10 0 R]", "<< /Type /OCMD /OCGs [10 0 R] >>", False),
     ("/OFF [10 0 R]", "<< /Type /OCMD /OCGs 10 0 R /P /AnyOff >>", True)],
)  # fmt: skip
def test_layers_that_are_off_are_not_read(settings: str, member: str, seen: bool):
    sheet = Sheet()
    sheet.raw("/OC /M BDC")
    sheet.text(70, 200, "草稿", 12)
    sheet.raw("EMC")
    sheet.text(70, 100, "正文", 12)
    data = pdf(sheet, objects=[b"<< /Type /OCG /Name (a) >>"], resources=f"/Properties << /M {member} >>")
    layers = f"/Type /Catalog /OCProperties << /OCGs [10 0 R] /D << {settings} >> >>".encode()
    found = [block.text for block in read_pdf(data.replace(b"/Type /Catalog", layers, 1), "t.pdf").blocks]
    assert found == (["正文", "草稿"] if seen else ["正文"])
