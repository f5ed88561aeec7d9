"""Which files a run is about."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from linter.run.result import SkipKind, SkippedFile

SUFFIXES = frozenset(
    {".pdf", ".docx", ".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml", ".md", ".markdown", ".txt"}
)
"""Suffixes of files that are read when they lie in a folder; a file that is named is read whatever its suffix."""

OLD_SUFFIXES = frozenset({".doc", ".wps", ".rtf", ".odt", ".uof", ".uot", ".ofd"})
"""Formats of text documents that are read by way of LibreOffice, or not at all. In a folder of reports such a file is
very probably a report, so where it can't be read it ends as unreadable instead of being passed over."""

_SKIPPED_FOLDERS = frozenset({"node_modules", "__MACOSX"})
_LOCK_FILES = ("~$", ".~")

Excluded = Callable[[Path], bool]


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is never looked at inside a folder: hidden, locked by an editor, or a
    system's own."""
    return name.startswith((".", *_LOCK_FILES)) or name in _SKIPPED_FOLDERS


class Discovery(NamedTuple):
    """Files to work through, in the order of their paths; folders that can't be opened; what was passed over."""

    files: tuple[Path, ...]
    closed: tuple[Path, ...]
    skipped: tuple[SkippedFile, ...]


def discover(paths: Iterable[Path], excluded: Excluded = lambda path: False) -> Discovery:
    """The files that the paths stand for; a file that is reached twice counts once.

    ``excluded`` is asked about files and folders inside of given folders, not about what is named itself.
    """
    finder = _Finder(excluded)
    for path in paths:
        for each in _expand(path):
            finder.add(each)
    return Discovery(
        tuple(sorted(finder.files, key=lambda path: path.as_posix())),
        tuple(sorted(finder.closed, key=lambda path: path.as_posix())),
        tuple(sorted(finder.skipped, key=lambda skipped: (skipped.kind.value, skipped.path))),
    )


def _expand(path: Path) -> Iterator[Path]:
    """The path, or what its wildcards stand for where there is no such path: Windows shells leave them unexpanded."""
    if not os.path.lexists(path) and glob.has_magic(str(path)):
        found = sorted(glob.glob(str(path), recursive=True))
        if found:
            yield from map(Path, found)
            return
    yield path


class _Finder:
    def __init__(self, excluded: Excluded) -> None:
        self._excluded = excluded
        self._seen: set[tuple[int, int] | str] = set()
        self.files: list[Path] = []
        self.closed: list[Path] = []
        self.skipped: list[SkippedFile] = []

    def add(self, path: Path) -> None:
        """A path that was given."""
        if path.is_dir():
            before = len(self.files) + len(self.closed)
            excluded = sum(skipped.kind is SkipKind.EXCLUDED for skipped in self.skipped)
            new = self._first_visit(path)
            if new:
                self._walk(path)
            found = len(self.files) + len(self.closed) > before
            excluded = sum(skipped.kind is SkipKind.EXCLUDED for skipped in self.skipped) - excluded
            if new and not found and not excluded:
                self._skip(path, SkipKind.NO_CANDIDATES)
        elif os.path.lexists(path):
            if self._first_visit(path):
                self.files.append(path)
        else:
            self._skip(path, SkipKind.MISSING)

    def _walk(self, folder: Path) -> None:
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            self.closed.append(folder)
            return
        for entry in entries:
            path = folder / entry.name
            if is_hidden(entry.name):
                continue
            if entry.is_dir():
                self._enter(path)
            else:
                self._take(path)

    def _enter(self, folder: Path) -> None:
        if not self._first_visit(folder):
            return
        if self._excluded(folder):
            self._skip(folder, SkipKind.EXCLUDED)
        else:
            self._walk(folder)

    def _take(self, path: Path) -> None:
        if path.suffix.lower() not in SUFFIXES | OLD_SUFFIXES:
            self._skip(path, SkipKind.OTHER_FORMAT)
        elif self._excluded(path):
            self._skip(path, SkipKind.EXCLUDED)
        elif self._first_visit(path):
            self.files.append(path)

    def _first_visit(self, path: Path) -> bool:
        """Whether a file or folder is met for the first time, by whatever name or link."""
        try:
            status = path.stat()
            key: tuple[int, int] | str = (status.st_dev, status.st_ino)
            if not status.st_ino:  # a file system without numbers
                key = os.path.realpath(path)
        except OSError:
            key = os.path.realpath(path)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def _skip(self, path: Path, kind: SkipKind) -> None:
        self.skipped.append(SkippedFile(path.as_posix(), kind))
