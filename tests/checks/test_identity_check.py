"""Identities over cells: held, violated with both sides worked out, or not assessable with the cell in question."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_reports import ask, report, rulebook, statuses, template, uncertain, violations, with_table

from linter import checks
from linter.checks.result import CellRef, ReasonCode, Status
from linter.model.named import Named
from linter.rulebook.kinds_report import Identity
from linter.rulebook.rule import Rule

BALANCE = Identity(holds="new + carried_in = total + carried_over", each="column of applications")
OUTCOMES = Identity(
    holds="total = granted + partial + sum(refused.*) + sum(unavailable.*) + sum(unprocessed.*) + sum(other.*)",
    each="column of applications",
)
ROW_TOTAL = Identity(holds="total = natural_person + sum(enterprise..other_org)", each="row of applications")
STOCK = Identity(holds="issued <= in_force + repealed", each="row of disclosure")
CARRIED = Identity(holds="carried_in = previous.applications.carried_over", each="column of applications")


def test_a_clean_table_holds_in_every_column_and_row() -> None:
    assert statuses(BALANCE, report()) == ["held"] * 7
    assert statuses(ROW_TOTAL, report()) == ["held"] * 25
    assert statuses(OUTCOMES, report("2019", 2020)) == ["held"] * 7


def test_a_violation_says_both_sides_and_the_cells_in_words() -> None:
    whole = report(texts={"applications": {"new": {"natural_person": 3}, "total": {"natural_person": 2}}})
    (found,) = violations(BALANCE, whole)
    values = found.values
    assert (values["left"], values["right"], values["difference"]) == (3, 2, 1)
    assert (values["new"], values["carried_in"], values["total"]) == (3, 0, 2)
    assert values["column"] == Named("自然人", "natural persons")
    assert values["expression"] == Named(
        "本年新收政府信息公开申请数量 3 + 上年结转政府信息公开申请数量 0 = 3；总计 2 + 结转下年度继续办理 0 = 2；3 ≠ 2",
        "1. new requests this year 3 + 2. carried in from last year 0 = 3; "
        "(7) total handled 2 + 4. carried over to next year 0 = 2; 3 ≠ 2",
    )
    assert found.target is not None
    assert (found.target.row, found.target.column, found.target.text) == ("total", "natural_person", "2")
    assert found.equation is not None
    assert found.equation.relation == "="
    assert found.equation.terms == (
        (1, CellRef("applications", "new", "natural_person")),
        (1, CellRef("applications", "carried_in", "natural_person")),
        (-1, CellRef("applications", "total", "natural_person")),
        (-1, CellRef("applications", "carried_over", "natural_person")),
    )


def test_a_long_sum_shows_only_what_counts() -> None:
    cells = {"granted": {"total": 1}, "refused.internal_affairs": {"total": 2}, "total": {"total": 4}}
    (found,) = violations(OUTCOMES, report(texts={"applications": cells}))
    expression = found.values["expression"]
    assert isinstance(expression, Named)
    assert expression.zh == "总计 4；予以公开 1 + 部分公开 0 + 属于三类内部事务信息 2 = 3；4 ≠ 3"
    assert found.values["sum_refused"] == 2


def test_an_inequality_holds_at_equality() -> None:
    cells = {"normative_documents": {"issued": 6, "repealed": 2, "in_force": 4}}
    assert statuses(STOCK, report(texts={"disclosure": cells})) == ["held", "held"]
    cells["normative_documents"]["in_force"] = 3
    (found,) = violations(STOCK, report(texts={"disclosure": cells}))
    assert found.target is not None
    assert (found.target.row, found.target.column) == ("normative_documents", "issued")
    assert found.values["difference"] == 1


def test_decimals_are_exact() -> None:
    amounts = Identity(holds="disclosure.fees.amount = 0")
    (found,) = violations(amounts, report(texts={"disclosure": {"fees": {"amount": "0.30"}}}))
    assert found.values["left"] == Decimal("0.30")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", ReasonCode.CELL_BLANK),
        ("/", ReasonCode.CELL_NOT_A_NUMBER),
        ("两件", ReasonCode.CELL_NOT_A_NUMBER),
        (uncertain(), ReasonCode.CELL_UNCERTAIN),
        (None, ReasonCode.CELL_MISSING),
    ],
)
def test_a_cell_without_a_number_is_named_and_never_zero(text: object, code: ReasonCode) -> None:
    whole = report(texts={"applications": {"carried_over": {"research": text}}})
    *others, last = ask(BALANCE, whole)
    assert [instance.status for instance in others] == [Status.HELD] * 6
    assert last.status is Status.NOT_ASSESSABLE
    assert last.reason is not None
    assert last.reason.code is code
    assert last.reason.values["cells"] == Named(
        "“四、结转下年度继续办理”的“科研机构”", "“4. carried over to next year”, “research institutions”"
    )
    assert last.target is not None
    assert (last.target.row, last.target.column) == ("carried_over", "research")


def test_blank_columns_are_one_reason() -> None:
    blank = {"enterprise": "", "research": "", "public_welfare": "", "legal_service": "", "other_org": ""}
    cells = {row.id: blank for row in template().table("applications").all_rows()}
    *held, last = ask(BALANCE, report(texts={"applications": cells}))
    assert len(held) == 2
    assert last.reason is not None
    cells_named = last.reason.values["cells"]
    assert isinstance(cells_named, Named)
    assert cells_named.zh.endswith("共4行的“商业企业”“科研机构”“社会公益组织”等共5列")


def test_a_table_read_in_part_is_not_missing_a_cell() -> None:
    whole = with_table(report(texts={"applications": {"total": None}}), "applications", complete=False)
    (found,) = ask(BALANCE, whole)
    assert found.reason is not None
    assert found.reason.code is ReasonCode.TABLE_INCOMPLETE


def test_without_the_table_or_last_years_report_there_is_one_reason() -> None:
    (found,) = ask(BALANCE, report(tables_without=["applications"]))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.TABLE_MISSING
    (found,) = ask(CARRIED, report())
    assert found.reason is not None
    assert found.reason.code is ReasonCode.PREVIOUS_MISSING


def test_last_years_cells_are_compared() -> None:
    last = report(year=2022, texts={"applications": {"carried_over": {"total": 2}}})
    (found,) = violations(CARRIED, report(previous=last))
    assert found.target is not None
    assert (found.target.row, found.target.column) == ("carried_in", "total")
    assert found.values["previous_applications_carried_over"] == 2
    assert found.equation is not None
    assert found.equation.terms[1] == (-1, CellRef("applications", "carried_over", "total", previous=True))


def test_the_row_of_2019_inside_a_table_of_2021_stands_for_its_group() -> None:
    old = report("2019", 2020, {"applications": {"other": {"total": 2}, "total": {"total": 2}}}).tables["applications"]
    assert statuses(OUTCOMES, with_table(report(), "applications", cells=old.cells)) == ["held"] * 7
    new = report(texts={"applications": {"other.other": {"total": 2}, "total": {"total": 3}}}).tables["applications"]
    (found,) = violations(OUTCOMES, with_table(report("2019", 2020), "applications", cells=new.cells))
    assert found.values["sum_other"] == 2


def test_a_table_of_another_edition_is_asked_by_its_own_rows() -> None:
    old = report("2019", 2020, {"applications": {"other": {"total": 2}}}).tables["applications"]
    whole = with_table(report(), "applications", cells=old.cells, foreign_edition="2019")
    assert statuses(BALANCE, whole) == ["held"] * 7
    (found,) = violations(ROW_TOTAL, whole)
    assert found.values["row"] == Named("（六）其他处理", "(6) other")
    assert len(ask(ROW_TOTAL, whole)) == 23
    made = with_table(report(), "disclosure", cells=report("2019", 2020).tables["disclosure"].cells)
    (found,) = ask(STOCK, with_table(made, "disclosure", foreign_edition="2019"))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.CELL_MISSING


def test_a_group_with_a_row_missing_is_not_assessable() -> None:
    (found,) = ask(OUTCOMES, report(texts={"applications": {"other.unpaid_fee": None}}))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.CELL_MISSING


IDENTITIES = [
    rule
    for rule in rulebook().rules
    if isinstance(rule.check, Identity) and rule.level == "error" and "previous." not in rule.check.holds
]
COLUMNS = ["natural_person", "enterprise", "research", "public_welfare", "legal_service", "other_org"]
count = st.integers(min_value=0, max_value=10**9)


def consistent(draw: Any, edition: str) -> dict[str, dict[str, dict[str, object]]]:
    """Numbers for every cell that satisfy every identity."""
    applications: dict[str, dict[str, int]] = {}
    rows = [row.id for row in template(edition).table("applications").all_rows()]
    frame = ("new", "carried_in", "total", "carried_over")
    for column in COLUMNS:
        for row in rows:
            if row not in frame:
                applications.setdefault(row, {})[column] = draw(st.integers(0, 5))
        handled = sum(applications[row][column] for row in rows if row not in frame)
        over = draw(st.integers(0, 9))
        came = draw(st.integers(0, handled + over))
        numbers = {"new": came, "carried_in": handled + over - came, "total": handled, "carried_over": over}
        for row, number in numbers.items():
            applications.setdefault(row, {})[column] = number
    for row in rows:
        applications[row]["total"] = sum(applications[row][column] for column in COLUMNS)
    review: dict[str, dict[str, int]] = {}
    for row in template(edition).table("review").all_rows():
        parts = {id: draw(count) for id in ("upheld", "corrected", "other", "pending")}
        review[row.id] = {**parts, "total": sum(parts.values())}
    return {"applications": applications, "review": review}  # type: ignore[dict-item]


def answers(rule: Rule, texts: Any, edition: str) -> list[Status]:
    whole = report(edition, 2023 if edition == "2021" else 2020, texts)
    found = list(checks.run(rule, whole, template(edition), rulebook()))
    assert found == list(checks.run(rule, whole, template(edition), rulebook()))
    return [instance.status for instance in found]


@pytest.mark.parametrize("edition", ["2021", "2019"])
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_consistent_tables_hold_and_one_changed_cell_breaks_something(edition: str, data: st.DataObject) -> None:
    texts = consistent(data.draw, edition)
    rules = [rule for rule in IDENTITIES if not rule.applies.editions or edition in rule.applies.editions]
    for rule in rules:
        assert set(answers(rule, texts, edition)) <= {Status.HELD, Status.NOT_APPLICABLE}
    table = data.draw(st.sampled_from(sorted(texts)))
    row = data.draw(st.sampled_from(sorted(texts[table])))
    column = data.draw(st.sampled_from(sorted(texts[table][row])))
    shift = data.draw(st.integers(-9, 9).filter(bool))
    texts[table][row][column] = int(str(texts[table][row][column])) + shift
    assert any(Status.VIOLATED in answers(rule, texts, edition) for rule in rules)


@given(text=st.text(max_size=6), row=st.integers(0, 24), column=st.integers(0, 6))
@settings(max_examples=30, deadline=None)
def test_whatever_stands_in_a_cell_nothing_breaks(text: str, row: int, column: int) -> None:
    spec = template().table("applications")
    texts = {"applications": {spec.all_rows()[row].id: {spec.columns[column].id: text}}}
    for rule in rulebook().rules:
        for instance in checks.run(rule, report(texts=texts), template(), rulebook()):
            assert instance.status in Status
