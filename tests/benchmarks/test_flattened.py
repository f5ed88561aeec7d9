"""The benchmark of text without grids: what it writes, and that no number in it is read as another one."""

from __future__ import annotations

import random
from collections import Counter

import pytest

pytest.importorskip("reportlab")

from benchmarks.reading import flattened
from benchmarks.reading.flatforms import FORMS

WHOLE = (
    "rows",
    "tabs",
    "tabs, filled",
    "pipes",
    "cells",
    "wrapped",
    "layout",
    "markdown",
    "csv",
)
"""Forms that lose no number's place."""


@pytest.mark.parametrize("form", FORMS)
def test_no_form_gives_a_wrong_number(form: str) -> None:
    score: Counter[str] = Counter()
    for kind in ("numbers", "some blank"):
        rng = random.Random(form)
        document = flattened.changed(flattened.specimen(7).document, kind, rng)
        path, data = flattened.flattened(document, form, rng)
        found, wrong = flattened.measure(path, document, data)
        assert not found["wrong"], wrong
        assert not found["alarms"] or form not in WHOLE, wrong
        score.update(found)
        if kind == "numbers" and form in WHOLE:
            assert found["right"] == sum(found[one] for one in ("right", "unsure", "absent", "wrong"))
    assert score["right"]
