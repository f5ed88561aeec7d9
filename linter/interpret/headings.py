"""Candidates for section headings: lines, beginnings of lines, and places inside running text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from linter.interpret.labels import NEAR, bare, form, likeness, most_alike, split_enumerator
from linter.interpret.pieces import Piece, line
from linter.interpret.wording import squeeze
from linter.rulebook.template import SectionSpec, Template

LONGEST_LINE = 60
"""A longer line is no heading in full (its beginning may be)."""
NEAR_INSIDE = 0.9
"""Least likeness of a misprinted heading inside running text."""
LONG_ENOUGH_TO_MISPRINT = 8
"""Shorter headings inside running text must be exact."""
HEAD = 3
"""Pairs of characters at the beginning that a misprinted heading is first looked at by."""
SHORTEST_CUT = 6
"""A heading broken over two lines is known by this many characters in front of the break."""

_ENUMERATOR_ALONE = re.compile(r"(?:第?[一二三四五六七八九](?:部分|[、.])?)|\([一二三四五六七八九]\)")
_NOTE_BEHIND = re.compile(r"\([^()]{1,12}\)$")
_INSIDE = re.compile(r"第[一二三四五六七八九]部分[、:]?|\([一二三四五六七八九]\)、?|[一二三四五六七八九][、.]")
_SENTENCE_END = "。.;;!?:,)]\"'"


class HeadingWords(NamedTuple):
    """One wording of a section's heading, without punctuation."""

    spec: SectionSpec
    words: str
    official: bool


class Candidate(NamedTuple):
    """A place that may be a section's heading: piece ``piece``, from ``start`` to ``end`` in its squeezed text.

    ``style`` and ``number`` as :func:`~linter.interpret.labels.split_enumerator` gives them; ``whole`` where nothing
    else stands in the line.
    """

    piece: int
    start: int
    end: int
    spec: SectionSpec
    style: str
    number: int
    likeness: float
    official: bool
    whole: bool
    stated: bool
    """The file format itself says that the line is a heading."""


def wordings(template: Template) -> list[HeadingWords]:
    """All wordings of a template's headings, the longest first."""
    found = [
        HeadingWords(spec, form(text).words, index == 0)
        for spec in template.sections
        for index, text in enumerate((spec.heading, *spec.aliases))
    ]
    return sorted(found, key=lambda entry: -len(entry.words))


def is_heading(text: str, words: Sequence[HeadingWords]) -> bool:
    """Whether a text in full is a heading with an enumerator."""
    style, _, rest = split_enumerator(squeeze(text))
    return bool(style) and _full(bare(rest), words) is not None


def join_broken(found: list[Piece], words: Sequence[HeadingWords]) -> list[Piece]:
    """The pieces with headings that are broken over two lines made one line."""
    result: list[Piece] = []
    skip = False
    for index, piece in enumerate(found):
        if skip:
            skip = False
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        if after is not None and _broken(piece, after, words):
            result.append(line(piece.text + after.text, piece.place, piece.block, piece))
            skip = True
        else:
            result.append(piece)
    return result


def _broken(piece: Piece, after: Piece, words: Sequence[HeadingWords]) -> bool:
    if piece.grid or after.grid or len(piece.squeezed) > LONGEST_LINE or len(after.squeezed) > LONGEST_LINE:
        return False
    if _ENUMERATOR_ALONE.fullmatch(piece.squeezed):
        full = _full(bare(after.squeezed), words)
        return full is not None and full[1] == 1.0
    style, _, rest = split_enumerator(piece.squeezed)
    head = bare(rest)
    if not style or len(head) < SHORTEST_CUT or any(head == entry.words for entry in words):
        return False
    joined = head + bare(after.squeezed)
    return any(joined == entry.words and entry.words.startswith(head) for entry in words)


def candidates(found: Sequence[Piece], words: Sequence[HeadingWords]) -> list[Candidate]:
    """Every candidate in order."""
    return [candidate for index, piece in enumerate(found) if not piece.grid for candidate in _of(index, piece, words)]


def _of(index: int, piece: Piece, words: Sequence[HeadingWords]) -> Iterator[Candidate]:
    text = piece.squeezed
    stated = piece.heading is not None
    if len(text) <= LONGEST_LINE:
        style, number, rest = split_enumerator(text)
        match = _full(bare(_NOTE_BEHIND.sub("", rest)), words)
        if match is not None and match[1] < 1.0 and _said_behind(rest, words):
            match = None
        if match is not None and (style or (match[1] == 1.0 and (match[0].official or stated))):
            entry, alike = match
            official = entry.official and alike == 1.0
            yield Candidate(index, 0, len(text), entry.spec, style, number, alike, official, True, stated)
            return
    last = 0
    for enumerator in _INSIDE.finditer(text):
        if enumerator.start() < last:
            continue
        style, number, rest = split_enumerator(text[enumerator.start() : enumerator.end() + LONGEST_LINE])
        prefix = _prefix(rest, words, near=_boundary(text, enumerator.start()))
        if prefix is None:
            continue
        entry, alike, length = prefix
        begin = enumerator.start() + len(text[enumerator.start() : enumerator.end() + LONGEST_LINE]) - len(rest)
        last = begin + length
        official = entry.official and alike == 1.0
        yield Candidate(index, enumerator.start(), last, entry.spec, style, number, alike, official, False, stated)


def _said_behind(rest: str, words: Sequence[HeadingWords]) -> bool:
    """Whether squeezed text is a heading with something said behind it, after a colon or a full stop."""
    prefix = _prefix(rest, words, near=False)
    return prefix is not None and rest[prefix[2] : prefix[2] + 1] in {":", ".", ","} and bare(rest[prefix[2] :]) != ""


def _boundary(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in _SENTENCE_END or text[at - 1].isdigit()


def _full(words_read: str, words: Sequence[HeadingWords]) -> tuple[HeadingWords, float] | None:
    if len(words_read) < 2:
        return None
    best: tuple[float, bool, HeadingWords] | None = None
    for entry in words:
        if abs(len(entry.words) - len(words_read)) > 6:
            continue
        same = entry.words == words_read
        if not same and (len(entry.words) < 6 or most_alike(words_read, entry.words) < NEAR):
            continue
        score = 1.0 if same else likeness(words_read, entry.words)
        if score >= NEAR:
            key = (score, entry.official, entry)
            if best is None or key[:2] > best[:2]:
                best = key
    return None if best is None else (best[2], best[0])


def _prefix(rest: str, words: Sequence[HeadingWords], near: bool) -> tuple[HeadingWords, float, int] | None:
    """The heading that squeezed text starts with, its likeness, and its length in the text."""
    solid = bare(rest)
    start = solid[:1]
    for entry in words:  # the longest first
        if entry.words.startswith(start) and solid.startswith(entry.words):
            return entry, 1.0, _take(rest, len(entry.words))
    if not near:
        return None
    head = solid[: 2 * HEAD]
    best: tuple[HeadingWords, float, int] | None = None
    for entry in words:
        if len(entry.words) < LONG_ENOUGH_TO_MISPRINT or not _begins_alike(entry.words, head):
            continue
        for size in (len(entry.words) - 1, len(entry.words), len(entry.words) + 1):
            score = likeness(solid[:size], entry.words)
            if score >= NEAR_INSIDE and (best is None or score > best[1]):
                best = entry, score, size
    return None if best is None else (best[0], best[1], _take(rest, best[2]))


def _begins_alike(words: str, head: str) -> bool:
    """Whether one of a heading's first pairs of characters is among the first of a text: cheaper than a comparison."""
    return words[:2] in head or words[2:4] in head


def _take(rest: str, size: int) -> int:
    """How much of squeezed text holds ``size`` characters that are no punctuation."""
    taken = 0
    for at, character in enumerate(rest):
        if bare(character):
            taken += 1
            if taken == size:
                return at + 1
    return len(rest)


def split_at(piece: Piece, cuts: Sequence[int]) -> list[Piece]:
    """A line cut at positions of its squeezed text, in order; the parts are lines."""
    raw = _raw_positions(piece)
    bounds = [0, *(raw[cut] for cut in cuts), len(piece.text)]
    return [
        line(piece.text[start:stop], piece.place, piece.block, replace(piece, heading=None))
        for start, stop in itertools.pairwise(bounds)
    ]


def without_mark(piece: Piece) -> Piece:
    """A line without the colon or full stop that parts it from the heading in front of it."""
    return line(piece.text.lstrip("：:。.，,、 "), piece.place, piece.block, piece)


def _raw_positions(piece: Piece) -> list[int]:
    """For each position of the squeezed text (and its end) the position in the text as written."""
    solid = [at for at, character in enumerate(piece.text) if not character.isspace()]
    if len(solid) != len(piece.squeezed):
        solid = [at for at, character in enumerate(piece.text) for _ in squeeze(character)]
    solid += [len(piece.text)] * (len(piece.squeezed) + 1 - len(solid))
    return solid
