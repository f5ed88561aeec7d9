"""Why a document could not be interpreted."""

from __future__ import annotations

from linter.interpret.instead import Instead
from linter.model.named import Named


class NotAReport(Exception):
    """The document is no annual report of this family. ``detail`` says what it seems to be, or what is missing.

    ``instead`` is set where it is published as a report, under a report's title, and holds something else."""

    def __init__(self, detail: Named, instead: Instead | None = None) -> None:
        super().__init__(detail.en)
        self.detail = detail
        self.instead = instead

    def __reduce__(self) -> tuple[type[NotAReport], tuple[Named, Instead | None]]:  # crosses process borders
        return NotAReport, (self.detail, self.instead)
