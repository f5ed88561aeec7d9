"""Word documents (DOCX, also as WPS writes them)."""

from __future__ import annotations

from linter.model.document import Document, FileFormat
from linter.readers.docx.body import Body
from linter.readers.docx.numbering import Numbering
from linter.readers.docx.parts import Parts
from linter.readers.docx.styles import Styles


def read_docx(data: bytes) -> Document:
    """The document's paragraphs and grids as the final text shows them: insertions taken in, deletions and hidden text
    left out; headers, footers, notes and comments aren't part of it.

    ``Place.line`` is the ordinal of the ``w:p`` element in the main part, from 1, every one counted (in tables and text
    boxes too, empty ones too): the same number finds the paragraph again in the file. A grid or cell has the ordinal of
    its first paragraph.
    """
    parts = Parts(data)
    body = Body(parts, Styles(parts.related("styles")), Numbering(parts.related("numbering")))
    body.read()
    title = parts.title()
    return Document(FileFormat.DOCX, tuple(body.blocks), {"title": title} if title else {}, tuple(body.notes))
