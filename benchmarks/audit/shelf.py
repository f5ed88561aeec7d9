"""Where the files of the province go: folders by year and place, and archives of a whole county's year."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Protocol

from benchmarks.audit.places import Unit

IN_ZIP, IN_TAR = 0.07, 0.02
"""So many of the counties' years come as an archive."""
_MOMENT = (2026, 1, 1, 0, 0, 0)


class _Archive(Protocol):
    def put(self, name: str, data: bytes) -> None: ...


class Shelf:
    """Takes files and says under which path the audit meets them."""

    def __init__(self, root: Path, seed: int) -> None:
        self._root, self._seed = root, seed
        self._open: dict[str, _Archive] = {}
        self._stack = ExitStack()

    @classmethod
    @contextmanager
    def opened(cls, root: Path, seed: int) -> Iterator[Shelf]:
        """A shelf whose archives are whole at the end."""
        shelf = cls(root, seed)
        with shelf._stack:
            yield shelf

    def put(self, unit: Unit, year: int, name: str, data: bytes, loose: bool = False) -> str:
        """Put a file to the others of its place and year; ``loose`` ones never go into an archive."""
        if unit.county is not None and not loose:
            drawn = random.Random(f"{self._seed}/{unit.county}/{year}/archive").random()
            if drawn < IN_ZIP + IN_TAR:
                *above, last = unit.folder.removesuffix("/乡镇街道").split("/")
                archive = f"{year}/{'/'.join(above)}/{last}{'.zip' if drawn < IN_ZIP else '.tar.gz'}"
                inner = "乡镇街道/" if unit.folder.endswith("/乡镇街道") else ""
                self._archive(archive).put(inner + name, data)
                return f"{archive}!/{inner}{name}"
        path = f"{year}/{unit.folder}/{name}"
        target = self._root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return path

    def _archive(self, path: str) -> _Archive:
        if path not in self._open:
            target = self._root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.endswith(".zip"):
                # Half of them as Chinese Windows writes them: names in GBK and nothing that says so.
                gbk = random.Random(f"{self._seed}/{path}").random() < 0.5
                archive = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
                self._open[path] = _Zip(self._stack.enter_context(archive), gbk)
            else:
                # Without the time, which a compressed file has in its head.
                packed = self._stack.enter_context(gzip.GzipFile(target, "wb", compresslevel=1, mtime=0))
                self._open[path] = _Tar(
                    self._stack.enter_context(tarfile.open(fileobj=packed, mode="w"))  # noqa: SIM115 - the stack closes it
                )
        return self._open[path]


class _GbkInfo(zipfile.ZipInfo):
    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gbk"), 0


class _Zip:
    def __init__(self, archive: zipfile.ZipFile, gbk: bool) -> None:
        self._archive, self._info = archive, _GbkInfo if gbk else zipfile.ZipInfo

    def put(self, name: str, data: bytes) -> None:
        info = self._info(name, _MOMENT)
        info.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(info, data)


class _Tar:
    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive

    def put(self, name: str, data: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        self._archive.addfile(info, io.BytesIO(data))
