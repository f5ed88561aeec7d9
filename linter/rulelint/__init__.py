"""A linter for the rulebook itself: what is wrong with rules beyond what loading and their own examples show.

Loading refuses what can't work at all (an unknown cell, a missing basis, a placeholder that the check doesn't offer,
rules that require each other). Here stands what works and is still wrong.
"""

from __future__ import annotations

from collections.abc import Iterable

from linter.rulebook.problem import Problem
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.sources import change_sources, rule_sources
from linter.rulelint import coverage, examples, keys, patterns, twins, words
from linter.rulelint.mistake import Mistake, Trial
from linter.ruletest import ExampleResult

__all__ = ["Mistake", "lint"]


_CHECKS = (
    examples.outcomes,
    examples.never,
    examples.always,
    words.check,
    twins.check,
    patterns.check,
    keys.check,
    coverage.check,
)


def lint(rulebook: Rulebook, results: Iterable[ExampleResult]) -> tuple[Mistake, ...]:
    """Everything that is wrong, in the order of files and lines; last what is only told. ``results`` are those of the
    rules' own examples."""
    trial = Trial(rulebook, tuple(results), rule_sources(rulebook), change_sources(rulebook))
    found = [mistake for check in _CHECKS for mistake in check(trial)]
    return tuple(sorted(found, key=lambda mistake: (not mistake.fails, *_place(mistake.problem))))


def _place(problem: Problem) -> tuple[str, int, int, str]:
    return problem.file, problem.line or 0, problem.column or 0, problem.path
