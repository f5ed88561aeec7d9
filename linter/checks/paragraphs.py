"""Paragraphs of a part of a report, with the lines joined again that a file has broken off.

Text copied out of a PDF or a fixed-width editor has a line break wherever a line was full; a pattern or a list must
not end there. Lines are joined only where the first is full and the second goes on in the middle of a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from linter.checks.parts import Piece, pieces
from linter.model.report import Report
from linter.model.same import Same
from linter.rulebook.template import Template

_ENDS = tuple("。！？!?；;：:")
_NUMERAL = "一二三四五六七八九十"
_OPENS = re.compile(
    rf"\s*(?:[（(](?:[{_NUMERAL}]{{1,3}}|\d{{1,2}})[）)]|[{_NUMERAL}]{{1,3}}、|\d{{1,2}}[.．、](?!\d)|[{_NUMERAL}]是|[①-⑳])"
)
FULL = 30
"""A line of fewer columns (a wide character takes two) was not broken off because it was full."""
RAGGED = 6
"""So many columns may a line be longer than the one before it: punctuation isn't left at the start of a line."""


class Paragraph(NamedTuple):
    """A paragraph: ``starts`` are the positions in ``text`` where its pieces begin."""

    text: str
    starts: tuple[int, ...]
    pieces: tuple[Piece, ...]

    def at(self, position: int) -> Piece:
        """The piece that a position of ``text`` is in."""
        return self.pieces[max(bisect_right(self.starts, position) - 1, 0)]


def paragraphs(pieces: Iterable[Piece]) -> Iterator[Paragraph]:
    """The paragraphs of some pieces, in order."""
    lines: list[Piece] = []
    for piece in pieces:
        if lines and not _goes_on(lines[-1], piece):
            yield _joined(lines)
            lines = []
        lines.append(piece)
    if lines:
        yield _joined(lines)


def of_parts(parts: Sequence[str], report: Report, template: Template) -> tuple[Paragraph, ...]:
    """The paragraphs of some parts of a report, in order, each piece once. Many rules look at the same parts."""
    return _of_parts(tuple(parts), Same(report), Same(template))


@lru_cache(maxsize=32)
def _of_parts(parts: tuple[str, ...], report: Same[Report], template: Same[Template]) -> tuple[Paragraph, ...]:
    return tuple(paragraphs(dict.fromkeys(pieces(parts, report.it, template.it))))


def by_part(parts: Sequence[str], report: Report, template: Template) -> Iterator[list[Paragraph]]:
    """The paragraphs of each of the parts that has any."""
    for part in parts:
        if found := list(paragraphs(pieces([part], report, template))):
            yield found


def _goes_on(line: Piece, following: Piece) -> bool:
    if line.part != following.part or line.section != following.section or line.table or following.table:
        return False
    if line.text.rstrip().endswith(_ENDS) or _OPENS.match(following.text):
        return False
    width = _width(line.text)
    return width >= FULL and _width(following.text) <= width + RAGGED


def _joined(lines: list[Piece]) -> Paragraph:
    text = ""
    starts: list[int] = []
    for line in lines:
        if text and text[-1].isascii() and line.text[:1].isascii():
            text += " "
        starts.append(len(text))
        text += line.text
    return Paragraph(text, tuple(starts), tuple(lines))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text.strip())
