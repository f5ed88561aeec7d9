"""How a text is written: items, levels, brackets, titles, repeats, personal numbers, stock phrases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import ask, report, statuses, violations

from linter.checks import numerals, paragraphs
from linter.checks.parts import Piece
from linter.checks.personal_data import masked
from linter.checks.result import ReasonCode, Status
from linter.model.document import Document, FileFormat
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Reading
from linter.rulebook.kinds_report import Length, Pattern, PatternSpec
from linter.rulebook.kinds_wording import (
    DocumentTitles,
    Enumerators,
    HeadingLevels,
    Pairs,
    PersonalData,
    PersonalNumber,
    Repeats,
    SentenceShare,
    TableGrid,
    TitleForms,
)
from linter.rulebook.words import Words

IS = r"(?:^|(?<=[.,;:]))(?P<n>[一二三四五六七八九十])是"
BRACKET = r"^\((?P<n>[一二三四五六七八九十]{1,3})\)"
POINT = r"^(?P<n>\d{1,2})[.、](?!\d)"
ITEMS = Enumerators(parts=["problems"], series=[BRACKET, POINT, IS])
PAIRS = Pairs(
    parts=["problems"],
    families=[["（）", "()"], ["《》", "<>"], ["“”"]],
    foreign=["<>"],
    item=r"(?:^|[；。])\d{1,2}$",
    mixed_in=["docx"],
)
IDENTITY = "990101199003071237"


def problems(*texts: str, **changes: object):  # type: ignore[no-untyped-def]
    return report(prose={"problems": list(texts)}, **changes)


def slips(*texts: str) -> list[tuple[object, object]]:
    return [(one.values["text"], one.values["expected"]) for one in violations(ITEMS, problems(*texts))]


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("一是更新慢；三是解读少。", ("三是", "二是")),
        ("一是更新慢；二是解读少；二是互动少。", ("二是", "三是")),
        ("一是更新慢；三是解读少，三是互动少。", ("三是", "二是")),
        ("一是更新慢；三是解读少，四是互动少。", ("三是", "二是")),
    ],
)
def test_a_gap_and_a_repeat_are_found(text: str, slip: tuple[str, str]) -> None:
    assert slips(text) == [slip]


@pytest.mark.parametrize(
    "texts",
    [
        ["一是更新慢，表现为：一是无人值守，二是稿件少；二是解读少。"],  # an inner list
        ["问题：一是慢；二是少。措施：一是快；二是多。"],  # lists side by side
        ["一是更新慢；", "二是解读少。"],
        ["二是解读少；四是互动少。"],  # the first items were not seen
        ["一是更新慢；第二，解读少；三是互动少。"],  # counted in another way
        ["（一）问题", "1.慢。", "2.少。", "（二）措施", "1.快。", "2.多。"],
        ["（一）问题", "1.慢。", "2.少。", "（二）措施", "3.快。", "4.多。"],  # numbered through
    ],
)
def test_lawful_lists_are_left_alone(texts: list[str]) -> None:
    assert slips(*texts) == []


def test_an_item_that_a_line_break_cuts_off_is_still_seen() -> None:
    line = "今年的工作中仍然存在一些不足，主要表现在以下几个方面：一是信息更新"
    assert slips(line, "不够及时；三是解读形式单一。") == [("三是", "二是")]


def test_a_section_that_is_not_there_can_not_be_assessed() -> None:
    (found,) = ask(ITEMS, report(without=["problems"]))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.NOTHING_TO_COMPARE


def test_a_higher_level_inside_a_lower_one_is_found() -> None:
    levels = HeadingLevels(parts=["problems"], levels=[BRACKET, POINT])
    (found,) = violations(levels, problems("1.问题", "（一）慢。", "（二）少。", "2.措施", "（一）快。"))
    assert (found.values["before"], found.values["text"], found.values["after"]) == ("1.", "（一）", "2.")
    assert not violations(levels, problems("（一）问题", "1.慢。", "（二）措施"))
    assert not violations(levels, problems("1.慢。", "2.少。"))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("更新（含新媒体)不及时。", "the two signs of a pair are of different kinds"),
        ("更新（含新媒体不及时。", "an opening sign has no closing one"),
        ("更新含新媒体）不及时。", "a closing sign has no opening one"),
        ("对照<政府信息公开条例>有差距。", "signs that are no brackets are used as such"),
    ],
)
def test_brackets_without_their_partner_are_found(text: str, english: str) -> None:
    (found,) = violations(PAIRS, problems(text))
    assert isinstance(found.values["slip"], Named)
    assert found.values["slip"].en == english


def test_numbers_of_items_and_quotes_over_lines_are_lawful() -> None:
    assert not violations(PAIRS, problems("说明：1）更新慢；2）解读少。".replace("：", "；")))
    assert not violations(PAIRS, problems("做到“公开为常态，", "不公开为例外”。"))


def test_the_width_of_a_pdfs_brackets_is_its_fonts() -> None:
    whole = problems("更新（含新媒体)不及时。")
    from_pdf = replace(whole, document=Document(FileFormat.PDF, whole.document.blocks))
    assert not violations(PAIRS, from_pdf)


def test_a_near_miss_of_a_title_is_found_and_others_are_not() -> None:
    titles = DocumentTitles(
        parts=["problems"],
        titles=[TitleForms(title="中华人民共和国政府信息公开条例", also=["政府信息公开条例"])],
        unless="细则",
    )
    (found,) = violations(titles, problems("《中华人民共和国政府信息公开条列》和《政府信息公开条例》。"))
    assert (found.values["text"], found.values["meant"]) == (
        "中华人民共和国政府信息公开条列",
        "中华人民共和国政府信息公开条例",
    )
    assert statuses(titles, problems("《中华人民共和国档案法》和《政府信息公开条例细则》。")) == [Status.HELD]
    assert statuses(titles, problems("没有引用文件。")) == [Status.NOT_ASSESSABLE]


def test_a_sentence_that_stands_twice_is_found_once() -> None:
    repeats = Repeats(parts=["problems"], shortest=10, unless=["条例"])
    text = "个别科室发布信息不够及时。"
    (found,) = violations(repeats, problems(text, "下一步加强培训。", text, text))
    assert found.values["count"] == 2
    assert found.related
    assert not violations(repeats, problems("按照条例的规定全面做好。", "按照条例的规定全面做好。"))
    assert not violations(repeats, problems("更新慢。", "更新慢。"))


def test_a_persons_number_is_found_and_never_shown() -> None:
    numbers = [
        PersonalNumber(
            name=Words(zh="身份证号", en="identity number"), find=r"(?<!\d)\d{18}(?!\d)", checksum="mod11-2"
        ),
        PersonalNumber(name=Words(zh="卡号", en="card"), find=r"(?<!\d)62\d{17}(?!\d)", checksum="luhn"),
        PersonalNumber(
            name=Words(zh="手机号", en="mobile"), find=r"(?<!\d)1\d{10}(?!\d)", beside="申请人[^.]*$", unless="热线"
        ),
    ]
    check = PersonalData(parts=["problems"], numbers=numbers)
    (found,) = violations(check, problems(f"申请人陈某（{IDENTITY}）不满意。"))
    assert found.target is not None
    assert IDENTITY not in str(found)
    assert found.values["text"] == found.target.text == "99**************37"
    assert not violations(check, problems(f"编号{IDENTITY[:-1]}0。"))  # the check digit is wrong
    assert violations(check, problems("卡号6220000000000012342。"))
    assert not violations(check, problems("卡号6220000000000012343。"))
    assert violations(check, problems("申请人陈某，13800000000。"))
    assert not violations(check, problems("办公室13800000000。"))
    assert not violations(check, problems("申请人可拨打热线13800000000。"))


@given(st.text(alphabet="0123456789", min_size=11, max_size=19))
def test_a_masked_number_shows_four_characters(number: str) -> None:
    shown = masked(number)
    assert len(shown) == len(number)
    assert len(shown.replace("*", "")) == 4


def test_a_share_of_sentences() -> None:
    stock = SentenceShare(parts=["problems"], any=["进一步|不断"], above=50, fewest=2, shortest=3, unless="二是")
    (found,) = violations(stock, problems("我们将进一步努力。不断提高水平。更新慢。"))
    assert (found.values["count"], found.values["sentences"], found.values["share"]) == (2, 3, 66)
    assert not violations(stock, problems("我们将进一步努力。"))
    assert not violations(stock, problems("一是进一步努力。二是不断提高。"))
    lacking = SentenceShare(parts=["problems"], any=["信息"], lacking=True, above=50, fewest=2, shortest=3)
    assert violations(lacking, problems("粮食丰收。道路修通。信息公开。"))


def test_a_table_set_as_text_is_found_where_the_file_could_have_one() -> None:
    check = TableGrid(formats=["docx"])
    whole = report()
    table = replace(whole.tables["review"], reading=Reading.LABELS)
    as_text = replace(whole, tables={**whole.tables, "review": table})
    assert [instance.target.table for instance in violations(check, as_text) if instance.target] == ["review"]
    assert not violations(check, whole)
    in_text = replace(as_text, document=Document(FileFormat.TEXT, whole.document.blocks))
    assert statuses(check, in_text) == [Status.NOT_APPLICABLE]


def test_a_pattern_may_ask_for_a_year() -> None:
    check = Pattern(parts=["problems"], forbid=[PatternSpec(find=r"(?P<year>20\d\d)年,我局")], year=-1)
    assert violations(check, problems("2022年，我局发布信息。"))
    assert not violations(check, problems("2023年，我局发布信息。2021年，我局发布信息。"))
    (found,) = ask(check, problems("2022年，我局发布信息。", year=None))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.YEAR_UNKNOWN


def test_what_is_found_may_be_one_finding_together() -> None:
    check = Pattern(parts=["problems"], forbid=[PatternSpec(find="转结")], together=True)
    (found,) = violations(check, problems("转结一件。转结两件。", "上年转结三件。"))
    assert found.values["count"] == 3
    assert len(found.related) == 1


def test_a_pattern_is_found_over_a_line_break_inside_a_sentence() -> None:
    check = Pattern(parts=["problems"], forbid=[PatternSpec(find="转结")])
    assert violations(
        check, problems("今年以来我局收到的各项政府信息公开申请中有一件按照规定需要转", "结到下一年度继续办理。")
    )
    assert not violations(check, problems("（二）工作运转", "结转情况正常。"))


def test_headings_inside_a_section_may_be_left_out_of_its_length() -> None:
    text = ["（一）主动公开情况", "发布信息十条。"]
    whole = problems(*text)
    assert violations(Length(section="problems", maximum=7), whole)
    assert not violations(Length(section="problems", maximum=7, leave_out=r"\([一二三]\)[^,.]{2,20}"), whole)


@given(st.integers(min_value=1, max_value=99))
def test_numerals_are_read_as_they_are_written(number: int) -> None:
    assert numerals.value(numerals.like(number, "一")) == number
    assert numerals.value(numerals.like(number, "1")) == number


@pytest.mark.parametrize("numeral", ["", "百", "十十", "一二", "零"])
def test_what_is_no_numeral_of_an_item_is_not_read_as_one(numeral: str) -> None:
    assert numerals.value(numeral) in (None, 0)


@given(st.lists(st.text(max_size=60), max_size=6))
def test_joining_lines_loses_nothing(lines: list[str]) -> None:
    part = Named("正文", "text")
    pieces = [Piece(text, Place(line=number), part) for number, text in enumerate(lines)]
    joined = list(paragraphs.paragraphs(pieces))
    assert [piece for paragraph in joined for piece in paragraph.pieces] == pieces
    for paragraph in joined:
        for start, piece in zip(paragraph.starts, paragraph.pieces, strict=True):
            assert paragraph.text[start:].startswith(piece.text)
