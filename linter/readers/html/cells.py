"""What stands in a cell of a table: its lines of text as shown, its pictures and attached files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from linter.model.document import NoteKind, ReadingNote
from linter.model.place import Place
from linter.readers.html.links import attachment, picture
from linter.readers.html.look import Look
from linter.readers.html.tree import NEVER_SHOWN, Element, tag
from linter.readers.spacing import collapse, raised

Placer = Callable[[Element], Place]

CELLS = ("td", "th")
_BREAKING = frozenset({
    "p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "dd", "dt", "center", "blockquote",
    "pre", "section", "ul", "ol",
})  # fmt: skip
_FILLED_IN = ("text", "number")
"""Input fields whose value a browser shows: forms that were published as they were filled in."""


@dataclass(slots=True)
class Inside:
    """A cell's lines, and what there is to note."""

    lines: list[str] = field(default_factory=list)
    picture: bool = False
    notes: list[ReadingNote] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines with line breaks between them."""
        return "\n".join(self.lines)


def read_inside(cell: Element, place: Placer, look: Look) -> Inside:
    """A cell's text, one line a block or line break, white space collapsed; what can't be seen left out."""
    inside = Inside()
    if look.veiled(cell):
        return inside
    pieces: list[str] = []

    def flush() -> None:
        if line := collapse("".join(pieces)):
            inside.lines.append(line)
        pieces.clear()

    def text(shown: str | None, owner: Element) -> None:
        if shown and look.inked(owner):
            pieces.append(raised(shown, "".join(pieces)) if tag(owner) == "sup" else shown)

    text(cell.text, cell)
    stack: list[tuple[Element, Iterator[Element]]] = [(cell, iter(cell))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                if tag(element) in _BREAKING:
                    flush()
                elif tag(element) in CELLS:
                    pieces.append(" ")
                text(element.tail, stack[-1][0])
            continue
        name = tag(child)
        if not name or name in NEVER_SHOWN or look.unseen(child):
            text(child.tail, element)
            continue
        if name == "img" and (what := picture(child, look.style(child))) is not None:
            inside.picture = True
            inside.notes.append(ReadingNote(NoteKind.PICTURE, what, place(child)))
        if name in ("a", "iframe") and (what := attachment(child)) is not None:
            inside.notes.append(ReadingNote(NoteKind.ATTACHMENT, what, place(child)))
        if name == "input" and (child.get("type") or "text").lower() in _FILLED_IN:
            pieces.append(child.get("value") or "")
        if name in _BREAKING:
            flush()
        text(child.text, child)
        stack.append((child, iter(child)))
    flush()
    return inside
