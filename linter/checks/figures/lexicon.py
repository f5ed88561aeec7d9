"""A rulebook's vocabulary with its patterns compiled, for reports of one year."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linter.rulebook.rulebook import Rulebook
from linter.rulebook.vocabulary import Quantity, Vocabulary, Wording, expand

_MOST = 16
_KNOWN: dict[tuple[str, int | None], Lexicon] = {}


class Pattern:
    """A regular expression that is compiled when it is first used: a report needs few of a vocabulary's many."""

    __slots__ = ("_compiled", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._text)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.search(text, start, end)

    def match(self, text: str) -> re.Match[str] | None:
        return self.compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text)


class Phrasing(NamedTuple):
    """A :class:`linter.rulebook.vocabulary.Wording` with its patterns compiled; a pattern that is not given is
    ``None``."""

    said: tuple[Pattern, ...]
    topic: str
    context: Pattern | None
    sections: tuple[str, ...]
    unless: Pattern | None
    within: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How running text of reports of a year speaks of figures."""

    vocabulary: Vocabulary
    year: int | None
    heading: Pattern | None
    this_period: Pattern | None
    other_period: Pattern | None
    not_meant_after: Pattern | None
    parts_follow: Pattern | None
    scopes: tuple[tuple[Pattern, frozenset[str]], ...]
    topics: Mapping[str, Pattern]
    quantities: tuple[tuple[Quantity, Phrasing], ...]

    def pattern(self, text: str) -> Pattern | None:
        """A pattern that may name the vocabulary's words; ``None`` for ""."""
        return _pattern(text, self.vocabulary, self.year)

    def all_found(self, texts: Sequence[str], where: str) -> bool:
        """Whether there are any patterns, and each of them is found."""
        patterns = [self.pattern(text) for text in texts]
        return bool(patterns) and all(pattern is not None and pattern.search(where) for pattern in patterns)

    def phrasing(self, wording: Wording) -> Phrasing:
        """A wording with its patterns compiled."""
        return _phrasing(wording, self.vocabulary, self.year)


def lexicon(rulebook: Rulebook, year: int | None) -> Lexicon:
    """The rulebook's vocabulary for reports of a year; kept, since every report of a run needs it."""
    key = (rulebook.digest, year)
    found = _KNOWN.get(key)
    if found is None or found.vocabulary is not rulebook.vocabulary:
        if len(_KNOWN) >= _MOST:
            _KNOWN.clear()
        found = _KNOWN[key] = _compiled(rulebook.vocabulary, year)
    return found


def _compiled(vocabulary: Vocabulary, year: int | None) -> Lexicon:
    def pattern(text: str) -> Pattern | None:
        return _pattern(text, vocabulary, year)

    return Lexicon(
        vocabulary,
        year,
        pattern(vocabulary.heading),
        pattern(vocabulary.this_period),
        pattern(vocabulary.other_period),
        pattern(vocabulary.not_meant_after),
        pattern(vocabulary.parts_follow),
        tuple((found, frozenset(scope.whole_for)) for scope in vocabulary.scopes if (found := pattern(scope.words))),
        {name: found for name, text in vocabulary.topics.items() if (found := pattern(text))},
        tuple((quantity, _phrasing(quantity, vocabulary, year)) for quantity in vocabulary.quantities),
    )


def _phrasing(wording: Wording, vocabulary: Vocabulary, year: int | None) -> Phrasing:
    return Phrasing(
        tuple(found for text in wording.said if (found := _pattern(text, vocabulary, year))),
        wording.topic,
        _pattern(wording.context, vocabulary, year),
        tuple(wording.sections),
        _pattern(wording.unless, vocabulary, year),
        wording.within,
    )


def _pattern(text: str, vocabulary: Vocabulary, year: int | None) -> Pattern | None:
    return Pattern(expand(text, vocabulary.words, year)) if text else None
