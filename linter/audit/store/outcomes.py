"""How the rules ended for a report, as the store keeps it.

``ends`` is a word a rule, in the rules' order: its code and a letter (``GID101h GID102v``). Words can be counted as
they are, and letters too, since codes have capitals and digits only. Why rules were left open is kept apart: thousands
of reports have the same reasons, which are read once.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from linter.checks.result import Status

_LETTERS = {
    Status.HELD: "h",
    Status.VIOLATED: "v",
    Status.NOT_ASSESSABLE: "u",
    Status.NOT_APPLICABLE: "n",
    Status.ERROR: "e",
}
_STATUSES = {letter: status for status, letter in _LETTERS.items()}

Why = tuple[Sequence[str], Sequence[str]]
"""Why a rule was left open: the reasons' codes, and the reasons in words."""


def end(code: str, status: Status) -> str:
    """The word for a rule that ended so."""
    return f"{code}{_LETTERS[status]}"


def ends_of(outcomes: Iterable[tuple[str, Status]]) -> str:
    """The ends of rules, by their codes."""
    return " ".join(end(code, status) for code, status in outcomes)


def reasons_of(open_: Mapping[str, Why]) -> str:
    """The reasons of the rules that were left open, by their codes, as JSON."""
    return msgspec.json.encode(open_).decode()


def packed(text: str) -> bytes:
    """Ends or reasons as they lie in the store."""
    return zlib.compress(text.encode(), 6)


def ends(data: bytes) -> str:
    """The ends in the bytes that :func:`packed` made."""
    return zlib.decompress(data).decode()


@lru_cache(maxsize=1024)
def reasons(data: bytes) -> Mapping[str, Why]:
    """The reasons in the bytes that :func:`packed` made."""
    return msgspec.json.decode(zlib.decompress(data), type=dict[str, tuple[tuple[str, ...], tuple[str, ...]]])


def count(said: str, status: Status) -> int:
    """How many rules ended so."""
    return said.count(_LETTERS[status])


def ended(said: str, code: str, status: Status) -> bool:
    """Whether a rule ended so."""
    return f" {end(code, status)} " in f" {said} "


def statuses(said: str) -> dict[str, Status]:
    """How each rule ended, by its code."""
    return {word[:-1]: _STATUSES[word[-1]] for word in said.split()}
