"""What the linter says of a file, before and after it was damaged, and whether that can stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from benchmarks.reading.witness import Witness
from linter.checks.result import Status
from linter.engine.answers import ask
from linter.interpret import NotAReport
from linter.model.report import CellKind
from linter.readers import FailureKind, ReadFailure, read_bytes
from linter.rulebook.families import Families
from linter.run.recognition import recognised

OPEN = (CellKind.UNCERTAIN, CellKind.MISSING)
_NUMBERS = ("disclosure-table", "applications-table", "review-table")
"""Categories of the rules that ask about the tables' numbers."""

Place = tuple[str, str, str, str]
"""Where a rule was asked: its code, and the table, row and column."""
Key = tuple[str, str, str]


class Fate(StrEnum):
    """What became of a damaged file."""

    UNREADABLE = "unreadable"  # or said to be no report
    SAME = "same"
    OPEN = "open"  # less is known than before, and nothing else
    CHANGED = "changed"  # the damage changed the numbers that the file shows
    MOVED = "moved"  # the damage changed the markup that says which cell a number stands in, and whether it is shown
    ALARM = "alarm"  # something that held is said to be violated, though the file says the same
    SILENT = "silent"  # something violated is said to hold, or a number is another one, though the file says the same
    CRASH = "crash"
    HANG = "hang"


@dataclass(frozen=True)
class Said:
    """What the linter says of a file: ``failure`` where it was not read, else every cell with its kind and value, where
    each rule was violated, and the codes that were left open. ``warned``: something was said of the reading itself."""

    failure: str = ""
    detail: str = ""
    cells: Mapping[Key, tuple[str, Decimal | int | None]] | None = None
    violated: Mapping[Place, str] | None = None
    left_open: frozenset[str] = frozenset()
    warned: bool = False


def said(data: bytes, name: str, families: Families) -> Said:
    """What the linter says of a file with these bytes and this name."""
    try:
        report, rulebook = recognised(read_bytes(data, name), families)
    except NotAReport as other:
        return Said("not a report", str(other))
    except ReadFailure as failure:
        return Said(failure.kind.value, failure.detail)
    cells = {
        (id, row, column): (cell.kind.value, cell.value)
        for id, table in report.tables.items()
        for row, column, cell in table.each()
        if cell.kind not in OPEN
    }
    violated: dict[Place, str] = {}
    left_open = set()
    for answer in ask(report, rulebook, rulebook.rules):
        status = answer.outcome.status
        if status is Status.ERROR:
            return Said(FailureKind.CRASHED.value, f"{answer.rule.code}: {answer.outcome.reasons}")
        if any(instance.status is Status.NOT_ASSESSABLE for instance in answer.instances) or status in (
            Status.NOT_ASSESSABLE,
            Status.NOT_APPLICABLE,
        ):
            left_open.add(answer.rule.code)
        for instance in answer.instances:
            if instance.status is Status.VIOLATED and instance.target is not None:
                target = instance.target
                place = (answer.rule.code, target.table or "", target.row or "", target.column or "")
                violated[place] = answer.rule.category
    warned = any(category == "input" for category in violated.values())
    return Said(cells=cells, violated=violated, left_open=frozenset(left_open), warned=warned)


def fate(before: Said, after: Said, was: Witness, now: Witness) -> tuple[Fate, str]:
    """What became of a file, and what shows it."""
    if after.failure == FailureKind.CRASHED:
        return Fate.CRASH, after.detail
    if after.failure == FailureKind.TIMEOUT:
        return Fate.HANG, after.detail
    if after.failure:
        return Fate.UNREADABLE, after.failure
    assert before.cells is not None
    assert before.violated is not None
    assert after.cells is not None
    assert after.violated is not None
    if (after.cells, after.violated, after.left_open) == (before.cells, before.violated, before.left_open):
        return Fate.SAME, ""
    told = was.text == now.text and not now.broken  # the words are the same, and so must all answers be
    wrong = [
        f"{'.'.join(key)} {before.cells[key][1]} -> {kind if value is None else value}"
        for key, (kind, value) in after.cells.items()
        if kind != CellKind.TEXT and key in before.cells and before.cells[key] != (kind, value)
    ]
    lost = [
        " ".join(place)
        for place, category in before.violated.items()
        if place not in after.violated and place[0] not in after.left_open and (told or category in _NUMBERS)
    ]
    fresh = [
        " ".join(place)
        for place, category in after.violated.items()
        if place not in before.violated
        and category != "input"
        and (told or category in _NUMBERS)
        and (after.cells.get(place[1:], ("",))[0] != CellKind.TEXT or told)
    ]
    shown = "; ".join((wrong + lost + fresh)[:3])
    if was.numbers != now.numbers and not now.broken:
        return Fate.CHANGED, shown
    if was.shape != now.shape and (wrong or lost or fresh):
        return Fate.MOVED, shown
    if wrong or lost:
        known = after.warned and (now.broken or not wrong)  # that the reading is not whole is said
        return (Fate.OPEN if known else Fate.SILENT), shown
    if fresh:
        return (Fate.OPEN if after.warned else Fate.ALARM), shown
    return Fate.OPEN, ""
