"""Which listed bodies have no report for which years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from linter.audit.records import SubjectStatus
from linter.audit.store.store import Store
from linter.model.report import Body

_YEARS = """
SELECT min(year), max(year) FROM (
  SELECT files.year AS year FROM files
  JOIN readings ON readings.key = files.reading JOIN bodies ON bodies.id = files.body
  WHERE bodies.listed AND readings.family = ? AND files.year NOT NULL
  GROUP BY files.year
  HAVING count(DISTINCT files.body) * 2 >= (SELECT count(*) FROM bodies WHERE listed)
)
"""

# Other kinds of report are no report of this kind; what could not be read may be one.
_THERE = """
CREATE TEMP TABLE there AS
SELECT files.body, files.year, readings.status IS 'not_a_report' AS other FROM files
LEFT JOIN readings ON readings.key = files.reading
WHERE files.body NOT NULL AND coalesce(readings.family, :family) = :family
UNION ALL SELECT body, json_extract(claim, '$.year'), 1 FROM files
WHERE body NOT NULL AND json_extract(claim, '$.year') NOT NULL
"""
_MISSING = """
WITH RECURSIVE years(year) AS (SELECT :first UNION ALL SELECT year + 1 FROM years WHERE year < :last),
spans AS (
  SELECT body, min(year) AS first, max(year) AS last, max(year IS NULL AND NOT other) AS unsure FROM there GROUP BY body
)
SELECT bodies.id, bodies.name, bodies.body, bodies.level, parents.name AS parent, bodies.aliases, bodies.line,
  years.year
FROM bodies CROSS JOIN years
LEFT JOIN spans ON spans.body = bodies.id
LEFT JOIN bodies AS parents ON parents.id = bodies.parent
WHERE bodies.listed
  AND years.year BETWEEN coalesce(bodies.since, :first) AND coalesce(bodies.until, :last)
  AND NOT EXISTS (SELECT 1 FROM there WHERE there.body = bodies.id AND there.year = years.year)
  AND NOT coalesce(spans.unsure, 0)
  AND (NOT :gaps OR years.year BETWEEN spans.first AND spans.last)
ORDER BY bodies.id, years.year
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A report that is not there, with what the list says of its body. ``id`` is the body's number."""

    id: int
    name: str
    body: Body | None
    level: str | None
    parent: str | None
    aliases: tuple[str, ...]
    line: int
    year: int


def years_of_most(store: Store, family: str) -> tuple[int, int] | None:
    """The first and last year for which at least half of the listed bodies have a report of a kind."""
    first, last = store.connection.execute(_YEARS, (family,)).fetchone()
    return None if first is None else (first, last)


def missing(store: Store, family: str, years: tuple[int, int], *, gaps: bool) -> Iterator[Missing]:
    """The reports of a kind that listed bodies don't have, by body and year; with ``gaps`` only those between two that
    the body has."""
    first, last = years
    execute = store.connection.execute
    execute(_THERE, {"family": family})
    execute("CREATE INDEX temp.there_body ON there (body, year)")
    cursor = execute(_MISSING, {"first": first, "last": last, "gaps": gaps})
    for id, name, body, level, parent, aliases, line, year in cursor:
        yield Missing(
            id=id,
            name=name,
            body=Body(body) if body else None,
            level=level,
            parent=parent,
            aliases=msgspec.json.decode(aliases, type=tuple[str, ...]),
            line=line,
            year=year,
        )
    execute("DROP TABLE there")


def forget(store: Store) -> None:
    """Delete what was said of reports that were not there."""
    store.connection.execute("DELETE FROM judgements WHERE status = ?", (SubjectStatus.UNPUBLISHED.value,))


def place(store: Store, subject: str, missing: Missing) -> None:
    """Write whose the report would be, and for which year."""
    store.connection.execute(
        "UPDATE judgements SET body = ?, year = ? WHERE subject = ?", (missing.id, missing.year, subject)
    )
