"""The numbers that a browser shows before the items of an ordered list."""

from __future__ import annotations

from linter.readers.html.look import Look
from linter.readers.html.tree import Element, integer, tag
from linter.readers.numerals import numeral

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_CHINESE_STYLES = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal")


def item_number(item: Element, position: int, look: Look) -> str:
    """The number shown before an ``li`` at a position (from 0) in its list, or "" in a list without numbers."""
    parent = item.getparent()
    if parent is None or tag(parent) != "ol":
        return ""
    number = integer(item.get("value"), 0)
    if not number:
        number = integer(parent.get("start"), 1) + position
    of_list = look.style(parent)
    kind = look.style(item).get("list-style-type") or of_list.get("list-style-type") or of_list.get("list-style")
    if kind in _CHINESE_STYLES:
        return numeral(number, "chineseCounting") + "、"
    if kind is not None and kind.split(" ")[0] not in _STYLES:
        return ""
    form = _STYLES[kind.split(" ")[0]] if kind else _TYPES.get(parent.get("type", "1"), "decimal")
    return numeral(number, form) + "."
