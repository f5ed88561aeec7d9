"""Grades and counts, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from linter.checks.result import Status
from linter.engine.finding import Grade, Level, Outcome, ReportResult
from linter.phrases import ui
from linter.phrases.phrase import Lang
from linter.phrases.values import number

if TYPE_CHECKING:
    from linter.rulebook.rulebook import Rulebook

LEVELS = (Level.ERROR, Level.WARNING, Level.ADVICE)


def counted(counts: dict[Level, int], lang: Lang) -> str:
    """Findings counted by level: ``错误 1 项，警告 0 项，建议 2 项``."""
    said = [ui.LEVELS_COUNTED[level].say(lang, n=counts[level]) for level in LEVELS]
    return ui.COMMA.say(lang).join(said)


def grade(result: ReportResult, rulebook: Rulebook, lang: Lang) -> str:
    """A grade in words, as an interval where something was left open."""
    grade = result.grade
    if grade is None:
        return ui.NO_GRADE.say(lang)
    names = {band.mark: band.name.zh if lang == "zh" else band.name.en for band in rulebook.grading.bands}
    phrase = ui.GRADE_EXACT
    if grade.low_mark != grade.mark:
        phrase = ui.GRADE_INTERVAL
    elif grade.low != grade.score:
        phrase = ui.GRADE_INTERVAL_SAME
    return phrase.say(
        lang,
        mark=grade.mark,
        name=names.get(grade.mark, grade.mark),
        score=_plain(grade.score),
        low_mark=grade.low_mark,
        low_name=names.get(grade.low_mark, grade.low_mark),
        low=_plain(grade.low),
    )


def left_open(result: ReportResult, rulebook: Rulebook) -> tuple[Outcome, ...]:
    """The outcomes that widen the grade to an interval."""
    reasons = set(rulebook.grading.open_reasons)
    return tuple(
        outcome
        for outcome in result.outcomes
        if not outcome.rule.draft
        and outcome.status in (Status.NOT_ASSESSABLE, Status.ERROR)
        and any(reason.code.value in reasons for reason in outcome.reasons)
    )


def deductions(grade: Grade, lang: Lang) -> str:
    """What was taken off, by rule: ``GID303 -8，GID311 -2×2``; then the rules that cap the grade."""
    said: dict[tuple[str, str], int] = {}
    vetoes: dict[str, None] = {}
    for deduction in grade.deductions:
        if deduction.veto:
            vetoes.setdefault(deduction.finding.rule.code)
        if deduction.points:
            key = (deduction.finding.rule.code, number(_plain(deduction.points)))
            said[key] = said.get(key, 0) + 1
    parts = [
        (ui.DEDUCTION if n == 1 else ui.DEDUCTION_TIMES).say(lang, code=code, points=points, n=n)
        for (code, points), n in said.items()
    ]
    if vetoes:
        parts.append(ui.GRADE_VETO.say(lang, codes=tuple(vetoes)))
    return ui.COMMA.say(lang).join(parts)


def _plain(points: Decimal) -> Decimal:
    """Points without a needless ``.0``."""
    return points.normalize()
