"""A workbook for people, written row by row: memory doesn't grow with its rows."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from linter.audit.outputs.sheets.safe import exact, fitting, looks_like_a_formula
from linter.audit.outputs.sheets.style import Style, Tint

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""
MOST_LINKS = 65_530
"""Hyperlinks of a sheet; Excel refuses to open a file with more."""
_MOST_ADDRESS = 2_000
_LONG_AGO = datetime(2000, 1, 1)
"""When every workbook says that it was made: the same content gives the same bytes."""

_A3 = 8
_HEADER_HEIGHT = 32
# In points. Heights are written, since only some programs work them out from the texts.
_LINE_HEIGHT = 13.5
_LEAST_HEIGHT = 18
_MOST_HEIGHT = 409
_MOST_LINES_UNPRINTED = 4
"""A long text beside the printed columns doesn't tear the printed rows apart."""


class Kind(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    WORD = "word"  # a few characters, in the middle of the cell
    NUMBER = "number"
    DAY = "day"
    TYPED = "typed"  # text that people write


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is in characters of the standard font. ``choices`` fill a list to choose from; ``typed`` columns are
    for people to fill in."""

    heading: str
    width: float
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    hidden: bool = False
    typed: bool = False


class Link(NamedTuple):
    """A text that leads to a file: ``target`` is relative to the workbook; ``None`` where it can't be reached."""

    text: str
    target: str | None


Cell = str | int | Decimal | date | Link | None


@dataclass(slots=True)
class Losses:
    """What could not be written as it is: cells with signs that a workbook can't hold, cells that were cut, links above
    the limit, and sheets that were continued on another one (by their names)."""

    replaced: int = 0
    cut: int = 0
    unlinked: int = 0
    continued: dict[str, int] = field(default_factory=dict)


class Book:
    """A workbook. Use as a context manager; the file is there when it ends. Sheets appear in the order in which they
    are added, and several may be written at the same time."""

    def __init__(self, file: Path) -> None:
        from xlsxwriter import Workbook

        self.losses = Losses()
        self._sheets: list[Sheet] = []
        self.workbook = Workbook(
            str(file),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "max_url_length": 2_079,
            },
        )
        self.workbook.set_properties({"created": _LONG_AGO})
        self.workbook.set_size(26_000, 15_000)
        self.style = Style(self.workbook)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is None:
            for sheet in self._sheets:
                sheet.finish()
        self.workbook.close()

    def sheet(self, name: str, title: str, columns: Sequence[Column], *, fixed: int = 1, printed: int = 0) -> Sheet:
        """A new sheet. ``fixed`` columns stay in sight; ``printed`` columns are printed (all, where it is 0)."""
        made = Sheet(self, name, title, tuple(columns), fixed, printed or len(columns))
        self._sheets.append(made)
        return made


class Sheet:
    """A table: one header row, then rows. What is more than a sheet holds goes on in further sheets."""

    def __init__(
        self, book: Book, name: str, title: str, columns: tuple[Column, ...], fixed: int, printed: int
    ) -> None:
        self._book = book
        self._name = name
        self._title = title
        self._columns = columns
        self._fixed = fixed
        self._printed = printed
        self._parts = 0
        self._emphases: list[tuple[int, Mapping[str, Tint]]] = []
        self._part: Worksheet
        self._rows = 0
        self._links = 0
        self._begin()

    def emphasise(self, column: int, by_text: Mapping[str, Tint]) -> None:
        """Colour a column's cells by what people write there."""
        self._emphases.append((column, by_text))

    def row(self, cells: Sequence[Cell], tints: Mapping[int, Tint] | None = None) -> None:
        """Write the next row; ``tints`` colour some of its cells, by their columns."""
        if self._rows == MOST_ROWS:
            self.finish()
            self._begin()
        self._rows += 1
        self._part.set_row(self._rows, _height(self._columns, cells, self._printed))
        for column, cell in enumerate(cells):
            if cell is not None and cell != "":
                self._put(self._rows, column, cell, tints.get(column, Tint.NONE) if tints else Tint.NONE)

    def finish(self) -> None:
        """Set what needs the number of rows: filter, print area, lists to choose from, colours."""
        last = max(self._rows, 1)
        part = self._part
        part.autofilter(0, 0, last, len(self._columns) - 1)
        # Cells without content aren't written: their lines come from here.
        part.conditional_format(
            1, 0, last, len(self._columns) - 1, {"type": "blanks", "format": self._book.style.lines}
        )
        part.print_area(0, 0, self._rows, self._printed - 1)
        for number, column in enumerate(self._columns):
            if column.choices:
                part.data_validation(
                    1, number, last, number,
                    {"validate": "list", "source": list(column.choices), "error_type": "information"},
                )  # fmt: skip
        for number, by_text in self._emphases:
            for text, tint in by_text.items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": self._book.style.mark(tint)}
                part.conditional_format(1, number, last, number, rule)

    def _begin(self) -> None:
        self._parts += 1
        name = self._name if self._parts == 1 else f"{self._name} {self._parts}"
        if self._parts > 1:
            self._book.losses.continued[self._name] = self._parts
        self._rows = self._links = 0
        style = self._book.style
        self._part = part = self._book.workbook.add_worksheet(name)
        for number, column in enumerate(self._columns):
            look = style.column(column.kind)
            part.set_column(number, number, column.width, look, {"hidden": column.hidden})
        part.set_row(0, _HEADER_HEIGHT)
        for number, column in enumerate(self._columns):
            part.write_string(0, number, column.heading, style.header(column.typed))
        part.freeze_panes(1, self._fixed)
        part.set_landscape()
        part.set_paper(_A3)
        part.fit_to_pages(1, 0)
        part.repeat_rows(0)
        part.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.6)
        part.set_header(f"&C&14&B{self._title.replace('&', '&&')}")
        part.set_footer("&C&P / &N")

    def _put(self, row: int, number: int, cell: Cell, tint: Tint) -> None:
        kind = self._columns[number].kind
        style = self._book.style
        if isinstance(cell, Link):
            self._put_link(row, number, cell)
        elif isinstance(cell, str):
            self._put_text(row, number, cell, kind, tint)
        elif isinstance(cell, int | Decimal):
            value = exact(cell)
            if value is None:
                self._put_text(row, number, format(cell, "f" if isinstance(cell, Decimal) else "d"), kind, tint)
            else:
                self._part.write_number(row, number, value, style.cell(kind, tint))
        elif cell is not None:
            self._part.write_datetime(row, number, datetime(cell.year, cell.month, cell.day), style.cell(kind, tint))

    def _put_text(self, row: int, number: int, cell: str, kind: Kind, tint: Tint) -> None:
        text = self._fitting(cell)
        literal = looks_like_a_formula(text)
        self._write(row, number, text, self._book.style.cell(kind, tint, literal=literal))

    def _write(self, row: int, number: int, text: str, style: Format) -> None:
        if text.startswith("<r>") and text.endswith("</r>"):
            # The library takes this for its own mark-up of a text in two fonts, unless it writes that itself.
            self._part.write_rich_string(row, number, text[:1], self._book.style.plain, text[1:], style)
        else:
            self._part.write_string(row, number, text, style)

    def _put_link(self, row: int, number: int, link: Link) -> None:
        text = self._fitting(link.text)
        target = link.target
        if target is not None and (len(target) > _MOST_ADDRESS or any(sign in target for sign in "#%")):
            target = None
        if target is not None and self._links == MOST_LINKS:
            self._book.losses.unlinked += 1
            target = None
        if target is None:
            self._put_text(row, number, text, Kind.TEXT, Tint.NONE)
            return
        self._links += 1
        self._part.write_url(row, number, f"external:{target}", self._book.style.link, text)

    def _fitting(self, cell: str) -> str:
        fit = fitting(cell)
        self._book.losses.replaced += fit.replaced
        self._book.losses.cut += fit.cut
        return fit.text


def _height(columns: Sequence[Column], cells: Sequence[Cell], printed: int) -> float:
    """The height of a row in which every wrapped text of the first ``printed`` columns can be read."""
    lines = 1
    for number, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        text = cell.text if isinstance(cell, Link) else cell
        if isinstance(text, str) and not column.hidden and ("\n" in text or 2 * len(text) >= column.width):
            needed = sum(_lines(line, column.width) for line in text.split("\n"))
            lines = max(lines, needed if number < printed else min(needed, _MOST_LINES_UNPRINTED))
    return min(max(lines * _LINE_HEIGHT + 3, _LEAST_HEIGHT), _MOST_HEIGHT)


def _lines(line: str, width: float) -> int:
    # Chinese characters are three bytes in UTF-8 and take two places; a place is left for words that break early.
    places = (len(line) + len(line.encode("utf-8", "replace"))) / 2
    return max(1, math.ceil(places / (width - 1)))
