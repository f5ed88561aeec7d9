"""Sentences as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.checks.paragraphs import Paragraph
from linter.checks.parts import Piece

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_LONGEST = 60


class Sentence(NamedTuple):
    """A sentence up to 。！？ without that sign, and the piece of text that it begins in."""

    written: str
    piece: Piece


def sentences(paragraph: Paragraph) -> Iterator[Sentence]:
    """The sentences of a paragraph that say anything."""
    for match in _SENTENCE.finditer(paragraph.text):
        if written := match[0].strip():
            yield Sentence(written, paragraph.at(match.start()))


def short(text: str) -> str:
    """A text that a message can quote."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
