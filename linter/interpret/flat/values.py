"""Which numbers belong to which row's label.

Three ways, from the surest down: numbers on the label's own line; as many whole groups of numbers between two sure
rows as there are labels; and numbers below a label, where labels and numbers alternate throughout.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linter.interpret.flat.mentions import Known, Mention, letter_at
from linter.interpret.flat.stream import Stream, Token

_UNIT_AND_STOP = re.compile(r"[^\W\d]{1,2}[,.;]")
_ONLY_NUMBERS = re.compile(r"[0-9 ]+")
NEAR = 2
"""Lines below a row within which numbers that no row claims may be the lower parts of its own."""
MOST_LETTERS_ADDED = 4
"""Letters that stand with a number in one cell."""
MOST_LETTERS_BETWEEN = 6
"""Letters between a label and its numbers on one line that are taken for an addition to the label."""


class Values(NamedTuple):
    """What stands in a row: its tokens in order; ``sure`` is false where they may belong to another row."""

    tokens: tuple[Token, ...]
    sure: bool = True
    own_line: bool = False


class Assigned(NamedTuple):
    """The rows' values, by the row's number, and the groups of numbers that no row claims."""

    rows: Mapping[int, Values]
    left: tuple[tuple[Token, ...], ...]


def value_tokens(stream: Stream, mentions: Mapping[int, Mention], known: Known) -> list[Token]:
    """The tokens that aren't a label's enumerator, nor numbers in a sentence."""
    heads = sorted((mention.start, stream.at[mention.first]) for mention in mentions.values())
    starts = [start for start, _ in heads]
    ends = {stream.at[mention.last - 1] + 1 for mention in mentions.values()}
    ends |= {stream.at[last - 1] + 1 for last in known.ends}
    own = {stream.at[mention.first] for mention in mentions.values()} | {stream.at[first] for first in known.starts}
    kept: list[Token] = []
    for token in stream.tokens:
        index = bisect_left(starts, token.end) - 1
        if index >= 0 and heads[index][0] < token.end and token.start < heads[index][1]:
            if token.start >= heads[index][0]:
                continue
            token = Token(token.start, heads[index][0], token.line, token.mark)
        if not _in_sentence(stream, token, starts, ends):
            kept.append(token if token.mark else _with_letters(stream, token, own, ends))
    return kept


def _with_letters(stream: Stream, token: Token, starts: set[int], ends: set[int]) -> Token:
    """A number with the letters that stand with it between two separators, of which none is a label's."""
    raw, first, last = stream.raw, token.start, token.end
    while token.start - first <= MOST_LETTERS_ADDED and first not in ends and first and raw[first - 1].isalpha():
        first -= 1
    while last - token.end <= MOST_LETTERS_ADDED and last not in starts and raw[last : last + 1].isalpha():
        last += 1
    before, after = raw[first - 1 : first] or "\n", raw[last : last + 1] or "\n"
    too_many = max(token.start - first, last - token.end) > MOST_LETTERS_ADDED
    if too_many or (first, last) == (token.start, token.end) or before not in "| \n" or after not in "| \n":
        return token
    return token._replace(start=first, end=last, worded=True)


def _in_sentence(stream: Stream, token: Token, starts: Sequence[int], ends: set[int]) -> bool:
    """Letters on both sides, or a letter and a stop, none of which is a label's."""
    before = token.start - 1
    while before >= 0 and stream.raw[before] == " ":
        before -= 1
    after = token.end
    while after < len(stream.raw) and stream.raw[after] == " ":
        after += 1
    left = before >= 0 and stream.raw[before].isalpha() and before + 1 not in ends
    right = stream.raw[after : after + 1]
    following = stream.raw[after + 1 : after + 2]
    stop = right != "" and (right in ",;:、" or (right == "." and not following.isdigit()))
    at = bisect_left(starts, after)
    label = at < len(starts) and starts[at] <= after + 1
    if not label and (stop or _UNIT_AND_STOP.match(stream.raw, after)):
        return True
    return left and (right.isalpha() and not label) and stream.letters_between(*_line_before(stream, token)) > 8


def _line_before(stream: Stream, token: Token) -> tuple[int, int]:
    return stream.starts[token.line], token.start


def runs(stream: Stream, tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens with no letter between them."""
    found: list[list[Token]] = []
    for token in tokens:
        if found and not stream.letters_between(found[-1][-1].end, token.start):
            found[-1].append(token)
        else:
            found.append([token])
    return found


def doubting_wrapped(stream: Stream, read: Assigned) -> Assigned:
    """Rows are unsure beside which numbers stand that no row claims: within two lines of a row that itself stands on
    several lines (a number wrapped in a narrow cell leaves one part above the row's line and one below), or a line of
    nothing but several of them, fewer than the row has, below it (the lower parts of a row that a page break cuts)."""
    strays = {token.line for group in read.left for token in group}
    bare = [
        group
        for group in read.left
        if _ONLY_NUMBERS.fullmatch(stream.raw[stream.starts[group[0].line] : stream.line_end(group[-1].line)])
    ]

    def wrapped(values: Values) -> bool:
        lines = {token.line for token in values.tokens}
        return len(lines) > 1 and any(min(lines) - 2 <= line <= max(lines) + 2 for line in strays)

    def cut(values: Values) -> bool:
        last = max((token.line for token in values.tokens), default=-NEAR)
        return any(1 < len(group) < len(values.tokens) and 0 < group[0].line - last <= NEAR for group in bare)

    rows = {
        number: values._replace(sure=False) if wrapped(values) or cut(values) else values
        for number, values in read.rows.items()
    }
    return read._replace(rows=rows)


def is_scattered(tokens: Sequence[Token]) -> bool:
    """Whether each of several numbers has a line of its own."""
    return len({token.line for token in tokens}) == len(tokens) > 1


def groups(tokens: Sequence[Token], width: int) -> list[tuple[Token, ...]]:
    """A run cut into rows: a line that holds a whole row is one; the lines between such lines make one row together,
    or several if each number has its own line and none is left over."""
    lines: list[list[Token]] = []
    for token in tokens:
        if lines and lines[-1][-1].line == token.line:
            lines[-1].append(token)
        else:
            lines.append([token])
    found: list[tuple[Token, ...]] = []
    waiting: list[Token] = []
    for line in [*lines, None]:
        if line is not None and len(line) != width:
            waiting += line
            continue
        if waiting:
            if len(waiting) % width == 0 and is_scattered(waiting):
                found += [tuple(waiting[at : at + width]) for at in range(0, len(waiting), width)]
            else:
                found.append(tuple(waiting))
            waiting = []
        if line is not None:
            found.append(tuple(line))
    return found


def assign(
    stream: Stream, mentions: Mapping[int, Mention], width: int, tokens: Sequence[Token], known: Known
) -> Assigned:
    """The values of some rows of equal width. ``tokens`` are those of the rows' part of the stream."""
    found: dict[int, Values] = {}
    free = list(tokens)
    for number, mention in mentions.items():
        own = _on_own_line(stream, mention, mentions, width, free, known)
        if own:
            found[number] = Values(own, own_line=True)
            held = {token.start for token in own}
            free = [token for token in free if token.start not in held]
    left: list[tuple[Token, ...]] = []
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
            given, rest = _between(stream, [(n, mentions[n]) for n in waiting], part, width)
            found.update(given)
            left += rest
        else:
            left += [group for run in runs(stream, part) for group in groups(run, width)]
        if anchor is not None:
            below, bottom = anchor, max(found[anchor].tokens[-1].end, mentions[anchor].start)
    return Assigned(dict(sorted(found.items())), tuple(left))


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


def _on_own_line(
    stream: Stream,
    mention: Mention,
    mentions: Mapping[int, Mention],
    width: int,
    tokens: Sequence[Token],
    known: Known,
) -> tuple[Token, ...]:
    """The numbers that begin on a line of the label: inside it, or right behind it."""
    first, last = stream.at[mention.first], stream.at[mention.last - 1]
    inside = [token for token in tokens if first < token.start < last]
    if len(inside) == width:
        return tuple(inside)
    behind = [token for token in tokens if token.start >= mention.end]
    if inside:
        run = [*inside, *(behind if behind and not stream.letters_between(mention.end, behind[0].start) else [])]
        return _first_row(stream, _unbroken(stream, run, last), width)
    if not behind or behind[0].line != stream.line_of(last):
        return ()
    between = stream.letters_between(mention.end, behind[0].start)
    if between:
        begin = letter_at(stream, mention.end)
        taken = any(mention.last <= other.first < begin + between for other in mentions.values())
        text = stream.raw[mention.end : behind[0].start]
        if taken or between > MOST_LETTERS_BETWEEN or any(stop in text for stop in ",.;:"):
            return ()
        if any(begin <= at < begin + between for at in known.starts):
            return ()
    return _first_row(stream, _unbroken(stream, behind, -1), width)


def _unbroken(stream: Stream, tokens: Sequence[Token], last: int) -> list[Token]:
    """Tokens from the first on up to the first letter behind ``last``."""
    kept: list[Token] = []
    for token in tokens:
        if kept and stream.letters_between(max(kept[-1].end, last + 1), token.start):
            break
        kept.append(token)
    return kept


def _first_row(stream: Stream, run: Sequence[Token], width: int) -> tuple[Token, ...]:
    """The row that a run begins with: its first line, with the lines that a wrapped row goes on in."""
    if not run:
        return ()
    line = [token for token in run if token.line == run[0].line]
    if len(line) >= width or len(line) == len(run):
        return tuple(line)
    whole = groups(run, width)[0]
    if len(whole) == width:
        return whole
    if len(whole) == width + 1 and _page_number(stream, whole[-1]):
        return whole[:-1]
    return whole if len(whole) < width else tuple(line)


def _page_number(stream: Stream, token: Token) -> bool:
    """Whether a number alone on its line stands at the end of a page."""
    line = token.line
    if stream.raw[stream.starts[line] : stream.line_end(line)].strip() != stream.raw[token.start : token.end]:
        return False
    page = stream.places[line].page
    following = [other for other in stream.places[line + 1 : line + 2] if other.page != page]
    return token.mark is False and (bool(following) or line + 1 >= len(stream.starts))


def _between(
    stream: Stream,
    rows: Sequence[tuple[int, Mention]],
    tokens: Sequence[Token],
    width: int,
) -> tuple[dict[int, Values], list[tuple[Token, ...]]]:
    """Values for rows without numbers on their own lines, between two rows that have them."""
    found = [group for run in runs(stream, tokens) for group in groups(run, width)]
    found = [_trimmed(stream, group, width) for group in found]
    if not found:
        return {number: Values(()) for number, _ in rows}, []
    whole = [group for group in found if len(group) == width]
    if width > 1 and len(whole) == len(rows) and all(len(group) < 2 for group in found if len(group) != width):
        return {number: Values(group) for (number, _), group in zip(rows, whole, strict=True)}, []
    if width == 1 and len(whole) == len(rows):
        return {number: Values(group) for (number, _), group in zip(rows, whole, strict=True)}, []
    below = _alternate(rows, found)
    if below is not None:
        return below, []
    return {number: Values((), sure=False) for number, _ in rows}, found


def _trimmed(stream: Stream, group: tuple[Token, ...], width: int) -> tuple[Token, ...]:
    if len(group) == width + 1 and _page_number(stream, group[-1]):
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


def is_regular(stream: Stream, mentions: Mapping[int, Mention], assigned: Assigned) -> bool:
    """Whether labels stand in the template's order, each with its own numbers right behind it and none left over.

    Where it isn't so, the text may go down the columns of the page instead of along its rows.
    """
    starts = [mentions[number].start for number in sorted(mentions)]
    if assigned.left or starts != sorted(starts):
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
    return Assigned(rows, assigned.left)
