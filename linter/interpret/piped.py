"""Lines whose cells are parted by pipes, where the file has no grid for them: put together as a grid again.

Saved pages have a table's row on a line (``规章 | 0 | 0 | 0 |``) or one cell a line (``规章 |``), with further pipes
for the columns that a merged cell covers. The grid is ragged: a row has the cells that are there, without spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.interpret.cells import is_mark, split_unit
from linter.model.document import Block, Grid, GridCell, Paragraph
from linter.model.place import Place
from linter.rulebook.recognition import Recognition

LEAST_LINES = 3
"""Fewer lines with pipes are no table (a menu, a breadcrumb)."""

_PIPE = re.compile(r"[|｜]")
_VALUE = r"[-+]?[\d０-９][\d０-９,.，．]*|[-/／—]"
_JOINED = re.compile(rf"(?:(?:^|\s)(?:{_VALUE})|[^\W\d]{{2}}[)）”]?)\s+(?:{_VALUE})$")
_PADDING = re.compile(r"\s*(?:[|｜]\s*){2,}")

Text = tuple[str, Place]


def with_grids(blocks: Sequence[Block], recognition: Recognition) -> list[Block]:
    """The blocks, with runs of lines with pipes made grids."""
    found: list[Block] = []
    for piped, run in groupby(blocks, key=_has_pipe):
        members = list(run)
        rows = _rows([block for block in members if isinstance(block, Paragraph)], recognition) if piped else []
        if _is_grid(rows) and len(members) >= LEAST_LINES and _whole_lines(members):
            found.append(_grid(rows, members[0].place))
        else:
            found += members
    return found


def _is_grid(rows: Sequence[Sequence[Text]]) -> bool:
    """Whether rows are several with several cells, and none of them has lost pipes: where two numbers, or a label and a
    number, stand in one cell, the row's other cells aren't where they were."""
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    return not any(_JOINED.search(text) for row in rows for text, _ in row)


def _has_pipe(block: Block) -> bool:
    return isinstance(block, Paragraph) and _PIPE.search(block.text) is not None


def _whole_lines(blocks: Sequence[Block]) -> bool:
    """Whether all lines end with a pipe, or none: else rows were broken over lines at any place."""
    ends = {_PIPE.match(block.text.rstrip()[-1:]) is not None for block in blocks if isinstance(block, Paragraph)}
    return len(ends) == 1


def _rows(lines: Sequence[Paragraph], recognition: Recognition) -> list[list[Text]]:
    opened = sum(line.text.lstrip().startswith(("|", "｜")) for line in lines) * 2 > len(lines)
    split = [(_cells(line.text, opened), line) for line in lines]
    single = sum(len(cells) <= 1 for cells, _ in split) * 2 > len(split)
    if single:
        return list(_from_single(lines, recognition))
    return [[(cell, line.place) for cell in cells] for cells, line in split if cells]


def _cells(text: str, opened: bool = True) -> list[str]:
    """A line's cells. A pipe at its end parts nothing, nor one at its beginning where most lines are ``opened`` by one;
    pipes without a blank between them behind the last cell are padding, where pipes have blanks around them."""
    stripped = text.strip()
    if _PADDING.fullmatch(stripped):
        return []
    if re.search(r"\S\s[|｜]\s", stripped):
        stripped = re.sub(r"\s*[|｜]{2,}$", "", stripped)
    stripped = re.sub(r"[|｜]$", "", stripped)
    if opened:
        stripped = re.sub(r"^[|｜]", "", stripped)
    return [cell.strip() for cell in _PIPE.split(stripped)]


def _from_single(lines: Sequence[Paragraph], recognition: Recognition) -> Iterator[list[Text]]:
    """Rows of lines that are one cell each: a row ends with padding, or where a label comes behind values."""
    row: list[Text] = []
    for line in lines:
        if _PADDING.fullmatch(line.text):
            if row:
                yield row
            row = []
            continue
        for text in _cells(line.text):
            if _is_label(text, recognition) and row and not _is_label(row[-1][0], recognition):
                yield row
                row = []
            row.append((text, line.place))
    if row:
        yield row


def _is_label(text: str, recognition: Recognition) -> bool:
    """Whether a cell holds a label: words, and no number behind them (``约5``)."""
    bare, _ = split_unit(text, recognition.units)
    letters = sum(map(str.isalpha, text))
    return letters > 1 and not text.isascii() and not bare[-1:].isdigit() and not is_mark(text, recognition)


def _grid(rows: Sequence[Sequence[Text]], place: Place) -> Grid:
    cells = tuple(
        GridCell(number, column, text, at) for number, row in enumerate(rows) for column, (text, at) in enumerate(row)
    )
    return Grid(len(rows), max(map(len, rows)), cells, place, ruled=False)
