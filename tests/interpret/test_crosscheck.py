"""A table that can be read in two ways: what both say is confirmed, and what they don't agree on is left open."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.checks.result import Status
from linter.engine import judge
from linter.interpret import interpret
from linter.model.document import Document, Grid, GridCell
from linter.model.report import Cell, CellKind, Report, Second
from linter.readers import read_bytes
from linter.rulebook import load
from linter.specimen import build, render

Key = tuple[str, str, str]
Numbers = Mapping[Key, int]


def pdf(document: Document) -> bytes:
    from examples.pdf import pdf as drawn

    return drawn(document)


FORMS: dict[str, Callable[[Document], bytes]] = {
    "docx": render.docx,
    "html": lambda document: render.html(document).encode(),
    "md": lambda document: render.markdown(document).encode(),
}
if find_spec("reportlab"):
    FORMS["pdf"] = pdf


def keys() -> list[Key]:
    return [
        (table.id, row.id, column.id)
        for table in load().template("2021").tables
        for row in table.all_rows()
        for column in table.columns_of(row.id)
    ]


@st.composite
def numbers(draw: st.DrawFn) -> Numbers:
    """A number for every cell, small or large, many of them 0."""
    chance, most = random.Random(draw(st.integers(0, 10**6))), draw(st.sampled_from([9, 999, 999_999]))
    return {key: chance.randint(0, most) if chance.random() < 0.7 else 0 for key in keys()}


def written(numbers: Numbers) -> Document:
    """The specimen with these numbers, as a document."""
    changes: dict[str, dict[str, dict[str, str]]] = {}
    for (table, row, column), number in numbers.items():
        changes.setdefault(table, {}).setdefault(row, {})[column] = str(number)
    return build(load().template("2021"), load(), changes)


def document(numbers: Numbers, form: str) -> Document:
    """What the reader of a form gives of the file."""
    return read_bytes(FORMS[form](written(numbers)), f"report.{form}")


def read(document: Document) -> Report:
    return interpret(document, load())


def cells(report: Report) -> dict[Key, Cell]:
    return {(id, row, column): cell for id, table in report.tables.items() for row, column, cell in table.each()}


def changed(document: Document, change: Callable[[Grid], Grid]) -> Document:
    """The document with its grids changed, as if they had been put together wrongly; their lines are as they were."""
    blocks = [change(block) if isinstance(block, Grid) else block for block in document.blocks]
    return replace(document, blocks=tuple(blocks))


def number_rows(grid: Grid) -> Iterator[list[GridCell]]:
    """The cells with numbers of each row that has several."""
    for row in range(grid.rows):
        found = [cell for cell in grid.cells if cell.row == row and cell.text.isdigit()]
        if len(found) > 1:
            yield found


def rewritten(grid: Grid, texts: Mapping[tuple[int, int], str]) -> Grid:
    return replace(
        grid, cells=tuple(replace(cell, text=texts.get((cell.row, cell.column), cell.text)) for cell in grid.cells)
    )


def swapped(one: int, other: int) -> Callable[[Grid], Grid]:
    """Two columns of numbers in each other's place."""

    def swap(grid: Grid) -> Grid:
        texts: dict[tuple[int, int], str] = {}
        for row in number_rows(grid):
            left, right = row[one % len(row)], row[other % len(row)]
            texts[left.row, left.column], texts[right.row, right.column] = right.text, left.text
        return rewritten(grid, texts)

    return swap


def one_row_down(grid: Grid) -> Grid:
    """Every row's numbers beside the label below its own."""
    rows = [row for row in number_rows(grid) if len(row) == 7]
    texts = {
        (below.row, below.column): above.text
        for upper, lower in pairwise(rows)
        for above, below in zip(upper, lower, strict=True)
    }
    return rewritten(grid, texts)


SOME = dict.fromkeys(keys(), 0) | {
    ("applications", row, column): value
    for column, value in (("natural_person", 12), ("enterprise", 3), ("total", 15))
    for row in ("new", "granted", "total")
}
"""Numbers that add up."""


@pytest.mark.parametrize("form", FORMS)
def test_what_both_readings_find_is_confirmed(form: str) -> None:
    found = cells(read(document(SOME, form)))
    assert {key: cell.value for key, cell in found.items()} == SOME
    assert {cell.second for cell in found.values()} == {Second.AGREES}


def test_a_blank_is_confirmed_where_the_markup_shows_its_place() -> None:
    changes = {"applications": {"new": {"research": "", "total": "15"}}}
    html = FORMS["html"](build(load().template("2021"), load(), changes))
    cell = cells(read(read_bytes(html, "report.html")))["applications", "new", "research"]
    assert (cell.kind, cell.second) == (CellKind.BLANK, Second.AGREES)


def test_running_text_has_one_reading_only() -> None:
    report = read(read_bytes(render.text(written(SOME), "rows").encode(), "report.txt"))
    assert {cell.second for cell in cells(report).values()} == {Second.NONE}


@pytest.mark.parametrize("form", FORMS)
def test_what_they_dont_agree_on_is_left_open_and_both_numbers_are_said(form: str) -> None:
    report = read(changed(document(SOME, form), swapped(0, 1)))
    cell = cells(report)["applications", "new", "natural_person"]
    assert (cell.text, cell.kind, cell.value, cell.second) == ("3", CellKind.UNCERTAIN, None, Second.DIFFERS)
    assert cell.doubt is not None
    assert cell.doubt.zh == "两种读法不一致：按表格是3，按文字顺序是12"
    assert cell.doubt.en == "the two readings differ: 3 by the grid, 12 by the text"
    assert cells(report)["applications", "new", "research"].second is Second.AGREES


def test_no_rule_calls_a_cell_wrong_that_may_have_been_misread() -> None:
    right, wrong = document(SOME, "docx"), changed(document(SOME, "docx"), one_row_down)
    rule = load().rule("applications-balance")
    assert rule is not None
    held, open_ = (judge(read(each), load(), path="report.docx", rules=[rule]).outcomes[0] for each in (right, wrong))
    assert held.status is Status.HELD
    assert open_.status is Status.NOT_ASSESSABLE
    assert {reason.code.value for reason in open_.reasons} == {"cell_uncertain"}


def test_a_row_span_too_long_shifts_no_number_into_another_column() -> None:
    html = FORMS["html"](written(SOME)).decode()
    label = '<td colspan="3">一、本年新收政府信息公开申请数量</td>'
    assert label in html
    shifted = html.replace(label, label.replace("<td", '<td rowspan="2"'))
    found = cells(read(read_bytes(shifted.encode(), "report.html")))
    numbers = {key: cell.value for key, cell in found.items() if cell.kind is CellKind.NUMBER}
    assert numbers == {key: SOME[key] for key in numbers}


def test_numbers_that_go_on_below_themselves_in_narrow_cells_are_not_compared() -> None:
    """As lines of a page, the parts of wrapped numbers look like numbers of their own."""

    def wrapped(grid: Grid) -> Grid:
        row = next((row for row in number_rows(grid) if len(row) == 7), [])
        texts = {(cell.row, cell.column): f"12345\n{number}7" for number, cell in enumerate(row)}
        return replace(rewritten(grid, texts), lines=tuple(line for text in grid.lines for line in below(text)))

    def below(line: str) -> list[str]:
        label = "一、本年新收政府信息公开申请数量"
        return [f"{label} {'12345 ' * 7}", "07 17 27 37 47 57 67"] if label in line else [line]

    cell = cells(read(changed(document(SOME, "html"), wrapped)))["applications", "new", "enterprise"]
    assert (cell.value, cell.second) == (1234517, Second.NONE)


@settings(max_examples=30, deadline=None)
@given(numbers(), st.sampled_from(sorted(FORMS)))
def test_the_two_readings_of_a_whole_file_never_differ(numbers: Numbers, form: str) -> None:
    found = cells(read(document(numbers, form)))
    assert {key: cell.value for key, cell in found.items()} == numbers
    assert Second.DIFFERS not in {cell.second for cell in found.values()}


@settings(max_examples=30, deadline=None)
@given(numbers(), st.sampled_from(["docx", "html"]), st.integers(0, 6), st.integers(0, 6))
def test_no_number_of_two_swapped_columns_is_taken_for_another(
    numbers: Numbers, form: str, one: int, other: int
) -> None:
    found = cells(read(changed(document(numbers, form), swapped(one, other))))
    sure = {key: cell.value for key, cell in found.items() if cell.kind is CellKind.NUMBER}
    assert sure == {key: numbers[key] for key in sure}
