"""From a document to its report, by whichever family knows it."""

from __future__ import annotations

from linter.interpret import NotAReport, recognise
from linter.model.document import Document, NoteKind
from linter.model.report import Body, Report
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.families import Families
from linter.rulebook.rulebook import Rulebook


def recognised(
    document: Document, families: Families, *, edition: str | None = None, body: Body | None = None
) -> tuple[Report, Rulebook]:
    """As :func:`linter.interpret.recognise`; but of a file that is damaged it can't be said that it is no report.

    Raises :class:`ReadFailure` for such a file, and :class:`NotAReport`.
    """
    try:
        return recognise(document, families, edition=edition, body=body)
    except NotAReport as other:
        for note in document.notes:
            if note.kind is NoteKind.DAMAGED:
                raise ReadFailure(FailureKind.DAMAGED, note.text) from other
        raise
