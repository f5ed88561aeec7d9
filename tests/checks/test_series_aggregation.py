"""A government's report against the reports that it sums up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import ask, report, statuses, violations

from linter.checks.result import Instance, ReasonCode, Status
from linter.model.place import Place
from linter.model.report import Body, Passage, Report
from linter.rulebook.kinds_series import Aggregation

OWN = {"apart": "税务局", "own": "本政府机关", "office": "办公[室厅]$"}
EACH = Aggregation(relation="at_least_each", cells=["disclosure.*", "applications.*", "review.*"], **OWN)
SUM = Aggregation(relation="sum", cells=["disclosure.*", "applications.*.total"], **OWN)
COUNTY, OFFICE = "青枫市云溪县人民政府", "青枫市云溪县人民政府办公室"
FORESTS, FINANCE, TAXES = "青枫市云溪县林业和草原局", "青枫市云溪县财政局", "国家税务总局云溪县税务局"
PLACES = ["林业和草原", "财政", "水利", "教育"]
ROWS = {
    "licences": "decisions",
    "penalties": "decisions",
    "coercion": "decisions",
    "normative_documents": "in_force",
    "regulations": "in_force",
    "fees": "amount",
}


def body(name: str, figures: Mapping[str, object], **changes: Any) -> Report:
    texts = {"disclosure": {row: {ROWS[row]: figure} for row, figure in figures.items()}}
    kind = Body.GOVERNMENT if name == COUNTY else Body.DEPARTMENT
    return report(texts=texts, organisation=name, body=kind, path=name, **changes)


def whole(figures: Mapping[str, object], *parts: Report) -> Report:
    return replace(body(COUNTY, figures), parts=parts)


def test_a_figure_below_that_of_a_part_is_found_once_a_part() -> None:
    made = whole({"licences": 10, "penalties": 3}, body(FORESTS, {"licences": 12, "penalties": 4}), body(FINANCE, {}))
    (found,) = violations(EACH, made)
    assert found.values["part"] == FORESTS
    assert found.values["count"] == 2
    assert {place.path for place in found.related} == {FORESTS}
    assert found.target is not None
    assert found.target.text == "10"


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [("5949.088667", "5949.09", "held"), ("5949.088667", "5949.1", "held"), ("5949.02", "5949.1", "violated")],
)
def test_an_amount_may_be_rounded_by_a_part(ours: str, theirs: str, outcome: str) -> None:
    assert statuses(EACH, whole({"fees": ours}, body(FINANCE, {"fees": theirs}))) == [outcome]


@pytest.mark.parametrize("check", [EACH, SUM], ids=["each", "sum"])
def test_without_parts_that_count_nothing_is_compared(check: Aggregation) -> None:
    others = (body(TAXES, {"licences": 90}), report(year=2022, organisation=FORESTS), report("2019", 2023))
    for parts in ((), others):
        (found,) = ask(check, whole({}, *parts))
        assert found.reason is not None
        assert found.reason.code is ReasonCode.PARTS_MISSING


def test_the_offices_own_report_is_a_part_of_the_sum_and_is_not_compared_by_itself() -> None:
    made = whole({"licences": 10}, body(OFFICE, {"licences": 12}))
    (found,) = ask(EACH, made)
    assert found.status is Status.NOT_ASSESSABLE
    assert statuses(SUM, whole({"licences": 12}, body(OFFICE, {"licences": 12}))) == ["held"]


@pytest.mark.parametrize("name", ["青枫市云溪县松岩镇人民政府", "云溪县松岩镇人民政府"])
def test_a_lower_government_is_a_part_like_any_other(name: str) -> None:
    (found,) = violations(EACH, whole({"licences": 10}, body(name, {"licences": 12})))
    assert found.values["part"] == name


def test_a_sum_larger_than_the_whole_is_found_and_names_the_parts() -> None:
    made = whole({"licences": 20}, body(FORESTS, {"licences": 12}), body(FINANCE, {"licences": 9}))
    (found,) = violations(SUM, made)
    assert (found.values["whole"], found.values["sum"], found.values["difference"]) == (20, 21, 1)
    assert found.values["count"] == 2
    assert FORESTS in str(found.values["parts"])
    assert len(found.related) == 2


def test_a_smaller_sum_is_left_open_since_parts_may_be_missing() -> None:
    (found,) = ask(SUM, whole({"licences": 20, "penalties": 5}, body(FORESTS, {"licences": 12})))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.EVIDENCE_MISSING


def test_where_nearly_every_figure_adds_up_the_parts_are_all_there_and_the_rest_is_wrong() -> None:
    figures = {"licences": 7, "penalties": 5, "coercion": 3, "normative_documents": 4, "fees": "2.5"}
    made = whole({**figures, "licences": 8}, body(FORESTS, figures))
    (found,) = violations(SUM, made)
    assert (found.values["whole"], found.values["sum"]) == (8, 7)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 10**6), min_size=4, max_size=4), min_size=1, max_size=4))
def test_a_whole_that_is_the_sum_of_its_parts_never_complains(figures: list[list[int]]) -> None:
    rows = ["licences", "penalties", "coercion", "normative_documents"]
    parts = [body(f"{place}局", dict(zip(rows, row, strict=True))) for place, row in zip(PLACES, figures, strict=False)]
    made = whole({row: sum(numbers[at] for numbers in figures) for at, row in enumerate(rows)}, *parts)
    assert set(statuses(EACH, made)) == {"held"}
    assert statuses(SUM, made) == ["held"]


def unsure(found: Instance) -> bool:
    return found.reason is not None and found.reason.code is ReasonCode.EVIDENCE_MISSING


def test_a_part_that_is_there_twice_counts_once() -> None:
    page, file = body(FORESTS, {"licences": 12}), replace(body(FORESTS, {"licences": 12}), path="again.pdf")
    assert statuses(SUM, whole({"licences": 12}, page, file)) == ["held"]


def test_two_reports_of_a_part_with_other_figures_are_not_added_up() -> None:
    one, other = body(FORESTS, {"licences": 12}), replace(body(FORESTS, {"licences": 3}), path="again.pdf")
    (found,) = ask(SUM, whole({"licences": 12}, one, other))
    assert unsure(found)
    assert statuses(EACH, whole({"licences": 5}, one, other)) == ["not_assessable"]


def test_the_office_counts_once_under_whatever_name() -> None:
    title = Passage(f"{COUNTY}本政府机关2023年政府信息公开工作年度报告", Place(line=1))
    own = replace(body(COUNTY, {"licences": 2}), path="own.pdf", title=title)
    made = whole({"licences": 5}, body(OFFICE, {"licences": 2}), own, body(FORESTS, {"licences": 3}))
    assert statuses(SUM, made) == ["held"]
    assert statuses(EACH, made) == ["held"]


def test_a_report_under_the_wholes_own_name_may_be_the_whole_again() -> None:
    (found,) = ask(SUM, whole({"licences": 5}, replace(body(COUNTY, {"licences": 5}), path="again.pdf")))
    assert unsure(found)


def test_the_report_of_the_office_alone_sums_up_nothing() -> None:
    title = Passage(f"{COUNTY}（本政府机关）2023年政府信息公开工作年度报告", Place(line=1))
    made = replace(whole({"licences": 1}, body(FORESTS, {"licences": 12})), title=title)
    assert statuses(EACH, made) == statuses(SUM, made) == ["not_applicable"]


def test_an_office_inside_a_department_is_not_the_governments_own() -> None:
    (found,) = violations(EACH, whole({"licences": 10}, body("青枫市云溪县财政局", {"licences": 12})))
    assert found.values["part"] == "青枫市云溪县财政局"


ALL = {"licences": 7, "penalties": 5, "coercion": 3, "normative_documents": 4, "fees": "2.5"}


def test_a_complete_set_of_parts_makes_a_smaller_sum_a_finding() -> None:
    made = whole({**ALL, "licences": 17, "penalties": 15, "coercion": 9}, body(FORESTS, ALL))
    assert statuses(SUM, made) == ["not_assessable"]
    found = violations(SUM, replace(made, parts_complete=True))
    assert [(one.values["whole"], one.values["sum"]) for one in found] == [(17, 7), (15, 5), (9, 3)]


def test_parts_that_hardly_ever_add_up_are_not_those_of_the_whole() -> None:
    made = whole({row: 40 + at for at, row in enumerate(ALL)}, body(FORESTS, ALL))
    assert statuses(SUM, replace(made, parts_complete=True)) == ["not_assessable"]


def test_a_body_that_reports_elsewhere_may_have_been_counted() -> None:
    parts = (body(FORESTS, ALL), body(TAXES, {"licences": 10}))
    assert statuses(SUM, replace(whole({**ALL, "licences": 17}, *parts), parts_complete=True)) == ["not_assessable"]
    (found,) = violations(SUM, replace(whole({**ALL, "licences": 18}, *parts), parts_complete=True))
    assert found.values["difference"] == 11
