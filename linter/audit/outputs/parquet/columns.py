"""What a column of a Parquet file is, and how it is filled piece by piece without a Python object for every cell."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from linter.phrases.phrase import Phrase

if TYPE_CHECKING:
    import pyarrow as pa

PRECISION, SCALE = 38, 8
"""Numbers are ``decimal128(38, 8)``: thirty digits before the point, eight after it; money in 万元 needs six."""
FITTING = rf"^[+-]?[0-9]{{1,{PRECISION - SCALE}}}(\.[0-9]{{1,{SCALE}}})?$"
"""Digits of a number that the type holds without loss."""

Kind = Literal["key", "text", "whole", "number", "yes_no", "day"]
"""``key``: a word of few (dictionary-encoded). ``whole``: 32 bits. ``number``: decimal. ``day``: a date."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and what it says. A ``number`` may be given in digits."""

    name: str
    kind: Kind
    told: Phrase


class Keys:
    """A column of words that come again and again: each word once, and for every row the word's position. For one part
    of a file only, since every part has its own words."""

    def __init__(self) -> None:
        self._positions: dict[str, int] = {}
        self._rows = array("i")  # of 32 bits wherever Python runs

    def code(self, word: str | None) -> int:
        """A word's position, by which it can be added many times."""
        return -1 if word is None else self._positions.setdefault(word, len(self._positions))

    def add_words(self, words: Sequence[str]) -> None:
        """A word a row."""
        for word in dict.fromkeys(words):
            self.code(word)
        self._rows.extend(map(self._positions.__getitem__, words))

    def add(self, word: str | None, rows: int = 1) -> None:
        """The same word for so many rows."""
        self._rows.extend(array("i", [self.code(word)]) * rows)

    def add_codes(self, codes: array[int]) -> None:
        """A word a row, by their positions."""
        self._rows.extend(codes)

    def filled(self) -> pa.Array:
        """The column."""
        import pyarrow as pa
        import pyarrow.compute as pc

        rows = pa.Array.from_buffers(pa.int32(), len(self._rows), [None, pa.py_buffer(self._rows)])
        rows = pc.if_else(pc.less(rows, 0), pa.scalar(None, pa.int32()), rows)
        return pa.DictionaryArray.from_arrays(rows, pa.array(list(self._positions), pa.string()))


def filled(column: Column, values: Sequence[Any]) -> pa.Array:
    """A column of a value a row."""
    import pyarrow as pa

    if column.kind == "key":
        keys = Keys()
        keys.add_codes(array("i", map(keys.code, values)))
        return keys.filled()
    if column.kind == "number":
        return decimals(values)
    return pa.array(values, _type(column.kind))


def decimals(digits: Iterable[str | None]) -> pa.Array:
    """Numbers in digits as decimals; ``null`` for one that the type can't hold as it is."""
    import pyarrow as pa
    import pyarrow.compute as pc

    said = pa.array(digits, pa.string())
    fitting = pc.if_else(pc.match_substring_regex(said, FITTING), said, pa.scalar(None, pa.string()))
    return fitting.cast(pa.decimal128(PRECISION, SCALE))


def schema(columns: Sequence[Column], facts: dict[str, str]) -> pa.Schema:
    """The file's schema: every column with what it says in both languages, and facts about the whole."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field(
                column.name,
                _type(column.kind),
                metadata={"description": column.told.en, "description:zh": column.told.zh},
            )
            for column in columns
        ],
        metadata=facts,
    )


def _type(kind: Kind) -> pa.DataType:
    import pyarrow as pa

    match kind:
        case "key":
            return pa.dictionary(pa.int32(), pa.string())
        case "text":
            return pa.string()
        case "whole":
            return pa.int32()
        case "number":
            return pa.decimal128(PRECISION, SCALE)
        case "yes_no":
            return pa.bool_()
        case "day":
            return pa.date32()
