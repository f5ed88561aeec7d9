"""How much text stands where in a page: measured once, so that deep nesting costs nothing."""

from __future__ import annotations

from linter.readers.html.tree import NEVER_SHOWN, Element, tag

_CELLS = ("td", "th")
_HEADED = ("h1", "h2", "h3", "article")


class Measure:
    """The characters (white space, scripts and styles aside) inside each element of a tree, hidden ones too.

    ``nested`` says how many of a cell's characters stand in tables of its own, ``headed`` which cells hold headings.
    """

    def __init__(self, root: Element) -> None:
        self._characters: dict[Element, int] = {}
        self.nested: dict[Element, int] = {}
        self.headed: set[Element] = set()
        for element in reversed(list(root.iter())):  # children before their parents
            name = tag(element)
            total = 0
            if name and name not in NEVER_SHOWN:
                total = _length(element.text) + sum(self._characters[child] + _length(child.tail) for child in element)
            self._characters[element] = total
            if name == "table" and (cell := _cell_around(element)) is not None:
                self.nested[cell] = self.nested.get(cell, 0) + total
            elif name in _HEADED and (cell := _cell_around(element)) is not None:
                self.headed.add(cell)

    def characters(self, element: Element) -> int:
        """How many characters stand inside an element."""
        return self._characters[element]


def _length(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _cell_around(element: Element) -> Element | None:
    return next((around for around in element.iterancestors() if tag(around) in _CELLS), None)
