"""Running text as sentences: over broken lines, under their headings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_reports import rulebook

from linter.checks.figures.lexicon import lexicon
from linter.checks.figures.sentences import Sentence, sentences
from linter.checks.parts import Piece
from linter.model.named import Named
from linter.model.place import Place


def read(*lines: str) -> list[Sentence]:
    part = Named("总体情况", "Overview")
    pieces = [Piece(text, Place(line=number), part, "overview") for number, text in enumerate(lines, 1)]
    return list(sentences(pieces, lexicon(rulebook(), 2023)))


def test_lines_that_a_file_has_broken_off_are_one_sentence() -> None:
    (found,) = read("全年收到政府信息公开申", "请75", "件，办结70件。")
    assert found.skeleton == "全年收到政府信息公开申请#件,办结#件"
    assert found.written == "全年收到政府信息公开申请75件，办结70件"
    assert [number.value for number in found.numbers] == [75, 70]
    assert found.place == Place(line=1)


def test_a_number_in_two_lines_is_not_exact() -> None:
    (found,) = read("全年收到政府信息公开申请1", "43件。")
    assert [number.exact for number in found.numbers] == [False]


def test_each_sentence_knows_its_heading_and_the_sentence_before() -> None:
    first, second, third = read("（二）依申请公开。全年收到申请75件。办结70件。")
    assert (first.heading, second.heading, third.heading) == ("依申请公开",) * 3
    assert third.before == second.skeleton == "全年收到申请#件"


def test_points_in_one_paragraph_have_their_own_headings() -> None:
    found = read("工作平稳。（一）主动公开方面。公开信息20条。（二）依申请公开方面。收到申请3件。")
    assert [(one.heading, one.skeleton) for one in found if one.numbers] == [
        ("主动公开方面", "公开信息#条"),
        ("依申请公开方面", "收到申请#件"),
    ]


def test_a_heading_on_a_line_of_its_own_is_no_sentence() -> None:
    (found,) = read("（二）依申请公开情况", "收到申请3件。")
    assert (found.heading, found.skeleton) == ("依申请公开情况", "收到申请#件")
    (found,) = read("依申请公开方面。", "收到申请3件。")
    assert (found.heading, found.skeleton) == ("依申请公开方面", "收到申请#件")


def test_a_short_sentence_is_no_heading() -> None:
    assert [found.skeleton for found in read("无政府信息公开行政诉讼情况。", "未收到依申请公开")] == [
        "无政府信息公开行政诉讼情况",
        "未收到依申请公开",
    ]


def test_messages_show_numbers_as_the_file_writes_them() -> None:
    (found,) = read("收到申请７５件，占３３.９％。")
    assert found.between(0, len(found.skeleton)) == "收到申请７５件,占３３.９%"


@given(st.lists(st.text(alphabet="收到申请#件0一二.。；，、（）(一)1.是 \n", max_size=40), max_size=8))
def test_any_lines_are_read(lines: list[str]) -> None:
    for found in read(*lines):
        assert [found.skeleton[mark] for mark in found.marks] == ["#"] * len(found.numbers)
        assert found.skeleton.count("#") == len(found.numbers)
