"""Headings that are worded in a way of their own, known by their number, their place and what they speak of.

``五、存在的主要问题及明年工作计划`` between sections four and six is section five: a heading to be corrected, not a
section that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.interpret.headings import Candidate
from linter.interpret.labels import CHINESE_NUMERALS, bare, form, likeness, split_enumerator
from linter.interpret.pieces import Piece
from linter.interpret.wording import squeeze
from linter.rulebook.template import SectionSpec, Template

LONGEST = 30
_MOST_ALIKE = 0.99
_NO_HEADING = re.compile(r"[,.;:]")
_Place = tuple[int, int]
"""A piece, and a position in its squeezed text."""


def altered(
    found: Sequence[Piece], chosen: Sequence[Candidate], every: Sequence[Candidate], template: Template
) -> list[Candidate]:
    """A candidate for each section that has none among the chosen ones (in reading order) and whose heading stands
    where it belongs, between those of its neighbours."""
    added: list[Candidate] = []
    styles = {candidate.style for candidate in chosen}
    for spec in template.sections:
        if not chosen or any(candidate.spec.id == spec.id for candidate in chosen):
            continue
        known = [*chosen, *added]
        start = max(((one.piece, one.end) for one in known if one.spec.number < spec.number), default=(0, 0))
        stop = min(((one.piece, one.start) for one in known if one.spec.number > spec.number), default=(len(found), 0))
        exact = [
            candidate
            for candidate in every
            if candidate.spec.id == spec.id and candidate.whole and candidate.likeness == 1.0
            if start <= (candidate.piece, candidate.start) < stop
        ]
        exact = exact or _numbered_otherwise(found, start, stop, spec)
        otherwise = _worded_otherwise(found, start, stop, spec, styles) if spec.core else iter(())
        match = exact[0] if exact else next(otherwise, None)
        if match is not None:
            added.append(match)
    return added


def _numbered_otherwise(found: Sequence[Piece], start: _Place, stop: _Place, spec: SectionSpec) -> list[Candidate]:
    """The official heading inside running text behind its number in another style (``1、总体情况``): the last one
    between two places, below what a list of the sections may say."""
    heading = re.compile(rf"(?:\({spec.number}\)|{spec.number}[、.)])、?{re.escape(squeeze(spec.heading))}")
    places: list[Candidate] = []
    for index in range(start[0], min(stop[0] + 1, len(found))):
        piece = found[index]
        if piece.grid:
            continue
        low = start[1] if index == start[0] else 0
        high = stop[1] if index == stop[0] else len(piece.squeezed)
        for match in heading.finditer(piece.squeezed, low, high):
            stated = piece.heading is not None
            places.append(Candidate(index, *match.span(), spec, "arabic", spec.number, 1.0, True, False, stated))
    return places[-1:]


def _worded_otherwise(
    found: Sequence[Piece], start: _Place, stop: _Place, spec: SectionSpec, styles: set[str]
) -> Iterator[Candidate]:
    """Headings between two places, of which each has the section's number and speaks of what it is about."""
    for index in range(start[0], min(stop[0] + 1, len(found))):
        piece = found[index]
        if piece.grid:
            continue
        low = start[1] if index == start[0] else 0
        high = stop[1] if index == stop[0] else len(piece.squeezed)
        text = piece.squeezed[low:high]
        if len(text) > LONGEST:
            yield from _inside(index, piece, low, high, spec, styles)
        elif len(text) == len(piece.squeezed):
            style, number, rest = split_enumerator(text)
            in_place = bool(style) and style in styles and number == spec.number
            if in_place and not _NO_HEADING.search(rest) and re.search(spec.core, rest):
                yield _candidate(index, piece, (0, len(text)), spec, style, rest, whole=True)


def _inside(index: int, piece: Piece, low: int, high: int, spec: SectionSpec, styles: set[str]) -> Iterator[Candidate]:
    """The heading in a text without line breaks: from its numeral to the end of what it speaks of."""
    if "chinese" not in styles:
        return
    numeral = next(numeral for numeral, number in CHINESE_NUMERALS.items() if number == spec.number)
    heading = re.compile(rf"(?<![一二三四五六七八九十第(]){numeral}、(?P<words>[^,.;:、]{{0,12}}?(?:{spec.core}))")
    for match in heading.finditer(piece.squeezed, low, high):
        yield _candidate(index, piece, match.span(), spec, "chinese", match["words"], whole=False)


def _candidate(
    index: int, piece: Piece, span: tuple[int, int], spec: SectionSpec, style: str, words: str, *, whole: bool
) -> Candidate:
    alike = min(likeness(bare(words), form(spec.heading).words), _MOST_ALIKE)
    stated = piece.heading is not None
    return Candidate(index, *span, spec, style, spec.number, alike, False, whole, stated)
