"""Every cell of a report's tables, as compact bytes: what ``figures.parquet`` is made of."""

from __future__ import annotations

import zlib
from decimal import Decimal
from functools import lru_cache

import msgspec

from linter.audit.packing import digest
from linter.model.report import Cell, CellKind, Report
from linter.rulebook.kinds_series import SameFigures
from linter.rulebook.rulebook import Rulebook


class Figures(msgspec.Struct, frozen=True, array_like=True):
    """All cells, column by column. ``places`` is a line a cell: the keys of its table, row and column, parted by
    blanks; it is the same for all reports of one form. ``values`` are numbers in digits, ``None`` for what is none.
    ``kinds`` and ``readings`` are words parted by blanks."""

    places: str
    values: list[str | None]
    kinds: str
    texts: list[str]
    readings: str
    pages: list[int | None]
    lines: list[int | None]


class Values(msgspec.Struct, frozen=True, array_like=True):
    """The first columns of :class:`Figures`."""

    places: str
    values: list[str | None]
    kinds: str


_WHOLE = msgspec.msgpack.Decoder(Figures)
_FIRST = msgspec.msgpack.Decoder(Values)


def pack(report: Report) -> bytes:
    """The cells of all tables in the report's order."""
    each = [(table.id, *one) for table in report.tables.values() for one in table.each()]
    cells = [cell for *_, cell in each]
    figures = Figures(
        places="\n".join(f"{table} {row} {column}" for table, row, column, _ in each),
        values=[_digits(cell) for cell in cells],
        kinds=" ".join(cell.kind.value for cell in cells),
        texts=[cell.text for cell in cells],
        readings=" ".join(cell.reading.value for cell in cells),
        pages=[cell.place.page for cell in cells],
        lines=[cell.place.line for cell in cells],
    )
    return zlib.compress(msgspec.msgpack.encode(figures), 6)


def unpack(data: bytes) -> Figures:
    """The cells in the bytes that :func:`pack` made."""
    return _WHOLE.decode(zlib.decompress(data))


def values(data: bytes) -> Values:
    """The same without texts and places in the file, which takes less time."""
    return _FIRST.decode(zlib.decompress(data))


@lru_cache(maxsize=1024)
def places(said: str) -> tuple[tuple[str, str, str], ...]:
    """The keys of table, row and column of every cell."""
    return tuple((table, row, column) for table, row, column in map(str.split, said.splitlines()))


def fewest(rulebook: Rulebook) -> int | None:
    """How many cells other than 0 a report must have for a rule to compare its figures with other bodies'; ``None``
    where no rule does."""
    checks = [rule.check for rule in rulebook.rules]
    return min((one.least for one in checks if isinstance(one, SameFigures) and one.against == "peers"), default=None)


def fingerprint(report: Report, rulebook: Rulebook) -> str | None:
    """A digest of all figures, by which reports with the same figures are found; ``None`` where a cell is uncertain, or
    where there are too few for any rule."""
    least = fewest(rulebook)
    if least is None:
        return None
    parts: list[str] = [report.edition]
    telling = 0
    for table in sorted(report.tables.values(), key=lambda one: one.id):
        for row, column, cell in sorted(table.each(), key=lambda one: one[:2]):
            if cell.kind is CellKind.UNCERTAIN:
                return None
            parts += (table.id, row, column, _digits(cell) or cell.kind.value)
            telling += bool(cell.value)
    return digest(*parts) if telling >= least else None


def _digits(cell: Cell) -> str | None:
    return None if cell.value is None else format(cell.value, "f" if isinstance(cell.value, Decimal) else "d")
