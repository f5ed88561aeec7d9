"""Archives: which kind one is, and its members as files of the input."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from linter.audit.records import Claim
from linter.audit.sources.intake import LARGE, Intake
from linter.audit.sources.item import Item
from linter.phrases.phrase import Phrase
from linter.readers.failure import FailureKind, ReadFailure

MOST_MEMBERS = 500_000
MOST_UNPACKED = 1024**4
"""Bytes of all members together. They are never in memory or on disk together, but a bomb would run for days."""
MOST_NESTED = 8 * 1024**3
"""Bytes of an archive inside an archive: it is unpacked into a temporary file."""
MANY = Phrase("压缩包里有 {n} 个文件，超过 {most} 个", "the archive has {n} members, above {most}")
UNPACKED = Phrase(
    "压缩包解压后超过 {most} 字节，其余没有读取", "the archive unpacks to more than {most} bytes; the rest was not read"
)
LINK = Phrase(
    "压缩包里的“{name}”是链接或设备，不是文件，没有读取",
    "in the archive, “{name}” is a link or device and no file; it was not read",
)
TWICE = Phrase("压缩包里有两个同名文件，读取了前一个", "the archive has two members of this name; the first was read")
BROKEN = Phrase("压缩包里的这个文件已损坏（{detail}）", "it is damaged inside the archive ({detail})")
_MEMORY = 16 * 1024 * 1024
_PIECE = 1024 * 1024
_RAR = Phrase("内容是{format}压缩包，请先解压", "it is an archive of format {format}; unpack it first")
_HEADS = ((b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7Z"))


def members(
    stream: BinaryIO, prefix: str, path: str, size: int, intake: Intake, depth: int, claim: Claim | None
) -> Iterator[Item]:
    """The items of an archive. ``path`` is the archive's own, ``prefix`` stands before its members' names.

    The content decides which kind of archive it is. Raises :class:`ReadFailure` where it can't be opened at all; what
    is wrong with single members becomes items.
    """
    try:
        head = stream.read(8)
        stream.seek(0)
    except OSError as error:
        raise ReadFailure(FailureKind.DENIED, error.strerror or str(error)) from error
    for magic, form in _HEADS:
        if head.startswith(magic):
            raise ReadFailure(FailureKind.UNSUPPORTED, _RAR.say(intake.lang, format=form))
    if head.startswith(b"PK") or (path.lower().endswith(".zip") and not _is_compressed(head)):
        from linter.audit.sources.zips import zip_members

        yield from zip_members(stream, prefix, size, intake, depth, claim)
    else:
        from linter.audit.sources.tars import tar_members

        yield from tar_members(stream, head, prefix, path, size, intake, depth, claim)


def _is_compressed(head: bytes) -> bool:
    return head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"))


@contextmanager
def spooled(source: BinaryIO, size: int, intake: Intake) -> Iterator[BinaryIO]:
    """What a stream gives, as a temporary file that can be read at any place. ``size`` is what it says of itself."""
    most = min(size, MOST_NESTED)
    if size > MOST_NESTED:
        raise ReadFailure(FailureKind.LIMIT, LARGE.say(intake.lang, size=str(size), most=str(MOST_NESTED)))
    with tempfile.SpooledTemporaryFile(max_size=_MEMORY) as file:
        left = most
        while left:
            piece = source.read(min(left, _PIECE))
            if not piece:
                break
            left -= len(piece)
            file.write(piece)
        file.seek(0)
        yield file  # type: ignore[misc]  # a spooled file is a BinaryIO in all but name
