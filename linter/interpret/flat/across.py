"""Tables whose rows stand side by side in the header, above a single line of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from linter.interpret import doubts
from linter.interpret.flat import cellmaking
from linter.interpret.flat.mentions import Mention, find_rows, known_words, letters, occurrences
from linter.interpret.flat.notes import printed_note
from linter.interpret.flat.orders import on_several_lines, orders
from linter.interpret.flat.slots import out_of_order
from linter.interpret.flat.splits import Split, is_glued, row_holds, rows_of, whole_splits
from linter.interpret.flat.strays import NEAR
from linter.interpret.flat.stream import Stream, Token
from linter.interpret.flat.values import runs, value_tokens
from linter.model.named import Named
from linter.model.report import Cell, Label, Reading, Table
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import ColumnSpec, RowSpec, TableSpec


def read_across(stream: Stream, spec: TableSpec, recognition: Recognition) -> Table | None:
    """The table as read, or ``None`` where its labels don't stand in the text."""
    rows, columns = spec.rows, spec.columns
    known = known_words(stream, spec)
    mentions = find_rows(stream, rows, known)
    if len(mentions) * 2 < len(rows):
        return None
    begin = min(mention.start for mention in mentions.values())
    first = min(mention.first for mention in mentions.values())
    named = [column for column in columns if occurrences(stream.letters[first:], letters(column.label))]
    tokens = [token for token in value_tokens(stream, mentions, known) if token.start >= begin]
    cells = _beside(stream, rows, columns, mentions, tokens, recognition)
    if cells is None:
        line = _line(stream, len(rows) * len(columns), tokens, mentions)
        if not line and len(named) * 2 < len(columns):
            return None
        if len(named) * 2 < len(columns) and len(line) != len(rows) * len(columns):
            return None
        cells = _under(stream, spec, line, begin, recognition)
        moved = len(line) == len(rows) * len(columns) and (out_of_order(stream, line) or _goes_on(stream, line, tokens))
        lost = not line and "|" not in stream.raw[begin:]
        if moved or (tokens and not line):  # numbers, but none behind all labels: the text runs in another order
            cells = {
                row: {key: cellmaking.unknown(cell, doubts.NEIGHBOURS) for key, cell in row_cells.items()}
                for row, row_cells in cells.items()
            }
        elif lost:
            cells = {
                row: {key: cellmaking.unknown(cell, doubts.VALUES_LOST) for key, cell in row_cells.items()}
                for row, row_cells in cells.items()
            }
    in_order = sorted(mentions, key=lambda number: mentions[number].start)
    if in_order != sorted(in_order):
        cells = {
            row: {key: cellmaking.made_doubtful(cell, doubts.COLUMN_ORDER) for key, cell in row_cells.items()}
            for row, row_cells in cells.items()
        }
    return Table(
        id=spec.id,
        cells=cells,
        rows=tuple(_label(stream, rows[number], mentions[number]) for number in in_order),
        columns=tuple(_column_label(stream, column, first) for column in named),
        extra=(),
        place=stream.place_of(begin),
        printed_note=printed_note(stream, spec),
        layout_notes=(),
        reading=Reading.LABELS,
        complete=len(cells) == len(rows),
    )


def _label(stream: Stream, row: RowSpec, mention: Mention) -> Label:
    text = "".join(stream.source[mention.start : mention.end].replace("|", " ").split())
    return Label(text, row.id, round(mention.likeness, 4), mention.official, stream.place_of(mention.start))


def _column_label(stream: Stream, column: ColumnSpec, first: int) -> Label:
    words = letters(column.label)
    at = stream.letters.find(words, first)
    start, end = stream.at[at], stream.at[at + len(words) - 1] + 1
    text = "".join(stream.source[start:end].split())
    return Label(text, column.id, 1.0, True, stream.place_of(start))


def _beside(
    stream: Stream,
    rows: Sequence[RowSpec],
    columns: Sequence[ColumnSpec],
    mentions: dict[int, Mention],
    tokens: Sequence[Token],
    recognition: Recognition,
) -> dict[str, dict[str, Cell]] | None:
    """The cells of a table that was set the other way: each label with its own numbers behind it."""
    if len(mentions) < len(rows):
        return None
    cells: dict[str, dict[str, Cell]] = {}
    for number, row in enumerate(rows):
        end = mentions[number].end
        own = next((run for run in runs(stream, [token for token in tokens if token.start >= end])), [])
        if len(own) != len(columns) or stream.letters_between(end, own[0].start):
            return None
        cells[row.id] = cellmaking.read(stream, own, columns, stream.place_of(end), recognition)
    return cells


def _line(stream: Stream, count: int, tokens: Sequence[Token], mentions: dict[int, Mention]) -> list[Token]:
    """The line of numbers: the run of so many; else the first behind all labels."""
    found = runs(stream, tokens)
    for run in found:
        if len(run) == count:
            return run
        lines = sorted({token.line for token in run})
        whole = [line for line in lines if sum(token.line == line for token in run) == count]
        if len(whole) == 1:
            return [token for token in run if token.line == whole[0]]
    end = max(mention.end for mention in mentions.values())
    behind = [run for run in found if run[0].start >= end]
    several = [run for run in behind if len(run) > 1 or len(stream.raw[run[0].start : run[0].end]) > 3]
    return next(iter(several or behind), [])


def _goes_on(stream: Stream, line: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether further numbers stand beside the line, or one ends too early: parts of its own, where narrow cells broke
    them."""
    low, high = line[0].line - NEAR, line[-1].line + NEAR
    if any(stream.has_cut_number(number) for number in range(low, high + 1)):
        return True
    return sum(low <= token.line <= high for token in tokens) > len(line) + 1


def _under(
    stream: Stream, spec: TableSpec, line: list[Token], begin: int, recognition: Recognition
) -> dict[str, dict[str, Cell]]:
    """The cells of the line of numbers below the header."""
    rows, columns = spec.rows, spec.columns
    width = len(columns)
    count = len(rows) * width
    place = stream.places[line[0].line] if line else stream.place_of(begin)
    slots: Sequence[Token | None] | None = None
    if len(line) == count and on_several_lines(line, one_a_line=True):
        slots = line if len(orders(stream, line) or ()) == 1 else None
    elif len(line) == count:
        slots = line
    elif not line:
        slots = [None] * count
    elif len(line) < count:
        slots = _parted(stream, line, count)
    if slots is not None:
        return {
            row.id: cellmaking.read(stream, slots[at * width : at * width + width], columns, place, recognition)
            for at, row in enumerate(rows)
        }
    numbers = _taken_apart(stream, spec, line)
    if isinstance(numbers, Named):
        return {row.id: cellmaking.doubtful(stream, line, columns, place, numbers) for row in rows}
    return {row.id: cellmaking.rebuilt(stream, line, split, columns) for row, split in zip(rows, numbers, strict=True)}


def _parted(stream: Stream, line: Sequence[Token], count: int) -> list[Token | None] | None:
    """The places of numbers in a line parted by tabs or pipes into as many parts as there are cells."""
    number = line[0].line
    if any(token.line != number for token in line):
        return None
    start, end = stream.row_of(number)
    text = stream.raw[start:end]
    if text.count("|") + 1 != count:
        return None
    held = {text.count("|", 0, token.start - start): token for token in line}
    worded = {part for part, words in enumerate(text.split("|")) if words.strip()} - set(held)
    return [held.get(part) for part in range(count)] if len(held) == len(line) and not worded else None


def _taken_apart(stream: Stream, spec: TableSpec, line: Sequence[Token]) -> list[Split] | Named:
    """Numbers run together or on several lines as the rows' numbers, where there is one way; else why there isn't."""
    count = len(spec.rows) * len(spec.columns)
    texts = [stream.raw[token.start : token.end] for token in line]
    holds = row_holds([column.id for column in spec.columns], spec.sums)
    if len(line) == count:
        cuts = range(0, count, len(spec.columns))
        every = whole_splits(orders(stream, line) or [])
        ways = [[way[cut : cut + len(spec.columns)] for cut in cuts] for way in every]
        ways = [way for way in ways if all(map(holds, way))]
        return ways[0] if len(ways) == 1 and spec.sums else doubts.SEVERAL_LINES
    if len(line) > count:
        return doubts.MORE_NUMBERS
    if not any(map(is_glued, texts)) or not all(map(str.isdigit, texts)):
        return doubts.FEWER_NUMBERS
    found = rows_of(texts, len(spec.rows), len(spec.columns), holds)
    if found is None or len(found) > 1:
        return doubts.RUN_TOGETHER
    return found[0] if found else doubts.NO_SPLIT
