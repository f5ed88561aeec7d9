"""What is told to a body: everything that its notice is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linter.phrases.phrase import Lang

_QUOTED = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A finding. ``number`` is its number in the ledger, ``files`` are those of the report's files that it is in,
    ``place`` and ``related`` are in words, ``text`` is what stands at the place."""

    number: str
    level: str
    message: str
    basis: str
    fix: str
    files: tuple[str, ...]
    section: str = ""
    place: str = ""
    text: str = ""
    related: tuple[str, ...] = ()
    cause: str = ""
    deadline: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNotice:
    """A body's report of a kind for a year. ``files`` are all files that have it; ``undecided`` is how many rules are
    open because something in it could not be read, ``reasons`` why."""

    year: int | None
    family: str
    kind: str
    files: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    undecided: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A report that was not found. ``deadline`` is the day, in words, by which it was due."""

    year: int
    family: str
    kind: str
    basis: str = ""
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """A file that could not be checked, though it ought to be a report of a kind."""

    file: str
    year: int | None
    family: str
    kind: str
    message: str
    fix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """All that a body is told, over all years. ``due`` is the day by which it is to be put right."""

    organisation: str
    lang: Lang
    due: date
    reports: tuple[ReportNotice, ...] = ()
    missing: tuple[Missing, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()

    def count(self, level: str) -> int:
        """How many problems of a level there are."""
        return sum(problem.level == level for report in self.reports for problem in report.problems)

    def all(self) -> tuple[ReportNotice | Missing | Unchecked, ...]:
        """All that it speaks of."""
        return (*self.reports, *self.missing, *self.unchecked)

    @property
    def asks(self) -> bool:
        """Whether there is anything that the body has to do."""
        return bool(self.missing or self.unchecked or self.count("error") or self.count("warning"))


def shortened(text: str) -> str:
    """What is quoted, in one line: of a whole paragraph its beginning, by which its place is found."""
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……"
