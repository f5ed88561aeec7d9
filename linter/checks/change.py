"""What the text says of a figure against last year's is so by last year's report.

Placeholders: ``quantity``, ``text`` (the words that compare), ``now`` and ``before`` (the two years' figures that were
compared), ``right`` (what the change is), ``sentence`` (as written).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from linter.checks.answer import because, held, not_assessable, violated
from linter.checks.figures import values
from linter.checks.figures.lexicon import Lexicon, lexicon
from linter.checks.figures.mentions import Mention, mentions, readings
from linter.checks.figures.numbers import Number
from linter.checks.figures.unsaid import unsaid
from linter.checks.result import Instance, Reason, ReasonCode, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_figures import Change
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


class _Compared(NamedTuple):
    """A comparison: by how much the figure is said to have risen (negative: fallen; ``None``: not at all), in per cent
    or in the figure's own unit."""

    mention: Mention
    number: Number | None
    sign: int
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.mention.said.sentence.between(self.start, self.end)


def check(params: Change, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for every comparison."""
    words = lexicon(rulebook, report.year)
    found = [
        compared
        for mention in mentions(params.parts, report, template, words)
        if mention.quantity.id in params.quantities and mention.number.exact
        for compared in _compared(params, mention, words)
    ]
    if not found:
        yield unsaid(params.parts, report, template)
        return
    last = report.previous
    if last is None:
        yield not_assessable(ReasonCode.PREVIOUS_MISSING, None, found[0].mention.said.target)
        return
    if report.year is None or last.year != report.year - 1:
        yield not_assessable(ReasonCode.PREVIOUS_MISSING, None, found[0].mention.said.target)
        return
    before = rulebook.template(last.edition)
    for compared in found:
        yield _ask(compared, words, replace(last, previous=None), before)


def _compared(params: Change, mention: Mention, words: Lexicon) -> Iterator[_Compared]:
    """What follows the figure in its part of the sentence, before the next figure that isn't the change itself."""
    said = mention.said
    text = said.sentence.skeleton
    stop = text.find(";", said.end)
    stretch = text[said.end : len(text) if stop < 0 else stop]
    for key, sign in (("more", 1), ("less", -1), ("same", 0)):
        pattern = words.pattern(getattr(params, key))
        match = pattern.match(stretch) if pattern else None
        if match is None:
            continue
        start, end = said.start, said.end + match.end()
        number = said.sentence.number_at(said.end + match.start("n")) if sign else None
        if sign and (number is None or not number.exact):
            return
        yield _Compared(mention, number, sign, start, end)
        return


def _ask(compared: _Compared, words: Lexicon, last: Report, template: Template) -> Instance:
    mention = compared.mention
    now = mention.number.value
    reason: Reason | None = None
    tried: list[tuple[Named, values.Amount]] = []
    related: list[Target] = []
    for reading in readings(mention, words):
        found = values.worth(values.expression(reading.cells), last, template)
        reason = reason or found.reason
        if found.value is None:
            continue
        if _right(compared, now, found.value):
            return held(mention.said.target)
        tried.append((Named(reading.name.zh, reading.name.en), found.value))
        related += [replace(target, path=last.path) for target in found.cells]
    if reason is not None or not tried:
        return because(reason or Reason(ReasonCode.NOTHING_TO_COMPARE))
    name = mention.quantity.name
    return violated(
        mention.said.target,
        {
            "quantity": Named(name.zh, name.en),
            "text": compared.text,
            "now": now,
            "before": values.listed(tried),
            "right": _change(now, tried[0][1], compared),
            "sentence": mention.said.sentence.written,
        },
        related=values.distinct(related),
    )


def _right(compared: _Compared, now: values.Amount, before: values.Amount) -> bool:
    number = compared.number
    if number is None:
        return bool(now == before)
    if not number.percent:
        return Decimal(now) - Decimal(before) == compared.sign * Decimal(number.value)
    if not before:
        return False
    change = (Decimal(now) - Decimal(before)) * 100 / Decimal(before)
    half = Decimal(5).scaleb(-number.places - 1)
    return abs(change - compared.sign * Decimal(number.value)) <= half


def _change(now: values.Amount, before: values.Amount, compared: _Compared) -> Named:
    difference = Decimal(now) - Decimal(before)
    if compared.number is not None and compared.number.percent and before:
        step = Decimal(1).scaleb(-compared.number.places)
        share = (abs(difference) * 100 / Decimal(before)).quantize(step)
        amount_zh, amount_en = f" {share}%", f" {share}%"
    else:
        amount_zh = amount_en = f" {abs(difference)}"
    if not difference:
        return Named("持平", "no change")
    return Named(
        f"{'增加' if difference > 0 else '减少'}{amount_zh}", f"{'up' if difference > 0 else 'down'}{amount_en}"
    )
