"""Shared and object storage, by way of fsspec."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from importlib.util import find_spec
from typing import Any, BinaryIO, cast

from linter.audit.sources.folders import Entry, denied
from linter.phrases.phrase import Phrase
from linter.readers import MOST_BYTES
from linter.readers.failure import FailureKind, ReadFailure
from linter.run.problem import UsageProblem

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)")
"""At least two letters before the colon: a single one is a drive's."""
_NO_LIBRARY = Phrase(
    '读取“{location}”需要先安装组件：pip install "gidlint[audit]"',
    'reading {location} needs an extra: pip install "gidlint[audit]"',
)
_UNKNOWN = Phrase("无法打开“{location}”：{detail}", "{location} can't be opened: {detail}")


def is_address(location: str) -> bool:
    """Whether a location is the address of something in a storage, and no path of this machine."""
    return _ADDRESS.match(location) is not None


class RemoteTree:
    """Folders of a storage. Its libraries raise what they like; all of it becomes :class:`ReadFailure`."""

    def __init__(self, location: str) -> None:
        """Raises ``UsageProblem`` where fsspec, or what it needs for this kind of storage, is not installed."""
        if find_spec("fsspec") is None:
            raise UsageProblem(_NO_LIBRARY, location=location)
        from fsspec.core import url_to_fs

        try:
            self._storage, self.root = url_to_fs(location)
            self._storage = cast(Any, self._storage)
        except Exception as error:
            raise UsageProblem(_UNKNOWN, location=location, detail=str(error)) from error
        self._location = location

    def info(self) -> Entry:
        """What the location itself is. Raises ``UsageProblem`` where there is nothing."""
        try:
            info = self._storage.info(self.root)
        except Exception as error:
            detail = denied(error).detail
            raise UsageProblem(_UNKNOWN, location=self._location, detail=detail) from error
        name = str(info["name"]).rstrip("/").rpartition("/")[2]
        return Entry(name, self.root, info["type"] == "directory", int(info.get("size") or 0))

    def entries(self, where: str) -> list[Entry]:
        try:
            found = self._storage.ls(where, detail=True)
        except Exception as error:
            raise denied(error) from error
        entries = []
        for info in found:
            place = str(info["name"]).rstrip("/")
            name = place.rpartition("/")[2]
            if not name or place == where.rstrip("/"):  # a storage's own mark for the folder
                continue
            folder = info["type"] == "directory"
            entries.append(Entry(name, place, folder, int(info.get("size") or 0)))
        return entries

    def fetch(self, where: str) -> bytes:
        try:
            data = cast(bytes, self._storage.cat_file(where))
        except Exception as error:
            raise denied(error) from error
        if len(data) > MOST_BYTES:
            raise ReadFailure(FailureKind.LIMIT, str(len(data)))
        return data

    def open(self, where: str) -> AbstractContextManager[BinaryIO]:
        try:
            return cast("AbstractContextManager[BinaryIO]", self._storage.open(where, "rb"))
        except Exception as error:
            raise denied(error) from error
