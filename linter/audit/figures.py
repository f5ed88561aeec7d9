"""Every cell of a report's tables, as compact bytes: what ``figures.parquet`` is made of."""

from __future__ import annotations

import zlib
from decimal import Decimal

import msgspec

from linter.audit.packing import digest
from linter.model.report import Cell, CellKind, Report
from linter.rulebook.kinds_series import SameFigures
from linter.rulebook.rulebook import Rulebook


class Figure(msgspec.Struct, frozen=True, array_like=True):
    """One cell: where it is, what stands there and, where that is a number, its value in digits."""

    table: str
    row: str
    column: str
    text: str
    value: str | None
    kind: str
    reading: str
    page: int | None
    line: int | None
    bbox: tuple[float, float, float, float] | None


def pack(report: Report) -> bytes:
    """The cells of all tables in the report's order."""
    cells = [
        Figure(
            table=table.id,
            row=row,
            column=column,
            text=cell.text,
            value=_digits(cell),
            kind=cell.kind.value,
            reading=cell.reading.value,
            page=cell.place.page,
            line=cell.place.line,
            bbox=cell.place.bbox,
        )
        for table in report.tables.values()
        for row, column, cell in table.each()
    ]
    return zlib.compress(msgspec.msgpack.encode(cells), 6)


def unpack(data: bytes) -> list[Figure]:
    """The cells in the bytes that :func:`pack` made."""
    return msgspec.msgpack.decode(zlib.decompress(data), type=list[Figure])


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
