"""What a cell's text says: a number, nothing, a mark in place of a number, or something else.

Nothing but a written number ever has a value: a blank is never 0, and where two numbers may have run together the
cell is uncertain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from linter.interpret import doubts
from linter.interpret.answers import answer
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Cell, CellKind, Reading
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import ColumnSpec

MOST_DIGITS = 30
"""Longer runs of digits are no number that a report states."""

_NUMERIC = ("count", "change", "amount")
_PLAIN = re.compile(r"0|[1-9][0-9]{0,20}")
"""What most cells say: nothing to make sure of."""
_LOST = "\ufffd"
"""What stands in place of a character that could not be decoded."""
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_MINUS = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-", "﹣": "-"})
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<fraction>\.[0-9]+)?")
_BROKEN_NUMBER = re.compile(r"[0-9][0-9,.]*(?:[ \t\n]+[0-9,.]+)+")
_ONLY_DIGITS = re.compile(r"[0-9][0-9,.]*")


def parse_cell(
    text: str,
    place: Place,
    column: ColumnSpec,
    recognition: Recognition,
    reading: Reading = Reading.GRID,
) -> Cell:
    """The cell that a text makes in a column. Line breaks in ``text`` are those inside the cell."""
    shown = text.translate(_INVISIBLE).strip()
    if _PLAIN.fullmatch(shown) and column.type in _NUMERIC:
        return Cell(shown, CellKind.NUMBER, int(shown), place, reading)

    def cell(kind: CellKind, value: int | Decimal | None = None, unit: str = "", doubt: Named | None = None) -> Cell:
        return Cell(text=shown, kind=kind, value=value, place=place, reading=reading, unit=unit, doubt=doubt)

    if not shown:
        return cell(CellKind.BLANK)
    if _LOST in shown and column.type != "text":
        return cell(CellKind.UNCERTAIN, doubt=doubts.GARBLED)
    if column.type == "flag":
        return cell(*answer(shown, recognition))
    if is_mark(shown, recognition):
        return cell(CellKind.MARK)
    if column.type == "text":
        return cell(CellKind.TEXT)
    if any(unicodedata.category(character) == "No" for character in shown):
        return cell(CellKind.TEXT)  # a footnote sign (①, ²) would become a digit
    plain = unicodedata.normalize("NFKC", shown).translate(_MINUS)
    sign, plain = _worded_sign(plain.strip(), column, recognition)
    plain, unit = split_unit(plain, recognition.units)
    if _BROKEN_NUMBER.fullmatch(plain):
        joined = _join_wrapped(plain)
        if joined is None:
            return cell(CellKind.UNCERTAIN, doubt=doubts.DIGITS_APART)
        plain = joined
    found = _NUMBER.fullmatch(re.sub(r"(?<=[+-])\s+", "", plain))
    if found is None:
        return cell(CellKind.TEXT)
    digits = found["digits"].replace(",", "")
    if len(digits) > MOST_DIGITS or len(found["fraction"] or "") > MOST_DIGITS:
        return cell(CellKind.UNCERTAIN, doubt=doubts.TOO_LONG)
    if len(digits) > 1 and digits.startswith("0"):
        return cell(CellKind.UNCERTAIN, doubt=doubts.LEADING_ZERO)
    value: int | Decimal = Decimal(digits + found["fraction"]) if found["fraction"] else int(digits)
    negative = (found["sign"] == "-") != (sign == "-")
    return cell(CellKind.NUMBER, -value if negative else value, unit)


def is_mark(text: str, recognition: Recognition) -> bool:
    """Whether a text is a sign that stands in place of a number, or such signs repeated (``——``, ``//``)."""
    signs = _signs(tuple(recognition.blank_marks))
    squeezed = squeeze(text)
    return squeezed in signs or (bool(squeezed) and all(character in signs for character in squeezed))


@lru_cache(maxsize=16)
def _signs(marks: tuple[str, ...]) -> frozenset[str]:
    return frozenset(squeeze(mark) for mark in marks)


def split_unit(text: str, units: Sequence[str]) -> tuple[str, str]:
    """A number's text and the unit behind it ("" if none); ``12（件）`` and ``12 件`` alike."""
    bare = text.strip()
    for ending, unit in _endings(tuple(units)):
        if bare.endswith(ending) and bare != ending:
            rest = bare[: -len(ending)].rstrip()
            if rest and rest[-1] in "0123456789":
                return rest, unit
    return bare, ""


@lru_cache(maxsize=16)
def _endings(units: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """How a number with a unit ends, and the unit; the longest first."""
    longest_first = sorted(units, key=len, reverse=True)
    return tuple((ending, unit) for unit in longest_first for ending in (unit, f"({unit})"))


def _worded_sign(text: str, column: ColumnSpec, recognition: Recognition) -> tuple[str, str]:
    """The sign that a word stands for (``减8``) in a column of changes, and the rest."""
    if column.type != "change":
        return "", text
    for sign, words in (("-", recognition.decrease), ("+", recognition.increase)):
        for word in sorted(words, key=len, reverse=True):
            if text.startswith(word) and text[len(word) :].strip()[:1].isdigit():
                return sign, text[len(word) :].strip()
    return "", text


def _join_wrapped(text: str) -> str | None:
    """Digits on several lines of a narrow cell as one number, or ``None`` where they may be several numbers.

    A number wraps where the line is full: every line but the last is equally long, and longer than one digit.
    """
    lines = text.split("\n")
    if not all(_ONLY_DIGITS.fullmatch(line.strip()) or line.strip().startswith((".", ",")) for line in lines):
        return None
    parts = [line.strip() for line in lines]
    full = len(parts[0])
    slack = 1 if "," in text or "." in text else 0  # a separator is narrower than a digit
    if full < 2 or any(abs(len(part) - full) > slack for part in parts[:-1]) or len(parts[-1]) > full + slack:
        return None
    return "".join(parts)
