"""Real reports: their tables' grids as the pages show them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from linter.model.document import Grid
from linter.readers import read_bytes, read_file

CORPUS = Path(os.environ.get("GIDLINT_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real reports is not here")


def test_the_grids_of_a_web_page() -> None:
    grids = [block for block in read_file(CORPUS / "2023-shuyang-fgj.html").blocks if isinstance(block, Grid)]
    assert [(grid.rows, grid.columns) for grid in grids] == [(6, 4), (14, 4), (28, 10), (4, 15)]
    applications = grids[2]
    for row in range(3, 28):
        values = [applications.at(row, column).text for column in range(3, 10)]
        assert values[1:6] == [""] * 5
        assert values[0] == values[6] != ""


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_web_page_reads_the_same_in_any_encoding(encoding: str) -> None:
    text = (CORPUS / "2023-shuyang-fgj.html").read_text("utf-8")
    assert read_bytes(text.encode(encoding), "a.html").blocks == read_file(CORPUS / "2023-shuyang-fgj.html").blocks


@pytest.mark.parametrize("name", ["seed.txt", "2022-pingtan.txt", "2023-pingtan.txt"])
def test_every_line_of_a_text_is_kept(name: str) -> None:
    text = (CORPUS / name).read_text("utf-8")
    kept = [block.text for block in read_file(CORPUS / name).blocks]
    assert "".join("".join(kept).split()) == "".join(text.split())
