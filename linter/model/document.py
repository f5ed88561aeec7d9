"""What a file says, before anyone knows that it is an annual report.

Readers make a :class:`Document`; nothing here or in the readers knows a label or a number of the Regulations.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from linter.model.place import Place


class FileFormat(str, Enum):
    """The file formats that have a reader."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text with no grid: one paragraph, or one line where the format has no paragraphs.

    ``text`` is as the file has it, without surrounding white space. ``heading`` is the outline level that the
    format itself states (HTML ``h1``, Markdown ``#``, a Word outline level), never one guessed from the words.
    ``number`` is the text of an automatic list number that is not part of ``text`` (Word's ``一、``), or "".
    """

    text: str
    place: Place
    heading: int | None = None
    number: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a grid, at its top left position, with its spans (at least 1).

    ``text`` keeps line breaks inside the cell as ``\\n``; an empty cell has text "". ``picture`` is true where the
    cell holds a picture, so that an empty text doesn't mean an empty cell. ``unsure`` is true where ``text`` was
    recognised in a picture and a character of it may be another one.
    """

    row: int
    column: int
    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    picture: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its grid intact. ``cells`` are in reading order and never overlap; ``rows`` and ``columns``
    count positions. A position that no cell covers is absent (not the same as a blank cell).

    ``ruled`` is false where the columns were inferred from alignment and not from lines or markup. ``lines`` is the
    same text a second time, without its columns: lines in the order in which they stand on the page, or in the file's
    markup, where tabs part what the markup parts; empty where the format gives no such view of a table.
    """

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    place: Place
    ruled: bool = True
    lines: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def at(self, row: int, column: int) -> GridCell | None:
        """The cell that covers a position, or ``None``."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.row_span and cell.column <= column < cell.column + cell.column_span:
                return cell
        return None


Block = Paragraph | Grid


class NoteKind(str, Enum):
    """What a reader noticed about a file that a person who relies on the reading must know."""

    PICTURE = "picture"  # a picture where a table or text may be
    NO_TEXT_LAYER = "no_text_layer"  # pages without text: a scan
    RECOGNISED = "recognised"  # pages without text whose picture was read by text recognition
    GARBLED = "garbled"  # characters that could not be decoded
    LIMIT = "limit"  # a published limit was reached, the rest was not read
    ATTACHMENT = "attachment"  # the text points to an attached file that was not read
    HIDDEN = "hidden"  # hidden or deleted text was left out
    DAMAGED = "damaged"  # the file is damaged and was read in part


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something noticed while reading. ``text`` names the thing (a picture's name, an attachment's address)."""

    kind: NoteKind
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A file's paragraphs and grids in reading order.

    ``metadata`` holds what the format itself says, under the lower-case names ``title``, ``organisation``,
    ``published`` (publication date as written) and ``address``; only those that are present. ``converted_by`` names the
    program by way of which the file was read.
    """

    format: FileFormat
    blocks: tuple[Block, ...]
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[ReadingNote, ...] = ()
    pages: int | None = None


def recognised_pages(document: Document) -> frozenset[int]:
    """The pages whose text was recognised in their picture."""
    notes = (note for note in document.notes if note.kind is NoteKind.RECOGNISED)
    return frozenset(note.place.page for note in notes if note.place.page)
