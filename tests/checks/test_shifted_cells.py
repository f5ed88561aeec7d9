"""Values that have slipped by a row or a column are found where the move back is the only one that mends all sums."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import ask, report, statuses, template, violations

from linter.checks.shifts import Grid, moves, sums
from linter.model.named import Named
from linter.rulebook.kinds_cells import ShiftedCells

APPLICATIONS = ShiftedCells(table="applications", least=4, least_in_row=2)
REVIEW = ShiftedCells(table="review", least=2, least_in_row=2)
SPEC = template().table("applications")
ROWS = [row.id for row in SPEC.rows]
COLUMNS = [column.id for column in SPEC.columns]
SUMS = sums(SPEC)

PARTS = {
    "granted": (6, 2, 0, 0, 0, 0),
    "partial": (1, 0, 0, 0, 0, 0),
    "refused.process_info": (2, 0, 0, 0, 0, 1),
    "unavailable.not_held": (2, 1, 0, 0, 0, 0),
    "carried_in": (1, 0, 0, 0, 0, 0),
    "carried_over": (3, 1, 0, 0, 0, 0),
}


def whole(parts: dict[str, tuple[int, ...]] = PARTS) -> list[list[int]]:
    """A table of applications in which every sum holds."""
    frame = ("new", "carried_in", "total", "carried_over")
    lines = {row: list(parts.get(row, (0,) * 6)) for row in ROWS}
    lines["total"] = [sum(lines[row][at] for row in ROWS if row not in frame) for at in range(6)]
    lines["new"] = [lines["total"][at] + lines["carried_over"][at] - lines["carried_in"][at] for at in range(6)]
    return [[*lines[row], sum(lines[row])] for row in ROWS]


def texts(grid: list[list[Any]]) -> dict[str, dict[str, dict[str, object]]]:
    rows = {row: dict(zip(COLUMNS, line, strict=True)) for row, line in zip(ROWS, grid, strict=True)}
    return {"applications": rows}


def slipped_right(line: list[Any], start: int = 0, empty: Any = 0) -> list[Any]:
    """A line whose values stand one place too far on; the last one is lost."""
    return [*line[:start], empty, *line[start:-1]]


def test_a_table_in_which_all_sums_hold_is_not_looked_at() -> None:
    assert statuses(APPLICATIONS, report(texts=texts(whole()))) == ["held"]


@pytest.mark.parametrize("empty", [0, ""])
def test_a_row_whose_values_slipped_to_the_right(empty: object) -> None:
    grid: list[list[Any]] = whole()
    at = ROWS.index("granted")
    grid[at] = slipped_right(grid[at], empty=empty)
    (found,) = violations(APPLICATIONS, report(texts=texts(grid)))
    assert found.values["lines"] == Named("“（一）予以公开”一行", "the row “(1) granted”")
    assert found.values["start"] == Named("“自然人”", "“natural persons”")
    assert found.values["direction"] == Named("右", "to the right")
    assert found.values["count"] == 2
    assert found.target is not None
    assert (found.target.row, found.target.column) == ("granted", "natural_person")


def test_all_columns_slipped_to_the_right_and_the_totals_are_lost() -> None:
    grid = [slipped_right(line) for line in whole()]
    (found,) = violations(APPLICATIONS, report(texts=texts(grid)))
    assert found.values["lines"] == Named("《收到和处理政府信息公开申请情况》表", "“Requests received and handled”")
    assert found.values["direction"] == Named("右", "to the right")


def test_all_rows_slipped_down_by_one() -> None:
    made = whole({key: value for key, value in PARTS.items() if key != "carried_over"})
    grid = [[0] * 7, *made[:-1]]
    (found,) = violations(APPLICATIONS, report(texts=texts(grid)))
    assert found.values["direction"] == Named("下", "down")
    assert found.values["start"] == Named("“一、本年新收政府信息公开申请数量”", "“1. new requests this year”")


def test_a_single_wrong_cell_is_no_shift() -> None:
    for row, column in ((0, 0), (2, 0), (2, 6), (23, 6), (24, 1)):
        grid = whole()
        grid[row][column] += 3
        assert statuses(APPLICATIONS, report(texts=texts(grid))) == ["held"]


def test_wrong_totals_beside_empty_columns_are_no_shift() -> None:
    grid = whole()
    for row in ("granted", "partial", "total"):
        grid[ROWS.index(row)][6] += 2
    assert statuses(APPLICATIONS, report(texts=texts(grid))) == ["held"]


def test_too_few_numbers_say_nothing() -> None:
    grid = whole({})
    grid[ROWS.index("new")] = grid[ROWS.index("total")] = [0, 1, 0, 0, 0, 0, 1]
    assert statuses(APPLICATIONS, report(texts=texts(grid))) == ["held"]


def test_a_line_of_cases_that_slipped_somewhere_in_its_first_part() -> None:
    cases = [1, 0, 1, 0, 2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2]
    rows = ("review", "litigation_direct", "litigation_after_review")
    columns = ("upheld", "corrected", "other", "pending", "total")
    line = slipped_right(cases)
    cells = {row: dict(zip(columns, line[5 * at : 5 * at + 5], strict=True)) for at, row in enumerate(rows)}
    (found,) = violations(REVIEW, report(texts={"review": cells}))
    assert str(getattr(found.values["start"], "zh", "")) == "“行政复议”的“结果维持”至“行政复议”的“总计”之间"
    assert found.values["direction"] == Named("右", "to the right")


def test_a_cell_that_can_not_be_read_leaves_the_question_open() -> None:
    grid: list[list[Any]] = whole()
    grid[3][3] = "/"
    assert statuses(APPLICATIONS, report(texts=texts(grid))) == ["not_assessable"]


def test_a_table_with_rows_of_another_edition_is_left_open() -> None:
    cells = report("2019", 2020).tables["applications"]
    (found,) = ask(APPLICATIONS, report(tables={**report().tables, "applications": cells}))
    assert found.reason is not None


lines = st.lists(st.tuples(*[st.integers(0, 3)] * 6), min_size=len(ROWS), max_size=len(ROWS))


@given(lines, st.integers(0, 24), st.integers(0, 6), st.integers(-3, 3).filter(bool))
@settings(max_examples=60, deadline=None)
def test_no_single_wrong_cell_is_ever_taken_for_a_shift(
    parts: list[tuple[int, ...]], row: int, column: int, by: int
) -> None:
    grid = whole(dict(zip(ROWS, parts, strict=True)))
    grid[row][column] = max(0, grid[row][column] + by)
    made: Grid = tuple(tuple(line) for line in grid)
    assert moves(made, SUMS, "down") == []
