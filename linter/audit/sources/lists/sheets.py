"""A list's file as rows of cells, whatever it is written in: CSV text or a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from linter.audit.sources.lists.problem import ListProblem
from linter.phrases.phrase import Phrase
from linter.readers.encoding import decode
from linter.readers.failure import FailureKind, ReadFailure
from linter.run.problem import UsageProblem

Cell = str | date
"""Text as it stands in the cell (numbers plainly, "" for an empty one), or a day."""

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".xlsb", ".ods"})
TEXTS = frozenset({".csv", ".tsv", ".txt"})
SUFFIXES = SPREADSHEETS | TEXTS

_DELIMITERS = ",\t;"
_LOOKED_AT = 30
_UNREADABLE = Phrase("无法读取名单“{file}”：{detail}", "the list {file} can't be read: {detail}")
_QUOTES = Phrase("引号不成对，已逐行读取", "the quotes don't match; each line was read for itself")
_WHY = {
    FailureKind.EMPTY: Phrase("文件是空的", "it is empty"),
    FailureKind.ENCRYPTED: Phrase("有打开密码", "it needs a password"),
    FailureKind.DAMAGED: Phrase("文件已损坏，或者不是表格文件", "it is damaged, or no spreadsheet"),
    FailureKind.UNDECODABLE: Phrase("识别不出文字编码，请另存为UTF-8", "its encoding can't be told; save it in UTF-8"),
    FailureKind.LIMIT: Phrase("文件过大", "it is too large"),
    FailureKind.TIMEOUT: Phrase("读取超时", "reading it takes too long"),
}
_OTHER = Phrase("不是表格文件", "it is no spreadsheet and no CSV text")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name ("" for CSV text), and its rows as (number from 1, cells)."""

    name: str
    rows: list[tuple[int, list[Cell]]]


def read_sheets(data: bytes, name: str) -> tuple[list[Sheet], list[ListProblem]]:
    """The visible sheets of a file and what is wrong with it as a whole; ``name`` is the file's name for people. Raises
    ``UsageProblem`` where it can't be read."""
    try:
        if not data.strip():
            raise ReadFailure(FailureKind.EMPTY)
        if PurePosixPath(name.lower()).suffix in SPREADSHEETS or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            from linter.audit.sources.lists.spreadsheet import read_spreadsheet

            return read_spreadsheet(data), []
        return _read_text(data, name)
    except ReadFailure as failure:
        raise unreadable(name, _WHY.get(failure.kind, _OTHER)) from failure


def unreadable(name: str, why: Phrase | str) -> UsageProblem:
    """The problem that a list can't be read at all."""
    from linter.model.named import Named

    detail = why if isinstance(why, str) else Named(zh=why.zh, en=why.en)
    return UsageProblem(_UNREADABLE, file=name, detail=detail)


def _read_text(data: bytes, name: str) -> tuple[list[Sheet], list[ListProblem]]:
    text = decode(data).text
    delimiter = ""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own way to name it
        delimiter, text = first.strip()[4], "\n" + rest
    delimiter = delimiter or _delimiter(text)
    try:
        return [Sheet("", _rows(text, delimiter))], []
    except csv.Error:
        rows: list[tuple[int, list[Cell]]] = []
        for number, line in enumerate(text.splitlines(), 1):
            cells = next(iter(csv.reader([line.replace('"', "")], delimiter=delimiter)), [])
            rows.append((number, [*map(str.strip, cells)]))
        return [Sheet("", rows)], [ListProblem(_QUOTES, name)]


def _delimiter(text: str) -> str:
    """The sign that stands in most of the first lines; of those, the one that stands there most often."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:_LOOKED_AT]
    counts = {
        sign: (sum(sign in line for line in lines), sum(line.count(sign) for line in lines)) for sign in _DELIMITERS
    }
    return max(_DELIMITERS, key=lambda sign: counts[sign])


def _rows(text: str, delimiter: str) -> list[tuple[int, list[Cell]]]:
    """Raises ``csv.Error`` where quotes don't match."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[Cell]]] = []
    before = 0
    for cells in reader:
        rows.append((before + 1, [*map(str.strip, cells)]))
        before = reader.line_num
    return rows
