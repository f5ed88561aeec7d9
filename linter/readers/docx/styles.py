"""What paragraph and character styles say: outline level, alignment, numbering, hidden."""

from __future__ import annotations

import re

from linter.readers.docx.parts import Element, W, switched_on, value, whole

_HEADING_NAME = re.compile(r"heading ([1-9])$", re.I)
_BODY_LEVEL = 9
_MOST_BASES = 20
"""How many styles deep one may be based on another; Word allows ten."""


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._lines: dict[str, list[Element]] = {}
        self._vanishing: dict[str, bool] = {}
        self._default: str | None = None
        for style in root.iterfind(W + "style") if root is not None else ():
            name = style.get(W + "styleId")
            if name is None:
                continue
            self._styles[name] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._default = name

    def _line(self, name: str | None) -> list[Element]:
        """A style and those it is based on, nearest first."""
        if name is None or name not in self._styles:
            return []
        if name not in self._lines:
            line: list[Element] = []
            above: str | None = name
            while above is not None and above in self._styles and len(line) < _MOST_BASES:
                line.append(self._styles[above])
                above = value(self._styles[above], "basedOn")
            self._lines[name] = line
        return self._lines[name]

    def _paragraph_line(self, properties: Element | None) -> list[Element]:
        return self._line(value(properties, "pStyle") or self._default)

    def heading(self, properties: Element | None) -> int | None:
        """A paragraph's outline level (1 is the highest), or ``None`` for body text."""
        level = value(properties, "outlineLvl")
        for style in self._paragraph_line(properties):
            if level is not None:
                break
            level = value(style.find(W + "pPr"), "outlineLvl")
            named = _HEADING_NAME.match(value(style, "name") or "")
            if level is None and named:
                level = str(int(named[1]) - 1)
        number = whole(level, _BODY_LEVEL)
        return number + 1 if 0 <= number < _BODY_LEVEL else None

    def centred(self, properties: Element | None) -> bool:
        """Whether a paragraph is centred."""
        alignment = value(properties, "jc")
        for style in self._paragraph_line(properties):
            if alignment is not None:
                break
            alignment = value(style.find(W + "pPr"), "jc")
        return alignment == "center"

    def numbering(self, properties: Element | None) -> tuple[str, int | None, str | None] | None:
        """A paragraph's list: its id, the level (``None`` where the list's own link to the style says it), and the
        style that brought it (``None`` where the paragraph itself did). ``None`` where it is in no list."""
        own = properties.find(W + "numPr") if properties is not None else None
        level = value(own, "ilvl")
        if (number := value(own, "numId")) is not None:
            return (number, whole(level, 0), None) if number != "0" else None
        for style in self._paragraph_line(properties):
            inherited = style.find(f"{W}pPr/{W}numPr")
            if (number := value(inherited, "numId")) is None:
                continue
            stated = level if level is not None else value(inherited, "ilvl")
            if number == "0":
                return None
            return number, whole(stated, 0) if stated is not None else None, style.get(W + "styleId")
        return None

    def hidden(self, run_properties: Element | None, paragraph_style: str | None = None) -> bool:
        """Whether a run is formatted as hidden text: by itself, or by one of its two styles (both together cancel each
        other, 17.7.3)."""
        if run_properties is not None and run_properties.find(W + "vanish") is not None:
            return switched_on(run_properties, "vanish")
        of_run = self._vanishes(value(run_properties, "rStyle"))
        return of_run != self._vanishes(paragraph_style or self._default)

    def _vanishes(self, name: str | None) -> bool:
        """Whether a style hides text: the nearest in its line that says so decides."""
        if name is None:
            return False
        if name not in self._vanishing:
            stated = (style.find(W + "rPr") for style in self._line(name))
            nearest = next((one for one in stated if one is not None and one.find(W + "vanish") is not None), None)
            self._vanishing[name] = switched_on(nearest, "vanish")
        return self._vanishing[name]
