"""One layout of a marked-up file: how it is written, and what its reading must and must not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.reading.specimens import Cell, Specimen, Table

HIDDEN = "90817"
"""A number that stands only where nobody sees it; it must not come out of any reading."""


@dataclass(frozen=True)
class Case:
    """A layout. ``make`` writes a specimen's file (``None`` where a program for it is missing), ``values`` names the
    kind of numbers, ``ending`` the file's.

    ``noted``: words that the reading's notes must hold. ``unread``: its tables are no text, so that nothing may be read
    as a number and a note or failure must say so. ``ordered``: its running text must come out as written. ``short``:
    blank cells may be absent. ``truth`` changes the specimen before it is written.
    """

    make: Callable[[Specimen], bytes | None]
    values: str = "small"
    ending: str = "docx"
    noted: tuple[str, ...] = ()
    unread: bool = False
    ordered: bool = True
    short: bool = False
    truth: Callable[[Specimen], Specimen] = lambda specimen: specimen


def full_width(specimen: Specimen) -> Specimen:
    """The specimen with full-width digits."""
    digits = {ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)}

    def one(cell: Cell) -> Cell:
        return replace(cell, text=cell.text.translate(digits)) if cell.value else cell

    def table(block: Table) -> Table:
        return Table(block.widths, [[one(cell) for cell in row] for row in block.rows], block.head_rows)

    return Specimen(specimen.title, [table(b) if isinstance(b, Table) else b for b in specimen.blocks])
