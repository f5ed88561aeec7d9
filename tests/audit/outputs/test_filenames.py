"""File names made from bodies' names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linter.audit.outputs.filenames import file_names

NAMES = st.lists(st.text(max_size=60) | st.text(alphabet="aAée\u0301ſsK.ﬁ <>?*/", max_size=6), unique=True, max_size=12)


def test_a_name_stays_as_it_is():
    names = ["青枫市云溪县教育局", "青枫市云溪县人民政府办公室（县信访局）", "Bureau of Statistics"]
    assert file_names(names) == {name: name for name in names}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("县/市:局", "县／市：局"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("局. ", "局"),
        (".隐", "_隐"),
        ("", "_"),
        ("甲\u202e乙\x00丙", "甲_乙_丙"),
        ("局" * 80, "局" * 40),
    ],
)
def test_what_a_system_forbids_is_replaced(name, expected):
    assert file_names([name]) == {name: expected}


def test_only_names_that_would_be_the_same_get_a_mark_and_it_is_their_own():
    few = file_names(["A局", "a局", "乙局"])
    assert few["乙局"] == "乙局"
    assert len({few["A局"].casefold(), few["a局"].casefold()}) == 2
    assert file_names(["a局", "丙局", "A局"])["A局"] == few["A局"], "whatever other bodies there are"


@given(NAMES)
@example(["A", "a"])
@example(["é", "e\u0301"])
@example(["局" * 50, "局" * 51])
def test_any_names_give_safe_names_of_which_no_two_are_the_same(names):
    found = file_names(names)
    assert list(found) == names
    seen = {unicodedata.normalize("NFC", name).casefold() for name in found.values()}
    assert len(seen) == len(names)
    for name in found.values():
        assert 0 < len(name.encode()) <= 130
        assert not set(name) & set('<>:"/\\|?*')
        assert all(unicodedata.category(sign)[0] != "C" for sign in name)
        assert name == name.strip()
        assert not name.endswith(".")
        assert not name.startswith(".")
        assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}
