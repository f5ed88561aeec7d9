"""Stores made by hand: what was read in files, without the files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from linter.audit.linking import link
from linter.audit.packing import digest
from linter.audit.records import FileRow, ListedBody, Reading, SubjectStatus
from linter.audit.sources import Roster
from linter.audit.store import Store
from linter.model.report import Body
from linter.rulebook import load_all

FAMILIES = load_all(())

KINDS = {"政府": Body.GOVERNMENT, "局": Body.DEPARTMENT, "办公室": Body.DEPARTMENT}


def kind_of(name: str) -> Body | None:
    return next((kind for ending, kind in KINDS.items() if name.endswith(ending)), None)


def read(name: str | None, year: int | None, *, text: str = "", **more: Any) -> Reading:
    """A report's reading; another ``text`` is another content."""
    key = digest(repr((name, year, text, sorted(more.items(), key=lambda item: item[0]))))
    values: dict[str, Any] = {
        "key": key,
        "status": SubjectStatus.CHECKED,
        "family": "gidr",
        "organisation": name,
        "body": kind_of(name or ""),
        "year": year,
        "content": key,
        "report": b"packed",
    }
    return Reading(**{**values, **more})


def unreadable(text: str = "") -> Reading:
    return Reading(key=digest("unreadable", text), status=SubjectStatus.UNREADABLE, failure="damaged")


def no_report(text: str = "") -> Reading:
    return Reading(key=digest("letter", text), status=SubjectStatus.NOT_A_REPORT)


Rows = Sequence[tuple[FileRow, Reading | None]]


def file(path: str, reading: Reading | None, **more: Any) -> tuple[FileRow, Reading | None]:
    """A file with what was read in it."""
    if reading is None:
        return FileRow(path=path, **more), None
    return FileRow(path=path, digest=digest(reading.key), reading=reading.key, **more), reading


def reports(*names: str, year: int = 2023) -> list[tuple[FileRow, Reading | None]]:
    """A report of each name, in a file that has the name."""
    return [file(f"{name}.pdf", read(name, year)) for name in names]


def roster(*bodies: ListedBody | str) -> Roster:
    listed = [ListedBody(name=body) if isinstance(body, str) else body for body in bodies]
    return Roster(name="名单.csv", bodies=tuple(listed))


def linked(folder: Path, rows: Rows, roster: Roster | None = None, years: tuple[int, int] | None = None) -> Store:
    """A store with the files, linked."""
    store = Store(folder, create=True)
    with store.transaction():
        for row, reading in rows:
            if reading is not None:
                store.put_reading(reading)
            store.put_files([row], 1)
        link(store, roster, FAMILIES, years)
    return store


def bodies(store: Store) -> dict[str, str | None]:
    """The name of each file's body, by path."""
    query = "SELECT path, name FROM files LEFT JOIN bodies ON bodies.id = files.body ORDER BY path"
    return dict(store.connection.execute(query).fetchall())


def parents(store: Store) -> dict[str, str | None]:
    """The name of each body's parent."""
    query = "SELECT one.name, up.name FROM bodies AS one LEFT JOIN bodies AS up ON up.id = one.parent ORDER BY 1"
    return dict(store.connection.execute(query).fetchall())


def links(store: Store, role: str) -> set[tuple[str, str]]:
    return set(store.connection.execute("SELECT path, other FROM links WHERE role = ?", (role,)).fetchall())


def missing(store: Store) -> list[str]:
    """The subjects of what was not published."""
    query = "SELECT subject FROM judgements WHERE status = 'unpublished' ORDER BY subject"
    return [subject for (subject,) in store.connection.execute(query)]


def everything(store: Store) -> list[list[Iterable[Any]]]:
    """All that linking wrote."""
    tables = {"bodies": "id", "files": "path", "links": "path, role, other", "judgements": "subject", "meta": "name"}
    return [store.connection.execute(f"SELECT * FROM {name} ORDER BY {by}").fetchall() for name, by in tables.items()]
