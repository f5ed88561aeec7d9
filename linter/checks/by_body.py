"""Which entries of a rule's list hold for a report's body: the first that fits it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import TypeVar, get_args

from linter.interpret.wording import squeeze
from linter.model.report import Body, Report
from linter.rulebook.words import LevelOfGovernment, SomeBodies

_LEVELS: tuple[str, ...] = get_args(LevelOfGovernment)
Entry = TypeVar("Entry", bound=SomeBodies)


def first_fitting(entries: Sequence[Entry], report: Report) -> list[Entry | None]:
    """The entry that counts (``None``: none does), for whatever the body may be: one answer where its kind and level
    are known."""
    bodies = [report.body] if report.body is not None else list(Body)
    levels = [report.level] if report.level is not None else list(_LEVELS)
    return [
        next((entry for entry in entries if _fits(entry, report, body, level)), None)
        for body, level in product(bodies, levels)
    ]


def _fits(entry: SomeBodies, report: Report, body: Body, level: str) -> bool:
    if entry.bodies and body.value not in entry.bodies:
        return False
    if entry.levels and (body is not Body.GOVERNMENT or level not in entry.levels):
        return False
    return not entry.organisation or re.search(entry.organisation, squeeze(report.organisation or "")) is not None
