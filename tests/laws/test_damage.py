"""A damaged file is read as what it still says, or said to be damaged: no fault in it vanishes, and no number becomes
another one. ``python -m benchmarks.reading.damage`` tries thousands."""

from __future__ import annotations

import argparse
import random
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from models import families

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.reading.damage import BAD, faulty, run
from benchmarks.reading.fates import Fate, Said, fate, said
from benchmarks.reading.layouts import LAYOUTS
from benchmarks.reading.mutations import MUTATIONS
from benchmarks.reading.witness import Witness, witness

law = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))

FILES = ("text: rows", "text: pipes", "text: gbk", "markdown", "html: portal", "html: gbk", "docx: plain")


@cache
def sound(name: str) -> tuple[bytes, Said, Witness]:
    """A report with a fault in its tables as a file of a layout, and what is said of it."""
    layout = LAYOUTS[name]
    data = layout.write(faulty(random.Random(11)))
    assert data is not None
    before = said(data, f"report.{layout.suffix}", families())
    assert before.violated
    return data, before, witness(data, layout.suffix, layout.encoding)


def looked_at(name: str, data: bytes) -> tuple[Fate, str]:
    layout = LAYOUTS[name]
    _, before, was = sound(name)
    after = said(data, f"report.{layout.suffix}", families())
    return fate(before, after, was, witness(data, layout.suffix, layout.encoding))


@pytest.mark.parametrize("name", FILES)
@settings(law, max_examples=15)
@given(at=st.integers(0, 10**6), byte=st.integers(1, 255))
def test_one_other_byte(name: str, at: int, byte: int) -> None:
    data = bytearray(sound(name)[0])
    data[at % len(data)] = (data[at % len(data)] + byte) % 256
    found, detail = looked_at(name, bytes(data))
    assert found not in BAD, detail


@pytest.mark.parametrize("name", FILES)
@settings(law, max_examples=8)
@given(kind=st.sampled_from(sorted(MUTATIONS)), rng=st.randoms(use_true_random=False))
def test_pieces_lost_doubled_or_out_of_place(name: str, kind: str, rng: random.Random) -> None:
    data = MUTATIONS[kind](sound(name)[0], rng)
    if data:
        found, detail = looked_at(name, data)
        assert found not in BAD, detail


def drawn() -> list[str]:
    pytest.importorskip("reportlab")
    return ["pdf: edges", "pdf: none"]


@settings(law, max_examples=8)
@given(index=st.integers(0, 1), kind=st.sampled_from(sorted(MUTATIONS)), rng=st.randoms(use_true_random=False))
def test_damaged_pdf(index: int, kind: str, rng: random.Random) -> None:
    name = drawn()[index]
    data = MUTATIONS[kind](sound(name)[0], rng)
    if data:
        found, detail = looked_at(name, data)
        assert found not in BAD, detail


def test_the_tool_shows_what_became_of_every_file(capsys: pytest.CaptureFixture[str]) -> None:
    options = argparse.Namespace(words=["text: pipes"], files=2, mutations=8, seed=1, jobs=1, keep=None)
    tally = run(options)
    tally.show()
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["format", "mutation", "files", *Fate]
    assert {line.split()[1] for line in lines[1:-1]} == set(MUTATIONS)
    assert lines[-1].split()[:2] == ["all", "16"]
    assert not tally.bad
