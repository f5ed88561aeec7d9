"""Names of public bodies, compared as people compare them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_reports import ORGANISATION, ask, report, statuses, violations

from linter.checks.bodies import Likeness, compare
from linter.checks.result import ReasonCode
from linter.model.document import Document
from linter.model.place import Place
from linter.model.report import Passage, Report, Signature
from linter.rulebook.kinds_report import Agreement

SIGNED = Agreement(fact="organisation", among=["title", "signature"])
PREFACED = Agreement(fact="organisation", among=["title", "preface"])
YEARS = Agreement(fact="year", among=["title", "preface", "period"])


def signed(name: str) -> Report:
    return report(signature=Signature(name, Place(line=400), None))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青枫市云溪县发展和改革局", "云溪县发展和改革局"),
        ("青枫市云溪县发展和改革局", "县发改局"),
        ("云溪县发展和改革局", "云溪县发展和改革局办公室"),
        ("云溪县人民政府", "云溪县人民政府办公室"),
        ("云溪县人力资源和社会保障局", "云溪县人社局"),
        ("云溪县卫生健康委员会", "青枫市云溪县卫健委"),
        ("云溪县发展和改革局（粮食和物资储备局）", "云溪县发展和改革局"),
        ("云溪区发展和改革局", "发改局"),
        ("云溪县市场监督管理局", "云溪县市监局"),
        ("青枫市云溪县松岩镇", "松岩镇人民政府"),
        ("青枫市云溪县住房和城乡建设局", "云溪县住建局"),
        ("松岩经济开发区管理委员会", "松岩经济开发区管委会"),
    ],
)
def test_short_names_and_offices_are_the_same_body(one: str, other: str) -> None:
    assert compare(one, other) is Likeness.SAME
    assert compare(other, one) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青枫市云溪县发展和改革局", "青枫市云溪县林业和草原局"),
        ("云溪县教育局", "松岩县教育局"),
        ("云溪县城市管理局", "云溪县教育局"),
        ("云溪县住房和城乡建设局", "松岩县住房和城乡建设局"),
        ("青枫市云溪县人民政府", "青枫市松岩县人民政府"),
        ("云溪县投资促进局", "国有资产管理局"),
    ],
)
def test_another_place_or_another_office_is_another_body(one: str, other: str) -> None:
    assert compare(one, other) is Likeness.OTHER
    assert compare(other, one) is Likeness.OTHER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云溪县人民政府", "云溪县政务服务管理局"),
        ("云溪县发展和改革局", "云溪县经济发展局"),
        ("松岩镇人民政府", "松岩镇党政办公室"),
        ("云溪县教育局", ""),
    ],
)
def test_what_could_be_the_same_is_left_open(one: str, other: str) -> None:
    assert compare(one, other) is Likeness.UNSURE


def test_another_body_signs() -> None:
    (found,) = violations(SIGNED, signed("青枫市云溪县林业和草原局"))
    assert (found.values["first"], found.values["second"]) == (ORGANISATION, "青枫市云溪县林业和草原局")
    assert found.target is not None
    assert found.target.place == Place(line=400)


def test_the_body_itself_signs_under_a_short_name() -> None:
    assert statuses(SIGNED, signed("云溪县发改局")) == ["held"]


def test_nobody_signs_or_the_title_names_no_body() -> None:
    (found,) = ask(SIGNED, report(signature=Signature(None, None, None)))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.NOTHING_TO_COMPARE
    (found,) = ask(SIGNED, report(title=Passage("2023年政府信息公开工作年度报告", Place(line=1))))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.ORGANISATION_UNKNOWN


@pytest.mark.parametrize(
    ("preface", "expected"),
    [
        ("本报告由青枫市云溪县林业和草原局根据《中华人民共和国政府信息公开条例》编制。", "violated"),
        ("现将青枫市云溪县林业和草原局2023年政府信息公开工作年度报告公布如下。", "violated"),
        ("本报告由云溪县发展和改革局编制。", "held"),
        ("现将我局2023年政府信息公开工作年度报告公布如下。", "not_assessable"),
        ("根据云溪县人民政府办公室通知要求，编制本报告。", "not_assessable"),
        ("按照青枫市司法局要求，云溪县发展和改革局编制本报告。", "held"),
        ("如有疑问，请与云溪县林业和草原局联系。", "not_assessable"),
        ("根据《条例》规定，现公布县发展改革局2023年政府信息公开工作年度报告。", "held"),
        ("根据《条例》要求，特编制青枫市云溪县发展和改革局2023年政府信息公开工作年度报告。", "held"),
        ("本报告根据《条例》，由云溪县人民政府办公室汇总编制。", "not_assessable"),
        ("云溪县现面向社会公开2023年度政府信息公开年度报告。", "not_assessable"),
    ],
)
def test_only_a_body_that_the_preface_calls_its_own_is_compared(preface: str, expected: str) -> None:
    assert statuses(PREFACED, report(preface=[preface])) == [expected]


@pytest.mark.parametrize(
    "preface", ["现公布县政府办公室2023年度报告。", "现将县政府办2023年政府信息公开年报公布如下。"]
)
def test_a_government_office_may_leave_out_its_place(preface: str) -> None:
    whole = report(preface=[preface], organisation="青枫市云溪县人民政府办公室")
    title = Passage("青枫市云溪县人民政府办公室2023年政府信息公开工作年度报告", Place(line=1))
    assert statuses(PREFACED, replace(whole, title=title)) != ["violated"]


def test_years_agree_in_title_preface_and_period() -> None:
    assert statuses(YEARS, report()) == ["held"]


@pytest.mark.parametrize(
    ("preface", "expected"),
    [
        ("现公布云溪县发展和改革局2022年政府信息公开工作年度报告。", "violated"),
        ("现公布2022年度工作情况。", "violated"),
        ("依据2019年修订的《政府信息公开条例》编制本报告。", "held"),
        ("依据国办公开办函〔2021〕30号，现公布2023年度报告，并回顾2022年度工作。", "held"),
        ("二〇二三年度报告如下。", "held"),
        ("二〇二二年度报告如下。", "violated"),
    ],
)
def test_only_years_that_the_report_is_for_are_compared(preface: str, expected: str) -> None:
    assert statuses(YEARS, report(preface=[preface])) == [expected]


def test_the_year_of_a_document_number_is_not_the_title_s() -> None:
    title = Passage("云发改〔2024〕5号 云溪县发展和改革局2023年政府信息公开工作年度报告", Place(line=1))
    assert statuses(YEARS, report(title=title)) == ["held"]


def test_a_period_of_another_year_disagrees_with_the_title() -> None:
    (found,) = violations(YEARS, report(period=report(year=2022).period))
    assert (found.values["first"], found.values["second"]) == ("2023", "2022")


def test_a_single_statement_agrees_with_nothing() -> None:
    (found,) = ask(YEARS, report(preface=[], period=None))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.NOTHING_TO_COMPARE


def test_a_page_may_state_the_body() -> None:
    whole = report()
    document = Document(whole.document.format, whole.document.blocks, {"organisation": "云溪县发改局"})
    check = Agreement(fact="organisation", among=["title", "page"])
    assert statuses(check, replace(whole, document=document)) == ["held"]


def test_a_town_s_government_is_not_the_county_s() -> None:
    assert compare("云溪县人民政府", "青枫市云溪县松岩镇人民政府") is Likeness.OTHER
    assert compare("云溪县松岩镇政府", "云溪县政府") is Likeness.OTHER
    assert compare("青枫市云溪县人民政府", "云溪县政府") is Likeness.SAME
    assert compare("松岩镇人民政府", "云溪县松岩镇人民政府") is Likeness.SAME
    assert compare("云溪县北苑街道办事处", "云溪县人民政府北苑街道办事处") is Likeness.SAME
