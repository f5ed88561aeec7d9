"""What the text claims in words is so by the tables, and by the figures of the text itself.

Placeholders: ``text`` (the claim), ``found`` (what speaks against it), ``sentence`` (as written).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks import names
from linter.checks.answer import because, held, violated
from linter.checks.comparison import compare
from linter.checks.figures import values
from linter.checks.figures.lexicon import lexicon
from linter.checks.figures.mentions import Mention, Said, found, mentions, read
from linter.checks.figures.unsaid import unsaid
from linter.checks.result import Instance, Reason, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.identity import parse
from linter.rulebook.kinds_figures import Claim, ClaimSpec
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: Claim, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for every claim in the text."""
    words = lexicon(rulebook, report.year)
    text = read(params.parts, report, template, words)
    figures = [
        mention
        for mention in mentions(params.parts, report, template, words)
        if mention.number.exact and mention.number.value
    ]
    asked = False
    for spec in params.claims:
        phrasing = words.phrasing(spec)
        against = next((mention for mention in figures if mention.quantity.id in spec.against), None)
        for sentence in text:
            for said in found(phrasing, sentence, report, words):
                if spec.positive and not (said.number and said.number.exact and said.number.value):
                    continue
                instance = _ask(spec, said, against, report, template)
                if instance is not None:
                    asked = True
                    yield instance
    if not asked:
        yield unsaid(params.parts, report, template)


def _ask(spec: ClaimSpec, said: Said, against: Mention | None, report: Report, template: Template) -> Instance | None:
    if against is not None:
        return _violated(said, Named(f"“{against.said.text}”", f"“{against.said.text}”"), [against.said.target])
    reason: Reason | None = None
    cells: list[Target] = []
    for text in spec.holds:
        identity = parse(text)
        left = values.worth(identity.left, report, template)
        right = values.worth(identity.right, report, template)
        if left.value is None or right.value is None:
            reason = reason or left.reason or right.reason
        elif compare(left.value, identity.relation, right.value):
            return held(said.target)
        else:
            cells += [*left.cells, *right.cells]
    if reason is not None:
        return because(reason)
    if not cells:
        return None  # the edition has no such cells
    return _violated(said, _cells(cells, template), cells)


def _violated(said: Said, found: Named, related: Sequence[Target]) -> Instance:
    return violated(
        said.target,
        {"text": said.text, "found": found, "sentence": said.sentence.written},
        related=values.distinct(related),
    )


def _cells(cells: Sequence[Target], template: Template) -> Named:
    """Cells with what they say; those that say 0 only where all do."""
    shown = [cell for cell in values.distinct(cells) if cell.text.strip() not in ("", "0")] or values.distinct(cells)
    named = []
    for cell in shown:
        name = names.cell(template.table(str(cell.table)), str(cell.row), str(cell.column))
        named.append(Named(f"{name.zh}是 {cell.text}", f"{name.en} is {cell.text}"))
    return names.some(named, 4, "格")
