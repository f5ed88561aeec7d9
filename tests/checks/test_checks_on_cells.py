"""Units, sizes, amounts in the text, and how numbers are written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_reports import ask, report, statuses, violations, with_table

from linter.checks.result import ReasonCode
from linter.model.document import Paragraph
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Body, Cell, CellKind, Label, Reading, Report
from linter.rulebook.kinds_cells import CellLimit, ColumnUnit, Limit, StatedAmount
from linter.rulebook.kinds_report import Cells

UNIT = ColumnUnit(table="disclosure", column="amount")
LIMITS = CellLimit(
    cell="disclosure.fees.amount",
    limits=[
        Limit(organisation="^国家"),
        Limit(bodies=["township"], below=100),
        Limit(bodies=["government"], levels=["county"], below=1000),
        Limit(bodies=["department"], organisation="县", below=1000),
        Limit(below=10000),
    ],
)
STATED = StatedAmount(
    parts=["other_matters"],
    find=["处理费[^0-9。]{0,9}(?P<amount>[0-9,]+(?:\\.[0-9]+)?)(?P<unit>万元|元)"],
    units={"元": 10000, "万元": 1},
    cell="disclosure.fees.amount",
    tolerance="0.01",
)
PLAIN = Cells(table="applications", forbid=["separator", "full_width", "unit"])


def labelled(text: str, whole: Report | None = None, in_pieces: bool = False) -> Report:
    """A report whose fee column is headed so."""
    whole = whole or report()
    columns = tuple(
        replace(label, text=text, official=False, in_pieces=in_pieces) if label.key == "amount" else label
        for label in whole.tables["disclosure"].columns
    )
    return with_table(whole, "disclosure", columns=columns)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("本年收费金额（单位：万元）", "held"),
        ("本年收费金额(万元)", "held"),
        ("收费金额（单位：万元）", "held"),
        ("本年收费金额（单位：元）", "violated"),
        ("本年收费金额（单位：亿元）", "violated"),
        ("本年收费金额", "violated"),
    ],
)
def test_the_header_names_the_formats_unit(header: str, status: str) -> None:
    assert statuses(UNIT, labelled(header)) == [status]


def test_a_unit_as_a_caption_or_behind_the_number_is_enough() -> None:
    whole = labelled("本年收费金额")
    captioned = replace(whole.document, blocks=(*whole.document.blocks, Paragraph("单位：万元", Place(line=90))))
    assert statuses(UNIT, replace(whole, document=captioned)) == ["held"]
    fee = Cell("12.6万元", CellKind.NUMBER, 12, Place(line=99), unit="万元")
    counted = report(texts={"disclosure": {"fees": {"amount": fee}}})
    assert statuses(UNIT, labelled("本年收费金额", counted)) == ["held"]
    extra = (Label("（单位：万元）", None, 0, False, Place(line=98)),)
    assert statuses(UNIT, with_table(whole, "disclosure", extra=extra)) == ["held"]


def test_a_header_that_the_reading_may_have_cut_is_left_open() -> None:
    whole = labelled("本年收费金额")
    assert statuses(UNIT, with_table(whole, "disclosure", reading=Reading.LABELS)) == ["not_assessable"]
    assert statuses(UNIT, labelled("本年收费金额", in_pieces=True)) == ["not_assessable"]
    none = tuple(label for label in whole.tables["disclosure"].columns if label.key != "amount")
    assert statuses(UNIT, with_table(whole, "disclosure", columns=none)) == ["not_assessable"]


def fees(amount: object, organisation: str, body: Body | None, level: str | None = None) -> Report:
    texts = {"disclosure": {"fees": {"amount": amount}}}
    return report(texts=texts, organisation=organisation, body=body, level=level)


@pytest.mark.parametrize(
    ("amount", "organisation", "body", "level", "status"),
    [
        ("999.99", "青枫市云溪县财政局", Body.DEPARTMENT, None, "held"),
        (1000, "青枫市云溪县财政局", Body.DEPARTMENT, None, "violated"),
        (1000, "青枫市财政局", Body.DEPARTMENT, None, "held"),
        (10000, "青枫市财政局", Body.DEPARTMENT, None, "violated"),
        (99, "松岩镇人民政府", Body.TOWNSHIP, None, "held"),
        (100, "松岩镇人民政府", Body.TOWNSHIP, None, "violated"),
        (1000, "云溪县人民政府", Body.GOVERNMENT, "county", "violated"),
        (1000, "青枫省人民政府", Body.GOVERNMENT, "province", "held"),
        (1000, "青枫市人民政府", Body.GOVERNMENT, None, "not_assessable"),
        (10000, "青枫市人民政府", Body.GOVERNMENT, None, "violated"),
        (999999, "国家青枫局", Body.DEPARTMENT, None, "held"),
        (99, "某单位", None, None, "held"),
        (500, "某单位", None, None, "not_assessable"),
        (10000, "某单位", None, None, "violated"),
        ("", "云溪县人民政府", Body.GOVERNMENT, "county", "not_assessable"),
    ],
)
def test_a_figure_is_measured_by_what_the_body_is(
    amount: object, organisation: str, body: Body | None, level: str | None, status: str
) -> None:
    assert statuses(LIMITS, fees(amount, organisation, body, level)) == [status]


def told(text: str, amount: object = 0) -> Report:
    return report(texts={"disclosure": {"fees": {"amount": amount}}}, prose={"other_matters": [text]})


@pytest.mark.parametrize(
    ("text", "amount", "status"),
    [
        ("本年度收取信息处理费380元。", "0.04", "held"),
        ("本年度收取信息处理费380元。", "0.03", "held"),  # 0.038, rounded in the table
        ("本年度收取信息处理费3800元。", "0.3", "violated"),
        ("本年度收取信息处理费1,200.50元。", "0.12", "held"),
        ("本年度收取信息处理费1.5万元。", 1, "violated"),
        ("本年度未收取信息处理费。", 0, "not_applicable"),
        ("信息处理费380元，其中按量计收的信息处理费280元。", 0, "not_assessable"),
        ("信息处理费380元。收取信息处理费共380元。", "0.04", "held"),
        ("本年度收取信息处理费380元。", "/", "not_assessable"),
    ],
)
def test_an_amount_in_the_text_is_not_more_than_the_cell(text: str, amount: object, status: str) -> None:
    assert statuses(STATED, told(text, amount)) == [status]


def test_a_stated_amount_quotes_the_text_and_points_at_the_cell() -> None:
    (found,) = violations(STATED, told("无其他事项。本年度收取信息处理费 3,800 元。", "0.3"))
    assert found.values["text"] == "3,800 元"
    assert str(found.values["amount"]) == "0.38"
    assert found.values["cell"] == Named(
        "“行政事业性收费”的“本年收费金额（单位：万元）”",
        "“administrative fees”, “fees collected this year (10,000 yuan)”",
    )
    (place,) = found.related
    assert (place.table, place.row, place.column) == ("disclosure", "fees", "amount")


def number(text: str, value: int, unit: str = "") -> Cell:
    return Cell(text, CellKind.NUMBER, value, Place(line=1), unit=unit)


def test_numbers_that_are_not_plain_digits_are_one_finding_a_table() -> None:
    cells = {
        "new": {"natural_person": number("1,012", 1012), "total": number("１０１２", 1012)},
        "granted": {"total": number("6件", 6, "件")},
    }
    (found,) = ask(PLAIN, report(texts={"applications": cells}))
    assert found.values["count"] == 3
    assert found.values["text"] == ("1,012", "１０１２", "6件")
    assert statuses(PLAIN, report()) == ["held"]


def test_an_amount_whose_unit_the_format_does_not_print_must_name_it() -> None:
    check = Cells(table="disclosure", forbid=["unit"])
    amount = number("251000元", 251000, "元")
    assert statuses(check, report("2019", 2020, texts={"disclosure": {"procurement": {"amount": amount}}})) == ["held"]


def test_a_table_of_another_edition_has_no_such_cell() -> None:
    (found,) = ask(LIMITS, report("2019", 2020))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.OUT_OF_SCOPE
