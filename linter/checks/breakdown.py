"""Lists of parts add up to the figure before them.

Placeholders: ``whole`` (the figure), ``sum`` (of the parts), ``terms`` (the parts added up), ``difference`` (never
negative), ``sentence`` (as written).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from linter.checks.answer import held, violated
from linter.checks.figures.lexicon import Lexicon, Pattern, lexicon
from linter.checks.figures.lists import List, lists
from linter.checks.figures.mentions import read
from linter.checks.figures.unsaid import unsaid
from linter.checks.result import Instance, Target
from linter.model.report import Report
from linter.rulebook.kinds_figures import Breakdown
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: Breakdown, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for every such list."""
    words = lexicon(rulebook, report.year)
    asked = False
    for sentence in read(params.parts, report, template, words):
        for found in lists(sentence, words):
            instance = _ask(params, found, words)
            if instance is not None:
                asked = True
                yield instance
    if not asked:
        yield unsaid(params.parts, report, template)


def _ask(params: Breakdown, found: List, words: Lexicon) -> Instance | None:
    whole, members = words.pattern(params.whole), words.pattern(params.members)
    unless = words.pattern(params.unless)
    assert whole is not None
    numbers = [member.number for member in found.members]
    if (
        len(numbers) < params.least
        or not whole.search(found.whole_words)
        or not all(_fits(members, member.before + member.after) for member in found.members)
        or (unless is not None and unless.search(found.sentence.skeleton))
        or not all(number.exact and not number.tolerance for number in [found.whole, *numbers])
    ):
        return None
    target = Target(found.sentence.place, found.sentence.written, section=found.sentence.section)
    total = sum(number.value for number in numbers)
    if found.whole.value in itertools.accumulate(number.value for number in numbers):
        return held(target)  # what follows the parts that add up may be something else
    too_much = total > found.whole.value
    too_little = total < found.whole.value and words.all_found(params.complete, found.skeleton)
    if not too_much and not too_little:
        return held(target)
    return violated(
        target,
        {
            "whole": found.whole.value,
            "sum": total,
            "terms": " + ".join(str(number.value) for number in numbers),
            "difference": abs(total - found.whole.value),
            "sentence": found.sentence.written,
        },
    )


def _fits(pattern: Pattern | None, words: str) -> bool:
    return pattern is None or pattern.search(words) is not None
