"""What is published in place of a report: a page titled as one that has only a letter, a link or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from linter.model.document import Document, NoteKind, ReadingNote
from linter.model.named import Named
from linter.rulebook.recognition import Recognition

EMPTY = 30
"""A page with fewer characters below its title says nothing."""


MOST = 4
"""More attachments and pictures than these are counted, not named."""


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
    if _elsewhere(document):
        return Instead.ATTACHMENT
    return Instead.NOTHING if len(text) < EMPTY and not document.notes else None


def title_alone(document: Document) -> Named:
    """What a page is that has a report's title and no report, with the attachments and pictures that may hold it."""
    names = list(dict.fromkeys(note.text for note in _elsewhere(document) if note.text))
    if not names:
        return Named("只有年度报告的标题，没有内容", "a report's title without a report")
    zh, en = "、".join(names[:MOST]), ", ".join(names[:MOST])
    if len(names) > MOST:
        zh, en = f"{zh}等{len(names)}个", f"{en}, {len(names)} in all"
    return Named(f"只有年度报告的标题，附件或图片：{zh}", f"a report's title alone, with {en}")


def _elsewhere(document: Document) -> list[ReadingNote]:
    return [note for note in document.notes if note.kind in (NoteKind.ATTACHMENT, NoteKind.PICTURE)]
