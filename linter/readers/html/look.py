"""What a browser would show of a page's elements: their styles, and whether they and their text can be seen."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.readers.html.sheets import sheet_styles, sheets_say
from linter.readers.html.tree import Element, tag

_DECLARATION = re.compile(
    r"([-\w]{1,40})\s{0,9}:\s*((?:[^;!\"'(]|\"[^\"]*\"|'[^']*'|\([^)]*\))+)(!\s*important)?", re.I
)
_LONGEST_STYLE = 10_000
_LENGTH = re.compile(r"(-?\d*\.?\d+)(px|pt|r?em|cm|mm|in|vw|vh|%)?$")
_PX = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "em": 16.0,
    "rem": 16.0,
    "cm": 37.8,
    "mm": 3.78,
    "in": 96.0,
    "vw": 12.8,
    "vh": 7.2,
}
_FAR = -300.0
"""How far (px) outside the page an element stands that is not to be seen."""
_INK = re.compile(r"visibility|font(?:-size)?\s*:[^;}]{0,60}\b0|color\s*:\s*transparent", re.I)
_NO_SIZE = re.compile(r"0*\.?0+(?:px|pt|r?em|%|cm|mm|in|vw|vh)?$")
_FONT_SIZE = re.compile(r"(?:^|\s)(\d*\.?\d+(?:px|pt|r?em|%|cm|mm|in|vw|vh)?)(?:/\S+)?(?:\s|$)")
_NOTHING_LEFT = re.compile(
    r"inset\(\s*(?:50|100)%|circle\(\s*0|rect\(\s*(?:0|1px|auto)[\s,]+(?:0|1px)[\s,]+(?:0|1px)[\s,]+(?:0|1px|auto)\s*\)"
)


class _Traits(NamedTuple):
    """What text inherits that it can be seen by."""

    visible: bool = True
    sized: bool = True
    coloured: bool = True


class Look:
    """The looks of one page's elements. What an element declares itself, in its ``style`` or by a style sheet of the
    page, is worked out when it is asked for, and kept."""

    def __init__(self, root: Element) -> None:
        self._sheets = sheet_styles(root)
        self._styles: dict[Element, dict[str, str]] = {}
        self._hiders: dict[Element, Element] = {}
        self._traits: dict[Element, _Traits] = {}
        self._always_inked = not sheets_say(root, _INK)
        self._revealed: set[Element] = set()

    def reveal(self, element: Element) -> None:
        """Take an element for shown, whatever is declared."""
        self._revealed.add(element)
        self._traits.clear()
        self._hiders.clear()

    def style(self, element: Element) -> dict[str, str]:
        """The declarations that apply to an element, by property; inherited ones aren't among them."""
        known = self._styles.get(element)
        if known is not None:
            return known
        sheet = self._sheets.get(element, {})
        found = {name: declared.value for name, declared in sheet.items()}
        attribute = element.get("style")
        for name, value, important in _DECLARATION.findall(attribute[:_LONGEST_STYLE]) if attribute else ():
            name = name.lower()
            if important or name not in sheet or not sheet[name].important:
                found[name] = value.strip().lower()
        if found or attribute:
            self._styles[element] = found
        return found

    def display(self, element: Element) -> str:
        """An element's ``display`` where it is declared, else ""."""
        return self.style(element).get("display", "").split(" ")[0]

    def removed(self, element: Element) -> bool:
        """Whether an element takes no place on the page: not displayed, or set outside of it."""
        if element in self._revealed:
            return False
        own = self.style(element)
        display = own.get("display")
        if display == "none" or own.get("mso-hide") == "all":
            return True
        if display is None and "hidden" in element.attrib and element.get("hidden") != "until-found":
            return True
        name = tag(element)
        if name == "dialog" and "open" not in element.attrib and display is None:
            return True
        if own.get("visibility") == "collapse" and name in ("tr", "tbody", "thead", "tfoot"):
            return True
        return own.get("position") in ("absolute", "fixed") and (
            any((length(own.get(side)) or 0) < _FAR for side in ("left", "top", "right", "bottom", "margin-left"))
            or _NOTHING_LEFT.search(own.get("clip", "") or own.get("clip-path", "")) is not None
        )

    def veiled(self, element: Element) -> bool:
        """Whether an element has its place on the page, but nothing in it can be seen."""
        own = self.style(element)
        if not own or element in self._revealed:
            return False
        if _NO_SIZE.match(own.get("opacity", "1")) or "opacity=0)" in own.get("filter", "").replace(" ", ""):
            return True
        if own.get("overflow", own.get("overflow-y", "")).startswith(("hidden", "clip")) and any(
            (size := length(own.get(name))) is not None and size <= 1
            for name in ("height", "max-height", "width", "max-width")
        ):
            return True
        return (
            (length(own.get("text-indent")) or 0) < _FAR
            or _NOTHING_LEFT.search(own.get("clip-path", "")) is not None
            or re.search(r"scale\(\s*0\s*[,)]", own.get("transform", "")) is not None
            or own.get("content-visibility") == "hidden"
        )

    def unseen(self, element: Element) -> bool:
        """Whether nothing inside an element can be seen."""
        return self.removed(element) or self.veiled(element)

    def inked(self, element: Element) -> bool:
        """Whether text that stands right in an element leaves a mark: the nearest element around it that says so
        decides over visibility, size and colour."""
        if self._always_inked:
            return True
        chain: list[Element] = []
        around: Element | None = element
        while around is not None and around not in self._traits:
            chain.append(around)
            around = around.getparent()
        traits = self._traits[around] if around is not None else _Traits()
        for each in reversed(chain):
            traits = self._traits[each] = self._inherited(each, traits)
            if not all(traits):
                outer = each.getparent()
                self._hiders[each] = self._hiders.get(outer, each) if outer is not None else each
        return all(traits)

    def hider(self, element: Element) -> Element:
        """The outermost element that takes the ink from the text in an element that isn't :meth:`inked`."""
        return self._hiders[element]

    def _inherited(self, element: Element, outer: _Traits) -> _Traits:
        """An element's traits inside one with others."""
        if element in self._revealed:
            return _Traits()
        own = self.style(element)
        if not own:
            return outer
        visible, sized, coloured = outer
        if "visibility" in own:
            visible = own["visibility"] not in ("hidden", "collapse")
        size = own.get("font-size")
        if size is None and (shorthand := _FONT_SIZE.search(own.get("font", ""))):
            size = shorthand[1]
        if size is not None:
            relative = size.endswith(("em", "%")) and not size.endswith("rem")
            sized = (sized or not relative) and not _NO_SIZE.match(size)
        if "color" in own:
            coloured = own["color"] != "transparent"
        return _Traits(visible, sized, coloured)


def length(value: str | None) -> float | None:
    """A length in px, ``None`` where there is none or it hangs on what is around (a percentage)."""
    match = _LENGTH.match(value or "")
    if match is None or match[2] == "%":
        return None
    return float(match[1]) * _PX[match[2] or ""]
