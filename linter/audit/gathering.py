"""Step one: every file of the input is written down, and every content that is not known is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from linter.audit.engines import Engine
from linter.audit.handlers import ReadingFiles
from linter.audit.progress import Clock
from linter.audit.reading import ReadTask, reading_key
from linter.audit.records import FileRow
from linter.audit.sources import Item, Source
from linter.audit.store import Store
from linter.readers.failure import FailureKind, ReadFailure

_AT_A_TIME = 500
"""Files that are written down together."""


class Gathering:
    """One pass over the input. ``version`` is that of readings (:func:`linter.audit.reading.reading_version`), ``run``
    the number of the run."""

    def __init__(self, store: Store, source: Source, version: str, run: int, clock: Clock) -> None:
        self._store = store
        self._source = source
        self._version = version
        self._run = run
        self._clock = clock
        self._asked: set[str] = set()
        self._rows: list[FileRow] = []

    def run(self, engine: Engine) -> None:
        """Read what is not known. Each result is kept as soon as it is there, so that whatever ends this process costs
        no more than the files that workers have in hand."""
        handler = ReadingFiles()
        for _, reading in engine.results(enumerate(self._tasks()), handler):
            with self._store.transaction():
                self._store.put_reading(reading)
            self._clock.tick(worked=True)
        self._put_files()
        self._clock.tell()

    def _tasks(self) -> Iterator[ReadTask]:
        for item in self._source.items():
            row, data = self._content(item)
            self._rows.append(row)
            if len(self._rows) >= _AT_A_TIME:
                self._put_files()
            key = row.reading
            if data is None or key is None or key in self._asked or self._store.has_reading(key):
                self._clock.tick()
                continue
            self._asked.add(key)
            yield ReadTask(key=key, name=row.path.rpartition("/")[2], data=data)

    def _put_files(self) -> None:
        with self._store.transaction():
            self._store.put_files(self._rows, self._run)
        self._rows.clear()

    def _content(self, item: Item) -> tuple[FileRow, bytes | None]:
        """A file's row and its bytes, where they can be had."""
        row = item.row
        if row.failure is not None:
            return row, None
        try:
            data = item.load()
        except ReadFailure as failure:
            return replace(row, failure=failure.kind.value, detail=failure.detail), None
        except OSError as error:
            detail = error.strerror or str(error)
            return replace(row, failure=FailureKind.DENIED.value, detail=detail), None
        content = sha256(data).hexdigest()
        key = reading_key(self._version, content, row.path)
        return replace(row, size=len(data), digest=content, reading=key), data
