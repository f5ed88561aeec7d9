"""Why a document could not be interpreted."""

from __future__ import annotations

from linter.model.named import Named


class NotAReport(Exception):
    """The document is no annual report of this family. ``detail`` says what it seems to be, or what is missing."""

    def __init__(self, detail: Named) -> None:
        super().__init__(detail.en)
        self.detail = detail

    def __reduce__(self) -> tuple[type[NotAReport], tuple[Named]]:  # crosses process borders
        return NotAReport, (self.detail,)
