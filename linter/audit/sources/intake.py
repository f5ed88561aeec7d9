"""Where files come in, out of folders and archives: each becomes an item, is opened as an archive, or is passed over
with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import BinaryIO

from linter.audit.records import Claim, FileRow, Skipped
from linter.audit.sources.candidates import Sort, sort_of
from linter.audit.sources.claims import Claims
from linter.audit.sources.item import Item
from linter.audit.sources.lists.words import Lexicon
from linter.checks.result import Value
from linter.phrases.phrase import Lang, Phrase
from linter.readers import MOST_BYTES
from linter.readers.failure import FailureKind, ReadFailure

DEEPEST = 2
"""So many archives may lie in each other."""

LARGE = Phrase("{size} 字节，超过 {most} 字节", "{size} bytes, above {most}")
_FOREIGN = Phrase("{format} 压缩包，请先解压", "an archive of format {format}; unpack it first")
_DEEP = Phrase("压缩包套压缩包超过{most}层，请先解压", "archives in archives, more than {most} deep; unpack it first")
HIDDEN_SAID = Phrase("隐藏文件或系统文件", "a hidden file, or a system's own")
_PICTURE = Phrase(
    "图片，从名称、位置和大小看不像报告扫描件", "a picture that by name, place and size is no scanned report"
)

HIDDEN = "hidden"
PICTURE = "picture"
LINK = "link"
OTHER_FORMAT = "other_format"


class CountUnknown(Exception):
    """How many files there are can't be told without unpacking."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as a folder or an archive has it. ``open`` gives a stream that can be read at any place, for archives."""

    path: str
    size: int
    fetch: Callable[[], bytes]
    open: Callable[[], AbstractContextManager[BinaryIO]]


@dataclass(slots=True)
class Intake:
    """One pass over the input. ``skipped`` is what was passed over."""

    lexicon: Lexicon
    claims: Claims
    lang: Lang
    counting: bool = False
    """Whether only the number of files is wanted."""
    skipped: list[Skipped] = field(default_factory=list)

    def take(self, file: File, depth: int = 0, inherited: Claim | None = None) -> Iterator[Item]:
        """What becomes of a file. ``depth`` is the number of archives that it lies in, ``inherited`` what the manifest
        says of these."""
        own = self.claims.of(file.path)
        claim = own or inherited
        sort = self._sort(file.path, file.size)
        if sort is Sort.ARCHIVE:
            yield from self._archive(file, depth, claim)
        elif sort is Sort.FOREIGN_ARCHIVE:
            form = file.path.rpartition(".")[2].upper()
            yield self.refuse(file.path, file.size, self.failure(FailureKind.UNSUPPORTED, _FOREIGN, format=form), claim)
        elif sort is Sort.CANDIDATE or own is not None:
            yield self._item(file, claim)
        else:
            self.pass_over(file.path, file.size)

    def wants(self, path: str, size: int) -> bool:
        """Whether a path is taken for a candidate or an archive."""
        sort = self._sort(path, size)
        return sort in (Sort.CANDIDATE, Sort.ARCHIVE, Sort.FOREIGN_ARCHIVE) or self.claims.of(path) is not None

    def pass_over(self, path: str, size: int) -> None:
        """Write down a file that is no candidate."""
        sort = self._sort(path, size)
        if sort is Sort.HIDDEN:
            self.skip(path, HIDDEN, HIDDEN_SAID)
        elif sort is Sort.PICTURE:
            self.skip(path, PICTURE, _PICTURE)
        else:
            self.skip(path, OTHER_FORMAT)

    def _sort(self, path: str, size: int) -> Sort:
        return sort_of(path.rpartition("!/")[2], size, self.lexicon)

    def _item(self, file: File, claim: Claim | None) -> Item:
        self.claims.unnamed += claim is None
        if file.size > MOST_BYTES:
            failure = self.failure(FailureKind.LIMIT, LARGE, size=str(file.size), most=str(MOST_BYTES))
            return self.refuse(file.path, file.size, failure, claim)
        return Item(FileRow(path=file.path, size=file.size, claim=claim), file.fetch)

    def _archive(self, file: File, depth: int, claim: Claim | None) -> Iterator[Item]:
        if depth >= DEEPEST:
            yield self.refuse(file.path, file.size, self.failure(FailureKind.LIMIT, _DEEP, most=DEEPEST), claim)
            return
        if self.counting and depth:
            raise CountUnknown
        from linter.audit.sources.archives import members

        try:
            with file.open() as stream:
                yield from members(stream, f"{file.path}!/", file.path, file.size, self, depth + 1, claim)
        except ReadFailure as failure:
            yield self.refuse(file.path, file.size, failure, claim)

    def failure(self, kind: FailureKind, why: Phrase, **values: Value) -> ReadFailure:
        """A failure with its reason in the pass's language."""
        return ReadFailure(kind, why.say(self.lang, **values))

    def refuse(self, path: str, size: int, failure: ReadFailure, claim: Claim | None = None) -> Item:
        """The item for a file whose bytes are not to be had."""
        claim = claim or self.claims.of(path)
        row = FileRow(path=path, size=size, failure=failure.kind.value, detail=failure.detail, claim=claim)

        def fetch() -> bytes:
            raise failure

        return Item(row, fetch)

    def skip(self, path: str, kind: str, why: Phrase | None = None, **values: Value) -> None:
        """Pass something over."""
        self.skipped.append(Skipped(path=path, kind=kind, detail=why.say(self.lang, **values) if why else ""))
