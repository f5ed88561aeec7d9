"""Results on their way between processes.

Rules are sent by their codes: both sides hold the same rulebook, and thousands of results then share its rules instead
of carrying a copy each.
"""

from __future__ import annotations

import io
import pickle
from typing import Any

from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook


def pack(thing: object) -> bytes:
    """A thing as bytes, its rules by their codes."""
    buffer = io.BytesIO()
    _Packer(buffer, protocol=pickle.HIGHEST_PROTOCOL).dump(thing)
    return buffer.getvalue()


def unpack(data: bytes, rulebook: Rulebook) -> Any:
    """The thing that was packed on the other side of a process border."""
    return _Unpacker(io.BytesIO(data), rulebook).load()


class _Packer(pickle.Pickler):
    def persistent_id(self, obj: object) -> str | None:
        return obj.code if isinstance(obj, Rule) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, rulebook: Rulebook) -> None:
        super().__init__(file)
        self._rules = {rule.code: rule for rule in rulebook.rules}

    def persistent_load(self, pid: Any) -> Rule:
        return self._rules[pid]
