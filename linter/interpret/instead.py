"""What is published in place of a report: a page titled as one that has only a letter, a link or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from linter.model.document import Document, NoteKind
from linter.rulebook.recognition import Recognition

EMPTY = 30
"""A page with fewer characters below its title says nothing."""


class Instead(StrEnum):
    """What stands there instead of the report."""

    LETTER = "letter"
    ATTACHMENT = "attachment"
    NOTHING = "nothing"


def instead_of_report(document: Document, lines: Sequence[str], recognition: Recognition) -> Instead | None:
    """What the lines (squeezed) below a report's title are, where that can be told.

    A page with an attachment or a picture has its report there: it isn't empty, it can't be read.
    """
    text = "".join(lines)
    if any(re.search(pattern, text) for pattern in recognition.letter):
        return Instead.LETTER
    if any(note.kind in (NoteKind.ATTACHMENT, NoteKind.PICTURE) for note in document.notes):
        return Instead.ATTACHMENT
    return Instead.NOTHING if len(text) < EMPTY and not document.notes else None
