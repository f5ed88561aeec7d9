"""How the workbooks look: fonts, borders, and tints that can still be told apart in a black-and-white print."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_LINE = "#A6A6A6"
_HEADER = "#1F4E78"
_HEADER_TYPED = "#7F6000"
_BODY_FONT = {"font_name": "宋体", "font_size": 10}
_HEADER_FONT = {"font_name": "黑体", "font_size": 10, "font_color": "#FFFFFF"}
_DAY = "yyyy-mm-dd"
_TEXT = "@"
# Whole numbers without, others with as many decimals as there are.
_NUMBER = "General"


class Tint(StrEnum):
    """A cell's colour, by what it means."""

    NONE = ""
    GRAVE = "grave"
    MEDIUM = "medium"
    DONE = "done"
    QUIET = "quiet"
    TALKED = "talked"


_TINTS: dict[Tint, dict[str, Any]] = {
    Tint.NONE: {},
    Tint.GRAVE: {"bg_color": "#F4B6B0", "font_color": "#7B0000", "bold": True},
    Tint.MEDIUM: {"bg_color": "#FFE699", "font_color": "#5C4400"},
    Tint.DONE: {"bg_color": "#C6E0B4", "font_color": "#1E4620"},
    Tint.QUIET: {"bg_color": "#E7E6E6", "font_color": "#595959"},
    Tint.TALKED: {"bg_color": "#BDD7EE", "font_color": "#1F3864"},
}
_MIDDLE = {"align": "center"}
_KINDS: dict[str, dict[str, Any]] = {
    "text": {},
    "word": _MIDDLE,
    "number": {"align": "right", "num_format": _NUMBER},
    "day": {**_MIDDLE, "num_format": _DAY},
    # What a person types into a cell of the text format is never taken for a formula or a date.
    "typed": {"num_format": _TEXT},
}


class Style:
    """The formats of one workbook, each made when it is first needed."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[object, ...], Format] = {}
        self.plain = workbook.add_format(_BODY_FONT)
        self.lines = workbook.add_format({"border": 1, "border_color": _LINE})
        self.link = self._cell({"font_color": "#0563C1", "underline": 1})

    def cell(self, kind: str, tint: Tint, *, literal: bool = False) -> Format:
        """The format of a cell. ``literal`` is for texts that would be formulas if a person typed them: they stay texts
        even when somebody edits the cell."""
        key = (kind, tint, literal)
        if key not in self._made:
            text = {"num_format": _TEXT, "quote_prefix": True} if literal else {}
            self._made[key] = self._cell({**_KINDS[kind], **_TINTS[tint], **text})
        return self._made[key]

    def column(self, kind: str) -> Format:
        """What cells without content have: what a person types there looks as it should."""
        key = ("column", kind)
        if key not in self._made:
            common = {**_BODY_FONT, "valign": "top", "text_wrap": True}
            self._made[key] = self._workbook.add_format({**common, **_KINDS[kind]})
        return self._made[key]

    def header(self, typed: bool) -> Format:
        """The format of a heading; those of columns that people fill in have a colour of their own."""
        key = ("header", typed)
        if key not in self._made:
            colour = {"bg_color": _HEADER_TYPED if typed else _HEADER}
            look = {**_HEADER_FONT, **colour, "align": "center", "valign": "vcenter", "text_wrap": True}
            self._made[key] = self._workbook.add_format({**look, "border": 1, "border_color": _LINE})
        return self._made[key]

    def mark(self, tint: Tint) -> Format:
        """What a tint changes in a cell that has a format."""
        key = ("mark", tint)
        if key not in self._made:
            self._made[key] = self._workbook.add_format(_TINTS[tint])
        return self._made[key]

    def _cell(self, look: dict[str, Any]) -> Format:
        common = {**_BODY_FONT, "valign": "top", "text_wrap": True, "border": 1, "border_color": _LINE}
        return self._workbook.add_format({**common, **look})
