"""Running text as sentences, each with its skeleton: the normalised text with ``#`` for every number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.checks.aligned import Aligned, align
from linter.checks.figures.lexicon import Lexicon
from linter.checks.figures.numbers import MARK, Number, numbers
from linter.checks.parts import Piece
from linter.model.named import Named
from linter.model.place import Place

_END = "。！？!?\n"
_CLOSED = re.compile(r"[。！？!?；;：:]\s*$")
_NUMERALS = "一二三四五六七八九十"
# （一）, 一、, 1., at the start of a line; a bracketed numeral also inside one, where a sentence has ended.
_OPENS = re.compile(
    rf"\s*(?:[（(][{_NUMERALS}]{{1,3}}[）)]|[{_NUMERALS}]{{1,3}}、|\d{{1,2}}[.、．](?!\d)|[{_NUMERALS}]是)"
)
_INSIDE = re.compile(rf"(?<=[。；;\s])(?=[（(][{_NUMERALS}]{{1,3}}[）)])")
_TITLE = re.compile(
    rf"\s*(?:[（(][{_NUMERALS}]{{1,3}}[）)]|[{_NUMERALS}]{{1,3}}、|\d{{1,2}}[.、．](?!\d))([^，。；：,;:]{{2,30}})"
)
_LONGEST_TITLE = 30
LONGEST = 2_000
"""A sentence of more characters is none: a table or a list without an end."""


class Sentence(NamedTuple):
    """A sentence (up to 。！？), maybe over several lines of the file.

    ``written`` is what the file says, with line breaks taken out. ``skeleton`` is its normalised text without the sign
    that ends it, ``#`` in place of each of ``numbers``; ``marks[i]`` is where the ``i``-th of them stands in it.
    ``heading`` is the skeleton of the heading that it stands under, ``before`` that of the sentence before it under the
    same heading ("" where there is none). ``paragraph`` counts the paragraphs of the part.
    """

    written: str
    skeleton: str
    numbers: tuple[Number, ...]
    marks: tuple[int, ...]
    heading: str
    before: str
    paragraph: int
    place: Place
    part: Named
    section: str | None

    def number_at(self, position: int) -> Number | None:
        """The number whose ``#`` stands at a position of the skeleton."""
        index = bisect_right(self.marks, position) - 1
        return self.numbers[index] if index >= 0 and self.marks[index] == position else None

    def between(self, start: int, end: int) -> str:
        """A stretch of the skeleton with its numbers as the file writes them, for a message."""
        text, last = "", start
        for mark, number in zip(self.marks, self.numbers, strict=True):
            if start <= mark < end:
                text += self.skeleton[last:mark] + number.written
                last = mark + 1
        return text + self.skeleton[last:end]


def sentences(pieces: Sequence[Piece], lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of some pieces, which follow each other in one part of the report."""
    heading, before = "", ""
    for paragraph, block in enumerate(_blocks(pieces, lexicon)):
        title = _TITLE.match(block.text)
        alone = _is_heading(block.text, lexicon)
        if title or alone:
            heading, before = align(title[1] if title else block.text.rstrip("。：: "), spaces=False).text, ""
        if alone:
            continue
        for start, end in _stretches(block.text):
            text = block.text[start:end]
            if len(text) > LONGEST:
                continue
            aligned = align(text, spaces=False)
            found = tuple(numbers(aligned, lexicon.vocabulary.numbers))
            skeleton, marks = _skeleton(aligned, found)
            piece = block.at(start + len(text) - len(text.lstrip()))
            yield Sentence(
                text.strip(), skeleton, found, marks, heading, before, paragraph, piece.place, piece.part, piece.section
            )
            before = skeleton


class _Block(NamedTuple):
    """Pieces that are one paragraph, or one point of it; ``starts`` are where they begin in ``text``."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]

    def at(self, position: int) -> Piece:
        return self.pieces[max(bisect_right(self.starts, position) - 1, 0)]


def _blocks(pieces: Sequence[Piece], lexicon: Lexicon) -> Iterator[_Block]:
    """Lines that a file has broken off are joined: a paragraph goes on until it ends, or another opens."""
    open_pieces: list[Piece] = []
    for piece in pieces:
        last = open_pieces[-1] if open_pieces else None
        if last is not None and (
            _CLOSED.search(last.text)
            or _OPENS.match(piece.text)
            or last.part != piece.part
            or _is_heading(last.text, lexicon)
        ):
            yield from _parted(open_pieces)
            open_pieces = []
        open_pieces.append(piece)
    if open_pieces:
        yield from _parted(open_pieces)


def _is_heading(text: str, lexicon: Lexicon) -> bool:
    """A short line with a numeral and no sign of a sentence, or one that the vocabulary knows for a heading."""
    text = text.strip()
    if len(text) > _LONGEST_TITLE:
        return False
    if _OPENS.match(text) and not re.search(r"[，。；：,;:、].|\d{2}|[。；;]", text[4:]):
        return True
    plain = align(text.rstrip("。：:"), spaces=False).text
    return lexicon.heading is not None and lexicon.heading.fullmatch(plain) is not None


def _parted(pieces: Sequence[Piece]) -> Iterator[_Block]:
    text, starts = "", []
    for piece in pieces:
        starts.append(len(text))
        text += piece.text if not text or not (text[-1].isascii() and piece.text[:1].isascii()) else f" {piece.text}"
    whole = _Block(text, tuple(starts), tuple(pieces))
    cuts = [0, *(match.start() for match in _INSIDE.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        if start == 0 and end == len(text):
            yield whole
        elif text[start:end].strip():
            inside = [(max(at - start, 0), piece) for at, piece in zip(starts, pieces, strict=True) if at < end]
            first = max((i for i, (at, _) in enumerate(inside) if at == 0), default=0)
            kept = inside[first:]
            yield _Block(text[start:end], tuple(at for at, _ in kept), tuple(piece for _, piece in kept))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for position, char in enumerate(text):
        if char in _END:
            if text[start:position].strip():
                yield start, position
            start = position + 1
    if text[start:].strip():
        yield start, len(text)


def _skeleton(aligned: Aligned, found: Sequence[Number]) -> tuple[str, tuple[int, ...]]:
    text, marks, last = "", [], 0
    for number in found:
        text += aligned.text[last : number.start].replace(MARK, "")
        marks.append(len(text))
        text += MARK
        last = number.end
    return text + aligned.text[last:].replace(MARK, ""), tuple(marks)
