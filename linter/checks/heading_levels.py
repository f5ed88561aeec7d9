"""No list of a higher level stands inside one of a lower level.

Placeholders: ``text`` (the inner list's first mark), ``before`` and ``after`` (the marks of the lower level around it),
``part`` (of the report), ``count``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.answer import held, not_assessable, violated
from linter.checks.items import Item, items
from linter.checks.paragraphs import by_part
from linter.checks.result import Instance, ReasonCode, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_wording import HeadingLevels
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

Inversion = tuple[Item, Item, Item]
"""An item, the first of a higher level's list inside it, and the next item of its own list."""


def check(params: HeadingLevels, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a report: of the first place."""
    found: list[tuple[Inversion, Named]] = []
    first: Target | None = None
    for looked_at in by_part(params.parts, report, template):
        first = first or Target(looked_at[0].pieces[0].place)
        marks = list(items(looked_at, params.levels))
        found += [(inversion, looked_at[0].pieces[0].part) for inversion in _inversions(marks)]
    if first is None:
        yield not_assessable(ReasonCode.NOTHING_TO_COMPARE)
    elif not found:
        yield held(first)
    else:
        (before, item, after), named = found[0]
        yield violated(
            item.target,
            {
                "text": item.written,
                "before": before.written,
                "after": after.written,
                "part": named,
                "count": len(found),
            },
            related=[before.target, after.target, *(inner.target for (_, inner, _), _ in found[1:])],
        )


def _inversions(marks: Sequence[Item]) -> Iterator[Inversion]:
    for index, item in enumerate(marks):
        if item.number != 1 or index == 0:
            continue
        before = marks[index - 1]
        # Only an item of a list that no list of a higher level is open around.
        if before.level <= item.level or any(mark.level <= item.level for mark in marks[:index]):
            continue
        after = next((mark for mark in marks[index:] if mark.level == before.level and mark.number != 1), None)
        if after is not None and after.number == before.number + 1:
            yield before, item, after
