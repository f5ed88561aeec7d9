"""A notice as bytes: pure functions, for whichever process runs them."""

from __future__ import annotations

from dataclasses import dataclass

from linter import __version__
from linter.audit.outputs.notices import markdown, word
from linter.audit.outputs.notices.letter import letter
from linter.audit.outputs.notices.notice import Notice
from linter.audit.packing import digest


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice before it is written out. ``key`` is another one where anything in it is another."""

    notice: Notice
    text: str
    key: str

    def markdown(self) -> bytes:
        """The notice as Markdown, with its key in a comment at the end."""
        return f"{self.text}\n<!-- {MARK}{self.key} -->\n".encode()

    def docx(self) -> bytes:
        """The notice as a Word document, with its key in the properties."""
        return word.render(letter(self.notice), lang=self.notice.lang, identifier=f"{MARK}{self.key}")


MARK = "gidlint-notice:"
"""Stands before the key in a notice's files, and says that this tool made them."""


def drafted(notice: Notice) -> Draft:
    """A notice's draft."""
    text = markdown.render(letter(notice))
    return Draft(notice, text, digest(__version__, notice.lang, text))
