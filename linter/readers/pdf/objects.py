"""pypdf objects as plain values: a look-up gives a value of the wanted type or a default, whatever the file says."""

from __future__ import annotations

from typing import Any

from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.filters import ASCII85Decode
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
)

from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.pdf.budget import MOST_STREAM_BYTES, Budget
from linter.readers.pdf.inflate import Condition, inflate, inflate_unchecked

BROKEN = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    OSError,
    EOFError,
    RecursionError,
    OverflowError,
    NotImplementedError,
    ArithmeticError,
)
"""What pypdf raises on damaged objects."""


def resolve(value: Any) -> Any:
    """A value with its reference followed; ``None`` for what is missing or damaged."""
    for _ in range(8):
        if not isinstance(value, IndirectObject):
            break
        try:
            value = value.get_object()
        except LimitReachedError as error:
            raise ReadFailure(FailureKind.LIMIT, str(error)) from error
        except BROKEN:
            return None
    return None if isinstance(value, (NullObject, IndirectObject)) else value


def entry(holder: Any, key: str) -> Any:
    """An entry of a dictionary, its reference followed, or ``None``."""
    if not isinstance(holder, DictionaryObject):
        return None
    try:
        return resolve(holder.raw_get(key)) if key in holder else None
    except BROKEN:
        return None


def dictionary(value: Any) -> DictionaryObject:
    """The value where it is a dictionary, else an empty one."""
    value = resolve(value)
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def array(value: Any) -> list[Any]:
    """The value's items, references followed, where it is an array, else nothing."""
    value = resolve(value)
    return [resolve(item) for item in list.__iter__(value)] if isinstance(value, ArrayObject) else []


def number(value: Any, default: float = 0.0) -> float:
    """The value as a float where it is a finite number, else the default."""
    value = resolve(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return default
    try:
        found = float(value)
    except (OverflowError, ValueError):
        return default
    return found if abs(found) < 1e9 else default


def numbers(value: Any, count: int) -> list[float] | None:
    """An array of so many numbers, or ``None``."""
    items = array(value)
    if len(items) != count:
        return None
    found = [number(item, float("nan")) for item in items]
    return None if any(item != item for item in found) else found


def named(value: Any) -> str:
    """A name without its slash, or ""."""
    value = resolve(value)
    return str(value)[1:] if isinstance(value, NameObject) else ""


def stream(value: Any, budget: Budget) -> bytes | None:
    """A stream's decoded bytes, or ``None`` where it is no stream or can't be decoded as it was written."""
    value = resolve(value)
    if not isinstance(value, StreamObject):
        return None
    condition, data = _inflated(value, budget)
    try:
        if data is None and condition is not Condition.SPOILT:
            data = value.get_data()
    except LimitReachedError as error:
        raise ReadFailure(FailureKind.LIMIT, str(error)) from error
    except MemoryError as error:
        raise ReadFailure(FailureKind.LIMIT, "decompressed bytes") from error
    except Exception:  # a damaged filter raises whatever its library raises: the stream can't be read, the file goes on
        condition = Condition.SPOILT
    budget.damaged += condition is not Condition.WHOLE
    if isinstance(data, str):
        data = data.encode("latin-1", "replace")
    budget.decode(len(data or b""))
    return data


def is_spoilt(value: Any, budget: Budget) -> bool:
    """Whether a stream's bytes are not those that were written."""
    value = resolve(value)
    return isinstance(value, StreamObject) and _inflated(value, budget)[0] is Condition.SPOILT


def _inflated(value: StreamObject, budget: Budget) -> tuple[Condition, bytes | None]:
    """A compressed stream's bytes, as far as its checksum vouches for them; no bytes where it is packed in another way.
    pypdf reads over whatever is wrong, and makes something up from what stands behind it."""
    filters = [named(name) for name in array(entry(value, "/Filter"))] or [named(entry(value, "/Filter"))]
    if filters not in (["FlateDecode"], ["ASCII85Decode", "FlateDecode"]):
        return Condition.WHOLE, None
    try:
        data = value._data if len(filters) == 1 else ASCII85Decode.decode(value._data)
    except BROKEN:
        return Condition.SPOILT, None
    text, condition = inflate(data, MOST_STREAM_BYTES)
    if condition is Condition.SPOILT and not budget.checksums:
        text, condition = inflate_unchecked(data, MOST_STREAM_BYTES)
    if condition is Condition.SPOILT or entry(value, "/DecodeParms") is not None:
        return condition, None
    return condition, text
