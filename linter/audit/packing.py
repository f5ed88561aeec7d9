"""Reports as bytes, for the store and for workers.

Pickled, since that keeps every type of the model; unpickled with nothing admitted but the model's own classes, since a
store may come from anywhere.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from linter.checks.opening import opening_says
from linter.model.document import Document
from linter.model.report import Report

Thing = TypeVar("Thing", Report, Document)

_ADMITTED = {
    ("datetime", "date"),
    ("decimal", "Decimal"),
}
_MODEL = "linter.model."
_LEVEL = 6


class ForeignContent(ValueError):
    """The bytes hold something that is no report of this version."""


class Packed(NamedTuple):
    """A report in two pieces: the report without its document's blocks, which is all that is needed of those around
    another one, and the document."""

    report: bytes
    document: bytes


def pack(report: Report) -> Packed:
    """A whole report."""
    return Packed(_pack(_bare(report)), _pack(report.document))


def outline(report: Report, openings: Sequence[str]) -> str:
    """A digest of all that counts of a report where it is a part of another one: of its texts only which patterns of
    ``openings`` its beginning matches."""
    says = "".join(str(int(opening_says([pattern], report))) for pattern in openings)
    return digest(says, _pack(replace(_bare(report), preface=(), sections=())))


def _bare(report: Report) -> Report:
    document = report.document
    return replace(report, document=Document(document.format, (), document.metadata, document.notes, document.pages))


def unpack(data: bytes, document: bytes | None = None) -> Report:
    """The report in the bytes that :func:`pack` made, with the blocks of its document where they are given too. Raises
    :class:`ForeignContent` for any other bytes."""
    report = _unpack(data, Report)
    return report if document is None else replace(report, document=_unpack(document, Document))


def _pack(thing: Report | Document) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer, protocol=5).dump(thing)
    return zlib.compress(buffer.getvalue(), _LEVEL)


def _unpack(data: bytes, kind: type[Thing]) -> Thing:
    try:
        thing = _Unpickler(io.BytesIO(zlib.decompress(data))).load()
    except Exception as error:  # damaged bytes may come to anything
        raise ForeignContent(f"{type(error).__name__}: {error}") from error
    if not isinstance(thing, kind):
        raise ForeignContent(type(thing).__name__)
    return thing


def digest(*parts: bytes | str) -> str:
    """A hash of parts, each told apart from the next."""
    hashed = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hashed.update(len(data).to_bytes(8, "big"))
        hashed.update(data)
    return hashed.hexdigest()


class _Pickler(pickle.Pickler):
    def reducer_override(self, thing: object) -> Any:
        """The model's objects as calls of their classes: setting the fields of frozen ones one by one is slow."""
        kind: Any = type(thing)
        values = _values_of(kind)
        return NotImplemented if values is None else (kind, values(thing))


@lru_cache(maxsize=256)
def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the values of a class's fields, in the order in which it takes them; ``None`` for other classes."""
    if not is_dataclass(kind) or not kind.__module__.startswith(_MODEL) or any(one.kw_only for one in fields(kind)):
        return None
    names = [one.name for one in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda thing: tuple(getattr(thing, name) for name in names)


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Callable[..., Any]:
        if (module, name) in _ADMITTED or (module.startswith(_MODEL) and not name.startswith("_") and "." not in name):
            found: Callable[..., Any] = super().find_class(module, name)
            if module.startswith(_MODEL) and getattr(found, "__module__", "") != module:
                raise pickle.UnpicklingError(f"{module}.{name}")
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
