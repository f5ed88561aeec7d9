"""What a rule said of a mutant, and what else was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from linter.checks.result import Status
from linter.engine import judge, judge_not_a_report
from linter.engine.finding import Level, ReportResult
from linter.interpret import NotAReport
from linter.model.report import Report
from linter.phrases.phrase import fill
from linter.rulebook.rulebook import Rulebook


class Fate(StrEnum):
    """What became of a mutant under a rule."""

    KILLED = "killed"
    OPEN = "open"  # the rule says that the file doesn't let it decide, which is no silence
    SURVIVED = "survived"


@dataclass(frozen=True)
class Verdict:
    """What the linter said of one report: codes of findings at error or warning level with a message each, every code
    of a finding or of an identity behind one, and codes left open."""

    grave: dict[str, str]
    said: frozenset[str]
    left_open: frozenset[str]

    def fate(self, *codes: str) -> Fate:
        if any(code in self.said for code in codes):
            return Fate.KILLED
        if any(code in self.left_open for code in codes):
            return Fate.OPEN
        return Fate.SURVIVED


def verdict(read: Callable[[], Report], rulebook: Rulebook) -> Verdict:
    """Every rule asked of a report, or of what is not taken for one."""
    try:
        result = judge(read(), rulebook, path="report")
    except NotAReport as other:
        result = judge_not_a_report("report", other, rulebook)
    grave: dict[str, str] = {}
    said: set[str] = set()
    for finding in result.findings:
        codes = {finding.rule.code, *(broken.rule.code for broken in finding.broken)}
        said |= codes
        if finding.level is not Level.ADVICE:
            grave.setdefault(finding.rule.code, fill(finding.rule.message.zh, finding.values, "zh"))
    for code, detail in crashes(result):
        grave[code] = detail
    left_open = frozenset(o.rule.code for o in result.outcomes if o.status is Status.NOT_ASSESSABLE)
    return Verdict(grave, frozenset(said), left_open)


def crashes(result: ReportResult) -> list[tuple[str, str]]:
    """Rules that failed to answer, with what went wrong."""
    return [
        (outcome.rule.code, f"the rule failed: {reason.values.get('detail', '')}")
        for outcome in result.outcomes
        if outcome.status is Status.ERROR
        for reason in outcome.reasons
    ]
