"""Lists of parts behind a figure: 共75件,其中网上60件、信函15件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.checks.figures.lexicon import Lexicon
from linter.checks.figures.numbers import MARK, Number
from linter.checks.figures.sentences import Sentence

_OPEN = re.compile(r"[,;:(]*$")


class Member(NamedTuple):
    """One part: the words before its number, the number, and the words up to the next part."""

    before: str
    number: Number
    after: str


class List(NamedTuple):
    """A figure (with the words before it, up to a comma) and the parts that follow it. ``start`` and ``end`` bound it
    in the sentence's skeleton."""

    sentence: Sentence
    whole_words: str
    whole: Number
    members: tuple[Member, ...]
    start: int
    end: int

    @property
    def skeleton(self) -> str:
        """The stretch of the sentence's skeleton that the list fills."""
        return self.sentence.skeleton[self.start : self.end]


def lists(sentence: Sentence, lexicon: Lexicon) -> Iterator[List]:
    """The lists of a sentence: a figure, 其中 or the like close behind it, and parts in the same unit.

    A list in a bracket ends with it; any other before the ; behind two or more parts, before a figure in another unit
    or at the end of the sentence. A list whose parts have parts of their own is none.
    """
    if lexicon.parts_follow is None:
        return
    text = sentence.skeleton
    for match in lexicon.parts_follow.finditer(text):
        mark = text.rfind(MARK, 0, match.start())
        whole = sentence.number_at(mark) if mark >= 0 else None
        if whole is None or len(text[mark + 1 + len(whole.unit) : match.start()].strip(",;:(、")) > 0:
            continue
        bracketed = "(" in text[mark : match.start()]
        end = _end(text, match.end(), bracketed=bracketed)
        if lexicon.parts_follow.search(text, match.end(), end):
            continue
        start = max(text.rfind(sign, 0, mark) for sign in ",;:(") + 1
        members, end = _members(sentence, match.end(), end, whole)
        if members:
            yield List(sentence, text[start:mark], whole, members, start, end)


def _end(text: str, start: int, *, bracketed: bool) -> int:
    depth = 0
    for position in range(start, len(text)):
        char = text[position]
        if char == "(":
            depth += 1
        elif char == ")":
            if depth == 0 and bracketed:
                return position
            depth -= 1
    return len(text)


def _members(sentence: Sentence, start: int, end: int, whole: Number) -> tuple[tuple[Member, ...], int]:
    """The parts, up to the first number in another unit (shares and what stands in brackets are passed over), and where
    they end."""
    text = sentence.skeleton
    found: list[tuple[int, Number]] = []
    depth = 0
    for position in range(start, end):
        char = text[position]
        depth += (char == "(") - (char == ")")
        if char == ";" and len(found) > 1 and ";" not in text[start:position]:
            end = position
            break
        number = sentence.number_at(position) if char == MARK and depth == 0 else None
        if number is None or number.percent:
            continue
        if number.unit != whole.unit:
            end = position + 1
            break
        found.append((position, number))
    members = []
    last = start
    for index, (position, number) in enumerate(found):
        tail = position + 1 + len(number.unit)
        stop = found[index + 1][0] if index + 1 < len(found) else end
        cut = min((at for sign in ",;、" if (at := text.find(sign, tail)) >= 0), default=stop)
        members.append(Member(text[last:position].strip(",;:、"), number, text[tail : min(cut, stop)]))
        last = tail
    return tuple(members), end
