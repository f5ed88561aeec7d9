"""Brackets and quotes come in pairs, both of one kind.

Placeholders: ``slip`` (what is wrong), ``text`` (the first place, a few characters around the bracket), ``part`` (of
the report), ``count`` (places with this slip).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.checks.answer import held, not_assessable, violated
from linter.checks.paragraphs import Paragraph, by_part
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_wording import Pairs
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

REACH = 400
"""A closing bracket further behind an opening one, in characters, doesn't belong to it."""
ITEM = 12
"""So many characters before a closing bracket are looked at for an item's number."""
SHOWN = 8
"""Characters quoted on both sides of a bracket."""
MOST = 4
"""So many places of a kind of slip are named."""
MIXED = Named("前后不是同一种", "the two signs of a pair are of different kinds")
FOREIGN = Named("用了大于、小于号一类的符号", "signs that are no brackets are used as such")
UNCLOSED = Named("有前无后", "an opening sign has no closing one")
UNOPENED = Named("有后无前", "a closing sign has no opening one")


class _Sign(NamedTuple):
    char: str
    family: int
    pair: int
    paragraph: Paragraph
    position: int
    distance: int
    """Characters from the start of the part."""


def check(params: Pairs, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a kind of slip, with how often it occurs."""
    found: dict[Named, list[_Sign]] = {MIXED: [], FOREIGN: [], UNCLOSED: [], UNOPENED: []}
    counts: Counter[Named] = Counter()
    first: Target | None = None
    for looked_at in by_part(params.parts, report, template):
        first = first or Target(looked_at[0].pieces[0].place)
        for slip, sign in _slips(params, looked_at):
            counts[slip] += 1
            if counts[slip] <= MOST:
                found[slip].append(sign)
    if report.document.format.value not in params.mixed_in:
        found[MIXED].clear()
    if first is None:
        yield not_assessable(ReasonCode.NOTHING_TO_COMPARE)
    elif not any(found.values()):
        yield held(first)
    for slip, signs in found.items():
        if signs:
            targets = [_target(sign) for sign in signs]
            part_name = signs[0].paragraph.pieces[0].part
            values: dict[str, Value] = {"slip": slip, "text": targets[0].text, "part": part_name, "count": counts[slip]}
            yield violated(targets[0], values, related=targets[1:])


def _slips(params: Pairs, looked_at: Sequence[Paragraph]) -> Iterator[tuple[Named, _Sign]]:
    open_: dict[int, list[_Sign]] = {}
    opening = {pair[0]: (family, number) for family, number, pair in _each(params)}
    closing = {pair[1]: (family, number) for family, number, pair in _each(params)}
    item = re.compile(params.item)
    before = 0
    for paragraph in looked_at:
        for position, char in enumerate(paragraph.text):
            if char in opening:
                family, pair = opening[char]
                waiting = open_.setdefault(family, [])
                yield from _out_of_reach(waiting, before + position)
                waiting.append(_Sign(char, family, pair, paragraph, position, before + position))
            elif char in closing:
                family, pair = closing[char]
                sign = _Sign(char, family, pair, paragraph, position, before + position)
                waiting = open_.setdefault(family, [])
                yield from _out_of_reach(waiting, sign.distance)
                if waiting:
                    partner = waiting.pop()
                    if partner.pair != pair:
                        yield MIXED, partner
                    elif partner.char + char in params.foreign and _has_chinese(_between(partner, sign)):
                        yield FOREIGN, partner
                elif not item.search(paragraph.text, max(0, position - ITEM), position):
                    yield UNOPENED, sign
        before += len(paragraph.text)
    for waiting in open_.values():
        for sign in waiting:
            yield UNCLOSED, sign


def _out_of_reach(waiting: list[_Sign], distance: int) -> Iterator[tuple[Named, _Sign]]:
    """The opening signs that nothing will close any more."""
    while waiting and distance - waiting[0].distance > REACH:
        yield UNCLOSED, waiting.pop(0)


def _between(partner: _Sign, sign: _Sign) -> str:
    """What stands in a pair of brackets that are in one paragraph."""
    return partner.paragraph.text[partner.position : sign.position] if partner.paragraph is sign.paragraph else ""


def _has_chinese(text: str) -> bool:
    return any("一" <= char <= "鿿" for char in text)


def _each(params: Pairs) -> Iterator[tuple[int, int, str]]:
    for family, pairs in enumerate(params.families):
        for number, pair in enumerate(pairs):
            yield family, number, pair


def _target(sign: _Sign) -> Target:
    text = sign.paragraph.text
    piece = sign.paragraph.at(sign.position)
    start, end = max(0, sign.position - SHOWN), sign.position + SHOWN + 1
    shown = f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    return Target(piece.place, shown, section=piece.section)
