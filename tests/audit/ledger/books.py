"""Workbooks as a person and as a program see them."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

from linter.audit.outputs import ledger
from linter.audit.outputs.context import OutputContext
from linter.audit.store import Store
from linter.phrases.phrase import Lang
from linter.rulebook import load_all

DUE = date(2026, 12, 31)


def written(store: Store, lang: Lang = "zh") -> tuple[str, ...]:
    store.set_meta("due", DUE.isoformat())
    return ledger.write(store, OutputContext(families=load_all(()), lang=lang, due=DUE))


def listing(file: Path) -> str:
    """The cells of every sheet, a line a row; check codes are left out."""
    import python_calamine

    lines: list[str] = []
    book = python_calamine.load_workbook(str(file))
    for name in book.sheet_names:
        lines.append(f"## {name}")
        for row in book.get_sheet_by_name(name).iter_rows():
            cells = ["" if str(cell).startswith('["') else shown(cell) for cell in row]
            lines.append(" | ".join(cells).rstrip(" |"))
    return "\n".join(lines) + "\n"


def shown(cell: Any) -> str:
    if isinstance(cell, float):
        return f"{cell:g}"
    return str(cell).replace("\n", "⏎")


def formulas(file: Path) -> list[str]:
    """Formulas in the cells of any sheet."""
    with zipfile.ZipFile(file) as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    return [found for sheet in sheets for found in re.findall(r"<f[ >].*?</f>", sheet)]


class Edited:
    """A ledger opened by another program, edited and saved."""

    def __init__(self, file: Path) -> None:
        import openpyxl

        self.file = file
        self.book = openpyxl.load_workbook(file)
        self.sheet = self.book.worksheets[0]

    @property
    def headings(self) -> dict[str, int]:
        return {str(cell.value): cell.column for cell in self.sheet[1] if cell.value}

    def put(self, row: int, heading: str, value: Any) -> None:
        cell = self.sheet.cell(row, self.headings[heading])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # as a program does in a cell of the text format

    def get(self, row: int, heading: str) -> Any:
        return self.sheet.cell(row, self.headings[heading]).value

    def row_of(self, number: str) -> int:
        return next(row for row in range(2, self.sheet.max_row + 1) if self.get(row, "编号") == number)

    def save(self, file: Path | None = None) -> None:
        self.book.save(file or self.file)
