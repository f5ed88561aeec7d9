"""A large audit's store made of a small one: its reports and findings under the names of invented bodies, by SQL."""

from __future__ import annotations

from linter.audit.store import Store

COUNTY = 50
"""Bodies of a county: its government, its townships, its departments."""

YEARS = (2021, 2022, 2023, 2024)

_BODIES = """
WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :bodies),
     placed AS (SELECT n, n / :county AS county, n % :county AS place FROM numbers)
INSERT INTO bodies (id, name, body, level, parent, listed)
SELECT :first + n,
       printf('青枫市第%03d县', county + 1) || CASE
         WHEN place = 0 THEN '人民政府' WHEN place <= 15 THEN printf('第%02d镇人民政府', place)
         ELSE printf('第%02d局', place) END,
       CASE WHEN place = 0 THEN 'government' WHEN place <= 15 THEN 'township' ELSE 'department' END,
       CASE WHEN county % 9 = 8 THEN 'prefecture' ELSE 'county' END,
       CASE WHEN place > 0 THEN :first + county * :county END,
       1
FROM placed
"""
_SOURCES = """
CREATE TEMP TABLE sources AS
SELECT judgements.subject, row_number() OVER (ORDER BY judgements.subject) - 1 AS number
FROM judgements JOIN files ON files.path = judgements.subject
WHERE status IN ('checked', 'unreadable')
"""
_COPIES = """
CREATE TEMP TABLE copies AS
SELECT bodies.id AS body, years.value AS year, sources.subject AS source,
       printf('%s/%d.txt', bodies.name, years.value) AS subject
FROM bodies JOIN json_each(:years) AS years
JOIN sources ON sources.number = (bodies.id * 37 + years.value * 11) % (SELECT count(*) FROM sources)
WHERE bodies.id >= :first AND (bodies.id * 13 + years.value) % 6 <> 0
ORDER BY bodies.id, years.value LIMIT :reports
"""
_FILES = """
INSERT INTO files (path, run, size, digest, reading, failure, detail, claim, body, year)
SELECT copies.subject, run, size, digest, reading, failure, detail, claim, copies.body, copies.year
FROM copies JOIN files ON files.path = copies.source
"""
_UNPUBLISHED = """
INSERT INTO judgements (subject, key, status, body, year, errors, warnings, advice, open, failed, detail, ends, reasons)
SELECT printf('unpublished/%s/%d', bodies.name, years.value), '', 'unpublished', bodies.id, years.value,
       0, 0, 0, 0, 0, '', (SELECT ends FROM judgements WHERE status = 'unreadable' LIMIT 1),
       (SELECT reasons FROM judgements WHERE status = 'unreadable' LIMIT 1)
FROM bodies JOIN json_each(:years) AS years
WHERE bodies.id >= :first AND NOT EXISTS (
  SELECT 1 FROM files WHERE files.body = bodies.id AND files.year = years.value)
"""


def copy_reports(store: Store, *, bodies: int, reports: int) -> None:
    """Add bodies, as many reports of theirs over four years, and for the rest that they published nothing."""
    execute = store.connection.execute
    (first,) = execute("SELECT coalesce(max(id), 0) + 1 FROM bodies").fetchone()
    given = {"bodies": bodies, "county": COUNTY, "first": first, "years": str(list(YEARS)), "reports": reports}
    with store.transaction():
        execute(_BODIES, _of(_BODIES, given))
        execute(_SOURCES)
        execute(_COPIES, _of(_COPIES, given))
        execute("CREATE INDEX temp.copies_source ON copies(source)")
        execute(_FILES)
        _copy(store, "judgements", {"subject", "body", "year"}, "copies.subject, copies.body, copies.year", "subject")
        _copy(store, "findings", {"subject"}, "copies.subject", "subject")
        execute(_UNPUBLISHED, _of(_UNPUBLISHED, given))


def _copy(store: Store, table: str, replaced: set[str], values: str, source: str) -> None:
    """A table's rows again for each copy, with some columns replaced."""
    names = [row[1] for row in store.connection.execute(f"PRAGMA table_info({table})")]
    first = [name for name in names if name in replaced]
    rest = [name for name in names if name not in replaced]
    columns = ", ".join(f'"{name}"' for name in (*first, *rest))
    kept = ", ".join(f'old."{name}"' for name in rest)
    store.connection.execute(
        f"INSERT INTO {table} ({columns}) SELECT {values}, {kept} "
        f"FROM copies CROSS JOIN {table} AS old ON old.{source} = copies.source"
    )


def _of(query: str, given: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in given.items() if f":{name}" in query}
