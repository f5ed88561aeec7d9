"""What the manifest says of the files, found by their paths."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping

from linter.audit.records import Claim
from linter.audit.sources.lists.manifest import Entry, Manifest, path_key


class Claims:
    """A manifest's entries by path. What it writes is taken as relative to the input, as relative to the manifest's own
    ``folder`` inside of the input, and as absolute below ``root``, the input's own place; a mere name also for the one
    file of that name, wherever it lies (``elsewhere``, :func:`names_elsewhere`)."""

    def __init__(
        self,
        manifest: Manifest | None = None,
        root: str = "",
        folder: str = "",
        elsewhere: Mapping[str, str] | None = None,
    ) -> None:
        self._all = manifest.entries if manifest else ()
        self._by_path: dict[str, Entry] = {}
        self._met: set[Entry] = set()
        self.unnamed = 0
        """Files met that the manifest doesn't name."""
        for entry in self._all:
            for path in _meant(entry.path, root, folder) if entry.path else ():
                self._by_path.setdefault(path_key(path), entry)
        for entry in self._all:
            found = (elsewhere or {}).get(path_key(entry.path)) if entry.path else None
            if found is not None:
                self._by_path.setdefault(path_key(found), entry)

    def of(self, path: str) -> Claim | None:
        """What the manifest says of a path."""
        entry = self._by_path.get(path_key(path)) if self._by_path else None
        if entry is None:
            return None
        self._met.add(entry)
        return entry.claim

    def left(self) -> Iterator[Entry]:
        """The entries whose file was not met, then those with only an address, each in order of their paths."""
        missing = [entry for entry in self._all if entry.path is not None and entry not in self._met]
        yield from sorted(missing, key=lambda entry: entry.path or "")
        addresses = [entry for entry in self._all if entry.path is None]
        yield from sorted(addresses, key=lambda entry: entry.claim.address or "")


def names_elsewhere(manifest: Manifest, place: str, folder: str) -> dict[str, str]:
    """Where in a folder on this machine the files lie that a manifest calls by their mere names, and that are not
    where these say; by name, and only those of which there is just one."""
    names = {path_key(entry.path) for entry in manifest.entries if entry.path and "/" not in entry.path}
    names -= {name for name in names for at in ("", folder) if os.path.exists(os.path.join(place, at, name))}
    found: dict[str, list[str]] = {name: [] for name in names}
    for above, _, files in os.walk(place) if names else ():
        for file in files:
            if (key := path_key(file)) in found:
                found[key].append(os.path.relpath(os.path.join(above, file), place).replace(os.sep, "/"))
    return {name: paths[0] for name, paths in found.items() if len(paths) == 1}


def _meant(path: str, root: str, folder: str) -> Iterator[str]:
    """The paths inside the input that a manifest's path may mean."""
    path = posixpath.normpath(path)
    if root and path_key(path).startswith(path_key(root).rstrip("/") + "/"):
        yield path[len(root.rstrip("/")) + 1 :]
    yield path
    if folder:
        yield f"{folder}/{path}"
