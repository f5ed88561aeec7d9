"""What is told apart in a page's picture: lines from characters, ink from watermarks and seals, up from down."""

from __future__ import annotations

from typing import Any

import pytest

from linter.readers import ocr

if not ocr.available():
    pytest.skip("the extra “ocr” is not installed", allow_module_level=True)

import cv2
import numpy as np

from linter.readers.ocr.cleaning import cleaned, without_seals
from linter.readers.ocr.picture import POINT, prepared
from linter.readers.ocr.upright import looks_turned
from linter.readers.ocr.words import grouped, may_be_thousands

LEFT, TOP, WIDE, HIGH = 200, 300, 240, 60
COLUMNS, ROWS = 5, 6


def dashes(page: Any, start: tuple[int, int], end: tuple[int, int], shade: int, on: int, off: int) -> None:
    """A line across or down of dashes; without gaps where ``off`` is 0."""
    length = max(end[0] - start[0], end[1] - start[1])
    across = end[0] > start[0]
    for at in range(0, length, (on + off) or 1):
        stop = min(at + on, length) if off else length
        first = (start[0] + at, start[1]) if across else (start[0], start[1] + at)
        last = (start[0] + stop, start[1]) if across else (start[0], start[1] + stop)
        cv2.line(page, first, last, shade, 2)
        if not off:
            return


def table(shade: int = 0, on: int = 1, off: int = 0, paper: int = 255) -> Any:
    """A page with a table and a number in each of its cells."""
    page = np.full((2339, 1655), 255, np.uint8)
    right, bottom = LEFT + COLUMNS * WIDE, TOP + ROWS * HIGH
    page[TOP : TOP + HIGH, LEFT:right] = paper
    for row in range(ROWS + 1):
        dashes(page, (LEFT, TOP + row * HIGH), (right, TOP + row * HIGH), shade, on, off)
    for column in range(COLUMNS + 1):
        dashes(page, (LEFT + column * WIDE, TOP), (LEFT + column * WIDE, bottom), shade, on, off)
    for row in range(ROWS):
        for column in range(COLUMNS):
            at = (LEFT + column * WIDE + 90, TOP + row * HIGH + 40)
            cv2.putText(page, str(17 * row + column), at, cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2)
    return page


def lines(page: Any) -> tuple[list[int], list[int]]:
    """Where a page has lines across and down, in pixels, those beside each other taken as one."""
    rulings = prepared(page).rulings
    out: list[list[int]] = []
    for across in (True, False):
        places = sorted(round(ruling.at / POINT) for ruling in rulings if ruling.across is across)
        out.append([at for before, at in zip([-99, *places], places, strict=False) if at - before > 5])
    return out[0], out[1]


@pytest.mark.parametrize(
    "drawn",
    [
        {},
        {"shade": 190},
        {"on": 8, "off": 6},
        {"on": 2, "off": 5},
        {"shade": 120, "on": 14, "off": 8},
        {"paper": 200},
        {"shade": 150, "paper": 225},
    ],
    ids=["solid", "light", "dashed", "dotted", "grey dashes", "shaded head", "light on shade"],
)
def test_a_table_is_found_however_its_lines_are_drawn(drawn: dict[str, int]) -> None:
    across, down = lines(table(**drawn))
    assert len(across) == ROWS + 1
    assert len(down) == COLUMNS + 1
    assert max(abs(at - TOP - row * HIGH) for row, at in enumerate(across)) <= 2
    assert max(abs(at - LEFT - column * WIDE) for column, at in enumerate(down)) <= 2


@pytest.mark.parametrize("degrees", [-3.0, -0.7, 0.4, 2.0])
def test_a_page_that_lies_askew_is_straightened(degrees: float) -> None:
    page = table()
    turn = cv2.getRotationMatrix2D((800, 1170), degrees, 1.0)
    across, down = lines(cv2.warpAffine(page, turn, (1655, 2339), borderValue=255))
    assert (len(across), len(down)) == (ROWS + 1, COLUMNS + 1)


def test_a_text_without_a_table_has_no_lines() -> None:
    page = np.full((2339, 1655), 255, np.uint8)
    for row in range(30):
        cv2.putText(page, "HILTEF 11111 ---- TTTT HHHH", (200, 300 + 45 * row), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2)
    assert prepared(page).rulings == ()


def test_a_watermark_is_neither_ink_nor_line() -> None:
    page = table()
    marked = page.copy()
    cv2.putText(marked, "0 1 2", (300, 600), cv2.FONT_HERSHEY_SIMPLEX, 9.0, 205, 18)
    marked = np.minimum(marked, page)
    assert lines(marked) == lines(page)
    free = (marked < 255) & (page == 255)
    assert int((cleaned(marked).ink[free] > 0).sum()) < 0.02 * int(free.sum())


def test_a_seal_goes_and_what_it_covers_stays() -> None:
    page = cv2.cvtColor(table(), cv2.COLOR_GRAY2BGR)
    sealed = page.copy()
    cv2.circle(sealed, (900, 480), 150, (60, 40, 220), 8)
    sealed = np.minimum(sealed, page)
    grey = without_seals(sealed)
    plain = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    assert int((grey.astype(int) < plain.astype(int) - 60).sum()) == 0
    assert lines(grey) == lines(plain)


def test_red_words_are_no_seal() -> None:
    page = np.full((800, 1600, 3), 255, np.uint8)
    cv2.putText(page, "RED HEAD", (100, 200), cv2.FONT_HERSHEY_SIMPLEX, 3.0, (0, 0, 220), 8)
    assert int((without_seals(page) < 128).sum()) > 1000


def test_tall_words_or_words_that_make_no_sense_are_those_of_a_turned_page() -> None:
    wide, tall = [(0, 0, 90, 20)] * 8, [(0, 0, 20, 90)] * 8
    assert not looks_turned(wide, [0.98] * 8)
    assert looks_turned(tall, [0.98] * 8)
    assert looks_turned(wide, [0.4] * 8)


def test_a_point_that_may_be_a_comma_is_told_from_one_that_is_a_point() -> None:
    assert [
        text for text in ("12.345", "1.000", "12,345", "7730.28", "0.125", "1234.567", "3") if may_be_thousands(text)
    ] == [
        "12.345",
        "1.000",
    ]
    assert may_be_thousands("1,234.567")
    assert grouped("1.234.567") == "1,234,567"
    assert not may_be_thousands(grouped("1.234.567"))
