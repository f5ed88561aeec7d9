"""The items that a text counts off, found by the rulebook's patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.checks.aligned import align
from linter.checks.numerals import like, value
from linter.checks.paragraphs import Paragraph
from linter.checks.result import Target


class Item(NamedTuple):
    """The mark of an item: ``level`` is the index of its pattern, ``number`` what it says.

    ``paragraph`` and ``position`` are where it stands among the paragraphs and in the normalised text of its own.
    """

    level: int
    number: int
    numeral: str
    written: str
    paragraph: int
    position: int
    target: Target

    def numbered(self, number: int) -> str:
        """The mark with another number."""
        return self.written.replace(self.numeral, like(number, self.numeral), 1)


def items(paragraphs: Sequence[Paragraph], patterns: Sequence[str]) -> Iterator[Item]:
    """Every item, in the order of the text. Of patterns that fit the same characters the first counts."""
    for index, paragraph in enumerate(paragraphs):
        aligned = align(paragraph.text, spaces=False)
        found: list[tuple[int, int, re.Match[str]]] = []
        taken: list[tuple[int, int]] = []
        for level, pattern in enumerate(patterns):
            for match in re.finditer(pattern, aligned.text):
                start, end = match.span("n")
                if not any(start < last and end > first for first, last in taken):
                    taken.append((start, end))
                    found.append((start, level, match))
        for start, level, match in sorted(found, key=lambda entry: entry[:2]):
            number = value(match["n"])
            if number is None:
                continue
            written = aligned.written(*match.span())
            piece = paragraph.at(aligned.origin[start])
            numeral = aligned.written(*match.span("n"))
            target = Target(piece.place, written, section=piece.section)
            yield Item(level, number, numeral, written, index, match.start(), target)
