"""The folder of notices: what in it is the tool's own, and what of that still holds."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Set
from pathlib import Path

from linter.audit.outputs.notices.rendering import MARK, Draft
from linter.audit.outputs.replacing import replacing

_KEY = re.compile(MARK.encode() + rb"([0-9a-f]{64})")
_TAIL = 200
"""Bytes at a Markdown file's end that hold its key."""


def put(home: Path, name: str, draft: Draft) -> None:
    """Write a notice's files unless they say the same already. What a person filled in stays as long as they do."""
    home.mkdir(parents=True, exist_ok=True)
    for suffix, render in ((".md", draft.markdown), (".docx", draft.docx)):
        file = home / f"{name}{suffix}"
        if key_of(file) != draft.key:
            _write(file, render)


def remove_others(home: Path, names: Set[str]) -> None:
    """Remove the notices, told by their keys, that are not among those with these names; other files stay."""
    if not home.is_dir():
        return
    for file in sorted(home.iterdir()):
        if file.stem not in names and key_of(file) is not None:
            file.unlink()


def key_of(file: Path) -> str | None:
    """The key of a notice; ``None`` where there is no such file or it is none."""
    try:
        found = _KEY.search(_READERS[file.suffix](file))
    except (OSError, KeyError, zipfile.BadZipFile):
        return None
    return found[1].decode() if found else None


def _end(file: Path) -> bytes:
    return file.read_bytes()[-_TAIL:]


def _properties(file: Path) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read("docProps/core.xml")


_READERS: dict[str, Callable[[Path], bytes]] = {".md": _end, ".docx": _properties}


def _write(file: Path, render: Callable[[], bytes]) -> None:
    with replacing(file) as part:
        part.write_bytes(render())
