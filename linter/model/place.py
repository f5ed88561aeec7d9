"""Where something stands in a file."""

from __future__ import annotations

from dataclasses import dataclass

BBox = tuple[float, float, float, float]
"""Left, top, right, bottom in PDF points (1/72 inch), origin at the page's top left."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file. A file format fills in what it knows; the rest is ``None``.

    ``page`` and ``line`` count from 1. ``line`` is the line of the source text (text, Markdown), the line of
    the markup (HTML) or the ordinal of the paragraph (DOCX, PDF).
    """

    page: int | None = None
    line: int | None = None
    bbox: BBox | None = None
