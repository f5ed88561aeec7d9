"""Zip archives, without trusting them."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from linter.audit.records import Claim
from linter.audit.sources.archives import BROKEN, LINK, MANY, MOST_MEMBERS, MOST_UNPACKED, TWICE, UNPACKED, spooled
from linter.audit.sources.intake import File, Intake
from linter.audit.sources.item import Item
from linter.audit.sources.names import MemberName, member_name, zip_names
from linter.phrases.phrase import Lang, Phrase
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.zipguard import MOST_RATIO, RATIO_FLOOR

_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
"""What the library raises for damaged archives (``NotImplementedError`` among them, and ``RuntimeError`` for locked
members)."""
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x06"
_END_WITHIN = 65_536 + 22
_MOST_DIRECTORY = 300 * 1024 * 1024

_NO_ZIP = Phrase("不是zip压缩包，或者文件不完整（{detail}）", "it is no zip archive, or an incomplete one ({detail})")
_NOT_ALL = Phrase(
    "压缩包目录写明 {n} 个文件，只读到 {found} 个，可能已损坏",
    "the archive's directory counts {n} members, and {found} were found; it may be damaged",
)
_PASSWORD = Phrase("压缩包里的文件有密码", "it is locked with a password inside the archive")
_BOMB = Phrase("压缩比异常（{packed} 字节解压成 {size} 字节）", "{packed} bytes would unpack to {size}")
_OVERLAP = Phrase("压缩包里的文件互相重叠", "members of the archive overlap")
_METHOD = Phrase("压缩方式不支持，请解压后重新压缩", "packed in a way that can't be read; unpack it and pack it anew")
_CRC = Phrase("校验和不符", "its checksum is wrong")
_FOLDER = Phrase("文件名以“/”结尾却有内容", "a folder's name, but with contents")


class _Member(NamedTuple):
    info: zipfile.ZipInfo
    name: MemberName
    is_folder: bool


def zip_members(
    stream: BinaryIO, prefix: str, size: int, intake: Intake, depth: int, claim: Claim | None
) -> Iterator[Item]:
    """The items of a zip, in the order of their names. Raises :class:`ReadFailure` where it can't be opened."""
    try:
        stated = _stated(stream)
        if stated is not None and (stated[0] > MOST_MEMBERS or stated[1] > _MOST_DIRECTORY):
            raise ReadFailure(FailureKind.LIMIT, MANY.say(intake.lang, n=stated[0], most=MOST_MEMBERS))
        archive = zipfile.ZipFile(stream)
    except _ERRORS as error:
        raise intake.failure(FailureKind.DAMAGED, _NO_ZIP, detail=str(error) or type(error).__name__) from error
    with archive:
        entries = archive.infolist()
        if len(entries) > MOST_MEMBERS:
            raise ReadFailure(FailureKind.LIMIT, MANY.say(intake.lang, n=len(entries), most=MOST_MEMBERS))
        yield from _Zip(archive, prefix, size, intake, depth, claim).items()
        if stated is not None and stated[0] % 65_536 != len(entries) % 65_536:  # old programs count no further
            said = _NOT_ALL.say(intake.lang, n=stated[0], found=len(entries))
            raise ReadFailure(FailureKind.DAMAGED, said)


class _Zip:
    def __init__(
        self, archive: zipfile.ZipFile, prefix: str, size: int, intake: Intake, depth: int, claim: Claim | None
    ) -> None:
        self._archive = archive
        self._prefix = prefix
        self._size = size
        self._intake = intake
        self._depth = depth
        self._claim = claim
        self._seen: set[str] = set()
        self._packed = 0
        self._unpacked = 0

    def items(self) -> Iterator[Item]:
        for member in self._members():
            if member.is_folder and not member.info.file_size:
                continue
            yield from self._take(member)

    def _members(self) -> list[_Member]:
        """The members by name; of those with one name the sound ones first, in the archive's order."""
        found = [
            _Member(info, member_name(raw), raw.endswith(("/", "\\")))
            for info, raw in zip_names(self._archive.infolist())
        ]
        return sorted(found, key=lambda member: (member.name.path, member.name.fault is not None))

    def _take(self, member: _Member) -> Iterator[Item]:
        info, name = member.info, member.name
        path = f"{self._prefix}{name.path}"
        trouble = self._trouble(member, path)
        if trouble is None:
            self._seen.add(path)
            self._packed += info.compress_size
            self._unpacked += info.file_size
            file = File(path, info.file_size, lambda: self._fetch(info), lambda: self._open(info))
            yield from self._intake.take(file, self._depth, self._claim)
            return
        unique = path
        number = 1
        while unique in self._seen:
            number += 1
            unique = f"{path}#{number}"
        self._seen.add(unique)
        if trouble.kind is FailureKind.DENIED or self._intake.wants(path, info.file_size):
            yield self._intake.refuse(unique, info.file_size, trouble, self._claim)
        else:  # it would have been passed over anyway
            self._intake.pass_over(path, info.file_size)

    def _trouble(self, member: _Member, path: str) -> ReadFailure | None:
        info, name, failure = member.info, member.name, self._intake.failure
        if name.fault is not None:
            return failure(FailureKind.DENIED, name.fault, name=name.shown)
        mode = info.external_attr >> 16
        if info.create_system == 3 and stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
            return failure(FailureKind.DENIED, LINK, name=name.shown)
        if member.is_folder:
            return failure(FailureKind.DAMAGED, _FOLDER)
        if path in self._seen:
            return failure(FailureKind.DAMAGED, TWICE)
        if info.flag_bits & 0x1:
            return failure(FailureKind.ENCRYPTED, _PASSWORD)
        if info.compress_size > self._size or self._packed + info.compress_size > self._size:
            return failure(FailureKind.DAMAGED, _OVERLAP)
        if info.file_size > RATIO_FLOOR and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            return failure(FailureKind.LIMIT, _BOMB, packed=str(info.compress_size), size=str(info.file_size))
        if self._unpacked + info.file_size > MOST_UNPACKED:
            return failure(FailureKind.LIMIT, UNPACKED, most=str(MOST_UNPACKED))
        return None

    def _fetch(self, info: zipfile.ZipInfo) -> bytes:
        try:
            return self._archive.read(info)
        except _ERRORS as error:
            raise _failure(error, self._intake.lang) from error

    @contextmanager
    def _open(self, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
        try:
            with self._archive.open(info) as packed, spooled(packed, info.file_size, self._intake) as file:  # type: ignore[arg-type]
                yield file
        except _ERRORS as error:
            raise _failure(error, self._intake.lang) from error


def _failure(error: Exception, lang: Lang) -> ReadFailure:
    said = str(error) or type(error).__name__
    if isinstance(error, NotImplementedError):
        return ReadFailure(FailureKind.UNSUPPORTED, f"{_METHOD.say(lang)} ({said})")
    if isinstance(error, RuntimeError) and "password" in said:
        return ReadFailure(FailureKind.ENCRYPTED, _PASSWORD.say(lang))
    detail = _CRC.say(lang) if "CRC" in said else said
    return ReadFailure(FailureKind.DAMAGED, BROKEN.say(lang, detail=detail))


def _stated(stream: BinaryIO) -> tuple[int, int] | None:
    """The number of members that the archive's end record states, and the size of its directory (APPNOTE.TXT 4.3.14,
    4.3.16)."""
    end = stream.seek(0, 2)
    stream.seek(max(0, end - _END_WITHIN))
    tail = stream.read(_END_WITHIN)
    stream.seek(0)
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        return None
    count, size = struct.unpack_from("<HL", tail, at + 10)
    at64 = tail.rfind(_END64, 0, at)
    if (count == 0xFFFF or size == 0xFFFFFFFF) and 0 <= at64 <= at - 56:
        count, size = struct.unpack_from("<QQ", tail, at64 + 32)
    return count, size
