"""What a ledger showed in the columns that people fill in: kept beside each row, so that what they changed is told from
what they found there, however many copies of a ledger go round."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from linter.audit.identity import FindingKey
from linter.audit.packing import digest
from linter.audit.store.reviewing import Review

_SIGNS = 12
_Code = tuple[str, int, str, str, str, str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Shown:
    """A row's finding, and its status, comment (as a digest) and deadline when the ledger was written. ``asked`` says
    that the deadline is the audit's and no person's."""

    key: FindingKey
    status: str
    comment: str
    deadline: str
    asked: bool

    @classmethod
    def of(cls, review: Review, deadline: str, key: FindingKey) -> Shown:
        """What a row shows of a review; ``deadline`` is the day that it shows."""
        return cls(key, review.status, comment_digest(review.comment), deadline, deadline != review.deadline)

    @property
    def code(self) -> str:
        """The row's check code."""
        return msgspec.json.encode([*self.key, self.status, self.comment, self.deadline, self.asked]).decode()


def shown_of(code: str) -> Shown | None:
    """What a check code says; ``None`` for any other text."""
    try:
        body, year, rule, place, fingerprint, status, comment, deadline, asked = msgspec.json.decode(code, type=_Code)
    except (msgspec.MsgspecError, ValueError):
        return None
    return Shown(FindingKey(body, year, rule, place, fingerprint), status, comment, deadline, asked)


def comment_digest(comment: str) -> str:
    """A few signs by which another comment is told."""
    return digest(comment)[:_SIGNS] if comment else ""
