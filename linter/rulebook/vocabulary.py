"""How running text speaks of a report's figures: words of practice, which name no rule.

Patterns see a sentence's skeleton: its text normalised as for recognition (half-width signs, no white space, 。 and the
other ends of a sentence left out) with every number that may be a figure replaced by ``#``. ``<name>`` in a pattern
stands for the vocabulary's own ``words``, ``<year>``, ``<last_year>`` and ``<next_year>`` for the years around the
report's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from linter.rulebook.words import Shape, Words

DEEPEST = 5
"""So many times are names in a pattern replaced: words may be made of words."""


class NumberWords(Shape, frozen=True, kw_only=True):
    """What surrounds a number in a sentence. All are patterns but for ``units``."""

    units: tuple[str, ...] = ()
    """Counters and units that follow a number (件, 万元). A Chinese numeral is a number only before one of them."""
    about_before: str = ""
    """Right before a number: it is not exact (约, 近)."""
    about_after: str = ""
    """Right behind a number or its unit: it is not exact (余, 左右)."""
    no_figure_before: str = ""
    """Right before a number: it is no figure (第)."""
    no_figure_after: str = ""
    """Right behind a number: it is no figure (年, 号)."""


class Wording(Shape, frozen=True, kw_only=True):
    """How something is said, and where it is not meant."""

    said: list[str]
    """Patterns over a sentence's skeleton; the first ``#`` in a match (or in its group ``n``) is the figure meant."""
    topic: str = ""
    """One of the vocabulary's topics: it must be what is spoken of last before the end of the match, in the sentence,
    the sentence before or the heading."""
    context: str = ""
    """A pattern that the sentence, the one before it or the heading must match."""
    sections: list[str] = []
    """Sections in which ``context`` goes without saying."""
    unless: str = ""
    """A pattern that must match nowhere in the part of the sentence (up to ; on either side) that the match is in."""
    within: bool = False
    """The figure may be named as a part of another, behind 其中."""


class Reading(Shape, frozen=True, kw_only=True):
    """One value that a figure may stand for: an expression over cells (one side of an identity), and its name."""

    cells: str
    name: Words
    beside: str = ""
    """A pattern that the sentence must match for the figure to be read so."""


class Quantity(Wording, frozen=True, kw_only=True):
    """Something that a report's text gives a figure of. A figure belongs to the first quantity that fits it."""

    id: str
    name: Words
    readings: list[Reading] = []
    """Every value that the tables admit for it; empty for what is in no table."""


class Scope(Shape, frozen=True, kw_only=True):
    """Words that say whose figures a part of a sentence gives. The last such words before a figure count."""

    words: str
    whole_for: list[Literal["department", "government", "township", "unknown"]] = []
    """Kinds of body whose report as a whole is meant by them (``unknown``: a body of no known kind); for all others
    they speak of somebody else's figures."""


class Vocabulary(Shape, frozen=True, kw_only=True):
    """How running text speaks of a report's figures."""

    words: dict[str, str] = {}
    """Patterns by the name that stands for them in others, ``<name>``."""
    numbers: NumberWords = NumberWords()
    heading: str = ""
    """What a line says, in full, that is a heading though it has no numeral."""
    this_period: str = ""
    """Words that say that this year is spoken of (全年, <year>年)."""
    other_period: str = ""
    """Words that say that another time is spoken of. The last words about time in the sentence before a figure
    count."""
    not_meant_after: str = ""
    """Before a figure in its own clause (up to a comma): it is last year's, a change or an aim, and no amount."""
    parts_follow: str = ""
    """What comes after these words are parts of the figure before (其中)."""
    scopes: list[Scope] = []
    topics: dict[str, str] = {}
    quantities: list[Quantity] = []

    def quantity(self, id: str) -> Quantity | None:
        """The quantity with a key."""
        return next((one for one in self.quantities if one.id == id), None)


def extended(one: Vocabulary, other: Vocabulary) -> Vocabulary:
    """A vocabulary with another's words, topics and quantities added; what both have is the other's."""
    quantities = {quantity.id: quantity for quantity in (*one.quantities, *other.quantities)}
    return Vocabulary(
        words={**one.words, **other.words},
        numbers=one.numbers if other.numbers == NumberWords() else other.numbers,
        heading=other.heading or one.heading,
        this_period=other.this_period or one.this_period,
        other_period=other.other_period or one.other_period,
        not_meant_after=other.not_meant_after or one.not_meant_after,
        parts_follow=other.parts_follow or one.parts_follow,
        scopes=[*one.scopes, *other.scopes],
        topics={**one.topics, **other.topics},
        quantities=list(quantities.values()),
    )


_NAMED = re.compile(r"(?<!\?P)<([a-z_]+)>")
YEARS = {"last_year": -1, "year": 0, "next_year": 1}


def expand(pattern: str, words: Mapping[str, str], year: int | None) -> str:
    """A pattern with the vocabulary's words in place of their names. Raises ``KeyError`` for a name that it has not.

    Years that aren't known match nothing.
    """
    for _ in range(DEEPEST):
        found = _NAMED.search(pattern)
        if found is None:
            break
        pattern = _NAMED.sub(lambda match: _word(match[1], words, year), pattern)
    return pattern


def _word(name: str, words: Mapping[str, str], year: int | None) -> str:
    if name in YEARS:
        return "(?!)" if year is None else str(year + YEARS[name])
    return f"(?:{words[name]})"
