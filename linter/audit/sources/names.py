"""Names of archives' members: what they say in which encoding, and what no honest archive would say."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linter.phrases.phrase import Phrase
from linter.readers.encoding import decode
from linter.readers.failure import ReadFailure

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
"""The extra field in which zip programs write a name's UTF-8 (APPNOTE.TXT 4.6.9)."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 4096

ABSOLUTE = Phrase(
    "压缩包里的路径“{name}”是绝对路径，没有读取", "its path in the archive, “{name}”, is absolute; it was not read"
)
OUTSIDE = Phrase(
    "压缩包里的路径“{name}”指向压缩包之外，没有读取",
    "its path in the archive, “{name}”, leads out of it; it was not read",
)
CONTROL = Phrase(
    "压缩包里的文件名“{name}”含有控制字符，没有读取",
    "its name in the archive, “{name}”, has control characters; it was not read",
)
TOO_LONG = Phrase("压缩包里的文件名过长，没有读取", "its name in the archive is too long; it was not read")


class MemberName(NamedTuple):
    """A member's path inside its archive, fit for use; its name as it stands there, fit for showing; and what is wrong
    with that (``None``: nothing)."""

    path: str
    shown: str
    fault: Phrase | None = None


def member_name(raw: str) -> MemberName:
    """A member's name with ``/`` between its parts, whatever separates them there."""
    said = _CONTROLS.sub("\ufffd", raw)
    if len(raw) > _LONGEST:
        return MemberName(f"{said[:200]}…", f"{said[:200]}…", TOO_LONG)
    name = raw.replace("\\", "/")
    parts = [part for part in name.split("/") if part not in ("", ".")]
    fault = None
    if _CONTROLS.search(name):
        fault = CONTROL
    elif name.startswith("/") or _DRIVE.match(name):
        fault = ABSOLUTE
    elif ".." in parts:
        fault = OUTSIDE
    path = "/".join(part for part in parts if part != "..")
    return MemberName(_CONTROLS.sub("\ufffd", path) or "?", said, fault)


def zip_names(entries: Iterable[zipfile.ZipInfo]) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """The entries of a zip with their names as they were meant.

    The format knows code page 437 and UTF-8. Windows in Chinese writes GBK and says nothing of it, and so do others
    with UTF-8; all such names of one archive together tell which it is.
    """
    entries = list(entries)
    unmarked = [_bytes_of(info) for info in entries if not info.flag_bits & _UTF8_FLAG]
    encoding = _encoding(name for name in unmarked if not name.isascii())
    for info in entries:
        if info.flag_bits & _UTF8_FLAG:
            yield info, info.orig_filename
            continue
        raw = _bytes_of(info)
        yield info, _unicode_path(info.extra, raw) or raw.decode(encoding, "replace")


def tar_name(name: str) -> str:
    """A member's name in a tar that was read as UTF-8 with ``surrogateescape``: what is no UTF-8 is taken for GBK."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    return name


def _bytes_of(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("cp437", "replace")


def _encoding(names: Iterable[bytes]) -> str:
    """The encoding of the names beyond ASCII: UTF-8 where most of them are just that (a single short one in GBK can
    look like it), or else what Chinese Windows writes."""
    names = list(names)
    if 2 * sum(map(_is_utf8, names)) >= len(names):
        return "utf-8"
    try:
        encoding = decode(b"\n".join(names)).encoding
    except ReadFailure:
        return "gb18030"
    return encoding if encoding == "big5" else "gb18030"


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the extra field, where it belongs to this very name."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        data, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(data) > 5 and data[0] == 1:
            (checksum,) = struct.unpack_from("<L", data, 1)
            if checksum == zlib.crc32(raw):
                try:
                    return data[5:].decode("utf-8")
                except UnicodeDecodeError:
                    return None
    return None
