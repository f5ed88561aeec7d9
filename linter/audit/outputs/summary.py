"""``audit.json``, version 1 (``docs/schema/audit-v1.json``): the audit for programs that go on from it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from linter import __version__
from linter.audit.outputs import jsonfile
from linter.audit.outputs.chosen import CHOSEN
from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.reviewed import REVIEW, key_of
from linter.audit.records import SubjectStatus
from linter.audit.store import Store
from linter.audit.store.housekeeping import totals
from linter.audit.store.outcomes import end, ends
from linter.checks.result import Status
from linter.writers.json import rulebook_id

NAME = "audit.json"
VERSION = 1
_LOCATION = ("section", "table", "row", "column", "page", "line")

_FILES = f"""
SELECT subject, judgements.status, judgements.year, mark, score, low_mark, low, errors, warnings, advice, open,
  judgements.detail, ends, readings.family, edition, format, pages, readings.published, files.digest,
  coalesce(files.failure, readings.failure) AS failure, coalesce(bodies.name, readings.organisation) AS organisation,
  coalesce(bodies.body, readings.body) AS body, judgements.body AS known, {CHOSEN} AS chosen
FROM judgements LEFT JOIN files ON files.path = subject LEFT JOIN readings ON readings.key = files.reading
LEFT JOIN bodies ON bodies.id = judgements.body
"""
_FINDINGS = f"""
SELECT findings.code, findings.level, findings.fingerprint, section, "table", "row", "column", page,
  findings.line, reviews.status,
  coalesce(bodies.name, subject) AS owner, coalesce(judgements.year, 0) AS year
FROM findings JOIN judgements USING (subject) LEFT JOIN bodies ON bodies.id = judgements.body
{REVIEW}
WHERE subject = ? ORDER BY findings.number
"""


def write(store: Store, context: OutputContext) -> None:
    """Write the file into the store's folder."""
    rules = Counter[str]()
    members: Iterator[tuple[str, Any]] = iter(
        (
            ("version", VERSION),
            ("tool", {"name": "gidlint", "version": __version__}),
            ("rulebooks", [rulebook_id(rulebook) for rulebook in context.families.all()]),
            ("input", {name: store.meta(name) or None for name in ("source", "manifest", "roster")}),
            (
                "options",
                {"lang": context.lang, "profile": store.meta("profile") or None, "due": context.due.isoformat()},
            ),
            (
                "years",
                [row[0] for row in store.rows("SELECT DISTINCT year FROM judgements WHERE year NOT NULL ORDER BY 1")],
            ),
            ("summary", _summary(store)),
            ("bodies", _bodies(store)),
            ("reports", _reports(store, rules)),
            ("unpublished", _unpublished(store)),
            ("unreadable", _unreadable(store)),
            ("not_reports", _not_reports(store)),
            ("of_nobody", (row[0] for row in store.rows("SELECT path FROM files WHERE body IS NULL ORDER BY path"))),
            ("skipped", (dict(row) for row in store.rows("SELECT path, kind, detail FROM skipped ORDER BY path"))),
            ("remarks", (row[0] for row in store.rows("SELECT text FROM remarks ORDER BY number"))),
            ("rules", _rules(store, rules)),
        )
    )
    jsonfile.write(store.folder / NAME, members)


def _summary(store: Store) -> dict[str, Any]:
    found = totals(store)
    marks = store.rows("SELECT mark, count(*) FROM judgements WHERE mark NOT NULL GROUP BY mark ORDER BY mark")
    return {
        "bodies": found.bodies,
        "listed": next(store.rows("SELECT count(*) FROM bodies WHERE listed"))[0],
        "files": found.files,
        "reports": found.checked,
        "unpublished": found.unpublished,
        "unreadable": found.unreadable,
        "not_reports": found.not_a_report,
        "of_nobody": next(store.rows("SELECT count(*) FROM files WHERE body IS NULL"))[0],
        "skipped": found.skipped,
        "errors": found.errors,
        "warnings": found.warnings,
        "advice": found.advice,
        "open": found.open,
        "marks": dict(map(tuple, marks)),
    }


def _bodies(store: Store) -> Iterator[dict[str, Any]]:
    query = (
        "SELECT bodies.id, bodies.name, bodies.body, bodies.level, parents.name AS parent, bodies.listed, "
        "bodies.since, bodies.until FROM bodies LEFT JOIN bodies AS parents ON parents.id = bodies.parent "
        "ORDER BY bodies.name"
    )
    for body in store.rows(query):
        yield {
            "organisation": body["name"],
            "body": body["body"],
            "body_level": body["level"],
            "parent": body["parent"],
            "listed": bool(body["listed"]),
            "since": body["since"],
            "until": body["until"],
            "years": list(_years(store, body["id"])),
        }


def _years(store: Store, body: int) -> Iterator[dict[str, Any]]:
    """For each year and kind of report what there is: the report, or else the file that isn't one, or that none is
    there."""
    rows = store.rows(f"{_FILES} WHERE judgements.body = ? ORDER BY judgements.year, subject", (body,))
    for year, subjects in groupby(rows, lambda row: row["year"]):
        files = list(subjects)
        reports = [row for row in files if row["status"] == SubjectStatus.CHECKED]
        for family in sorted({row["family"] for row in reports}):
            yield _year(year, [row for row in reports if row["family"] == family])
        if not reports:
            yield _year(year, files)


def _year(year: int | None, files: list[sqlite3.Row]) -> dict[str, Any]:
    first = next((row for row in files if row["chosen"]), files[0])
    return {
        "year": year,
        "family": first["family"],
        "status": first["status"],
        "path": _path(first),
        "grade": _grade(first),
        **_counts(first),
        "other_paths": [_path(row) for row in files if row is not first],
    }


def _reports(store: Store, rules: Counter[str]) -> Iterator[dict[str, Any]]:
    """Every report with its findings; ``rules`` counts how often each rule ended how."""
    for row in store.rows(f"{_FILES} WHERE judgements.status = 'checked' ORDER BY subject"):
        rules.update(ends(row["ends"]).split())
        yield {
            "path": row["subject"],
            "digest": row["digest"],
            "organisation": row["organisation"],
            "body": row["body"],
            "year": row["year"],
            "family": row["family"],
            "edition": row["edition"],
            "format": row["format"],
            "pages": row["pages"],
            "published": row["published"],
            "chosen": bool(row["chosen"]),
            "grade": _grade(row),
            **_counts(row),
            "findings": _findings(store, row["subject"]),
        }


def _findings(store: Store, subject: str) -> list[dict[str, Any]]:
    return [
        {
            "ledger_number": key_of(row).number,
            "code": row["code"],
            "level": row["level"],
            "fingerprint": row["fingerprint"],
            "location": {name: row[name] for name in _LOCATION if row[name] is not None},
            "review": row["status"],
        }
        for row in store.rows(_FINDINGS, (subject,))
    ]


def _unpublished(store: Store) -> Iterator[dict[str, Any]]:
    for row in store.rows(f"{_FILES} WHERE judgements.status = 'unpublished' ORDER BY organisation, judgements.year"):
        yield {
            "organisation": row["organisation"],
            "body": row["body"],
            "year": row["year"],
            "findings": _findings(store, row["subject"]),
        }


def _unreadable(store: Store) -> Iterator[dict[str, Any]]:
    for row in store.rows(f"{_FILES} WHERE judgements.status = 'unreadable' ORDER BY subject"):
        yield {
            "path": row["subject"],
            "organisation": row["organisation"],
            "year": row["year"],
            "failure": row["failure"],
            "detail": row["detail"],
            "findings": _findings(store, row["subject"]),
        }


def _not_reports(store: Store) -> Iterator[dict[str, Any]]:
    for row in store.rows(f"{_FILES} WHERE judgements.status = 'not_a_report' ORDER BY subject"):
        yield {
            "path": row["subject"],
            "organisation": row["organisation"],
            "year": row["year"],
            "detail": row["detail"],
            "findings": _findings(store, row["subject"]),
        }


def _rules(store: Store, found: Counter[str]) -> Iterator[dict[str, Any]]:
    for row in store.rows("SELECT code, family, name, category, level, title, basis, draft FROM rules ORDER BY code"):
        rule = {**dict(row), "draft": bool(row["draft"])}
        yield {**rule, **{status.value: found[end(row["code"], status)] for status in Status}}


def _path(row: sqlite3.Row) -> str | None:
    return None if row["status"] == SubjectStatus.UNPUBLISHED else row["subject"]


def _grade(row: sqlite3.Row) -> dict[str, Any] | None:
    if row["mark"] is None:
        return None
    return {
        "mark": row["mark"],
        "score": Decimal(row["score"]),
        "low_mark": row["low_mark"],
        "low": Decimal(row["low"]),
    }


def _counts(row: sqlite3.Row) -> dict[str, int]:
    return {name: row[name] for name in ("errors", "warnings", "advice", "open")}
