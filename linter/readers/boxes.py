"""Tables drawn with lines: box-drawing characters (``┌─┬─┐``) or ASCII (``+---+``)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from linter.model.document import Grid
from linter.model.place import Place
from linter.readers.grid import GridBuilder
from linter.readers.pipes import Line

_ACROSS = frozenset("─━═╌┄┈-=")
_DOWN = frozenset("│┃║╎┆┊|")
_JUNCTION = frozenset("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜╭╮╰╯┠┨┯┷┝┥┿╂+")
_BORDER = re.compile(r"^\s*[\u2500-\u257f]{3,}\s*$|^\s*\+[-=]{2,}(?:\+[-=]{2,})*\+\s*$")
_DRAWN_SIGN = re.compile(r"[\u2500-\u257f|]")
_FEWEST_BORDERS = 4
"""With fewer lines across (above, under the head, below) every line of text is a row of its own."""


_SIDES = _DOWN | _JUNCTION - frozenset("+")


def is_border(text: str) -> bool:
    """Whether a line is a line of a drawn table from side to side."""
    return bool(_BORDER.match(text))


def is_drawn(text: str) -> bool:
    """Whether a line belongs to a drawn table: a border, or text between upright lines."""
    stripped = text.strip()
    return is_border(text) or (len(stripped) > 1 and stripped[0] in _SIDES and stripped[-1] in _SIDES)


@dataclass(slots=True)
class _Drawn:
    """A cell while its lines are gathered: columns ``[left, right)``."""

    row: int
    left: int
    right: int
    place: Place
    lines: list[str] = field(default_factory=list)
    row_span: int = 1


def find_box(lines: Sequence[Line], start: int) -> int:
    """The end of the drawn table that begins at a line, after its last border; ``start`` where there is none."""
    if not is_border(lines[start].text):
        return start
    end = last = start
    while end < len(lines) and is_drawn(lines[end].text):
        end += 1
        if is_border(lines[end - 1].text):
            last = end
    return last if last - start > 2 else start


def read_box(lines: Sequence[Line]) -> Grid | None:
    """The grid of a drawn table, or ``None`` where its upright lines don't stand in columns."""
    for ambiguous in (1, 2):  # box characters are one or two columns wide, by the font
        grid = _read(lines, ambiguous)
        if grid is not None:
            return grid
    return None


def _read(lines: Sequence[Line], ambiguous: int) -> Grid | None:
    spread = [_spread(line.text, ambiguous) for line in lines]
    columns = sorted(
        {at for line, text in zip(lines, spread, strict=True) if is_border(line.text) for at in _uprights(text)}
    )
    if len(columns) < 2 or any(not set(_uprights(text)) <= set(columns) for text in spread):
        return None
    every_line = sum(is_border(line.text) for line in lines) < _FEWEST_BORDERS
    cells: list[_Drawn] = []
    open_cells: dict[tuple[int, int], _Drawn] = {}  # what a row's text is added to, by columns
    row = -1
    for line, text in zip(lines, spread, strict=True):
        segments = _segments(text, columns)
        ruled = {(left, right) for left, right, inner in segments if inner.strip() and set(inner.strip()) <= _ACROSS}
        if ruled and (is_border(line.text) or any(set(text[columns[left]]) & _JUNCTION for left, _ in ruled)):
            row += 1
            kept = {
                span: cell
                for span, cell in open_cells.items()
                if not is_border(line.text) and not any(_overlap(span, rule) for rule in ruled)
            }
            for cell in kept.values():
                cell.row_span += 1
            open_cells = kept
        elif every_line and open_cells:
            row += 1
            open_cells = {}
        for left, right, inner in segments:
            if (left, right) in ruled:
                continue
            if (left, right) not in open_cells:
                if any(_overlap((left, right), span) for span in open_cells):
                    return None
                open_cells[left, right] = _Drawn(row, left, right, line.place)
                cells.append(open_cells[left, right])
            if inner.strip():
                open_cells[left, right].lines.append(inner.strip())
    builder = GridBuilder()
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.left)):
        builder.add(
            cell.row,
            "\n".join(cell.lines),
            cell.place,
            column=cell.left,
            row_span=cell.row_span,
            column_span=cell.right - cell.left,
        )
    grid = builder.build(lines[0].place)
    plain = (_DRAWN_SIGN.sub(" ", line.text) for line in lines if not is_border(line.text))
    return replace(grid, lines=tuple(plain)) if grid is not None else None


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _spread(text: str, ambiguous: int) -> list[str]:
    """A line as display columns; the second column of a wide character is ""."""
    columns: list[str] = []
    for character in text.rstrip():
        kind = unicodedata.east_asian_width(character)
        wide = kind in "WF" or (kind == "A" and ambiguous == 2)
        columns += [character, ""] if wide else [character]
    return columns


def _uprights(spread: list[str]) -> list[int]:
    return [at for at, character in enumerate(spread) if character in _DOWN or character in _JUNCTION]


def _segments(spread: list[str], columns: list[int]) -> list[tuple[int, int, str]]:
    """The stretches between the upright lines of one line of text, as column numbers and text."""
    found = []
    here = [at for at in columns if at < len(spread) and (spread[at] in _DOWN or spread[at] in _JUNCTION)]
    for left, right in pairwise(here):
        found.append((columns.index(left), columns.index(right), "".join(spread[left + 1 : right])))
    return found
