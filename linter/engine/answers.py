"""Asking every rule, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from linter import checks
from linter.checks.result import Instance, Reason, ReasonCode, Status
from linter.engine.finding import Level, Outcome
from linter.engine.scope import level_of, out_of_scope
from linter.model.document import recognised_pages
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook

_PRECEDENCE = (Status.VIOLATED, Status.NOT_ASSESSABLE, Status.HELD, Status.NOT_APPLICABLE)


class Answer(NamedTuple):
    """A rule's outcome on a report, the level that it has there, and the instances behind the outcome."""

    outcome: Outcome
    level: Level
    instances: tuple[Instance, ...] = ()

    @property
    def rule(self) -> Rule:
        return self.outcome.rule


def ask(report: Report, rulebook: Rulebook, rules: Sequence[Rule]) -> tuple[Answer, ...]:
    """One answer a rule, in the rules' order. A rule that is needed only because another requires it is asked too,
    but has no answer here. A rule that raises ends as ``ERROR`` and leaves the others alone."""
    questioner = _Questioner(report, rulebook)
    return tuple(questioner.answer(rule) for rule in rules)


class _Questioner:
    def __init__(self, report: Report, rulebook: Rulebook) -> None:
        self._report = report
        self._rulebook = rulebook
        self._template = rulebook.template(report.edition)
        self._answers: dict[str, Answer] = {}
        self._asking: set[str] = set()
        self._recognised = recognised_pages(report.document)

    def answer(self, rule: Rule) -> Answer:
        if rule.code not in self._answers:
            self._asking.add(rule.code)
            self._answers[rule.code] = self._ask(rule)
            self._asking.discard(rule.code)
        return self._answers[rule.code]

    def _ask(self, rule: Rule) -> Answer:
        level = level_of(rule, self._report, self._template)
        verdict = out_of_scope(rule.applies, self._report, self._template) or self._gate(rule)
        if verdict is not None:
            status, reason = verdict
            return Answer(Outcome(rule, status, (reason,)), level)
        try:
            instances = tuple(
                self._as_sure(rule, instance)
                for instance in checks.run(rule, self._report, self._template, self._rulebook)
            )
        # Whatever is wrong with one rule must be said about that rule, and must not take the others' answers away.
        except Exception as error:
            reason = Reason(ReasonCode.RULE_FAILED, {"detail": f"{type(error).__name__}: {error}"})
            return Answer(Outcome(rule, Status.ERROR, (reason,)), level)
        return Answer(_outcome(rule, instances), level, instances)

    def _as_sure(self, rule: Rule, instance: Instance) -> Instance:
        """The instance; an open one where the rule hangs on the very words and these were read from a picture."""
        target = instance.target
        if instance.status is not Status.VIOLATED or not rule.exact or target is None:
            return instance
        if target.place.page not in self._recognised:
            return instance
        return Instance(Status.NOT_ASSESSABLE, target, reason=Reason(ReasonCode.RECOGNISED, target=target))

    def _gate(self, rule: Rule) -> tuple[Status, Reason] | None:
        for name in rule.requires:
            required = self._rulebook.rule(name)
            if required is None or required.code in self._asking:
                continue
            if self.answer(required).outcome.status is Status.VIOLATED:
                title = required.title
                named = Named(zh=f"{required.code} {title.zh}", en=f"{required.code} {title.en}")
                return Status.NOT_APPLICABLE, Reason(ReasonCode.REQUIRED_RULE, {"rule": named})
        return None


def _outcome(rule: Rule, instances: Sequence[Instance]) -> Outcome:
    if not instances:
        return Outcome(rule, Status.NOT_ASSESSABLE, (Reason(ReasonCode.NOTHING_TO_COMPARE),))
    found = {instance.status for instance in instances}
    status = next(status for status in _PRECEDENCE if status in found)
    # A rule that is violated at one place may be open at another: that is said too.
    told = Status.NOT_ASSESSABLE if status is Status.VIOLATED else status
    reasons = _distinct(one.reason for one in instances if one.status is told and one.reason is not None)
    asked = sum(instance.status is not Status.NOT_APPLICABLE for instance in instances)
    return Outcome(rule, status, reasons, asked)


def _distinct(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for reason in reasons:
        if reason not in found:
            found.append(reason)
    return tuple(found)
