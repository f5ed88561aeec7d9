"""Text that may stand in a cell of a workbook."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

MOST = 32_767
"""UTF-16 units that a cell can hold, as Excel counts them."""
_CUT_SIGN = "……"

_LINE_BREAK = re.compile(r"\r\n?")
# What XML can't hold, or what shows as nothing: control characters but tab and line feed, surrogates, non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t")
_LARGEST = 10**15
"""Above this a double changes the digits of a whole number."""


class Fit(NamedTuple):
    """A text that fits a cell, and what had to be done to it."""

    text: str
    replaced: bool
    cut: bool


def fitting(text: str) -> Fit:
    """The text as a cell can hold it: control characters are shown by their pictures (``␇``), what is over-long is
    cut."""
    if len(text) <= MOST // 2 and _UNFIT.search(text) is None:
        return Fit(text, False, False)
    unix = _LINE_BREAK.sub("\n", text)
    clean, replaced = _UNFIT.subn(_picture, unix)
    fit = _cut(clean) if len(clean) > MOST // 2 else clean
    return Fit(fit, replaced > 0, fit is not clean)


def looks_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula if a person typed it."""
    return text.startswith(_STARTS_A_FORMULA)


def exact(number: int | Decimal) -> float | None:
    """A number as a spreadsheet's cell holds it; ``None`` where the cell would change its digits."""
    if isinstance(number, int):
        return float(number) if abs(number) < _LARGEST else None
    return float(number) if len(number.normalize().as_tuple().digits) < len(str(_LARGEST)) else None


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"


def _cut(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) // 2 <= MOST:
        return text
    return units[: 2 * (MOST - len(_CUT_SIGN))].decode("utf-16-le", "ignore") + _CUT_SIGN
