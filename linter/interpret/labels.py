"""Telling which label of the template a piece of text is.

Labels are compared without enumerators, quotes, brackets and punctuation: numbering style and spacing differ from
report to report and say nothing. The enumerator serves as evidence where the words alone leave a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

from rapidfuzz.distance import Indel

from linter.interpret.wording import squeeze

NEAR = 0.85
"""Least likeness of a near match on the words alone."""
NEAR_WITH_ORDINAL = 0.72
"""Least likeness where the enumerator is the label's own too."""
EXACT_BELOW = 4
"""Labels of fewer characters have no near matches: 其他 and 其它, 规章 and 规定 are one slip apart."""
CUT_OFF_FROM = 8
"""A label that ends early (a row cut by a page break) is known by this many characters."""
MARGIN = 0.08
"""A near match must be this much better than the second best."""

CHINESE_NUMERALS = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", start=1)}
_ENUMERATOR = re.compile(
    r"""(?:
        第(?P<part>[一二三四五六七八九十]{1,3})部分[、.:,]?
      | \((?P<bracketed>[一二三四五六七八九十]{1,3})\)[、.,]?
      | (?P<chinese>[一二三四五六七八九十]{1,3})[、.,:)]
      | \(?(?P<arabic>[0-9]{1,2})(?:[).、,:]+|(?=[^\W\d_]))
    )""",
    re.VERBOSE,
)
_NOT_WORD = re.compile(r"[\W_]+")
_LAST_BRACKET = re.compile(r"\([^()]*\)$")


class Labelled(Protocol):
    """What has a label: rows and columns of a template."""

    @property
    def label(self) -> str: ...
    @property
    def aliases(self) -> list[str]: ...
    @property
    def under(self) -> list[str]: ...


Spec = TypeVar("Spec", bound=Labelled)


class Match(NamedTuple, Generic[Spec]):
    """A label found. ``likeness`` is 1.0 for the template's wording or an alias; ``official``: the former."""

    spec: Spec
    likeness: float
    official: bool


class Form(NamedTuple):
    """A label taken apart: the style and number of its enumerator ("" and 0 without one), and its bare words."""

    style: str
    number: int
    words: str


def chinese_number(numerals: str) -> int:
    """The number that Chinese numerals up to 99 spell; 0 where they spell none."""
    tens, ten, ones = numerals.partition("十")
    if not ten:
        return CHINESE_NUMERALS.get(numerals, 0)
    digits = [CHINESE_NUMERALS.get(part, 10) for part in (tens or "一", ones) if part]
    if max(digits) > 9:
        return 0
    return digits[0] * 10 + (digits[1] if ones else 0)


def split_enumerator(squeezed: str) -> tuple[str, int, str]:
    """Style (``part``, ``bracketed``, ``chinese``, ``arabic`` or ""), number and the rest of squeezed text."""
    found = _ENUMERATOR.match(squeezed)
    if found is None or found.lastgroup is None:
        return "", 0, squeezed
    numerals = found[found.lastgroup]
    number = int(numerals) if numerals.isdigit() and numerals.isascii() else chinese_number(numerals)
    return (found.lastgroup, number, squeezed[found.end() :]) if number else ("", 0, squeezed)


def bare(squeezed: str) -> str:
    """Squeezed text without punctuation, brackets and quotes."""
    return _NOT_WORD.sub("", squeezed)


@lru_cache(maxsize=4096)
def form(text: str) -> Form:
    """A label taken apart, from text as written."""
    style, number, rest = split_enumerator(squeeze(text))
    return Form(style, number, bare(rest))


def likeness(a: str, b: str) -> float:
    """How alike two pieces of squeezed text are, from 0 to 1: the share of characters that they have in common in
    order."""
    return 1.0 if a == b else Indel.normalized_similarity(a, b)


def most_alike(a: str, b: str) -> float:
    """What :func:`likeness` can't exceed, told by the lengths alone: cheaper than a comparison."""
    return 2 * min(len(a), len(b)) / (len(a) + len(b))


def without_parents(text: str, parents: Sequence[str]) -> str | None:
    """What is left of squeezed text after the labels of its merged parents, printed in front of it (``（三）不予公开
    1.属于国家秘密``); ``None`` where no parent stands in front."""
    rest, taken = text, False
    for parent in parents:
        words = form(parent).words
        _, _, after = split_enumerator(rest)
        cut = _prefix_end(after, words)
        if cut:
            rest, taken = after[cut:].lstrip("-:.,、/>\\|"), True
    return rest if taken and rest else None


def _prefix_end(text: str, words: str) -> int:
    """Where the bare words end that text starts with, punctuation between them skipped; 0 where it doesn't."""
    matched = 0
    for at, character in enumerate(text):
        if matched == len(words):
            return at
        if character == words[matched]:
            matched += 1
        elif not _NOT_WORD.match(character):
            return 0
    return len(text) if matched == len(words) else 0


def match(text: str, candidates: Iterable[Spec]) -> Match[Spec] | None:
    """The candidate whose label a text is, or ``None`` where there is none or where two fit equally well."""
    squeezed = squeeze(text)
    if not squeezed:
        return None
    pool = list(candidates)
    found = _best(squeezed, pool)
    shorter = _LAST_BRACKET.sub("", squeezed)
    if (found is None or found.likeness < 1.0) and shorter and shorter != squeezed:
        cut = _best(shorter, pool)  # a unit in brackets behind the label
        if cut is not None and cut.likeness == 1.0:
            return cut
    return found


def _best(squeezed: str, pool: Sequence[Spec]) -> Match[Spec] | None:
    scored: list[tuple[float, bool, bool, int, Spec]] = []
    own = form(squeezed)
    for order, spec in enumerate(pool):
        forms = [own]
        rest = without_parents(squeezed, spec.under) if spec.under else None
        if rest is not None:
            forms.append(form(rest))
        best: tuple[float, bool, bool] | None = None
        for read in forms:
            for index, wording in enumerate((spec.label, *spec.aliases)):
                score = _score(read, form(wording), form(spec.label))
                if score is None:
                    continue
                if best is None or (score[0], index == 0, score[1]) > (best[0], best[2], best[1]):
                    best = (score[0], score[1], index == 0)
        if best is not None:
            scored.append((best[0], best[1], best[2] and best[0] == 1.0, -order, spec))
    if not scored:
        return None
    scored.sort(key=lambda entry: entry[:4], reverse=True)
    first = scored[0]
    if len(scored) > 1:
        second = scored[1]
        if first[0] == second[0] and first[1] == second[1] and first[2] == second[2]:
            return None
        if first[0] < 1.0 and first[0] - second[0] < MARGIN and first[1] <= second[1]:
            return None
    return Match(first[4], first[0], first[2])


def _score(read: Form, wording: Form, label: Form) -> tuple[float, bool] | None:
    """Likeness of what was read to a wording, and whether the enumerator is the label's own; ``None`` if unlike."""
    if not read.words or not wording.words:
        return None
    number = wording.number or label.number
    same_number = bool(number) and read.number == number
    if read.words == wording.words:
        return 1.0, same_number
    if min(len(read.words), len(wording.words)) < EXACT_BELOW:
        return None
    least = NEAR_WITH_ORDINAL if same_number else NEAR
    cut_off = len(read.words) >= CUT_OFF_FROM and wording.words.startswith(read.words)
    if not cut_off and most_alike(read.words, wording.words) < least:
        return None
    score = likeness(read.words, wording.words)
    return (score, same_number) if cut_off or score >= least else None
