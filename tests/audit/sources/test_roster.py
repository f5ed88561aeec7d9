from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from linter.audit.records import ListedBody
from linter.audit.sources import Roster, read_roster
from linter.audit.sources.lists.roster import parse_roster
from linter.model.report import Body
from linter.run.problem import UsageProblem

HEADINGS = "单位名称,类别,层级,上级单位,曾用名\n"
LINES = "青枫市教育局,部门,市级,青枫市人民政府,市教委、市教育体育局\n云溪县人民政府,政府,县级,,\n"


def written(tmp_path: Path, text: str, encoding: str = "utf-8", name: str = "名单.csv") -> Roster:
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    return read_roster(file)


def spreadsheet(tmp_path: Path, *sheets: tuple[str, list[list[Any]]], merges: tuple[str, ...] = ()) -> Path:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    file = tmp_path / "名单.xlsx"
    book = xlsxwriter.Workbook(file)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                elif value is not None:
                    sheet.write(at, column, value)
        for merge in merges:
            first = merge.partition(":")[0]
            sheet.merge_range(merge, rows[int(first[1:]) - 1][ord(first[0]) - 65])
    book.close()
    return file


EXPECTED = (
    ListedBody(
        name="青枫市教育局",
        body=Body.DEPARTMENT,
        level="prefecture",
        parent="青枫市人民政府",
        aliases=("市教委", "市教育体育局"),
        line=2,
    ),
    ListedBody(name="云溪县人民政府", body=Body.GOVERNMENT, level="county", line=3),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_roster_is_read_in_every_encoding_and_with_every_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    roster = written(tmp_path, (HEADINGS + LINES).replace(",", delimiter), encoding)
    assert roster.bodies == EXPECTED
    assert roster.remarks == (
        "名单.csv 第2行“上级单位”：上级单位“青枫市人民政府”自己不在名单里；如系笔误，汇总核对会缺少这些下级单位",
    )


def test_headings_may_be_english(tmp_path: Path) -> None:
    roster = written(tmp_path, "Name,Kind,Level,Parent,Aliases\n青枫市教育局,department,prefecture,,\n")
    assert roster.bodies == (ListedBody(name="青枫市教育局", body=Body.DEPARTMENT, level="prefecture", line=2),)


def test_headings_may_stand_below_a_title_and_cells_may_be_merged(tmp_path: Path) -> None:
    rows = [
        ["青枫市应编制年报单位名单", None, None, None],
        [],
        ["序号", "单位名称*", "单位类别（必填）", "汇总单位"],
        [1, "青枫市教育局", "市直部门", "青枫市人民政府"],
        [2, "青枫市 民政局", "市直部门", None],
        [],
        ["二、县（市、区）", None, None, None],
        [3, "云溪县人民政府", "县（市、区）", None],
        [4, "青枫市人民政府", "市政府", "无"],
        ["合计", 4, None, None],
        ["填表人：王一", None, None, None],
    ]
    roster = read_roster(spreadsheet(tmp_path, ("名单", rows), merges=("A1:D1", "D4:D5")))
    assert [(body.name, body.body, body.level, body.parent, body.line) for body in roster.bodies] == [
        ("青枫市教育局", Body.DEPARTMENT, "prefecture", "青枫市人民政府", 4),
        ("青枫市民政局", Body.DEPARTMENT, "prefecture", "青枫市人民政府", 5),
        ("云溪县人民政府", Body.GOVERNMENT, "county", None, 8),
        ("青枫市人民政府", Body.GOVERNMENT, "prefecture", None, 9),
    ]
    assert roster.remarks == ("名单.xlsx [名单] 第7行：“二、县（市、区）”像是分组标题，没有当作单位",)


def test_several_sheets_make_one_roster(tmp_path: Path) -> None:
    file = spreadsheet(
        tmp_path,
        ("说明", [["怎样填写这张表"]]),
        ("市直", [["单位名称", "类别"], ["青枫市教育局", "部门"]]),
        ("县区", [["机构名称", "类型"], ["云溪县人民政府", "县政府"]]),
    )
    roster = read_roster(file)
    assert [body.name for body in roster.bodies] == ["青枫市教育局", "云溪县人民政府"]
    assert roster.remarks == ("名单.xlsx [说明]：这张工作表没有单位名称列，未使用",)


def test_what_cannot_be_read_is_said_with_line_and_column(tmp_path: Path) -> None:
    roster = written(
        tmp_path,
        "单位名称,类别,层级,起始年度,截止年度,主要职责\n"
        "甲局,分局,市级,2O20,,教育\n"
        ",部门,市级,,,\n"
        "乙局,部门,三级,2023,2021,\n"
        "甲局,部门,,,,\n"
        "丙镇,乡镇,县级,二〇二一年,2024年度,\n",
    )
    assert [(body.name, body.body, body.since, body.until) for body in roster.bodies] == [
        ("甲局", None, None, None),
        ("乙局", Body.DEPARTMENT, None, None),
        ("丙镇", Body.TOWNSHIP, 2021, 2024),
    ]
    assert roster.remarks == (
        "名单.csv 第1行“主要职责”：不认识的列，未使用",
        "名单.csv 第2行“类别”：不认识的类别“分局”",
        "名单.csv 第2行“起始年度”：“2O20”不是年度",
        "名单.csv 第3行“单位名称”：这一行没有单位名称，未使用",
        "名单.csv 第4行“层级”：不认识的层级“三级”",
        "名单.csv 第4行“起始年度”：起始年度晚于截止年度，均未使用",
        "名单.csv 第5行“单位名称”：“甲局”与第2行重复，以第2行为准",
    )


def test_remarks_are_said_in_english_too(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,kind\nA,wizard\n", encoding="utf-8")
    assert read_roster(file, "en").remarks == ("list.csv line 2, “kind”: “wizard” is no kind of body that is known",)


def test_a_roster_with_years_says_from_when_to_when_a_body_reports(tmp_path: Path) -> None:
    roster = written(tmp_path, "单位名称,年度\n甲局,2022\n乙局,2023年\n甲局,2023年度\n")
    assert [(body.name, body.since, body.until) for body in roster.bodies] == [
        ("甲局", 2022, 2023),
        ("乙局", 2023, 2023),
    ]
    assert roster.remarks == ()


def test_a_name_is_one_bodys_only(tmp_path: Path) -> None:
    roster = written(tmp_path, "单位名称,简称\n甲局,乙局、旧局\n乙局,旧局\n")
    assert [body.aliases for body in roster.bodies] == [("旧局",), ()]
    assert len(roster.remarks) == 2


def test_a_missing_column_is_said_with_those_that_were_found(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem) as caught:
        written(tmp_path, "填写人,类别,层级\n王一,部门,市级\n")
    assert caught.value.say("zh") == "名单“名单.csv”缺少必需的列：单位名称。已读到的列：类别、层级"
    assert "lacks a column" in caught.value.say("en")


@pytest.mark.parametrize("name", ["名单.csv", "名单.xlsx", "名单.xls"])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04broken", b"\x00\x01\x02\x03" * 50, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x"]
)
def test_a_file_that_is_no_list_is_said_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    pytest.importorskip("python_calamine")
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UsageProblem) as caught:
        read_roster(file)
    assert name in caught.value.say("zh")
    assert "\n" not in caught.value.say("zh")
    with pytest.raises(UsageProblem):
        read_roster(tmp_path / "nowhere.csv")


def test_a_cell_far_off_ends_no_run(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["单位名称"], ["甲局"]]
    file = spreadsheet(tmp_path, ("名单", rows))
    xlsxwriter = pytest.importorskip("xlsxwriter")
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "单位名称")
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    with pytest.raises(UsageProblem, match="too large"):
        read_roster(file)


def test_a_bomb_of_a_spreadsheet_is_not_unpacked(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    import zipfile

    file = tmp_path / "名单.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", io.BytesIO(bytes(20_000_000)).getvalue())
    with pytest.raises(UsageProblem, match="too large"):
        read_roster(file)


def test_quotes_that_do_not_match_cost_no_line(tmp_path: Path) -> None:
    roster = written(tmp_path, '单位名称,备注\n"甲局,x\n乙局,"a"b\n丙局,\n')
    assert [body.name for body in roster.bodies] == ["甲局", "乙局", "丙局"]
    assert roster.remarks == ("名单.csv：引号不成对，已逐行读取",)


def test_what_is_wrong_all_over_a_column_is_not_said_a_thousand_times(tmp_path: Path) -> None:
    lines = "".join(f"第{number}局,衙门,{number}年\n" for number in range(1000))
    roster = written(tmp_path, "单位名称,类别,起始年度\n" + lines)
    assert len(roster.bodies) == 1000
    assert roster.remarks[0] == "名单.csv 第2行等1000行“类别”：不认识的类别“衙门”"
    assert roster.remarks[1] == "名单.csv 第2行“起始年度”：“0年”不是年度"
    assert roster.remarks[-1] == "名单.csv “起始年度”：同类问题还有980处，不再逐一列出"
    assert len(roster.remarks) == 22


def test_a_kind_may_say_nothing(tmp_path: Path) -> None:
    roster = written(tmp_path, "单位名称,类别,主管单位\n甲局,行政机关,乙厅\n")
    assert roster.bodies == (ListedBody(name="甲局", line=2),)
    assert roster.remarks == ("名单.csv 第1行“主管单位”：不认识的列，未使用",)


@pytest.mark.parametrize("line", ["合计,,10个单位", "总计,10,", ",共10家,", "10个单位,,"])
def test_a_line_with_a_sum_is_no_body(line: str) -> None:
    text = f"单位名称,类别,上级单位\n青枫市云溪县教育局,部门,青枫市云溪县人民政府\n{line}\n"
    assert [body.name for body in parse_roster(text.encode(), "roster.csv").bodies] == ["青枫市云溪县教育局"]
