"""Archives for tests, honest and otherwise."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from linter.audit.sources import Source, open_source
from linter.readers.failure import ReadFailure

Members = Iterable[tuple[str, bytes]]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            archive.writestr(info, data)
    return file.getvalue()


def tarred(members: Members, mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def outcomes(source: Source) -> Iterator[tuple[str, str | bytes]]:
    """Every item's path with its bytes, or with the kind of failure."""
    for item in source.items():
        try:
            yield item.row.path, item.load()
        except ReadFailure as failure:
            yield item.row.path, failure.kind.value


def read_all(location: Path, **options: object) -> dict[str, str | bytes]:
    return dict(outcomes(open_source(str(location), **options)))  # type: ignore[arg-type]


def reasons(source: Source) -> dict[str, str]:
    """Why items have no bytes, by path."""
    found = {}
    for item in source.items():
        try:
            item.load()
        except ReadFailure as failure:
            found[item.row.path] = failure.detail
    return found
