"""HTML pages and fragments."""

from __future__ import annotations

from linter.model.document import Block, Document, FileFormat, Grid, NoteKind, ReadingNote
from linter.model.place import Place
from linter.readers.encoding import Decoded
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.html.frames import FRAMES, Finder, fill_frames
from linter.readers.html.look import Look
from linter.readers.html.measure import Measure
from linter.readers.html.metadata import metadata
from linter.readers.html.scripts import NAME, scripted_text
from linter.readers.html.tree import MUCH_TEXT, Element, parse
from linter.readers.html.walk import Walk
from linter.readers.text import garbled_notes

_MOST_NAMED = 4
_ELSEWHERE = (NoteKind.ATTACHMENT, NoteKind.PICTURE)
_MOST_REVEALED = 20
"""Hidden parts that a page is taken to have shown by a script; the largest come first."""


def read_html(decoded: Decoded, find: Finder = lambda _address: None) -> Document:
    """The page's paragraphs and grids in reading order. What a browser would not show is left out; navigation and
    footers are kept, since only what is looked for can tell them from the text. ``find`` has the pages of frames.

    Raises :class:`ReadFailure` (``UNSUPPORTED``) for a page whose text is in frames or scripts only.
    """
    root, complete = parse(decoded.text)
    stated = metadata(root, decoded.text)
    fill_frames(root, find)
    walk = _walk(root, complete)
    scripted, holder = scripted_text(root)
    much = scripted > max(walk.shown_characters, MUCH_TEXT)
    if much and walk.shown_characters < MUCH_TEXT and not any(note.kind in _ELSEWHERE for note in walk.notes):
        raise ReadFailure(FailureKind.UNSUPPORTED, f"HTML, {NAME}")
    if much or holder is not None:
        place = walk.place(holder) if holder is not None else Place()
        walk.notes.append(ReadingNote(NoteKind.ATTACHMENT, NAME, place))
    if not walk.blocks and (frames := [source for frame in root.iter(*FRAMES) if (source := frame.get("src"))]):
        raise ReadFailure(FailureKind.UNSUPPORTED, f"HTML, frame: {', '.join(frames[:_MOST_NAMED])}")
    return Document(FileFormat.HTML, tuple(walk.blocks), stated, (*garbled_notes(decoded), *walk.notes))


def read_fragment(text: str, line: int) -> tuple[tuple[Block, ...], tuple[ReadingNote, ...]]:
    """The blocks of a piece of markup inside another text, which begins at a line of that text."""
    root, complete = parse(text)
    walk = _walk(root, complete, line - 1)
    return tuple(walk.blocks), tuple(walk.notes)


def _walk(root: Element, complete: bool, line_offset: int = 0) -> Walk:
    measure = Measure(root)
    look = Look(root)
    walk = Walk(root, measure, look, line_offset)
    walk.read()
    for _ in range(_MOST_REVEALED):
        shown = max(walk.hidden, key=lambda element: walk.hidden[element], default=None)
        if shown is None or not _waits_for_a_script(walk):
            break
        look.reveal(shown)
        walk = Walk(root, measure, look, line_offset)
        walk.read()
    if not complete:
        walk.notes.append(ReadingNote(NoteKind.LIMIT, "HTML", Place()))
    return walk


def _waits_for_a_script(walk: Walk) -> bool:
    """Whether more is hidden than shown and no table is: a page that a script would have shown, part by part."""
    tables = any(isinstance(block, Grid) for block in walk.blocks)
    return not tables and sum(walk.hidden.values()) > walk.shown_characters
