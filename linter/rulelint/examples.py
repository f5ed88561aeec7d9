"""Rules that never find anything, and such that always do."""

from __future__ import annotations

from collections.abc import Iterator

from linter import ruletest
from linter.checks.result import Status
from linter.engine.answers import ask
from linter.phrases.phrase import Phrase
from linter.rulebook.rule import needed_examples
from linter.rulebook.source import Path
from linter.rulelint.mistake import Mistake, Trial
from linter.specimen.content import content_of

_EXAMPLE = Phrase("示例 {kind}[{number}] 不符合预期：{problem}", "example {kind}[{number}]: {problem}")
_EXAMPLE_FIX = Phrase("改示例，或改规则的参数", "change the example, or the rule's parameters")
_CHANGE_FIX = Phrase(
    "改了参数后原有示例不再适用的，在这个 change 里写上合用的 examples",
    "where the rule's own examples don't fit the new parameters, give examples that do in this change",
)
_NEVER = Phrase("没有一个示例触发它：可能永远不会报出", "no example makes it find anything: maybe nothing ever does")
_NEVER_FIX = Phrase("补一个确实违反它的 violated 示例", "add an example under violated that really breaks it")
_ALWAYS = Phrase(
    "在没有问题的范本上也会报出（{where}）：{message}", "finds something in the clean report ({where}): {message}"
)
_ALWAYS_FIX = Phrase("放宽参数，或限定 applies", "loosen its parameters, or limit applies")


def outcomes(trial: Trial) -> Iterator[Mistake]:
    """Examples that come out otherwise than stated."""
    for result in trial.results:
        if result.problem is not None:
            number = str(result.number)
            said = Phrase(
                _EXAMPLE.say("zh", kind=result.expected.value, number=number, problem=result.problem.zh),
                _EXAMPLE.say("en", kind=result.expected.value, number=number, problem=result.problem.en),
            )
            path: Path = ("examples", result.expected.value, result.number - 1)
            change = trial.changes.get(result.rule.code)
            if change is None:
                yield trial.mistake(result.rule, path, said, _EXAMPLE_FIX)
            else:
                where = path if "examples" in change.data else ("set",)
                yield trial.mistake(result.rule, where, said, _CHANGE_FIX, item=change)


def never(trial: Trial) -> Iterator[Mistake]:
    """Rules that no example violates."""
    firing = {result.rule.code for result in trial.results if result.got is Status.VIOLATED}
    for rule in trial.rulebook.rules:
        if "violated" in needed_examples(rule.check) and rule.code not in firing:
            yield trial.mistake(rule, ("examples",), _NEVER, _NEVER_FIX)


def always(trial: Trial) -> Iterator[Mistake]:
    """Rules that a clean report violates, of any edition and body."""
    told: set[str] = set()
    rulebook = trial.rulebook
    for template in rulebook.templates:
        for body in content_of(template, rulebook).bodies:
            report = ruletest.report_of({"edition": template.edition, "body": body}, rulebook)
            for answer in ask(report, rulebook, rulebook.rules):
                if answer.outcome.status is not Status.VIOLATED or answer.rule.code in told:
                    continue
                told.add(answer.rule.code)
                values = next(one.values for one in answer.instances if one.status is Status.VIOLATED)
                where = f"{template.edition} {body}"
                message = ruletest.message_of(answer.rule, values)
                said = Phrase(
                    _ALWAYS.say("zh", where=where, message=message.zh),
                    _ALWAYS.say("en", where=where, message=message.en),
                )
                yield trial.mistake(answer.rule, ("check",), said, _ALWAYS_FIX)
