"""What running text says in figures, and what is never taken for it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figure_texts import ERRORS, TABLES, asked, complaints, figures, written
from made_reports import report

from linter.checks.result import ReasonCode, Status
from linter.model.document import NoteKind
from linter.model.report import Body

SHARES = {"applications": {"new": {"total": 16}, "total": {"total": 16}}}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年收到政府信息公开申请75件，其中网上申请60件、信函15件；上年结转1件，办结70件，结转下年度6件。",
         [("received", 75), ("carried_in", 1), ("done", 70), ("carried_over", 6)]),
        ("2023年，我局共收到公民、法人和其他组织提出的政府信息公开申请23件。", [("received", 23)]),
        ("全年共收到12件依申请公开请求。", [("received", 12)]),
        ("共受理依申请公开十二件，已全部答复。", [("received", 12)]),
        ("共收到依申请公开政府信息案件7件。", [("received", 7)]),
        ("收到并按时办结16件政府信息公开申请。", [("received", 16)]),
        ("全年办理政府信息公开申请218件。", [("handled", 218)]),
        ("本年新收政府信息公开申请数量317件，上年结转政府信息公开申请数量3件。", [("new", 317), ("carried_in", 3)]),
        ("收到依申请公开件30件，上年度结转办理件1件，共办结24件，结转到2024年办理7件。",
         [("received", 30), ("carried_in", 1), ("done", 24), ("carried_over", 7)]),
        ("办结依申请公开件177件（含2022年结转的3件）。", [("done", 177), ("carried_in", 3)]),
        ("收到申请14件，已办结依申请公开12件，2件结转下年办理。", [("done", 12), ("carried_over", 2)]),
        ("办结申请信息公开16件，其中予以公开8件，部分公开1件，不予公开1件，无法提供4件，不予处理1件，其他处理1件。",
         [("done", 16), ("granted", 8), ("partial", 1), ("refused", 1), ("unavailable", 4), ("unprocessed", 1),
          ("otherwise", 1)]),
        ("办结依申请公开81件，其中：予以公开及部分公开42件，占51.85%；不予公开5件，占6.17%。",
         [("done", 81), ("granted_or_partial", 42), ("refused", 5)]),
        ("收到政府信息公开申请81件，涉及自然人80件、商业企业1件。",
         [("received", 81), ("natural_person", 80), ("enterprise", 1)]),
        ("因政府信息公开被申请行政复议2件，行政诉讼7起。", [("reviews", 2), ("suits", 7)]),
        ("政府信息公开行政复议4件，其中结果纠正1件，尚未审结3件。",
         [("reviews", 4), ("reviews_corrected", 1), ("reviews_pending", 3)]),
        ("制发行政规范性文件6件，废止2件，现行有效41件。",
         [("documents_issued", 6), ("documents_repealed", 2), ("documents_in_force", 41)]),
        ("有1件政府信息公开申请收取信息处理费380元。", [("fee_requests", 1), ("fee_amount", 380)]),
        ("全年收取信息处理费共计380元。", [("fee_amount", 380)]),
    ],
)  # fmt: skip
def test_figures_are_told_by_the_words_around_them(text: str, found: list[tuple[str, int]]) -> None:
    assert figures(written(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "收到行政许可申请850件，办结840件。",
        "12345热线受理诉求3400件，办结3398件，答复3390件。",
        "局长信箱收到来信120件，答复120件。",
        "全年受理行政复议案件345件，审结330件。",
        "办理行政应诉案件27件，出庭应诉率100%。",
        "收到人大代表建议12件、政协提案8件，全部办结。",
        "举办依申请公开培训3次，参训120人次。",
        "努力做到“办结一件申请、解决一个问题”。",
        "上半年收到政府信息公开申请40件。",
        "2022年收到政府信息公开申请40件。",
        "近三年共收到政府信息公开申请200件。",
        "自条例施行以来累计收到政府信息公开申请320件。",
        "指导各镇收到政府信息公开申请30件。",
        "全县共收到政府信息公开申请500件。",
        "较上年增加政府信息公开申请5件。",
        "收到政府信息公开申请百余件。",
        "全年制作公文120件，其中主动公开60件、依申请公开20件、不予公开40件。",
        "主动公开政府信息1268条，发布解读文件33件。",
        "信访举报投诉类等不予处理的申请11件。",
        "参与起草全市行政规范性文件征求意见稿5件，解读规范性文件4件。",
    ],
)
def test_other_matters_are_no_figures_of_the_tables(text: str) -> None:
    found = [id for id, _ in figures(written(text)) if id != "unprocessed"]
    assert found == []
    assert complaints(written(text)) == []


LAWFUL = """
收到政府信息公开申请74件，其中：自然人申请60件，占81.08%；商业企业14件，占18.92%。
2023年共受理政府信息公开申请74件，比2022年的50件增加24件。
全年收到公民申请74件。
收到政府信息公开申请74件，同意公开40件，同意部分公开5件，不同意公开6件。
办结政府信息公开申请70件（含上年度结转1件），尚有5件正在办理。
2023年，我局收到政府信息公开申请74件，较上年度减少6件，同比下降7.5%。
2022年度收到申请80件、2023年度收到政府信息公开申请74件。
截至2024年1月20日，本年度收到的政府信息公开申请74件已全部答复。
依申请公开咨询电话接听320次，答复320次。
全年网站“依申请公开”栏目收到留言120条，答复120条。
收到转办政府信息公开申请12件。
协助区政府办公室办理政府信息公开申请12件。
承办市政府转来政府信息公开申请8件。
代县政府答复政府信息公开申请3件。
通过网站提交的政府信息公开申请50件，信函24件。
其中，网上收到政府信息公开申请50件，信函收到24件。
收到网上申请50件、信函申请20件、当面申请4件。
共收到有效政府信息公开申请74件，无效申请3件。
收到政府信息公开申请74件，撤回申请2件，实际办理72件。
办理依申请公开件延期答复12件。
收到政府信息公开申请74件，均按时办结，按时办结率100%。
依法受理行政复议申请120件，其中涉及政府信息公开12件。
本年度县政府作为复议机关共收到政府信息公开类行政复议12件。
行政复议8件，其中1件撤回复议申请。
应诉行政诉讼案件27件，胜诉率95%。
因政府信息公开被提起行政诉讼5件（含二审2件）。
一审行政诉讼3件，二审行政诉讼2件，均与政府信息公开有关。
不存在因政府信息公开引发的行政复议、诉讼败诉情况。
因政府信息公开引发的行政复议8件，无一例行政诉讼败诉。
全年制发规范性文件6件，同步解读6件；废止2件，失效3件。
全县现行有效行政规范性文件320件。
清理规范性文件43件，其中继续有效41件，废止2件。
起草规章1件。
未收到政府信息公开信息处理费缴费申请。
我局没有应当公开而未公开的政府信息，也没有收到此类投诉。
未收到法人提交的政府信息公开申请。
未收到其他组织和个人关于政府信息公开工作的投诉举报，未发生重大舆情。
无因政府信息公开被纠错的行政复议和败诉的行政诉讼案件。
除上述情况外，未收到其他政府信息公开申请。
除此之外，未发生行政诉讼。
未发生因不依法履行政府信息公开义务引起的行政复议、行政诉讼案件。
未收到外国公民提出的政府信息公开申请。
下一年度力争办结政府信息公开申请100件。
依申请公开方面，平均每件申请答复用时8.5个工作日。
共发出补正通知12件、延期告知6件、第三方意见征询函9件。
收取信息处理费0元。
收取信息处理费1150元，涉及2件申请。
2023年收到政府信息公开申请74件（其中1件由2022年结转），办结70件。
截止12月底，收到申请公开信息74条，办结70条。
收到依申请公开邮件74封。
我局收到政府信息公开申请共74件次。
全系统共收到政府信息公开申请740件，其中局机关74件。
全局（含直属单位）共收到政府信息公开申请740件。
所属事业单位收到政府信息公开申请12件。
累计受理政府信息公开申请740件。
自2020年以来，共收到政府信息公开申请740件。
每年收到政府信息公开申请约70件。
答复时限由20个工作日压缩至15个工作日，办结率100%。
举办政府信息公开申请办理培训2期，收到政府信息公开申请答复范本12件。
收到关于政府信息公开申请答复的投诉3件。
收到政府信息公开申请书74份，开具受理回执70份。
对12件政府信息公开申请进行了会商，办结疑难申请12件。
推动实质性化解政府信息公开行政复议3件。
收到检察建议2件、司法建议1件，均按期答复2件。
政府信息公开申请74件中，涉及征地拆迁40件、规划20件、其他14件。
给予同意公开答复40件，不予公开答复6件，因无法提供相关信息答复12件，其他处理3件。
受理依申请公开政府信息申请74件，答复7件，不予受理4件，补正后申请内容仍不明确1件。
公开政府信息120条，不予公开52条。
"""
"""Sentences that a report with these tables may lawfully have, true or about something else."""
SERIOUS = (*ERRORS, "percentages", "all-upheld", "documents-agree", "decisions-within-table", "change-since-last-year")


@pytest.mark.parametrize("text", LAWFUL.split())
@pytest.mark.parametrize("heading", ["", "（二）依申请公开。"])
def test_lawful_sentences_are_left_alone(text: str, heading: str) -> None:
    assert complaints(written(heading + text), SERIOUS) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请74件，均已答复。",
        "收到政府信息公开申请75件（含上年结转1件）。",
        "新收政府信息公开申请74件，上年结转1件，办结70件，结转下年度5件。",
        "办理政府信息公开申请75件。",
        "办结政府信息公开申请70件，其中予以公开40件，部分公开5件，不予公开6件，无法提供12件，不予处理4件，其他处理3件。",
        "收到政府信息公开申请74件，其中自然人60件、法人或其他组织14件。",
        "因政府信息公开引发行政复议8件，其中结果维持5件，结果纠正1件，尚未审结2件；行政诉讼5件。",
        "因政府信息公开引发行政诉讼5件，其中未经复议直接起诉2件，复议后起诉3件。",
        "因政府信息公开引发的行政复议、行政诉讼案件13件。",
        "未发生因答复不当引起的行政复议、行政诉讼。",
        "没有逾期未答复的政府信息公开申请。",
        "第四季度未收到政府信息公开申请。",
        "未收到申请人对答复提出的异议。",
        "各科室均未收到与申请人有关的投诉。",
    ],
)
def test_every_lawful_reading_is_accepted(text: str) -> None:
    assert complaints(written(text)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("收到政府信息公开申请85件，均已答复。", "received-agrees"),
        ("收到政府信息公开申请0件。", "received-agrees"),
        ("新收政府信息公开申请75件。", "new-requests-agree"),
        ("办结政府信息公开申请71件。", "handled-agrees"),
        ("收到政府信息公开申请75件（含上年结转2件）。", "handled-agrees"),
        ("收到政府信息公开申请74件，6件结转下年度继续办理。", "carried-over-agrees"),
        ("收到政府信息公开申请74件，无结转下年度。", "carried-over-exists"),
        ("收到政府信息公开申请75件，上年结转2件，办结70件，结转下年度8件。", "requests-balance-in-text"),
        ("办结政府信息公开申请70件，其中予以公开40件，不予公开9件。", "outcomes-agree"),
        ("办结政府信息公开申请40件，其中予以公开30件，不予公开12件。", "outcomes-add-up-in-text"),
        ("收到政府信息公开申请74件，其中自然人59件、商业企业14件。", "applicants-agree"),
        ("因政府信息公开引发行政复议9件。", "reviews-and-suits-agree"),
        ("因政府信息公开引发行政复议8件，其中结果维持6件。", "review-results-agree"),
        ("全年未收到政府信息公开申请。", "none-received"),
        ("未发生因政府信息公开引发的行政复议、行政诉讼。", "no-reviews-or-suits"),
        ("因政府信息公开引发行政复议8件，均获维持。", "all-upheld"),
        ("全年制发行政规范性文件8件。", "documents-agree"),
        ("作出行政许可决定501件。", "decisions-within-table"),
    ],
)
def test_a_figure_that_no_reading_admits_is_found(text: str, rule: str) -> None:
    (instance,) = [one for one in asked(rule, written(text)) if one.status is Status.VIOLATED][:1]
    assert instance.target is not None
    assert instance.target.section == "overview"
    assert instance.target.text in text


def test_a_finding_shows_the_sentence_the_values_and_the_cells() -> None:
    (found,) = asked("received-agrees", written("收到政府信息公开申请85件。"))
    assert found.values["text"] == "收到政府信息公开申请85件"
    assert found.values["said"] == 85
    assert "新收 74、新收加上年结转 75" in found.values["admitted"].zh  # type: ignore[union-attr]
    assert ("applications", "new", "total") in {(one.table, one.row, one.column) for one in found.related}


def test_blank_cells_leave_it_open() -> None:
    blank = {**TABLES, "applications": {**TABLES["applications"], "new": {"total": ""}}}
    (found,) = asked("received-agrees", written("收到政府信息公开申请85件。", tables=blank))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.CELL_BLANK


def test_no_table_leaves_it_open() -> None:
    whole = report(prose={"overview": ["收到政府信息公开申请85件。"]}, preface=[], tables_without=["applications"])
    (found,) = asked("received-agrees", whole)
    assert found.status is Status.NOT_ASSESSABLE


def test_the_balance_needs_no_table() -> None:
    text = "收到政府信息公开申请75件，上年结转2件，办结70件，结转下年度8件。"
    whole = report(prose={"overview": [text]}, preface=[], tables_without=["applications"])
    (found,) = asked("requests-balance-in-text", whole)
    assert found.status is Status.VIOLATED
    assert found.values["difference"] == 1


def test_whose_figures_are_meant_depends_on_the_body() -> None:
    text = "全县共收到政府信息公开申请500件。"
    assert complaints(written(text)) == []
    assert complaints(written(text, body=Body.GOVERNMENT)) != []
    office = "县政府办公室收到政府信息公开申请30件。"
    assert complaints(written(office, body=Body.GOVERNMENT)) == []
    assert complaints(written(office)) != []
    itself = "2023年，县政府共收到政府信息公开申请30件。"
    assert complaints(written(itself, body=Body.GOVERNMENT)) == []


def test_a_denial_contradicts_a_figure_elsewhere_in_the_text() -> None:
    zero: dict[str, dict[str, dict[str, object]]] = {"applications": {}}
    whole = written("依申请公开收到政府信息公开申请1件。", "全年未收到过信息公开申请。", tables=zero)
    (found,) = [one for one in asked("none-received", whole) if one.status is Status.VIOLATED]
    assert "收到政府信息公开申请1件" in found.values["found"].zh  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("收到政府信息公开申请16件，其中网上申请5件，占31.3%；信函申请11件，占68.8%。", 0),
        ("办结政府信息公开申请16件，其中予以公开8件，占50%；不予公开1件，占6.25%。", 0),
        ("办结政府信息公开申请16件，其中予以公开8件，占53.9%。", 1),
        ("予以公开8件、占49.9%；不予公开1件、占6.3%。", 1),
        ("予以公开8件，占全市的12%。", 0),
        ("其中予以公开或部分公开占58.5%、不予公开占7.3%、无法提供占28.9%、其他情况占5.2%。", 0),
        ("其中予以公开或部分公开占58.5%、不予公开占7.3%、无法提供占28.9%、其他情况占15.2%。", 1),
    ],
)
def test_percentages_are_recomputed_as_printed(text: str, wrong: int) -> None:
    found = asked("percentages", written(text, tables=SHARES))
    assert [one.status for one in found].count(Status.VIOLATED) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("公开政府信息146条，其中年度报告1条，预决算信息2条，动态类信息143条。", False),
        ("公开政府信息146条，其中年度报告1条，预决算信息2条。", False),
        ("公开政府信息443条，其中动态189条，公示105条，其他149条；通过客户端发布信息73条。", False),
        ("公开政府信息40条，其中文件类6条，执法类34条，公示栏公开15条。", False),
        ("公开政府信息89条（其中许可6条、处罚83条），发布解读67条。", False),
        ("公开政府信息146条，其中年度报告4条，动态类信息143条。", True),
        ("收到政府信息公开申请16件，其中线上12件、线下3件。", True),
    ],
)
def test_lists_of_parts_add_up(text: str, wrong: bool) -> None:
    found = asked("breakdowns-add-up", written(text))
    assert (Status.VIOLATED in [one.status for one in found]) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("收到政府信息公开申请74件，同比增长48%。", False),
        ("收到政府信息公开申请74件，与上年（50件）相比增长48.0%。", False),
        ("收到政府信息公开申请74件，比上年增加24件。", False),
        ("收到政府信息公开申请74件，比上年减少24件。", True),
        ("收到政府信息公开申请74件，同比增长40%。", True),
        ("收到政府信息公开申请74件，与去年持平。", True),
    ],
)
def test_comparisons_with_last_year_are_recomputed(text: str, wrong: bool) -> None:
    last = report(year=2022, texts={"applications": {"new": {"total": 50}, "total": {"total": 50}}})
    (found,) = asked("change-since-last-year", written(text, previous=last))
    assert (found.status is Status.VIOLATED) is wrong


def test_a_comparison_needs_the_year_before() -> None:
    text = "收到政府信息公开申请74件，同比增长40%。"
    (found,) = asked("change-since-last-year", written(text))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.PREVIOUS_MISSING
    (found,) = asked("change-since-last-year", written(text, previous=report(year=2020)))
    assert found.status is Status.NOT_ASSESSABLE


def test_the_fee_is_a_multiple_of_ten_yuan() -> None:
    whole = written("全年收取信息处理费385元。", section="other_matters")
    (found,) = asked("fee-amount", whole)
    assert found.status is Status.VIOLATED
    assert found.values["said"] == Decimal(385)


def test_the_preface_lists_the_sections_that_are_there() -> None:
    said = (
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况四部分组成。"
    )
    (found,) = asked("listed-sections-there", report(preface=[said]))
    assert found.status is Status.VIOLATED
    assert "复议" in found.values["unlisted"].zh  # type: ignore[union-attr]


def test_text_that_was_not_read_leaves_it_open() -> None:
    whole = report(prose={"overview": ["工作平稳。"]}, preface=[], notes=[(NoteKind.PICTURE, 60)])
    (found,) = asked("received-agrees", whole)
    assert found.reason is not None
    assert found.reason.code is ReasonCode.NOT_READ


def test_text_without_figures_is_nothing_to_ask_about() -> None:
    (found,) = asked("received-agrees", report(prose={"overview": ["工作平稳。"]}, preface=[]))
    assert found.status is Status.NOT_APPLICABLE
