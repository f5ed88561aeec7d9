"""Tables are read by their labels: whatever became of their spans, pages and blocks, no number slides."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import body, page, read, rulebook, specimen, values

from linter.model.report import CellKind, LayoutKind, Reading, Report

TEMPLATE = rulebook().template("2021")
WHOLE = values(specimen())


def table(words: str) -> tuple[int, int, list[str]]:
    """Where the table with some words stands in the body, and its rows."""
    text = body()
    inside = text.index(words)
    start = text.rindex("<table", 0, inside)
    stop = text.index("</table>", inside) + len("</table>")
    return start, stop, re.findall(r"<tr>.*?</tr>", text[start:stop], re.DOTALL)


def with_table(words: str, *grids: list[str] | str) -> Report:
    """The report with a table's rows replaced; a string stands between two grids."""
    start, stop, _ = table(words)
    made = "".join(grid if isinstance(grid, str) else f"<table>{''.join(grid)}</table>" for grid in grids)
    return read(page(body()[:start] + made + body()[stop:]))


APPLICATIONS, DISCLOSURE, REVIEW = "本列数据", "第二十条第（一）项", "未经复议直接起诉"
ROWS = table(APPLICATIONS)[2]


def test_every_cell_of_a_clean_report() -> None:
    assert values(read(page(body()))) == WHOLE
    assert len(WHOLE) == 200
    assert all(type(value) is not CellKind for value in WHOLE.values())


@pytest.mark.parametrize("lost", [r' (row|col)span="\d+"', r' colspan="\d+"', r' rowspan="\d+"'])
def test_lost_spans(lost: str) -> None:
    assert values(read(page(re.sub(lost, "", body())))) == WHOLE


@pytest.mark.parametrize("at", [5, 6, 8, 12, 17, 25])
@pytest.mark.parametrize("header", [True, False])
def test_a_table_over_two_pages(at: int, header: bool) -> None:
    second = (ROWS[:3] if header else []) + ROWS[at:]
    report = with_table(APPLICATIONS, ROWS[:at], "<p>- 3 -</p>", second)
    assert values(report) == WHOLE
    kinds = {note.kind for note in report.tables["applications"].layout_notes}
    assert (LayoutKind.HEADER_REPEATED in kinds) == header


def test_a_table_without_header() -> None:
    report = with_table(APPLICATIONS, ROWS[3:])
    assert values(report) == WHOLE
    assert report.tables["applications"].reading is Reading.LABELS


def test_a_block_a_grid() -> None:
    rows = table(DISCLOSURE)[2]
    starts = [at for at, row in enumerate(rows) if "第二十条" in row]
    blocks = [rows[start:stop] for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True)]
    assert values(with_table(DISCLOSURE, *blocks)) == WHOLE
    outside: list[list[str] | str] = []
    for block in blocks:
        outside += [f"<p>{re.sub('<[^>]+>', '', block[0])}</p>", block[1:]]
    assert values(with_table(DISCLOSURE, *outside)) == WHOLE


def cells(*texts: str) -> str:
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


ACROSS = [column.label for column in TEMPLATE.table("review").columns]
NAMES = [row.label for row in TEMPLATE.table("review").rows]
NUMBERS = [
    [str(WHOLE["review", row.id, column.id]) for column in TEMPLATE.table("review").columns]
    for row in TEMPLATE.table("review").rows
]


def test_table_four_in_other_layouts() -> None:
    down = [cells("", *ACROSS), *(cells(name, *line) for name, line in zip(NAMES, NUMBERS, strict=True))]
    turned = [cells("", *NAMES), *(cells(label, *line) for label, *line in zip(ACROSS, *NUMBERS, strict=True))]
    three = [
        [f'<tr><td colspan="5">{name}</td></tr>', cells(*ACROSS), cells(*line)]
        for name, line in zip(NAMES, NUMBERS, strict=True)
    ]
    apart = table(REVIEW)[2]
    for grids in ([down], [turned], three, [apart[:3], apart[3:]]):
        assert values(with_table(REVIEW, *grids)) == WHOLE


def test_labels_broken_over_lines() -> None:
    text = body().replace("商业企业", "商业<br>企业").replace("自然人", "自<br>然<br>人").replace("总计", "总<br/>计")
    text = text.replace("三、本年度办理结果", "三、<br>本<br>年<br>度<br>办<br>理<br>结<br>果")
    assert values(read(page(text))) == WHOLE


@pytest.mark.parametrize(
    "number", [lambda digit: f">{digit}、", lambda digit: f">{digit}．", lambda digit: f">{'①②③④⑤⑥⑦⑧'[int(digit) - 1]}"]
)
def test_other_numbering(number) -> None:  # type: ignore[no-untyped-def]
    assert values(read(page(re.sub(r">(\d)\.", lambda found: number(found[1]), body())))) == WHOLE


def test_misprinted_labels_are_read_and_said() -> None:
    report = read(page(body().replace("7.属于行政执法案卷", "7.属于行政执法案件")))
    assert values(report) == WHOLE
    label = next(label for label in report.tables["applications"].rows if label.key == "refused.enforcement_file")
    assert (label.text, label.official, label.likeness < 1.0) == ("7.属于行政执法案件", False, True)


@pytest.mark.parametrize(("sign", "kind"), [("", CellKind.BLANK), ("&nbsp;", CellKind.BLANK), ("/", CellKind.MARK)])
def test_blanks_and_marks_stay_what_they_are(sign: str, kind: CellKind) -> None:
    found = values(read(page(re.sub(r"(<td[^>]*>)0</td>", rf"\g<1>{sign}</td>", body()))))
    assert found == {key: kind if value == 0 else value for key, value in WHOLE.items()}


def test_a_missing_cell_makes_its_row_uncertain_and_no_other() -> None:
    row = next(row for row in ROWS if "（一）予以公开" in row)
    short = row.replace("<td>0</td>", "", 1)
    found = values(with_table(APPLICATIONS, [short if line is row else line for line in ROWS]))
    for key, value in found.items():
        if key[:2] == ("applications", "granted"):
            assert value in (CellKind.UNCERTAIN, CellKind.MISSING)
        else:
            assert value == WHOLE[key]


def test_a_missing_and_an_added_column() -> None:
    missing = [
        ROWS[0].replace('colspan="7"', 'colspan="6"'),
        ROWS[1].replace('colspan="5"', 'colspan="4"'),
        ROWS[2].replace("<td>科研机构</td>", ""),
        *(re.sub(r"(<td>\d+</td><td>\d+</td>)<td>\d+</td>", r"\1", row, count=1) for row in ROWS[3:]),
    ]
    report = with_table(APPLICATIONS, missing)
    assert values(report) == {key: value for key, value in WHOLE.items() if key[2] != "research"}
    added = [
        ROWS[0].replace('colspan="7"', 'colspan="8"'),
        ROWS[1].replace('colspan="5"', 'colspan="6"'),
        ROWS[2].replace("<td>其他</td>", "<td>其他</td><td>村民委员会</td>"),
        *(re.sub(r"(<td>\d+</td>)</tr>", r"<td>99</td>\1</tr>", row, count=1) for row in ROWS[3:]),
    ]
    report = with_table(APPLICATIONS, added)
    assert values(report) == WHOLE
    assert [label.text for label in report.tables["applications"].extra] == ["村民委员会"]


def test_an_added_row_is_extra() -> None:
    report = with_table(APPLICATIONS, [*ROWS[:15], cells("小计", *"0000000"), *ROWS[15:]])
    assert values(report) == WHOLE
    assert [label.text for label in report.tables["applications"].extra] == ["小计"]


def test_a_row_of_the_other_edition_is_kept_and_said() -> None:
    other = '<tr><td colspan="2">（六）其他处理</td>' + "".join(f"<td>{value}</td>" for value in "0000101") + "</tr>"
    rows = [row for row in ROWS if "逾期" not in row and "3.其他<" not in row]
    at = next(number for number, row in enumerate(rows) if "（七）总计" in row)
    report = with_table(APPLICATIONS, [*rows[:at], other, *rows[at:]])
    found = report.tables["applications"]
    assert found.foreign_edition == "2019"
    assert found.cells["other"]["total"].value == 1
    assert not [row for row in found.cells if row.startswith("other.")]


def test_rows_that_lost_their_label_are_known_by_their_neighbours() -> None:
    bare = [re.sub(r"<td>4\.保护第三方合法权益</td>", "", row) for row in ROWS]
    assert bare != ROWS
    at = next(number for number, row in enumerate(bare) if row != ROWS[number])
    fragment = cells(*re.findall(r"<td>(\d+)</td>", bare[at]))
    report = with_table(APPLICATIONS, ROWS[:at], [fragment], "<p>4.保护第三方合法权益</p>", ROWS[at + 1 :])
    assert values(report) == WHOLE
    assert report.tables["applications"].reading is Reading.LABELS


def test_a_row_cut_by_a_page_break() -> None:
    at = next(number for number, row in enumerate(ROWS) if "2.其他法律" in row)
    numbers = re.findall(r"<td>(\d+)</td>", ROWS[at])
    label = next(text for text in re.findall(r"<td[^>]*>([^<]*)</td>", ROWS[at]) if "2." in text)
    blank = re.sub(r"<td>\d+</td>", "<td></td>", ROWS[at])
    parted = [
        (blank, cells("", *numbers)),
        (blank.replace(label, label[:9]), cells(label[9:], *numbers)),
        (ROWS[at].replace(label, label[:9]), cells(label[9:], *[""] * 7)),
    ]
    for above, below in parted:
        assert values(with_table(APPLICATIONS, [*ROWS[:at], above], [below, *ROWS[at + 1 :]])) == WHOLE


def test_a_number_cut_by_a_page_break_is_uncertain() -> None:
    at = next(number for number, row in enumerate(ROWS) if "（七）总计" in row)
    *_, total = re.findall(r"<td>(\d+)</td>", ROWS[at])
    above = ROWS[at].replace(f"<td>{total}</td></tr>", f"<td>{total[:1]}</td></tr>")
    below = cells("", "", "", "", "", "", "", "", total[1:] or "0")
    found = with_table(APPLICATIONS, [*ROWS[:at], above], [below, *ROWS[at + 1 :]]).tables["applications"]
    assert found.cells["total"]["total"].kind is CellKind.UNCERTAIN
    assert found.cells["total"]["natural_person"].value == WHOLE["applications", "total", "natural_person"]
    assert found.cells["carried_over"]["total"].value == WHOLE["applications", "carried_over", "total"]


def test_two_rows_without_a_line_between_them() -> None:
    rows = [
        '<tr><td colspan="4">第二十条第（一）项</td></tr>',
        cells("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        cells("规章<br>行政规范性文件", "0<br>3", "0<br>1", "0<br>14"),
    ]
    assert values(with_table(DISCLOSURE, rows, table(DISCLOSURE)[2][4:])) == WHOLE


def test_a_label_printed_again_after_the_page_break_is_noted() -> None:
    at = next(number for number, row in enumerate(ROWS) if "4.无正当理由" in row)
    first = [row.replace('rowspan="22"', 'rowspan="17"').replace('rowspan="5"', 'rowspan="3"') for row in ROWS[:at]]
    again = ROWS[at].replace("<tr>", '<tr><td rowspan="7">三、本年度办理结果</td><td rowspan="2">（五）不予处理</td>')
    report = with_table(APPLICATIONS, first, [again, *ROWS[at + 1 :]])
    assert values(report) == WHOLE
    notes = report.tables["applications"].layout_notes
    assert {(note.kind, note.text) for note in notes} == {
        (LayoutKind.LABEL_TWICE, "三、本年度办理结果"),
        (LayoutKind.LABEL_TWICE, "（五）不予处理"),
    }


def test_merged_labels_repeated_in_every_row_are_no_oddity() -> None:
    rows = [re.sub(r'<td rowspan="\d+">.*?</td>', "", row) if at > 4 else row for at, row in enumerate(ROWS)]
    parents = ["三、本年度办理结果"] * 22
    undone = rows[:5] + [
        row.replace("<tr>", f"<tr><td>{parent}</td>") for row, parent in zip(rows[5:27], parents, strict=True)
    ]
    report = with_table(APPLICATIONS, [*undone, *rows[27:]])
    assert values(report) == WHOLE
    assert not report.tables["applications"].layout_notes


def test_nested_widths() -> None:
    """Five grid columns for three labels, of other widths in the header than below it."""
    rows = [
        '<tr><td colspan="5">第二十条第（一）项</td></tr>',
        '<tr><td>信息内容</td><td>本年制发件数</td><td colspan="2">本年废止件数</td><td>现行有效件数</td></tr>',
        '<tr><td>规章</td><td colspan="2">0</td><td>0</td><td>0</td></tr>',
        '<tr><td>行政规范性文件</td><td colspan="2">3</td><td>1</td><td>14</td></tr>',
    ]
    assert values(with_table(DISCLOSURE, rows, table(DISCLOSURE)[2][4:])) == WHOLE


def test_traditional_characters() -> None:
    text = body().replace("总计", "總計").replace("行政处罚", "行政處罰").replace("商业企业", "商業企業")
    assert values(read(page(text))) == WHOLE


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_dropping_any_cell_never_moves_a_number(data: st.DataObject) -> None:
    number = data.draw(st.integers(3, len(ROWS) - 1))
    numbers = [found.span() for found in re.finditer(r"<td>\d+</td>", ROWS[number])]
    start, stop = data.draw(st.sampled_from(numbers))
    rows = list(ROWS)
    rows[number] = rows[number][:start] + rows[number][stop:]
    for key, value in values(with_table(APPLICATIONS, rows)).items():
        assert isinstance(value, CellKind) or value == WHOLE[key]
