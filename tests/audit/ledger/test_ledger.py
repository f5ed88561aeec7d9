"""The ledger as the people see it who work with it."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")

from linter.audit.outputs import ledger
from linter.audit.outputs.sheets import book as books
from linter.audit.outputs.sheets.book import Book, Column, Kind, Link
from linter.audit.outputs.sheets.safe import MOST, exact, fitting
from linter.audit.store import Store
from tests.audit.ledger.books import formulas, listing, written
from tests.audit.made import made_store

GOLDEN = Path(__file__).with_name("ledger.golden.txt")
HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://a")',
    "<r><t>x</t></r>",
    "_x0041_",
    "http://a.example/",
]


COUNTED = ("规则", "核查结果")
"""Sheets whose rows change with every new rule: only their headings are golden."""


def told(text: str) -> str:
    """A listing with the headings alone of sheets that count rules."""
    sheets = text.removeprefix("## ").split("\n## ")
    return "\n".join(
        "## " + ("\n".join(sheet.split("\n")[:2]) if sheet.split("\n")[0] in COUNTED else sheet) for sheet in sheets
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return made_store(tmp_path_factory.mktemp("audit"))


def test_every_cell_is_as_it_was_when_somebody_last_looked(store: Store) -> None:
    written(store)
    found = told(listing(store.folder / ledger.NAME))
    if os.environ.get("GIDLINT_UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_the_same_store_gives_the_same_bytes(store: Store) -> None:
    file = store.folder / ledger.NAME
    written(store)
    first = file.read_bytes()
    written(store)
    assert file.read_bytes() == first
    assert formulas(file) == []


def test_english_is_whole(store: Store) -> None:
    written(store, "en")
    head = listing(store.folder / ledger.NAME).splitlines()[:2]
    assert head[0] == "## Findings"
    assert head[1].startswith("No. | Number | Body | Kind of body")
    written(store)


def test_numbers_are_numbers(store: Store) -> None:
    import openpyxl

    written(store)
    sheet = openpyxl.load_workbook(store.folder / ledger.NAME).worksheets[0]
    rows = {row[8]: row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert rows["GID303"][12:14] == (5, 2)  # the wrong cell is known
    assert rows["GID302"][12:14] == (13, 15)  # it isn't: both sides
    assert rows["GID706"][12] != rows["GID706"][13]
    assert rows["GID313"][12] == "撤回"


def test_links_lead_to_files_that_are_there(tmp_path: Path) -> None:
    source = tmp_path / "in put"
    (source / "examples").mkdir(parents=True)
    (source / "examples" / "leaf-wrong.txt").write_text("x")
    with made_store(tmp_path / "out", bodies=0) as store:
        store.set_meta("source", source.as_posix())
        written(store)
    with zipfile.ZipFile(tmp_path / "out" / ledger.NAME) as archive:
        links = archive.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert links.count("TargetMode") == 1
    assert "in%20put\\examples\\leaf-wrong.txt" in links


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(tmp_path: Path, text: str) -> None:
    file = tmp_path / "book.xlsx"
    with Book(file) as book:
        sheet = book.sheet("a", "a", [Column("a", 10), Column("b", 10, Kind.TYPED), Column("c", 10)])
        sheet.row([text, text, Link(text, None)])
    assert formulas(file) == []
    import python_calamine

    (_, row) = python_calamine.load_workbook(str(file)).get_sheet_by_name("a").to_python()
    assert row == [text] * 3


def test_what_a_cell_cannot_hold_is_shown_and_told(tmp_path: Path) -> None:
    assert fitting("a\x07b\r\nc\ud800") == ("a␇b\nc\ufffd", True, False)
    long = fitting("😀" * 20_000)
    assert long.cut
    assert len(long.text.encode("utf-16-le")) // 2 <= MOST
    assert long.text.endswith("😀……")
    assert exact(10**15) is None
    with Book(tmp_path / "book.xlsx") as book:
        sheet = book.sheet("a", "a", [Column("a", 10)])
        sheet.row(["\x07"])
        sheet.row(["x" * 40_000])
    assert (book.losses.replaced, book.losses.cut) == (1, 1)


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "MOST_ROWS", 3)
    monkeypatch.setattr(books, "MOST_LINKS", 1)
    with Book(tmp_path / "book.xlsx") as book:
        sheet = book.sheet("台账", "a", [Column("a", 10), Column("b", 10)])
        for number in range(7):
            sheet.row([number, Link("f", "f.txt")])
    text = listing(tmp_path / "book.xlsx")
    assert text.count("a | b") == 3
    assert "## 台账 3\na | b\n6 | f\n" in text
    assert book.losses.continued == {"台账": 3}
    assert book.losses.unlinked == 4
