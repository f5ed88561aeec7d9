"""What a page's end, its edge or another page beside it does to a table: no number loses a part, none gains one."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from pdf_sheet import Sheet, pdf

from linter.model.document import Grid, NoteKind
from linter.readers.pdf import read_pdf

NARROW = [70, 170, 206, 242]
HEAD = ["项目", "甲", "乙"]
PROSE = "本年度主动公开政府信息共计若干条并按时办理全部申请"


def grids(*sheets: Sheet) -> list[Grid]:
    return [block for block in read_pdf(pdf(*sheets), "t.pdf").blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    """Texts by row, white space taken out."""
    return [["".join(cell.text.split()) for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


def part(rows: Sequence[Sequence[str]], ys: Sequence[float], xs: Sequence[float] = NARROW) -> Sheet:
    sheet = Sheet()
    sheet.grid(xs, ys, rows, 12)
    return sheet


def test_a_number_wrapped_and_cut_by_the_page_s_end_is_one_number():
    first = part([HEAD, ["规章", "1234\n5678", "31"]], [700, 720, 760])
    second = part([["", "9", ""], ["文件", "5", "6"]], [60, 80, 100])
    (grid,) = grids(first, second)
    assert texts(grid) == [HEAD, ["规章", "123456789", "31"], ["文件", "5", "6"]]


def test_a_row_cut_within_its_label_and_its_numbers_is_one_row():
    label = "申请人无正当理由"
    first = part([HEAD, [label, "1234", "7654"]], [700, 720, 760])
    second = part([["逾期不补正", "567", "32"], ["文件", "5", "6"]], [60, 80, 100])
    (grid,) = grids(first, second)
    assert texts(grid) == [HEAD, [label + "逾期不补正", "1234567", "765432"], ["文件", "5", "6"]]


def test_a_number_after_which_a_digit_had_room_is_whole():
    first = part([HEAD, ["规章", "1234\n567", "31"]], [700, 720, 760])
    (grid,) = grids(first, part([["", "8", ""], ["文件", "5", "6"]], [60, 80, 100]))
    assert texts(grid)[1:3] == [["规章", "1234567", "31"], ["", "8", ""]]


def test_a_row_of_numbers_alone_is_joined_only_where_all_reach_the_end_of_their_cells():
    xs = [70, 106, 142, 178, 214]
    first = part([["甲", "乙", "丙", "丁"], ["6674", "3300", "2814", "2414"]], [700, 720, 760], xs)
    (grid,) = grids(first, part([["945", "878", "431", "94"]], [60, 80], xs))
    assert texts(grid)[1:] == [["6674945", "3300878", "2814431", "241494"]]
    first = part([["甲", "乙", "丙", "丁"], ["6674", "33", "2", "2414"]], [700, 720, 760], xs)
    (grid,) = grids(first, part([["945", "878", "431", "94"]], [60, 80], xs))
    assert grid.rows == 3


def test_a_row_cut_below_a_header_that_is_repeated_is_one_row():
    first = part([HEAD, ["规章", "1234\n5678", "31"]], [700, 720, 760])
    second = part([HEAD, ["", "9", ""], ["文件", "5", "6"]], [60, 80, 100, 120])
    (grid,) = grids(first, second)
    assert texts(grid) == [HEAD, ["规章", "123456789", "31"], ["文件", "5", "6"]]


def test_a_label_whose_values_stand_on_the_other_page():
    first = part([HEAD, ["规章", "", ""]], [700, 720, 760])
    (grid,) = grids(first, part([["", "12", "34"]], [60, 80]))
    assert texts(grid) == [HEAD, ["规章", "12", "34"]]


def test_a_column_of_which_only_the_outer_line_is_on_the_page():
    first = part([["结果", "甲", "1"], ["^", "乙", "2"]], [700, 720, 740])
    second = Sheet()
    second.line(70, 60, 70, 100)
    second.grid(NARROW[1:], [60, 80, 100], [["丙", "3"], ["丁", "4"]])
    (grid,) = grids(first, second)
    assert (grid.rows, grid.columns) == (4, 3)
    assert grid.at(3, 0).text == "结果"


def test_a_number_that_the_page_s_edge_cuts_is_read_whole():
    sheet = Sheet()
    sheet.text(70, 100, "收到申请", 12)
    sheet.text(580, 100, "1234567", 12)
    assert "1234567" in "".join(block.text for block in read_pdf(pdf(sheet), "t.pdf").blocks)


def test_two_pages_on_one_sheet_are_read_one_after_the_other():
    sheet = Sheet(width=842, height=595)
    for left, word in ((40, "左"), (461, "右")):
        for index in range(6):
            sheet.text(left, 100 + 20 * index, word + PROSE, 12)
        sheet.grid([left, left + 100, left + 200], [300, 320, 340], [[word, "1"], ["乙", "2"]])
    blocks = read_pdf(pdf(sheet), "t.pdf").blocks
    assert {block.place.page for block in blocks} == {1}
    found = [block for block in blocks if isinstance(block, Grid)]
    assert [grid.at(0, 0).text for grid in found] == ["左", "右"]
    assert found[1].place.bbox[0] == pytest.approx(461, abs=1)
    assert blocks.index(found[0]) < next(i for i, block in enumerate(blocks) if getattr(block, "text", "")[:1] == "右")


def test_a_wide_table_is_not_taken_for_two_pages():
    sheet = Sheet(width=842, height=595)
    xs = [60 + 72 * index for index in range(11)]
    rows = [[str(row * 10 + column) for column in range(10)] for row in range(4)]
    sheet.grid(xs, [100, 130, 160, 190, 220], rows)
    (grid,) = grids(sheet)
    assert texts(grid) == rows


def test_a_picture_of_a_table_cut_into_strips_is_one_picture():
    strip = "q 400 0 0 20 90 {y} cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"
    sheet = Sheet(parts=[strip.format(y=300 + 20 * index) for index in range(10)])
    sheet.text(70, 80, "下表")
    (note,) = read_pdf(pdf(sheet), "t.pdf").notes
    assert (note.kind, note.place.bbox) == (NoteKind.PICTURE, (90, 342, 490, 542))


def test_a_number_drawn_as_shapes_is_a_picture_and_no_blank_cell():
    sheet = part([HEAD, ["规章", "", ""]], [100, 120, 150])
    sheet.raw("185 700 m 190 705 l 195 712 l 190 716 l 184 712 l 182 706 l 186 703 l h f")
    (grid,) = grids(sheet)
    assert [grid.at(1, column).picture for column in range(3)] == [False, True, False]


def test_an_index_of_an_older_version_is_not_taken_for_a_page():
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, NameObject

    sheet = Sheet()
    sheet.text(70, 100, "正文", 12)
    data = pdf(sheet)
    for _ in range(2):
        content = DecodedStreamObject()
        content.set_data(PdfReader(io.BytesIO(data)).pages[0].get_contents().get_data())
        writer = PdfWriter(io.BytesIO(data), incremental=True)
        writer.pages[0][NameObject("/Contents")] = writer._add_object(content)
        out = io.BytesIO()
        writer.write(out)
        data = out.getvalue()
    assert [block.text for block in read_pdf(data, "t.pdf").blocks] == ["正文"]


def test_values_of_form_fields_without_a_look_of_their_own_are_read():
    field = "<< /Subtype /Widget /FT /Tx /V ({value}) /DA (/F1 10 Tf 0 g) /Rect [{x0} {y0} {x1} {y1}] >>"
    sheet = part([HEAD, ["规章", "", ""]], [100, 120, 150])
    first = field.format(value="42", x0=172, y0=694, x1=204, y1=720)
    second = field.format(value="7", x0=208, y0=694, x1=240, y1=720)
    sheet.extra = f"/Annots [{first} {second}]"
    (grid,) = grids(sheet)
    assert texts(grid)[1] == ["规章", "42", "7"]


def test_a_repeated_header_is_never_the_rest_of_the_row_above_it():
    head = [["（本列数据的勾稽关系", "甲", "乙"], ["^", "丙", "丁"]]
    label = "一二三四五六七八"
    first = part([*head, [label, "1", "2"]], [660, 680, 700, 740])
    (grid,) = grids(first, part([*head, ["文件", "3", "4"]], [60, 80, 100, 120]))
    assert texts(grid)[2] == [label, "1", "2"]
    assert texts(grid)[5] == ["文件", "3", "4"]
