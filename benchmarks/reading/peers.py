"""The readers that are compared. Nothing is imported before a reader is loaded, so that each one's cost is its own."""

from __future__ import annotations

import importlib.metadata
import logging
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

Rows = list[list[str | None]]
"""A table: a text for every position of every row, ``None`` where a merged cell covers it."""
Read = Callable[[Path], Any]


@dataclass(frozen=True)
class Reader:
    """``gives``: ``document`` (:class:`linter.model.document.Document`), ``tables`` (``list[Rows]``) or ``text`` (one
    string). ``load`` imports what is needed and returns what reads a file; ``package`` is what must be installed."""

    name: str
    gives: str
    package: str
    load: Callable[[], Read]

    @property
    def version(self) -> str | None:
        """The version of the package, or ``None`` where it isn't installed."""
        try:
            return importlib.metadata.version(self.package)
        except importlib.metadata.PackageNotFoundError:
            return None


def _gidlint() -> Read:
    import linter.readers.pdf.reader  # noqa: F401  (else imported with the first file)
    from linter.readers import read_bytes

    return lambda path: read_bytes(path.read_bytes(), path.name)


def _pdfplumber() -> Read:
    import pdfplumber

    def read(path: Path) -> list[Rows]:
        with pdfplumber.open(path) as file:
            return [table for page in file.pages for table in page.extract_tables()]

    return read


def _camelot(flavour: str) -> Read:
    import camelot

    warnings.filterwarnings("ignore")  # “No tables found on page”
    logging.disable(logging.WARNING)

    def read(path: Path) -> list[Rows]:
        return [_uncovered(table) for table in camelot.read_pdf(str(path), pages="all", flavor=flavour)]

    return read


def _uncovered(table: Any) -> Rows:
    """Camelot's table with ``None`` where a cell has no edge towards the cell that covers it."""
    return [
        [
            None if not cell.text.strip() and ((column and not cell.left) or (row and not cell.top)) else cell.text
            for column, cell in enumerate(cells)
        ]
        for row, cells in enumerate(table.cells)
    ]


def _pypdf() -> Read:
    from pypdf import PdfReader

    return lambda path: "\f".join(page.extract_text() for page in PdfReader(path).pages)


def _pdfium() -> Read:
    import pypdfium2

    def read(path: Path) -> str:
        file = pypdfium2.PdfDocument(path)
        pages = []
        for page in file:
            text = page.get_textpage()
            pages.append(text.get_text_range())
            text.close()
            page.close()
        file.close()
        return "\f".join(pages)

    return read


READERS: Sequence[Reader] = (
    Reader("gidlint", "document", "gidlint", _gidlint),
    Reader("pdfplumber tables", "tables", "pdfplumber", _pdfplumber),
    Reader("camelot lattice", "tables", "camelot-py", partial(_camelot, "lattice")),
    Reader("camelot stream", "tables", "camelot-py", partial(_camelot, "stream")),
    Reader("pypdf text", "text", "pypdf", _pypdf),
    Reader("pdfium text", "text", "pypdfium2", _pdfium),
)
