"""HTML pages and fragments."""

from __future__ import annotations

from linter.model.document import Block, Document, FileFormat, NoteKind, ReadingNote
from linter.model.place import Place
from linter.readers.encoding import Decoded
from linter.readers.html.measure import Measure
from linter.readers.html.metadata import metadata
from linter.readers.html.tree import Element, parse
from linter.readers.html.walk import Walk
from linter.readers.text import garbled_notes


def read_html(decoded: Decoded) -> Document:
    """The page's paragraphs and grids in reading order. What a browser would not show is left out; navigation and
    footers are kept, since only what is looked for can tell them from the text."""
    root, complete = parse(decoded.text)
    blocks, notes = _blocks(root, complete)
    return Document(FileFormat.HTML, blocks, metadata(root, decoded.text), (*garbled_notes(decoded), *notes))


def read_fragment(text: str, line: int) -> tuple[tuple[Block, ...], tuple[ReadingNote, ...]]:
    """The blocks of a piece of markup inside another text, which begins at a line of that text."""
    root, complete = parse(text)
    return _blocks(root, complete, line - 1)


def _blocks(root: Element, complete: bool, line_offset: int = 0) -> tuple[tuple[Block, ...], tuple[ReadingNote, ...]]:
    measure = Measure(root)
    walk = Walk(measure, line_offset)
    walk.read(root)
    if walk.hidden_characters > walk.shown_characters:
        walk = Walk(measure, line_offset, keep_hidden=True)  # a page that a script would have shown
        walk.read(root)
    if not complete:
        walk.notes.append(ReadingNote(NoteKind.LIMIT, "HTML", Place()))
    return tuple(walk.blocks), tuple(walk.notes)
