"""What step two needs of the store: the files with what was read in them, and the reports around them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from linter.audit.records import Claim, Role, SubjectStatus
from linter.audit.store.store import Store, claim_of
from linter.model.report import Body

_FILES = """
SELECT files.path, files.reading, files.failure, files.detail, files.claim,
       readings.status, readings.family, readings.content,
       files.misfiled, bodies.listed, bodies.body AS kind, bodies.level, bodies.aliases,
       parents.name AS parent,
       judgements.key AS judged,
       (SELECT count(*) FROM bodies AS parts WHERE parts.parent = files.body AND parts.listed
        AND files.year BETWEEN coalesce(parts.since, files.year) AND coalesce(parts.until, files.year)) AS parts_listed,
       (SELECT count(DISTINCT parts.id) FROM links JOIN files AS theirs ON theirs.path = links.other
        JOIN bodies AS parts ON parts.id = theirs.body AND parts.listed
        WHERE links.path = files.path AND links.role = 'part') AS parts_there
FROM files
LEFT JOIN readings ON readings.key = files.reading
LEFT JOIN bodies ON bodies.id = files.body
LEFT JOIN bodies AS parents ON parents.id = bodies.parent
LEFT JOIN judgements ON judgements.subject = files.path
WHERE files.path > ?
ORDER BY files.path
LIMIT ?
"""
_AT_A_TIME = 500

_NEIGHBOURS = """
SELECT links.role, links.other, files.reading,
       CASE links.role WHEN 'part' THEN readings.outline ELSE readings.content END AS content
FROM links
JOIN files ON files.path = links.other
JOIN readings ON readings.key = files.reading
WHERE links.path = ? AND readings.report IS NOT NULL
ORDER BY links.role, links.other
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileToJudge:
    """A file, what was read in it, and what the roster says of its body. ``content`` tells what was read from anything
    else; ``judged`` is the key of the judgement that there is. ``misfiled``: it is another body's report than the
    manifest says. ``parts_complete``: each of the bodies that the lists give as parts of its body has a report for the
    year; ``None`` where they give none."""

    path: str
    reading: str | None
    status: SubjectStatus
    family: str | None
    content: str
    failure: str | None
    detail: str
    claim: Claim | None
    misfiled: bool
    parts_complete: bool | None
    listed: bool | None
    listed_body: Body | None
    listed_level: str | None
    listed_parent: str | None
    listed_aliases: tuple[str, ...]
    judged: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A report around another one. ``content`` tells apart what counts of it: of a part all but its sections' texts."""

    role: Role
    path: str
    reading: str
    content: str


def files_to_judge(store: Store) -> Iterator[FileToJudge]:
    """All files, in the order of their paths.

    Read some at a time: a query that stays open while judgements are written would keep SQLite from ever moving them
    out of its log (https://www.sqlite.org/wal.html, 2.3), which then grows with the number of files.
    """
    last = ""
    while rows := list(store.rows(_FILES, (last, _AT_A_TIME))):
        yield from map(_file_to_judge, rows)
        last = rows[-1]["path"]


def _file_to_judge(row: sqlite3.Row) -> FileToJudge:
    listed = bool(row["listed"])
    return FileToJudge(
        path=row["path"],
        reading=row["reading"],
        status=SubjectStatus(row["status"]) if row["status"] else SubjectStatus.UNREADABLE,
        family=row["family"],
        content=row["content"] or f"{row['failure']}: {row['detail']}",
        failure=row["failure"],
        detail=row["detail"],
        claim=claim_of(row["claim"]),
        misfiled=bool(row["misfiled"]),
        parts_complete=row["parts_there"] >= row["parts_listed"] if row["parts_listed"] else None,
        listed=listed if row["listed"] is not None else None,
        listed_body=Body(row["kind"]) if listed and row["kind"] else None,
        listed_level=row["level"] if listed else None,
        listed_parent=row["parent"] if listed else None,
        listed_aliases=msgspec.json.decode(row["aliases"], type=tuple[str, ...]) if listed else (),
        judged=row["judged"],
    )


def neighbours(store: Store, path: str) -> tuple[Neighbour, ...]:
    """The reports around a file's, by role and path."""
    return tuple(
        Neighbour(role=Role(row["role"]), path=row["other"], reading=row["reading"], content=row["content"])
        for row in store.rows(_NEIGHBOURS, (path,))
    )


def packed(store: Store, reading: str) -> tuple[bytes | None, bytes | None]:
    """The packed report of a reading and its packed document; ``None`` where it holds none."""
    row = store.connection.execute("SELECT report, document FROM readings WHERE key = ?", (reading,)).fetchone()
    return (row[0], row[1]) if row else (None, None)
