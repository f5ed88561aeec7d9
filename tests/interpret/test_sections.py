"""The six sections are found whatever their numerals; sub-headings and lists of headings are not taken for them."""

from __future__ import annotations

import re

import pytest
from pages import TITLE, body, lines, outline, page, read, rulebook, specimen

from linter.interpret import interpret

HEADINGS = [spec.heading for spec in rulebook().template("2021").sections]
NUMERALS = "一二三四五六"
TEXT = "政府信息公开工作年度报告按要求编制。"


def renumbered(style: str) -> str:
    """The page's body with other numerals before its headings."""
    text = body()
    for number, heading in enumerate(HEADINGS, start=1):
        text = text.replace(
            f"{NUMERALS[number - 1]}、{heading}", style.format(heading, number=number, numeral=NUMERALS[number - 1])
        )
    return text


@pytest.mark.parametrize(
    "style", ["{number}.{0}", "{numeral} 、{0}", "（{numeral}）{0}", "第{numeral}部分 {0}", "{number}．{0}"]
)
def test_numerals_of_every_style(style: str) -> None:
    assert outline(read(page(renumbered(style)))) == outline(read(page(body())))


def test_headings_without_numerals() -> None:
    found = outline(read(page(renumbered("{0}"))))
    assert [(id, text) for id, _, text in found] == [(id, text) for id, _, text in outline(read(page(body())))]
    assert {number for _, number, _ in found} == {None}


def test_sub_headings_are_no_sections() -> None:
    text = (
        body()
        .replace("（一）主动公开。", "（一）主动公开政府信息情况</p><p>")
        .replace("（二）依申请公开。", "（二）依申请公开政府信息情况</p><p>")
    )
    report = read(page(text))
    assert [(section.id, section.number) for section in report.sections] == [
        (spec.id, spec.number) for spec in rulebook().template("2021").sections
    ]
    assert "（一）主动公开政府信息情况" in report.sections[0].text


def test_a_table_of_contents_is_none() -> None:
    contents = "<p>目录</p>" + "".join(
        f"<p>{NUMERALS[at]}、{heading}……{at + 1}</p>" for at, heading in enumerate(HEADINGS)
    )
    plain = read(page(body()))
    before = read(page(contents, body()))
    after = read(page(body().replace(TITLE, f"{TITLE}</p>{contents}<p>", 1)))
    for report in (before, after):
        assert outline(report) == outline(plain)
        assert not report.other_headings


def test_headings_listed_in_the_preface_are_none() -> None:
    listed = "；".join(f"{NUMERALS[at]}、{heading}" for at, heading in enumerate(HEADINGS))
    text = body().replace("本报告所列", f"本报告由{listed}等六部分组成。本报告所列", 1)
    assert outline(read(page(text))) == outline(read(page(body())))


def test_text_behind_a_heading_on_its_line() -> None:
    report = interpret(
        lines(
            TITLE,
            "一、总体情况。2023年，工作有序推进。",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况：本年度未收到申请。",
            "四、政府信息公开行政复议、行政诉讼情",
            "况",
            "无。",
            "五、存在的主要问题及改进情况",
            "人手不足。",
            "六、其他需要报告的事项：无。",
        ),
        rulebook(),
    )
    assert [(section.number, section.text) for section in report.sections] == [
        (1, "2023年，工作有序推进。"),
        (2, ""),
        (3, "本年度未收到申请。"),
        (4, "无。"),
        (5, "人手不足。"),
        (6, "无。"),
    ]


def test_misprints_and_aliases_are_known_as_such() -> None:
    text = (
        body()
        .replace("政府信息公开行政复议", "政府信息公开行政法复议")
        .replace("存在的主要问题及改进情况", "存在问题及改进情况")
    )
    report = read(page(text))
    review, problems = report.section("review"), report.section("problems")
    assert review is not None
    assert problems is not None
    assert (review.official, review.likeness < 1.0) == (False, True)
    assert (problems.official, problems.likeness) == (False, 1.0)


def test_numerals_are_reported_as_written() -> None:
    report = read(page(body().replace("五、存在", "四、存在").replace("六、其他需要", "五、其他需要")))
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 4, 5]


def test_added_sections_are_other_headings_and_table_labels_are_not() -> None:
    text = body().replace(
        "二、主动公开政府信息情况", "二、工作机制保障</p><p>健全机制。</p><p>三、主动公开政府信息情况", 1
    )
    report = read(page(text))
    assert [(heading.number, heading.text) for heading in report.other_headings] == [(2, "二、工作机制保障")]


def test_missing_sections_are_missing() -> None:
    report = read(page(re.sub(r"<[^>]+>五、存在的主要问题及改进情况</[^>]+>", "", body())))
    assert report.section("problems") is None
    assert len(report.sections) == 5


def test_a_heading_in_a_full_width_row_of_a_grid() -> None:
    report = specimen()
    joined = re.sub(
        r"<(h\d|p)[^>]*>(二、主动公开政府信息情况)</\1>\s*<table[^>]*>(\s*<tbody>)?",
        r'<table><tr><td colspan="4">\2</td></tr>',
        body(),
    )
    assert '<td colspan="4">二、' in joined
    found = read(page(joined))
    assert [section.id for section in found.sections] == [section.id for section in report.sections]
    assert len(found.tables["disclosure"].cells) == 6


def test_automatic_list_numbers_are_numerals() -> None:
    from linter.model.document import Document, FileFormat, Paragraph
    from linter.model.place import Place

    blocks = [Paragraph(TITLE, Place(line=1))]
    for at, heading in enumerate(HEADINGS):
        blocks += [
            Paragraph(heading, Place(line=2 * at + 2), number=f"{NUMERALS[at]}、"),
            Paragraph(TEXT, Place(line=2 * at + 3)),
        ]
    report = interpret(Document(FileFormat.DOCX, tuple(blocks)), rulebook())
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("problems", "五、存在的主要问题及明年工作计划"),
        ("overview", "一、工作概述"),
        ("overview", "1、总体情况"),
        ("other_matters", "六、其他方面"),
    ],
)
def test_a_heading_in_its_place_is_known_however_it_is_worded(section: str, heading: str) -> None:
    spec = next(spec for spec in rulebook().template("2021").sections if spec.id == section)
    report = read(page(body().replace(f"{NUMERALS[spec.number - 1]}、{spec.heading}", heading)))
    assert [each.id for each in report.sections] == [each.id for each in rulebook().template("2021").sections]
    found = report.section(section)
    assert found is not None
    assert (found.heading, bool(found.text)) == (heading, True)
    assert found.official == (heading.endswith(spec.heading))


@pytest.mark.parametrize("heading", ["四、政府信息公开的收费及减免情况", "五、复议中反映的问题", "主要问题"])
def test_a_heading_elsewhere_or_of_something_else_is_not(heading: str) -> None:
    spec = rulebook().template("2021").sections[3]
    report = read(page(body().replace(f"四、{spec.heading}", heading)))
    assert spec.id not in [each.id for each in report.sections]


def test_a_heading_worded_otherwise_inside_a_text_without_lines() -> None:
    text = re.sub(r"</?(?:p|h\d)[^>]*>", "", body()).replace(
        "五、存在的主要问题及改进情况", "五、存在的主要问题及明年工作计划"
    )
    report = read(page(f"<p>{TITLE}</p><p>{text.replace(TITLE, '')}</p>"))
    found = report.section("problems")
    assert found is not None
    assert found.heading == "五、存在的主要问题及明年工作计划"
