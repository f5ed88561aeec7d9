"""Numbers in a sentence: Arabic digits with separators or Chinese numerals, exact or not, with their unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from linter.checks.aligned import Aligned
from linter.rulebook.vocabulary import NumberWords

MARK = "#"
"""Stands for one number in a sentence's skeleton."""
_ARABIC = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?(?![\d,.])|\d{1,12}(?:\.\d{1,6})?"
_CHINESE = "[零〇一二两三四五六七八九十百千万]{1,12}"
_NUMBER = re.compile(rf"(?<![\d.A-Za-z])(?:(?P<arabic>{_ARABIC})(?P<scale>[千万亿]?)|(?P<chinese>{_CHINESE}))")
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"": 1, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_RANGE = re.compile(r"[\d%件条][-~至到]$")
_GOES_ON = re.compile(r"[-~至到]\d")


class Number(NamedTuple):
    """A number in a sentence, with the stretch of the normalised text that it fills (its unit not included).

    ``tolerance`` is half a unit of the last place printed where the number was rounded (1.2万), else 0. ``exact`` is
    false for 余, 约, ranges and digits that the file may have broken: such a number is never compared.
    """

    start: int
    end: int
    value: int | Decimal
    exact: bool
    tolerance: Decimal
    unit: str
    percent: bool
    chinese: bool
    places: int
    """Digits behind the decimal point, as printed."""
    written: str


def numbers(aligned: Aligned, words: NumberWords) -> Iterator[Number]:
    """The numbers of a sentence that may be figures: no years, dates, articles, document or telephone numbers."""
    patterns = _patterns(words)
    text = aligned.text
    position = 0
    while match := _NUMBER.search(text, position):
        position = match.end()
        if patterns.not_before.search(text, max(0, match.start() - 12), match.start()):
            continue
        if patterns.not_after.match(text, match.end()):
            continue
        found = _arabic(match, aligned) if match["arabic"] else _chinese(match["chinese"])
        if found is None:
            continue
        value, exact, tolerance, places = found
        end = match.end()
        about = patterns.about_after.match(text, end)
        if about and about.end() > end:
            exact, end = False, about.end()
        unit = patterns.unit.match(text, end)
        if match["chinese"] and unit is None:
            continue
        after_unit = unit.end() if unit else end
        exact = (
            exact
            and not patterns.about_before.search(text[max(0, match.start() - 12) : match.start() + 1])
            and not patterns.about_after.match(text, after_unit)
            and not _RANGE.search(text, max(0, match.start() - 3), match.start())
            and not _GOES_ON.match(text, after_unit)
        )
        yield Number(
            match.start(),
            end,
            value,
            exact,
            tolerance,
            unit[0] if unit else "",
            text[end : end + 1] == "%",
            match["chinese"] is not None,
            places,
            aligned.written(match.start(), end),
        )
        position = end


class _Patterns(NamedTuple):
    about_before: re.Pattern[str]
    about_after: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    unit: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(words: NumberWords) -> _Patterns:
    never = r"(?!)"
    units = "|".join(re.escape(unit) for unit in sorted(words.units, key=len, reverse=True))
    return _Patterns(
        re.compile(rf"(?:{words.about_before or never})(?=.\Z)"),
        re.compile(words.about_after or never),
        re.compile(rf"(?:{words.no_figure_before or never})$"),
        re.compile(words.no_figure_after or never),
        re.compile(units or never),
    )


def _arabic(match: re.Match[str], aligned: Aligned) -> tuple[int | Decimal, bool, Decimal, int] | None:
    written = aligned.written(*match.span("arabic"))
    if not written[0].isdecimal():
        return None  # ①, ⑴: a serial
    plain = match["arabic"].replace(",", "")
    places = len(plain.partition(".")[2])
    exact = "，" not in written and not any(char.isspace() for char in written)
    scale = _SCALES[match["scale"]]
    number = Decimal(plain) * scale
    tolerance = Decimal(scale) / (2 * 10**places) if scale > 1 else Decimal(0)
    return (int(number) if number == number.to_integral_value() else number), exact, tolerance, places


def _chinese(text: str) -> tuple[int, bool, Decimal, int] | None:
    value = chinese_value(text)
    return None if value is None else (value, True, Decimal(0), 0)


def chinese_value(text: str) -> int | None:
    """A Chinese numeral's value: 一百二十三, 两千零五, 一二三 (digit by digit); ``None`` for what is no one number
    (数十, 三五)."""
    high, _, low = text.rpartition("万")
    if high:
        first, second = _below_ten_thousand(high), _below_ten_thousand(low) if low else 0
        return None if first is None or second is None else first * 10_000 + second
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    if all(char in _DIGITS for char in text):
        return _DIGITS[text] if len(text) == 1 else None
    total, digit = 0, None
    last = 10_000
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
        elif char in _TENS:
            unit = _TENS[char]
            if unit >= last or (digit is None and not (unit == 10 and total == 0)):
                return None
            total += (digit if digit is not None else 1) * unit
            last, digit = unit, None
        else:
            return None
    return total + (digit or 0)
