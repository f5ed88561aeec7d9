"""Compressed streams, and whether their bytes are those that were written (RFC 1950, RFC 1951)."""

from __future__ import annotations

import re
import zlib
from enum import Enum

_START = re.compile(rb"stream\r?\n(?=[\x48\x58\x68\x78])")
_MOST_TRIED = 12
"""Streams of a file from which it is told whether its producer writes checksums."""
_ENOUGH = 1 << 24
"""Bytes after which a stream counts as tried: a checksum stands at the end."""


class Condition(Enum):
    """What is known of a stream's bytes."""

    WHOLE = "whole"
    CUT = "cut"  # the end is missing; what is there is as it was written
    SPOILT = "spoilt"  # some byte is another one, and which one can't be known


def inflate(data: bytes, most: int) -> tuple[bytes, Condition]:
    """A stream's decompressed bytes, at least one more than ``most`` where it has more; none where it is spoilt.

    A missing checksum is none that is wrong: some producers cut the last bytes off.
    """
    packed = zlib.decompressobj()
    data = data.lstrip(b"\r\n")
    try:
        text = packed.decompress(data, most + 1)
    except zlib.error:
        return b"", Condition.SPOILT
    if packed.eof or len(text) > most or _reaches_its_end(data):
        return text, Condition.WHOLE
    return text, Condition.CUT


def _reaches_its_end(data: bytes) -> bool:
    bare = zlib.decompressobj(-zlib.MAX_WBITS)
    bare.decompress(data[2:], _ENOUGH)
    return bare.eof


def inflate_unchecked(data: bytes, most: int) -> tuple[bytes, Condition]:
    """The same, for a file whose checksums are none."""
    bare = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        text = bare.decompress(data.lstrip(b"\r\n")[2:], most + 1)
    except zlib.error:
        return b"", Condition.SPOILT
    return text, Condition.WHOLE if bare.eof or len(text) > most else Condition.CUT


def keeps_checksums(file: bytes) -> bool:
    """Whether the checksum of any of a file's first streams is right, or there are not two of them to tell by: then a
    wrong one means damage, and not a producer that writes none."""
    tried, view = 0, memoryview(file)
    for match in _START.finditer(file):
        packed = zlib.decompressobj()
        try:
            packed.decompress(view[match.end() :], _ENOUGH)
        except zlib.error:
            tried += 1
        if packed.eof:
            return True
        if tried >= _MOST_TRIED:
            break
    return tried < 2
