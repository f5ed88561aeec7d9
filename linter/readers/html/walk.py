"""An element tree to blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.model.document import Block, NoteKind, Paragraph, ReadingNote
from linter.model.place import Place
from linter.readers.html.divs import DivReader
from linter.readers.html.frames import FRAMES
from linter.readers.html.links import attachment, framed, picture
from linter.readers.html.lists import item_number
from linter.readers.html.look import Look
from linter.readers.html.measure import Measure
from linter.readers.html.tables import TableReader
from linter.readers.html.tree import MUCH_TEXT, NEVER_SHOWN, Element, tag, whole_text
from linter.readers.spacing import collapse, raised

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "marquee", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_QUOTED = 60
"""Characters of left-out text that a note quotes."""
_HEADING = re.compile(r"h([1-6])$")
_BLOCK_DISPLAY = frozenset({"block", "flex", "grid", "table", "list-item", "table-row", "table-cell", "flow-root"})


@dataclass(frozen=True, slots=True)
class _Block:
    """An open block element, and what its text is: a heading of some level, centred."""

    element: Element
    heading: int | None
    centred: bool

    @classmethod
    def inside(cls, outer: _Block | None, element: Element, name: str, look: Look) -> _Block:
        """A block inside another: the nearest that says how its text is set decides."""
        match = _HEADING.match(name)
        heading = int(match[1]) if match else outer.heading if outer else None
        align = look.style(element).get("text-align") or (element.get("align") or "").lower()
        centred = align == "center" if align else name == "center" or (outer is not None and outer.centred)
        return cls(element, heading, centred)


class Walk:
    """One pass over a tree. ``blocks`` and ``notes`` are filled by :meth:`read`.

    ``shown_characters`` says how much text was read, ``hidden`` which elements were left out as hidden, with how much.
    """

    def __init__(self, root: Element, measure: Measure, look: Look, line_offset: int = 0) -> None:
        self.blocks: list[Block] = []
        self.notes: list[ReadingNote] = []
        self.shown_characters = 0
        self.hidden: dict[Element, int] = {}
        self._measure = measure
        self._look = look
        self._offset = line_offset
        self._tables = TableReader(self.place, measure, look)
        self._divs = DivReader(root, self.place, measure, look)
        self._root = root
        self._passed: set[Element] = set()  # what was read with an element before it
        self._pieces: list[str] = []
        self._start: Element | None = None
        self._open: list[_Block] = []  # the block elements that the current text stands in
        self._preformatted = 0
        self._items: dict[Element | None, int] = {}  # how many items of each list were met
        self._number = ""  # of the list item whose first paragraph is still to come

    def read(self) -> None:
        """Walk the tree, without recursion: pages may be nested as deep as they like."""
        root = self._root
        stack: list[tuple[Element, Iterator[Element]]] = []
        if self._enter(root):
            stack.append((root, iter(root)))
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                if stack:
                    self._text(element.tail, stack[-1][0], element)
            elif self._enter(child):
                stack.append((child, iter(child)))
            else:
                self._text(child.tail, element, child)
        self._flush()

    def place(self, element: Element) -> Place:
        """Where an element stands in the source."""
        line = element.sourceline
        return Place(line=line + self._offset if isinstance(line, int) and line else None)

    def _enter(self, element: Element) -> bool:
        """Open an element; false where its inside is not to be walked."""
        name = tag(element)
        if not name or element in self._passed or self._unseen(element, name):
            return False
        if name == "br":
            self._flush()
            return False
        if name == "img":
            self._note_picture(element)
            return False
        if "background" in self._look.style(element) or "background-image" in self._look.style(element):
            self._note_picture(element)
        if name == "input":
            return False
        if self._take_table(element, name):
            return False
        if name in FRAMES:
            self._note_frame(element)
            self._flush()
            return False
        if name == "a":
            self._note_attachment(element)
        if self._is_block(element, name):
            self._flush()
            self._open.append(_Block.inside(self._open[-1] if self._open else None, element, name, self._look))
        if name == "li":
            parent = element.getparent()
            position = self._items.get(parent, 0)
            self._items[parent] = position + 1
            self._number = item_number(element, position, self._look)
        if name == "pre":
            self._preformatted += 1
        self._text(element.text, element)
        return True

    def _leave(self, element: Element) -> None:
        if tag(element) == "pre":
            self._flush()
            self._preformatted -= 1
        if self._open and self._open[-1].element is element:
            self._flush()
            self._open.pop()
        if tag(element) == "li":
            self._number = ""

    def _unseen(self, element: Element, name: str) -> bool:
        if name in NEVER_SHOWN:
            if name in ("object", "embed"):
                self._note_attachment(element)
            if name in ("canvas", "svg") and not self._look.unseen(element):
                self._note_picture(element)
            return True
        if not self._look.unseen(element):
            return False
        length = self.hidden[element] = self._measure.characters(element)
        if length >= MUCH_TEXT:
            self.notes.append(
                ReadingNote(NoteKind.HIDDEN, collapse(whole_text(element))[:_QUOTED], self.place(element))
            )
        return True

    def _is_block(self, element: Element, name: str) -> bool:
        display = self._look.display(element)
        if display in _BLOCK_DISPLAY or self._look.style(element).get("float", "none") != "none":
            return True
        return display != "inline" and (name in _BLOCKS or self._in_a_box(element))

    def _in_a_box(self, element: Element) -> bool:
        """Whether the element around sets its children apart, whatever they are."""
        around = element.getparent()
        return around is not None and self._look.display(around) in ("flex", "inline-flex", "grid", "inline-grid")

    def _take_table(self, element: Element, name: str) -> bool:
        taken = self._divs.find(element) if name != "table" else None
        found = self._tables.find(element) if name == "table" else None
        if taken is not None:
            found = taken[0], [], taken[1]
            self._passed.update(taken[2])
        if found is None:
            return False
        self._flush()
        grid, beside, notes = found
        self.blocks.extend(beside)
        if grid is not None:
            self.blocks.append(grid)
            self.shown_characters += sum(len(cell.text) for cell in grid.cells)
        self.notes.extend(notes)
        return True

    def _text(self, text: str | None, owner: Element, element: Element | None = None) -> None:
        """Text right inside ``owner``, behind ``element`` if that is given."""
        if not text:
            return
        if not self._look.inked(owner):
            if length := len("".join(text.split())):
                hider = self._look.hider(owner)
                self.hidden[hider] = self.hidden.get(hider, 0) + length
            return
        element = owner if element is None else element
        if tag(owner) == "sup":
            text = raised(text, "".join(self._pieces[-1:]))
        if self._preformatted:
            for index, line in enumerate(re.split(r"\r\n|\r|\n", text)):
                if index:
                    self._flush()
                self._pieces.append(line)
                self._start = self._start if self._start is not None else element
            return
        if self._start is None and text.strip():
            self._start = element
        self._pieces.append(text)

    def _flush(self) -> None:
        """End the paragraph that is being gathered."""
        raw = "".join(self._pieces)
        text = raw.strip() if self._preformatted else collapse(raw)
        start, self._pieces, self._start = self._start, [], None
        if not text or start is None:
            return
        self.shown_characters += len(text)
        number, self._number = self._number, ""
        around = self._open[-1] if self._open else None
        heading, centred = (around.heading, around.centred) if around else (None, False)
        self.blocks.append(Paragraph(text, self.place(start), heading, number, centred))

    def _note_picture(self, element: Element) -> None:
        if (name := picture(element, self._look.style(element))) is not None:
            self.notes.append(ReadingNote(NoteKind.PICTURE, name, self.place(element)))

    def _note_frame(self, element: Element) -> None:
        if (address := framed(element)) is not None:
            self.notes.append(ReadingNote(NoteKind.ATTACHMENT, address, self.place(element)))

    def _note_attachment(self, element: Element) -> None:
        if (name := attachment(element)) is not None:
            self.notes.append(ReadingNote(NoteKind.ATTACHMENT, name, self.place(element)))
