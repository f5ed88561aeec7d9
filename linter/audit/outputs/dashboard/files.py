"""Files of the dashboard: written whole or not at all, and only when they changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from os import SEEK_END
from pathlib import Path
from typing import Protocol

import msgspec

from linter.audit.outputs.replacing import replacing

# What a page or a script could take for its end, and marks that turn the text around them.
_UNSAFE = {
    ord(sign): f"\\u{ord(sign):04x}"
    for sign in "<>&\u2028\u2029\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
}


class Rows(Protocol):
    """Takes the rows of a script one by one."""

    def __call__(self, row: object, /) -> None: ...


def put(file: Path, data: bytes) -> None:
    """Write a file unless it holds just that."""
    if file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data:
        return
    with replacing(file) as part:
        part.write_bytes(data)


def put_marked(file: Path, mark: str, text: Callable[[], str]) -> None:
    """Write a page that ends with a mark, unless the one that is there ends with the same: what need not be written
    need not be made either."""
    end = f"<!-- {mark} -->\n"
    if not _ends_with(file, end.encode()):
        put(file, f"{text()}{end}".encode())


def _ends_with(file: Path, end: bytes) -> bool:
    try:
        with file.open("rb") as page:
            page.seek(-len(end), SEEK_END)
            return page.read() == end
    except OSError:
        return False  # there is none, or it is shorter than that


def literal(value: object) -> str:
    """A value as JavaScript writes it, with nothing in it that ends a script or turns the text around."""
    return msgspec.json.encode(value).decode().translate(_UNSAFE)


@contextmanager
def data_script(file: Path, name: str) -> Iterator[Rows]:
    """A script that hands the page rows: ``gidlint.take("name", [row, …])``, written row by row.

    A page that was opened from a folder may load scripts, but no data.
    """
    with replacing(file) as part, part.open("w", encoding="utf-8", newline="\n") as script:
        before = f"gidlint.take({literal(name)}, ["

        def write(row: object) -> None:
            nonlocal before
            script.write(f"{before}\n{literal(row)}")
            before = ","

        yield write
        script.write(f"{before if before != ',' else ''}\n]);\n")


def remove_others(folder: Path, patterns: Iterable[str], kept: set[str]) -> None:
    """Remove the files of a folder that match a pattern of names and are not among those kept."""
    for pattern in patterns:
        for file in folder.glob(pattern):
            if file.name not in kept:
                file.unlink()
