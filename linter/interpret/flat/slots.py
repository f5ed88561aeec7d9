"""The places of numbers in a row that has fewer numbers than columns: by separators that keep the place of a blank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linter.interpret.flat.mentions import Mention
from linter.interpret.flat.stream import Stream, Token
from linter.interpret.flat.values import Values

LEAST_ROWS = 3
"""As many rows must agree before blank lines count as blank cells."""
_DAMAGED = re.compile(r"[+-]{2}")

Slots = tuple[Token | None, ...]


@dataclass(frozen=True, slots=True)
class _Parted:
    """A line parted by tabs or pipes: how many parts, in which the label stands, each token's part, and the parts that
    hold words."""

    count: int
    label: int
    at: tuple[int, ...]
    worded: frozenset[int]


def by_separators(
    stream: Stream, mentions: Mapping[int, Mention], rows: Mapping[int, Values], widths: Mapping[int, int]
) -> dict[int, Slots]:
    """Rows parted by tabs or pipes whose numbers' columns are certain."""
    parted = {number: _part(stream, mentions[number], values.tokens) for number, values in rows.items()}
    whole = {
        number: part
        for number, part in parted.items()
        if part is not None and len(rows[number].tokens) == widths[number]
    }
    found: dict[int, Slots] = {}
    for number, part in parted.items():
        tokens, width = rows[number].tokens, widths[number]
        if part is None or not tokens or len(tokens) >= width:
            continue
        models = _models(part, [other for key, other in whole.items() if widths[key] == width])
        places = next(iter(models)) if len(models) == 1 else None
        if not models:
            places = _ends_agree(
                part, [other for key, other in parted.items() if other and widths[key] == width], width
            )
        if places is not None and (part.worded & set(places) or max(places) >= part.count):
            continue  # words in the row, or its end is missing with the separators that would show a blank
        if places is not None and set(part.at) <= set(places) and len(set(part.at)) == len(part.at):
            held = dict(zip(part.at, tokens, strict=True))
            found[number] = tuple(held.get(place) for place in places)
    return found


def _models(part: _Parted, whole: Sequence[_Parted]) -> set[tuple[int, ...]]:
    """Where the values of whole rows stand that are parted like a row: into as many parts, or as many behind the label,
    or with the label in the same part."""
    alike = {other.at for other in whole if other.count == part.count}
    if len(alike) > 1:
        alike = {other.at for other in whole if other.count == part.count and other.label == part.label}
    alike = alike or {
        tuple(at - other.label + part.label for at in other.at)
        for other in whole
        if other.count - other.label == part.count - part.label
    }
    return alike or {other.at for other in whole if other.label == part.label}


def _ends_agree(part: _Parted, others: Sequence[_Parted], width: int) -> tuple[int, ...] | None:
    """The places of a row's values where no row is whole: all parts behind the label, or as many as there are columns
    between the first and the last part that any row has a value in, counted from the left or from the label."""
    if part.count - part.label - 1 == width:
        return tuple(range(part.label + 1, part.count))
    found: set[tuple[int, ...]] = set()
    alike = [at for other in others if other.count == part.count for at in other.at]
    if alike and max(alike) - min(alike) + 1 == width:
        found.add(tuple(range(min(alike), max(alike) + 1)))
    behind = [at - other.label for other in others for at in other.at]
    if len({other.count - other.label for other in others}) == 1 and max(behind) - min(behind) + 1 == width:
        found.add(tuple(range(part.label + min(behind), part.label + max(behind) + 1)))
    return found.pop() if len(found) == 1 else None


def out_of_order(stream: Stream, tokens: Sequence[Token]) -> bool:
    """Whether the values of a row from several lines may not stand in the order of its columns: one of the lines leaves
    out an empty part, so that the number that makes up the count may belong to another row; or a mark or a damaged
    number stands on a line of its own beside a line of several values, where a reader has set it for being higher or
    lower than they are."""
    lines = Counter(token.line for token in tokens)
    if len(lines) == 1:
        return False
    if max(lines.values()) > 1 and any(lines[token.line] == 1 and _is_odd(stream, token) for token in tokens):
        return True
    return any(
        one.line == other.line and stream.raw.count("|", one.end, other.start) > 1 for one, other in pairwise(tokens)
    )


def _is_odd(stream: Stream, token: Token) -> bool:
    return token.mark or token.worded or _DAMAGED.match(stream.raw, token.start) is not None


def _part(stream: Stream, mention: Mention, tokens: Sequence[Token]) -> _Parted | None:
    line = stream.line_of(stream.at[mention.last - 1])
    start, end = stream.row_of(line)
    text = stream.raw[start:end]
    if "|" not in text or any(token.line != line for token in tokens):
        return None

    def part_of(position: int) -> int:
        return text.count("|", 0, position - start)

    at = tuple(part_of(token.start) for token in tokens)
    worded = {index for index, part in enumerate(text.split("|")) if part.strip()} - set(at)
    return _Parted(text.count("|") + 1, part_of(stream.at[mention.last - 1]), at, frozenset(worded))


def by_lines(
    stream: Stream, mentions: Mapping[int, Mention], rows: Mapping[int, Values], widths: Mapping[int, int]
) -> dict[int, Slots]:
    """Rows set one cell a line, where a blank line is a blank cell: every row takes up as many lines as it has
    columns, and blank lines stand nowhere else between a label and its last number."""
    found: dict[int, Slots] = {}
    agreeing = 0
    for number, values in rows.items():
        width = widths[number]
        if width == 1:
            continue
        first = stream.line_of(stream.at[mentions[number].last - 1]) + 1
        slots = _lines(stream, first, values.tokens, width)
        if slots is None:
            return {}
        agreeing += 1
        if None in slots:
            found[number] = slots
    return found if agreeing >= LEAST_ROWS else {}


def _lines(stream: Stream, first: int, tokens: Sequence[Token], width: int) -> Slots | None:
    by_line = {token.line: token for token in tokens}
    if len(by_line) != len(tokens) or any(not first <= line < first + width for line in by_line):
        return None
    slots: list[Token | None] = []
    for line in range(first, first + width):
        if line >= len(stream.starts):
            return None
        token = by_line.get(line)
        if token is None and stream.raw[stream.starts[line] : stream.line_end(line)].strip():
            return None
        slots.append(token)
    after = first + width
    if after < len(stream.starts) and not stream.raw[stream.starts[after] : stream.line_end(after)].strip():
        return None
    return tuple(slots)
