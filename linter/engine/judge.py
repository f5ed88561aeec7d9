"""From a report to everything that the rulebook says about it."""

from __future__ import annotations

from collections.abc import Sequence

from linter.checks.result import Status, Target
from linter.engine.answers import Answer, ask
from linter.engine.finding import Finding, Level, ReportResult, ReportStatus
from linter.engine.fingerprint import with_fingerprints
from linter.engine.grade import grade
from linter.engine.reliance import with_reliance
from linter.interpret import NotAReport
from linter.model.place import Place
from linter.model.report import Report
from linter.readers.failure import ReadFailure
from linter.rulebook.kinds_report import Input
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook

_GRAVITY = tuple(Level)


def judge(report: Report, rulebook: Rulebook, *, path: str, rules: Sequence[Rule] | None = None) -> ReportResult:
    """Ask every rule (or those given) of a report.

    Every rule ends as one outcome, whatever happens; ``report.edition`` must be one of the rulebook's (``KeyError``).
    """
    answers = ask(report, rulebook, rulebook.rules if rules is None else rules)
    findings = with_fingerprints(with_reliance(_findings(answers, report, rulebook), report))
    return ReportResult(
        path=path,
        status=ReportStatus.CHECKED,
        report=report,
        findings=findings,
        outcomes=tuple(answer.outcome for answer in answers),
        grade=grade(findings, answers, rulebook.grading),
    )


def judge_unreadable(path: str, failure: ReadFailure, rulebook: Rulebook) -> ReportResult:
    """A file that could not be read: the finding of the rule that speaks of this failure.

    Always a finding and never filtered by a selection: that a file was not read must not go unsaid.
    """
    rule = _rule_for(failure, rulebook)
    findings: tuple[Finding, ...] = ()
    if rule is not None:
        target = Target(place=Place())
        values = {"failure": failure.kind.value, "detail": failure.detail}
        found = [Finding(rule, Level(rule.level), target, values, fingerprint="")]
        findings = with_fingerprints(with_reliance(found, None))
    return ReportResult(
        path=path,
        status=ReportStatus.UNREADABLE,
        report=None,
        findings=findings,
        outcomes=(),
        grade=None,
        detail=failure.detail or failure.kind.value,
    )


def _rule_for(failure: ReadFailure, rulebook: Rulebook) -> Rule | None:
    """The input rule with the failure's own kind, or else one that speaks of no kind."""
    inputs = [(rule, rule.check) for rule in rulebook.rules if isinstance(rule.check, Input)]
    for wanted in (failure.kind.value, ""):
        for rule, check in inputs:
            if check.failure == wanted and not check.note and not check.instead:
                return rule
    return None


def judge_not_a_report(path: str, other: NotAReport, rulebook: Rulebook) -> ReportResult:
    """A file that is no report; where it is published as one, with the finding of the rule that speaks of it."""
    target = Target(place=Place())
    findings = [
        Finding(rule, Level(rule.level), target, {"detail": other.detail}, fingerprint="")
        for rule in rulebook.rules
        if other.instead is not None and isinstance(rule.check, Input) and rule.check.instead == other.instead.value
    ]
    found = with_fingerprints(with_reliance(findings, None))
    return ReportResult(path, ReportStatus.NOT_A_REPORT, None, found, (), None, other.detail)


def _findings(answers: Sequence[Answer], report: Report, rulebook: Rulebook) -> list[Finding]:
    """Gravest first, then by code, then in the order of the report."""
    violated = [
        (answer, instance) for answer in answers for instance in answer.instances if instance.status is Status.VIOLATED
    ]
    found = [
        Finding(answer.rule, answer.level, instance.target, instance.values, fingerprint="", related=instance.related)
        for answer, instance in violated
        if instance.equation is None and instance.target is not None
    ]
    if any(instance.equation is not None for _, instance in violated):
        from linter.engine.cells import Cells
        from linter.engine.diagnosis import diagnose  # most reports add up, and start faster without it

        found += diagnose(answers, Cells(report, rulebook))
    return sorted(found, key=lambda finding: (_GRAVITY.index(finding.level), finding.rule.code))
