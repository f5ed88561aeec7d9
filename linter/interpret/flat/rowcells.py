"""The cells of rows whose values are known: as they stand, or taken apart and put in order by the table's sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linter.interpret import doubts
from linter.interpret.flat import cellmaking, slots
from linter.interpret.flat.mentions import Mention
from linter.interpret.flat.orders import on_several_lines, orders
from linter.interpret.flat.splits import Split, is_glued, row_holds, solve, ways_of, whole_splits
from linter.interpret.flat.stream import Stream, Token
from linter.interpret.flat.values import Values
from linter.model.report import Cell
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import ColumnSpec, RowSpec, TableSpec


def cells_of(
    stream: Stream,
    spec: TableSpec,
    rows: Sequence[RowSpec],
    mentions: Mapping[int, Mention],
    values: Mapping[int, Values],
    columns: Sequence[ColumnSpec],
    recognition: Recognition,
    one_a_line: bool,
) -> dict[int, dict[str, Cell]]:
    """The cells of the rows of one block; ``one_a_line``: the table is written one cell a line."""
    width = len(columns)
    widths = dict.fromkeys(values, width)
    placed = slots.by_separators(stream, mentions, values, widths)
    if not placed:
        placed = slots.by_lines(stream, mentions, values, widths)
    cells: dict[int, dict[str, Cell]] = {}
    shuffled: dict[int, list[Split]] = {}
    for number, row in values.items():
        place = stream.place_of(mentions[number].start)
        if number in placed:
            cells[number] = cellmaking.read(stream, placed[number], columns, place, recognition)
        elif not row.sure or (len(row.tokens) == width and slots.out_of_order(stream, row.tokens)):
            cells[number] = cellmaking.doubtful(stream, row.tokens, columns, place, doubts.NEIGHBOURS)
        elif len(row.tokens) == width and on_several_lines(row.tokens, one_a_line):
            every = orders(stream, row.tokens)
            if every is not None and len(every) == 1:
                cells[number] = cellmaking.read(stream, row.tokens, columns, place, recognition)
                continue
            cells[number] = cellmaking.doubtful(stream, row.tokens, columns, place, doubts.SEVERAL_LINES)
            shuffled[number] = whole_splits(every or [])
        elif len(row.tokens) == width:
            cells[number] = cellmaking.read(stream, row.tokens, columns, place, recognition)
        elif not row.tokens:
            cells[number] = cellmaking.read(stream, [None] * width, columns, place, recognition)
        else:
            doubt = doubts.MORE_NUMBERS if len(row.tokens) > width else doubts.FEWER_NUMBERS
            cells[number] = cellmaking.doubtful(stream, row.tokens, columns, place, doubt)
    _take_apart(stream, spec, rows, values, columns, cells, set(placed), shuffled)
    return cells


def _take_apart(
    stream: Stream,
    spec: TableSpec,
    rows: Sequence[RowSpec],
    values: Mapping[int, Values],
    columns: Sequence[ColumnSpec],
    cells: dict[int, dict[str, Cell]],
    placed: set[int],
    shuffled: Mapping[int, list[Split]],
) -> None:
    """Read the rows whose digits have run together, or whose numbers have lost their order (``shuffled``), where there
    is one way to do so."""
    width = len(columns)
    if width == 1:
        return
    texts = {number: [_plain(stream, token) for token in row.tokens] for number, row in values.items()}
    surely = {number for number, parts in texts.items() if len(parts) < width and any(map(is_glued, parts))}
    whole = any(len(parts) == width for parts in texts.values())
    glued = {
        number
        for number, parts in texts.items()
        if values[number].sure
        and number not in placed
        and 0 < len(parts) < width
        and all(part.isdigit() for part in parts)
        and (number in surely or (len(parts) == 1 and surely and not whole))
    }
    if not glued and not shuffled:
        return
    holds = row_holds([column.id for column in columns], spec.sums)
    ways: dict[str, list[Split] | None] = {}
    certain: set[str] = set()
    for number in values:
        key = rows[number].id
        if number in glued:
            every = ways_of(texts[number], width)
            ways[key] = None if every is None else [split for split in every if holds(split)]
            if every and not any(every[0]):
                certain.add(key)  # other digits that can be cut in one way only may still be those of fewer cells
        elif number in shuffled:
            ways[key] = [split for split in shuffled[number] if holds(split)]
        else:
            numbers = cellmaking.whole_numbers(cells[number], columns)
            ways[key] = None if numbers is None else [numbers]
            certain.add(key)
    fixed = solve(ways, frozenset(certain), [row.id for row in rows], spec.sums)
    for number in sorted({*glued, *shuffled}):
        key = rows[number].id
        tokens = values[number].tokens
        place = stream.places[tokens[0].line]
        if key in fixed:
            cells[number] = cellmaking.rebuilt(stream, tokens, fixed[key], columns)
        elif number in glued:
            doubt = doubts.NO_SPLIT if ways[key] == [] else doubts.RUN_TOGETHER
            cells[number] = cellmaking.doubtful(stream, tokens, columns, place, doubt)


def _plain(stream: Stream, token: Token) -> str:
    return stream.raw[token.start : token.end]
