"""What is needed to tell which reports may be copies: texts by hashes of their passages, figures and bytes by digests.

Runs inside the caller's transaction, after each body's reports were chosen (:mod:`linter.audit.store.linking`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

import msgspec

from linter import __version__
from linter.audit.records import Role
from linter.audit.store.store import Store

_REPORT = "files.body NOT NULL AND files.year NOT NULL AND readings.report NOT NULL"
_FILES = "FROM files JOIN readings ON readings.key = files.reading JOIN bodies ON bodies.id = files.body"
_ONE_OF = "coalesce(max(CASE WHEN chosen.path = files.path THEN files.path END), min(files.path))"
_CHOSEN = "LEFT JOIN chosen ON (chosen.body, chosen.year, chosen.family) = (files.body, files.year, readings.family)"


class Unit(NamedTuple):
    """Files of a body in which the same stands: all their paths, and the one of them that others are linked to."""

    body: int
    path: str
    paths: list[str]


class Field(NamedTuple):
    """What is compared with each other: a section of one year's reports of one kind."""

    family: str
    year: int
    section: str


def begin(store: Store) -> None:
    """Make the tables of this connection."""
    for statement in (
        "CREATE TEMP TABLE unit (id INTEGER PRIMARY KEY, body INTEGER, path TEXT, paths TEXT, hashes BLOB)",
        "CREATE TEMP TABLE passage (hash INTEGER, second INTEGER, third INTEGER, unit INTEGER, body INTEGER)",
        "CREATE TEMP TABLE pair (one INTEGER, other INTEGER)",
    ):
        store.connection.execute(statement)


def end(store: Store) -> None:
    """Drop them."""
    for table in ("unit", "passage", "pair"):
        store.connection.execute(f"DROP TABLE {table}")


def fields(store: Store) -> list[Field]:
    """Every field that has a text."""
    query = (
        "SELECT DISTINCT readings.family, files.year, sketches.section FROM files "
        "JOIN readings ON readings.key = files.reading JOIN sketches ON sketches.reading = readings.key "
        f"WHERE {_REPORT} ORDER BY 1, 2, 3"
    )
    return [Field(*row) for row in store.connection.execute(query)]


def begin_field(store: Store, field: Field) -> None:
    """Number the texts of a field, in the order of the bodies' names and the paths; the same text of a body once."""
    for table in ("unit", "passage", "pair"):
        store.connection.execute(f"DELETE FROM {table}")
    store.connection.execute(
        f"INSERT INTO unit (body, path, paths, hashes) SELECT files.body, {_ONE_OF} AS path, "
        f"json_group_array(files.path), sketches.hashes {_FILES} {_CHOSEN} "
        "JOIN sketches ON sketches.reading = readings.key AND sketches.section = ? "
        f"WHERE {_REPORT} AND readings.family = ? AND files.year = ? "
        "GROUP BY files.body, sketches.hashes ORDER BY bodies.name, path",
        (field.section, field.family, field.year),
    )


def settled(store: Store, field: Field) -> bool:
    """Whether the field that was begun is what it was when it was last gone through. Where it isn't, what was found
    then is forgotten, and what it is now is written down."""
    hashed = sha256(__version__.encode())
    for body, path, paths, hashes in store.connection.execute("SELECT body, path, paths, hashes FROM unit ORDER BY id"):
        hashed.update(msgspec.msgpack.encode((body, path, sorted(msgspec.json.decode(paths)), hashes)))
    now = hashed.hexdigest()
    execute = store.connection.execute
    if execute("SELECT digest FROM fields WHERE (family, year, section) = (?, ?, ?)", field).fetchone() == (now,):
        return True
    execute("DELETE FROM alike WHERE (family, year, section) = (?, ?, ?)", field)
    execute("INSERT OR REPLACE INTO fields VALUES (?, ?, ?, ?)", (*field, now))
    return False


def forget_others(store: Store, kept: Iterable[Field]) -> None:
    """Forget fields that are not there any more."""
    known = [Field(*row) for row in store.connection.execute("SELECT family, year, section FROM fields")]
    gone = sorted(set(known) - set(kept))
    for table in ("fields", "alike"):
        store.connection.executemany(f"DELETE FROM {table} WHERE (family, year, section) = (?, ?, ?)", gone)


def texts(store: Store) -> Iterator[tuple[int, int, bytes]]:
    """The field's texts: number, body, packed hashes."""
    return iter(store.connection.execute("SELECT id, body, hashes FROM unit ORDER BY id"))


def put_passages(store: Store, rows: Iterable[tuple[int, int, int, int, int]]) -> None:
    """Write passages: hash, the two hashes that come next in its text, number of the text, body."""
    store.connection.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?)", rows)


def passages(store: Store) -> Iterator[tuple[int, int, int]]:
    """The passages by hash, texts that have the next ones in common as well side by side: hash, text, body."""
    return iter(store.connection.execute("SELECT hash, unit, body FROM passage ORDER BY hash, second, third, unit"))


def put_pairs(store: Store, pairs: Iterable[tuple[int, int]]) -> None:
    """Write texts that met; the same two may meet often."""
    store.connection.executemany("INSERT INTO pair VALUES (?, ?)", pairs)


def met_most(store: Store, most: int) -> Iterator[tuple[int, int]]:
    """Each text with those that it met most often, ``most`` of them: by text."""
    return iter(
        store.connection.execute(
            "WITH met AS (SELECT min(one, other) AS one, max(one, other) AS other, count(*) AS times FROM pair "
            "GROUP BY 1, 2), each AS (SELECT one, other, times FROM met UNION ALL SELECT other, one, times FROM met), "
            "ranked AS (SELECT one, other, row_number() OVER "
            "(PARTITION BY one ORDER BY times DESC, abs(one - other), other) AS place FROM each) "
            "SELECT one, other FROM ranked WHERE place <= ? ORDER BY one, place",
            (most,),
        )
    )


def put_alike(store: Store, field: Field, found: Iterable[tuple[int, int, int]]) -> None:
    """Write that a text's files may be like another's: number, number, hashes that both have."""
    store.connection.executemany(
        "INSERT INTO alike SELECT ?4, ?5, ?6, json_each.value, other.path, ?3, abs(?1 - ?2) "
        "FROM unit AS one, json_each(one.paths), unit AS other WHERE one.id = ?1 AND other.id = ?2",
        ((*one, *field) for one in found),
    )


def link_alike(store: Store, most: int) -> None:
    """Link each file to those that it may be like, to ``most`` of them: those with which it shares most, and of equal
    ones the next in order."""
    store.connection.execute(
        "INSERT OR IGNORE INTO links (path, role, other) SELECT path, ?, other FROM (SELECT path, other, row_number() "
        "OVER (PARTITION BY path ORDER BY max(shared) DESC, min(apart), other) AS place FROM alike "
        "GROUP BY path, other) WHERE place <= ?",
        (Role.PEER.value, most),
    )


def with_same(store: Store, column: str) -> Iterator[tuple[str, Unit]]:
    """The files of which another body's has the same ``tables`` or ``digest`` for the same year: grouped by it, and
    within by the bodies' names."""
    query = (
        f"SELECT {column}, files.year, readings.family, files.body, {_ONE_OF}, json_group_array(files.path) "
        f"{_FILES} {_CHOSEN} WHERE {_REPORT} AND {column} NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, bodies.name"
    )
    for same, year, family, body, path, paths in store.connection.execute(query):
        yield f"{family}/{year}/{same}", Unit(body, path, sorted(msgspec.json.decode(paths, type=list[str])))
