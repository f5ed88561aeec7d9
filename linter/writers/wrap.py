"""Breaking lines of Chinese and English text for a terminal."""

from __future__ import annotations

import re

from rich.cells import cell_len

# Where a line may not begin or end (GB/T 15834: closing marks cling to what is before, opening marks to what follows).
_NO_START = frozenset("，。、；：？！）】》」』”’…—·,.;:?!)]}%％")
_NO_END = frozenset("（【《「『“‘([{〔")

# What a terminal would obey instead of showing: control characters, and marks that turn the direction of writing.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

# What is never broken: a word of Latin letters or a number with its signs, or one other character.
_PIECE = re.compile(r"〔\d{4}〕\d+号|\s+|[A-Za-z0-9_+\-−.,:/%&=@#\\]+|.", re.DOTALL)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` terminal columns (a Chinese character takes two); line breaks in the text stay.

    A word that is wider than a whole line is cut. Control characters become blanks.
    """
    return [line for paragraph in _CONTROL.sub(" ", text).split("\n") for line in _wrap(paragraph, max(width, 4))]


def balanced(text: str, width: int) -> list[str]:
    """As :func:`wrap`, on as few lines, of lengths as even as can be: for the head of a column."""
    lines = wrap(text, width)
    widest = min(width, longest_piece(text))
    for narrower in range(max(widest, -(-cell_len(text) // len(lines))), width):
        tried = wrap(text, narrower)
        if len(tried) == len(lines):
            return tried
    return lines


def longest_piece(text: str) -> int:
    """The width of the widest part of a text that isn't broken, two Chinese characters at least."""
    return max((max(4, cell_len(piece)) for piece in _PIECE.findall(text)), default=0)


def _wrap(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0
    for piece in _pieces(text, width):
        size = cell_len(piece)
        if used + size > width and line:
            carried = _carried(line, piece)
            lines.append("".join(line).rstrip())
            line = [] if piece.isspace() and not carried else [*carried, piece]
            used = sum(cell_len(part) for part in line)
        else:
            line.append(piece)
            used += size
    lines.append("".join(line).rstrip())
    return lines


def _pieces(text: str, width: int) -> list[str]:
    found: list[str] = []
    for piece in _PIECE.findall(text):
        while cell_len(piece) > width:
            found.append(piece[:width])
            piece = piece[width:]
        found.append(piece)
    return found


def _carried(line: list[str], piece: str) -> list[str]:
    """Takes from the end of a full line what has to go down with the piece that begins the next one."""
    carried: list[str] = []
    first = piece[0]
    while len(line) > 1 and (first in _NO_START or line[-1][-1] in _NO_END):
        carried.insert(0, line.pop())
        first = carried[0][0]
    return carried
