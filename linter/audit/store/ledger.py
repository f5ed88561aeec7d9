"""What the ledger needs of the store, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Row

from linter.audit.store.store import Store

_WHO = """
       judgements.subject, judgements.status, judgements.year, judgements.detail, files.path, files.claim,
       bodies.name AS body, bodies.listed, readings.organisation,
       coalesce(bodies.body, readings.body) AS kind, coalesce(bodies.level, readings.level) AS tier,
       parents.name AS parent
"""
_SUBJECTS = """
FROM judgements
LEFT JOIN files ON files.path = judgements.subject
LEFT JOIN readings ON readings.key = files.reading
LEFT JOIN bodies ON bodies.id = judgements.body
LEFT JOIN bodies AS parents ON parents.id = bodies.parent
"""
# As the roster lists the bodies, then those that only reports name, then what belongs to nobody; the last year first.
_ORDER = (
    "ORDER BY bodies.id IS NULL, bodies.listed DESC, bodies.line, bodies.name, judgements.year DESC, judgements.subject"
)


def subjects(store: Store) -> Iterator[Row]:
    """Everything that was judged, with whose it is."""
    return store.rows(f"SELECT {_WHO} {_SUBJECTS} {_ORDER}")


def findings(store: Store, subject: str) -> Iterator[Row]:
    """A subject's findings in their order."""
    return store.rows("SELECT * FROM findings WHERE subject = ? ORDER BY number", (subject,))


def results(store: Store) -> Iterator[Row]:
    """What became of every report, with the outcomes of its rules."""
    columns = ", ".join(
        f"judgements.{name}"
        for name in ("mark", "score", "low_mark", "low", "errors", "warnings", "advice", "open", "ends", "reasons")
    )
    return store.rows(f"SELECT {_WHO}, {columns} {_SUBJECTS} {_ORDER}")


def not_checked(store: Store) -> Iterator[Row]:
    """Files that are no report or could not be read, with the words and the advice of the finding on them."""
    return store.rows(
        f"SELECT {_WHO}, coalesce(files.failure, readings.failure) AS failure, findings.message, findings.fix "
        f"{_SUBJECTS} "
        "LEFT JOIN findings ON findings.subject = judgements.subject AND findings.number = 1 "
        "WHERE judgements.status IN ('unreadable', 'not_a_report') ORDER BY judgements.status DESC, judgements.subject"
    )


def passed_over(store: Store) -> Iterator[Row]:
    """What lies in the input and was no candidate."""
    return store.rows("SELECT path, kind, detail FROM skipped ORDER BY path")


def remarks(store: Store) -> Iterator[str]:
    """What could not be used of the roster and the manifest."""
    return (row["text"] for row in store.rows("SELECT text FROM remarks ORDER BY number"))


def unpublished(store: Store) -> Iterator[Row]:
    """Reports that are not there, with the words and the advice of the finding on them."""
    return store.rows(
        f"SELECT {_WHO}, findings.message, findings.basis, findings.fix {_SUBJECTS} "
        "LEFT JOIN findings ON findings.subject = judgements.subject AND findings.number = 1 "
        f"WHERE judgements.status = 'unpublished' {_ORDER}"
    )


def bodies(store: Store) -> Iterator[Row]:
    """All bodies."""
    return store.rows(
        "SELECT bodies.id, bodies.name AS body, bodies.body AS kind, bodies.level AS tier, bodies.listed, "
        "parents.name AS parent FROM bodies LEFT JOIN bodies AS parents ON parents.id = bodies.parent "
        "ORDER BY bodies.listed DESC, bodies.line, bodies.name"
    )


def results_of_body(store: Store, body: int) -> Iterator[Row]:
    """What became of a body's reports, and whether a finding says that one came after its deadline."""
    return store.rows(
        "SELECT year, status, mark, errors, warnings, advice, "
        "EXISTS (SELECT 1 FROM findings WHERE findings.subject = judgements.subject "
        "AND json_extract(\"values\", '$.deadline') IS NOT NULL) AS late "
        "FROM judgements WHERE body = ? ORDER BY year, subject",
        (body,),
    )


def years(store: Store) -> list[int]:
    """All report years, ascending."""
    return [row["year"] for row in store.rows("SELECT DISTINCT year FROM judgements WHERE year NOTNULL ORDER BY year")]


def settled_by_body(store: Store, settled: tuple[str, ...]) -> dict[str, int]:
    """How many findings of each body stand at one of the statuses (by the body's name)."""
    marks = ",".join("?" * len(settled))
    rows = store.rows(
        "SELECT bodies.name AS body, count(*) AS n FROM reviews JOIN bodies ON bodies.name = reviews.body "
        "JOIN judgements ON judgements.body = bodies.id AND coalesce(judgements.year, 0) = reviews.year "
        "JOIN findings ON findings.subject = judgements.subject AND findings.code = reviews.code "
        f"AND findings.fingerprint = reviews.fingerprint WHERE reviews.status IN ({marks}) GROUP BY bodies.name",
        settled,
    )
    return {row["body"]: row["n"] for row in rows}


def findings_by_rule(store: Store) -> dict[str, tuple[int, int]]:
    """For each code with findings: how many, and of how many bodies."""
    rows = store.rows(
        "SELECT findings.code, count(*) AS n, count(DISTINCT coalesce(judgements.body, judgements.subject)) AS bodies "
        "FROM findings JOIN judgements ON judgements.subject = findings.subject GROUP BY findings.code"
    )
    return {row["code"]: (row["n"], row["bodies"]) for row in rows}


def rules(store: Store) -> Iterator[Row]:
    """The rules of the last run."""
    return store.rows("SELECT * FROM rules ORDER BY family, code")
