"""Where the template's labels stand in a stream of characters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from linter.interpret.flat.stream import Stream
from linter.interpret.labels import EXACT_BELOW, NEAR, NEAR_WITH_ORDINAL, chinese_number, form
from linter.rulebook.template import RowSpec, TableSpec

MOST_MENTIONS = 60
"""Of one wording; further ones are not looked at."""
LEAST_REST = 2
FARTHEST_REST = 400
"""Letters between the two parts of such a label."""
LEAST_PREFIX = 4
"""Letters of a label's beginning that identify it where a page break cuts it."""
_ENUMERATOR = re.compile(
    r"(?:\((?P<bracketed>[一二三四五六七八九十]{1,3})\)[、.,]?|(?P<chinese>[一二三四五六七八九十]{1,3})[、.,:]"
    r"|\(?(?P<arabic>[0-9]{1,2})\)?[.、,)]|(?P<bare>[0-9]{1,2}))[\s|]*$"
)
_NUMBER_FOLLOWS = re.compile(r"[ |\n:]*(?![0-9]{1,2}[.、)](?![0-9]))[0-9+/-]")
_NOTE = re.compile(r"[ ]?\([^()\n]{2,150}\)")
"""What a report adds to a label in brackets."""
_CLOSING = ")\"'>]"
_STOPS = ",.;:、!?"


class Mention(NamedTuple):
    """A row's label as found. ``start`` and ``end`` range over the stream, its enumerator included; ``first`` and
    ``last`` are its letters (``last`` not included).
    """

    row: int
    start: int
    end: int
    first: int
    last: int
    likeness: float
    official: bool
    weight: float
    numbered: bool
    rest: tuple[int, int] | None = None
    """The letters of the label's end where it stands further down, behind a page break or its own numbers."""


class Known(NamedTuple):
    """The letters where a header, a title or another label that is no row begins and ends;
    ``phrases``: the words of all labels."""

    starts: frozenset[int]
    ends: frozenset[int]
    phrases: tuple[str, ...] = ()


def known_words(stream: Stream, spec: TableSpec) -> Known:
    """Everything in a stream that the template knows besides the rows."""
    starts: set[int] = set()
    ends: set[int] = set()
    others = _other_words(spec)
    phrases = tuple(
        dict.fromkeys([*others, *(letters(text) for row in spec.all_rows() for text in (row.label, *row.aliases))])
    )
    for words in others:
        for at in occurrences(stream.letters, words):
            starts.add(at)
            ends.add(at + len(words))
    return Known(frozenset(starts), frozenset(ends), phrases)


def _other_words(spec: TableSpec) -> list[str]:
    texts = [spec.title, spec.printed_note, *spec.header_labels]
    for block in spec.blocks:
        texts += [block.title, block.header]
    for column in spec.all_columns():
        texts += [column.label, *column.aliases, *column.under]
    for row in spec.all_rows():
        texts += row.under
    return sorted({letters(text) for text in texts if text} - {""})


@lru_cache(maxsize=2048)
def letters(text: str) -> str:
    """A label's bare words, without digits too."""
    return "".join(character for character in form(text).words if character.isalpha())


def occurrences(text: str, words: str) -> list[int]:
    """The first places where some words stand, at most :data:`MOST_MENTIONS`."""
    found: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(found) < MOST_MENTIONS:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def find_rows(stream: Stream, rows: Sequence[RowSpec], known: Known) -> dict[int, Mention]:
    """The mention of each row's label, by the row's number; rows without one are absent.

    Where a label stands several times the mentions that follow one another in the template's order win.
    """
    row_ends = set(known.ends)
    row_starts = set(known.starts)
    for row in rows:
        for words in {letters(row.label), *map(letters, row.aliases)}:
            if len(words) >= EXACT_BELOW:
                for at in occurrences(stream.letters, words):
                    row_starts.add(at)
                    row_ends.add(at + len(words))
    around = Known(frozenset(row_starts), frozenset(row_ends))
    every: list[Mention] = []
    for number, row in enumerate(rows):
        every += _exact(stream, number, row, around)
    chosen = _chain(every)
    taken = {mention.row for mention in chosen.values()}
    for mention in sorted(every, key=lambda mention: (-mention.weight, mention.start)):
        if mention.row not in taken and not _overlaps(mention, chosen.values()) and _alone(mention, every):
            chosen[mention.row] = mention
            taken.add(mention.row)
    for number, row in enumerate(rows):
        if number not in chosen:
            near = _near(stream, number, row, chosen, around) or _beginning(stream, number, row, chosen, around)
            if near is not None:
                chosen[number] = near
    return dict(sorted(chosen.items()))


def _alone(mention: Mention, every: Sequence[Mention]) -> bool:
    """Whether a mention out of order is beyond doubt: long or numbered, and nowhere else as good."""
    if not mention.numbered and mention.last - mention.first < 6 and mention.weight < 5:
        return False
    return not any(
        other.row == mention.row and other.start != mention.start and other.weight >= mention.weight for other in every
    )


def _overlaps(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(mention.first < other.last and other.first < mention.last for other in others)


def _exact(stream: Stream, number: int, row: RowSpec, around: Known) -> list[Mention]:
    found: dict[int, Mention] = {}
    official = letters(row.label)
    for words in dict.fromkeys([official, *map(letters, row.aliases)]):
        for first in occurrences(stream.letters, words):
            last = first + len(words)
            if official.startswith(words):
                while last - first < len(official) and stream.letters[last : last + 1] == official[last - first]:
                    last += 1
            rest = _rest(stream, official, words, first, last, len(stream.letters))
            likeness = 1.0
            if rest is None and official.startswith(words):
                last, likeness = _misspelt_rest(stream, official, first, last)
            mention = _mention(stream, number, row, first, last, likeness, words == official or bool(rest), around)
            if mention is not None and (first not in found or found[first].weight < mention.weight):
                found[first] = mention._replace(rest=rest)
    kept = sorted(found.values(), key=lambda mention: mention.first)
    return [
        mention
        for mention in kept
        if not any(o.first <= mention.first and mention.last <= o.last and o is not mention for o in kept)
    ]


def _rest(stream: Stream, official: str, words: str, first: int, last: int, high: int) -> tuple[int, int] | None:
    """Where a label goes on of which only the beginning stands at ``first`` to ``last``."""
    rest = official[last - first :]
    if not official.startswith(words) or len(rest) < LEAST_REST:
        return None
    at = stream.letters.find(rest, last, min(high, last + FARTHEST_REST))
    return (at, at + len(rest)) if at >= 0 else None


def _misspelt_rest(stream: Stream, official: str, first: int, last: int) -> tuple[int, float]:
    """Where a label ends that begins well and goes on nearly as it should, and how like it is as a whole."""
    size = len(official) - (last - first)
    if size <= EXACT_BELOW:
        return last, 1.0
    likeness, end = max(
        (Indel.normalized_similarity(official, stream.letters[first:at]), at)
        for at in range(last + size - 2, last + size + 3)
    )
    return (end, likeness) if likeness >= NEAR else (last, 1.0)


def _mention(
    stream: Stream, number: int, row: RowSpec, first: int, last: int, likeness: float, official: bool, around: Known
) -> Mention | None:
    """The mention that some letters make, or ``None`` where they are part of other words."""
    words_at = stream.at[first]
    start, numbered, other = _enumerator(stream, row, words_at)
    end = stream.at[last - 1] + 1
    while end < len(stream.raw) and stream.raw[end] in _CLOSING:
        end += 1
    before = stream.raw[start - 1] if start else "\n"
    clean = (
        numbered
        or before in "\n|)"
        or before.isdigit()
        or (before == " " and not _prose_before(stream, start, first, around))
        or first in around.ends
    )
    size = last - first
    if note := _NOTE.match(stream.raw, end):
        end = note.end()
        last = letter_at(stream, end)
    follows, stopped = _what_follows(stream, end, last, around)
    if not clean and not (size >= 8 and follows):
        return None
    if stopped and not numbered:
        return None
    if size < EXACT_BELOW and not (numbered or follows):
        return None
    weight = size / 4 + 4 * numbered - 3 * other + 3 * follows + 2 * clean
    return Mention(number, start, end, first, last, likeness, official, weight, numbered)


def _prose_before(stream: Stream, start: int, first: int, around: Known) -> bool:
    """Whether words stand in front on the same line that no label ends with."""
    text = stream.raw[stream.starts[stream.line_of(start)] : start].rstrip()
    return bool(text) and text[-1].isalpha() and first not in around.ends and len(text) > 6


def _what_follows(stream: Stream, end: int, last: int, around: Known) -> tuple[bool, bool]:
    """Whether a number follows directly, and whether a sentence goes on."""
    if _NUMBER_FOLLOWS.match(stream.raw, end):
        return True, False
    return False, end < len(stream.raw) and stream.raw[end] in _STOPS


def _enumerator(stream: Stream, row: RowSpec, words_at: int) -> tuple[int, bool, bool]:
    """Where the enumerator in front of some words begins, whether it is the label's own, and whether it is another."""
    own = form(row.label)
    low = max(0, words_at - 12)
    text = stream.raw[low:words_at]
    while text and text[-1] in "\"'<[":
        text = text[:-1]
    found = _ENUMERATOR.search(text)
    if found is None or found.lastgroup is None:
        return low + len(text), False, False
    numerals = found[found.lastgroup]
    begin = low + found.start()
    if found.lastgroup in ("arabic", "bare"):
        if found.lastgroup == "bare" and (own.style != "arabic" or not numerals.endswith(str(own.number))):
            return low + len(text), False, False
        if found.lastgroup == "bare" and "\n" in text[found.end("bare") :]:
            return low + len(text), False, False
        if own.style != "arabic" and text[found.start() :].rstrip()[-1:] not in ".、)":
            return low + len(text), False, False
        digits_at = low + found.start(found.lastgroup)
        if own.style == "arabic" and numerals.endswith(str(own.number)):
            digits_at += len(numerals) - len(str(own.number))
            behind = digits_at > 0 and stream.raw[digits_at - 1].isdigit()
            begin = digits_at if behind or len(numerals) > len(str(own.number)) else begin
            return begin, True, False
        if digits_at + len(numerals) - 1 > 0 and stream.raw[digits_at + len(numerals) - 2].isdigit():
            begin = digits_at + len(numerals) - 1
        return begin, False, True
    same = found.lastgroup == own.style and chinese_number(numerals) == own.number
    return begin, same, not same


def _chain(every: Sequence[Mention]) -> dict[int, Mention]:
    """The heaviest series of mentions in the template's order and the text's; nearer ones win a tie."""
    ordered = sorted(every, key=lambda mention: (mention.first, -mention.row))
    best: list[float] = []
    before: list[int | None] = []
    for index, mention in enumerate(ordered):
        top, link = 0.0, None
        for earlier in range(index):
            other = ordered[earlier]
            if other.row < mention.row and other.last <= mention.first:
                gain = best[earlier] - min(mention.first - other.last, 4000) / 4000
                if gain > top:
                    top, link = gain, earlier
        best.append(top + mention.weight)
        before.append(link)
    if not best:
        return {}
    at: int | None = max(range(len(best)), key=lambda index: (best[index], -index))
    chain: dict[int, Mention] = {}
    while at is not None:
        chain[ordered[at].row] = ordered[at]
        at = before[at]
    return chain


def _near(stream: Stream, number: int, row: RowSpec, chosen: dict[int, Mention], around: Known) -> Mention | None:
    """The near match of a label between the labels above and below it."""
    low, high = _gap(stream, number, chosen)
    text = stream.letters[low:high]
    best: Mention | None = None
    for words in dict.fromkeys([letters(row.label), *map(letters, row.aliases)]):
        if len(words) < EXACT_BELOW + 1 or len(text) < EXACT_BELOW:
            continue
        found = fuzz.partial_ratio_alignment(words, text)
        if found is None or found.score < 60:
            continue
        first, last, score = _trim(words, text, found.dest_start, found.dest_end)
        mention = _mention(stream, number, row, low + first, low + last, score, False, around)
        if mention is None or score < (NEAR_WITH_ORDINAL if mention.numbered else NEAR):
            continue
        if best is None or mention.likeness > best.likeness:
            best = mention
    return best


def _trim(words: str, text: str, start: int, end: int) -> tuple[int, int, float]:
    """The range near a first guess that is most like some words."""
    best = (start, end, 0.0)
    for first in range(max(0, start - 2), min(len(text), start + 3)):
        for last in range(max(first + 1, end - 3), min(len(text), end + 4) + 1):
            score = Indel.normalized_similarity(words, text[first:last])
            if score > best[2]:
                best = (first, last, score)
    return best


def _beginning(stream: Stream, number: int, row: RowSpec, chosen: dict[int, Mention], around: Known) -> Mention | None:
    """A label's beginning, where its end stands further down (behind a page break and a repeated header)."""
    low, high = _gap(stream, number, chosen)
    words = letters(row.label)
    for length in range(len(words) - 1, LEAST_PREFIX - 1, -1):
        first = stream.letters.find(words[:length], low, high)
        if first < 0:
            continue
        rest = _rest(stream, words, words[:length], first, first + length, high)
        share = 1.0 if rest else length / len(words)
        mention = _mention(stream, number, row, first, first + length, share, bool(rest), around)
        if mention is None:
            return None
        if rest or mention.numbered or length * 4 >= len(words) * 3:
            return mention._replace(rest=rest)
        return None
    return None


def _gap(stream: Stream, number: int, chosen: dict[int, Mention]) -> tuple[int, int]:
    """The letters between the label found above a row and the one found below it."""
    above = [mention for row, mention in chosen.items() if row < number]
    below = [mention for row, mention in chosen.items() if row > number]
    low = max((mention.last for mention in above), default=0)
    high = min((mention.first for mention in below if mention.first >= low), default=len(stream.letters))
    return low, high


def own_letters(mentions: Iterable[Mention]) -> set[int]:
    """The letters that are part of a row's label."""
    found: set[int] = set()
    for mention in mentions:
        found.update(range(mention.first, mention.last))
        if mention.rest:
            found.update(range(*mention.rest))
    return found


def letter_at(stream: Stream, position: int) -> int:
    """The number of the first letter at or behind a position."""
    return bisect_left(stream.at, position)
