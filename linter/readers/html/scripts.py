"""Text that a script would put on the page: it isn't read, but it must be known that it is there."""

from __future__ import annotations

import re

from linter.readers.html.tree import Element

NAME = "<script>"
_WIDE = re.compile(r"[\u4e00-\u9fff]|\\u[4-9][0-9a-f]{3}|%e[4-9]%[89ab][0-9a-f]%[89ab][0-9a-f]", re.I)
_TABLE = re.compile(r"(?:<|\\u003c|&lt;|%3c)table\b", re.I)
_MOST = 4_000_000
_LEAST_TABLE = 50
"""Chinese characters below which a table in a script is a part of its workings (a calendar) and no contents."""


def scripted_text(root: Element) -> tuple[int, Element | None]:
    """How many Chinese characters stand in the page's scripts, and the first script that holds a table (``None``
    without one)."""
    characters = 0
    holder: Element | None = None
    for script in root.iter("script"):
        text = (script.text or "")[:_MOST]
        own = sum(1 for _ in _WIDE.finditer(text))
        characters += own
        if holder is None and own >= _LEAST_TABLE and _TABLE.search(text):
            holder = script
    return characters, holder
