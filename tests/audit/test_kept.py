"""What the store keeps of a report beside the report: its figures, and how the rules ended for it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from linter.audit import figures
from linter.audit.store import outcomes
from linter.checks.result import Status
from linter.interpret import recognise
from linter.readers import read_file
from linter.rulebook import load_all

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "reports" / "clean-department-2023.txt"


def test_every_cell_is_kept_with_its_place_and_its_digits() -> None:
    report, _ = recognise(read_file(EXAMPLE), load_all(()))
    packed = figures.pack(report)
    kept, first = figures.unpack(packed), figures.values(packed)
    cells = {(table.id, row, column): cell for table in report.tables.values() for row, column, cell in table.each()}
    assert figures.places(kept.places) == tuple(cells)
    assert kept.texts == [cell.text for cell in cells.values()]
    assert kept.values == [None if cell.value is None else str(cell.value) for cell in cells.values()]
    assert kept.kinds.split() == [cell.kind.value for cell in cells.values()]
    assert kept.lines == [cell.place.line for cell in cells.values()]
    assert (first.places, first.values, first.kinds) == (kept.places, kept.values, kept.kinds)


@given(st.dictionaries(st.from_regex(r"[A-Z]{1,4}[0-9]{1,3}", fullmatch=True), st.sampled_from(Status)))
def test_how_rules_ended_is_counted_and_asked_for_without_mistaking_one_for_another(ended: dict[str, Status]) -> None:
    said = outcomes.ends(outcomes.packed(outcomes.ends_of(ended.items())))
    assert outcomes.statuses(said) == ended
    for status in Status:
        assert outcomes.count(said, status) == list(ended.values()).count(status)
        codes = {*ended, *(code[1:] for code in ended), *(code[:-1] for code in ended)}
        assert {code for code in codes if code and outcomes.ended(said, code, status)} == {
            code for code, each in ended.items() if each is status
        }


def test_why_rules_were_left_open_comes_back_in_their_order() -> None:
    why = {"GID606": (("no_date",), ("没有日期",)), "GID103": ((), ())}
    assert list(outcomes.reasons(outcomes.packed(outcomes.reasons_of(why))).items()) == list(why.items())
