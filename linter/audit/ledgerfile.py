"""The rows of a ledger that people have worked in, whatever program they used.

Read in a process of its own (:mod:`linter.audit.apart`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from linter.audit.apart import apart
from linter.audit.outputs.sheets import words
from linter.phrases.phrase import Phrase
from linter.readers.failure import FailureKind, ReadFailure

_SECONDS = 300
_ROWS_AT_A_TIME = 500
_ROWS_ABOVE_THE_HEADER = 20
_FIELDS: Mapping[str, Phrase] = {
    "number": words.NUMBER,
    "status": words.STATUS,
    "comment": words.COMMENT,
    "deadline": words.DEADLINE,
    "code": words.CODE,
}
_SPACE = re.compile(r"\s+")
_LINE_BREAK = re.compile(r"\r\n?")


class LedgerRow(NamedTuple):
    """What a person may have written into a row; ``None`` for a column that is no longer there. ``deadline`` is a day
    where the cell holds one, else its text. ``row`` counts from 1, as spreadsheet programs do."""

    sheet: str
    row: int
    number: str
    status: str | None
    comment: str | None
    deadline: date | str | None
    code: str


class NoLedger(ValueError):
    """A workbook without a sheet that has the ledger's columns."""


def rows(data: bytes) -> Iterator[LedgerRow]:
    """The rows of all sheets that have the ledger's columns, wherever these stand; hidden and filtered ones too.

    Raises :class:`ReadFailure` for a file that can't be read, and :class:`NoLedger`.
    """
    for batch in apart(_batches, data, _SECONDS):
        if not batch:
            raise NoLedger
        yield from map(LedgerRow._make, batch)


def _batches(data: bytes) -> Iterator[list[tuple[Any, ...]]]:
    """Rows in batches; an empty one where no sheet is a ledger's."""
    from python_calamine import CalamineError, PasswordError, load_workbook

    met = False
    try:
        book = load_workbook(io.BytesIO(data))
        for name in book.sheet_names:
            batch: list[tuple[Any, ...]] = []
            for row in _ledger_rows(name, book.get_sheet_by_name(name)):
                met = True
                batch.append(row)
                if len(batch) == _ROWS_AT_A_TIME:
                    yield batch
                    batch = []
            if batch:
                yield batch
    except PasswordError as error:
        raise ReadFailure(FailureKind.ENCRYPTED) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise ReadFailure(FailureKind.DAMAGED) from error
    if not met:
        yield []


def _ledger_rows(name: str, sheet: Any) -> Iterator[tuple[Any, ...]]:
    columns: dict[str, int] | None = None
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if columns is None:
            if number > _ROWS_ABOVE_THE_HEADER:
                return
            columns = _columns(cells)
            continue
        if any(cell != "" for cell in cells):
            yield _row(name, number, cells, columns)


def _columns(cells: Sequence[Any]) -> dict[str, int] | None:
    """Where each field's column is, if this row is the header."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        heading = _SPACE.sub("", str(cell))
        for field, phrase in _FIELDS.items():
            if heading in (_SPACE.sub("", phrase.zh), _SPACE.sub("", phrase.en)):
                found.setdefault(field, column)
    return found if "number" in found and found.keys() & {"status", "comment", "deadline"} else None


def _row(name: str, number: int, cells: Sequence[Any], columns: Mapping[str, int]) -> tuple[Any, ...]:
    def text(field: str) -> str | None:
        return _text(cells[columns[field]]) if field in columns else None

    deadline = cells[columns["deadline"]] if "deadline" in columns else None
    if isinstance(deadline, datetime):
        deadline = deadline.date()
    elif deadline is not None and not isinstance(deadline, date):
        deadline = _text(deadline).strip()
    return (
        name,
        number,
        (text("number") or "").strip(),
        text("status"),
        text("comment"),
        deadline,
        text("code") or "",
    )


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return _LINE_BREAK.sub("\n", str(value))
