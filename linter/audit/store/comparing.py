"""What two audits have of the same bodies and years: the later one's store with the earlier one's beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from sqlite3 import Row
from typing import Any, Literal

from linter.audit.identity import FindingKey, place_of
from linter.audit.records import SubjectStatus
from linter.audit.store import database
from linter.audit.store.outcomes import ends, statuses
from linter.audit.store.store import Store
from linter.checks.result import Status

Side = Literal["old", "main"]
"""The earlier audit, and the later one."""

_OWNERS = """
SELECT coalesce(bodies.name, judgements.subject) AS owner, coalesce(judgements.year, 0) AS year
FROM {side}.judgements LEFT JOIN {side}.bodies ON bodies.id = judgements.body
"""
_REPORTS = """
SELECT judgements.subject, judgements.status, judgements.mark, judgements.score, judgements.ends,
       files.digest, readings.content
FROM {side}.judgements
LEFT JOIN {side}.files ON files.path = judgements.subject
LEFT JOIN {side}.readings ON readings.key = files.reading
WHERE (judgements.body = (SELECT id FROM {side}.bodies WHERE name = ?1)
       OR judgements.subject = ?1 AND judgements.body IS NULL)
  AND coalesce(judgements.year, 0) = ?2
ORDER BY judgements.subject
"""


@dataclass(frozen=True)
class ReportThen:
    """A report (or what there is instead) as one of the audits has it. ``digest`` is that of its bytes, ``content``
    that of what was read in them."""

    subject: str
    status: SubjectStatus
    mark: str | None
    score: Decimal | None
    digest: str | None
    content: str | None
    packed: bytes

    @cached_property
    def outcomes(self) -> dict[str, Status]:
        """How each rule ended, by its code."""
        return statuses(ends(self.packed))


@dataclass(frozen=True, slots=True)
class FindingThen:
    """A finding as one of the audits has it; ``values``, ``repairs`` and ``related`` are JSON as in the store."""

    key: FindingKey
    subject: str
    level: str
    message: str
    place: str
    values: str
    repairs: str
    related: str


@contextmanager
def beside(store: Store, old: Path) -> Iterator[None]:
    """With the store of an earlier audit as ``old``."""
    store.connection.execute("ATTACH DATABASE ? AS old", (str(old / database.NAME),))
    try:
        yield
    finally:
        store.connection.execute("DETACH DATABASE old")


def owners(store: Store) -> Iterator[tuple[str, int]]:
    """Every body (or file whose body isn't known) and year of either audit, in order."""
    both = " UNION ".join(_OWNERS.format(side=side) for side in ("old", "main"))
    return ((row["owner"], row["year"]) for row in store.rows(f"{both} ORDER BY owner, year"))


def reports_then(store: Store, side: Side, owner: str, year: int) -> list[ReportThen]:
    """What an audit has of a body's reports of a year."""
    return [
        ReportThen(
            subject=row["subject"],
            status=SubjectStatus(row["status"]),
            mark=row["mark"],
            score=Decimal(row["score"]) if row["score"] else None,
            digest=row["digest"],
            content=row["content"],
            packed=row["ends"],
        )
        for row in store.rows(_REPORTS.format(side=side), (owner, year))
    ]


def findings_then(store: Store, side: Side, owner: str, year: int, subject: str) -> list[FindingThen]:
    """A report's findings in their order."""
    rows = store.rows(f"SELECT * FROM {side}.findings WHERE subject = ? ORDER BY number", (subject,))
    return [
        FindingThen(
            key=FindingKey(owner, year, row["code"], _place(row), row["fingerprint"]),
            subject=row["subject"],
            level=row["level"],
            message=row["message"],
            place=row["place"],
            values=row["values"],
            repairs=row["repairs"],
            related=row["related"],
        )
        for row in rows
    ]


def is_still_there(store: Store, path: str) -> bool:
    """Whether the later audit has a file of the earlier one: by its path or its bytes, or another file that is the same
    body's report for the same year."""
    found = store.connection.execute(
        "SELECT EXISTS (SELECT 1 FROM main.files WHERE path = ?1) OR EXISTS ("
        "SELECT 1 FROM old.files AS before JOIN main.files AS now ON now.digest = before.digest WHERE before.path = ?1"
        ") OR EXISTS ("
        "SELECT 1 FROM old.files AS before JOIN old.bodies AS owner ON owner.id = before.body "
        "JOIN main.bodies AS body ON body.name = owner.name "
        "JOIN main.files AS now ON now.body = body.id AND now.year = before.year WHERE before.path = ?1)",
        (path,),
    ).fetchone()
    return bool(found[0])


def statuses_then(store: Store, owner: str, year: int) -> dict[FindingKey, str]:
    """What people wrote as the statuses of findings, the later audit's word before the earlier one's."""
    found: dict[FindingKey, str] = {}
    for side in ("old", "main"):
        query = f"SELECT code, place, fingerprint, status FROM {side}.reviews WHERE body = ? AND year = ?"
        for row in store.rows(query, (owner, year)):
            found[FindingKey(owner, year, row["code"], row["place"], row["fingerprint"])] = row["status"]
    return found


def rules_then(store: Store, side: Side) -> dict[str, tuple[str, str]]:
    """The rules of an audit by their codes: digest and title."""
    rows = store.rows(f"SELECT code, digest, title FROM {side}.rules ORDER BY code")
    return {row["code"]: (row["digest"], row["title"]) for row in rows}


def fact(store: Store, side: Side, name: str) -> str:
    """A fact about one of the audits, or ""."""
    row = store.connection.execute(f"SELECT value FROM {side}.meta WHERE name = ?", (name,)).fetchone()
    value: Any = row[0] if row else ""
    return str(value)


def _place(row: Row) -> str:
    return place_of(row["section"], row["table"], row["row"], row["column"])
