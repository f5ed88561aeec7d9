"""Numerals of items that a text counts off."""

from __future__ import annotations

from linter.interpret.labels import chinese_number

DIGITS = "零一二三四五六七八九"


def value(numeral: str) -> int | None:
    """A numeral from 1 to 99, Chinese (二十一) or Arabic, as a number."""
    return int(numeral) if numeral.isdecimal() else chinese_number(numeral) or None


def like(number: int, numeral: str) -> str:
    """A number in the writing of a numeral."""
    if numeral.isdecimal():
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return DIGITS[ones]
    return f"{DIGITS[tens] if tens > 1 else ''}十{DIGITS[ones] if ones else ''}"
