"""Whatever a report says and however its file is laid out, reading gives what was written."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from models import Model, a_model, models

sys.path.insert(0, str(Path(__file__).parents[2]))
from reading import differences, extract

from benchmarks.reading.layouts import LAYOUTS, Keeps
from linter.cli.main import main

law = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def layouts(kind: str, keeps: Keeps | None = None) -> st.SearchStrategy[str]:
    """The layouts of a kind."""
    names = [name for name in LAYOUTS if name.partition(":")[0] == kind]
    return st.sampled_from([name for name in names if keeps is None or LAYOUTS[name].keeps is keeps])


def check(model: Model, name: str, folder: Path) -> None:
    layout = LAYOUTS[name]
    data = layout.write(model.document)
    if data is None:  # a library that only some layouts need isn't here
        return
    told = extract(data, folder / f"report.{layout.suffix}")
    assert list(differences(model, told, layout.keeps)) == []


@settings(law, max_examples=16)
@given(model=models(), name=layouts("text"))
def test_text_with_its_lines_and_columns(model: Model, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    check(model, name, tmp_path_factory.getbasetemp())


@settings(law, max_examples=24)
@given(model=models(), name=layouts("flat"))
def test_text_whose_grid_is_gone(model: Model, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    check(model, name, tmp_path_factory.getbasetemp())


@settings(law, max_examples=10)
@given(model=models(), name=layouts("markdown"))
def test_markdown(model: Model, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    check(model, name, tmp_path_factory.getbasetemp())


@settings(law, max_examples=32)
@given(model=models(), name=layouts("html"))
def test_web_pages(model: Model, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    check(model, name, tmp_path_factory.getbasetemp())


@settings(law, max_examples=32)
@given(model=models(), name=layouts("docx"))
def test_word_files(model: Model, name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    check(model, name, tmp_path_factory.getbasetemp())


@pytest.mark.skipif("pdf: flowing" not in LAYOUTS, reason="needs reportlab")
@settings(law, max_examples=10)
@given(data=st.data(), model=models())
def test_pdf_with_lines(data: st.DataObject, model: Model, tmp_path_factory: pytest.TempPathFactory) -> None:
    check(model, data.draw(layouts("pdf", Keeps.CELLS)), tmp_path_factory.getbasetemp())


@pytest.mark.skipif("pdf: flowing" not in LAYOUTS, reason="needs reportlab")
@settings(law, max_examples=5)
@given(data=st.data(), model=models())
def test_pdf_without_lines(data: st.DataObject, model: Model, tmp_path_factory: pytest.TempPathFactory) -> None:
    check(model, data.draw(layouts("pdf", Keeps.LITTLE)), tmp_path_factory.getbasetemp())


@pytest.mark.parametrize("name", ["text: rows", "docx: plain"])
def test_the_command_gives_the_same(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layout, model = LAYOUTS[name], a_model()
    path = tmp_path / f"report.{layout.suffix}"
    data = layout.write(model.document)
    assert data is not None
    told = extract(data, path)
    assert main(["extract", str(path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out, parse_float=Decimal)["reports"][0]
    assert {**found, "path": path.name} == told
    assert list(differences(model, told, layout.keeps)) == []
