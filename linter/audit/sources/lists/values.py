"""What stands in a list's cells: years, days, kinds, names."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from linter.audit.sources.lists.sheets import Cell
from linter.audit.sources.lists.words import KindWords, Lexicon, plain
from linter.interpret.dates import FIRST_YEAR, LAST_YEAR, first_date, year_number
from linter.interpret.wording import squeeze
from linter.model.place import Place

_YEAR = re.compile(r"(?:报告)?(?P<year>[0-9]{4}|[〇○零一二三四五六七八九]{4})(?:\.0+)?(?:年度?)?(?:报告|年报)?")
_SPAN = re.compile(r"[0-9日号]\s*[至到~—–]")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_SERIAL_ORIGIN = date(1899, 12, 30)
"""Day 0 of spreadsheets' day numbers (as they count from March 1900 on)."""
_INNER_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b]")


def text_of(cell: Cell) -> str:
    """A cell's text; a day as ISO writes it."""
    return cell.isoformat() if isinstance(cell, date) else _CONTROLS.sub("", cell).strip()


def says_nothing(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell is empty, or filled with what people write in an empty one."""
    text = text_of(cell)
    return not text or plain(text) in lexicon.nothing


def name_of(cell: Cell) -> str:
    """A body's name: white space between Chinese characters goes (教 育 局), signs keep their width."""
    return _INNER_SPACE.sub("", " ".join(text_of(cell).split()))


def names_of(cell: Cell, lexicon: Lexicon) -> tuple[str, ...]:
    """Several names in one cell."""
    found = (name_of(part) for part in lexicon.between_names.split(text_of(cell)))
    return tuple(dict.fromkeys(name for name in found if name and plain(name) not in lexicon.nothing))


def year_of(cell: Cell) -> int | None:
    """The report year in a cell, or ``None`` where it holds none: 2024, 2024年, 2024年度, 二〇二四年, a day's year."""
    if isinstance(cell, date):
        year: int | None = cell.year
    else:
        found = _YEAR.fullmatch(squeeze(text_of(cell)))
        year = year_number(found["year"]) if found else None
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def day_of(cell: Cell) -> date | None:
    """The day in a cell, or ``None`` where it holds none: a spreadsheet's day, its number, or text in any form that
    reports use, with or without the time of day."""
    if isinstance(cell, date):
        day: date | None = cell
    else:
        text = unicodedata.normalize("NFKC", text_of(cell))
        if _SERIAL.fullmatch(text):
            day = _SERIAL_ORIGIN + timedelta(days=int(float(text)))
        else:
            mention = None if _SPAN.search(text) else first_date(text, Place())
            day = mention.value if mention else None
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def kind_of(cell: Cell, lexicon: Lexicon) -> KindWords | None:
    """The kind of body and the level that a cell's words stand for, or ``None`` for words that aren't known."""
    return lexicon.kinds.get(plain(text_of(cell)))
