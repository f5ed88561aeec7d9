"""The SQLite file itself: created, opened, checked, locked."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from linter.phrases.phrase import Phrase
from linter.run.problem import UsageProblem

NAME = "audit.sqlite"
VERSION = "2"

_NO_STORE = Phrase("{folder} 里没有核查结果（{name}）", "there is no audit in {folder} ({name})")
_FOREIGN = Phrase(
    "{file} 不是本工具的核查结果，或者已经损坏：{detail}", "{file} is no audit of this tool, or is damaged: {detail}"
)
_OTHER_VERSION = Phrase(
    "{file} 是另一版本的核查结果（{version}），请换一个输出文件夹",
    "{file} was written by another version of this tool ({version}): use another output folder",
)
_CLOSED = Phrase("无法在 {folder} 中写入：{detail}", "{folder} can't be written to: {detail}")
_LOCKED = Phrase(
    "{folder} 正在被另一次核查使用，请等它结束或换一个输出文件夹",
    "{folder} is in use by another audit: wait until it ends, or use another output folder",
)


def create(folder: Path) -> sqlite3.Connection:
    """The store in a folder, made if it isn't there. Raises ``UsageProblem`` for a file that is no store."""
    make_folder(folder)
    connection = _connect(folder / NAME)
    try:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            schema = files("linter.audit.store").joinpath("schema.sql").read_text(encoding="utf-8")
            connection.executescript(f"BEGIN; {schema} INSERT INTO meta VALUES ('schema', '{VERSION}'); COMMIT;")
        _require_version(connection, folder / NAME)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise UsageProblem(_FOREIGN, file=(folder / NAME).as_posix(), detail=str(error)) from error
    return connection


def open_existing(folder: Path) -> sqlite3.Connection:
    """The store in a folder. Raises ``UsageProblem`` where there is none."""
    if not (folder / NAME).is_file():
        raise UsageProblem(_NO_STORE, folder=folder.as_posix(), name=NAME)
    return create(folder)


def lock(folder: Path) -> sqlite3.Connection:
    """Keep other audits out of a folder for as long as the connection lives; the system lets go of it whatever becomes
    of this process. Raises ``UsageProblem`` where another audit has it."""
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(folder / "audit.lock", timeout=0, isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if connection is not None:
            connection.close()
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise UsageProblem(_LOCKED, folder=folder.as_posix()) from error
        raise UsageProblem(_CLOSED, folder=folder.as_posix(), detail=str(error)) from error
    return connection


def make_folder(folder: Path) -> None:
    """Make the folder of an audit, if it isn't there. Raises ``UsageProblem`` where that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageProblem(_CLOSED, folder=folder.as_posix(), detail=error.strerror or str(error)) from error


def _connect(file: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(file, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise UsageProblem(_CLOSED, folder=file.parent.as_posix(), detail=str(error)) from error
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # a killed process loses nothing that was committed
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")  # 64 MiB: the rows of 100,000 reports without their contents
    except sqlite3.DatabaseError as error:
        connection.close()
        raise UsageProblem(_FOREIGN, file=file.as_posix(), detail=str(error)) from error
    return connection


def _require_version(connection: sqlite3.Connection, file: Path) -> None:
    (version,) = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone() or ("?",)
    if version != VERSION:
        connection.close()
        raise UsageProblem(_OTHER_VERSION, file=file.as_posix(), version=version)
