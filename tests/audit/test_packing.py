"""Reports go into the store and come back as they were; nothing else comes out of it."""

from __future__ import annotations

import pickle
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.audit.packing import ForeignContent, digest, outline, pack, unpack
from linter.checks.result import Status
from linter.engine import judge
from linter.interpret import recognise
from linter.model.place import Place
from linter.model.report import Body, Passage
from linter.readers import read_file
from linter.rulebook import load_all
from linter.rulebook.kinds_series import Aggregation

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
FAMILIES = load_all(())
PACKED = pack(recognise(read_file(EXAMPLES / "clean-department-2023.txt"), FAMILIES)[0]).report


@pytest.mark.parametrize("name", ["balance-wrong.docx", "row-total-wrong.pdf", "website-faulty-2023.html"])
def test_a_report_from_the_store_is_judged_like_the_one_that_was_read(name: str) -> None:
    report, rulebook = recognise(read_file(EXAMPLES / name), FAMILIES)
    packed = pack(report)
    again = unpack(*packed)
    assert again == report
    assert unpack(packed.report).tables == report.tables  # what is needed of a report around another one
    before, after = judge(report, rulebook, path=name), judge(again, rulebook, path=name)
    assert (after.findings, after.outcomes, after.grade) == (before.findings, before.outcomes, before.grade)


def test_an_outline_tells_of_figures_and_of_texts_only_what_is_asked_of_them() -> None:
    report, other = (
        recognise(read_file(EXAMPLES / name), FAMILIES)[0]
        for name in ("clean-department-2023.txt", "clean-department-2023.md")
    )
    asked = ("本机关自身",)
    reworded = replace(report, sections=other.sections, preface=(Passage("另有说法。", Place()),))
    of_the_office = replace(report, preface=(Passage("只反映本机关自身的情况。", Place()),))
    assert outline(reworded, asked) == outline(report, asked)
    assert outline(of_the_office, asked) != outline(report, asked)
    assert outline(replace(report, tables=other.tables), asked) != outline(report, asked)


def test_a_whole_is_judged_the_same_whatever_its_parts_say_beside_their_figures() -> None:
    """A judgement on it is kept as long as its parts' outlines are the same."""
    whole, rulebook = recognise(read_file(EXAMPLES / "clean-department-2023.txt"), FAMILIES)
    whole = replace(whole, body=Body.GOVERNMENT)
    part, _ = recognise(read_file(EXAMPLES / "balance-wrong.docx"), FAMILIES)
    part = replace(part, path="part.docx", year=whole.year, edition=whole.edition)
    reworded = replace(part, sections=(), preface=())
    one, other = (judge(replace(whole, parts=(each,)), rulebook, path="whole.txt") for each in (part, reworded))
    asked = [each.status for each in one.outcomes if isinstance(each.rule.check, Aggregation)]
    assert any(status in (Status.HELD, Status.VIOLATED) for status in asked)
    assert (one.findings, one.outcomes) == (other.findings, other.outcomes)


class Harmful:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (exec, ("raise SystemExit('the store ran code')",))


@pytest.mark.parametrize("thing", [Harmful(), 3, "text", {"a": 1}, Path("x")])
def test_a_store_from_elsewhere_runs_no_code(thing: object) -> None:
    with pytest.raises(ForeignContent):
        unpack(zlib.compress(pickle.dumps(thing)))


@given(at=st.integers(0, len(zlib.decompress(PACKED)) - 1), bit=st.integers(0, 7))
def test_damaged_bytes_end_in_one_kind_of_error_or_in_a_report(at: int, bit: int) -> None:
    data = bytearray(zlib.decompress(PACKED))
    data[at] ^= 1 << bit
    with suppress(ForeignContent):
        unpack(zlib.compress(bytes(data), 1))


@given(st.lists(st.text()), st.lists(st.text()))
def test_parts_of_a_digest_are_told_apart(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)
