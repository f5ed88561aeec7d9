"""DOCX and HTML files of many makers: every cell of the tables, and nothing that nobody sees."""

from __future__ import annotations

import pytest

from benchmarks.reading.docx_layouts import DOCX
from benchmarks.reading.html_layouts import HTML
from benchmarks.reading.markup import measured
from benchmarks.reading.markup_case import Case
from benchmarks.reading.specimens import specimen

CASES = {f"{kind}: {name}": case for kind, cases in (("docx", DOCX), ("html", HTML)) for name, case in cases.items()}


@pytest.mark.parametrize("name", CASES)
def test_every_cell_is_read_and_nothing_else(name: str) -> None:
    case: Case = CASES[name]
    truth = case.truth(specimen(7, case.values))
    data = case.make(truth)
    if data is None:
        pytest.skip("what writes this layout is not installed")
    score, faults, _ = measured(case, truth, data, grids=False)
    assert (score.wrong, faults) == (0, "")
    if not case.short:
        assert score.missed == 0
    if case.ordered and not case.unread:
        assert score.text
