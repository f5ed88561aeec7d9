"""A checked rulebook on disk, so that the next process needn't read and check the YAML again.

The key holds the files' bytes, the tool's version and its sources' stamps, so a stale entry is never found; an entry
that can't be used is the same as none. ``GIDLINT_CACHE=off`` turns it off, any other value is the folder to use.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

import msgspec

import linter
from linter.rulebook.compiled import Compiled

_VARIABLE = "GIDLINT_CACHE"
_KEPT = 16
"""Entries that are kept, the newest: each edition of a rulebook that someone edits makes one."""


def load(digest: str) -> Compiled | None:
    """The rulebook with a digest, or ``None`` where there is no entry that can be used."""
    path = _path(digest)
    if path is None:
        return None
    try:
        content = path.read_bytes()
        seal, data = content[:32], content[32:]
        if hashlib.sha256(data).digest() != seal:
            return None
        return msgspec.msgpack.decode(data, type=Compiled)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def store(digest: str, compiled: Compiled) -> None:
    """Keep a rulebook. Where the folder can't be written, nothing is kept."""
    path = _path(digest)
    if path is None:
        return
    data = msgspec.msgpack.encode(compiled)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(hashlib.sha256(data).digest() + data)
        os.replace(partial, path)
        _forget_old(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            partial.unlink()


def _forget_old(folder: Path) -> None:
    entries = sorted(folder.glob("rulebook-*.msgpack"), key=lambda path: path.stat().st_mtime_ns)
    for path in entries[:-_KEPT]:
        path.unlink(missing_ok=True)


def _path(digest: str) -> Path | None:
    setting = os.environ.get(_VARIABLE, "")
    if setting == "off":
        return None
    if setting:
        folder = Path(setting)
    else:
        from platformdirs import user_cache_path

        folder = user_cache_path("gidlint", appauthor=False)
    key = hashlib.sha256(f"{digest} {linter.__version__} {_stamp()}".encode()).hexdigest()
    return folder / f"rulebook-{key[:32]}.msgpack"


def _stamp() -> str:
    """A hash of the sizes and times of this package's sources: an entry made by another state of them is not found."""
    total = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        with contextlib.suppress(OSError):
            stat = path.stat()
            total.update(f"{path.name} {stat.st_size} {stat.st_mtime_ns};".encode())
    return total.hexdigest()
