"""Readers: one a file format, each giving a :class:`~linter.model.document.Document`."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from linter.model.document import Document, NoteKind
from linter.readers.failure import FailureKind, ReadFailure

__all__ = ["MOST_BYTES", "FailureKind", "ReadFailure", "read_bytes", "read_file"]

MOST_BYTES = 100 * 1024 * 1024
"""Size of the largest file that is read."""


def read_file(path: str | os.PathLike[str]) -> Document:
    """A file's document. The content decides how it is read; the name only tells Markdown from plain text.

    Raises :class:`ReadFailure`, and nothing else, for whatever is wrong with the file.
    """
    path = Path(path)
    try:
        status = path.stat()  # before opening: opening a pipe would wait for ever
        if not stat.S_ISREG(status.st_mode):
            raise ReadFailure(FailureKind.DENIED, path.name)
        if status.st_size > MOST_BYTES:
            raise ReadFailure(FailureKind.LIMIT, f"{status.st_size} > {MOST_BYTES} bytes")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise ReadFailure(FailureKind.DENIED, getattr(error, "strerror", None) or str(error)) from error
    return read_bytes(data, path.name)


def read_bytes(data: bytes, name: str) -> Document:
    """The document in a file's bytes; ``name`` is the file's name. Raises :class:`ReadFailure`, and nothing else."""
    if len(data) > MOST_BYTES:
        raise ReadFailure(FailureKind.LIMIT, f"{len(data)} > {MOST_BYTES} bytes")
    try:
        document = _read_or_convert(data, name)
    except ReadFailure:
        raise
    except (RecursionError, MemoryError) as error:
        raise ReadFailure(FailureKind.LIMIT, type(error).__name__) from error
    except Exception as error:  # a reader's bug or a library's: the run goes on, and the file is named
        raise ReadFailure(FailureKind.CRASHED, f"{type(error).__name__}: {error}") from error
    if not document.blocks:
        pictures = any(note.kind is NoteKind.PICTURE for note in document.notes)
        raise ReadFailure(FailureKind.NO_TEXT if pictures else FailureKind.EMPTY, document.format.value.upper())
    return document


def _read_or_convert(data: bytes, name: str) -> Document:
    try:
        return _read(data, name)
    except ReadFailure as failure:
        if failure.kind is not FailureKind.LEGACY:
            raise
        from linter.readers.legacy import read_legacy

        return read_legacy(data, failure.detail)


def _read(data: bytes, name: str) -> Document:
    from linter.readers.sniff import Kind, is_html, is_markdown, picture, refuse_other_markup, sniff_bytes

    if picture(data):
        from linter.readers import ocr

        if ocr.available():
            from linter.readers.ocr.document import read_picture

            return read_picture(data)
    kind = sniff_bytes(data)
    if kind is Kind.PDF:
        from linter.readers.pdf import read_pdf

        return read_pdf(data, name)
    if kind is Kind.ZIP:
        from linter.readers.docx import read_docx

        return read_docx(data)
    if kind is Kind.MHTML:
        from linter.readers.html.mhtml import read_mhtml

        return read_mhtml(data)
    from linter.readers.encoding import decode

    decoded = decode(data)
    if not decoded.text.strip():
        raise ReadFailure(FailureKind.EMPTY)
    refuse_other_markup(decoded.text)
    if is_html(decoded.text, name):
        from linter.readers.html import read_html

        return read_html(decoded)
    if is_markdown(decoded.text, name):
        from linter.readers.markdown import read_markdown

        return read_markdown(decoded)
    from linter.readers.text import read_text

    return read_text(decoded)
