"""Tables with few lines or none: no number in a wrong cell, whatever is blank, wrapped or tight."""

from __future__ import annotations

from collections.abc import Sequence

from pdf_sheet import Sheet, pdf, width_of

from linter.model.document import Grid
from linter.readers.pdf import read_pdf

MIDDLES = (260, 310, 360)


def only(*sheets: Sheet) -> Grid:
    (grid,) = (block for block in read_pdf(pdf(*sheets), "t.pdf").blocks if isinstance(block, Grid))
    return grid


def texts(grid: Grid) -> list[list[str]]:
    return [["".join(cell.text.split()) for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


def drawn(rows: Sequence[tuple[str, ...]], *, step: float = 18, size: float = 9) -> Sheet:
    """Labels flush left (of several lines with line breaks), numbers in the middle of their columns."""
    sheet = Sheet()
    y = 100.0
    for label, *values in rows:
        lines = label.split("\n")
        for index, line in enumerate(lines):
            sheet.text(70, y + index * size * 1.25, line, size)
        for value, middle in zip(values, MIDDLES, strict=True):
            sheet.centred(middle, y + (len(lines) - 1) * size * 1.25 / 2, value, size)
        y += step + (len(lines) - 1) * size * 1.25
    return sheet


def test_a_row_without_values_is_a_row():
    rows = [("项目", "甲", "乙", "丙"), ("行政规范性文件", "1", "2", "3"), ("处罚", "4", "5", "6")]
    rows += [("强制", "", "", ""), ("许可", "7", "8", "9")]
    assert texts(only(drawn(rows))) == [list(row) for row in rows]


def test_a_label_wrapped_over_several_lines_is_one():
    rows = [
        ("项目", "甲", "乙", "丙"),
        ("1.申请人无正当理由逾期\n不补正行政机关不再处理\n其申请", "1", "2", "3"),
        ("2.其他", "4", "5", "6"),
    ]
    found = texts(only(drawn(rows)))
    assert found == [["".join(cell.split()) for cell in row] for row in rows]


def test_labels_over_counted_rows_need_not_stand_in_their_middle():
    sheet = Sheet()
    for index, text in enumerate(("甲", "乙", "丙")):
        sheet.centred(MIDDLES[index], 100, text, 9)
    sheet.text(70, 100, "项目", 9)
    for index, label in enumerate(("1.秘密", "2.禁止", "3.危及", "1.不掌握", "2.没有现成")):
        sheet.text(150, 118 + 18 * index, label, 9)
        for column, middle in enumerate(MIDDLES):
            sheet.centred(middle, 118 + 18 * index, str(10 * index + column), 9)
    sheet.text(70, 118, "（三）不予公开", 9)
    sheet.text(70, 172, "（四）无法提供", 9)
    grid = only(sheet)
    spans = [(cell.text, cell.row, cell.row_span) for cell in grid.cells if cell.text.startswith("（")]
    assert spans == [("（三）不予公开", 1, 3), ("（四）无法提供", 4, 2)]


def test_numbers_that_touch_stay_in_their_columns():
    sheet = Sheet()
    rows = [("规章", "1", "2"), ("文件", "4", "5"), ("许可", "21", "1234567")]
    for right, text in ((265, "甲类"), (297, "乙类")):
        sheet.text(right - width_of(text, 9), 100, text, 9)
    sheet.text(70, 100, "项目", 9)
    for index, row in enumerate(rows, 1):
        sheet.text(70, 100 + 18 * index, row[0], 9)
        for text, right in zip(row[1:], (265.5, 297), strict=True):
            sheet.text(right - width_of(text, 9), 100 + 18 * index, text, 9)
    assert texts(only(sheet))[1:] == [list(row) for row in rows]


def test_lines_between_rows_tell_labels_apart():
    sheet = Sheet()
    rows = [("项目", "甲", "乙", "丙"), ("处罚", "4", "5", "6"), ("强制", "", "", ""), ("许可", "7", "8", "9")]
    for index, row in enumerate(rows):
        sheet.line(60, 88 + 18 * index, 400, 88 + 18 * index)
        sheet.text(70, 100 + 18 * index, row[0], 9)
        for text, middle in zip(row[1:], MIDDLES, strict=True):
            if text:
                sheet.centred(middle, 100 + 18 * index, text, 9)
    sheet.line(60, 88 + 18 * 4, 400, 88 + 18 * 4)
    assert texts(only(sheet)) == [list(row) for row in rows]


def test_lines_between_columns_only_with_blank_values():
    sheet = Sheet()
    xs = [60, 220, 285, 335, 385]
    rows = [("行政规范性文件", "1", "—", "3"), ("处罚", "4", "-", "6"), ("强制", "", "", ""), ("许可", "7", "8", "9")]
    for x in xs:
        sheet.line(x, 88, x, 178)
    for y in (88, 106, 178):
        sheet.line(60, y, 385, y)
    for text, middle in zip(("项目", "甲", "乙", "丙"), (140, 252, 310, 360), strict=True):
        sheet.centred(middle, 100, text, 9)
    for index, row in enumerate(rows):
        sheet.text(66, 118 + 18 * index, row[0], 9)
        for text, middle in zip(row[1:], (252, 310, 360), strict=True):
            if text:
                sheet.centred(middle, 118 + 18 * index, text, 9)
    assert texts(only(sheet))[1:] == [list(row) for row in rows]


def blocks_with_titles(*, cut: bool = False) -> list[Sheet]:
    """Rows of labels and one number, in blocks under titles that aren't in the middle of the text; ``cut`` puts the
    second block below its title on the next page."""
    first, second = Sheet(), Sheet()
    first.text(60, 100, "甲项内容", 10)
    first.centred(400, 100, "本年数量", 10)
    for index, (label, value) in enumerate((("行政许可", "12"), ("行政处罚", "345"), ("行政强制", "6"))):
        first.text(60, 116 + 16 * index, label, 10)
        first.centred(400, 116 + 16 * index, value, 10)
    first.centred(297, 164, "第二块的标题", 10)
    sheet, y = (second, 70) if cut else (first, 180)
    sheet.text(140, y, "乙项内容", 10)
    sheet.centred(400, y, "本年金额（单位：万元）", 10)
    sheet.text(60, y + 16, "行政事业性收费", 10)
    sheet.centred(400, y + 16, "78", 10)
    return [first, second] if cut else [first]


def test_a_title_off_the_middle_is_no_rest_of_the_label_above():
    found = texts(only(*blocks_with_titles()))
    assert found[3:6] == [["行政强制", "6"], ["第二块的标题"], ["乙项内容", "本年金额（单位：万元）"]]


def test_a_title_at_the_end_of_a_page_is_no_rest_of_the_label_above():
    document = read_pdf(pdf(*blocks_with_titles(cut=True)), "t.pdf")
    rows = [row for grid in document.blocks if isinstance(grid, Grid) for row in texts(grid)]
    assert ["行政强制", "6"] in rows


def one_row(*, digit_by_digit: bool) -> Grid:
    """A header over one row of numbers set flush right, the last two of which touch."""
    sheet = Sheet()
    ends = (100, 150, 200, 250, 281)
    for end, head in zip(ends, ("维持", "纠正", "其他", "总计", "一审"), strict=True):
        sheet.centred(end - 16, 100, head, 9)
    for end, value in zip(ends, ("137", "4119", "0", "3", "1234567"), strict=True):
        parts = list(value) if digit_by_digit else [value]
        for index, part in enumerate(parts):
            sheet.text(end - width_of(value, 9) + 4.5 * index, 118, part, 9)
    return only(sheet)


def test_two_numbers_that_touch_are_told_apart_where_each_number_is_drawn_at_once():
    assert texts(one_row(digit_by_digit=False))[-1] == ["137", "4119", "0", "3", "1234567"]


def test_two_numbers_that_touch_leave_no_cell_blank_where_numbers_are_drawn_digit_by_digit():
    grid = one_row(digit_by_digit=True)
    last = [(cell.column, cell.column_span, cell.text) for cell in grid.cells if cell.row == grid.rows - 1]
    assert last == [(0, 1, "137"), (1, 1, "4119"), (2, 1, "0"), (3, 2, "31234567")]
