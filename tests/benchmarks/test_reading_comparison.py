"""The comparison of readers: how tables of any reader are scored, and where the tables go."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

pytest.importorskip("reportlab")
sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.reading import five_pages
from benchmarks.reading.cells import Rows, score_tables
from benchmarks.reading.compare import BEGIN, END, _write
from benchmarks.reading.specimens import Specimen, Table, specimen


def rows(table: Table) -> Rows:
    """The table as a reader gives it: a text for every cell, nothing where a merged one covers it."""
    out: Rows = [[None] * len(table.widths) for _ in table.rows]
    for row, column, cell in table.placed():
        out[row][column] = cell.text
    return out


@pytest.fixture
def truth() -> Specimen:
    return specimen(3, "small")


def counts(tables: list[Rows], truth: Specimen) -> tuple[int, int, int]:
    score = score_tables(tables, truth)
    return score.right, score.wrong, score.missed


def test_tables_as_drawn_are_all_right(truth: Specimen) -> None:
    assert counts([rows(table) for table in truth.tables], truth) == (200, 0, 0)


def test_a_table_in_pieces_with_another_column_on_the_left_loses_nothing(truth: Specimen) -> None:
    two, three, four = (rows(table) for table in truth.tables)
    wider: Rows = [["", *row] for row in three[12:]]
    assert counts([two, three[:12], wider, four], truth) == (200, 0, 0)


def test_a_merged_value_counts_wherever_in_its_cell_it_came_out(truth: Specimen) -> None:
    tables = [rows(table) for table in truth.tables]
    row = tables[0][6]
    tables[0][6] = [row[0], "", row[1], ""]
    assert counts(tables, truth) == (200, 0, 0)


def test_another_number_and_a_blank_are_wrong(truth: Specimen) -> None:
    tables = [rows(table) for table in truth.tables]
    tables[1][3][3], tables[1][4][3] = "123456", ""
    assert counts(tables, truth) == (198, 2, 0)


def test_a_row_that_is_not_there_is_missed(truth: Specimen) -> None:
    tables = [rows(table) for table in truth.tables]
    del tables[1][3]
    assert counts(tables, truth) == (193, 0, 7)
    assert counts([], truth) == (0, 0, 200)


def test_tables_go_between_the_markers_of_the_guide(tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(f"above\n{BEGIN}\nold\n{END}\nbelow\n", encoding="utf-8")
    _write(guide, "| new |")
    assert guide.read_text(encoding="utf-8") == f"above\n{BEGIN}\n\n| new |\n\n{END}\nbelow\n"
    guide.write_text("no markers\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="has no"):
        _write(guide, "| new |")


def test_every_stage_names_code_that_is_there() -> None:
    folder = Path(five_pages.__file__).parents[2] / "linter" / "readers" / "pdf"
    assert {name for name in five_pages.STAGES if "/" not in name} <= {path.name for path in folder.glob("*.py")}
