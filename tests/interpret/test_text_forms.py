"""Text whose grids are gone gives the same report as the grids, in every form in which it comes."""

from __future__ import annotations

import pytest
from pages import outline, read, rulebook, specimen, values

from linter.model.report import Reading
from linter.specimen import build
from linter.specimen.render.text import FORMS, text


@pytest.mark.parametrize("edition", ["2021", "2019"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form(form: str, edition: str) -> None:
    right = specimen({}, edition)
    report = read(text(build(rulebook().template(edition), rulebook(), {}), form), "report.txt")
    assert values(report) == values(right)
    assert outline(report) == outline(right)
    assert (report.organisation, report.year, report.edition) == (right.organisation, right.year, edition)
    assert report.signature.date is not None
    assert right.signature.date is not None
    assert report.signature.date.value == right.signature.date.value


def test_a_grid_wins_over_text_and_text_fills_what_it_lacks() -> None:
    """A conversion that kept only some rows of a table as a grid."""
    document = build(rulebook().template("2021"), rulebook(), {})
    flat = text(document).replace(
        "规章 0 0 0\n行政规范性文件 3 1 14", "| 规章 | 0 | 0 | 0 |\n|---|---|---|---|\n| 行政规范性文件 | 3 | 1 | 14 |"
    )
    assert "|---|" in flat
    report = read(flat, "report.md")
    assert values(report) == values(specimen())
    assert report.tables["disclosure"].reading is Reading.LABELS
