"""The numbers of a text that are values, in rows, and those that stand on a label's own line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from linter.interpret.flat.mentions import Known, Mention, letter_at
from linter.interpret.flat.stream import Stream, Token

_UNIT_AND_STOP = re.compile(r"[^\W\d]{1,2}[,.;]")
LEAST_SERIAL = 3
"""Rows with serial numbers that are a column of them, and what such numbers leave out at most."""
MOST_LETTERS_ADDED = 4
"""Letters that stand with a number in one cell."""
MOST_LETTERS_BETWEEN = 6
"""Letters between a label and its numbers on one line that are taken for an addition to the label."""


class Values(NamedTuple):
    """What stands in a row: its tokens in order; ``sure`` is false where they may belong to another row."""

    tokens: tuple[Token, ...]
    sure: bool = True
    own_line: bool = False


def value_tokens(stream: Stream, mentions: Mapping[int, Mention], known: Known) -> list[Token]:
    """The tokens that aren't a label's enumerator, nor numbers in a sentence."""
    heads = sorted((mention.start, stream.at[mention.first]) for mention in mentions.values())
    starts = [start for start, _ in heads]
    ends = {stream.at[mention.last - 1] + 1 for mention in mentions.values()}
    ends |= {stream.at[last - 1] + 1 for last in known.ends}
    own = {stream.at[mention.first] for mention in mentions.values()} | {stream.at[first] for first in known.starts}
    kept: list[Token] = []
    serial = _serial_numbers(stream, starts)
    for token in stream.tokens:
        if token.start in serial:
            continue
        index = bisect_left(starts, token.end) - 1
        if index >= 0 and heads[index][0] < token.end and token.start < heads[index][1]:
            if token.start >= heads[index][0]:
                continue
            token = Token(token.start, heads[index][0], token.line, token.mark)
        if not _in_sentence(stream, token, starts, ends):
            kept.append(token if token.mark else _with_letters(stream, token, own, ends))
    return kept


def _serial_numbers(stream: Stream, starts: Sequence[int]) -> set[int]:
    """Where the numbers of a column of serial numbers begin: each first on its line and right before a label, counting
    on from row to row."""
    found: list[Token] = []
    for token in stream.tokens:
        at = bisect_left(starts, token.end)
        before = stream.raw[stream.starts[token.line] : token.start]
        if token.mark or at == len(starts) or before.strip(" |") or starts[at] == token.end:
            continue
        if not stream.raw[token.end : starts[at]].strip(" |"):
            found.append(token)
    numbers = [stream.raw[token.start : token.end] for token in found]
    if len(found) < LEAST_SERIAL or not all(map(str.isdigit, numbers)):
        return set()
    steps = [int(other) - int(one) for one, other in pairwise(numbers)]
    return {token.start for token in found} if all(1 <= step <= LEAST_SERIAL for step in steps) else set()


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


def on_own_line(
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
    if len(whole) == width + 1 and is_page_number(stream, whole[-1]):
        return whole[:-1]
    return whole if len(whole) < width else tuple(line)


def is_page_number(stream: Stream, token: Token) -> bool:
    """Whether a number alone on its line stands at the end of a page."""
    line = token.line
    if stream.raw[stream.starts[line] : stream.line_end(line)].strip() != stream.raw[token.start : token.end]:
        return False
    page = stream.places[line].page
    following = [other for other in stream.places[line + 1 : line + 2] if other.page != page]
    return token.mark is False and (bool(following) or line + 1 >= len(stream.starts))
