"""No attached file is newer than the page that it hangs on.

Placeholders: ``text`` (the file's address), ``date`` (the day in its name), ``published`` (the page's day).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from linter.checks import names
from linter.checks.answer import held, not_applicable, not_assessable, violated
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.interpret.dates import make_date
from linter.model.document import NoteKind
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_series import AttachmentDate
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_NONE = Named("没有名称带日期的附件", "no attached file has a day in its name")


def check(params: AttachmentDate, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance: a page with a file that is old enough has not been touched."""
    dated = [
        (day, Target(note.place, note.text))
        for note in report.document.notes
        if note.kind is NoteKind.ATTACHMENT and (day := _day(params, note.text)) is not None
    ]
    if not dated:
        yield not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NONE})
        return
    published = report.published.value if report.published is not None else None
    if published is None:
        yield not_assessable(ReasonCode.PUBLISHED_UNKNOWN)
        return
    first, target = min(dated, key=lambda one: one[0])
    if first <= published + timedelta(days=params.days):
        yield held(target)
    else:
        values: dict[str, Value] = {"text": target.text, "date": names.day(first), "published": names.day(published)}
        yield violated(target, values)


def _day(params: AttachmentDate, text: str) -> date | None:
    for pattern in params.names:
        match = re.search(pattern, text)
        if match is not None:
            return make_date(int(match["year"]), int(match["month"]), int(match["day"]))
    return None
