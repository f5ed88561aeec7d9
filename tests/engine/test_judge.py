"""Every rule ends as one outcome on every report, and what follows: findings, fingerprints, the grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from figures import consistent, report, rule, rulebook

from linter import checks
from linter.checks.result import Instance, Reason, ReasonCode, Status, Target
from linter.engine import judge, judge_unreadable
from linter.engine.finding import Level, Outcome, ReportResult, ReportStatus
from linter.model.place import Place
from linter.model.report import Body
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.rule import Applies, Relaxed, Rule
from linter.rulebook.words import YearRange

Answers = dict[str, list[Instance] | Exception]
Judge = Callable[..., ReportResult]

HELD = Instance(Status.HELD)


def violated(text: str = "", *, line: int = 1, **values: int | str) -> Instance:
    return Instance(Status.VIOLATED, Target(Place(line=line), text), values)


def unclear(code: ReasonCode) -> Instance:
    return Instance(Status.NOT_ASSESSABLE, reason=Reason(code))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Judge a report with rules whose answers are given by name; all others hold."""

    def judge_with(answers: Answers | None = None, *, rules: list[Rule] | None = None, **given: object) -> ReportResult:
        def run(asked: Rule, *_: object) -> Iterator[Instance]:
            answer = (answers or {}).get(asked.name, [HELD])
            if isinstance(answer, Exception):
                raise answer
            yield from answer

        monkeypatch.setattr(checks, "run", run)
        return judge(report(consistent(), **given), rulebook(), path="report.txt", rules=rules)

    return judge_with


def outcome(result: ReportResult, name: str) -> Outcome:
    return next(one for one in result.outcomes if one.rule.name == name)


def test_every_rule_has_exactly_one_outcome(judged: Judge) -> None:
    result = judged()
    assert [one.rule.code for one in result.outcomes] == [one.code for one in rulebook().rules]
    assert result.status is ReportStatus.CHECKED


def test_a_rule_that_fails_says_so_and_leaves_the_others_alone(judged: Judge) -> None:
    result = judged({"sections-present": ZeroDivisionError("boom"), "sections-in-order": [violated()]})
    failed = outcome(result, "sections-present")
    assert failed.status is Status.ERROR
    assert failed.reasons[0].code is ReasonCode.RULE_FAILED
    assert failed.reasons[0].values["detail"] == "ZeroDivisionError: boom"
    assert [one.rule.name for one in result.findings] == ["sections-in-order"]


def test_a_rule_that_fails_half_way_loses_its_answers_not_silently(judged: Judge) -> None:
    result = judged({"sections-present": [violated(), HELD]})
    assert outcome(result, "sections-present").asked == 2
    assert len(result.findings) == 1


@pytest.mark.parametrize(
    ("instances", "status"),
    [
        ([HELD, violated(), unclear(ReasonCode.CELL_BLANK)], Status.VIOLATED),
        ([HELD, unclear(ReasonCode.CELL_BLANK)], Status.NOT_ASSESSABLE),
        ([HELD, Instance(Status.NOT_APPLICABLE, reason=Reason(ReasonCode.OUT_OF_SCOPE))], Status.HELD),
        ([], Status.NOT_ASSESSABLE),
    ],
)
def test_the_gravest_answer_decides(judged: Judge, instances: list[Instance], status: Status) -> None:
    assert outcome(judged({"sections-present": instances}), "sections-present").status is status


def test_what_is_open_is_said_even_where_the_rule_is_violated(judged: Judge) -> None:
    result = judged({"sections-present": [violated(), unclear(ReasonCode.CELL_BLANK)]})
    assert [reason.code for reason in outcome(result, "sections-present").reasons] == [ReasonCode.CELL_BLANK]


def test_a_gated_rule_names_the_rule_that_comes_first(judged: Judge) -> None:
    result = judged({"unified-format": [violated()], "sections-present": [violated()]})
    gated = outcome(result, "sections-present")
    assert gated.status is Status.NOT_APPLICABLE
    assert gated.reasons[0].code is ReasonCode.REQUIRED_RULE
    assert "GID101" in str(gated.reasons[0].values["rule"])
    assert [one.rule.name for one in result.findings] == ["unified-format"]


def test_a_gate_works_without_being_selected_and_is_not_reported(judged: Judge) -> None:
    result = judged({"unified-format": [violated()]}, rules=[rule("sections-present")])
    assert [(one.rule.name, one.status) for one in result.outcomes] == [("sections-present", Status.NOT_APPLICABLE)]


def scoped(**applies: object) -> Rule:
    return _copy(rule("unified-format"), applies=Applies(**applies))  # type: ignore[arg-type]


def _copy(one: Rule, **changes: object) -> Rule:
    import msgspec

    return msgspec.structs.replace(one, **changes)


@pytest.mark.parametrize(
    ("applies", "given", "status", "reason"),
    [
        ({"years": YearRange(first=2022)}, {"year": 2023}, Status.HELD, None),
        ({"years": YearRange(first=2024)}, {"year": 2023}, Status.NOT_APPLICABLE, ReasonCode.OUT_OF_SCOPE),
        ({"years": YearRange(first=2024)}, {"year": None}, Status.NOT_ASSESSABLE, ReasonCode.YEAR_UNKNOWN),
        ({"years": YearRange(first=2020)}, {"year": None}, Status.HELD, None),
        ({"years": YearRange(last=2020)}, {"year": None}, Status.NOT_APPLICABLE, ReasonCode.OUT_OF_SCOPE),
        ({"editions": ["2019"]}, {}, Status.NOT_APPLICABLE, ReasonCode.OUT_OF_SCOPE),
        ({"bodies": ["government"]}, {}, Status.NOT_APPLICABLE, ReasonCode.OUT_OF_SCOPE),
        ({"bodies": ["government"]}, {"body": Body.GOVERNMENT}, Status.HELD, None),
        ({"bodies": ["government"]}, {"body": None}, Status.NOT_ASSESSABLE, ReasonCode.BODY_UNKNOWN),
        ({"levels": ["county"]}, {}, Status.HELD, None),
        ({"levels": ["county"]}, {"body": Body.GOVERNMENT, "level": "county"}, Status.HELD, None),
        (
            {"levels": ["county"]},
            {"body": Body.GOVERNMENT, "level": "province"},
            Status.NOT_APPLICABLE,
            ReasonCode.OUT_OF_SCOPE,
        ),
        ({"levels": ["county"]}, {"body": Body.GOVERNMENT}, Status.NOT_ASSESSABLE, ReasonCode.LEVEL_UNKNOWN),
        ({"organisation": "水利局"}, {}, Status.HELD, None),
        ({"organisation": "公安局"}, {}, Status.NOT_APPLICABLE, ReasonCode.OUT_OF_SCOPE),
        ({"organisation": "公安局"}, {"organisation": None}, Status.NOT_ASSESSABLE, ReasonCode.ORGANISATION_UNKNOWN),
    ],
)
def test_on_which_reports_a_rule_is_asked(
    judged: Judge, applies: dict[str, object], given: dict[str, object], status: Status, reason: ReasonCode | None
) -> None:
    (one,) = judged(rules=[scoped(**applies)], **given).outcomes
    assert one.status is status
    assert [each.code for each in one.reasons] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("year", "edition", "level"),
    [
        (2019, "2019", Level.ADVICE),
        (2020, "2019", Level.ERROR),
        (None, "2019", Level.ADVICE),
        (None, "2021", Level.ERROR),
    ],
)
def test_a_relaxed_level_holds_where_it_can_not_be_excluded(
    judged: Judge, year: int | None, edition: str, level: Level
) -> None:
    relaxed = Relaxed(when=Applies(years=YearRange(first=2019, last=2019)), level="advice")
    strict = _copy(rule("unified-format"), applies=Applies(), relaxed=(relaxed,))
    (finding,) = judged({"unified-format": [violated()]}, rules=[strict], year=year, edition=edition).findings
    assert finding.level is level


def test_fingerprints_follow_the_content_and_not_the_line(judged: Judge) -> None:
    def fingerprints(*instances: Instance) -> list[str]:
        return [one.fingerprint for one in judged({"sections-present": list(instances)}).findings]

    (first,) = fingerprints(violated("正文", line=3, found=4))
    assert fingerprints(violated("正文", line=99, found=4)) == [first]
    assert fingerprints(violated("正文", line=3, found=5)) != [first]
    twice = fingerprints(violated("正文", found=4), violated("正文", line=7, found=4))
    assert twice[0] == first
    assert twice[1] != first


def test_findings_are_ordered_by_level_and_code(judged: Judge) -> None:
    names = ["applications-blank", "sections-in-order", "sections-present", "file-partly-damaged"]
    result = judged({name: [violated()] for name in names})
    found = [(one.level, one.rule.code) for one in result.findings]
    order = [Level.ERROR, Level.WARNING, Level.ADVICE]
    assert found == sorted(found, key=lambda pair: (order.index(pair[0]), pair[1]))


def test_the_grade_takes_points_off_within_a_familys_limit(judged: Judge) -> None:
    grading = rulebook().grading
    structure = grading.points["error"].categories["structure"]
    (one,) = [judged({"sections-present": [violated()]}).grade]
    assert one is not None
    assert one.score == grading.full - structure == one.low
    many = judged({"sections-present": [violated(str(number)) for number in range(20)]}).grade
    assert many is not None
    assert many.score == grading.full - grading.points["error"].most
    assert sum((line.points for line in many.deductions), Decimal(0)) == grading.points["error"].most


def test_a_veto_caps_the_mark(judged: Judge) -> None:
    grade = judged({"unified-format": [violated()]}).grade
    assert grade is not None
    assert grade.score == rulebook().grading.veto_score
    assert grade.mark == rulebook().grading.bands[-1].mark
    assert [line.veto for line in grade.deductions] == [True]


def test_what_reading_left_open_lowers_only_the_low_end(judged: Judge) -> None:
    open_ = judged({"sections-present": [unclear(ReasonCode.CELL_UNCERTAIN)]}).grade
    outside = judged({"sections-present": [unclear(ReasonCode.PUBLISHED_UNKNOWN)]}).grade
    assert open_ is not None
    assert outside is not None
    assert open_.score == 100 > open_.low
    assert outside.score == outside.low == 100


@pytest.mark.parametrize("kind", FailureKind)
def test_every_failure_of_reading_has_a_finding(kind: FailureKind) -> None:
    result = judge_unreadable("a.pdf", ReadFailure(kind, "why"), rulebook())
    (finding,) = result.findings
    assert result.status is ReportStatus.UNREADABLE
    assert result.grade is None
    assert finding.rule.category == "input"
    assert result.detail == "why"


def test_judging_is_deterministic(judged: Judge) -> None:
    answers: Answers = {"sections-present": [violated("b"), violated("a")], "title-present": [violated()]}
    first, second = judged(answers), judged(answers)
    assert replace(first, report=None) == replace(second, report=None)
