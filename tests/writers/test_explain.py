"""``gidlint explain`` and ``gidlint rules list``."""

from __future__ import annotations

import json

import handmade
import pytest

from linter.explain import applies_to, explain, list_rules
from linter.phrases.changes import describe
from linter.phrases.checks import how
from linter.phrases.equations import equation
from linter.phrases.labels import Labels
from linter.rulebook.kinds_report import (
    Cells,
    DateCheck,
    Deadline,
    Identity,
    Length,
    Pattern,
    PatternSpec,
    SectionPresent,
    Statement,
    StatementGroup,
)
from linter.rulebook.rule import Applies
from linter.rulebook.words import Words, YearRange
from linter.writers import WriteOptions

ZH = Labels(handmade.template("2021"), "zh")
EN = Labels(handmade.template("2021"), "en")
OLD = Labels(handmade.template("2019"), "zh")
BALANCE = Identity(holds="new + carried_in = total + carried_over", each="column of applications")


def test_an_identity_is_said_with_the_formats_own_labels():
    assert equation(BALANCE, ZH) == (
        "「一、本年新收政府信息公开申请数量」＋「二、上年结转政府信息公开申请数量」"
        "＝「（七）总计」＋「四、结转下年度继续办理」"
    )
    assert equation(BALANCE, EN) == (
        "“1. new requests this year” + “2. carried in from last year” = "
        "“(7) total handled” + “4. carried over to next year”"
    )


@pytest.mark.parametrize(
    ("holds", "each", "said"),
    [
        ("total = sum(refused.*)", "column of applications", "「（七）总计」＝「（三）不予公开」各项之和"),
        ("total = granted - 2 * partial + 3", "column of applications",
         "「（七）总计」＝「（一）予以公开」－2×「（二）部分公开」＋3"),
        ("total >= sum(upheld..pending)", "row of review", "「总计」≥「结果维持」至「尚未审结」之和"),
        ("applications.new.total >= 0", "", "「一、本年新收政府信息公开申请数量」行「总计」列≥0"),
        ("carried_in = previous.applications.carried_over", "column of applications",
         "「二、上年结转政府信息公开申请数量」＝上年报告的「四、结转下年度继续办理」"),
    ],
)  # fmt: skip
def test_sums_factors_and_last_year_are_said(holds, each, said):
    assert equation(Identity(holds=holds, each=each), ZH) == said


def test_one_row_that_stands_for_several_is_called_by_its_own_name():
    identity = Identity(holds="total = sum(other.*)", each="column of applications")
    assert equation(identity, OLD) == "「（七）总计」＝「（六）其他处理」"


def test_an_identity_of_another_edition_is_said_as_it_is_written():
    identity = Identity(holds="total_public >= published", each="row of disclosure")
    assert "total_public >= published" in "\n".join(how(identity, ZH))


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (SectionPresent(sections=["review"]), "四、政府信息公开行政复议、行政诉讼情况"),
        (Cells(table="applications", forbid=["blank", "negative"]), "空白、负数"),
        (Length(section="overview", minimum=100), "不少于 100 字"),
        (Length(section="overview", maximum=1000), "不超过 1000 字"),
        (Pattern(parts=["title"], forbid=[PatternSpec(find="总结", meant="年度报告")]), "· 总结（应为年度报告）"),
        (
            Statement(
                parts=["other_matters"],
                groups=[StatementGroup(name=Words(zh="处理费", en="the fee"), any=["费"])],
                when="applications.other.unpaid_fee.total",
            ),
            "只在行「（六）其他处理·2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请」"
            "列「总计」大于 0 时核对",
        ),
        (
            DateCheck(
                of="published",
                require="by_deadline",
                deadlines=[Deadline(day="02-20", bodies=["government"], levels=["county"])],
            ),
            "· 2 月 20 日：县级人民政府",
        ),
    ],
)  # fmt: skip
def test_a_check_is_described_with_the_rules_own_parameters(check, said):
    assert said in "\n".join(how(check, ZH))


@pytest.mark.parametrize("labels", [ZH, EN], ids=["zh", "en"])
def test_no_place_of_a_description_stays_open(labels):
    for rule in handmade.RULEBOOK.rules:
        for line in how(rule.check, labels):
            assert "{" not in line


@pytest.mark.parametrize(
    ("applies", "said"),
    [
        (Applies(), "所有年度报告"),
        (Applies(years=YearRange(first=2021)), "2021 年度起"),
        (Applies(years=YearRange(first=2019, last=2019)), "2019 年度"),
        (Applies(years=YearRange(first=2019, last=2020), bodies=["department", "township"]),
         "2019 至 2020 年度，政府部门、乡镇、街道"),
        (Applies(editions=["2021"]), "2021 版格式"),
        (Applies(organisation="街道|办事处"), "名称含“街道”“办事处”"),
        (Applies(organisation="^(?!.*(街道|办事处)).*$"), "名称不含“街道”“办事处”"),
        (Applies(organisation="局$"), "名称符合 局$"),
    ],
)  # fmt: skip
def test_on_which_reports_a_rule_is_asked(applies, said):
    assert applies_to(applies, "zh") == said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "一份完好的报告"),
        ({"applications": {"new": {"natural_person": 4}}}, "行「一、本年新收政府信息公开申请数量」列「自然人」填“4”"),
        ({"applications": {"new": {"research": ""}}}, "行「一、本年新收政府信息公开申请数量」列「科研机构」留空"),
        ({"sections": {"problems": "无", "review": None}},
         "“五、存在的主要问题及改进情况”部分写成“无”；没有“四、政府信息公开行政复议、行政诉讼情况”部分"),
        ({"year": 2020, "tables": {"review": {"drop_columns": ["pending"]}}},
         "报告年度为 2020 年；《政府信息公开行政复议、行政诉讼情况》表少了列「尚未审结」"),
        ({"signature": {"organisation": None, "date": "2024年2月30日"}}, "落款没有单位；落款日期为“2024年2月30日”"),
        ({"body": "government", "published": "2024-03-08"}, "由人民政府编制；页面发布日期为 2024-03-08"),
        ({"previous": {"applications": {"carried_over": {"total": 9}}}},
         "上年报告：行「四、结转下年度继续办理」列「总计」填“9”"),
        ({"period": None, "title": "{organisation}{year}年工作总结"},
         "没有统计期限；标题为“（单位）（年度）年工作总结”"),
        ({"failure": "encrypted"}, "文件读不出来（需要密码）"),
        ({"notes": [{"kind": "picture", "text": "第3页"}]}, "读取时遇到可能有文字或表格的图片（第3页）"),
        ({"something": [1]}, "something：[1]"),
    ],
)  # fmt: skip
def test_examples_are_said_in_words(changes, said):
    assert describe(changes, ZH) == said


def test_a_rule_is_explained_whole():
    text = explain(handmade.COLUMN_SUM, handmade.RULEBOOK, WriteOptions(width=100))
    for said in (
        "GID303 applications-outcomes-sum",
        "（七）总计应等于各项办理结果之和",
        "《中华人民共和国政府信息公开条例》第五十条第一款第（二）项",
        "「（三）不予公开」各项之和",
        "空白或不是数字的单元格不当作 0",
        "逐行核对该列的办理结果",
        "不符合的例子",
    ):
        assert said in text.replace("\n                  ", "")


def test_programs_get_the_rule_as_it_is_written():
    rule = json.loads(explain(handmade.COLUMN_SUM, handmade.RULEBOOK, WriteOptions(), "json"))["rule"]
    assert rule["check"] == "identity"
    assert rule["parameters"]["each"] == "column of applications"
    assert rule["title"] == {"zh": handmade.COLUMN_SUM.title.zh, "en": handmade.COLUMN_SUM.title.en}


def test_the_list_has_every_rule():
    text = list_rules([handmade.RULEBOOK], WriteOptions())
    rules = json.loads(list_rules([handmade.RULEBOOK], WriteOptions(), "json"))["rules"]
    assert [rule["code"] for rule in rules] == [rule.code for rule in handmade.RULEBOOK.rules]
    assert all(rule["code"] in text and rule["name"] in text for rule in rules)
