"""Tables as saved pages have them: cells parted by pipes, a row or a single cell on a line."""

from __future__ import annotations

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
