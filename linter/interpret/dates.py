"""Dates and years as reports write them: Arabic or Chinese numerals, digits broken by blanks, impossible days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from linter.interpret.labels import chinese_number
from linter.interpret.wording import squeeze
from linter.model.place import Place
from linter.model.report import DateMention

FIRST_YEAR, LAST_YEAR = 2000, 2099
"""Years outside are no report years (the Regulations are of 2007)."""

_DIGITS = {"〇": "0", "○": "0", "零": "0", "o": "0", "O": "0", "0": "0"} | {
    numeral: str(value) for value, numeral in enumerate("一二三四五六七八九", start=1)
}
_CHINESE_YEAR = r"[二][〇○零oO0][一二三四五六七八九〇○零oO0]{2}"
_CHINESE_SMALL = "[一二三四五六七八九十]{1,3}"
_DATE = re.compile(
    rf"""(?<![0-9])(?P<y>(?:19|20)[0-9]{{2}}|{_CHINESE_YEAR})(?:
        年(?P<m>[0-9]{{1,2}}|{_CHINESE_SMALL})月(?:(?P<d>[0-9]{{1,2}}|{_CHINESE_SMALL})[日号])?
      | (?P<s>[-/.])(?P<m2>[0-9]{{1,2}})(?P=s)(?P<d2>[0-9]{{1,2}})(?![0-9])
      | (?P<m3>[0-9]{{2}})(?P<d3>[0-9]{{2}})(?![0-9])
    )""",
    re.VERBOSE,
)
_OPEN_DATE = re.compile(rf"(?P<y>(?:19|20)[0-9]{{2}}|{_CHINESE_YEAR})年(?:[0-9x_]{{0,2}}月)?(?:[0-9x_]{{0,2}}[日号])?")


class Day(NamedTuple):
    """A date found in squeezed text, from ``start`` to ``end``; ``value`` is ``None`` where there is no such day."""

    text: str
    value: date | None
    year: int
    start: int
    end: int


def year_number(text: str) -> int | None:
    """The year that four digits (Arabic or Chinese) write."""
    digits = "".join(_DIGITS.get(character, character) for character in text)
    return int(digits) if re.fullmatch(r"[0-9]{4}", digits) else None


def _small(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else chinese_number(text)


def days(squeezed: str) -> Iterator[Day]:
    """Every date in squeezed text."""
    for found in _DATE.finditer(squeezed):
        year = year_number(found["y"])
        if year is None:
            continue
        month = _small(found["m"] or found["m2"] or found["m3"])
        day = _small(found["d"] or found["d2"] or found["d3"])
        yield Day(found[0], make_date(year, month, day), year, found.start(), found.end())


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def whole_date(text: str, place: Place) -> DateMention | None:
    """The date that a text is and nothing else, in brackets or not; with parts left out (``2024年 月 日``) its value
    is ``None``."""
    squeezed = squeeze(text).strip("()[].,;:")
    first = next(days(squeezed), None)
    if first is not None and first.start == 0 and first.end == len(squeezed):
        return DateMention(text=text.strip(), value=first.value, year=first.year, place=place)
    blank = _OPEN_DATE.fullmatch(squeezed)
    if blank is not None and "月" in squeezed:
        return DateMention(text=text.strip(), value=None, year=year_number(blank["y"]), place=place)
    return None


def first_date(text: str, place: Place) -> DateMention | None:
    """The first date in a text (``2024-03-08 15:34``)."""
    spaced = re.sub(r"(?<=[0-9])\s+(?=[0-9]{1,2}:)", "T", text)
    found = next(days(squeeze(spaced)), None)
    return None if found is None else DateMention(text=text.strip(), value=found.value, year=found.year, place=place)
