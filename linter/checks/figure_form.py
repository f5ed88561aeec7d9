"""How the text writes figures of some quantities.

Placeholders: ``quantity``, ``text`` (the words that give the figure), ``said`` (the figure), ``units`` (where several
are used), ``multiple_of``, ``sentence`` (as written).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.answer import held, violated
from linter.checks.figures.lexicon import lexicon
from linter.checks.figures.mentions import Mention, mentions
from linter.checks.figures.unsaid import unsaid
from linter.checks.figures.values import distinct
from linter.checks.result import Instance
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_figures import FigureForm
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: FigureForm, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for every figure (``units``: for every quantity with more than one)."""
    words = lexicon(rulebook, report.year)
    found = [
        mention
        for mention in mentions(params.parts, report, template, words)
        if mention.quantity.id in params.quantities
    ]
    if not found:
        yield unsaid(params.parts, report, template)
    elif "units" in params.forbid:
        yield _units(params, found)
    else:
        for mention in found:
            yield _violated(params, mention) if _wrong(params, mention) else held(mention.said.target)


def _wrong(params: FigureForm, mention: Mention) -> bool:
    number = mention.number
    return (
        ("inexact" in params.forbid and not number.exact)
        or ("numeral" in params.forbid and number.chinese)
        or ("odd" in params.forbid and number.exact and not number.tolerance and number.value % params.multiple_of != 0)
    )


def _units(params: FigureForm, found: Sequence[Mention]) -> Instance:
    """Figures of all the quantities are counted in one unit."""
    first = found[0]
    other = next((mention for mention in found if mention.number.unit != first.number.unit), None)
    if other is None or not other.number.unit or not first.number.unit:
        return held(first.said.target)
    units = tuple(dict.fromkeys(mention.number.unit for mention in found if mention.number.unit))
    instance = _violated(params, other)
    return violated(
        other.said.target,
        {**instance.values, "units": Named("、".join(units), ", ".join(units))},
        related=distinct([first.said.target]),
    )


def _violated(params: FigureForm, mention: Mention) -> Instance:
    name = mention.quantity.name
    return violated(
        mention.said.target,
        {
            "quantity": Named(name.zh, name.en),
            "text": mention.said.text,
            "said": mention.number.value,
            "units": mention.number.unit,
            "multiple_of": params.multiple_of,
            "sentence": mention.said.sentence.written,
        },
    )
