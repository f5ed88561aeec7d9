"""A document as a file of each format, with nothing but the standard library. Same document, same bytes."""

from __future__ import annotations

from linter.specimen.render.docx import docx
from linter.specimen.render.html import html
from linter.specimen.render.markdown import markdown
from linter.specimen.render.text import FORMS, text

__all__ = ["FORMS", "docx", "html", "markdown", "text"]
