"""Tables in PDF: what a person sees in a cell is in that cell."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_sheet import Sheet, pdf, width_of

from linter.model.document import Grid, Paragraph
from linter.readers.pdf import read_pdf

XS = [70, 170, 220, 270, 320]
YS = [100, 120, 140, 160]
TEXTS = [["项目", "甲", "乙", "丙"], ["规章", "0", "", "12"], ["文件", "/", "1234567", "-"]]


def blocks(*sheets: Sheet) -> tuple[Grid | Paragraph, ...]:
    return read_pdf(pdf(*sheets), "t.pdf").blocks


def grids(*sheets: Sheet) -> list[Grid]:
    return [block for block in blocks(*sheets) if isinstance(block, Grid)]


def table(grid: Grid) -> list[list[str]]:
    """Texts by row, "<" and "^" where a cell from the left or from above reaches."""
    out = [[""] * grid.columns for _ in range(grid.rows)]
    for row in range(grid.rows):
        for column in range(grid.columns):
            cell = grid.at(row, column)
            assert cell is not None
            out[row][column] = cell.text if (cell.row, cell.column) == (row, column) else "^" if cell.row < row else "<"
    return out


def test_a_few_numbers_wrapped_oddly_make_no_rows():
    sheet = Sheet()
    sheet.grid(XS, YS, [["项目", "甲", "乙", "丙"], ["规章", "0", "1\n052", "12"], ["文件", "1", "2", "3"]], 7)
    (found,) = grids(sheet)
    assert table(found)[1] == ["规章", "0", "1\n052", "12"]


def test_blank_cells_stay_blank_cells():
    sheet = Sheet()
    sheet.grid(XS, YS, TEXTS)
    (grid,) = grids(sheet)
    assert grid.ruled
    assert table(grid) == TEXTS
    assert grid.at(1, 2).place.bbox == pytest.approx((220, 120, 270, 140), abs=0.6)


def test_merged_cells_keep_their_spans():
    sheet = Sheet()
    sheet.grid(XS, [100, 120, 140, 160, 180], [
        ["角", "标题", None, None], ["^", "甲", "乙", "丙"], ["一", "1", "2", "3"], ["二", None, "4", "5"],
    ])  # fmt: skip
    (grid,) = grids(sheet)
    assert table(grid) == [
        ["角", "标题", "<", "<"],
        ["^", "甲", "乙", "丙"],
        ["一", "1", "2", "3"],
        ["二", "<", "4", "5"],
    ]
    assert (grid.at(0, 1).column_span, grid.at(0, 0).row_span) == (3, 2)


def rules(sheet: Sheet, kind: str) -> None:
    """The same table's lines in the ways in which programs draw them."""
    for y in YS:
        for x0, x1 in itertools.pairwise(XS):
            match kind:
                case "line":
                    sheet.line(x0, y, x1, y)
                case "bar":
                    sheet.area(x0, y - 0.3, x1, y + 0.3)
                case "double":
                    sheet.line(x0, y - 0.9, x1, y - 0.9)
                    sheet.line(x0, y + 0.9, x1, y + 0.9)
                case "dashed":
                    for start in range(int(x0), int(x1), 5):
                        sheet.line(start, y, start + 3, y)
                case "dotted":
                    for start in range(int(x0), int(x1), 2):
                        sheet.area(start, y - 0.4, start + 0.8, y + 0.4)
                case "coloured":
                    sheet.line(x0, y, x1, y, "0.6 0.8 1 RG")
    for x in XS:
        for y0, y1 in itertools.pairwise(YS):
            match kind:
                case "line":
                    sheet.line(x, y0, x, y1)
                case "bar":
                    sheet.area(x - 0.3, y0, x + 0.3, y1)
                case "double":
                    sheet.line(x - 0.9, y0, x - 0.9, y1)
                    sheet.line(x + 0.9, y0, x + 0.9, y1)
                case "dashed":
                    for start in range(int(y0), int(y1), 5):
                        sheet.line(x, start, x, start + 3)
                case "dotted":
                    for start in range(int(y0), int(y1), 2):
                        sheet.area(x - 0.4, start, x + 0.4, start + 0.8)
                case "coloured":
                    sheet.line(x, y0, x, y1, "0.6 0.8 1 RG")
    if kind in ("box", "frame", "spaced"):
        for y0, y1 in itertools.pairwise(YS):
            for x0, x1 in itertools.pairwise(XS):
                gap = 1 if kind == "spaced" else 0
                x, y, wide, high = x0 + gap, 842 - y1 + gap, x1 - x0 - 2 * gap, y1 - y0 - 2 * gap
                inner = f"{x + 0.7} {y + 0.7} {wide - 1.4} {high - 1.4} re"
                sheet.raw(f"{x} {y} {wide} {high} re " + (f"{inner} f*" if kind == "frame" else "S"))


def write(sheet: Sheet, texts: list[list[str]], size: float = 9) -> None:
    for (y0, y1), row in zip(itertools.pairwise(YS), texts, strict=True):
        for (x0, x1), text in zip(itertools.pairwise(XS), row, strict=True):
            sheet.centred((x0 + x1) / 2, (y0 + y1) / 2 + 0.35 * size, text, size)


@pytest.mark.parametrize("kind", ["line", "bar", "double", "dashed", "dotted", "coloured", "box", "frame", "spaced"])
def test_any_kind_of_line_makes_the_grid(kind: str):
    sheet = Sheet()
    rules(sheet, kind)
    write(sheet, TEXTS)
    (grid,) = grids(sheet)
    assert table(grid) == TEXTS


def test_a_table_without_lines_at_its_sides():
    sheet = Sheet()
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        sheet.line(x, YS[0], x, YS[-1])
    write(sheet, TEXTS)
    assert [table(grid) for grid in grids(sheet)] == [TEXTS]


def test_rows_without_lines_between_them_are_told_by_their_numbers():
    sheet = Sheet()
    for y in (100, 120, 160):
        sheet.line(XS[0], y, XS[-1], y)
    for x in XS:
        sheet.line(x, 100, x, 160)
    write(sheet, TEXTS)
    assert [table(grid) for grid in grids(sheet)] == [TEXTS]


def test_a_wrapped_number_is_not_taken_for_two_rows():
    sheet = Sheet()
    sheet.grid([70, 170, 200, 230], [100, 130], [["合计\n数量", "12345\n67", "76543\n21"]])
    assert [table(grid) for grid in grids(sheet)] == [[["合计\n数量", "12345\n67", "76543\n21"]]]


def test_numbers_wider_than_their_cells_stay_in_them():
    xs = [70, 170, 200, 230, 260]
    sheet = Sheet()
    for y in (100, 120):
        sheet.line(70, y, 260, y)
    for x in xs:
        sheet.line(x, 100, x, 120)
    numbers = ["1234567", "7654321", "1111111"]
    sheet.text(75, 113, "合计", 9)
    for number, (x0, x1) in zip(numbers, itertools.pairwise(xs[1:]), strict=True):
        sheet.centred((x0 + x1) / 2, 113, number, 9)
        assert width_of(number, 9) > x1 - x0
    (grid,) = grids(sheet)
    assert table(grid) == [["合计", *numbers]]


def test_one_string_over_several_cells_is_cut_at_its_blanks():
    sheet = Sheet()
    rules(sheet, "line")
    sheet.text(75, 133, "规章" + " " * 22 + "0" + " " * 11 + "5", 9)
    (grid,) = grids(sheet)
    assert table(grid)[1] == ["规章", "0", "5", ""]


def test_line_breaks_in_cells_are_kept():
    sheet = Sheet()
    sheet.grid([70, 100, 170], [100, 160, 190], [["社会\n公益\n组织", "一二\n三"], ["12345\n67", "0"]])
    (grid,) = grids(sheet)
    assert table(grid) == [["社会\n公益\n组织", "一二\n三"], ["12345\n67", "0"]]


def test_a_label_set_one_character_a_line_and_a_turned_one():
    sheet = Sheet()
    sheet.grid([70, 90, 200], [100, 160, 220], [["办\n理\n结\n果", "1"], ["", "2"]])
    sheet.raw("q BT /F1 9 Tf 0 1 -1 0 83 640 Tm <529E7406> Tj ET Q")
    (grid,) = grids(sheet)
    assert table(grid) == [["办\n理\n结\n果", "1"], ["办理", "2"]]


def test_two_tables_and_the_text_between_in_reading_order():
    sheet = Sheet()
    sheet.grid([70, 170, 270], [100, 120, 140], [["甲", "1"], ["乙", "2"]])
    sheet.text(70, 160, "中间的文字")
    sheet.grid([70, 170, 270], [180, 200, 220], [["丙", "3"], ["丁", "4"]])
    found = blocks(sheet)
    assert [type(block) for block in found] == [Grid, Paragraph, Grid]
    assert [block.place.line for block in found] == [1, 2, 3]


HEAD = ["项目", "甲", "乙"]
WIDE = [70, 270, 350, 430]


def part(*rows: list[str], top: float = 100, height: float = 20, number: int = 1) -> Sheet:
    sheet = Sheet()
    sheet.grid(WIDE, [top + height * index for index in range(len(rows) + 1)], rows)
    sheet.centred(297, 810, f"- {number} -")
    return sheet


def test_a_table_over_two_pages_is_one():
    (grid,) = grids(part(HEAD, ["规章", "1", "2"]), part(["文件", "3", ""], ["许可", "5", "6"], number=2))
    assert table(grid) == [HEAD, ["规章", "1", "2"], ["文件", "3", ""], ["许可", "5", "6"]]
    assert [grid.at(row, 0).place.page for row in range(4)] == [1, 1, 2, 2]


def test_a_header_repeated_on_the_next_page_stays_in_the_grid():
    (grid,) = grids(part(HEAD, ["规章", "1", "2"]), part(HEAD, ["文件", "3", "4"], number=2))
    assert table(grid) == [HEAD, ["规章", "1", "2"], HEAD, ["文件", "3", "4"]]


def test_a_row_cut_in_the_middle_of_its_label_is_joined():
    label = "一二三四五六七八九十一二三四五六七八九十一"
    (grid,) = grids(part(HEAD, [label, "31", "4"]), part(["剩余的部分", "", ""], ["许可", "5", "6"], number=2))
    assert table(grid) == [HEAD, [label + "\n剩余的部分", "31", "4"], ["许可", "5", "6"]]


def test_rows_that_may_be_whole_are_not_joined():
    (grid,) = grids(part(HEAD, ["规章", "1", "2"]), part(["文件", "", ""], ["许可", "5", "6"], number=2))
    assert table(grid) == [HEAD, ["规章", "1", "2"], ["文件", "", ""], ["许可", "5", "6"]]
    label = "一二三四五六七八九十一二三四五六七八九十一"
    (grid,) = grids(part(HEAD, [label, "1", "2"]), part(["（二）文件", "", ""], number=2))
    assert grid.rows == 3


def test_a_merged_cell_goes_on_over_the_page_break():
    xs = [70, 100, 200, 250]
    first, second = Sheet(), Sheet()
    first.grid(xs, [700, 720, 740], [["结\n果", "甲", "1"], ["^", "乙", "2"]])
    second.grid(xs, [80, 100, 120], [["", "丙", "3"], ["^", "丁", "4"]])
    (grid,) = grids(first, second)
    assert table(grid) == [["结\n果", "甲", "1"], ["^", "乙", "2"], ["^", "丙", "3"], ["^", "丁", "4"]]


def test_other_columns_or_text_between_make_two_tables():
    other = Sheet()
    other.grid([90, 190, 290], [80, 100], [["a", "b"]])
    assert len(grids(part(HEAD), other)) == 2
    headed = Sheet()
    headed.text(70, 80, "三、另一张表")
    headed.grid(WIDE, [100, 120], [["文件", "3", "4"]])
    assert len(grids(part(HEAD), headed)) == 2


def test_a_table_without_any_lines():
    sheet = Sheet()
    rows = [("项目", "甲", "乙", "丙"), ("规章", "1", "22", "3"), ("规范性文件", "4", "", "66"), ("许可", "7", "8", "")]
    for index, row in enumerate(rows):
        for text, middle in zip(row, (100, 200, 260, 320), strict=True):
            if text:
                sheet.centred(middle, 100 + 18 * index, text, 9)
    (grid,) = grids(sheet)
    assert not grid.ruled
    assert table(grid) == [list(row) for row in rows]
    x0, y0, x1, y1 = grid.at(2, 2).place.bbox  # the blank cell's place
    assert x0 < 260 < x1
    assert y0 < 136 < y1 + 4


def test_a_table_of_contents_is_no_table():
    sheet = Sheet()
    for index in range(5):
        sheet.text(70, 100 + 20 * index, f"第{index}部分" + "." * 40)
        sheet.text(480, 100 + 20 * index, str(index + 1))
    assert grids(sheet) == []


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_rotated_page_is_read_as_it_is_viewed(turn: int):
    plain = Sheet()
    plain.grid(XS, YS, TEXTS)
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 595 842", 270: "0 -1 1 0 0 842"}[turn]
    size = (595, 842) if turn == 180 else (842, 595)
    viewed = Sheet(width=size[0], height=size[1])
    viewed.grid(XS, YS, TEXTS)
    sheet = Sheet(turn=turn, parts=[f"{matrix} cm", *viewed.parts])
    (grid,) = grids(sheet)
    assert table(grid) == TEXTS
    assert grid.at(1, 2).place.bbox == pytest.approx((220, 120, 270, 140), abs=0.6)


def test_a_table_drawn_sideways_on_an_upright_page():
    upright = Sheet(width=842, height=595)
    upright.grid(XS, YS, TEXTS)
    sheet = Sheet(parts=["0 1 -1 0 595 0 cm", *upright.parts])
    (grid,) = grids(sheet)
    assert table(grid) == TEXTS
    x0, y0, x1, y1 = grid.at(1, 2).place.bbox  # where it stands on the page as it is viewed
    assert (x1 - x0, y1 - y0) == pytest.approx((20, 50), abs=0.6)


def test_a_picture_in_a_cell_is_said():
    sheet = Sheet()
    sheet.grid([70, 170, 270], [100, 160], [["照片", ""]])
    sheet.raw("q 80 0 0 40 180 700 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q")
    (grid,) = grids(sheet)
    assert [cell.picture for cell in grid.cells] == [False, True]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_ruled_grid_is_read_as_drawn(data: st.DataObject):
    columns, rows = data.draw(st.integers(2, 7)), data.draw(st.integers(2, 7))
    texts: list[list[str | None]] = []
    for row in range(rows):
        line: list[str | None] = []
        for column in range(columns):
            joins = ["^"] if row and texts[row - 1][column] is not None and column and line[-1] != "^" else []
            # a join to the cell above must not meet one to the left: only plain cells are joined
            plain = (
                row
                and texts[row - 1][column] not in (None, "^")
                and (column + 1 == columns or texts[row - 1][column + 1] is not None)
            )
            choices = ["0", "12", "甲", "乙丙", "", "7730.28", *(joins if plain else [])]
            line.append(data.draw(st.sampled_from(choices)))
        texts.append(line)
    for line in texts:  # every column and row keeps one border of its own
        line[0] = "项"
    texts.append(["末"] * columns)
    sheet = Sheet()
    sheet.grid([70 + 45 * index for index in range(columns + 1)], [100 + 18 * i for i in range(rows + 2)], texts)
    (grid,) = grids(sheet)
    assert table(grid) == texts
