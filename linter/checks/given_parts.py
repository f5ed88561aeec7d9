"""The reports that an aggregated one sums up, each counted once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from linter.checks.bodies import Likeness
from linter.checks.opening import opening_says
from linter.checks.series import likeness
from linter.interpret.wording import squeeze
from linter.model.report import Body, Report
from linter.rulebook.kinds_series import Aggregation

_OWN = "\0own"


class Parts(NamedTuple):
    """The parts that count; those ``apart``, which report to another body; and among the parts the ``unsure`` ones: a
    body has several reports with other figures, or one that bears the whole's own name and doesn't say that it is the
    office's. ``complete``: a roster says that they are all there are, and all of them can be counted; ``None`` where no
    roster says what the parts are."""

    parts: Sequence[Report]
    apart: Sequence[Report]
    unsure: Sequence[Report]
    complete: bool | None


def given_parts(params: Aggregation, report: Report) -> Parts:
    """The parts of a report as they were given."""
    counted = [part for part in report.parts if part.year == report.year and part.edition == report.edition]
    apart: list[Report] = []
    bodies: dict[str, list[Report]] = {}
    for part in counted:
        if params.apart and re.search(params.apart, squeeze(part.organisation or "")):
            apart.append(part)
        else:
            bodies.setdefault(_key(params, report, part), []).append(part)
    parts: list[Report] = []
    unsure: list[Report] = []
    for key, several in bodies.items():
        distinct = [part for at, part in enumerate(several) if not any(_same(part, one) for one in several[:at])]
        parts += distinct
        if len(distinct) > 1 or (key == _OWN and _maybe_whole(params, report, distinct[0])):
            unsure += distinct
    complete = report.parts_complete
    return Parts(parts, apart, unsure, complete if complete is None else complete and len(counted) == len(report.parts))


def _key(params: Aggregation, report: Report, part: Report) -> str:
    """What tells a part's body from others; one key for all reports of the government's own office."""
    name = squeeze(part.organisation or "")
    office = bool(params.office) and re.search(params.office, name) is not None
    own = (office or part.body is Body.GOVERNMENT) and _of_this_place(report, part)
    return _OWN if own else name or f"\0{part.path}"


def _of_this_place(report: Report, part: Report) -> bool:
    ours, theirs = report.organisation, part.organisation
    return bool(ours and theirs) and likeness(str(ours), str(theirs)) is Likeness.SAME


def _maybe_whole(params: Aggregation, report: Report, part: Report) -> bool:
    """Whether a report under the whole's own name may be the aggregated one again."""
    if part.body is not Body.GOVERNMENT or not _of_this_place(report, part):
        return False
    return not opening_says([params.own], part)


def _same(one: Report, other: Report) -> bool:
    """Whether two files of a body say the same figures."""
    return _values(one) == _values(other)


def _values(report: Report) -> dict[tuple[str, str, str], int | Decimal | None]:
    return {(id, row, column): cell.value for id, table in report.tables.items() for row, column, cell in table.each()}
