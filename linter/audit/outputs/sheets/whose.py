"""Whose a row is, in the words of the sheets."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Row

from linter.audit.outputs.sheets import words
from linter.audit.outputs.sheets.book import Link
from linter.audit.store import Store
from linter.phrases import ui
from linter.phrases.phrase import Lang

_MEMBER = "!/"


def body_of(row: Row, lang: Lang) -> str:
    """A body's name: the list's, or else what the report says."""
    return row["body"] or row["organisation"] or words.UNKNOWN_BODY.say(lang)


def kind_of(row: Row, lang: Lang) -> str:
    """The kind of body, or ""."""
    phrase = ui.BODIES_BY_NAME.get(row["kind"] or "")
    return phrase.say(lang) if phrase else ""


def tier_of(row: Row, lang: Lang) -> str:
    """The level of government, or ""."""
    phrase = ui.GOVERNMENT_LEVELS.get(row["tier"] or "")
    return phrase.say(lang) if phrase else ""


def linker(store: Store) -> Callable[[str], Link]:
    """Makes links from the workbook to files of the input. Members of archives, and files that aren't on this machine,
    are named without a link."""
    source = Path(store.meta("source") or "")
    base = source if source.is_dir() else source.parent if source.name and source.exists() else None
    way = _way(base, store.folder) if base is not None else ""
    way = "" if way == "." else f"{way}/"

    def link(path: str) -> Link:
        if base is None or _MEMBER in path or not os.path.isfile(os.path.join(base, path)):
            return Link(path, None)
        return Link(path, f"{way}{path}")

    return link


def _way(base: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(base, folder)).as_posix()
    except ValueError:  # another drive
        return base.absolute().as_posix()
