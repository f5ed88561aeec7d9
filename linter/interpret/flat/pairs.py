"""A form from text whose grid is gone: the value of a label is what stands behind it up to the next label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from linter.interpret import doubts
from linter.interpret.cells import parse_cell
from linter.interpret.formlabels import Found, Wordings, label
from linter.model.place import Place
from linter.model.report import Cell, CellKind, Label, Passage, Reading, Table
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import RowSpec, TableSpec

MOST_WORDS = 4
"""So many words, parted by blanks or line breaks, may be one label."""
BLANK_SHARE = 3
"""Where more than one label in so many has nothing behind it, values and labels were parted: then no blank is one."""

_WORD = re.compile(r"[^\s|｜]+")
_AFTER_LABEL = re.compile(r"^[:：]+")


@dataclass
class _Entry:
    row: RowSpec
    label: Label
    line: int
    text: str = ""
    lines: list[int] = field(default_factory=list)


def read_pairs(passages: Sequence[Passage], spec: TableSpec, recognition: Recognition) -> Table | None:
    """The form in running lines, or ``None`` where too little of it stands there."""
    wordings = Wordings(spec, recognition)
    entries = list(_entries(passages, wordings))
    rows = {entry.row.id for entry in entries}
    if not entries or not wordings.make_the_form(len(rows)):
        return None
    empty = sum(not entry.text for entry in entries)
    parted = empty * BLANK_SHARE > len(entries)
    cells: dict[str, dict[str, Cell]] = {}
    labels: dict[str, Label] = {}
    (column,) = spec.all_columns()
    for entry in entries:
        cell = _cell(entry, spec, recognition, parted)
        labels.setdefault(entry.row.id, entry.label)
        held = cells.get(entry.row.id, {}).get(column.id)
        if held is not None and held.text != cell.text:
            cell = replace(held, kind=CellKind.UNCERTAIN, value=None, doubt=doubts.ROW_TWICE)
        cells[entry.row.id] = {column.id: cell}
    order = [row.id for row in spec.all_rows()]
    place = entries[0].label.place
    return Table(
        id=spec.id,
        cells=dict(sorted(cells.items(), key=lambda item: order.index(item[0]))),
        rows=tuple(labels.values()),
        columns=(Label(column.label, column.id, 1.0, True, place),),
        extra=(),
        place=place,
        reading=Reading.LABELS,
        complete=not parted,
    )


def _entries(passages: Sequence[Passage], wordings: Wordings) -> Iterator[_Entry]:
    """Every label with the words behind it: those of its line, else of the next; a text may go on over lines."""
    words = [
        _Word(word, number, passage.place)
        for number, passage in enumerate(passages)
        for word in _WORD.findall(passage.text)
    ]
    entry: _Entry | None = None
    at = 0
    while at < len(words):
        size, found, rest = _label_at(words, at, wordings, entry)
        if found is not None:
            if entry is not None:
                yield entry
            entry = None
            text = "".join(word.text for word in words[at : at + size]).removesuffix(rest)
            if found.row is not None:
                last = words[at + size - 1].line
                entry = _Entry(found.row, label(text, found.row, found, words[at].place), last)
                if rest:
                    _add(entry, rest, last)
        elif entry is not None:
            _add(entry, words[at].text, words[at].line)
        at += size
    if entry is not None:
        yield entry


class _Word(NamedTuple):
    text: str
    line: int
    place: Place


def _label_at(
    words: Sequence[_Word], at: int, wordings: Wordings, entry: _Entry | None
) -> tuple[int, Found | None, str]:
    """How many words from a position on are a label (1 where none is), what it is the label of, and what stands in the
    last of the words behind it (``名称:…``)."""
    if not any(character.isalpha() for character in words[at].text):
        return 1, None, ""  # a number in front of a label would pass for its ordinal
    reach = [word.text for word in words[at : at + MOST_WORDS] if word.line - words[at].line < MOST_WORDS]
    for size in range(len(reach), 0, -1):
        found = wordings.take("".join(reach[:size]), near=size == 1 and (entry is None or entry.row.type != "text"))
        if found is not None:
            return size, found, ""
    name, colon, rest = reach[0].replace("：", ":").partition(":")
    return 1, wordings.take(name, near=False) if colon and rest else None, rest


def _add(entry: _Entry, word: str, line: int) -> None:
    started = bool(entry.lines)
    if not started and line - entry.line > 1:
        return
    if started and line not in entry.lines and (entry.row.type != "text" or line - entry.lines[-1] > 1):
        return
    word = word if started else _AFTER_LABEL.sub("", word)
    if word:
        apart = " " if started and entry.lines[-1] == line else ""  # a line break inside a text is no blank
        entry.text += apart + word
        entry.lines.append(line)


def _cell(entry: _Entry, spec: TableSpec, recognition: Recognition, parted: bool) -> Cell:
    (column,) = spec.columns_of(entry.row.id)
    cell = parse_cell(entry.text, entry.label.place, column, recognition, Reading.LABELS)
    if cell.kind is CellKind.BLANK and parted:
        return replace(cell, kind=CellKind.UNCERTAIN, doubt=doubts.NOT_BEHIND_LABEL)
    return cell
