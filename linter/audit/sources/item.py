"""One candidate file of the input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from linter.audit.records import FileRow


@dataclass(frozen=True, slots=True)
class Item:
    """A candidate file: what is known of it before it is read, and the way to its bytes.

    ``row.failure`` is set where there is no way to them; ``row.detail`` then says why in words. ``row.claim`` is what
    the manifest says.
    """

    row: FileRow
    fetch: Callable[[], bytes]

    def load(self) -> bytes:
        """The file's bytes. Only to be called before the next item is taken: a compressed archive can't go back.

        Raises :class:`linter.readers.failure.ReadFailure` for whatever is wrong with the file.
        """
        return self.fetch()
