"""Yes or no, as forms are filled in: a word, or a tick beside one of two (``☑是 □否``, ``是√ 否``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from linter.interpret import doubts
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.report import CellKind
from linter.rulebook.recognition import Recognition

Answer = tuple[CellKind, int | None, str, Named | None]
"""Kind, value, unit and doubt of a cell."""

_BRACKETS = re.compile(r"[()\[\]:,.;/|_-]")


def answer(text: str, recognition: Recognition) -> Answer:
    """What a text answers. Two choices of which none is ticked are a blank; two that are both ticked are no answer
    (``TEXT``); a choice whose sign is lost leaves it open."""
    squeezed = _BRACKETS.sub("", squeeze(text))
    if not squeezed:
        return CellKind.MARK, None, "", None
    parts = _parts(squeezed, recognition)
    signs = {mark for mark, _ in parts}
    words = {word for _, word in parts if word is not None}
    if (None, None) in parts or (words and None in {word for _, word in parts}):
        return CellKind.TEXT, None, "", None
    chosen = {word for mark, word in parts if mark is True}
    if not words:
        return (CellKind.FLAG, 1, "", None) if signs == {True} else (CellKind.BLANK, None, "", None)
    if len(chosen) == 1:
        return CellKind.FLAG, int(next(iter(chosen)) or 0), "", None
    if len(chosen) > 1:
        return CellKind.TEXT, None, "", None
    if len(words) == 1 and signs == {None}:
        return CellKind.FLAG, int(next(iter(words))), "", None
    if signs == {False}:
        return CellKind.BLANK, None, "", None
    return CellKind.UNCERTAIN, None, "", doubts.TICK_LOST


def _parts(squeezed: str, recognition: Recognition) -> list[tuple[bool | None, bool | None]]:
    """The choices: whether ticked (``None`` without a sign), and whether a yes (``None`` for a sign without a word).
    Other text makes one more choice that says nothing."""
    sign = _sign(tuple(recognition.ticked), tuple(recognition.unticked))
    word = _sign(tuple(recognition.yes), tuple(recognition.no))
    ahead = re.compile(f"(?P<s>{sign.pattern})?(?P<w>{word.pattern})") if sign.match(squeezed) else None
    pattern = ahead or re.compile(f"(?P<w>{word.pattern})(?P<s>{sign.pattern})?")
    found: list[tuple[bool | None, bool | None]] = []
    at = 0
    for hit in pattern.finditer(squeezed):
        if hit.start() > at:
            found += _between(squeezed[at : hit.start()], sign, recognition)
        mark = hit["s"]
        found.append((None if mark is None else mark in recognition.ticked, hit["w"] in recognition.yes))
        at = hit.end()
    return found + (_between(squeezed[at:], sign, recognition) if at < len(squeezed) else [])


def _between(text: str, sign: re.Pattern[str], recognition: Recognition) -> list[tuple[bool | None, bool | None]]:
    if sign.fullmatch(text):
        return [(text in recognition.ticked, None)]
    return [(None, None)]


@lru_cache(maxsize=16)
def _sign(first: Sequence[str], second: Sequence[str]) -> re.Pattern[str]:
    words = sorted({squeeze(word) for word in (*first, *second)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)) or "(?!)")
