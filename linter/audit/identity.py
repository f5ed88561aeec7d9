"""What a finding is called in every run and every output."""

from __future__ import annotations

from typing import NamedTuple

from linter.audit.packing import digest

# No vowels and no letter that is read as a digit: a number that is read out or typed off arrives as it was.
_SIGNS = "0123456789BCDFGHJKMNPQRSTVWXYZ"
_LENGTH = 12
_GROUP = 4


class FindingKey(NamedTuple):
    """What makes a finding the same finding in another run, whatever its file is called.

    ``body`` is the body's name, or the file's path where no body is known; ``year`` is 0 where it is not known;
    ``place`` are the keys of section, table, row and column (:func:`place_of`); ``fingerprint`` tells the numbers.
    """

    body: str
    year: int
    code: str
    place: str
    fingerprint: str

    @property
    def number(self) -> str:
        """The finding's number in the ledger: ``K7X9-2Q4T-D0BM``."""
        rest = int(digest(self.body, str(self.year), self.code, self.place, self.fingerprint)[:32], 16)
        signs = ""
        for _ in range(_LENGTH):
            rest, sign = divmod(rest, len(_SIGNS))
            signs += _SIGNS[sign]
        return "-".join(signs[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def place_of(section: str | None, table: str | None, row: str | None, column: str | None) -> str:
    """The place of a finding by keys, as ``reviews.place`` has it: ``applications/applications/total/enterprise``."""
    return "/".join(part or "" for part in (section, table, row, column))
