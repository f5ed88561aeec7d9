"""Why a file could not be read."""

from __future__ import annotations

from enum import StrEnum


class FailureKind(StrEnum):
    """The ways in which reading fails; each has an ``input`` rule in the rulebook that says it to the user."""

    EMPTY = "empty"
    UNSUPPORTED = "unsupported"  # no reader for this content (a PNG called .pdf, a .xls)
    LEGACY = "legacy"  # .doc, .wps, .rtf, .odt where no LibreOffice is installed, .ofd
    ENCRYPTED = "encrypted"
    NO_TEXT = "no_text"  # a scan: no text layer on any page
    DAMAGED = "damaged"
    UNDECODABLE = "undecodable"  # text whose encoding can't be told
    LIMIT = "limit"  # too large, too many pages, a decompression bomb
    TIMEOUT = "timeout"
    DENIED = "denied"  # no permission, or not a regular file
    CRASHED = "crashed"  # the reader died
    ABSENT = "absent"  # it isn't there: a list names it, or it has gone meanwhile


class ReadFailure(Exception):
    """A file could not be read.

    ``kind`` says why; ``detail`` is what a person should know: what the file really is, the limit, a library's words.
    """

    def __init__(self, kind: FailureKind, detail: str = "") -> None:
        super().__init__(f"{kind.value}: {detail}" if detail else kind.value)
        self.kind = kind
        self.detail = detail

    def __reduce__(self) -> tuple[type[ReadFailure], tuple[FailureKind, str]]:  # crosses process borders
        return (ReadFailure, (self.kind, self.detail))
