"""Figures that one paragraph of the text gives satisfy an identity.

Placeholders: ``expression`` (both sides worked out), ``difference`` (never negative), ``sentence`` (as written).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter.checks.answer import held, violated
from linter.checks.comparison import compare
from linter.checks.figures.lexicon import lexicon
from linter.checks.figures.mentions import Mention, mentions
from linter.checks.figures.unsaid import unsaid
from linter.checks.figures.values import Amount, distinct
from linter.checks.result import Instance
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.identity import Identity, Side, parse
from linter.rulebook.kinds_figures import Balance
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

Figures = Mapping[str, Mention]


def check(params: Balance, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for every group of identities and paragraph that gives each figure of its first identity once."""
    words = lexicon(rulebook, report.year)
    paragraphs: dict[tuple[str | None, int], list[Mention]] = {}
    for mention in mentions(params.parts, report, template, words):
        sentence = mention.said.sentence
        paragraphs.setdefault((sentence.section, sentence.paragraph), []).append(mention)
    asked = False
    for group in params.holds:
        identities = [parse(text) for text in group]
        needed = {operand.written for operand in identities[0].operands()}
        for found in paragraphs.values():
            figures = _once(found, needed)
            if figures is not None:
                asked = True
                yield _ask(identities, figures)
    if not asked:
        yield unsaid(params.parts, report, template)


def _once(found: Sequence[Mention], needed: set[str]) -> Figures | None:
    """The mention of each quantity, where each has one exact value and only one."""
    figures: dict[str, Mention] = {}
    for mention in found:
        id = mention.quantity.id
        if id in needed:
            if not mention.number.exact or mention.number.tolerance:
                return None
            if id in figures and figures[id].number.value != mention.number.value:
                return None
            figures.setdefault(id, mention)
    return figures if figures.keys() == needed else None


def _ask(identities: Sequence[Identity], figures: Figures) -> Instance:
    said = list(figures.values())
    target = said[0].said.target
    for identity in identities:
        left, right = _amount(identity.left, figures), _amount(identity.right, figures)
        if compare(left, identity.relation, right):
            return held(target)
    identity = identities[0]
    left, right = _amount(identity.left, figures), _amount(identity.right, figures)
    first, second = _written(identity.left, figures), _written(identity.right, figures)
    return violated(
        target,
        {
            "expression": Named(
                f"{first.zh} = {left}，{second.zh} = {right}", f"{first.en} = {left}, {second.en} = {right}"
            ),
            "difference": abs(left - right),
            "sentence": said[0].said.sentence.written,
        },
        related=[place for place in distinct(mention.said.target for mention in said) if place != target],
    )


def _amount(side: Side, figures: Figures) -> Amount:
    return sum((factor * figures[operand.written].number.value for factor, operand in side.terms), side.constant)


def _written(side: Side, figures: Figures) -> Named:
    zh, en = "", ""
    for factor, operand in side.terms:
        mention = figures[operand.written]
        sign = ("-" if factor < 0 else "") if not zh else (" - " if factor < 0 else " + ")
        times = f"{abs(factor)}×" if abs(factor) != 1 else ""
        zh += f"{sign}{times}{mention.quantity.name.zh} {mention.number.value}"
        en += f"{sign}{times}{mention.quantity.name.en} {mention.number.value}"
    return Named(zh or str(side.constant), en or str(side.constant))
