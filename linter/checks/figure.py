"""Figures in the text are one of the values that the tables admit.

Placeholders: ``quantity``, ``said`` (the figure), ``text`` (the words that give it), ``admitted`` (every value that was
looked at, with its name), ``sentence`` (as written).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.checks.answer import because, held, violated
from linter.checks.figures import values
from linter.checks.figures.lexicon import Lexicon, lexicon
from linter.checks.figures.mentions import Mention, mentions, readings
from linter.checks.figures.numbers import Number
from linter.checks.figures.unsaid import unsaid
from linter.checks.result import Instance, Reason, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_figures import Figure
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: Figure, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for every figure of one of the quantities."""
    words = lexicon(rulebook, report.year)
    asked = False
    for mention in mentions(params.parts, report, template, words):
        if mention.quantity.id in params.quantities and mention.number.exact:
            instance = _ask(params, mention, words, report, template)
            if instance is not None:
                asked = True
                yield instance
    if not asked:
        named = [one.name for id in params.quantities if (one := rulebook.vocabulary.quantity(id))]
        fact = Named("、".join(name.zh for name in named), ", ".join(name.en for name in named))
        yield unsaid(params.parts, report, template, fact)


def _agrees(number: Number, value: values.Amount) -> bool:
    return abs(Decimal(value) - Decimal(number.value)) <= number.tolerance


def _ask(params: Figure, mention: Mention, words: Lexicon, report: Report, template: Template) -> Instance | None:
    number = mention.number
    known: list[tuple[Named, values.Amount]] = []
    related: list[Target] = []
    reason: Reason | None = None
    for reading in readings(mention, words):
        found = values.worth(values.expression(reading.cells), report, template)
        if found.value is not None:
            known.append((Named(reading.name.zh, reading.name.en), found.value))
            related += found.cells
            if _agrees(number, found.value) or (params.at_most and number.value < found.value):
                return held(mention.said.target)
        reason = reason or found.reason
    if reason is not None:
        return because(reason)
    if not known or (params.positive and not any(value for _, value in known)):
        return None
    name = mention.quantity.name
    return violated(
        mention.said.target,
        {
            "quantity": Named(name.zh, name.en),
            "said": number.value,
            "text": mention.said.text,
            "admitted": values.listed(known),
            "sentence": mention.said.sentence.written,
        },
        related=values.distinct(related),
    )
