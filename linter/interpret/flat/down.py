"""Tables whose rows are lines: a label, then the row's numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linter.interpret import doubts
from linter.interpret.flat import cellmaking
from linter.interpret.flat.assign import Assigned, assign, is_regular, without_scattered
from linter.interpret.flat.columns import labels_of, order
from linter.interpret.flat.mentions import Known, Mention, find_rows, known_words, letters, occurrences
from linter.interpret.flat.notes import layout_notes, printed_note
from linter.interpret.flat.orders import are_one_a_line
from linter.interpret.flat.rowcells import cells_of
from linter.interpret.flat.strays import doubting_wrapped
from linter.interpret.flat.stream import Stream, Token
from linter.interpret.flat.values import MOST_LETTERS_BETWEEN, Values, value_tokens
from linter.interpret.flat.words import words_behind
from linter.model.report import Cell, CellKind, Label, Reading, Table
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import ColumnSpec, RowSpec, TableSpec

LEAST_ROWS = 2
"""Fewer rows with their labels are no table but words in a text."""


def read_down(stream: Stream, spec: TableSpec, recognition: Recognition) -> Table | None:
    """The table as read, or ``None`` where its labels don't stand in the text."""
    rows = spec.all_rows()
    known = known_words(stream, spec)
    mentions = find_rows(stream, rows, known)
    if len(mentions) < min(LEAST_ROWS, len(rows)):
        return None
    tokens = value_tokens(stream, mentions, known)
    assigned, blocks = _assign(stream, spec, rows, mentions, tokens, known)
    if not any(values.tokens for values in assigned.rows.values()) and len(mentions) * 2 < len(rows):
        return None
    spare = [group for group in assigned.left if len(group) > 1]
    unsure = any(not values.sure for values in assigned.rows.values())
    more = any(
        len(assigned.rows[number].tokens) > len(columns) for columns, numbers, *_ in blocks for number in numbers
    )
    loose = unsure or more or bool(spare)  # a row without numbers may then be one whose numbers stand elsewhere
    one_a_line = are_one_a_line(values.tokens for values in assigned.rows.values())
    headers: dict[str, Label] = {}
    cells: dict[int, dict[str, Cell]] = {}
    for columns, numbers, low, high in blocks:
        named = labels_of(stream, spec, columns, low, high)
        for _, label in sorted(named.values(), key=lambda entry: entry[0]):
            headers.setdefault(label.key or "", label)
        placed, sure = order(stream, columns, named)
        part = {number: assigned.rows[number] for number in numbers}
        made = cells_of(stream, spec, rows, mentions, part, placed, recognition, one_a_line)
        for number in [number for number in made if not part[number].tokens]:
            said = words_behind(stream, number, mentions, known, placed, recognition)
            made[number] = said or made[number]
        for number, row in made.items():
            if loose and not assigned.rows[number].tokens:
                row = {key: cellmaking.unknown(cell, doubts.NEIGHBOURS) for key, cell in row.items()}
            elif not sure:
                row = {key: cellmaking.made_doubtful(cell, doubts.COLUMN_ORDER) for key, cell in row.items()}
            cells[number] = {column.id: row[column.id] for column in columns}
    _unless_lost(stream, mentions, assigned, cells, len(rows) - 1)
    missing = len(cells) < len(rows)
    order_found = sorted(mentions, key=lambda number: mentions[number].start)
    return Table(
        id=spec.id,
        cells={rows[number].id: cells[number] for number in sorted(cells)},
        rows=tuple(_label(stream, rows[number], mentions[number]) for number in order_found if number in cells),
        columns=tuple(headers.values()),
        extra=_extra(stream, spare, spec, mentions, {len(columns) for columns, *_ in blocks}),
        place=stream.place_of(min(mention.start for mention in mentions.values())),
        printed_note=printed_note(stream, spec),
        layout_notes=layout_notes(stream, spec),
        reading=Reading.LABELS,
        complete=not (missing and (bool(spare) or unsure)),
    )


def _unless_lost(
    stream: Stream,
    mentions: Mapping[int, Mention],
    assigned: Assigned,
    cells: dict[int, dict[str, Cell]],
    last: int,
) -> None:
    """Where more rows are without a value than have one, and nothing in the text keeps the place of a blank, it can't
    be known whether they are blank or their values were lost; nor of a row that the text ends with and the table
    doesn't."""
    filled = [number for number in cells if assigned.rows[number].tokens]
    empty = [
        number
        for number, row in cells.items()
        if all(cell.kind is CellKind.BLANK for cell in row.values()) and not _is_parted(stream, mentions[number])
    ]
    end = max(mentions.values(), key=lambda mention: mention.last)
    cut = [number for number in empty if mentions[number] is end and number < last and end.last >= len(stream.at)]
    for number in empty if len(empty) > len(filled) else cut:
        cells[number] = {key: cellmaking.unknown(cell, doubts.VALUES_LOST) for key, cell in cells[number].items()}


def _is_parted(stream: Stream, mention: Mention) -> bool:
    line = stream.line_of(stream.at[mention.last - 1])
    return "|" in stream.raw[stream.starts[line] : stream.line_end(line)]


def _assign(
    stream: Stream,
    spec: TableSpec,
    rows: Sequence[RowSpec],
    mentions: Mapping[int, Mention],
    tokens: Sequence[Token],
    known: Known,
) -> tuple[Assigned, list[tuple[list[ColumnSpec], list[int], int, int]]]:
    """The values of all rows; and for each block its columns, its rows found, and the letters its header is among."""
    parts: list[tuple[list[ColumnSpec], list[int]]] = []
    for block in spec.blocks:
        ids = {row.id for row in block.rows}
        parts.append((block.columns, [number for number in mentions if rows[number].id in ids]))
    if not spec.blocks:
        parts.append((spec.columns, list(mentions)))
    low, high = _extent(stream, mentions, known)
    tokens = [token for token in tokens if low <= token.start < high]
    found: dict[int, Values] = {}
    left: list[tuple[Token, ...]] = []
    passed: list[tuple[Token, ...]] = []
    blocks: list[tuple[list[ColumnSpec], list[int], int, int]] = []
    down_columns = False
    bounds = _bounds(stream, spec, [numbers for _, numbers in parts], mentions)
    for (columns, numbers), (begin, header, end) in zip(parts, bounds, strict=True):
        if not numbers:
            continue
        own = {number: mentions[number] for number in numbers}
        outside = [mentions[number].start for number in numbers if not begin <= mentions[number].start < end]
        low = min([begin, *outside])
        high = max([end, *(_row_end(stream, start) for start in outside)])
        mine = [token for token in tokens if low <= token.start < high]
        others = [mention for number, mention in mentions.items() if number not in own and low <= mention.start < high]
        mine = [token for token in mine if not any(_is_of(stream, token, mention, own) for mention in others)]
        read = assign(stream, own, len(columns), mine, known)
        if not is_regular(stream, own, read, known) or _heads_between(stream, columns, own):
            read = without_scattered(read)
            down_columns = True
        found.update(read.rows)
        left += read.left
        passed += read.passed
        first = min(mentions[number].first for number in numbers)
        blocks.append((columns, numbers, header if header <= first else 0, first))
    if down_columns:  # then a single number below a label may be another row's as well
        found = {
            number: values._replace(sure=values.own_line) if len(values.tokens) == 1 else values
            for number, values in found.items()
        }
    return doubting_wrapped(stream, Assigned(dict(sorted(found.items())), tuple(left), tuple(passed)), mentions), blocks


def _heads_between(stream: Stream, columns: Sequence[ColumnSpec], own: Mapping[int, Mention]) -> bool:
    """Whether a column's label stands behind a row's and not in front: then the text runs down the columns."""
    first, last = min(mention.first for mention in own.values()), max(mention.last for mention in own.values())
    if len(columns) == 1:
        return False
    for column in columns:
        places = occurrences(stream.letters, letters(column.label))
        if any(first < at < last + MOST_LETTERS_BETWEEN for at in places) and not any(at < first for at in places):
            return True
    return False


def _extent(stream: Stream, mentions: Mapping[int, Mention], known: Known) -> tuple[int, int]:
    """Where the table's numbers may stand: from the end of its header to the first words behind its last label."""
    first = min(mention.first for mention in mentions.values())
    last = max(mention.last for mention in mentions.values())
    header = max((end for end in known.ends if end <= first), default=first)
    behind = last + MOST_LETTERS_BETWEEN
    if behind >= len(stream.at) or any(last <= start <= behind for start in known.starts):
        high = len(stream.raw)
    else:
        high = stream.at[behind]
    start = min(mention.start for mention in mentions.values())
    return (min(start, stream.at[header - 1]) if header > 0 else start), high


def _is_of(stream: Stream, token: Token, other: Mention, own: Mapping[int, Mention]) -> bool:
    """Whether a token stands behind another block's label and before the next label of this one."""
    return token.start >= other.start and not any(other.start < mine.start <= token.start for mine in own.values())


def _row_end(stream: Stream, start: int) -> int:
    return stream.line_end(stream.line_of(start))


def _bounds(
    stream: Stream, spec: TableSpec, parts: Sequence[Sequence[int]], mentions: Mapping[int, Mention]
) -> list[tuple[int, int, int]]:
    """Where each block begins and ends in the stream, and the letter that its header begins with."""
    begins: list[int | None] = []
    for index, numbers in enumerate(parts):
        first = min((mentions[number].first for number in numbers), default=None)
        if first is None:
            begins.append(None)
            continue
        title = letters(spec.blocks[index].title) if spec.blocks else ""
        before = [at for at in occurrences(stream.letters, title) if at < first] if title else []
        earlier = [mentions[n].last for other in parts[:index] for n in other if mentions[n].last <= first]
        floor = max(earlier, default=0)
        at = max([place for place in before if place >= floor], default=floor if spec.blocks and index else 0)
        begins.append(at)
    bounds: list[tuple[int, int, int]] = []
    for begin in begins:
        later = [other for other in begins if other is not None and begin is not None and other > begin]
        end = stream.at[min(later)] if later else len(stream.raw)
        bounds.append((stream.at[begin] if begin else 0, begin or 0, end))
    return bounds


def _label(stream: Stream, row: RowSpec, mention: Mention) -> Label:
    end = mention.end
    inside = [token for token in stream.tokens if stream.at[mention.first] < token.start < stream.at[mention.last - 1]]
    text = stream.source[mention.start : end]
    for token in reversed(inside):
        text = text[: token.start - mention.start] + text[token.end - mention.start :]
    if mention.rest:
        first, last = mention.rest
        text += stream.source[stream.at[first] : stream.at[last - 1] + 1]
        if stream.raw[stream.at[last - 1] + 1 : stream.at[last - 1] + 2] == ")":
            text += stream.source[stream.at[last - 1] + 1]
    shown = "".join(text.replace("|", " ").split())
    place = stream.place_of(mention.start)
    in_pieces = mention.rest is not None or stream.line_of(mention.start) != stream.line_of(end - 1)
    return Label(shown, row.id, round(mention.likeness, 4), mention.official, place, in_pieces)


def _extra(
    stream: Stream,
    spare: Sequence[Sequence[Token]],
    spec: TableSpec,
    mentions: Mapping[int, Mention],
    widths: set[int],
) -> tuple[Label, ...]:
    """Labels of whole rows that the template doesn't have; part of one that it has is no label of its own, nor is one
    that it has with words behind it."""
    found: list[Label] = []
    own = [letters(row.label) for row in spec.all_rows()]
    for group in spare:
        start = stream.starts[group[0].line]
        text = stream.written(start, group[0].start)
        if len(group) in widths and len(group) > 1 and sum(map(str.isalpha, text)) >= 2:
            if any(letters(text) in label for label in own):
                continue
            if any(start <= mention.start < group[0].start for mention in mentions.values()):
                continue
            found.append(Label(text, None, 0.0, False, stream.place_of(start)))
    return tuple(found)
