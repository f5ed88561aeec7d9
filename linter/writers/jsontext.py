"""JSON text with the digits that a report has: a ``Decimal`` is written as it is, never by way of a float."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from linter.phrases.values import number


def dump(value: Any) -> str:
    """JSON, indented by two, keys in the order given, Chinese characters as they are, with a line end."""
    return _dump(value, "\n") + "\n"


def _dump(value: Any, line: str) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, int | Decimal):
        return number(value)
    if isinstance(value, float):
        return repr(value)
    deeper = f"{line}  "
    if isinstance(value, Mapping):
        parts = [f"{encode_basestring(key)}: {_dump(part, deeper)}" for key, part in value.items()]
        return f"{{{deeper}{f',{deeper}'.join(parts)}{line}}}" if parts else "{}"
    if isinstance(value, Sequence):
        parts = [_dump(part, deeper) for part in value]
        return f"[{deeper}{f',{deeper}'.join(parts)}{line}]" if parts else "[]"
    raise TypeError(f"no JSON for {type(value).__name__}")
