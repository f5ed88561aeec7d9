"""Year against year: carry-over, stocks, jumps, repeated tables; and when two years can't be compared."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import ask, report, rulebook, statuses, uncertain, violations

from linter.checks.result import ReasonCode, Status
from linter.engine import judge
from linter.model.named import Named
from linter.model.report import Body, Report
from linter.rulebook.kinds_report import Identity
from linter.rulebook.kinds_series import Jump, SameFigures

CARRIED = Identity(holds="applications.carried_in.total = previous.applications.carried_over.total")
STOCK = Identity(
    holds="in_force = previous.disclosure.in_force + issued - repealed",
    each="row of disclosure",
    only=["normative_documents"],
)
JUMP = Jump(cells=["disclosure.*", "applications.new.total"], times=5, beyond=20)
SAME = SameFigures(least=3, value=10, besides=["*.total", "disclosure.*.in_force"])


def documents(issued: int, repealed: int, in_force: object) -> dict[str, Any]:
    row = {"issued": issued, "repealed": repealed, "in_force": in_force}
    return {"disclosure": {"normative_documents": row}}


def two_years(this: dict[str, Any], last: dict[str, Any], **changes: Any) -> Report:
    return report(texts=this, previous=report(year=2022, texts=last, path="last.html", **changes))


def reason(found: list[Any]) -> ReasonCode:
    (one,) = found
    assert one.reason is not None
    return ReasonCode(one.reason.code)


def test_what_is_carried_in_is_what_last_year_carried_over() -> None:
    whole = two_years({"applications": {"carried_in": {"total": 2}}}, {"applications": {"carried_over": {"total": 5}}})
    (found,) = violations(CARRIED, whole)
    assert (found.values["left"], found.values["right"]) == (2, 5)
    (there,) = found.related
    assert (there.path, there.row, there.column, there.text) == ("last.html", "carried_over", "total", "5")


def test_the_carry_over_goes_on_over_a_change_of_the_format_and_table_two_does_not() -> None:
    last = report("2019", 2020, {"applications": {"carried_over": {"total": 3}}})
    whole = report("2021", 2021, {"applications": {"carried_in": {"total": 3}}}, previous=last)
    assert statuses(CARRIED, whole) == ["held"]
    (found,) = ask(STOCK, whole)
    assert found.status is Status.NOT_APPLICABLE
    assert reason([found]) is ReasonCode.OTHER_EDITION


@pytest.mark.parametrize(
    ("previous", "detail"),
    [
        (report(year=2021), "2021"),
        (report(year=None), "年度"),
        (report(year=2022, organisation="青枫市云溪县林业和草原局"), "林业"),
        (report(year=2022, body=Body.GOVERNMENT), "主体"),
    ],
    ids=["not the year before", "no year", "another body", "another kind of body"],
)
@pytest.mark.parametrize("check", [CARRIED, STOCK, JUMP, SAME], ids=["carry-over", "stock", "jump", "same"])
def test_a_report_that_is_not_last_years_is_not_compared(check: Any, previous: Report, detail: str) -> None:
    found = ask(check, report(previous=previous))
    assert reason(found) is ReasonCode.PREVIOUS_OTHER
    said = found[0].reason.values["detail"] if found[0].reason else None
    assert isinstance(said, Named)
    assert detail in said.zh


def test_a_table_that_last_years_report_lacks_is_said_to_be_last_years() -> None:
    (found,) = ask(CARRIED, report(previous=report(year=2022, tables_without=["applications"])))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.TABLE_MISSING
    assert "上年" in str(found.reason.values["table"])


def test_a_cell_of_last_year_that_is_not_certain_leaves_the_stock_open() -> None:
    (found,) = ask(STOCK, two_years(documents(2, 1, 11), documents(0, 0, uncertain())))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.CELL_UNCERTAIN


def test_two_years_that_disagree_blame_no_cell_of_either() -> None:
    carried = {"total": 2, "natural_person": 2}
    this = {"carried_in": carried, "granted": carried, "total": carried}
    last = {"carried_over": {"total": 5, "natural_person": 5}}
    rules = [rule for rule in rulebook().rules if isinstance(rule.check, Identity)]
    result = judge(two_years({"applications": this}, {"applications": last}), rulebook(), path="this.html", rules=rules)
    (finding,) = result.findings
    assert finding.rule.name == "carried-in-total"
    assert (finding.repairs, finding.suspects) == ((), ())
    assert [place.path for place in finding.related] == ["last.html"]


def test_a_cell_that_breaks_its_own_table_too_is_named_once() -> None:
    applications = {
        "new": {"total": 8, "natural_person": 8},
        "carried_in": {"total": 3, "natural_person": 2},
        "granted": {"total": 10, "natural_person": 10},
        "total": {"total": 10, "natural_person": 10},
    }
    last = {"applications": {"carried_over": {"total": 2, "natural_person": 2}}}
    rules = [rule for rule in rulebook().rules if isinstance(rule.check, Identity)]
    result = judge(two_years({"applications": applications}, last), rulebook(), path="this.html", rules=rules)
    (finding,) = [one for one in result.findings if one.level == "error"]
    (repair,) = finding.repairs
    assert (repair.cell.row, repair.cell.column, repair.proposed) == ("carried_in", "total", 2)
    assert "carried-in-total" in [one.rule.name for one in finding.broken]
    assert [place.path for place in finding.related] == ["last.html"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 500), st.integers(0, 200), st.integers(0, 200))
def test_a_stock_that_rolls_forward_never_complains(before: int, issued: int, repealed: int) -> None:
    repealed = min(repealed, before + issued)
    now = before + issued - repealed
    assert statuses(STOCK, two_years(documents(issued, repealed, now), documents(0, 0, before))) == ["held"]
    assert statuses(STOCK, two_years(documents(issued, repealed, now + 1), documents(0, 0, before))) == ["violated"]


def licences(number: object) -> dict[str, Any]:
    return {"disclosure": {"licences": {"decisions": number}}}


@pytest.mark.parametrize(
    ("before", "now", "outcome"),
    [
        (2293, 10690, "held"),
        (2293, 11466, "violated"),
        (10690, 2629, "held"),
        (10690, 2137, "violated"),
        (42, 0, "violated"),
        (0, 54, "violated"),
        (4, 24, "held"),
        (0, 20, "held"),
    ],
)
def test_a_jump_is_out_of_proportion_and_large(before: int, now: int, outcome: str) -> None:
    assert statuses(JUMP, two_years(licences(now), licences(before))) == [outcome]


def test_a_jump_says_both_figures_and_where_last_years_stands() -> None:
    (found,) = violations(JUMP, two_years(licences("12.5"), licences("7000")))
    assert (found.values["before"], found.values["after"]) == (7000, Decimal("12.5"))
    assert found.related[0].text == "7000"


def test_over_a_change_of_the_format_only_figures_of_the_same_name_are_compared() -> None:
    last = report(
        "2019", 2020, {"disclosure": {"licences": {"decisions": 9000}}, "applications": {"new": {"total": 90}}}
    )
    (found,) = violations(JUMP, report("2021", 2021, previous=last))
    assert found.target is not None
    assert found.target.table == "applications"


def test_a_change_of_scope_needs_several_jumps_in_one_direction_and_no_word_about_it() -> None:
    scope = Jump(cells=["disclosure.*", "applications.new.total"], times=5, beyond=20, together=3, unless=["口径"])
    rows = {"licences": 900, "penalties": 800, "coercion": 700}
    big = {"disclosure": {row: {"decisions": number} for row, number in rows.items()}}
    (found,) = violations(scope, two_years({}, big))
    assert found.values["count"] == 3
    mixed = {"disclosure": {**big["disclosure"], "coercion": {"decisions": 0}}}
    assert statuses(scope, two_years({"disclosure": {"coercion": {"decisions": 700}}}, mixed)) == ["held"]
    explained = replace(two_years({}, big), preface=report(preface=["本年统计口径有调整。"]).preface)
    assert statuses(scope, explained) == ["held"]


FIGURES = {
    "disclosure": {"licences": {"decisions": 218}, "penalties": {"decisions": 46}, "fees": {"amount": "12.6"}},
    "applications": {"new": {"natural_person": 3, "total": 3}},
}


def test_tables_that_repeat_last_years_are_found() -> None:
    (found,) = violations(SAME, two_years(FIGURES, FIGURES))
    assert found.values["count"] == 4
    assert found.target is not None
    assert found.target.text == "218"


def test_one_figure_that_differs_clears_the_tables() -> None:
    other = {**FIGURES, "applications": {"new": {"natural_person": 3, "total": 4}}}
    assert statuses(SAME, two_years(FIGURES, other)) == ["held"]
    assert statuses(SAME, two_years({}, {})) == ["held"]
    unread = {**FIGURES, "review": {"review": {"total": uncertain()}}}
    (found,) = ask(SAME, two_years(unread, FIGURES))
    assert found.status is Status.NOT_ASSESSABLE
