"""Two texts side by side: how much of one stands in the other, and the longest passage that both share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from linter.checks.aligned import align
from linter.interpret.wording import squeeze

BREAK = "\0"
"""Stands in for a passage that isn't compared, so that no run goes across it."""
_MOST_PLACES = 50
"""So many places of a run in the other text are looked at."""
_SAMPLED = 8
_FEWEST = 10
"""A sketch with fewer runs says nothing."""
_NUMBER = re.compile(r"(?:[0-9]+(?:[.,][0-9]+)*%?|二[〇○零][〇○零一二三四五六七八九]{2})(?:年度?)?")


class Comparable(NamedTuple):
    """A text without what isn't compared. ``origin[i]`` is where its character ``i`` came from: which of ``passages``
    and which character of it."""

    passages: tuple[str, ...]
    text: str
    origin: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        """How many characters are compared."""
        return len(self.text) - self.text.count(BREAK)

    def written(self, start: int, end: int) -> str:
        """A stretch as it stands in the file, whole passages in between included."""
        first, begin = self.origin[start]
        last, final = self.origin[end - 1]
        if first == last:
            return self.passages[first][begin : final + 1]
        inner = self.passages[first + 1 : last]
        return "".join((self.passages[first][begin:], *inner, self.passages[last][: final + 1]))


class Shared(NamedTuple):
    """A passage of two texts: where it starts in each, and how many characters it has."""

    start: int
    other: int
    length: int


@lru_cache(maxsize=256)
def comparable(passages: tuple[str, ...], prescribed: tuple[str, ...], names: tuple[str, ...]) -> Comparable:
    """A text without white space, punctuation, numbers and years, without what in it are ``names``, and with a break in
    place of what the patterns ``prescribed`` find."""
    text, origin = "", []
    for number, passage in enumerate(passages):
        aligned = align(passage, spaces=False)
        text += aligned.text
        origin += [(number, position) for position in aligned.origin]
    kept = [char if _is_word(char) else "" for char in text]
    for match in _NUMBER.finditer(text):
        kept[match.start() : match.end()] = [""] * (match.end() - match.start())
    _without_names(text, names, kept)
    for expression in prescribed:
        for match in re.finditer(expression, text):
            if match.end() > match.start():
                kept[match.start() : match.end()] = [BREAK] + [""] * (match.end() - match.start() - 1)
    chosen = [(char, place) for char, place in zip(kept, origin, strict=True) if char]
    return Comparable(passages, "".join(char for char, _ in chosen), tuple(place for _, place in chosen))


def _is_word(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "a" <= char <= "z" or "A" <= char <= "Z"


def _without_names(text: str, names: Sequence[str], kept: list[str]) -> None:
    """Strike out every run of two characters or more that stands in one of the names, so that the same text of another
    body is the same."""
    pairs = {name[at : at + 2] for name in map(squeeze, names) for at in range(len(name) - 1)}
    for at in range(len(text) - 1) if pairs else ():
        if text[at : at + 2] in pairs:
            kept[at] = kept[at + 1] = ""


@lru_cache(maxsize=8192)
def sketch(passages: tuple[str, ...], prescribed: tuple[str, ...], gram: int) -> frozenset[int]:
    """A sample of a text's runs of ``gram`` characters; whether a run is in it depends on the run alone. Sketches tell
    at once which of thousands of texts are worth comparing."""
    text = comparable.__wrapped__(passages, prescribed, ()).text
    codes = (crc32(text[at : at + gram].encode()) for at in _starts(text, gram))
    return frozenset(code for code in codes if code % _SAMPLED == 0)


def may_be_alike(one: frozenset[int], other: frozenset[int], percent: int) -> bool:
    """Whether so much of a text may stand in another, by their sketches. Names, which sketches still have, take up
    little of a text: what is far from alike with them is not alike without them."""
    return len(one) < _FEWEST or len(one & other) * 300 >= percent * len(one)


def share(one: Comparable, other: Comparable, gram: int) -> tuple[int, int]:
    """How many of the distinct runs of ``gram`` characters of a text stand in the other as well, and how many there
    are."""
    own = _grams(one.text, gram)
    return len(own & _grams(other.text, gram)), len(own)


def longest(one: Comparable, other: Comparable, gram: int) -> Shared | None:
    """The longest passage of at least ``gram`` characters that both texts have, the first of its length."""
    places: dict[str, list[int]] = {}
    for at in _starts(other.text, gram):
        found = places.setdefault(other.text[at : at + gram], [])
        if len(found) < _MOST_PLACES:
            found.append(at)
    best: Shared | None = None
    runs: dict[int, int] = {}
    last = -2
    for at in _starts(one.text, gram):
        current: dict[int, int] = {}
        for there in places.get(one.text[at : at + gram], ()):
            run = current[there] = (runs.get(there - 1, 0) if at == last + 1 else 0) + 1
            if best is None or run + gram - 1 > best.length:
                best = Shared(at - run + 1, there - run + 1, run + gram - 1)
        runs, last = current, at
    return best


def missing(one: Comparable, other: Comparable, gram: int) -> tuple[int, int] | None:
    """The longest stretch of a text that is in no run of ``gram`` characters that the other has too: where it starts
    and how many characters it has. ``None`` where there is none."""
    shared = _grams(other.text, gram)
    covered = bytearray(len(one.text))
    for at in _starts(one.text, gram):
        if one.text[at : at + gram] in shared:
            covered[at : at + gram] = b"\1" * gram
    best: tuple[int, int] | None = None
    start = 0
    for end in range(len(one.text) + 1):
        if end < len(one.text) and not covered[end] and one.text[end] != BREAK:
            continue
        if end > start and (best is None or end - start > best[1]):
            best = start, end - start
        start = end + 1
    return best


def _starts(text: str, gram: int) -> list[int]:
    """Where a run of characters without a break starts."""
    starts: list[int] = []
    begin = 0
    for part in text.split(BREAK):
        starts += range(begin, begin + len(part) - gram + 1)
        begin += len(part) + 1
    return starts


@lru_cache(maxsize=256)
def _grams(text: str, gram: int) -> frozenset[str]:
    return frozenset(text[at : at + gram] for at in _starts(text, gram))
