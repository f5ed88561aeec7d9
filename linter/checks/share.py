"""Percentages in the text are right.

Placeholders: ``text`` (the words that give it), ``said`` (the percentage), ``part`` (the figure beside it), ``wholes``
(every whole that was tried, with the percentage that it gives), ``sentence`` (as written).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from linter.checks.answer import because, held, violated
from linter.checks.figures import values
from linter.checks.figures.lexicon import Lexicon, lexicon
from linter.checks.figures.mentions import read
from linter.checks.figures.numbers import Number
from linter.checks.figures.sentences import Sentence
from linter.checks.figures.unsaid import unsaid
from linter.checks.result import Instance, Reason, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_figures import Share
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_SHOWN = 2
_FEWEST = 3
"""So many shares make a list."""


def check(params: Share, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for every percentage with its part."""
    words = lexicon(rulebook, report.year)
    text = read(params.parts, report, template, words)
    in_tables, reason = _in_tables(params, report, template)
    stated: dict[tuple[str | None, int], set[tuple[str, values.Amount]]] = {}
    for sentence in text:
        around = stated.setdefault((sentence.section, sentence.paragraph), set())
        around |= {(number.unit, number.value) for number in sentence.numbers if number.exact and not number.percent}
    asked = False
    for sentence in text:
        for part, share, start, end in _shares(params, sentence, words):
            asked = True
            around = stated[sentence.section, sentence.paragraph]
            wholes = in_tables | {value for unit, value in around if unit == part.unit}
            tried = sorted(value for value in wholes if value >= part.value)
            yield _ask(part, share, tried, sentence, (start, end), reason)
        for instance in _sums(params, sentence, words):
            asked = True
            yield instance
    if not asked:
        yield unsaid(params.parts, report, template)


def _in_tables(params: Share, report: Report, template: Template) -> tuple[set[values.Amount], Reason | None]:
    found: set[values.Amount] = set()
    reason: Reason | None = None
    for text in params.wholes:
        worth = values.worth(values.expression(text), report, template)
        if worth.value is not None:
            found.add(worth.value)
        reason = reason or worth.reason
    return found, reason


def _shares(params: Share, sentence: Sentence, words: Lexicon) -> Iterator[tuple[Number, Number, int, int]]:
    """The part and the percentage of every share, with the stretch of the skeleton that says it."""
    unless = words.pattern(params.unless)
    if unless is not None and unless.search(sentence.skeleton):
        return
    for text in params.said:
        pattern = words.pattern(text)
        assert pattern is not None
        for match in pattern.finditer(sentence.skeleton):
            part, share = sentence.number_at(match.start("n")), sentence.number_at(match.start("p"))
            if part and share and part.exact and share.exact and share.percent and not part.percent:
                yield part, share, match.start(), match.end()


def _sums(params: Share, sentence: Sentence, words: Lexicon) -> Iterator[Instance]:
    """A list of shares that says it leaves nothing out comes to 100."""
    each = words.pattern(params.each)
    if each is None or not words.all_found(params.complete, sentence.skeleton):
        return
    shares = [
        number
        for match in each.finditer(sentence.skeleton)
        if (number := sentence.number_at(match.start("p"))) is not None
    ]
    if len(shares) < _FEWEST or not all(share.exact for share in shares):
        return
    total = sum((Decimal(share.value) for share in shares), Decimal(0))
    doubt = sum((Decimal(5).scaleb(-share.places - 1) for share in shares), Decimal(0))
    if abs(total - 100) > doubt:
        terms = " + ".join(f"{share.value}" for share in shares)
        yield violated(
            Target(sentence.place, sentence.written, section=sentence.section),
            {
                "text": "、".join(f"{share.value}%" for share in shares),
                "said": total,
                "part": len(shares),
                "wholes": Named(f"{terms} = {total}，不是 100", f"{terms} = {total}, not 100"),
                "sentence": sentence.written,
            },
        )


def _ask(
    part: Number,
    share: Number,
    wholes: list[values.Amount],
    sentence: Sentence,
    at: tuple[int, int],
    reason: Reason | None,
) -> Instance:
    target = Target(sentence.place, sentence.written, section=sentence.section)
    half = Decimal(5).scaleb(-share.places - 1)
    tried = [(whole, Decimal(part.value) * 100 / Decimal(whole)) for whole in wholes if whole]
    if (not part.value and not share.value) or any(abs(right - share.value) <= half for _, right in tried):
        return held(target)
    if reason is not None:
        return because(reason)
    if not tried:
        return held(target)
    step = Decimal(1).scaleb(-share.places)
    others = [one for one in tried if one[0] != part.value] or tried
    shown = sorted(others, key=lambda one: abs(one[1] - share.value))[:_SHOWN]
    listed = [(whole, right.quantize(step)) for whole, right in shown]
    return violated(
        target,
        {
            "text": sentence.between(*at),
            "said": share.value,
            "part": part.value,
            "wholes": Named(
                "、".join(f"{part.value}/{whole} 为 {right}%" for whole, right in listed),
                ", ".join(f"{part.value}/{whole} is {right}%" for whole, right in listed),
            ),
            "sentence": sentence.written,
        },
    )
