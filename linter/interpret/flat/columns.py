"""In which order a header without its grid names the columns."""

from __future__ import annotations

from collections.abc import Sequence

from linter.interpret.flat.mentions import letters, occurrences
from linter.interpret.flat.stream import Stream
from linter.interpret.labels import form
from linter.model.report import Label
from linter.rulebook.template import ColumnSpec, TableSpec

LONGEST_HEADER = 160
"""Letters above the first row that may be its header."""


def labels_of(
    stream: Stream, spec: TableSpec, columns: Sequence[ColumnSpec], low: int, high: int
) -> dict[str, tuple[int, Label]]:
    """The columns whose labels stand whole in the header among letters ``low`` to ``high``, with the place of their
    first letter. The header begins behind the last of its own labels (申请人情况)."""
    found: dict[str, tuple[int, Label]] = {}
    low = max([low, high - LONGEST_HEADER, *_header_ends(stream, spec, low, high)])
    part = stream.letters[low:high]
    longer = [letters(text) for column in columns for text in (column.label, *column.aliases, *column.under)]
    for column in columns:
        for index, wording in enumerate((column.label, *column.aliases)):
            words = letters(wording)
            inside = [word for word in longer if words in word and word != words]
            at = next((at for at in occurrences(part, words) if not _within(part, at, words, inside)), None)
            if at is None:
                continue
            start, end = stream.at[low + at], stream.at[low + at + len(words) - 1] + 1
            if form(wording).words != words or stream.raw[end : end + 1] == ")":
                end += stream.raw[end : end + 1] == ")"
            text = stream.written(start, end)
            found[column.id] = (
                low + at,
                Label(text, column.id, 1.0, index == 0, stream.place_of(start)),
            )
            break
    return found


def _header_ends(stream: Stream, spec: TableSpec, low: int, high: int) -> list[int]:
    found: list[int] = []
    for text in spec.header_labels:
        words = letters(text)
        at = stream.letters.rfind(words, low, high)
        if at >= 0:
            found.append(at + len(words))
    return found


def _within(part: str, at: int, words: str, longer: Sequence[str]) -> bool:
    for word in longer:
        offset = word.find(words)
        if part.startswith(word, at - offset) and at >= offset:
            return True
    return False


def order(
    stream: Stream, columns: Sequence[ColumnSpec], found: dict[str, tuple[int, Label]]
) -> tuple[list[ColumnSpec], bool]:
    """The columns in the report's order, and whether that is beyond doubt.

    A header with two levels may be written level by level, so that its order in the text is not that of the columns.
    """
    template = list(columns)
    if len(found) < len(columns):
        return template, True
    written = sorted(columns, key=lambda column: found[column.id][0])
    by_level = [column for column in columns if not column.under] + [column for column in columns if column.under]
    if written in (template, by_level):
        return template, True
    if not any(column.under for column in columns) or _alone_on_line(stream, columns, found):
        return written, True
    return template, False


def _alone_on_line(stream: Stream, columns: Sequence[ColumnSpec], found: dict[str, tuple[int, Label]]) -> bool:
    """Whether the labels, and nothing else, make one line: the leaves of the header in their order."""
    lines = {stream.line_of(stream.at[at]) for at, _ in found.values()}
    if len(lines) > 1:
        return False
    line = lines.pop()
    count = sum(len(letters(label.text)) for _, label in found.values())
    return stream.letters_between(stream.starts[line], stream.line_end(line)) == count
