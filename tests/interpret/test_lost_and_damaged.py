"""Texts whose tables came through damaged: nothing is said that the file doesn't say."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest
from pages import lines, outline, read, rulebook, specimen, values
from test_piped import rows_of, written

from linter.interpret import interpret
from linter.model.document import Document, Grid
from linter.model.report import CellKind
from linter.specimen import build
from linter.specimen.render.markdown import markdown
from linter.specimen.render.text import FORMS, text


def document() -> Document:
    return build(rulebook().template("2021"), rulebook(), {})


def between_pipes(grid: Grid) -> list[str]:
    return [line for row in rows_of(grid) for cell in row for line in ("|", cell.text)] + ["|"]


def with_cell(text: str, number: int) -> Document:
    """The specimen with another text in a numbered cell of its disclosure table."""
    plain = document()
    at, grid = next((at, block) for at, block in enumerate(plain.blocks) if isinstance(block, Grid))
    place = [index for index, cell in enumerate(grid.cells) if cell.text.isdigit()][number]
    cells = tuple(replace(cell, text=text) if index == place else cell for index, cell in enumerate(grid.cells))
    return replace(plain, blocks=(*plain.blocks[:at], replace(grid, cells=cells), *plain.blocks[at + 1 :]))


def test_a_pipe_on_a_line_of_its_own_ends_no_report() -> None:
    whole = written(document(), between_pipes).replace(
        "六、其他需要报告的事项", "六、其他需要报告的事项\n|\n收费\n|\n1\n|"
    )
    report = read(whole, "report.txt")
    assert values(report) == values(specimen())
    assert outline(report)[-1][2].endswith(outline(specimen())[-1][2])
    assert report.signature.organisation == specimen().signature.organisation


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("damaged", ["--253", "约5", "☆"])
@pytest.mark.parametrize("number", [0, 4, -2])
def test_a_damaged_number_is_neither_a_number_nor_blank_nor_a_label(form: str, damaged: str, number: int) -> None:
    changed = with_cell(damaged, number)
    right = values(interpret(changed, rulebook()))
    report = read(text(changed, form), "report.txt")
    for key, value in values(report).items():
        assert value in (right[key], CellKind.UNCERTAIN)
    assert not [label for table in report.tables.values() for label in table.extra]


def without_repeats(grid: Grid) -> list[str]:
    return [text for row in rows_of(grid) for text, _ in groupby(cell.text for cell in row)]


def without_any_repeat(grid: Grid) -> list[str]:
    return list(dict.fromkeys(cell.text for cell in grid.cells if cell.text))


@pytest.mark.parametrize("form", [without_repeats, without_any_repeat])
def test_a_number_that_was_lost_is_not_blank(form: object) -> None:
    report = read(written(document(), form), "report.txt")  # type: ignore[arg-type]
    assert CellKind.BLANK not in values(report).values()


def test_a_heading_with_another_number_inside_a_line() -> None:
    parts = [block.text for block in document().blocks if not isinstance(block, Grid)]
    at = next(index for index, part in enumerate(parts) if part.endswith("总体情况"))
    joined = [*parts[: at - 1], parts[at - 1] + "1、 总体情况" + parts[at + 1], *parts[at + 2 :]]
    found = interpret(lines(*joined), rulebook())
    assert found.sections[0].id == specimen().sections[0].id
    assert found.sections[0].number == 1


def test_a_row_that_lost_a_pipe_leaves_its_numbers_open_and_not_blank() -> None:
    whole = markdown(document())
    row = next(line for line in whole.splitlines() if line.startswith("| 1 | 0 | 1 |"))
    broken = row[: row.rindex("|", 0, -1)] + "\\" + row[row.rindex("|", 0, -1) + 1 :]
    found = values(read(whole.replace(row, broken), "report.md"))
    right = values(specimen())
    assert {key for key, value in found.items() if value not in (right[key], CellKind.UNCERTAIN)} == set()
