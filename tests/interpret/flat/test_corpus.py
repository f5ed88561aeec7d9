"""Real reports' text. Skipped where the corpus folder is not at hand."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import forms
import pytest

from linter.interpret import flat
from linter.model.document import Block, Grid, Paragraph
from linter.model.report import CellKind, Table
from linter.readers import read_file

CORPUS = Path(os.environ.get("GIDLINT_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real reports is not here")


def tables(name: str, blocks: list[Block] | None = None) -> dict[str, Table]:
    template = forms.TEMPLATES["2021"]
    lines = flat.lines(blocks if blocks is not None else read_file(CORPUS / name).blocks)
    return flat.read_tables(lines, template.tables, [forms.TEMPLATES["2019"]], forms.RULEBOOK.recognition)


def row(table: Table, key: str) -> list[object]:
    return [cell.value for cell in table.cells[key].values()]


def test_text_of_a_pdf_with_labels_cut_by_page_breaks() -> None:
    found = tables("seed.txt")
    assert [sum(1 for _ in found[id].each()) for id in ("disclosure", "applications", "review")] == [10, 175, 15]
    assert {cell.value for table in found.values() for _, _, cell in table.each()} == {0}
    assert all(label.official and label.likeness == 1.0 for table in found.values() for label in table.rows)


@pytest.mark.parametrize(
    ("name", "new", "total", "review"),
    [
        ("2022-pingtan.txt", [71, 3, 0, 0, 0, 0, 74], [72, 3, 0, 0, 0, 0, 75], [0, 1, 1, 0, 2]),
        ("2023-pingtan.txt", [80, 1, 0, 0, 0, 0, 81], [80, 1, 0, 0, 0, 0, 81], [1, 1, 0, 0, 2]),
    ],
)
def test_a_report_in_one_line_with_digits_run_together(
    name: str, new: list[int], total: list[int], review: list[int]
) -> None:
    found = tables(name)
    assert row(found["applications"], "new") == new
    assert row(found["applications"], "total") == total
    assert row(found["review"], "review") == review
    kinds = {cell.kind for table in ("applications", "review") for _, _, cell in found[table].each()}
    assert kinds == {CellKind.NUMBER}
    documents = found["disclosure"].cells["normative_documents"]
    assert {cell.kind for cell in documents.values()} == {CellKind.UNCERTAIN}


def test_amounts_in_a_report_in_one_line() -> None:
    assert row(tables("2022-pingtan.txt")["disclosure"], "fees") == [Decimal("9116.36")]
    assert row(tables("2023-pingtan.txt")["disclosure"], "fees") == [Decimal("5949.088667")]


def test_rows_whose_labels_are_out_of_place() -> None:
    found = tables("2024-shanghai-kewei.md")
    table = found["applications"]
    assert len(table.cells) == 25
    assert row(table, "refused.internal_affairs") == [1, 0, 0, 0, 0, 0, 1]
    assert row(table, "unavailable.not_held") == [4, 0, 0, 0, 0, 0, 4]
    assert row(table, "unavailable.needs_creation") == [6, 0, 0, 0, 0, 0, 6]
    assert row(table, "other.overdue_correction") == [8, 2, 0, 0, 0, 0, 10]
    assert row(table, "total") == [33, 2, 0, 0, 0, 0, 35]
    assert table.cells["carried_over"]["total"].kind is CellKind.BLANK
    assert row(found["disclosure"], "normative_documents") == [13, 0, 55]


def test_a_page_with_blank_cells_as_one_cell_a_line() -> None:
    blocks: list[Block] = []
    for block in read_file(CORPUS / "2023-shuyang-fgj.html").blocks:
        cells = block.cells if isinstance(block, Grid) else [block]
        blocks += [Paragraph(cell.text, block.place) for cell in cells if cell.text.strip()]
    found = tables("", blocks)
    assert {cell.kind for _, _, cell in found["applications"].each()} == {CellKind.UNCERTAIN}
    assert found["applications"].cells["new"]["total"].text == "26 26"
    assert row(found["review"], "review") == [0, 0, 0, 1, 1]
    assert row(found["disclosure"], "normative_documents") == [8, 0, 18]


def test_text_of_a_pdf_in_the_older_layout() -> None:
    pypdf = pytest.importorskip("pypdf")
    reader = pypdf.PdfReader(CORPUS / "2023-hongze-district.pdf")
    text = "\n".join(page.extract_text() for page in reader.pages)
    table = forms.read(text, "applications")
    assert table is not None
    assert table.foreign_edition == "2019"
    assert row(table, "unavailable.not_held") == [10, 0, 0, 0, 0, 0, 10]
    assert row(table, "total") == [21, 0, 0, 0, 0, 0, 21]
