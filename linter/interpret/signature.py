"""The block at the report's end: the signing body and the date."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from linter.interpret.dates import days, whole_date
from linter.interpret.labels import likeness
from linter.interpret.page import is_furniture
from linter.interpret.patterns import first_full
from linter.interpret.pieces import Piece
from linter.interpret.wording import squeeze
from linter.model.place import Place
from linter.model.report import DateMention, Signature
from linter.rulebook.recognition import Recognition

ZONE = 10
"""Lines from the end in which the block is looked for."""
LONGEST_NAME = 40
SAME_BODY = 0.6
"""Likeness from which on a short line at the end is the title's organisation."""
SMALL_GRID = 4
"""A grid with no more rows may be there to place the block (a borderless table)."""


class Line(NamedTuple):
    """A line near the end: its text, its place, the number of its piece, and where in the piece it starts."""

    text: str
    squeezed: str
    place: Place
    piece: int


class Signed(NamedTuple):
    """The signature, and the piece that it begins with (``None`` without one). ``cut`` is how much of that piece's
    squeezed text comes before it."""

    signature: Signature
    piece: int | None = None
    cut: int = 0


NONE = Signed(Signature(None, None, None))


def find_signature(
    found: Sequence[Piece], start: int, stop: int, organisation: str | None, recognition: Recognition
) -> Signed:
    """The signature among the last lines of pieces ``start`` to ``stop`` (not included)."""
    zone = _zone(found, start, stop, recognition)
    for at in range(len(zone) - 1, -1, -1):
        entry = zone[at]
        date = whole_date(entry.text, entry.place)
        if date is not None:
            name = next(
                (
                    zone[near]
                    for near in (at - 1, at + 1)
                    if 0 <= near < len(zone) and _is_name(zone[near].squeezed, organisation, recognition)
                ),
                None,
            )
            if name is None and "年" not in date.text:
                continue  # a bare 2024-01-17 at a page's end is the page's, not the body's
            first = min(entry.piece, name.piece) if name else entry.piece
            if name is not None:
                name = _with_line_above(zone, name, organisation)
                first = min(first, name.piece)
            return Signed(_signature(name, date), first)
        mixed = _name_and_date(entry, organisation, recognition)
        if mixed is not None:
            return mixed
    for entry in reversed(zone[-3:]):
        if _is_name(entry.squeezed, organisation, recognition):
            return Signed(_signature(entry, None), entry.piece)
    return NONE


def _signature(name: Line | None, date: DateMention | None) -> Signature:
    return Signature(
        organisation=_unwrapped(name.squeezed) if name else None,
        organisation_place=name.place if name else None,
        date=date,
    )


def _zone(found: Sequence[Piece], start: int, stop: int, recognition: Recognition) -> list[Line]:
    lines: list[Line] = []
    for index in range(stop - 1, start - 1, -1):
        piece = found[index]
        if piece.grid is not None:
            if piece.grid.rows > SMALL_GRID:
                break
            lines.extend(
                Line(text, squeeze(text), cell.place, index)
                for cell in reversed(piece.grid.cells)
                for text in reversed(cell.text.split("\n"))
                if text.strip()
            )
        elif piece.squeezed and not is_furniture(piece, recognition):
            lines.append(Line(piece.text, piece.squeezed, piece.place, index))
        if len(lines) >= ZONE:
            break
    return lines[::-1]


def _is_name(squeezed: str, organisation: str | None, recognition: Recognition) -> bool:
    name = _unwrapped(squeezed)
    if not 3 <= len(name) <= LONGEST_NAME or any(mark in name for mark in ".,;:!?"):
        return False
    own = squeeze(organisation or "")
    if own and (name in own or own in name or likeness(name, own) >= SAME_BODY):
        return True
    return first_full((recognition.organisation_name,), name) is not None


def _name_and_date(entry: Line, organisation: str | None, recognition: Recognition) -> Signed | None:
    """Body and date at the end of one line, or of the last paragraph."""
    text = entry.squeezed
    last = None
    for found in days(text):
        last = found
    if last is None or last.end < len(text.rstrip(").")):
        return None
    before = text[: last.start]
    cut = max(before.rfind(mark) for mark in ".;!?") + 1
    name = before[cut:]
    if not _is_name(name, organisation, recognition):
        return None
    date = DateMention(text=last.text, value=last.value, year=last.year, place=entry.place)
    return Signed(Signature(_unwrapped(name), entry.place, date), entry.piece, cut)


def _unwrapped(name: str) -> str:
    """A name without brackets around the whole of it."""
    return name[1:-1] if name.startswith("(") and name.find(")") == len(name) - 1 else name


def _with_line_above(zone: Sequence[Line], name: Line, organisation: str | None) -> Line:
    """A name broken over two lines, told by its being the title's organisation only when joined."""
    at = zone.index(name)
    if organisation is None or not at:
        return name
    own, above = squeeze(organisation), zone[at - 1]
    joined = above.squeezed + name.squeezed
    if len(joined) <= LONGEST_NAME and joined in own and len(joined) > len(name.squeezed):
        return Line(above.text + name.text, joined, above.place, above.piece)
    return name
