"""Identities with a condition, and the relations that only conditions and soft rules use."""

from __future__ import annotations

import pytest
from made_reports import ask, report, statuses, uncertain, violations

from linter.checks.result import ReasonCode, Status
from linter.rulebook.kinds_report import Identity

SHARE = Identity(
    when="sum(applications.other.*.total) > 5", holds="5 * sum(applications.other.*.total) <= applications.total.total"
)
FOLLOWS = Identity(
    when="review.review.total > 0 and applications.total.total = 0", holds="previous.applications.total.total > 0"
)


def others(count: int, total: int) -> dict[str, dict[str, dict[str, object]]]:
    return {"applications": {"other.other": {"total": count}, "total": {"total": total}}}


@pytest.mark.parametrize(
    ("count", "total", "status"),
    [(5, 5, "not_applicable"), (6, 29, "violated"), (6, 30, "held"), (0, 0, "not_applicable")],
)
def test_an_identity_is_asked_only_where_its_condition_holds(count: int, total: int, status: str) -> None:
    assert statuses(SHARE, report(texts=others(count, total))) == [status]


def test_a_share_is_exact_and_its_message_may_use_the_sum() -> None:
    (found,) = violations(SHARE, report(texts=others(7, 34)))
    assert (found.values["sum_applications_other_total"], found.values["applications_total_total"]) == (7, 34)
    assert (found.values["left"], found.values["right"]) == (35, 34)


def test_a_condition_gives_no_equation_for_another_figure_could_end_the_condition() -> None:
    assert all(found.equation is None for found in ask(SHARE, report(texts=others(7, 34))))
    assert all(found.equation is None for found in ask(SHARE, report(texts=others(7, 340))))


def test_what_fails_in_a_condition_is_said() -> None:
    (found,) = ask(SHARE, report(texts=others(2, 10)))
    assert found.reason is not None
    assert str(found.reason.values["detail"].zh) == "其他 2 = 2 ≤ 5"  # type: ignore[union-attr]


def test_a_condition_that_fails_for_sure_needs_neither_its_other_cells_nor_last_years_report() -> None:
    cells = {"applications": {"total": {"total": 3}}, "review": {"review": {"total": ""}}}
    assert statuses(FOLLOWS, report(texts=cells)) == ["not_applicable"]


def test_a_condition_with_a_cell_that_can_not_be_read_leaves_the_question_open() -> None:
    cells = {"applications": {"total": {"total": 0}}, "review": {"review": {"total": uncertain()}}}
    whole = report(texts=cells, previous=report(year=2022))
    (found,) = ask(FOLLOWS, whole)
    assert found.status is Status.NOT_ASSESSABLE
    assert found.reason is not None
    assert found.reason.code is ReasonCode.CELL_UNCERTAIN


def test_last_years_report_is_asked_for_only_where_the_condition_holds() -> None:
    cells = {"review": {"review": {"upheld": 1, "total": 1}}}
    (found,) = ask(FOLLOWS, report(texts=cells))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.PREVIOUS_MISSING
    assert statuses(FOLLOWS, report(texts=cells, previous=report(year=2022))) == ["violated"]
    before = report(year=2022, texts={"applications": {"total": {"total": 4}}})
    assert statuses(FOLLOWS, report(texts=cells, previous=before)) == ["held"]


def test_columns_for_which_the_condition_fails_are_left_out() -> None:
    check = Identity(each="column of applications", when="partial > 0", holds="granted > 0")
    cells = {"applications": {"partial": {"natural_person": 1, "total": 1}, "granted": {"total": 1}}}
    assert statuses(check, report(texts=cells)) == ["violated", "held"]


@pytest.mark.parametrize(
    ("relation", "held"), [("=", {5}), ("!=", {4, 6}), (">=", {5, 6}), ("<=", {4, 5}), (">", {6}), ("<", {4})]
)
def test_every_relation(relation: str, held: set[int]) -> None:
    check = Identity(holds=f"review.review.total {relation} 5")
    found = {n for n in (4, 5, 6) if statuses(check, report(texts={"review": {"review": {"total": n}}})) == ["held"]}
    assert found == held
