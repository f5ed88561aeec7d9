"""Which numbers belong to which row's label.

Three ways, from the surest down: numbers on the label's own line; as many whole groups of numbers between two sure
rows as there are labels; and numbers below a label, where labels and numbers alternate throughout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linter.interpret.flat.mentions import Known, Mention, letter_at, own_letters
from linter.interpret.flat.stream import Stream, Token
from linter.interpret.flat.values import Values, groups, is_page_number, is_scattered, on_own_line, runs

LEAST_STRANGE = 2
"""Letters of words that no label has."""


class Assigned(NamedTuple):
    """The rows' values, by the row's number, and the groups of numbers that no row claims; ``passed``: single numbers
    between whole rows, which may be a page's or a part of a value."""

    rows: Mapping[int, Values]
    left: tuple[tuple[Token, ...], ...]
    passed: tuple[tuple[Token, ...], ...] = ()


def assign(
    stream: Stream, mentions: Mapping[int, Mention], width: int, tokens: Sequence[Token], known: Known
) -> Assigned:
    """The values of some rows of equal width. ``tokens`` are those of the rows' part of the stream."""
    found: dict[int, Values] = {}
    free = list(tokens)
    for number, mention in mentions.items():
        beside = on_own_line(stream, mention, mentions, width, free, known)
        if beside:
            found[number] = Values(beside, own_line=True)
            held = {token.start for token in beside}
            free = [token for token in free if token.start not in held]
    left: list[tuple[Token, ...]] = []
    passed: list[tuple[Token, ...]] = []
    own = own_letters(mentions.values())
    anchors = _in_order(found, mentions)
    below, bottom = -1, -1
    for anchor in [*anchors, None]:
        above, top = (below, bottom)
        start = mentions[anchor].start if anchor is not None else len(stream.raw)
        waiting = [
            number
            for number in mentions
            if number not in found and above < number and (anchor is None or number < anchor)
        ]
        part = [token for token in free if top <= token.start < start]
        if waiting:
            given, rest = _between(stream, [(n, mentions[n]) for n in waiting], part, width, known, own)
            found.update(given)
            left += rest
            held = {token.start for values in given.values() for token in values.tokens}
            held |= {token.start for group in rest for token in group}
            passed += [(token,) for token in part if token.start not in held]
        else:
            left += [group for run in runs(stream, part) for group in groups(run, width)]
        if anchor is not None:
            below, bottom = anchor, max(found[anchor].tokens[-1].end, mentions[anchor].start)
    return Assigned(dict(sorted(found.items())), tuple(left), tuple(passed))


def _in_order(found: Mapping[int, Values], mentions: Mapping[int, Mention]) -> list[int]:
    """The longest series of rows that is in order both in the template and in the text."""
    numbers = sorted(found)
    best: list[list[int]] = []
    for number in numbers:
        longest: list[int] = []
        for series in best:
            if mentions[series[-1]].start < mentions[number].start and len(series) > len(longest):
                longest = series
        best.append([*longest, number])
    return max(best, key=len, default=[])


def _between(
    stream: Stream,
    rows: Sequence[tuple[int, Mention]],
    tokens: Sequence[Token],
    width: int,
    known: Known,
    own: set[int],
) -> tuple[dict[int, Values], list[tuple[Token, ...]]]:
    """Values for rows without numbers on their own lines, between two rows that have them."""
    every = [_trimmed(stream, group, width) for run in runs(stream, tokens) for group in groups(run, width)]
    found = [group for group in every if not has_own_words(stream, group[0], known, own)]
    strange = [group for group in every if group not in found]
    if strange:
        # The words may be those of one of the labels, misspelt: then a row without numbers isn't blank.
        values = _given(rows, found, width) if found else None
        given = {number: Values((), sure=False) for number, _ in rows}
        if values is None:
            return given, every
        return {number: row if row.tokens else given[number] for number, row in values.items()}, strange
    if not found:
        return {number: Values(()) for number, _ in rows}, []
    values = _given(rows, found, width)
    if values is None:
        return {number: Values((), sure=False) for number, _ in rows}, found
    return values, []


def _given(
    rows: Sequence[tuple[int, Mention]], found: Sequence[tuple[Token, ...]], width: int
) -> dict[int, Values] | None:
    """A group to each row, each behind the row's label: as many whole ones as there are rows, else those below each."""
    whole = [group for group in found if len(group) == width]
    if len(whole) == len(rows) and (width == 1 or all(len(group) < 2 for group in found if len(group) != width)):
        pairs = list(zip(rows, whole, strict=True))
        if all(mention.start < group[0].start for (_, mention), group in pairs):
            return {number: Values(group) for (number, _), group in pairs}
    return _alternate(rows, found)


def has_own_words(stream: Stream, token: Token, known: Known, own: set[int]) -> bool:
    """Whether the words in front of a number, on its line or the last one with words, are no part of any label: then it
    is another row's. ``own``: the letters of the labels found."""
    last = letter_at(stream, token.start)
    if not last:
        return False
    first = letter_at(stream, stream.starts[stream.line_of(stream.at[last - 1])])
    text = stream.letters[first:last]
    if len(text) < LEAST_STRANGE or not own.isdisjoint(range(first, last)):
        return False
    return not any(text in phrase for phrase in known.phrases)


def _trimmed(stream: Stream, group: tuple[Token, ...], width: int) -> tuple[Token, ...]:
    if len(group) == width + 1 and is_page_number(stream, group[-1]):
        return group[:-1]
    return group


def _alternate(rows: Sequence[tuple[int, Mention]], found: Sequence[tuple[Token, ...]]) -> dict[int, Values] | None:
    """Each group to the label above it, where labels are in order and none has two groups."""
    starts = [mention.start for _, mention in rows]
    if starts != sorted(starts) or found[0][0].start < starts[0]:
        return None
    given: dict[int, Values] = {number: Values(()) for number, _ in rows}
    for group in found:
        number = max((row for row in rows if row[1].start < group[0].start), key=lambda row: row[1].start)[0]
        if given[number].tokens:
            return None
        given[number] = Values(group)
    return given


def is_regular(stream: Stream, mentions: Mapping[int, Mention], assigned: Assigned, known: Known) -> bool:
    """Whether labels stand in the template's order, each with its own numbers right behind it and none left over but
    those of rows that the template doesn't have.

    Where it isn't so, the text may go down the columns of the page instead of along its rows.
    """
    starts = [mentions[number].start for number in sorted(mentions)]
    own = own_letters(mentions.values())
    if starts != sorted(starts) or not all(has_own_words(stream, group[0], known, own) for group in assigned.left):
        return False
    for number, values in assigned.rows.items():
        if values.tokens and not values.own_line:
            later = [start for start in starts if mentions[number].start < start <= values.tokens[0].start]
            if later or values.tokens[0].start < mentions[number].start:
                return False
    return True


def without_scattered(assigned: Assigned) -> Assigned:
    """The rows whose numbers stand one a line made unsure."""
    rows = {
        number: values._replace(sure=False) if is_scattered(values.tokens) else values
        for number, values in assigned.rows.items()
    }
    return assigned._replace(rows=rows)
