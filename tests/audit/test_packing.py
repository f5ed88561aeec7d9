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
from linter.engine import judge
from linter.interpret import recognise
from linter.readers import read_file
from linter.rulebook import load_all

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


def test_an_outline_tells_of_figures_and_not_of_texts() -> None:
    report, other = (
        recognise(read_file(EXAMPLES / name), FAMILIES)[0]
        for name in ("clean-department-2023.txt", "clean-department-2023.md")
    )
    assert outline(replace(report, sections=other.sections)) == outline(report)
    assert outline(replace(report, tables=other.tables)) != outline(report)


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
