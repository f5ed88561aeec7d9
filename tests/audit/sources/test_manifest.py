from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from made_archives import outcomes, read_all, reasons, zipped
from test_roster import spreadsheet

from linter.audit.records import Claim
from linter.audit.sources import Source, open_source
from linter.model.report import Body
from linter.run.problem import UsageProblem

TEXT = (
    "2023年度年报清单,,,,,,,\n"
    "单位名称,类别,层级,上级单位,年度,文件,网址,公开日期\n"
    "青枫市教育局,部门,市级,青枫市人民政府,2023年,县直\\教育局.pdf,https://qingfeng.example/1.html,2024年1月8日\n"
)


def fill(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return root


def manifest(root: Path, text: str, name: str = "清单.csv") -> Path:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def claims(source: Source) -> dict[str, Claim | None]:
    return {item.row.path: item.row.claim for item in source.items()}


def test_a_manifest_says_whose_file_it_is(tmp_path: Path) -> None:
    fill(tmp_path, "县直/教育局.pdf", "别的.docx")
    source = open_source(str(manifest(tmp_path, TEXT)))
    assert claims(source) == {
        "别的.docx": None,
        "县直/教育局.pdf": Claim(
            organisation="青枫市教育局",
            body=Body.DEPARTMENT,
            level="prefecture",
            parent="青枫市人民政府",
            year=2023,
            published=date(2024, 1, 8),
            address="https://qingfeng.example/1.html",
            line=3,
        ),
    }
    assert [(body.name, body.parent) for body in source.bodies] == [("青枫市教育局", "青枫市人民政府")]
    assert source.remarks == ("清单.csv：有 1 份文件清单没有写到，按文件自身内容处理",)
    assert source.count() == 2


@pytest.mark.parametrize("path", ["./a.pdf", "A.PDF", "{root}/a.pdf", "b/../a.pdf", '"a.pdf"'])
def test_paths_are_taken_as_people_write_them(tmp_path: Path, path: str) -> None:
    fill(tmp_path, "a.pdf")
    quoted = path.format(root=tmp_path).replace('"', '""')
    source = open_source(str(manifest(tmp_path, f'单位名称,文件\n甲局,"{quoted}"\n')))
    assert claims(source) == {"a.pdf": Claim(organisation="甲局", line=2)}


def test_a_manifest_may_lie_elsewhere_or_inside(tmp_path: Path) -> None:
    root = fill(tmp_path / "in", "sub/a.pdf")
    outside = manifest(tmp_path / "lists", "单位名称,文件\n甲局,sub/a.pdf\n")
    inside = manifest(root / "sub", "单位名称,文件\n甲局,a.pdf\n", "list.txt")
    for file in (outside, inside):
        assert claims(open_source(str(root), file))["sub/a.pdf"] == Claim(organisation="甲局", line=2)
    source = open_source(str(root), inside)
    assert list(claims(source)) == ["sub/a.pdf"]
    assert ("sub/list.txt", "excluded") in [(skipped.path, skipped.kind) for skipped in source.skipped]


def test_members_of_archives_can_be_named_with_and_without_the_mark(tmp_path: Path) -> None:
    (tmp_path / "2023.zip").write_bytes(zipped([("a.txt", b"a"), ("b.txt", b"b"), ("c.txt", b"c")]))
    (tmp_path / "丁局.zip").write_bytes(zipped([("x.txt", b"x")]))
    file = manifest(tmp_path, "单位名称,文件\n甲局,2023.zip/a.txt\n乙局,2023.zip!/b.txt\n丁局,丁局.zip\n")
    assert {path: claim and claim.organisation for path, claim in claims(open_source(str(tmp_path), file)).items()} == {
        "2023.zip!/a.txt": "甲局",
        "2023.zip!/b.txt": "乙局",
        "2023.zip!/c.txt": None,
        "丁局.zip!/x.txt": "丁局",
    }


def test_a_file_that_a_manifest_names_is_read_whatever_its_name(tmp_path: Path) -> None:
    fill(tmp_path, "报告", "表.dat", "other.dat")
    file = manifest(tmp_path, "单位名称,文件\n甲局,报告\n乙局,表.dat\n")
    assert read_all(tmp_path, manifest=file) == {"报告": "报告".encode(), "表.dat": "表.dat".encode()}


def test_a_line_without_a_file_is_a_failed_item(tmp_path: Path) -> None:
    fill(tmp_path, "a.pdf")
    text = "单位名称,年度,文件或网址,链接\n甲局,2023,,https://a.example/x\n乙局,2023,,\n".replace("文件或网址", "文件")
    text += "丙局,2023,没有.pdf,\n丁局,2023,http://d.example/y.html,\n"
    source = open_source(str(manifest(tmp_path, text)))
    found = dict(outcomes(source))
    assert list(found) == ["a.pdf", "没有.pdf", "http://d.example/y.html", "https://a.example/x"]
    why = reasons(source)
    assert why["没有.pdf"] == "清单第4行写明这份文件，但没有找到"
    assert why["https://a.example/x"] == "清单第2行只有网址，没有文件；本工具不联网，没有下载"
    assert "清单.csv 第3行“文件”：这一行没有文件，也没有网址" in source.remarks
    assert [body.name for body in source.bodies] == ["甲局", "乙局", "丙局", "丁局"]
    assert claims(source)["没有.pdf"] == Claim(organisation="丙局", year=2023, line=4)


def test_two_lines_for_one_file_are_said(tmp_path: Path) -> None:
    fill(tmp_path, "a.pdf")
    text = "单位名称,年度,文件\n甲局,2023,a.pdf\n甲局,2023,a.pdf\n乙局,2022,A.pdf\n"
    source = open_source(str(manifest(tmp_path, text)))
    assert claims(source) == {"a.pdf": Claim(organisation="甲局", year=2023, line=2)}
    assert source.remarks == (
        "清单.csv 第3行“文件”：与第2行相同",
        "清单.csv 第4行“文件”：文件“A.pdf”已写在第2行，以第2行为准",
    )


def test_values_that_cannot_be_read_are_said_and_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "a.pdf")
    source = open_source(str(manifest(tmp_path, "单位,年份,附件,发布时间\n甲局,去年,a.pdf,2024-02-30\n")))
    assert claims(source) == {"a.pdf": Claim(organisation="甲局", line=2)}
    assert source.remarks == (
        "清单.csv 第2行“年份”：“去年”不是年度",
        "清单.csv 第2行“发布时间”：“2024-02-30”不是日期（年、月、日都要有）",
    )


DAYS = [
    "2024-01-08",
    "2024/1/8",
    "2024.1.8",
    "2024年1月8日",
    "20240108",
    "2024-01-08 09:30:00",
    "45299",
    "二〇二四年一月八日",
]


@pytest.mark.parametrize("day", DAYS)
def test_days_are_read_in_every_common_form(tmp_path: Path, day: str) -> None:
    fill(tmp_path, "a.pdf")
    source = open_source(str(manifest(tmp_path, f"单位名称,文件,公开日期\n甲局,a.pdf,{day}\n")))
    assert claims(source)["a.pdf"] == Claim(organisation="甲局", published=date(2024, 1, 8), line=2)


@pytest.mark.parametrize(
    "day", ["2024年1月", "1月8日", "2024-13-01", "08/01/2024", "1月", "2024-01-08至2024-01-10", "7"]
)
def test_what_is_no_single_day_is_never_guessed(tmp_path: Path, day: str) -> None:
    fill(tmp_path, "a.pdf")
    source = open_source(str(manifest(tmp_path, f"单位名称,文件,公开日期\n甲局,a.pdf,{day}\n")))
    assert claims(source)["a.pdf"] == Claim(organisation="甲局", line=2)
    assert len(source.remarks) == 1


def test_a_spreadsheet_gives_days_and_numbers(tmp_path: Path) -> None:
    fill(tmp_path, "a.pdf", "b.pdf")
    rows = [
        ["年报清单"],
        ["单位名称", "报告年度", "文件名", "公开日期"],
        ["甲局", 2023, "a.pdf", date(2024, 1, 8)],
        ["乙局", "2023", "b.pdf", 45299],
    ]
    source = open_source(str(spreadsheet(tmp_path, ("清单", rows))))
    assert claims(source) == {
        "a.pdf": Claim(organisation="甲局", year=2023, published=date(2024, 1, 8), line=3),
        "b.pdf": Claim(organisation="乙局", year=2023, published=date(2024, 1, 8), line=4),
    }


def test_a_manifest_without_files_or_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem) as caught:
        open_source(str(manifest(tmp_path, "单位名称,年度\n甲局,2023\n")))
    assert caught.value.say("zh") == "名单“清单.csv”缺少必需的列：文件或网址。已读到的列：单位名称、年度"
    with pytest.raises(UsageProblem, match="name of the body"):
        open_source(str(manifest(tmp_path, "文件,年度\na.pdf,2023\n")))


def test_a_manifest_takes_no_second_manifest(tmp_path: Path) -> None:
    file = manifest(tmp_path, TEXT)
    with pytest.raises(UsageProblem, match="--manifest"):
        open_source(str(file), file)


def test_a_mere_name_means_the_one_file_that_bears_it_wherever_it_lies(tmp_path: Path) -> None:
    fill(tmp_path, "2024年度/教育局.pdf", "2024年度/水利局.pdf", "2023年度/水利局.pdf")
    text = "单位名称,文件名\n青枫市教育局,教育局.pdf\n青枫市水利局,水利局.pdf\n"
    found = claims(open_source(str(manifest(tmp_path, text))))
    named = {path: claim.organisation if claim else None for path, claim in found.items()}
    # Which of two files is meant can't be told: the line's file is said not to be there.
    assert named == {
        "2023年度/水利局.pdf": None,
        "2024年度/教育局.pdf": "青枫市教育局",
        "2024年度/水利局.pdf": None,
        "水利局.pdf": "青枫市水利局",
    }
