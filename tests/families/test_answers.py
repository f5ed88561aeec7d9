"""Yes or no, as forms are filled in."""

from __future__ import annotations

import pytest

from linter.interpret.cells import parse_cell
from linter.model.place import Place
from linter.model.report import CellKind
from linter.rulebook import load_all
from linter.rulebook.template import ColumnSpec

RECOGNITION = load_all().named("gwr").recognition
FLAG = ColumnSpec(id="value", label="", en="", type="flag")
TEXT = ColumnSpec(id="value", label="", en="", type="text")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("是", 1),
        ("否", 0),
        ("有", 1),
        ("无", 0),
        ("☑是 □否", 1),
        ("□是 ☑否", 0),
        ("√是\n□否", 1),
        ("■是 □否", 1),
        ("☐ 是  ☑ 否", 0),
        ("是☑ 否□", 1),
        ("是（√）否（ ）", 1),
        ("是□否√", 0),
        ("√", 1),
        ("是√", 1),
        ("☑有 □无", 1),
    ],
)
def test_an_answer_is_yes_or_no(text: str, value: int) -> None:
    cell = parse_cell(text, Place(), FLAG, RECOGNITION)
    assert (cell.kind, cell.value, cell.text) == (CellKind.FLAG, value, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", CellKind.BLANK),
        ("□是 □否", CellKind.BLANK),
        ("□", CellKind.BLANK),
        ("/", CellKind.MARK),
        ("☑是 ☑否", CellKind.TEXT),
        ("正在建设", CellKind.TEXT),
        ("是，见附件", CellKind.TEXT),
        ("12", CellKind.TEXT),
        ("R是 □否", CellKind.TEXT),
        ("是 否", CellKind.UNCERTAIN),
        ("是 □否", CellKind.UNCERTAIN),
    ],
)
def test_what_is_no_answer_is_never_taken_for_one(text: str, kind: CellKind) -> None:
    cell = parse_cell(text, Place(), FLAG, RECOGNITION)
    assert (cell.kind, cell.value) == (kind, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("云溪发布", CellKind.TEXT), ("9900000001", CellKind.TEXT), ("无", CellKind.MARK), (" ", CellKind.BLANK)],
)
def test_a_text_has_no_value(text: str, kind: CellKind) -> None:
    cell = parse_cell(text, Place(), TEXT, RECOGNITION)
    assert (cell.kind, cell.value) == (kind, None)
