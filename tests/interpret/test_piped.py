"""Tables as saved pages have them: cells parted by pipes, a row or a single cell on a line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import read, rulebook, specimen, values

from linter.interpret import interpret
from linter.model.document import Document, Grid, GridCell
from linter.model.report import CellKind
from linter.specimen import build

Rows = list[list[GridCell]]


def rows_of(grid: Grid) -> Rows:
    return [[cell for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


def a_row_a_line(grid: Grid) -> list[str]:
    return [" | ".join(cell.text for cell in row) + " |" for row in rows_of(grid)]


def a_row_a_line_padded(grid: Grid) -> list[str]:
    padding = [grid.columns - sum(cell.column_span for cell in row) for row in rows_of(grid)]
    return [f"| {line[:-2]} |{'|' * pipes}" for line, pipes in zip(a_row_a_line(grid), padding, strict=True)]


def a_cell_a_line(grid: Grid) -> list[str]:
    lines: list[str] = []
    for row in rows_of(grid):
        lines += [f"{cell.text} |".lstrip() for cell in row]
        lines += ["|" * (grid.columns - len(row))] * (len(row) < grid.columns)
    return lines


def a_cell_a_line_without_padding(grid: Grid) -> list[str]:
    return [f"{cell.text} |".lstrip() for row in rows_of(grid) for cell in row]


FORMS = [a_row_a_line, a_row_a_line_padded, a_cell_a_line, a_cell_a_line_without_padding]


def written(document: Document, form: Callable[[Grid], list[str]]) -> str:
    lines: list[str] = []
    for block in document.blocks:
        lines += form(block) if isinstance(block, Grid) else [block.number + block.text]
    return "\n".join(lines)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_every_cell(form: Callable[[Grid], list[str]], edition: str) -> None:
    document = build(rulebook().template(edition), rulebook(), {})
    assert values(read(written(document, form), "report.txt")) == values(specimen({}, edition))


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(FORMS), st.sets(st.integers(0, 400)))
def test_blanks_never_move_a_number(form: Callable[[Grid], list[str]], blanked: set[int]) -> None:
    document = build(rulebook().template("2021"), rulebook(), {})
    number = iter(range(1000))
    blocks = tuple(
        replace(
            block,
            cells=tuple(
                replace(cell, text="" if cell.text.isdigit() and next(number) in blanked else cell.text)
                for cell in block.cells
            ),
        )
        if isinstance(block, Grid)
        else block
        for block in document.blocks
    )
    document = replace(document, blocks=blocks)
    right = values(interpret(document, rulebook()))
    for key, value in values(read(written(document, form), "report.txt")).items():
        assert value in (right[key], CellKind.UNCERTAIN)


def test_a_menu_is_no_table() -> None:
    text = written(build(rulebook().template("2021"), rulebook(), {}), a_row_a_line)
    report = read("首页 | 政务公开 | 互动\n无障碍 | 繁体\n" + text, "report.txt")
    assert values(report) == values(specimen())


@pytest.mark.parametrize("every", [2, 3, 5])
def test_rows_that_lost_some_of_their_pipes_are_read(every: int) -> None:
    document = build(rulebook().template("2021"), rulebook(), {})

    def half_lost(grid: Grid) -> list[str]:
        lines = a_row_a_line(grid)
        return [
            "".join(
                " " if part == " | " and at % every == 0 else part for at, part in enumerate(re.split(r"( \| )", line))
            )
            for line in lines
        ]

    for key, value in values(read(written(document, half_lost), "report.txt")).items():
        assert value in (values(specimen())[key], CellKind.UNCERTAIN)


def test_values_before_padding_that_may_hide_blanks_are_uncertain() -> None:
    """Some copies set all of a row's blank cells behind its values."""
    text = written(build(rulebook().template("2021"), rulebook(), {}), a_row_a_line)
    row = next(line for line in text.split("\n") if line.startswith("一、本年新收"))
    report = read(text.replace(row, "一、本年新收政府信息公开申请数量 | 16 | 16 | |||||||"), "report.txt")
    assert {cell.kind for cell in report.tables["applications"].cells["new"].values()} == {CellKind.UNCERTAIN}


def test_a_row_may_begin_with_a_blank_cell() -> None:
    text = written(build(rulebook().template("2021"), rulebook(), {"review": {"review": {"upheld": ""}}}), a_row)
    cells = read(text, "report.txt").tables["review"].cells
    assert cells["review"]["upheld"].kind in (CellKind.BLANK, CellKind.UNCERTAIN)
    right = specimen().tables["review"].cells["litigation_direct"]
    assert {key: cell.value for key, cell in cells["litigation_direct"].items()} == {
        key: cell.value for key, cell in right.items()
    }


def a_row(grid: Grid) -> list[str]:
    return [" | ".join(cell.text for cell in row) for row in rows_of(grid)]
