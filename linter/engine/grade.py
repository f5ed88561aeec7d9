"""The report's mark: what was found, and what might be found in that which could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from linter.checks.result import Status
from linter.engine.answers import Answer
from linter.engine.finding import Deduction, Finding, Grade, Level
from linter.rulebook.grading import Grading
from linter.rulebook.rule import Rule

_OPEN = (Status.NOT_ASSESSABLE, Status.ERROR)


def grade(findings: Sequence[Finding], answers: Sequence[Answer], grading: Grading) -> Grade:
    """The mark and score, and their low end: where the rules that the reading left open (their reason is one of
    ``grading.open_reasons``) deduct as if each were violated once. A rule that is still a draft takes nothing off."""
    account = _Account(grading)
    deductions = tuple(
        Deduction(finding, account.take(finding.rule, finding.level), _vetoes(finding.rule, finding.level, grading))
        for finding in findings
        if not finding.rule.draft
    )
    score = account.score()
    for answer in _left_open(answers, grading):
        account.take(answer.rule, answer.level)
    low = account.score()
    return Grade(_mark(score, grading), score, _mark(low, grading), low, deductions)


def _left_open(answers: Iterable[Answer], grading: Grading) -> Iterable[Answer]:
    for answer in answers:
        outcome = answer.outcome
        if answer.rule.draft or outcome.status not in _OPEN:
            continue
        if any(reason.code.value in grading.open_reasons for reason in outcome.reasons):
            yield answer


def _vetoes(rule: Rule, level: Level, grading: Grading) -> bool:
    """A rule that is relaxed for a report (another layout of 2019) doesn't cap its mark."""
    return level is Level.ERROR and rule.name in grading.veto


class _Account:
    """Points taken off, within the most that a family of findings may take off together."""

    def __init__(self, grading: Grading) -> None:
        self._grading = grading
        self._taken: dict[tuple[Level, str], Decimal] = {}
        self._vetoed = False

    def take(self, rule: Rule, level: Level) -> Decimal:
        self._vetoed |= _vetoes(rule, level, self._grading)
        scale = self._grading.points.get(level.value)
        if scale is None:
            return Decimal(0)
        family = (level, rule.category if level is Level.ERROR else "")
        taken = self._taken.get(family, Decimal(0))
        points = min(scale.categories.get(rule.category, scale.each), scale.most - taken)
        self._taken[family] = taken + points
        return points

    def score(self) -> Decimal:
        score = max(Decimal(0), self._grading.full - sum(self._taken.values(), Decimal(0)))
        return min(score, self._grading.veto_score) if self._vetoed else score


def _mark(score: Decimal, grading: Grading) -> str:
    bands = sorted(grading.bands, key=lambda band: band.at_least, reverse=True)
    return next((band.mark for band in bands if score >= band.at_least), bands[-1].mark)
