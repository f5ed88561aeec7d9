"""Rows beside which numbers stand that no row claims: these may be parts of the row's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from linter.interpret.flat.assign import Assigned
from linter.interpret.flat.mentions import Mention, letter_at, own_letters
from linter.interpret.flat.stream import Stream, Token
from linter.interpret.flat.values import MOST_LETTERS_BETWEEN, Values

NEAR = 2
"""Lines beside a row within which numbers that no row claims may be parts of its own."""
LEAST_BROKEN = 3
"""Digits of a number of which the rest may stand on another line."""
_ONLY_NUMBERS = re.compile(r"[0-9 ]+")


def doubting_wrapped(stream: Stream, read: Assigned, mentions: Mapping[int, Mention]) -> Assigned:
    """Rows are unsure beside which numbers stand that no row claims: within two lines of a row that itself stands on
    several lines (a number wrapped in a narrow cell leaves one part above the row's line and one below); below it a
    line of several numbers without words of its own, at most as many as the row has (the lower parts of a row whose
    numbers all are wrapped, or which a page break cuts); fewer numbers than the row has, or one alone, beside a long
    one (the rest of it); a number that ends within a group of thousands.
    """
    strays = {token.line for group in read.left for token in group}
    labels = own_letters(mentions.values())
    wordless = [group for group in read.left if _goes_on(stream, group, labels)]
    rests = {
        group[0].line: len(group)
        for group in (*wordless, *read.passed)
        if group in wordless or _is_alone(stream, group[0])
    }
    alone = {group[0].line for group in (*wordless, *read.passed) if _is_alone(stream, group[0])}

    def wrapped(values: Values) -> bool:
        lines = {token.line for token in values.tokens}
        return len(lines) > 1 and any(min(lines) - NEAR <= line <= max(lines) + NEAR for line in strays)

    def cut(values: Values) -> bool:
        last = max((token.line for token in values.tokens), default=-NEAR)
        return any(1 < len(group) <= len(values.tokens) and 0 < group[0].line - last <= NEAR for group in wordless)

    def broken(values: Values) -> bool:
        around = {token.line + step for token in values.tokens for step in (-1, 0, 1)}
        if any(stream.has_cut_number(line) for line in around):
            return True
        lines = {token.line for token in values.tokens if _may_go_on(stream, token)}
        near = [line + step for line in lines for step in (-2, -1, 1, 2) if line + step in rests]
        return any(rests[line] < len(values.tokens) or line in alone for line in near)

    rows = {
        number: values._replace(sure=False) if wrapped(values) or cut(values) or broken(values) else values
        for number, values in read.rows.items()
    }
    return read._replace(rows=rows)


def _is_alone(stream: Stream, token: Token) -> bool:
    return _ONLY_NUMBERS.fullmatch(stream.line(token.line).strip()) is not None


def _may_go_on(stream: Stream, token: Token) -> bool:
    """Whether the rest of a number may stand on another line: it has several digits, or a comma and not three more."""
    around = stream.raw[max(token.start - 1, 0) : token.end + 1]
    return not token.mark and (token.end - token.start >= LEAST_BROKEN or "," in (around[:1], around[-1:]))


def _goes_on(stream: Stream, group: Sequence[Token], labels: set[int]) -> bool:
    """Whether values may be the lower parts of those above: no words of their own (a few of a label set vertically may
    stand there), or one that begins with 0."""
    cut = any(re.match(r"0[0-9]", stream.raw[token.start : token.end]) for token in group)
    return cut or _words_before(stream, group[0], labels) <= MOST_LETTERS_BETWEEN


def _words_before(stream: Stream, token: Token, labels: set[int]) -> int:
    """Letters in front of a token on its line that are no row's label."""
    first, last = letter_at(stream, stream.starts[token.line]), letter_at(stream, token.start)
    return sum(at not in labels for at in range(first, last))
