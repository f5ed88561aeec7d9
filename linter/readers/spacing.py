"""White space, and what else can't be seen."""

from __future__ import annotations

import re
import unicodedata

_RUN = re.compile(r"[ \t\r\n\f]+")


_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Zero-width characters, which web editors leave in empty cells."""


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def trim(text: str) -> str:
    """Text without white space and invisible characters around it: "" for a cell that looks empty."""
    stripped = text.strip()
    while stripped and (stripped[0] in _INVISIBLE or stripped[-1] in _INVISIBLE):
        stripped = stripped.strip(_INVISIBLE).strip()
    return stripped


def collapse(text: str) -> str:
    """Runs of white space made one blank; a line break between two wide characters made nothing (CSS Text 3, 4.1.3:
    Chinese text has no blanks, so the source's line breaks inside it mean none). Surrounding white space is stripped.
    """

    def one(match: re.Match[str]) -> str:
        run = match[0]
        if "\n" not in run and "\r" not in run:
            return " "
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        return "" if _wide(before) and _wide(after) else " "

    return trim(_RUN.sub(one, text))


def raised(text: str, before: str) -> str:
    """Raised text as it stands behind other text: digits behind a digit become raised ones, since a note's mark is no
    digit of the number before it."""
    return text.translate(_RAISED) if before.rstrip()[-1:].isdigit() else text


def _wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in "WF"
