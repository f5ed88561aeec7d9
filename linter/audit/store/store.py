"""The store: what is written into it step by step, and what the steps need of it."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

from linter.audit.records import Claim, FileRow, FindingRow, Judgement, Reading, SubjectStatus
from linter.audit.store import database
from linter.audit.store.outcomes import packed
from linter.model.report import Body
from linter.readers.failure import FailureKind

_READING = tuple(field.name for field in fields(Reading) if field.name != "sketch")
_PASSING = frozenset(
    {FailureKind.TIMEOUT, FailureKind.CRASHED, FailureKind.LIMIT, FailureKind.LEGACY, FailureKind.NO_TEXT}
)
"""Failures that another run may bring to an end: the machine was busy, a limit is another one, a program that reads
such files is there now."""
_FINDING = tuple(field.name for field in fields(FindingRow))


class Store:
    """One audit's store. Use as a context manager; whatever was not committed when the process dies is lost, and only
    that."""

    def __init__(self, folder: Path, *, create: bool) -> None:
        self.folder = folder
        self.connection = database.create(folder) if create else database.open_existing(folder)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside, or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:  # a full disk may have ended it already
                self.connection.execute("ROLLBACK")
            raise

    def meta(self, name: str) -> str | None:
        """A fact about the audit."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_meta(self, name: str, value: str) -> None:
        """Write a fact about the audit."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def put_files(self, files: Iterable[FileRow], run: int) -> None:
        """Write files of the input; what linking found of earlier states of them stays until they are linked anew."""
        self.connection.executemany(
            "INSERT INTO files (path, run, size, digest, reading, failure, detail, claim) VALUES (?,?,?,?,?,?,?,?) "
            "ON CONFLICT (path) DO UPDATE SET run = excluded.run, size = excluded.size, digest = excluded.digest, "
            "reading = excluded.reading, failure = excluded.failure, detail = excluded.detail, claim = excluded.claim",
            (
                (
                    file.path,
                    run,
                    file.size,
                    file.digest,
                    file.reading,
                    file.failure,
                    file.detail,
                    msgspec.json.encode(file.claim).decode() if file.claim else None,
                )
                for file in files
            ),
        )

    def has_reading(self, key: str) -> bool:
        """Whether a content was read already, and reading it again could come to nothing else."""
        row = self.connection.execute("SELECT failure FROM readings WHERE key = ?", (key,)).fetchone()
        return row is not None and row[0] not in _PASSING

    def put_reading(self, reading: Reading) -> None:
        """Write what was read in a content."""
        values = [_plain(getattr(reading, name)) for name in _READING]
        marks = ",".join("?" * len(values))
        self.connection.execute(f"INSERT OR REPLACE INTO readings ({', '.join(_READING)}) VALUES ({marks})", values)
        self.connection.executemany(
            "INSERT INTO sketches (reading, section, hashes) VALUES (?, ?, ?)",
            [(reading.key, section, struct.pack(f"<{len(hashes)}I", *hashes)) for section, hashes in reading.sketch],
        )

    def reading(self, key: str) -> Reading | None:
        """What was read in a content (without its sketch), or ``None`` where it was not read yet."""
        row = self.connection.execute(f"SELECT {', '.join(_READING)} FROM readings WHERE key = ?", (key,)).fetchone()
        return _reading(row) if row else None

    def put_judgement(self, judgement: Judgement) -> None:
        """Write what became of a subject, in place of what was there."""
        levels = [finding.level for finding in judgement.findings]
        self.connection.execute("DELETE FROM findings WHERE subject = ?", (judgement.subject,))
        self.connection.execute(
            "INSERT OR REPLACE INTO judgements (subject, key, status, mark, score, low_mark, low, errors, warnings, "
            "advice, open, failed, detail, ends, reasons) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                judgement.subject,
                judgement.key,
                judgement.status.value,
                judgement.mark,
                judgement.score,
                judgement.low_mark,
                judgement.low,
                levels.count("error"),
                levels.count("warning"),
                levels.count("advice"),
                judgement.open,
                judgement.failed,
                judgement.detail,
                packed(judgement.ends),
                packed(judgement.reasons),
            ),
        )
        columns = ", ".join(f'"{name}"' for name in ("subject", "number", *_FINDING))
        marks = ",".join("?" * (len(_FINDING) + 2))
        self.connection.executemany(
            f"INSERT INTO findings ({columns}) VALUES ({marks})",
            [
                (judgement.subject, number, *(getattr(finding, name) for name in _FINDING))
                for number, finding in enumerate(judgement.findings, 1)
            ],
        )

    def rows(self, query: str, parameters: tuple[Any, ...] = ()) -> Iterator[sqlite3.Row]:
        """The rows of a query one by one, by names."""
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        return iter(cursor.execute(query, parameters))


def claim_of(text: str | None) -> Claim | None:
    """A file's claim as it is written in ``files.claim``."""
    return msgspec.json.decode(text, type=Claim) if text else None


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Body | SubjectStatus) else value


def _reading(row: tuple[Any, ...]) -> Reading:
    values = dict(zip(_READING, row, strict=True))
    for name in ("signed", "published"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    values["status"] = SubjectStatus(values["status"])
    values["body"] = Body(values["body"]) if values["body"] else None
    return Reading(**values)
