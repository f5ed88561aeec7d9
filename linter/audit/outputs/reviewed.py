"""What people wrote about findings, for the queries of outputs."""

from __future__ import annotations

import sqlite3

from linter.audit.identity import FindingKey, place_of

REVIEW = """
LEFT JOIN reviews ON reviews.body = coalesce(bodies.name, subject) AND reviews.year = coalesce(judgements.year, 0)
  AND reviews.code = findings.code AND reviews.fingerprint = findings.fingerprint AND reviews.place
  = coalesce(section, '') || '/' || coalesce("table", '') || '/' || coalesce("row", '') || '/' || coalesce("column", '')
"""
"""SQL after ``findings``, their ``judgements`` and ``bodies``: the review of a finding with these very numbers."""


def key_of(row: sqlite3.Row) -> FindingKey:
    """The key of a finding, from a row that has its place, and its body (or file) as ``owner``."""
    place = place_of(row["section"], row["table"], row["row"], row["column"])
    return FindingKey(row["owner"], row["year"] or 0, row["code"], place, row["fingerprint"])
