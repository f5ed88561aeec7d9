"""What an audit of the province must find, may find, and must leave alone.

``truth.json`` has ``faults`` and ``controls``; ``files.csv`` beside it says of every file whose report for which year
it holds (two bodies where either is right). Paths are those of the audit: relative to the audited folder, members of
archives behind ``!/``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be found: one of the ``codes``, or a ``status`` (unreadable, not_a_report, unpublished), at the report
    of a ``body`` for a ``year``, at a ``file``, or at any file ``under`` an archive, which is that body's or
    nobody's."""

    body: str | None = None
    year: int | None = None
    file: str | None = None
    under: str | None = None
    codes: tuple[str, ...] = ()
    status: str | None = None

    def record(self) -> dict[str, Any]:
        return {key: value for key in self.__slots__ if (value := getattr(self, key))}


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault: what ``must`` be said, and what else ``may`` be, because it follows from the fault (the sum of a
    government with a wrong part, the carry-over of the year after)."""

    kind: str
    body: str
    year: int
    files: tuple[str, ...]
    must: tuple[Expected, ...]
    may: tuple[Expected, ...] = ()
    detail: str = ""

    def record(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "body": self.body,
            "year": self.year,
            "files": list(self.files),
            "detail": self.detail,
            "must": [expected.record() for expected in self.must],
            "may": [expected.record() for expected in self.may],
        }


@dataclass(frozen=True, slots=True)
class Control:
    """Something lawful that looks like a fault: nothing may be said of it. ``may`` is what follows elsewhere."""

    kind: str
    body: str
    year: int
    files: tuple[str, ...] = ()
    may: tuple[Expected, ...] = ()

    def record(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "body": self.body,
            "year": self.year,
            "files": list(self.files),
            "may": [expected.record() for expected in self.may],
        }


@dataclass(slots=True)
class Notes:
    """What a part of the province adds to the lists: faults, controls, lines of the manifest, files."""

    faults: list[Fault] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    manifest: list[tuple[str, ...]] = field(default_factory=list)
    files: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, other: Notes) -> None:
        self.faults += other.faults
        self.controls += other.controls
        self.manifest += other.manifest
        self.files += other.files
