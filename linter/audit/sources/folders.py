"""Folder trees, on this machine or elsewhere: every file in the order of the paths, each once, whatever links lead to
it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Protocol

from linter.audit.sources.intake import HIDDEN, HIDDEN_SAID, LARGE, LINK, File, Intake
from linter.audit.sources.item import Item
from linter.audit.sources.names import tar_name
from linter.phrases.phrase import Phrase
from linter.readers import MOST_BYTES
from linter.readers.failure import FailureKind, ReadFailure
from linter.run.discovery import is_hidden
from linter.run.result import SkipKind

STORE = "audit.sqlite"
"""A folder with such a file in it holds an audit's outputs, which are nobody's reports."""
_OUTPUT = Phrase("这是审计结果文件夹", "the folder holds an audit's outputs")
_SAME = Phrase("与已读到的是同一个文件或文件夹（链接）", "a link to a file or folder that was met already")
_NO_FILE = Phrase("链接指向的文件不存在，或者不是普通文件", "a link that leads nowhere, or no regular file")
_CLOSED = Phrase("文件夹打不开：{detail}", "the folder can't be opened: {detail}")
_GONE = Phrase("文件读不出来：{detail}", "the file can't be read: {detail}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder in a folder. ``where`` is its place for the tree, ``identity`` the same for all links to one
    file (``None`` where there are no links), ``target`` the real place of what a symbolic link leads to."""

    name: str
    where: str
    is_folder: bool
    size: int = 0
    identity: int | str | None = None
    regular: bool = True
    target: str = ""


class Tree(Protocol):
    """Where folders are."""

    def entries(self, where: str) -> list[Entry]:
        """What lies in a folder. Raises :class:`ReadFailure`."""

    def fetch(self, where: str) -> bytes:
        """A file's bytes. Raises :class:`ReadFailure`."""

    def open(self, where: str) -> AbstractContextManager[BinaryIO]:
        """A file as a stream that can be read at any place. Raises :class:`ReadFailure`."""


def walk(tree: Tree, root: Entry, intake: Intake, excluded: Callable[[str], Phrase | None]) -> Iterator[Item]:
    """The items of a tree, sorted by their paths. ``excluded`` says of a place why it is left out, or ``None``."""
    seen: set[int | str] = set() if root.identity is None else {root.identity}
    real_root = os.path.realpath(root.where)
    pending: list[Iterator[tuple[str, Entry]]] = [_inside(tree, root.where, "")]
    while pending:
        found = next(pending[-1], None)
        if found is None:
            pending.pop()
            continue
        path, entry = found
        why = excluded(entry.where)
        if why is not None:
            intake.skip(path, SkipKind.EXCLUDED.value, why)
        elif is_hidden(entry.name):
            intake.skip(path, HIDDEN, HIDDEN_SAID)
        elif _is_again(path, entry, seen, real_root, intake):
            if entry.is_folder or intake.wants(path, entry.size):
                intake.skip(path, LINK, _SAME)
            else:
                intake.pass_over(path, entry.size)
        else:
            if entry.identity is not None:
                seen.add(entry.identity)
            if entry.is_folder:
                try:
                    pending.append(_folder(tree, path, entry, intake))
                except ReadFailure as failure:
                    detail = _CLOSED.say(intake.lang, detail=failure.detail)
                    yield intake.refuse(path, 0, ReadFailure(failure.kind, detail))
            elif entry.regular:
                yield from intake.take(_file(tree, path, entry, intake))
            elif intake.wants(path, entry.size):
                yield intake.refuse(path, entry.size, intake.failure(FailureKind.DENIED, _NO_FILE))
            else:
                intake.pass_over(path, entry.size)


def _is_again(path: str, entry: Entry, seen: set[int | str], real_root: str, intake: Intake) -> bool:
    """Whether a file or folder is met elsewhere: it was already, or it is a link to what lies in the input itself and
    is met there under its real name. What the manifest names by this very path is always met here."""
    if entry.identity is None or intake.claims.of(path) is not None:
        return False
    if entry.identity in seen:
        return True
    if not entry.target.startswith(real_root + os.sep):
        return False
    inside = entry.target[len(real_root) + 1 :].replace(os.sep, "/")
    return not any(map(is_hidden, inside.split("/"))) and (entry.is_folder or intake.wants(inside, entry.size))


def _folder(tree: Tree, path: str, entry: Entry, intake: Intake) -> Iterator[tuple[str, Entry]]:
    inside = list(_inside(tree, entry.where, f"{path}/"))
    if any(each.name == STORE for _, each in inside):
        intake.skip(path, SkipKind.EXCLUDED.value, _OUTPUT)
        return iter(())
    return iter(inside)


def _inside(tree: Tree, where: str, prefix: str) -> Iterator[tuple[str, Entry]]:
    """What lies in a folder, with its paths and in their order: a folder's own name counts with what follows it."""
    taken: set[str] = set()
    for entry in sorted(tree.entries(where), key=lambda entry: f"{entry.name}/" if entry.is_folder else entry.name):
        name = entry.name
        number = 1
        while name in taken:  # names in other encodings may come out alike
            number += 1
            name = f"{entry.name}#{number}"
        taken.add(name)
        yield f"{prefix}{name}", replace(entry, name=name)


def _file(tree: Tree, path: str, entry: Entry, intake: Intake) -> File:
    def fetch() -> bytes:
        try:
            return tree.fetch(entry.where)
        except ReadFailure as failure:
            if failure.kind is FailureKind.LIMIT:
                most = str(MOST_BYTES)
                raise ReadFailure(failure.kind, LARGE.say(intake.lang, size=failure.detail, most=most)) from failure
            raise ReadFailure(failure.kind, _GONE.say(intake.lang, detail=failure.detail)) from failure

    return File(path, entry.size, fetch, lambda: tree.open(entry.where))


class LocalTree:
    """Folders of this machine."""

    def entries(self, where: str) -> list[Entry]:
        try:
            with os.scandir(where) as found:
                return [_local(entry) for entry in found]
        except OSError as error:
            raise denied(error) from error

    def fetch(self, where: str) -> bytes:
        try:
            with open(where, "rb") as file:
                size = os.fstat(file.fileno()).st_size  # to ask for 100 MB takes longer than to read a web page
                data = file.read(min(size, MOST_BYTES) + 1)
                if len(data) > size:  # it has grown since, or this system doesn't know its size
                    data += file.read(MOST_BYTES + 1 - len(data))
        except OSError as error:
            raise denied(error) from error
        if len(data) > MOST_BYTES:  # it has grown since it was listed
            raise ReadFailure(FailureKind.LIMIT, f"> {MOST_BYTES}")
        return data

    def open(self, where: str) -> AbstractContextManager[BinaryIO]:
        try:
            return Path(where).open("rb")
        except OSError as error:
            raise denied(error) from error


def _local(entry: os.DirEntry[str]) -> Entry:
    name = tar_name(entry.name)  # other systems' archives leave names behind that are no UTF-8
    try:
        status = entry.stat()
    except OSError:
        return Entry(name, entry.path, is_folder=False, regular=False)
    target = os.path.realpath(entry.path) if entry.is_symlink() else ""
    identity = identity_of(status, entry.path)
    if stat.S_ISDIR(status.st_mode):
        return Entry(name, entry.path, is_folder=True, identity=identity, target=target)
    regular = stat.S_ISREG(status.st_mode)
    return Entry(
        name, entry.path, is_folder=False, size=status.st_size, identity=identity, regular=regular, target=target
    )


def identity_of(status: os.stat_result, path: str) -> int | str:
    """What is the same for all links to a file or folder."""
    return status.st_dev << 64 | status.st_ino if status.st_ino else os.path.realpath(path)


def denied(error: Exception) -> ReadFailure:
    """The failure for what an operating system or a library of a storage says; a file that was there when its folder
    was read has gone meanwhile."""
    if isinstance(error, FileNotFoundError):
        return ReadFailure(FailureKind.ABSENT, os.path.basename(error.filename or ""))
    return ReadFailure(FailureKind.DENIED, getattr(error, "strerror", None) or f"{type(error).__name__}: {error}")
