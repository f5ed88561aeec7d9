"""Opening a zip container (DOCX) without trusting it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from linter.readers.failure import FailureKind, ReadFailure

MOST_ENTRIES = 10_000
MOST_BYTES = 300 * 1024 * 1024
MOST_BYTES_OF_A_PART = 100 * 1024 * 1024
MOST_RATIO = 200
RATIO_FLOOR = 1024 * 1024
"""A part smaller than this may be packed as tightly as it likes: an empty table is."""


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
)


class Package:
    """The parts of a zip container, by name; every limit is checked before anything is unpacked.

    Raises :class:`ReadFailure`: ``DAMAGED`` for a broken container, ``ENCRYPTED``, or ``LIMIT``.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise ReadFailure(FailureKind.DAMAGED, f"zip: {error}") from error
        entries = self._zip.infolist()
        self._check(entries)
        self._parts = {info.filename.replace("\\", "/").lstrip("/"): info for info in entries}

    @staticmethod
    def _check(entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MOST_ENTRIES:
            raise ReadFailure(FailureKind.LIMIT, f"zip: {len(entries)} > {MOST_ENTRIES} entries")
        total = sum(info.file_size for info in entries)
        if total > MOST_BYTES:
            raise ReadFailure(FailureKind.LIMIT, f"zip: {total} > {MOST_BYTES} bytes")
        seen: set[str] = set()
        for info in entries:
            if info.flag_bits & 0x1:
                raise ReadFailure(FailureKind.ENCRYPTED, info.filename)
            if info.file_size > RATIO_FLOOR and info.file_size > MOST_RATIO * max(info.compress_size, 1):
                raise ReadFailure(FailureKind.LIMIT, f"zip: {info.filename} {info.compress_size} : {info.file_size}")
            name = info.filename.replace("\\", "/").lstrip("/").lower()
            if name in seen:
                raise ReadFailure(FailureKind.DAMAGED, f"zip: {info.filename} x 2")
            seen.add(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names, in the container's order."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes | None:
        """A part's bytes, or ``None`` where there is no such part."""
        info = self._parts.get(name.lstrip("/"))
        if info is None:
            return None
        if info.file_size > MOST_BYTES_OF_A_PART:
            raise ReadFailure(FailureKind.LIMIT, f"{name}: {info.file_size} > {MOST_BYTES_OF_A_PART} bytes")
        try:
            return self._zip.read(info)
        except _BROKEN as error:
            raise ReadFailure(FailureKind.DAMAGED, f"{name}: {error}") from error
