"""The report is found inside its page, and what is no report is said to be none."""

from __future__ import annotations

from datetime import date

import pytest
from pages import FOOTER, INFORMATION, NAVIGATION, TITLE, TOOLBAR, body, lines, outline, page, read, rulebook, values

from linter.interpret import NotAReport, interpret
from linter.model.document import Document, FileFormat


def test_navigation_information_table_toolbar_and_footer_are_no_part_of_it() -> None:
    plain = read(page(body()))
    report = read(page(NAVIGATION, INFORMATION, TOOLBAR, body(), FOOTER, title=f"{TITLE}-云溪县人民政府"))
    assert outline(report) == outline(plain)
    assert values(report) == values(plain)
    assert report.preface == report.preface
    assert [passage.text for passage in report.preface] == [passage.text for passage in plain.preface]
    assert report.signature.organisation == "青枫市云溪县发展和改革局"
    assert report.published is not None
    assert report.published.value == date(2024, 1, 17)


def test_a_clock_is_no_publication_date() -> None:
    assert (
        read(page("<div>今天是2025年12月30日 星期二</div><div>页面生成时间 2024-05-28</div>", body())).published is None
    )


def test_of_two_copies_on_a_page_the_first_is_read() -> None:
    plain = read(page(body()))
    without_title = body().replace(TITLE, "")
    for second in (body(), without_title):
        report = read(page(NAVIGATION, body(), f"<div>{TOOLBAR}{second}</div>", FOOTER))
        assert outline(report) == outline(plain)
        assert values(report) == values(plain)
        assert report.signature.date == report.signature.date


def test_an_attachment_may_be_named_above_or_below_the_signature() -> None:
    signed = "<p>青枫市云溪县发展和改革局</p>\n<p>2024年1月16日</p>"
    assert signed in body()
    plain = read(page(body()))
    for parts in (f"<p>附件：年度报告.docx</p>{signed}", f"{signed}<p>附件：年度报告.docx</p><p>上一篇：无</p>"):
        report = read(page(body().replace(signed, parts)))
        assert report.signature.date is not None
        assert report.signature.date.value == date(2024, 1, 16)
        assert report.sections[-1].text.startswith(plain.sections[-1].text)


def test_the_title_may_stand_only_in_the_information_table() -> None:
    report = read(page(INFORMATION, body().replace(TITLE, ""), title=f"{TITLE}_云溪县人民政府"))
    assert (report.organisation, report.year) == ("青枫市云溪县发展和改革局", 2023)


def test_the_head_of_a_saved_text() -> None:
    head = (
        "标题: 云溪县财政局2023年度政府信息公开工作年度报告",
        "发布时间: 2024-03-08 15:34",
        "文号: ",
        "发布机构: 云溪县财政局",
    )
    text = (
        "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
        " 一、总体情况 2023年，推进公开。 二、主动公开政府信息情况 略。"
        "三、收到和处理政府信息公开申请情况 略。"
        "四、政府信息公开行政复议、行政诉讼情况 略。 五、存在的主要问题及改进情况 人手不足。"
        "六、其他需要报告的事项 无。",
    )
    report = interpret(lines(*head, "====== 正文 ======", *text), rulebook())
    assert report.title is not None
    assert report.title.text == "云溪县财政局2023年度政府信息公开工作年度报告"
    assert [section.id for section in report.sections] == [spec.id for spec in rulebook().template("2021").sections]
    assert report.published is not None
    assert report.published.value == date(2024, 3, 8)
    assert report.section("problems").text == "人手不足。"  # type: ignore[union-attr]


INDEX = "".join(
    f"<li><a>云溪县{name}局{year}年政府信息公开工作年度报告</a> {year + 1}-01-20</li>"
    for name in ("财政", "教育", "民政")
    for year in (2022, 2023)
)
NOTICE = """<h1>关于做好2023年政府信息公开工作年度报告编制发布工作的通知</h1><p>各乡镇：请按格式编制，包括：</p>
<p>一、总体情况</p><p>写明情况</p><p>二、主动公开政府信息情况</p><p>填写表格</p>
<p>三、收到和处理政府信息公开申请情况</p><p>如实填写</p><p>四、政府信息公开行政复议、行政诉讼情况</p><p>如实填写</p>"""


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        (page(NAVIGATION, INDEX, title="政府信息公开年报"), "list of reports"),
        (page(NOTICE), "通知"),
        (
            page("<h1>云溪县2023年法治政府建设年度报告</h1><p>一、总体情况</p><p>政府信息公开有序推进。</p>"),
            "法治政府建设",
        ),
        (page("<p>王局长：</p><p>政府信息公开年度报告请尽快报送。</p><p>2024年1月5日</p>"), "title"),
        (page("<p>今天天气很好。</p>"), "words"),
        (page(f"<h1>{TITLE}</h1><p>附件下载</p>"), "without a report"),
    ],
)
def test_other_papers_are_no_reports(text: str, detail: str) -> None:
    with pytest.raises(NotAReport, match=detail):
        read(text)


def test_an_empty_document_is_no_report() -> None:
    with pytest.raises(NotAReport):
        interpret(Document(FileFormat.TEXT, ()), rulebook())
