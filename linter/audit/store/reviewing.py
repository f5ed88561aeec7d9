"""What people wrote about findings: read and written by the findings' keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec

from linter.audit.identity import FindingKey, place_of
from linter.audit.store.store import Store

_KEYS = """
SELECT coalesce(bodies.name, judgements.subject) AS body, coalesce(judgements.year, 0) AS year,
       findings.code, findings.section, findings."table", findings."row", findings."column", findings.fingerprint
FROM judgements
JOIN findings ON findings.subject = judgements.subject
LEFT JOIN bodies ON bodies.id = judgements.body
"""
_OF_A_REPORT = "WHERE body = ? AND year = ?"


class ReviewStatus(StrEnum):
    """How far a finding is. A status in a person's own words stands in the store as it was written."""

    OPEN = "open"
    CHECKING = "checking"
    CORRECTED = "corrected"
    DISPUTED = "disputed"
    WAIVED = "waived"


class Former(msgspec.Struct, frozen=True):
    """What was written about a finding at the same place while its numbers were others."""

    fingerprint: str
    status: str
    comment: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What people wrote about a finding. ``deadline`` is an ISO day, or empty."""

    status: str = ReviewStatus.OPEN.value
    comment: str = ""
    deadline: str = ""
    former: tuple[Former, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote anything."""
        return self.status == ReviewStatus.OPEN.value and not self.comment and not self.deadline


class Reviews:
    """The reviews of one body's findings of one year. ``present`` are the keys of the findings that there are."""

    def __init__(self, written: dict[FindingKey, Review], present: frozenset[FindingKey]) -> None:
        self._written = written
        self._present = present

    def at(self, key: FindingKey) -> Review:
        """What was written about a finding. Where its numbers are new it is open again, and ``former`` has what was
        written about findings of the same rule at the same place that are gone."""
        found = self._written.get(key)
        return found if found is not None else Review(former=self._formerly(key))

    def _formerly(self, key: FindingKey) -> tuple[Former, ...]:
        gone = [
            (each.fingerprint, review)
            for each, review in self._written.items()
            if each[:4] == key[:4] and each not in self._present
        ]
        # What has a history of its own was written later.
        gone.sort(key=lambda one: (-len(one[1].former), one[0]))
        told: dict[str, Former] = {}
        for fingerprint, review in gone:
            if not review.is_blank:
                told.setdefault(fingerprint, Former(fingerprint, review.status, review.comment, review.deadline))
            for each in review.former:
                told.setdefault(each.fingerprint, each)
        return tuple(told.values())


NO_REVIEWS = Reviews({}, frozenset())


def has_reviews(store: Store) -> bool:
    """Whether anybody wrote anything."""
    return store.connection.execute("SELECT 1 FROM reviews LIMIT 1").fetchone() is not None


def reviews_of(store: Store, body: str, year: int) -> Reviews:
    """The reviews of a body's findings of a year (both as in :class:`FindingKey`)."""
    written = {
        FindingKey(body, year, row["code"], row["place"], row["fingerprint"]): _review(row)
        for row in store.rows(f"SELECT * FROM reviews {_OF_A_REPORT} ORDER BY code, place, fingerprint", (body, year))
    }
    if not written:
        return NO_REVIEWS
    where = (
        "WHERE judgements.body = (SELECT id FROM bodies WHERE name = ?1) AND coalesce(judgements.year, 0) = ?2 "
        "OR judgements.subject = ?1 AND judgements.body IS NULL AND coalesce(judgements.year, 0) = ?2"
    )
    return Reviews(written, frozenset(map(_key, store.rows(_KEYS + where, (body, year)))))


def keys_of_findings(store: Store) -> Iterator[FindingKey]:
    """The keys of all findings."""
    return map(_key, store.rows(_KEYS + " ORDER BY judgements.subject, findings.number"))


def review_of(store: Store, key: FindingKey) -> Review | None:
    """What is written about a finding with these very numbers, if anything is."""
    found = store.rows(f"SELECT * FROM reviews {_OF_A_REPORT} AND code = ? AND place = ? AND fingerprint = ?", key)
    row = next(found, None)
    return _review(row) if row is not None else None


def put_review(store: Store, key: FindingKey, review: Review) -> None:
    """Write down what people say of a finding."""
    former = msgspec.json.encode(review.former).decode()
    store.connection.execute(
        "INSERT OR REPLACE INTO reviews (body, year, code, place, fingerprint, status, comment, deadline, former) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*key, review.status, review.comment, review.deadline, former),
    )


def _review(row: Any) -> Review:
    former = msgspec.json.decode(row["former"] or "[]", type=tuple[Former, ...])
    return Review(status=row["status"], comment=row["comment"], deadline=row["deadline"], former=former)


def _key(row: Any) -> FindingKey:
    place = place_of(row["section"], row["table"], row["row"], row["column"])
    return FindingKey(row["body"], row["year"], row["code"], place, row["fingerprint"])
