"""A picture file's document."""

from __future__ import annotations

from linter.model.document import Document, FileFormat, NoteKind, ReadingNote
from linter.model.place import Place
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.ocr.scans import pictures_of, recognised
from linter.readers.pdf.reader import blocks_of


def read_picture(data: bytes) -> Document:
    """The document of a picture file of one or more pages. Raises :class:`ReadFailure`."""
    pages = [recognised(grey, number) for number, grey in enumerate(pictures_of(data), 1)]
    if not any(page.characters for page in pages):
        raise ReadFailure(FailureKind.NO_TEXT, f"{len(pages)} pages")
    notes = tuple(ReadingNote(NoteKind.RECOGNISED, f"page {page.number}", Place(page=page.number)) for page in pages)
    return Document(FileFormat.PICTURE, blocks_of(pages), {}, notes, len(pages))
