"""Rows whose values stand on several lines: in which orders they may stand in the row.

Inside a line values stand from left to right. Which of two lines' values comes first can't be known: a cell whose text
is set higher or lower than its neighbours' has a line of its own, above or below theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from linter.interpret.flat.stream import Stream, Token
from linter.interpret.flat.values import is_scattered

MOST_ORDERS = 8000
LEAST_DOWN = 5
"""So many values of which all but two at most have lines of their own were written one cell a line, in order."""

Order = tuple[str, ...]


def on_several_lines(tokens: Sequence[Token], one_a_line: bool) -> bool:
    """Whether values stand on several lines, and not one cell a line as those of the whole table
    (``one_a_line``)."""
    sizes = [len(list(line)) for _, line in groupby(token.line for token in tokens)]
    alone = sizes.count(1)
    if len(sizes) < 2 or (one_a_line and alone == len(tokens)):
        return False
    return not (one_a_line and len(tokens) >= LEAST_DOWN and alone >= len(tokens) - 2)


def are_one_a_line(rows: Iterable[Sequence[Token]]) -> bool:
    """Whether the rows of a table with several values have most of them on lines of their own."""
    several = [tokens for tokens in rows if len(tokens) > 1]
    return sum(map(is_scattered, several)) * 2 > len(several)


def orders(stream: Stream, tokens: Sequence[Token]) -> list[Order] | None:
    """The different series of texts that a row's values may make, the one that keeps the order of the lines first;
    ``None`` where there are too many."""
    lines = [
        [stream.raw[token.start : token.end].strip() for token in line]
        for _, line in groupby(tokens, key=lambda token: token.line)
    ]
    found: set[Order] = {()}
    for line in lines:
        merged: set[Order] = set()
        for before in found:
            merged |= _merged(before, tuple(line))
            if len(merged) > MOST_ORDERS:
                return None
        found = merged
    natural = tuple(text for line in lines for text in line)
    return [natural, *sorted(found - {natural})]


def _merged(one: Order, other: Order) -> set[Order]:
    """All series that keep the order of both."""
    rows: list[set[Order]] = [{other[:size]} for size in range(len(other) + 1)]
    for text in one:
        after: list[set[Order]] = []
        for size, series in enumerate(rows):
            reached = {(*before, text) for before in series}
            if size:
                reached |= {(*before, other[size - 1]) for before in after[size - 1]}
            after.append(reached)
        rows = after
    return rows[-1]
