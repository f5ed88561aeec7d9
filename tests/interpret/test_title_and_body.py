"""Title, organisation, year, kind of body, edition."""

from __future__ import annotations

import pytest
from pages import TITLE, body, page, read, rulebook, specimen

from linter.interpret import NotAReport
from linter.interpret.bodies import kind_of
from linter.interpret.title import read_title
from linter.interpret.wording import squeeze
from linter.model.report import Body

RECOGNITION = rulebook().recognition


@pytest.mark.parametrize(
    ("title", "organisation", "year"),
    [
        ("云溪县财政局2023年政府信息公开工作年度报告", "云溪县财政局", 2023),
        ("云溪县财政局 2023 年度政府信息公开工作年度报告", "云溪县财政局", 2023),
        ("云溪县财政局关于2023年度政府信息公开工作年度报告", "云溪县财政局", 2023),
        ("云溪县人民政府办公室关于2023年政府信息公开工作的年度报告", "云溪县人民政府办公室", 2023),
        ("2023年云溪县人民政府信息公开工作年度报告", "云溪县人民政府", 2023),
        ("2023年云溪县人民政府政府信息公开工作年度报告", "云溪县人民政府", 2023),
        ("2023年度云溪县财政局政府信息公开年报", "云溪县财政局", 2023),
        ("云溪县财政局政府信息公开工作年度报告（2023年度）", "云溪县财政局", 2023),
        ("云溪县财政局政府信息公开2023年年度报告", "云溪县财政局", 2023),
        ("云溪县财政局二〇二三年政府信息公开工作年度报告", "云溪县财政局", 2023),
        ("云溪县财政局二○二三年度政府信息公开年度报告", "云溪县财政局", 2023),
        ("《云溪县财政局2023年政府信息公开工作年度报告》", "云溪县财政局", 2023),
        ("云溪县市场监督管理局（知识产权局）2023年政府信息公开工作年度报告", "云溪县市场监督管理局(知识产权局)", 2023),
        ("2023年政府信息公开工作年度报告", None, 2023),
        ("政府信息公开工作年度报告", None, None),
    ],
)
def test_what_a_title_says(title: str, organisation: str | None, year: int | None) -> None:
    found = read_title(squeeze(title), RECOGNITION, RECOGNITION.title)
    assert found is not None
    assert (found.organisation, found.year) == (organisation, year)


@pytest.mark.parametrize(
    "title",
    [
        "关于报送2023年政府信息公开工作年度报告的通知",
        "中华人民共和国政府信息公开工作年度报告格式",
        "云溪县2023年法治政府建设年度报告",
        "2023年度云溪县司法局部门决算公开说明",
        "政府信息公开年报",
        "政府信息公开指南",
    ],
)
def test_what_is_no_title(title: str) -> None:
    assert read_title(squeeze(title), RECOGNITION, RECOGNITION.title) is None


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("云溪县财政局", Body.DEPARTMENT, None),
        ("青枫市云溪区来穗人员服务管理局", Body.DEPARTMENT, None),
        ("青枫市云溪区城市管理委员会", Body.DEPARTMENT, None),
        ("青枫市人民政府办公厅", Body.DEPARTMENT, None),
        ("青枫市人民政府外事办公室", Body.DEPARTMENT, None),
        ("青枫市发展改革委", Body.DEPARTMENT, None),
        ("云溪县市场监督管理局(知识产权局)", Body.DEPARTMENT, None),
        ("云溪县人民政府", Body.GOVERNMENT, "county"),
        ("青枫市云溪区人民政府", Body.GOVERNMENT, "county"),
        ("云溪自治县人民政府", Body.GOVERNMENT, "county"),
        ("青枫自治州人民政府", Body.GOVERNMENT, "prefecture"),
        ("青枫省人民政府", Body.GOVERNMENT, "province"),
        ("青枫市人民政府", Body.GOVERNMENT, None),
        ("柳河镇人民政府", Body.TOWNSHIP, None),
        ("柳河镇", Body.TOWNSHIP, None),
        ("青枫市云溪县", Body.GOVERNMENT, "county"),
        ("青枫市云溪区", Body.GOVERNMENT, "county"),
        ("青枫市高新区", None, None),
        ("城东街道办事处", Body.TOWNSHIP, None),
        ("云溪经济技术开发区管委会", None, None),
        ("云溪新区管理委员会", None, None),
        ("青枫市", Body.GOVERNMENT, None),
        ("青枫省", Body.GOVERNMENT, "province"),
        ("云溪区", Body.GOVERNMENT, "county"),
        ("云溪新区", None, None),
        ("云溪综合实验区", None, None),
    ],
)
def test_the_kind_of_body_is_told_by_the_name(name: str, kind: Body | None, level: str | None) -> None:
    found = kind_of(name, RECOGNITION)
    assert (found.body, found.level) == (kind, level)


@pytest.mark.parametrize(
    "lines",
    [
        ("青枫市云溪县发展和改革局2023年", "政府信息公开工作年度报告"),
        ("青枫市云溪县发展和改革局", "2023年", "政府信息公开工作年度报告"),
        ("青枫市云溪县发展和改革局", "2023年政府信息公开工作年度报告"),
        ("青枫市云溪县发展和改革局", "政府信息公开工作年度报告", "（2023年度）"),
        ("2023年青枫市云溪县发展和改革局政府信息", "公开工作年度报告"),
    ],
)
def test_a_title_over_several_lines(lines: tuple[str, ...]) -> None:
    report = read(page(body().replace(TITLE, "</p><p>".join(lines))))
    assert (report.organisation, report.year) == ("青枫市云溪县发展和改革局", 2023)
    assert report.title is not None
    assert report.title.text == "".join(lines)


def test_a_title_of_a_wrong_type_is_still_a_reports() -> None:
    report = read(page(body().replace("政府信息公开工作年度报告", "政府信息公开工作总结")))
    assert (report.organisation, report.year) == ("青枫市云溪县发展和改革局", 2023)


@pytest.mark.parametrize("gap", ["", " ", "\u3000\u3000"])
def test_a_title_in_one_paragraph_with_the_preface(gap: str) -> None:
    start = body().index(">", body().index(TITLE))
    text = "<p>" + TITLE + gap + body()[body().index("根据《中华人民共和国政府信息公开条例》", start) :]
    report = read(page(text))
    assert (report.organisation, report.year) == ("青枫市云溪县发展和改革局", 2023)


@pytest.mark.parametrize(
    "preface",
    [
        "特编制云溪县财政局2023年政府信息公开工作年度报告。",
        "按照要求,云溪县财政局特此编制2023年度政府信息公开工作年度报告。",
    ],
)
def test_without_title_the_preface_says_whose_report_it_is(preface: str) -> None:
    text = "<p>" + preface + "</p>" + body()[body().index("<p>一、总体情况") :].replace("青枫市云溪县发展和改革局", "")
    assert read(page(text)).organisation == "云溪县财政局"


def test_without_year_in_the_title_the_period_tells_it() -> None:
    report = read(page(body().replace(TITLE, "青枫市云溪县发展和改革局政府信息公开工作年度报告")))
    assert (report.year, report.edition, report.edition_from_year) == (2023, "2021", True)


def test_without_any_year_the_tables_tell_the_edition() -> None:
    report = specimen({"title": "青枫市云溪县发展和改革局政府信息公开工作年度报告"}, "2019")
    assert report.edition == "2019"


def test_the_year_decides_the_edition_and_the_user_overrules_it() -> None:
    text = page(body())
    assert read(text).edition == "2021"
    forced = read(text, edition="2019")
    assert (forced.edition, forced.edition_from_year) == ("2019", False)


def test_the_user_overrules_the_kind_of_body() -> None:
    assert read(page(body()), body=Body.TOWNSHIP).body is Body.TOWNSHIP


def test_a_report_year_before_the_first_edition_is_refused() -> None:
    with pytest.raises(NotAReport, match="2018"):
        read(page(body().replace("2023", "2018")))
