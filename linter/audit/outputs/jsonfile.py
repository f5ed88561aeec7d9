"""A JSON document written piece by piece: long lists are never in memory whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from linter.audit.outputs.replacing import replacing

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def write(file: Path, members: Iterable[tuple[str, Any]]) -> None:
    """Write an object. Of a member that is an iterator, every item stands on a line of its own; anything else is
    written as it is. A ``Decimal`` keeps its digits."""
    with replacing(file) as part, part.open("wb") as out:
        mark = b"{\n"
        for name, value in members:
            out.write(mark + _ENCODER.encode(name) + b": ")
            if isinstance(value, Iterator):
                between = b"[\n"
                for item in value:
                    out.write(between + _ENCODER.encode(item))
                    between = b",\n"
                out.write(b"[]" if between == b"[\n" else b"\n]")
            else:
                out.write(_ENCODER.encode(value))
            mark = b",\n"
        out.write(b"\n}\n")
