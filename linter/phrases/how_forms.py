"""How checks on forms go about it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from linter.phrases.labels import Labels
from linter.phrases.phrase import Phrase
from linter.rulebook.cellnames import fitting
from linter.rulebook.kinds_forms import KindsOfForms

_TEXT = Phrase(
    "查看{cells}填写的内容是否符合下列写法之一（没有填写的不看）：",
    "Looks whether what is filled in at {cells} is written in one of these ways (blanks are not looked at):",
)
_LINE = Phrase("· {match}", "· {match}")


def how_forms(check: KindsOfForms, labels: Labels) -> Iterator[str]:
    """How a check on a form goes about it, a line each."""
    cells = fitting(check.cells, labels.template) if labels.template else ()
    yield _TEXT.say(labels.lang, cells=tuple(labels.cell(*cell) for cell in cells))
    yield from (_LINE.say(labels.lang, match=match) for match in check.match)
