"""Limits on one file, counted in operations and bytes, so that the same file always stops at the same place."""

from __future__ import annotations

from functools import cached_property

from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.pdf.inflate import keeps_checksums

MOST_OPERATIONS = 1_500_000
MOST_GLYPHS = 600_000
MOST_DECODED_BYTES = 160_000_000
MOST_STREAM_BYTES = 40_000_000
MOST_RULINGS_ON_A_PAGE = 40_000
DEEPEST_FORM = 12


class Budget:
    """Counts what reading a file costs; raises ``LIMIT`` where a limit is passed. ``damaged`` counts the streams that
    could not be decoded, or not to their end."""

    def __init__(self, file: bytes) -> None:
        self._file = file
        self.operations = 0
        self.glyphs = 0
        self.decoded = 0
        self.damaged = 0

    @cached_property
    def checksums(self) -> bool:
        """Whether the file's checksums say something: a wrong one then means damage."""
        return keeps_checksums(self._file)

    def operate(self, count: int = 1) -> None:
        """Count content operators."""
        self.operations += count
        if self.operations > MOST_OPERATIONS:
            raise ReadFailure(FailureKind.LIMIT, f"> {MOST_OPERATIONS} drawing operations")

    def show(self, count: int) -> None:
        """Count characters shown."""
        self.glyphs += count
        if self.glyphs > MOST_GLYPHS:
            raise ReadFailure(FailureKind.LIMIT, f"> {MOST_GLYPHS} characters")

    def decode(self, count: int) -> None:
        """Count decompressed bytes."""
        self.decoded += count
        if self.decoded > MOST_DECODED_BYTES or count > MOST_STREAM_BYTES:
            raise ReadFailure(FailureKind.LIMIT, f"> {MOST_DECODED_BYTES} decompressed bytes")
