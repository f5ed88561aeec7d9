"""Which entries of a rule's list hold for a report's body: the first that fits it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import Protocol, TypeVar, get_args

from linter.interpret.wording import squeeze
from linter.model.report import Body
from linter.rulebook.words import LevelOfGovernment, SomeBodies

_LEVELS: tuple[str, ...] = get_args(LevelOfGovernment)
Entry = TypeVar("Entry", bound=SomeBodies)


class Reporting(Protocol):
    """A body that reports, by a report of its or by a list."""

    @property
    def organisation(self) -> str | None: ...
    @property
    def body(self) -> Body | None: ...
    @property
    def level(self) -> str | None: ...


def first_fitting(entries: Sequence[Entry], report: Reporting) -> list[Entry | None]:
    """The entry that counts (``None``: none does), for whatever the body may be: one answer where its kind and level
    are known."""
    bodies = [report.body] if report.body is not None else list(Body)
    levels = [report.level] if report.level is not None else list(_LEVELS)
    return [
        next((entry for entry in entries if _fits(entry, report, body, level)), None)
        for body, level in product(bodies, levels)
    ]


def day_of(year: int, text: str) -> date:
    """``MM-DD`` of a year; 29 February of a year without one is the 28th."""
    month, number = (int(part) for part in text.split("-"))
    try:
        return date(year, month, number)
    except ValueError:
        return date(year, month, number - 1)


def _fits(entry: SomeBodies, report: Reporting, body: Body, level: str) -> bool:
    if entry.bodies and body.value not in entry.bodies:
        return False
    if entry.levels and (body is not Body.GOVERNMENT or level not in entry.levels):
        return False
    return not entry.organisation or re.search(entry.organisation, squeeze(report.organisation or "")) is not None
