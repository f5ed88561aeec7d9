"""The demands of the law, and rules that look after none of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from linter.phrases.phrase import Phrase
from linter.rulebook.coverage import load_coverage
from linter.rulebook.files import COVERAGE
from linter.rulelint.mistake import Mistake, Trial

_FIX = Phrase("改 coverage.yaml", "mend coverage.yaml")
_REVIEW_FIX = Phrase(
    "对照新的引文复核这些规则，再把 reviewed 改成新的摘要",
    "compare these rules with the new quote, then write its digest as reviewed",
)
_IDLE = Phrase("没有列入任何一项要求", "looks after no demand of the law and no item of the catalogue")
_IDLE_FIX = Phrase(
    "在 coverage.yaml 里写明它对应的要求", "name it in coverage.yaml under the demand that it looks after"
)


def check(trial: Trial) -> Iterator[Mistake]:
    """Mistakes of ``coverage.yaml``; a rule beside it that it doesn't name is only told."""
    coverage, problems = load_coverage(trial.rulebook)
    for found in problems:
        yield Mistake(found.problem, _REVIEW_FIX if found.rules else _FIX)
    for rule in coverage.idle(trial.rulebook.rules):
        item = trial.sources.get(rule.code)
        if item is not None and Path(item.file).with_name(COVERAGE).is_file():
            yield trial.mistake(rule, ("name",), _IDLE, _IDLE_FIX, fails=False)
