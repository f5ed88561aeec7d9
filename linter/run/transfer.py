"""Results on their way between processes.

Rulebooks are sent by their names, and rules by their rulebook's name and their codes: both sides hold the same ones,
and thousands of results then share their rules instead of carrying a copy each.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

from linter.rulebook.families import Families
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook

Identity = tuple[str, str]
"""The name of a rulebook and the code of one of its rules, or "" for the rulebook itself."""


def pack(thing: object, families: Families) -> bytes:
    """A thing as bytes, its rulebooks and rules by their names."""
    buffer = io.BytesIO()
    _Packer(buffer, families).dump(thing)
    return buffer.getvalue()


def unpack(data: bytes, families: Families) -> Any:
    """The thing that was packed on the other side of a process border."""
    return _Unpacker(io.BytesIO(data), families).load()


class _Packer(pickle.Pickler):
    def __init__(self, file: io.BytesIO, families: Families) -> None:
        super().__init__(file, protocol=pickle.HIGHEST_PROTOCOL)
        self._families = families

    def persistent_id(self, obj: object) -> Identity | None:
        if isinstance(obj, Rulebook):
            return obj.name, ""
        return (self._families.owner(obj).name, obj.code) if isinstance(obj, Rule) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, families: Families) -> None:
        super().__init__(file)
        self._families = families

    def persistent_load(self, pid: Any) -> Rulebook | Rule | None:
        name, code = pid
        rulebook = self._families.named(name)
        return rulebook.rule(code) if code else rulebook
