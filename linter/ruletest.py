"""Rules tried on their own examples: ``gidlint rules test``.

Every example is made into a report (:mod:`linter.specimen`), read and asked as a real one would be. A rule without an
example that holds and one that violates it has not been tried, and fails (one whose kind of check decides nothing needs
one that can't be assessed).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linter.checks.result import Instance, Status
from linter.engine import judge_not_a_report, judge_unpublished, judge_unreadable
from linter.engine.answers import ask
from linter.engine.finding import Finding
from linter.interpret import NotAReport, interpret
from linter.model.named import Named
from linter.model.report import Report
from linter.phrases.phrase import Phrase, fill, placeholders
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.rule import Rule, needed_examples
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.words import Words
from linter.specimen import ChangeError, build, listing_of, template_of

_EXPECTED = (Status.HELD, Status.VIOLATED, Status.NOT_ASSESSABLE, Status.NOT_APPLICABLE)
_NO_EXAMPLE = Phrase("没有“{kind}”的示例", "no example for “{kind}”")
_OTHER_OUTCOME = Phrase("应为 {expected}，实为 {got}{why}", "{expected} expected, {got} found{why}")
_BAD_CHANGE = Phrase("示例写法有误：{detail}", "the example can't be made: {detail}")
_NOT_A_REPORT = Phrase("示例不再像一份年度报告：{detail}", "the example is no annual report any more: {detail}")
_UNFILLED = Phrase("提示语中的 {names} 没有值", "the message has no value for {names}")


Read = Callable[[Mapping[str, Any]], Report]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What became of one example. ``number`` counts from 1 within its kind; 0 where the rule has none of it.

    ``got`` is ``None`` where the rule could not be asked. ``problem`` says what is wrong, and is ``None`` where the
    example came out as it should. ``message`` is the first finding's message, if there is one.
    """

    rule: Rule
    expected: Status
    number: int
    got: Status | None = None
    problem: Words | None = None
    message: Words | None = None

    @property
    def passed(self) -> bool:
        return self.problem is None


def run(rulebook: Rulebook, expected: Sequence[Status] = _EXPECTED) -> tuple[ExampleResult, ...]:
    """Every example of every rule that is to come out in one of some ways, in the order of the rules' codes."""
    reports: dict[str, Report] = {}

    def read(changes: Mapping[str, Any]) -> Report:
        """The report of an example; most rules hold on the clean one, which is read once."""
        key = json.dumps(changes, sort_keys=True)
        if key not in reports:
            reports[key] = report_of(changes, rulebook)
        return reports[key]

    return tuple(result for rule in rulebook.rules for result in _try(rule, rulebook, read, expected))


def _try(rule: Rule, rulebook: Rulebook, read: Read, expected: Sequence[Status]) -> Iterator[ExampleResult]:
    for status in expected:
        examples: list[dict[str, Any]] = getattr(rule.examples, status.value)
        if not examples and status.value in needed_examples(rule.check):
            yield ExampleResult(rule, status, 0, problem=_words(_NO_EXAMPLE, kind=status.value))
        for number, example in enumerate(examples, 1):
            yield _try_one(rulebook, ExampleResult(rule, status, number), example, read)


def _try_one(rulebook: Rulebook, result: ExampleResult, example: Mapping[str, Any], read: Read) -> ExampleResult:
    rule = result.rule
    try:
        if example.get("failure"):
            return _try_unreadable(rulebook, result, str(example["failure"]))
        if example.get("unpublished"):
            return _try_unpublished(rulebook, result, example)
        report = read(example)
    except ChangeError as error:
        return replace(result, problem=_words(_BAD_CHANGE, detail=str(error)))
    except NotAReport as error:
        found = [finding for finding in judge_not_a_report("example", error, rulebook).findings if finding.rule is rule]
        if not found or result.expected is not Status.VIOLATED:
            return replace(result, problem=_words(_NOT_A_REPORT, detail=str(error)))
        return replace(result, got=Status.VIOLATED, message=message_of(rule, found[0].values))
    (answer,) = ask(report, rulebook, [rule])
    got = answer.outcome.status
    violated = [instance for instance in answer.instances if instance.status is Status.VIOLATED]
    message = message_of(rule, violated[0].values) if violated else None
    result = replace(result, got=got, message=message)
    if got is not result.expected:
        why = "".join(f" ({reason.code.value} {_plain(reason.values)})" for reason in answer.outcome.reasons)
        if message is not None:
            why = f" ({message.zh})"
        problem = _words(_OTHER_OUTCOME, expected=result.expected.value, got=got.value, why=why)
        return replace(result, problem=problem)
    return replace(result, problem=_unfilled(rule, violated))


def _try_unreadable(rulebook: Rulebook, result: ExampleResult, failure: str) -> ExampleResult:
    try:
        kind = FailureKind(failure)
    except ValueError:
        raise ChangeError(f"unknown failure: {failure} (one of {', '.join(FailureKind)})") from None
    return _try_findings(result, judge_unreadable("example", ReadFailure(kind, "…"), rulebook).findings)


def _try_unpublished(rulebook: Rulebook, result: ExampleResult, example: Mapping[str, Any]) -> ExampleResult:
    listing, year = listing_of(example), example.get("year")
    if listing is None or listing.organisation is None or not isinstance(year, int):
        raise ChangeError("unpublished: needs a year and a listing with an organisation")
    return _try_findings(result, judge_unpublished(listing.organisation, year, rulebook, listing))


def _try_findings(result: ExampleResult, every: Sequence[Finding]) -> ExampleResult:
    """What comes of an example that has no report, by the findings on it."""
    rule = result.rule
    findings = [finding for finding in every if finding.rule is rule]
    got = Status.VIOLATED if findings else Status.HELD
    message = message_of(rule, findings[0].values) if got is Status.VIOLATED else None
    result = replace(result, got=got, message=message)
    if got is not result.expected:
        problem = _words(_OTHER_OUTCOME, expected=result.expected.value, got=got.value, why="")
        return replace(result, problem=problem)
    names = _without_value(rule, findings[0].values) if message else ()
    return replace(result, problem=_words(_UNFILLED, names=names) if names else None)


def report_of(changes: Mapping[str, Any], rulebook: Rulebook) -> Report:
    """The clean report with changes, as it is read.

    Raises :class:`linter.specimen.ChangeError` for changes that can't be made and
    :class:`linter.interpret.NotAReport` where nothing of a report is left.
    """
    document = build(template_of(changes, rulebook), rulebook, changes)
    report = interpret(document, rulebook, edition=changes.get("edition") or None)
    year = {} if report.year is None else {"year": report.year}
    before = {} if report.year is None else {"year": report.year - 1}
    previous = changes.get("previous")
    return replace(
        report,
        path="example",
        previous=None if previous is None else replace(report_of({**before, **previous}, rulebook), path="previous"),
        parts=_others("part", changes, {**year, "body": "department"}, rulebook),
        peers=_others("peer", changes, year, rulebook),
        versions=_others("version", changes, {**year, **same_body(changes)}, rulebook),
        parts_complete=changes.get("parts_complete"),
        searched=bool(changes.get("searched")),
        listing=listing_of(changes),
    )


def same_body(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes that make another file of an example one of the same body."""
    return {key: changes[key] for key in ("organisation", "body") if key in changes}


def _others(kind: str, changes: Mapping[str, Any], given: Mapping[str, Any], rulebook: Rulebook) -> tuple[Report, ...]:
    """The reports around an example's own; each has a path of its own, so that findings can name it."""
    return tuple(
        replace(report_of({**given, **other}, rulebook), path=f"{kind}-{number}")
        for number, other in enumerate(changes.get(f"{kind}s", ()), 1)
    )


def _unfilled(rule: Rule, violated: list[Instance]) -> Words | None:
    names = tuple(dict.fromkeys(name for instance in violated for name in _without_value(rule, instance.values)))
    return _words(_UNFILLED, names=names) if names else None


def _without_value(rule: Rule, values: Mapping[str, Any]) -> tuple[str, ...]:
    used = (
        placeholders(rule.message.zh)
        | placeholders(rule.message.en)
        | placeholders(rule.fix.zh)
        | placeholders(rule.fix.en)
    )
    return tuple(sorted(used - values.keys()))


def message_of(rule: Rule, values: Mapping[str, Any]) -> Words:
    """A rule's message with its values, in both languages."""
    return Words(zh=fill(rule.message.zh, values, "zh"), en=fill(rule.message.en, values, "en"))


def _plain(values: Mapping[str, Any]) -> str:
    return " ".join(f"{key}={value.zh if isinstance(value, Named) else value}" for key, value in values.items())


def _words(phrase: Phrase, **values: Any) -> Words:
    return Words(zh=phrase.say("zh", **values), en=phrase.say("en", **values))
