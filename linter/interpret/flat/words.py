"""Words where a row's numbers should be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from linter.interpret import doubts
from linter.interpret.cells import parse_cell
from linter.interpret.flat.mentions import Known, Mention, letter_at
from linter.interpret.flat.stream import Stream
from linter.model.report import Cell, CellKind, Reading
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import ColumnSpec

_MOST_LETTERS = 20
_SIGN = re.compile(r"[^\w\s|()\[\]{}<>,.:;、!'\"-]")
_ENUMERATOR = re.compile(r"[一二三四五六七八九十]{1,3}")
_SHORT = re.compile(r"[^\W\d]{1,4}")


def words_behind(
    stream: Stream,
    number: int,
    mentions: Mapping[int, Mention],
    known: Known,
    columns: Sequence[ColumnSpec],
    recognition: Recognition,
) -> dict[str, Cell] | None:
    """The cells of a row without numbers whose label is followed by words that the template doesn't know; ``None``
    where nothing follows, so that the row is blank.

    Behind a label that is complete, on its line, the words are those of the only cell; else they may be the label's.
    """
    mention = mentions[number]
    starts = [letter_at(stream, other.start) for other in mentions.values()] + list(known.starts)
    line_end = stream.line_end(stream.line_of(stream.at[mention.last - 1]))
    after = min((start for start in starts if start >= mention.last), default=None)
    count = stream.letters_between(stream.at[mention.last - 1] + 1, line_end)
    if after is not None:
        count = min(count, after - mention.last)
    if count > _MOST_LETTERS:
        # The text goes on in the same line. Digits right behind the label may be the cell's, run into a date.
        behind = stream.raw[stream.at[mention.last - 1] + 1 : stream.at[mention.last]]
        if not any(map(str.isdigit, behind)):
            return None
        text, place = behind.strip(), stream.place_of(stream.at[mention.last])
        return {
            column.id: Cell(text, CellKind.UNCERTAIN, None, place, Reading.LABELS, doubt=doubts.RUN_ON)
            for column in columns
        }
    if count:
        last = mention.last + count
    elif after is not None and 0 < after - mention.last <= _MOST_LETTERS:
        last = after
    else:
        return _signs(stream, mention, after, columns)
    first = stream.at[mention.last]
    text = stream.written(first, min(stream.at[last - 1] + 1, stream.line_end(stream.line_of(first))))
    if not count and _ENUMERATOR.fullmatch(text):  # of a heading or of a label that stands over several rows
        return _signs(stream, mention, after, columns)
    place = stream.place_of(first)
    if count and len(columns) == 1 and mention.likeness == 1.0 and mention.rest is None:
        return {columns[0].id: parse_cell(text, place, columns[0], recognition, Reading.LABELS)}
    return {
        column.id: Cell(text, CellKind.UNCERTAIN, None, place, Reading.LABELS, doubt=doubts.WORDS) for column in columns
    }


def _signs(
    stream: Stream, mention: Mention, after: int | None, columns: Sequence[ColumnSpec]
) -> dict[str, Cell] | None:
    """The cells of a row behind whose label something stands that is neither a number nor a label: signs, or behind the
    table's last label a word alone on its line."""
    start = stream.at[mention.last - 1] + 1
    line = stream.line_of(start - 1)
    end = stream.at[after] if after is not None else stream.line_end(min(line + 1, len(stream.starts) - 1))
    end = min(end, stream.at[mention.last] if mention.last < len(stream.at) else len(stream.raw))
    text, found = stream.raw[start:end], _SIGN.search(stream.raw, start, end)
    if found is None and after is None and line + 1 < len(stream.starts):
        start = stream.starts[line + 1]
        text = stream.raw[start : stream.line_end(line + 1)]
        found = _SHORT.fullmatch(text.strip())
    if found is None:
        return None
    place = stream.place_of(start)
    return {
        column.id: Cell(text.strip(" |\n"), CellKind.UNCERTAIN, None, place, Reading.LABELS, doubt=doubts.WORDS)
        for column in columns
    }
