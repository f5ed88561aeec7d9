"""Outcomes, findings and the grade: what the engine hands to the writers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from linter.checks.result import CellRef, Equation, Reason, Status, Target, Value
from linter.model.named import Named
from linter.model.report import Report, Second
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook


class Level(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Repair:
    """A cell that is most likely wrong, what it says, and the value that makes every broken identity hold."""

    cell: CellRef
    present: int | Decimal
    proposed: int | Decimal


@dataclass(frozen=True, slots=True)
class BrokenIdentity:
    """One identity that a finding's root cause breaks: which rule, asked where, with which numbers."""

    rule: Rule
    target: Target
    values: Mapping[str, Value]
    equation: Equation


class Blame(StrEnum):
    """What is at fault: the report, or that it (or a part of it) can't be read."""

    REPORT = "report"
    READING = "reading"


class Way(StrEnum):
    """How what a finding speaks of was read, the firmest way first."""

    TEXT = "text"  # running text: no cell of a table
    GRID = "grid"  # cells, by their row and column
    LABELS = "labels"  # cells, by the labels before them in a text without a grid
    RECONSTRUCTED = "reconstructed"  # cells out of digits that had run together
    RECOGNISED = "recognised"  # by text recognition, from a picture


@dataclass(frozen=True, slots=True)
class Reliance:
    """What a finding rests on. ``way`` is the least firm one of all that it speaks of, ``None`` where nothing was read;
    ``second`` says whether a second, independent reading agrees on each of its cells."""

    blames: Blame = Blame.REPORT
    way: Way | None = None
    second: Second = Second.NONE


@dataclass(frozen=True, slots=True)
class Finding:
    """One violation at one place.

    ``repairs`` is the smallest set of cells whose change satisfies every identity, when there is exactly one such set;
    ``suspects`` are all cells that occur in a smallest set when there are several. ``broken`` lists every identity
    that the same root cause breaks (at least one where the finding comes from identities). ``related`` are the other
    places that it speaks of, maybe in other files. ``reliance`` says what is to blame and what the finding rests on.
    """

    rule: Rule
    level: Level
    target: Target
    values: Mapping[str, Value]
    fingerprint: str
    repairs: tuple[Repair, ...] = ()
    suspects: tuple[CellRef, ...] = ()
    broken: tuple[BrokenIdentity, ...] = ()
    related: tuple[Target, ...] = ()
    reliance: Reliance = Reliance()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one rule on one report. ``reasons`` say why where it is neither held nor violated."""

    rule: Rule
    status: Status
    reasons: tuple[Reason, ...] = ()
    asked: int = 0
    """How many places the rule was asked at."""


@dataclass(frozen=True, slots=True)
class Deduction:
    """A line of the grade: what was taken off and for which finding. ``veto`` caps the mark."""

    finding: Finding
    points: Decimal
    veto: bool = False


@dataclass(frozen=True, slots=True)
class Grade:
    """The report's mark (A to D) and score of 100; ``low`` is where it would be if everything that the reading left
    open were violated. ``low == score`` where nothing was left open."""

    mark: str
    score: Decimal
    low_mark: str
    low: Decimal
    deductions: tuple[Deduction, ...]


class ReportStatus(StrEnum):
    """What became of a file."""

    CHECKED = "checked"
    UNREADABLE = "unreadable"
    NOT_A_REPORT = "not_a_report"


@dataclass(frozen=True, slots=True)
class ReportResult:
    """Everything about one file. ``report`` and ``grade`` are ``None`` unless it was checked."""

    path: str
    status: ReportStatus
    report: Report | None
    findings: tuple[Finding, ...]
    outcomes: tuple[Outcome, ...]
    grade: Grade | None
    detail: str | Named = ""
    """Why a file is unreadable or no report, in the reader's words (a library's message, the limit reached)."""
    rulebook: Rulebook | None = field(default=None, repr=False, compare=False)
    """The rulebook of the report's own kind, which judged it; ``None`` where no kind was told (not checked)."""
