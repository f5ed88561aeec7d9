"""Reading spreadsheets, in a process of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from linter.audit.apart import apart
from linter.phrases.phrase import Phrase
from linter.readers.failure import FailureKind, ReadFailure
from linter.run.problem import UsageProblem

if TYPE_CHECKING:
    from linter.audit.sources.lists.sheets import Cell, Sheet

MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 200
_SECONDS = 120
_NO_LIBRARY = Phrase(
    '读取Excel名单需要先安装组件：pip install "gidlint[audit]"，或者把名单另存为CSV',
    'reading a spreadsheet needs an extra: pip install "gidlint[audit]"; or save the list as CSV',
)


def read_spreadsheet(data: bytes) -> list[Sheet]:
    """The visible sheets of a spreadsheet. Raises :class:`ReadFailure`, and ``UsageProblem`` where the library is not
    installed."""
    from linter.audit.sources.lists.sheets import Sheet

    if find_spec("python_calamine") is None:
        raise UsageProblem(_NO_LIBRARY)
    if len(data) > MOST_BYTES:
        raise ReadFailure(FailureKind.LIMIT)
    if data.startswith(b"PK"):
        from linter.readers.zipguard import Package

        Package(data)  # raises for bombs before anything is unpacked
    (answer,) = apart(_sheets, data, _SECONDS)
    return [Sheet(name, list(enumerate(rows, 1))) for name, rows in answer]


def _sheets(data: bytes) -> Iterator[list[tuple[str, list[list[Cell]]]]]:
    import io

    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    try:
        book = load_workbook(io.BytesIO(data))
        yield [
            (sheet.name, _cells(book.get_sheet_by_name(sheet.name)))
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
    except PasswordError as error:
        raise ReadFailure(FailureKind.ENCRYPTED) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise ReadFailure(FailureKind.DAMAGED) from error


def _cells(sheet: Any) -> list[list[Cell]]:
    """A sheet's cells from its first row and column on; what is merged downwards stands in each of its rows."""
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        rows = [row[:MOST_COLUMNS] for row in sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)]
    else:
        rows = sheet.to_python(skip_empty_area=False)
    found = [[_cell(value) for value in row] for row in rows]
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or []:
        for number in range(top + 1, min(bottom + 1, len(found))):
            if left < len(found[number]) and left < len(found[top]):
                found[number][left] = found[top][left]
    return found


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
