"""All that a page says of a body or of files, read from the store before anything of it is put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from typing import Any

import msgspec

from linter.audit.identity import FindingKey, place_of
from linter.audit.outputs.dashboard.subjects import BodyRow, Subject
from linter.audit.store import Store
from linter.audit.store.reviewing import NO_REVIEWS, Review, has_reviews, reviews_of

_FINDINGS = """
SELECT findings.*, rules.title, rules.draft FROM findings LEFT JOIN rules ON rules.code = findings.code
WHERE subject = ? ORDER BY number
"""
_OWNER = "SELECT bodies.name FROM files JOIN bodies ON bodies.id = files.body WHERE files.path = ?"
_PARTS = """
SELECT bodies.name, judgements.year, judgements.status, judgements.mark
FROM bodies
LEFT JOIN judgements ON judgements.body = bodies.id
LEFT JOIN files ON files.path = judgements.subject
LEFT JOIN readings ON readings.key = files.reading
WHERE bodies.parent = ?1
ORDER BY bodies.name, judgements.year DESC, coalesce(readings.family, ?2) <> ?2, judgements.status, judgements.subject
"""
_JSON = msgspec.json.Decoder(float_hook=Decimal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding. ``row`` are the columns of ``findings`` and its rule's ``title`` and ``draft``; ``owners`` are the
    bodies of the files of ``related``, ``None`` for a place in the file itself."""

    row: dict[str, Any]
    values: dict[str, Any]
    related: list[dict[str, Any]]
    owners: list[str | None]
    key: FindingKey
    review: Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What became of a report of a body that stands under another one; ``year`` is ``None`` where there is none."""

    name: str
    year: int | None
    status: str | None
    mark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Files with their findings, and whose they are."""

    body: BodyRow | None
    subjects: Sequence[Subject]
    found: Sequence[Sequence[Found]]
    """The findings of each of ``subjects``."""
    parts: Sequence[Part]

    def digest(self, version: str) -> str:
        """A hash of it, and of the version of whatever makes a page of it."""
        # Where a body stands among the others is no part of its page.
        body = replace(self.body, id=0, position=0, above=None) if self.body else None
        told = (version, body, self.subjects, self.found, self.parts)
        return sha256(msgspec.msgpack.encode(told)).hexdigest()[:32]


class Gathering:
    """Reads what pages say from a store. ``main`` is the family whose reports stand for a body."""

    def __init__(self, store: Store, main: str) -> None:
        self._store = store
        self._main = main
        self._reviewed = has_reviews(store)

    def of_body(self, body: BodyRow, subjects: Sequence[Subject]) -> Gathered:
        """A body with its files and missing reports."""
        found = [self._found(subject, body.name) for subject in subjects]
        parts = [Part(**dict(row)) for row in self._store.rows(_PARTS, (body.id, self._main))] if body.parts else []
        return Gathered(body=body, subjects=subjects, found=found, parts=parts)

    def of_nobody(self, subjects: Sequence[Subject]) -> Gathered:
        """Files that belong to no body."""
        found = [self._found(subject, subject.path) for subject in subjects]
        return Gathered(body=None, subjects=subjects, found=found, parts=())

    def _found(self, subject: Subject, name: str) -> list[Found]:
        year = subject.year or 0
        reviews = reviews_of(self._store, name, year) if self._reviewed else NO_REVIEWS
        found = []
        for row in self._store.rows(_FINDINGS, (subject.path,)):
            place = place_of(row["section"], row["table"], row["row"], row["column"])
            key = FindingKey(name, year, row["code"], place, row["fingerprint"])
            related = _JSON.decode(row["related"])
            owners = [self._owner(one.get("path")) for one in related]
            found.append(
                Found(
                    row=dict(row),
                    values=_JSON.decode(row["values"]),
                    related=related,
                    owners=owners,
                    key=key,
                    review=reviews.at(key),
                )
            )
        return found

    def _owner(self, path: str | None) -> str | None:
        row = self._store.connection.execute(_OWNER, (path,)).fetchone() if path else None
        return row[0] if row else None
