"""Tar archives, compressed or not, read from front to back without trusting them."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from linter.audit.records import Claim
from linter.audit.sources.archives import BROKEN, LINK, MANY, MOST_MEMBERS, MOST_UNPACKED, TWICE, UNPACKED, spooled
from linter.audit.sources.intake import CountUnknown, File, Intake
from linter.audit.sources.item import Item
from linter.audit.sources.names import MemberName, member_name, tar_name
from linter.phrases.phrase import Phrase
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.zipguard import MOST_RATIO

RATIO_FLOOR = 1024**3
"""An archive that unpacks to less may be packed as tightly as it likes."""
_ERRORS = (
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    OverflowError,
    UnicodeError,
    ValueError,
)
_DAMAGED = Phrase(
    "压缩包有损坏，至少一个文件没有读到（{detail}）",
    "the archive is damaged, and at least one member was not found ({detail})",
)
_CUT = Phrase("压缩包没有结束标记，可能不完整", "the archive has no end mark; it may be cut off")
_BLOCKS = Phrase("{n} 处无法识别", "{n} blocks that are no header", "1 block that is no header")
_SPARSE = Phrase("稀疏文件不支持", "sparse members can't be read")
_SHORT = Phrase("只有 {found} 字节，应为 {size} 字节", "{found} of {size} bytes")
_UNPACKERS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = (
    (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream, mode="rb")),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)


def tar_members(
    stream: BinaryIO, head: bytes, prefix: str, path: str, size: int, intake: Intake, depth: int, claim: Claim | None
) -> Iterator[Item]:
    """The items of a tar in its own order. Raises :class:`ReadFailure`, at its end at the latest, where members may be
    lost."""
    if intake.counting:
        raise CountUnknown
    unpacked = _Bounded(_unpacking(stream, head), max(MOST_RATIO * size, RATIO_FLOOR), intake)
    try:
        archive = _Reader(fileobj=unpacked, mode="r", encoding="utf-8", errors="surrogateescape")
        with archive:
            yield from _Tar(archive, prefix, intake, depth, claim).items()
    except _ERRORS as error:
        detail = str(error) or type(error).__name__
        raise ReadFailure(FailureKind.DAMAGED, _DAMAGED.say(intake.lang, detail=detail)) from error
    if archive.bad:
        detail = _BLOCKS.say(intake.lang, n=archive.bad)
        raise ReadFailure(FailureKind.DAMAGED, _DAMAGED.say(intake.lang, detail=detail))
    if not archive.ended:
        raise ReadFailure(FailureKind.DAMAGED, _CUT.say(intake.lang))


def _unpacking(stream: BinaryIO, head: bytes) -> BinaryIO:
    unpack = next((unpacker for magic, unpacker in _UNPACKERS if head.startswith(magic)), None)
    return cast(BinaryIO, unpack(stream)) if unpack else stream


class _Bounded:
    """A stream, read forwards, that ends with a failure when it gives more than it may."""

    def __init__(self, stream: BinaryIO, most: int, intake: Intake) -> None:
        self._stream = stream
        self._most = min(most, MOST_UNPACKED)
        self._intake = intake

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._check()
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == 0 and offset > self._most:
            self._refuse()
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def _check(self) -> None:
        if self._stream.tell() > self._most:
            self._refuse()

    def _refuse(self) -> None:
        raise ReadFailure(FailureKind.LIMIT, UNPACKED.say(self._intake.lang, most=str(self._most)))


class _Header(tarfile.TarInfo):
    """A member, whose damaged header its archive is told of."""

    @classmethod
    def fromtarfile(cls, tarfile_: Any) -> Any:
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
            tarfile_.ended = True
            raise
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError):  # type: ignore[attr-defined]
            tarfile_.bad += not tarfile_.ended  # behind its end anything may stand
            raise


class _Reader(tarfile.TarFile):
    """The library's reader, which ends at a damaged header as if that were the archive's end, made to go on behind it
    and to remember it."""

    tarinfo = _Header

    def __init__(self, **options: Any) -> None:
        self.bad = 0
        self.ended = False
        self._failed_at = -1
        super().__init__(ignore_zeros=True, **options)

    def next(self) -> tarfile.TarInfo | None:
        while True:
            try:
                self.members: list[tarfile.TarInfo] = []  # the library would keep them all
                return super().next()
            except tarfile.ReadError:
                self.bad += 1
                at = cast(Any, self.fileobj).tell()
                if at == self._failed_at:
                    return None
                self._failed_at = at
                self.offset = -(-at // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE


class _Tar:
    def __init__(self, archive: _Reader, prefix: str, intake: Intake, depth: int, claim: Claim | None) -> None:
        self._archive = archive
        self._prefix = prefix
        self._intake = intake
        self._depth = depth
        self._claim = claim
        self._seen: set[str] = set()

    def items(self) -> Iterator[Item]:
        count = 0
        while (info := self._archive.next()) is not None:
            count += 1
            if count > MOST_MEMBERS:
                raise ReadFailure(FailureKind.LIMIT, MANY.say(self._intake.lang, n=count, most=MOST_MEMBERS))
            if not info.isdir():
                yield from self._take(info)

    def _take(self, info: tarfile.TarInfo) -> Iterator[Item]:
        name = member_name(tar_name(info.name))
        path = f"{self._prefix}{name.path}"
        trouble = self._trouble(info, name, path)
        if trouble is None:
            self._seen.add(path)
            file = File(path, info.size, lambda: self._fetch(info), lambda: self._open(info))
            yield from self._intake.take(file, self._depth, self._claim)
            return
        unique = path
        number = 1
        while unique in self._seen:
            number += 1
            unique = f"{path}#{number}"
        self._seen.add(unique)
        if trouble.kind is FailureKind.DENIED or self._intake.wants(path, info.size):
            yield self._intake.refuse(unique, info.size, trouble, self._claim)
        else:
            self._intake.pass_over(path, info.size)

    def _trouble(self, info: tarfile.TarInfo, name: MemberName, path: str) -> ReadFailure | None:
        failure = self._intake.failure
        if name.fault is not None:
            return failure(FailureKind.DENIED, name.fault, name=name.shown)
        if not info.isreg():
            return failure(FailureKind.DENIED, LINK, name=name.shown)
        if info.issparse():
            return failure(FailureKind.UNSUPPORTED, _SPARSE)
        if path in self._seen:
            return failure(FailureKind.DAMAGED, TWICE)
        return None

    def _fetch(self, info: tarfile.TarInfo) -> bytes:
        try:
            with self._reader(info) as reader:
                data = reader.read()
        except _ERRORS as error:
            detail = str(error) or type(error).__name__
            raise ReadFailure(FailureKind.DAMAGED, BROKEN.say(self._intake.lang, detail=detail)) from error
        if len(data) != info.size:
            detail = _SHORT.say(self._intake.lang, found=len(data), size=info.size)
            raise ReadFailure(FailureKind.DAMAGED, BROKEN.say(self._intake.lang, detail=detail))
        return data

    @contextmanager
    def _open(self, info: tarfile.TarInfo) -> Iterator[BinaryIO]:
        with self._reader(info) as reader, spooled(reader, info.size, self._intake) as file:
            yield file

    def _reader(self, info: tarfile.TarInfo) -> BinaryIO:
        return cast(BinaryIO, self._archive.extractfile(info))
