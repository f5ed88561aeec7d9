"""Reads PDF: tables through their rulings and the positions of characters, text as paragraphs."""

from __future__ import annotations

from linter.model.document import Document

__all__ = ["read_pdf"]


def read_pdf(data: bytes, name: str) -> Document:
    """A PDF's document. Raises :class:`~linter.readers.failure.ReadFailure`, and nothing else."""
    from linter.readers.pdf.reader import read

    return read(data)
