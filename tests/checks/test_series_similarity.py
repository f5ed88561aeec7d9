"""Copied sections: from last year's report, and from another body's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import ask, report, statuses, violations

from linter.checks.copying import BREAK, comparable, longest, may_be_alike, share, sketch
from linter.checks.result import ReasonCode, Status
from linter.model.document import NoteKind
from linter.model.report import Body, Report
from linter.rulebook.kinds_series import Similarity

COPIED = Similarity(section="problems", against="previous", at_least=90, shortest=40)
ALIKE = Similarity(section="problems", against="previous", at_least=50, below=90, shortest=40)
PEERS = Similarity(section="problems", against="peers", at_least=90, shortest=40)
FIRST = "一是公开时效不够强，{year}年有{n}条信息没有按时上网，个别栏目长期没有更新。"
SECOND = "二是政策解读形式单一，图解和音视频偏少，群众不容易看懂，互动回应也不及时。"
THIRD = "三是基层力量薄弱，兼职人员变动频繁，培训跟不上，业务水平参差不齐。"
FOURTH = "下一步将建立会商清单，每季度通报一次，并在服务大厅增设查询终端。"


def section(*texts: str, year: int = 2023, **changes: Any) -> Report:
    said = [text.format(year=year, n=year - 2000) for text in texts]
    return report(year=year, prose={"problems": said}, **changes)


def test_a_section_that_is_last_years_but_for_year_and_number_is_copied() -> None:
    last = section(FIRST, SECOND, year=2022, path="last.html")
    (found,) = violations(COPIED, section(FIRST, SECOND, previous=last))
    assert found.values["share"] == "100%"
    assert found.target is not None
    assert found.target.text.startswith("一是公开时效不够强")
    assert "2023年" in str(found.values["passage"])
    (there,) = found.related
    assert there.path == "last.html"
    assert "2022年" in there.text
    assert statuses(ALIKE, section(FIRST, SECOND, previous=last)) == ["held"]


def test_other_paragraphs_and_line_breaks_make_no_other_text() -> None:
    last = section(FIRST + SECOND, year=2022)
    assert statuses(COPIED, section(FIRST[:17], FIRST[17:], SECOND, previous=last)) == ["violated"]


def test_half_a_section_is_alike_and_not_copied() -> None:
    whole = section(FIRST, SECOND, THIRD, previous=section(FIRST, SECOND, FOURTH, year=2022))
    assert statuses(COPIED, whole) == ["held"]
    (found,) = violations(ALIKE, whole)
    assert 50 <= int(str(found.values["share"]).rstrip("%")) < 90
    assert found.target is not None
    assert found.target.text.startswith("一是")


def test_another_text_is_neither() -> None:
    whole = section(FIRST, SECOND, previous=section(THIRD, FOURTH, year=2022))
    assert statuses(COPIED, whole) == statuses(ALIKE, whole) == ["held"]


def test_what_the_law_prescribes_is_not_copied() -> None:
    words = "根据《中华人民共和国政府信息公开条例》第五十条，坚持以公开为常态、不公开为例外，"
    words += "遵循公正、公平、合法、便民的原则。"
    last = section(words, THIRD, year=2022)
    assert statuses(ALIKE, section(words, FIRST + SECOND, previous=last)) == ["held"]
    (found,) = ask(COPIED, section(words, previous=section(words, year=2022)))
    assert found.status is Status.NOT_APPLICABLE


def test_a_short_section_is_not_compared() -> None:
    (found,) = ask(COPIED, section("无。", previous=section("无。", year=2022)))
    assert found.status is Status.NOT_APPLICABLE


def test_without_the_section_or_the_report_nothing_is_said() -> None:
    last = section(FIRST, SECOND, year=2022)
    for whole in (
        section(FIRST, SECOND, previous=report(year=2022, without=["problems"])),
        report(without=["problems"], previous=last),
        section(FIRST, SECOND),
    ):
        (found,) = ask(COPIED, whole)
        assert found.status is Status.NOT_ASSESSABLE
    unread = section(THIRD, FOURTH, previous=last, notes=[(NoteKind.PICTURE, 252)])
    (found,) = ask(COPIED, unread)
    assert found.reason is not None
    assert found.reason.code is ReasonCode.NOT_READ


def test_another_bodys_text_is_found_under_its_own_name() -> None:
    text = "{name}公开时效不够强，{name}有几条信息没有按时上网，个别栏目长期没有更新，群众反映较多，整改不够彻底。"
    pine, fir = "青枫市云溪县松岩镇人民政府", "青枫市云溪县柏泉镇人民政府"
    ours = report(prose={"problems": [text.replace("{name}", "松岩镇")]}, organisation=pine, body=Body.TOWNSHIP)
    theirs = report(
        prose={"problems": [text.replace("{name}", "柏泉镇")]}, organisation=fir, body=Body.TOWNSHIP, path="fir.html"
    )
    (found,) = violations(PEERS, report_with(ours, theirs))
    assert "柏泉镇" in str(found.values["other"])
    assert found.related[0].path == "fir.html"


def report_with(whole: Report, *peers: Report) -> Report:
    return replace(whole, peers=peers)


@pytest.mark.parametrize(
    "changes",
    [
        {"year": 2022},
        {"organisation": None},
        {"organisation": "青枫市云溪县发展和改革局办公室"},
        {"organisation": "青枫市云溪县人民政府办公室", "ours": "青枫市云溪县人民政府"},
    ],
    ids=["another year", "no name", "the same body", "a government's own office"],
)
def test_reports_that_are_no_other_bodys_are_not_compared(changes: dict[str, Any]) -> None:
    ours = changes.pop("ours", None)
    whole = section(FIRST, SECOND, **({"organisation": ours, "body": Body.GOVERNMENT} if ours else {}))
    (found,) = ask(PEERS, report_with(whole, section(FIRST, SECOND, **changes)))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.PEERS_MISSING


def test_a_text_that_several_bodies_share_is_one_finding() -> None:
    names = [f"青枫市云溪县{name}镇人民政府" for name in ("松岩", "杉溪", "柏泉")]
    reports = [section(FIRST, SECOND, organisation=name, body=Body.TOWNSHIP, path=name) for name in names]
    (found,) = violations(PEERS, report_with(reports[0], *reports[1:]))
    assert [place.path for place in found.related] == names[1:]
    assert all(name in found.values["other"].zh for name in names[1:])  # type: ignore[union-attr]


WORDS = st.text(alphabet="公开政府信息办理答复，。12345年", min_size=0, max_size=200)


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_a_text_is_wholly_in_itself(text: str) -> None:
    one = comparable((text,), (), ())
    common, total = share(one, one, 8)
    assert common == total
    passage = longest(one, one, 8)
    assert (passage is not None) == (total > 0)
    if passage is not None:
        assert one.text[passage.start : passage.start + passage.length] == one.text


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_the_longest_passage_stands_in_both_texts(first: str, second: str) -> None:
    one, two = comparable((first,), (), ()), comparable((second,), (), ())
    common, total = share(one, two, 4)
    assert 0 <= common <= total
    passage = longest(one, two, 4)
    assert (passage is not None) == (common > 0)
    if passage is not None:
        words = one.text[passage.start : passage.start + passage.length]
        assert words == two.text[passage.other : passage.other + passage.length]
        assert not any(
            one.text[at : at + passage.length + 1] in two.text for at in range(len(one.text) - passage.length)
        )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD, FOURTH, "{body}工作有序推进，"]), max_size=5), st.data())
def test_another_name_changes_nothing(texts: list[str], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.sampled_from([FIRST, SECOND, THIRD, "{body}工作有序推进，"]), max_size=5))
    names = ["青枫市松岩镇", "青枫市柏泉镇"]

    def shares(mine: str, theirs: str) -> tuple[int, int]:
        one = comparable(tuple(text.replace("{body}", mine) for text in texts), (), tuple(names))
        two = comparable(tuple(text.replace("{body}", theirs) for text in others), (), tuple(names))
        return share(one, two, 8)

    assert shares(names[0], names[1]) == shares(names[1], names[0]) == shares(names[0], names[0])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD, FOURTH]), min_size=1, max_size=6), st.integers(0, 3))
def test_a_sketch_never_hides_a_copy(texts: list[str], more: int) -> None:
    mine, theirs = tuple(texts), (*texts, *[FOURTH * 9] * more)
    assert may_be_alike(sketch(mine, (), 8), sketch(theirs, (), 8), 90)


def test_a_masked_phrase_breaks_a_run_and_is_quoted_as_written() -> None:
    one = comparable(("公开条例规定的信息", "第 2 段"), ("条例",), ())
    assert one.text == f"公开{BREAK}规定的信息第段"
    assert one.length == 9
    assert one.written(3, 8) == "规定的信息"
    assert one.written(7, 10) == "息第 2 段"
