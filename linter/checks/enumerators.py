"""Items that a text counts off go on without a gap or a repeat.

Placeholders: ``text`` (the item's mark as written), ``before`` (the mark before it), ``expected`` (the mark that
belongs there), ``part`` (of the report), ``count`` (how often the report slips).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.checks.aligned import align
from linter.checks.answer import held, not_assessable, violated
from linter.checks.items import Item, items
from linter.checks.numerals import DIGITS
from linter.checks.paragraphs import Paragraph, by_part
from linter.checks.result import Instance, ReasonCode, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_wording import Enumerators
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

FURTHEST = 3
"""A number further ahead begins something else; it is no slip."""
MOST = 5
"""So many slips are shown."""
Slip = tuple[Item, Item]
"""The item before, and the one that doesn't follow it."""


def check(params: Enumerators, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a slip; the first tells how many there are."""
    found: list[tuple[Slip, Named]] = []
    first: Target | None = None
    for looked_at in by_part(params.parts, report, template):
        first = first or Target(looked_at[0].pieces[0].place)
        marks = list(items(looked_at, params.series))
        found += [(slip, looked_at[0].pieces[0].part) for slip in _slips(marks, len(params.series), looked_at)]
    if first is None:
        yield not_assessable(ReasonCode.NOTHING_TO_COMPARE)
    elif not found:
        yield held(first)
    for (before, item), named in found[:MOST]:
        yield violated(
            item.target,
            {
                "text": item.written,
                "before": before.written,
                "expected": before.numbered(before.number + 1),
                "part": named,
                "count": len(found),
            },
            related=[before.target],
        )


@dataclass(slots=True)
class _List:
    """A list that is open: its last item, and the numbers that the next one may have."""

    last: Item
    next: tuple[int, ...]


def _slips(marks: Sequence[Item], levels: int, paragraphs: Sequence[Paragraph]) -> Iterator[Slip]:
    """What doesn't follow: for every level, the lists that are open, outer ones first. Behind a slip a list may go on
    from the number that stands there or from the right one."""
    open_: list[list[_List]] = [[] for _ in range(levels)]
    for item in marks:
        for lower in open_[item.level + 1 :]:
            lower.clear()
        lists = open_[item.level]
        follows = [index for index, one in enumerate(lists) if item.number in one.next]
        following: tuple[int, ...] = (item.number + 1,)
        if follows:
            del lists[follows[-1] :]
        elif item.number != 1 and not lists:
            continue  # the list's first items were not seen
        elif item.number != 1:
            last = lists.pop().last
            ahead = item.number - last.number
            if ahead == 0 or (1 < ahead <= FURTHEST and not _counted_between(last, item, paragraphs)):
                following = (item.number + 1, last.number + 2)
                yield last, item
        lists.append(_List(item, following))


def _counted_between(last: Item, item: Item, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a missing numeral occurs between two items, however it is written there (第二, 2), 二要)."""
    texts = [align(paragraph.text, spaces=False).text for paragraph in paragraphs[last.paragraph : item.paragraph + 1]]
    texts[-1] = texts[-1][: item.position]
    texts[0] = texts[0][last.position :]
    between = "".join(texts)
    missing = range(last.number + 1, item.number)
    return any(
        (number < len(DIGITS) and DIGITS[number] in between)
        or any(f"{number}{sign}" in between for sign in (".", "、", ")"))
        for number in missing
    )
