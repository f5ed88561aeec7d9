"""A picture file's document."""

from __future__ import annotations

from linter.model.document import Document, FileFormat, NoteKind, ReadingNote
from linter.model.place import Place
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.ocr.scans import pictures_of, recognised
from linter.readers.pdf.reader import blocks_of, unread_pages


def read_picture(data: bytes) -> Document:
    """The document of a picture file of one or more pages. Raises :class:`ReadFailure`."""
    pictures, count = pictures_of(data)
    pages = [recognised(grey, number) for number, grey in enumerate(pictures, 1)]
    if not any(page.characters for page in pages):
        raise ReadFailure(FailureKind.NO_TEXT, f"{count} pages")
    notes = [ReadingNote(NoteKind.RECOGNISED, f"page {page.number}", Place(page=page.number)) for page in pages]
    if count > len(pages):
        notes.append(unread_pages(len(pages), count))
    return Document(FileFormat.PICTURE, blocks_of(pages), {}, tuple(notes), count)
