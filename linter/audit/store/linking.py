"""What linking reads and writes: whose files are, and how reports stand to each other.

Everything runs inside the caller's transaction. Tables of this connection alone (``temp``) hold what is needed in
between, so that memory doesn't grow with the number of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from linter.audit.records import Claim, Role, SubjectStatus
from linter.audit.store.store import Store, claim_of
from linter.model.document import FileFormat
from linter.model.report import Body

_NAME = "coalesce(json_extract(files.claim, '$.organisation'), readings.organisation)"
_REPORT = "files.body NOT NULL AND files.year NOT NULL AND readings.report NOT NULL AND NOT files.misfiled"


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A body as it is written. ``parent`` is another one's number."""

    name: str
    body: Body | None = None
    level: str | None = None
    parent: int | None = None
    listed: bool = False
    since: int | None = None
    until: int | None = None
    aliases: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One of several files that may be a body's report for a year."""

    body: int
    year: int
    family: str
    path: str
    digest: str
    reading: str
    format: FileFormat | None
    published: str
    """ISO day, or "" where none is known: the manifest's, or else the page's own, or else that of the signature."""


def begin(store: Store) -> None:
    """Forget what an earlier linking found, and give every file its year."""
    for statement in (
        "UPDATE files SET body = NULL, misfiled = 0, chosen = 0, year = coalesce("
        "(SELECT readings.year FROM readings WHERE readings.key = files.reading), json_extract(claim, '$.year'))",
        "DELETE FROM bodies",
        "DELETE FROM links",
    ):
        store.connection.execute(statement)


def names_with_years(store: Store) -> Iterator[tuple[str, int | None]]:
    """Every name under which files stand (the manifest's or else the report's own), with each of their years."""
    query = (
        f"SELECT DISTINCT {_NAME} AS name, files.year FROM files LEFT JOIN readings ON readings.key = files.reading "
        "WHERE name NOT NULL ORDER BY 1, 2"
    )
    return iter(store.connection.execute(query))


def claims(store: Store) -> Iterator[Claim]:
    """What the manifest says of each body, in its order: of a body's lines the first of each that differ."""
    query = (
        "SELECT min(json_extract(claim, '$.line')) AS line, claim FROM files "
        "WHERE json_extract(claim, '$.organisation') NOT NULL GROUP BY json_extract(claim, '$.organisation'), "
        "json_extract(claim, '$.body'), json_extract(claim, '$.level'), json_extract(claim, '$.parent') "
        "ORDER BY line, 2"
    )
    for _, text in store.connection.execute(query):
        claim = claim_of(text)
        assert claim is not None
        yield claim


def put_bodies(store: Store, bodies: Iterable[BodyRow]) -> None:
    """Write all bodies, numbered from 1 in this order."""
    rows = list(enumerate(bodies, 1))
    store.connection.executemany(
        "INSERT INTO bodies (id, name, body, level, listed, since, until, aliases, line) VALUES (?,?,?,?,?,?,?,?,?)",
        (
            (
                number,
                row.name,
                row.body.value if row.body else None,
                row.level,
                row.listed,
                row.since,
                row.until,
                msgspec.json.encode(row.aliases).decode(),
                row.line,
            )
            for number, row in rows
        ),
    )
    store.connection.executemany(
        "UPDATE bodies SET parent = ? WHERE id = ?", ((row.parent, number) for number, row in rows if row.parent)
    )


def assign(store: Store, bodies: Iterable[tuple[str, int]]) -> None:
    """Give every file its body, by the name under which it stands."""
    execute = store.connection.execute
    execute("CREATE TEMP TABLE meant (name TEXT PRIMARY KEY, body INTEGER NOT NULL) WITHOUT ROWID")
    store.connection.executemany("INSERT INTO meant VALUES (?, ?)", bodies)
    execute(
        "UPDATE files SET body = (SELECT meant.body FROM meant WHERE meant.name = coalesce("
        "json_extract(files.claim, '$.organisation'), "
        "(SELECT readings.organisation FROM readings WHERE readings.key = files.reading)))"
    )
    execute("DROP TABLE meant")


def nameless(store: Store) -> Iterator[str]:
    """The files that may be a report and of which neither the manifest nor the file says whose they are."""
    query = (
        f"SELECT path FROM files LEFT JOIN readings ON readings.key = files.reading "
        f"WHERE {_NAME} IS NULL AND readings.status IS NOT ? ORDER BY path"
    )
    return (path for (path,) in store.connection.execute(query, (SubjectStatus.NOT_A_REPORT.value,)))


def place(store: Store, files: Iterable[tuple[str, int, int | None]]) -> None:
    """Give files their bodies, and years where they have none."""
    store.connection.executemany("UPDATE files SET body = ?2, year = coalesce(year, ?3) WHERE path = ?1", files)


def claimed_and_own(store: Store) -> Iterator[tuple[str, str]]:
    """Every name that the manifest gives a report, with each other name that such reports give themselves."""
    query = (
        "SELECT DISTINCT json_extract(files.claim, '$.organisation') AS claimed, readings.organisation AS own "
        "FROM files JOIN readings ON readings.key = files.reading "
        "WHERE claimed NOT NULL AND own NOT NULL AND claimed <> own ORDER BY 1, 2"
    )
    return iter(store.connection.execute(query))


def mark_misfiled(store: Store, names: Iterable[tuple[str, str]]) -> None:
    """Mark the files to which the manifest gives one name, and which give themselves another body's."""
    execute = store.connection.execute
    execute("CREATE TEMP TABLE two (claimed TEXT, own TEXT, PRIMARY KEY (claimed, own)) WITHOUT ROWID")
    store.connection.executemany("INSERT INTO two VALUES (?, ?)", names)
    execute(
        "UPDATE files SET misfiled = 1 WHERE (json_extract(claim, '$.organisation'), "
        "(SELECT organisation FROM readings WHERE key = reading)) IN (SELECT claimed, own FROM two)"
    )
    execute("DROP TABLE two")


def describe(store: Store) -> None:
    """Give bodies the kind and the level that their reports have, where no list says them: to one that is listed only
    what all of its reports agree on, to others what most do. A township is of the level of townships."""
    for column in ("body", "level"):
        store.connection.execute(
            f"WITH told AS (SELECT files.body AS id, readings.{column} AS said, count(*) AS times FROM files "
            f"JOIN readings ON readings.key = files.reading WHERE files.body NOT NULL AND readings.{column} NOT NULL "
            "GROUP BY 1, 2), ranked AS (SELECT id, said, count(*) OVER (PARTITION BY id) AS different, "
            "row_number() OVER (PARTITION BY id ORDER BY times DESC, said) AS place FROM told) "
            f"UPDATE bodies SET {column} = ranked.said FROM ranked WHERE ranked.id = bodies.id AND place = 1 "
            f"AND bodies.{column} IS NULL AND (NOT bodies.listed OR different = 1)"
        )
    store.connection.execute(
        "UPDATE bodies SET level = ? WHERE body = ? AND level IS NULL", (Body.TOWNSHIP.value, Body.TOWNSHIP.value)
    )


def copies(store: Store) -> Iterator[tuple[str, str]]:
    """Every report that is byte for byte another file of the same body and year, with that file: the one of which a
    list speaks, or else the first by path. A file that a list gives to another year than it says itself is no copy:
    that it stands in for that year's report is a finding."""
    return iter(
        store.connection.execute(
            "SELECT path, first FROM (SELECT path, first_value(path) OVER ("
            "PARTITION BY files.body, files.year, digest, coalesce(json_extract(claim, '$.year'), files.year) "
            "ORDER BY claim IS NULL, path) AS first FROM files JOIN readings ON readings.key = files.reading "
            "WHERE readings.report NOT NULL) WHERE path <> first ORDER BY path"
        )
    )


def pass_over(store: Store, copies: Iterable[tuple[str, str]]) -> None:
    """Take files out of the audit, each with why."""
    rows = list(copies)
    store.connection.executemany("INSERT OR REPLACE INTO skipped VALUES (?, 'copy', ?)", rows)
    store.connection.executemany("DELETE FROM files WHERE path = ?", ((path,) for path, _ in rows))


def begin_choice(store: Store) -> None:
    """Start the table of each body's report for each year, with those of which there is but one file."""
    execute = store.connection.execute
    for table in ("several", "chosen"):
        execute(
            f"CREATE TEMP TABLE {table} (body INTEGER, year INTEGER, family TEXT, path TEXT NOT NULL, "
            "PRIMARY KEY (body, year, family)) WITHOUT ROWID"
        )
    for table, condition in (("several", "> 1"), ("chosen", "= 1")):
        execute(
            f"INSERT INTO {table} SELECT files.body, files.year, readings.family, min(path) FROM files "
            f"JOIN readings ON readings.key = files.reading WHERE {_REPORT} "
            f"GROUP BY 1, 2, 3 HAVING count(*) {condition}"
        )


def candidates(store: Store) -> Iterator[Candidate]:
    """The files of which a body has several for a year: together, in the order of their paths."""
    query = (
        "SELECT files.body, files.year, readings.family, files.path, files.digest, files.reading, readings.format, "
        "coalesce(json_extract(files.claim, '$.published'), readings.published, readings.signed, '') "
        "FROM files JOIN readings ON readings.key = files.reading "
        "JOIN several ON (several.body, several.year, several.family) = (files.body, files.year, readings.family) "
        f"WHERE {_REPORT} ORDER BY 1, 2, 3, 4"
    )
    for body, year, family, path, digest, reading, format, published in store.connection.execute(query):
        yield Candidate(
            body=body,
            year=year,
            family=family,
            path=path,
            digest=digest,
            reading=reading,
            format=FileFormat(format) if format else None,
            published=published,
        )


def packed_figures(store: Store, reading: str) -> bytes | None:
    """The packed cells of a reading."""
    row = store.connection.execute("SELECT figures FROM readings WHERE key = ?", (reading,)).fetchone()
    return row[0] if row else None


def choose(store: Store, chosen: Candidate) -> None:
    """Write that a file is its body's report for its year."""
    row = (chosen.body, chosen.year, chosen.family, chosen.path)
    store.connection.execute("INSERT INTO chosen VALUES (?, ?, ?, ?)", row)


def put_links(store: Store, role: Role, links: Iterable[tuple[str, str]]) -> None:
    """Write links from a file's path to another's."""
    store.connection.executemany(
        "INSERT OR IGNORE INTO links (path, role, other) VALUES (?, ?, ?)",
        ((path, role.value, other) for path, other in links),
    )


def link_years(store: Store) -> None:
    """Link every report to its body's chosen one for the year before."""
    store.connection.execute(
        "INSERT INTO links (path, role, other) SELECT files.path, ?, chosen.path FROM files "
        "JOIN readings ON readings.key = files.reading JOIN chosen ON chosen.body = files.body "
        f"AND chosen.year = files.year - 1 AND chosen.family = readings.family WHERE {_REPORT}",
        (Role.PREVIOUS.value,),
    )


def link_parts(store: Store) -> None:
    """Link every government's report to the chosen ones, for the same year, of the bodies that it sums up."""
    store.connection.execute(
        "INSERT INTO links (path, role, other) SELECT files.path, ?, chosen.path FROM files "
        "JOIN readings ON readings.key = files.reading JOIN bodies ON bodies.id = files.body "
        "JOIN bodies AS parts ON parts.parent = bodies.id JOIN chosen ON chosen.body = parts.id "
        "AND chosen.year = files.year AND chosen.family = readings.family "
        f"WHERE {_REPORT} AND coalesce(bodies.body, readings.body) = ?",
        (Role.PART.value, Body.GOVERNMENT.value),
    )


def end_choice(store: Store) -> None:
    """Mark the chosen files, and drop what only linking needs."""
    store.connection.execute("UPDATE files SET chosen = 1 WHERE path IN (SELECT path FROM chosen)")
    for table in ("several", "chosen"):
        store.connection.execute(f"DROP TABLE {table}")
