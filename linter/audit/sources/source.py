"""The audit's input as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from linter.audit.records import ListedBody, Skipped
from linter.audit.sources.archives import members
from linter.audit.sources.candidates import ARCHIVES, FOREIGN_ARCHIVES
from linter.audit.sources.claims import Claims, names_elsewhere
from linter.audit.sources.folders import Entry, LocalTree, Tree, denied, identity_of, walk
from linter.audit.sources.intake import CountUnknown, Intake
from linter.audit.sources.item import Item
from linter.audit.sources.lists.manifest import Manifest, parse_manifest, read_manifest
from linter.audit.sources.lists.sheets import SUFFIXES, unreadable
from linter.audit.sources.lists.words import lexicon
from linter.audit.sources.remote import RemoteTree, is_address
from linter.phrases.phrase import Lang, Phrase
from linter.readers.failure import FailureKind, ReadFailure
from linter.run.problem import UsageProblem

_MISSING = Phrase("没有这个文件或文件夹：{location}", "no such file or folder: {location}")
_CLOSED = Phrase("无法打开“{location}”：{detail}", "{location} can't be opened: {detail}")
_NO_INPUT = Phrase(
    "审计的输入应是文件夹、压缩包（zip、tar）或清单（CSV、XLSX），而不是“{location}”；检查单个文件请用 gidlint check",
    "an audit takes a folder, an archive (zip, tar) or a manifest (CSV, XLSX), not {location}; for a single file use "
    "gidlint check",
)
_UNPACK = Phrase(
    "“{location}”这种压缩包打不开，请先解压", "{location} is of a kind of archive that is not opened; unpack it first"
)
_TWO_MANIFESTS = Phrase(
    "“{location}”本身是清单，不能再用 --manifest", "{location} is a manifest itself; leave --manifest out"
)
_SAME_FOLDER = Phrase(
    "结果文件夹不能就是输入文件夹：{location}", "the outputs can't go into the very folder that is audited: {location}"
)
_IS_LIST = Phrase("这是清单本身", "it is the manifest itself")
_IS_OUTPUT = Phrase("这是本次审计的结果文件夹", "it is the folder of this audit's outputs")
_NOT_FOUND = Phrase(
    "清单第{line}行写明这份文件，但没有找到", "line {line} of the manifest names the file, and it was not found"
)
_ADDRESS_ONLY = Phrase(
    "清单第{line}行只有网址，没有文件；本工具不联网，没有下载",
    "line {line} of the manifest has an address only, which is not fetched: the tool works offline",
)
_UNNAMED = Phrase(
    "{file}：有 {n} 份文件清单没有写到，按文件自身内容处理",
    "{file}: {n} files are not named by the manifest and were taken for what they say themselves",
    "{file}: 1 file is not named by the manifest and was taken for what it says itself",
)


@dataclass(frozen=True, slots=True)
class _Given:
    """A manifest, its own place in the tree ("" outside of it), and what its paths are relative to besides the input:
    the input's absolute place, and the manifest's folder inside of the input. ``elsewhere`` is where files lie that it
    calls by their mere names."""

    manifest: Manifest
    place: str = ""
    root: str = ""
    folder: str = ""
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def claims(self) -> Claims:
        return Claims(self.manifest, self.root, self.folder, self.elsewhere)


class Source:
    """An input that can be gone through any number of times.

    ``bodies`` are those that the manifest names, empty without one. ``skipped`` is what the last pass over
    :meth:`items` has passed over.
    """

    def __init__(
        self, tree: Tree, root: Entry, lang: Lang, given: _Given | None = None, apart: str | None = None
    ) -> None:
        self._tree = tree
        self._root = root
        self._lang = lang
        self._given = given
        self._apart = apart
        self._unnamed = 0
        self.skipped: list[Skipped] = []

    @property
    def manifest(self) -> str:
        """The manifest's name, "" without one."""
        return self._given.manifest.name if self._given else ""

    @property
    def bodies(self) -> tuple[ListedBody, ...]:
        """The bodies that the manifest names."""
        return self._given.manifest.bodies if self._given else ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said of the manifest, in words, after a pass over :meth:`items`."""
        if self._given is None:
            return ()
        said = [problem.say(self._lang) for problem in self._given.manifest.problems]
        if self._unnamed:
            said.append(_UNNAMED.say(self._lang, file=self._given.manifest.name, n=self._unnamed))
        return tuple(said)

    def items(self) -> Iterator[Item]:
        """Every candidate file, sorted by path (in a tar: in the archive's order). What a manifest names and is not
        there comes last."""
        intake = self._intake()
        self.skipped = intake.skipped
        yield from self._found(intake)
        self._unnamed = intake.claims.unnamed
        yield from _absent(intake)

    def count(self) -> int | None:
        """How many items there are, or ``None`` where that can't be told without unpacking or a network."""
        if isinstance(self._tree, RemoteTree):
            return None
        intake = self._intake(counting=True)
        try:
            return sum(1 for _ in self._found(intake)) + sum(1 for _ in intake.claims.left())
        except CountUnknown:
            return None

    def _intake(self, *, counting: bool = False) -> Intake:
        claims = self._given.claims() if self._given else Claims()
        return Intake(lexicon(), claims, self._lang, counting=counting)

    def _found(self, intake: Intake) -> Iterator[Item]:
        root = self._root
        if root.is_folder:
            yield from walk(self._tree, root, intake, self._excluded)
            return
        try:
            with self._tree.open(root.where) as stream:
                yield from members(stream, "", root.name, root.size, intake, 0, None)
        except ReadFailure as failure:
            yield intake.refuse(root.name, root.size, failure)

    def _excluded(self, where: str) -> Phrase | None:
        if self._given is not None and where == self._given.place:
            return _IS_LIST
        return _IS_OUTPUT if where == self._apart else None


def _absent(intake: Intake) -> Iterator[Item]:
    for entry in intake.claims.left():
        why = _ADDRESS_ONLY if entry.path is None else _NOT_FOUND
        failure = intake.failure(FailureKind.ABSENT, why, line=str(entry.claim.line))
        yield intake.refuse(entry.path or entry.claim.address or "", 0, failure, entry.claim)


def open_source(location: str, manifest: Path | None = None, *, apart: Path | None = None, lang: Lang = "zh") -> Source:
    """The input at a location: a folder, a zip or tar, a manifest (whose folder is then the input), or the address of
    one of these in a storage that fsspec knows.

    ``manifest`` is one for a folder or an archive. ``apart`` is a folder whose files are left out: that of the audit's
    outputs. ``lang`` is the language of all reasons. Raises ``UsageProblem`` where there is nothing to read.
    """
    if location.lower().startswith("file:"):
        location = url2pathname(urlsplit(location).path)
    if is_address(location):
        return _remote(location, manifest, lang)
    return _local(location, manifest, os.path.abspath(apart) if apart else None, lang)


def _local(location: str, manifest: Path | None, apart: str | None, lang: Lang) -> Source:
    place = os.path.abspath(location)
    entry = _local_root(location, place)
    if not entry.is_folder and not _is_archive(location, entry.name):
        _require_list(location, entry.name, manifest)
        folder = os.path.dirname(place)
        own = read_manifest(Path(place))
        given = _Given(own, place, _posix(folder), "", names_elsewhere(own, folder, ""))
        return Source(LocalTree(), _local_root(location, folder), lang, given, apart)
    if apart is not None and os.path.realpath(place) == os.path.realpath(apart):
        raise UsageProblem(_SAME_FOLDER, location=location)
    if manifest is None:
        return Source(LocalTree(), entry, lang, None, apart)
    listed = os.path.abspath(manifest)
    inside = os.path.relpath(os.path.dirname(listed), place) if listed.startswith(place + os.sep) else "."
    said = read_manifest(manifest)
    below = "" if inside == "." else _posix(inside)
    elsewhere = names_elsewhere(said, place, below) if entry.is_folder else {}
    given = _Given(said, listed, _posix(place), below, elsewhere)
    return Source(LocalTree(), entry, lang, given, apart)


def _posix(path: str) -> str:
    return path.replace(os.sep, "/")


def _local_root(location: str, place: str) -> Entry:
    try:
        status = os.stat(place)
        if os.path.isdir(place):
            os.scandir(place).close()
            return Entry(os.path.basename(place), place, True, identity=identity_of(status, place))
        return Entry(os.path.basename(place), place, False, status.st_size)
    except FileNotFoundError as error:
        raise UsageProblem(_MISSING, location=location) from error
    except (OSError, ValueError) as error:
        raise UsageProblem(_CLOSED, location=location, detail=denied(error).detail) from error


def _remote(location: str, manifest: Path | None, lang: Lang) -> Source:
    tree = RemoteTree(location)
    entry = tree.info()
    if entry.is_folder or _is_archive(location, entry.name):
        return Source(tree, entry, lang, _Given(read_manifest(manifest), root=location) if manifest else None)
    _require_list(location, entry.name, manifest)
    try:
        data = tree.fetch(entry.where)
    except ReadFailure as failure:
        raise unreadable(location, failure.detail) from failure
    folder = entry.where.rpartition("/")[0]
    given = _Given(parse_manifest(data, entry.name), entry.where, location.rpartition("/")[0])
    return Source(tree, Entry(folder.rpartition("/")[2], folder, True), lang, given)


def _is_archive(location: str, name: str) -> bool:
    """Whether a file is an archive by its name. Raises ``UsageProblem`` for kinds that are not opened."""
    lower = name.lower()
    if lower.endswith(ARCHIVES):
        return True
    if lower.endswith(FOREIGN_ARCHIVES):
        raise UsageProblem(_UNPACK, location=location)
    return False


def _require_list(location: str, name: str, manifest: Path | None) -> None:
    if not name.lower().endswith(tuple(SUFFIXES)):
        raise UsageProblem(_NO_INPUT, location=location)
    if manifest is not None:
        raise UsageProblem(_TWO_MANIFESTS, location=location)
