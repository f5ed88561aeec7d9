"""Running lines as one stream of characters: the letters that labels are looked for in, and the numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from linter.interpret.wording import normalise, squeeze
from linter.model.place import Place
from linter.model.report import Passage
from linter.rulebook.recognition import Recognition

LONGEST_FURNITURE = 16
"""A page number with its ornaments is no longer."""

_NUMBER = re.compile(
    r"(?:(?<![^\s|(0-9])[+-]|(?<![0-9+-])[+-]{2,9})?(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
)
_CUT = re.compile(r"(?:^|[\s|])[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{0,2}(?=[\s|]|$)")
_ALONE = re.compile(r"[^\s|]+")
_SLASHES = re.compile(r"(?<!:)(?=[0-9./]*//)(?:[0-9.]*/){3,}")
"""Marks that have run together, with numbers between them."""
_DATE = re.compile(r"[ ]?(?:年|月|日|%)")


class Token(NamedTuple):
    """A number or a mark with its range in the stream and its line; ``worded``: letters belong to it (``约5``)."""

    start: int
    end: int
    line: int
    mark: bool = False
    worded: bool = False


@dataclass(slots=True)
class Stream:
    """``raw`` is the normalised text, one passage a line; ``source`` the text as written, character by character.

    ``letters`` are the letters of ``raw`` outside numbers, marks and units; ``at[i]`` is where letter ``i`` stands.
    """

    raw: str
    source: str
    starts: list[int]
    places: list[Place]
    letters: str = ""
    at: list[int] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)

    def line_of(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1

    def place_of(self, position: int) -> Place:
        return self.places[self.line_of(position)]

    def line_end(self, line: int) -> int:
        return self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.raw)

    def line(self, line: int) -> str:
        """A line's text; "" beyond the first and the last."""
        return self.raw[self.starts[line] : self.line_end(line)] if 0 <= line < len(self.starts) else ""

    def has_cut_number(self, line: int) -> bool:
        """Whether a number of the line ends within a group of thousands, so that its rest stands elsewhere."""
        return _CUT.search(self.line(line)) is not None

    def row_of(self, line: int) -> tuple[int, int]:
        """Where the cells of a line begin and end: inside the pipes around it. Tabs stand around none."""
        start, end = self.starts[line], self.line_end(line)
        text, source = self.raw[start:end], self.source[start:end]
        first, last = len(text) - len(text.lstrip()), len(text.rstrip()) - 1
        if last > first and text[first] == text[last] == "|" and "\t" not in (source[first], source[last]):
            return start + first + 1, start + last
        return start, end

    def written(self, start: int, end: int) -> str:
        """The text of a range as the file has it, on one line."""
        return re.sub(r"\s*\n\s*", "", self.source[start:end]).strip().strip("|").strip()

    def letters_between(self, start: int, end: int) -> int:
        return bisect_left(self.at, end) - bisect_left(self.at, start)


def make(passages: Sequence[Passage], recognition: Recognition) -> Stream:
    """The stream of some lines."""
    raw: list[str] = []
    source: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    length = 0
    for passage in passages:
        for text in passage.text.split("\n"):
            starts.append(length)
            places.append(passage.place)
            for character in text:
                plain = _plain(character)
                raw.append(plain)
                source.append(character + "\u2060" * (len(plain) - 1) if plain else "")
                length += len(plain)
            raw.append("\n")
            source.append("\n")
            length += 1
    stream = Stream("".join(raw), "".join(source), starts, places)
    hidden = _tokens(stream, recognition)
    for position, character in enumerate(stream.raw):
        if character.isalpha() and position not in hidden:
            stream.at.append(position)
    stream.letters = "".join([stream.raw[position] for position in stream.at])
    return stream


@lru_cache(maxsize=8192)
def _plain(character: str) -> str:
    if character in "\t|\uff5c\u2502\u2503":
        return "|"
    return " " if character.isspace() else normalise(character)


def _tokens(stream: Stream, recognition: Recognition) -> set[int]:
    """Fill in the tokens; the positions that are part of a mark or a unit and so no letters."""
    hidden: set[int] = set()
    furniture = _furniture(tuple(recognition.furniture))
    unit = _units(tuple(recognition.units))
    signs = _signs(tuple(recognition.blank_marks))
    for line, start in enumerate(stream.starts):
        end = stream.line_end(line)
        text = stream.raw[start:end]
        if not text.strip():
            continue
        if _is_furniture(text, furniture):
            hidden.update(range(start, end))
            continue
        found = [Token(start + m.start(), start + m.end(), line) for m in _NUMBER.finditer(text)]
        for word in _ALONE.finditer(text):
            if _is_mark(word[0], signs) and _mark_stands(stream, line, word[0]):
                found = [token for token in found if not start + word.start() <= token.start < start + word.end()]
                found.append(Token(start + word.start(), start + word.end(), line, mark=True))
                hidden.update(range(start + word.start(), start + word.end()))
        if not any(token.mark for token in found):
            found += [
                Token(start + run.start() + at, start + run.start() + at + 1, line, mark=True)
                for run in _SLASHES.finditer(text)
                for at, character in enumerate(run[0])
                if character == "/"
            ]
        for token in sorted(found, key=lambda token: token.start):
            if not token.mark:
                if _DATE.match(stream.raw, token.end):
                    continue
                if unit and (after := unit.match(stream.raw, token.end)):
                    hidden.update(range(token.end, after.end()))
                    token = Token(token.start, after.end(), line)
            stream.tokens.append(token)
    return hidden


@lru_cache(maxsize=4)
def _signs(marks: tuple[str, ...]) -> frozenset[str]:
    return frozenset(squeeze(mark) for mark in marks)


def _is_mark(word: str, signs: frozenset[str]) -> bool:
    return word in signs or all(character in signs for character in word)


def _mark_stands(stream: Stream, line: int, word: str) -> bool:
    """Whether a letter or a stop that is a mark (无) stands among values, and is no part of a label set vertically."""
    if not word.isalpha() and word != "、":
        return True
    text = stream.raw[stream.starts[line] : stream.line_end(line)]
    if text.strip() != word:
        return True
    around = [_neighbour(stream, line, step) for step in (-1, 1)]
    return any(re.fullmatch(r"[0-9., |/-]+", text) or text == word for text in around)


def _neighbour(stream: Stream, line: int, step: int) -> str:
    line += step
    while 0 <= line < len(stream.starts):
        text = stream.raw[stream.starts[line] : stream.line_end(line)].strip()
        if text:
            return text
        line += step
    return ""


@lru_cache(maxsize=4)
def _furniture(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


def _is_furniture(text: str, furniture: re.Pattern[str]) -> bool:
    """A page number with ornaments. A bare number is none: it may be a cell."""
    squeezed = squeeze(text)
    if len(squeezed) > LONGEST_FURNITURE or not any(character.isdigit() for character in squeezed):
        return False
    if re.fullmatch(r"[+-]?[0-9.,]+", squeezed) or not furniture.fullmatch(squeezed):
        return False
    return re.fullmatch(r"[-0-9/第页共,.]+", squeezed) is not None


@lru_cache(maxsize=4)
def _units(units: tuple[str, ...]) -> re.Pattern[str] | None:
    words = "|".join(re.escape(normalise(unit)) for unit in sorted(units, key=len, reverse=True))
    return re.compile(rf"[ ]?(?:\((?:{words})\)|(?:{words}))(?=[\s|]|$)") if words else None
