"""Text in the form that patterns see, with the way back to the text as written."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from linter.interpret.wording import normalise

_ENDS = "。！？!?；;\n"


class Aligned(NamedTuple):
    """``text`` is normalised (:func:`linter.interpret.wording.normalise`); ``origin[i]`` is where its character ``i``
    came from in ``raw``. ``ends`` are the positions in ``raw`` behind which a sentence ends."""

    raw: str
    text: str
    origin: tuple[int, ...]
    ends: tuple[int, ...]

    def written(self, start: int, end: int) -> str:
        """The text as written that a stretch of the normalised text came from."""
        if start >= end:
            return ""
        return self.raw[self.origin[start] : self.origin[end - 1] + 1]

    def sentence(self, start: int, end: int) -> str:
        """The normalised sentence (or sentences) that a stretch lies in."""
        first, last = self._bounds(start, end)
        return self.text[bisect_left(self.origin, first) : bisect_left(self.origin, last)].strip()

    def written_sentence(self, start: int, end: int) -> str:
        """The same, as written."""
        first, last = self._bounds(start, end)
        return self.raw[first:last].strip()

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        begin, final = self.origin[start], self.origin[max(end - 1, start)]
        before, behind = bisect_left(self.ends, begin), bisect_left(self.ends, final)
        first = self.ends[before - 1] + 1 if before else 0
        last = self.ends[behind] + 1 if behind < len(self.ends) else len(self.raw)
        return first, last


@lru_cache(maxsize=2048)
def align(raw: str, *, spaces: bool) -> Aligned:
    """A text as patterns see it: with white space as single blanks, or without any."""
    text: list[str] = []
    origin: list[int] = []
    for position, char in enumerate(raw):
        if char.isspace():
            if spaces and text and text[-1] != " ":
                text.append(" ")
                origin.append(position)
            continue
        for part in _normal(char):
            text.append(part)
            origin.append(position)
    if text and text[-1] == " ":
        text.pop()
        origin.pop()
    ends = tuple(position for position, char in enumerate(raw) if char in _ENDS)
    return Aligned(raw, "".join(text), tuple(origin), ends)


@lru_cache(maxsize=8192)
def _normal(char: str) -> str:
    return normalise(char)
