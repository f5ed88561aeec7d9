"""Pages of a PDF file, and picture files, as pictures to recognise."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from linter.readers import progress
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.ocr.cleaning import Grey, without_seals
from linter.readers.ocr.marks import marks_of
from linter.readers.ocr.picture import DPI
from linter.readers.ocr.unseen import leave_open
from linter.readers.pages import most_pages
from linter.readers.pdf.page import PageLayout, lay_out

LONG_SIDE = round(297 / 25.4 * DPI)
"""Pixels of a page's longer side: A4 at :data:`DPI`. Scanners state any size for a page; its text is that of A4."""
_MOST_PIXELS = 100_000_000


class Scans:
    """A PDF file's pages as pictures, read by text recognition."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        try:
            self._file = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ReadFailure(FailureKind.DAMAGED, str(error)) from error

    def recognised(self, page: PageLayout) -> PageLayout:
        """The page as its picture shows it, laid out anew."""
        found = recognised(self._picture(page.sheet), page.number)
        found.sheet = page.sheet
        found.scale = max(page.width, page.height) / max(found.width, found.height)
        return found

    def _picture(self, number: int) -> Grey:
        """The page with a number, counted from 1, as it is viewed. Its longer side is :data:`LONG_SIDE`."""
        page: Any = self._file[number - 1]
        width, height = page.get_size()
        bitmap = page.render(scale=LONG_SIDE / max(width, height)).to_numpy()
        return without_seals(np.ascontiguousarray(bitmap[:, :, :3]))


def recognised(grey: Grey, number: int) -> PageLayout:
    """The layout of a page's picture."""
    marks, page, turn = marks_of(grey, number)
    layout = lay_out(marks)
    leave_open(layout, page)
    layout.turn = turn
    layout.recognised = True
    progress.step_done()
    return layout


def pictures_of(data: bytes) -> tuple[list[Grey], int]:
    """The pages of a picture file (PNG, JPEG, TIFF with several pages), each like those of a PDF, as far as they are
    read; and how many there are.

    Raises :class:`ReadFailure` (``DAMAGED``) where it can't be decoded.
    """
    buffer = np.frombuffer(data, np.uint8)
    try:
        done, pages = cv2.imdecodemulti(buffer, cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise ReadFailure(FailureKind.DAMAGED, "picture") from error
    if not done or not pages:
        raise ReadFailure(FailureKind.DAMAGED, "picture")
    return [without_seals(_sized(np.asarray(page))) for page in pages[: most_pages()]], len(pages)


def _sized(picture: Grey) -> Grey:
    height, width = picture.shape[:2]
    if height * width > _MOST_PIXELS:
        raise ReadFailure(FailureKind.LIMIT, f"{width} x {height}")
    scale = LONG_SIDE / max(height, width)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way))
