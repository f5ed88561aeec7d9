"""Cells of a forbidden kind, said in few words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from made_reports import ask, report, statuses, template, uncertain, violations

from linter.checks.result import ReasonCode, Status
from linter.model.named import Named
from linter.rulebook.kinds_report import Cells

BLANK = Cells(table="applications", forbid=["blank"])
MARK = Cells(table="applications", forbid=["mark"])
NUMBER = Cells(table="disclosure", forbid=["text", "negative", "fraction"])
ORGANISATIONS = ("enterprise", "research", "public_welfare", "legal_service", "other_org")


def described(check: Cells, cells: Mapping[str, Mapping[str, object]]) -> Named:
    (found,) = violations(check, report(texts={check.table: cells}))
    value = found.values["cells"]
    assert isinstance(value, Named)
    return value


def test_a_full_table_holds() -> None:
    assert statuses(BLANK, report()) == ["held"]


def test_one_blank_cell_is_named() -> None:
    (found,) = violations(BLANK, report(texts={"applications": {"new": {"research": ""}}}))
    assert found.values["cells"] == Named(
        "“一、本年新收政府信息公开申请数量”的“科研机构”", "“1. new requests this year”, “research institutions”"
    )
    assert found.target is not None
    assert (found.target.row, found.target.column) == ("new", "research")


def test_whole_columns_are_said_as_such() -> None:
    rows = [row.id for row in template().table("applications").all_rows()]
    said = described(BLANK, {row: dict.fromkeys(ORGANISATIONS, "") for row in rows})
    assert said.zh == "“商业企业”“科研机构”“社会公益组织”等共5列×25行，125格"
    assert (
        said.en
        == "5 whole columns (“enterprises”, “research institutions”, “public welfare organisations” and 2 more)"
        + (", 125 cells")
    )


def test_whole_rows_are_said_as_such() -> None:
    said = described(BLANK, {"partial": dict.fromkeys((*ORGANISATIONS, "natural_person", "total"), "")})
    assert said.zh == "“（二）部分公开”整行7格"


def test_some_rows_of_some_columns_are_said_as_a_block() -> None:
    said = described(BLANK, {row: {"enterprise": "", "research": ""} for row in ("new", "granted")})
    assert said.zh == "“一、本年新收政府信息公开申请数量”“（一）予以公开”共2行的“商业企业”“科研机构”共2列"


def test_an_empty_table_is_said_in_one_word() -> None:
    columns = [column.id for column in template().table("applications").columns]
    rows = [row.id for row in template().table("applications").all_rows()]
    assert described(BLANK, {row: dict.fromkeys(columns, "") for row in rows}).zh == "全部175格"


def test_signs_are_one_instance_with_what_stands_there() -> None:
    cells = {"new": {"research": "/"}, "granted": {"total": "—"}}
    (found,) = violations(MARK, report(texts={"applications": cells}))
    assert found.values["text"] == ("/", "—")
    assert found.values["count"] == 2


def test_every_wrong_number_is_an_instance_of_its_own() -> None:
    cells = {"licences": {"decisions": "2.5"}, "penalties": {"decisions": -4}, "coercion": {"decisions": "见附件"}}
    found = violations(NUMBER, report(texts={"disclosure": cells}))
    assert sorted(str(instance.values["text"]) for instance in found) == ["-4", "2.5", "见附件"]


@pytest.mark.parametrize(
    ("edition", "cells"),
    [
        ("2021", {"fees": {"amount": "4166.241619"}}),
        ("2019", {"licences": {"change": -3}}),
        ("2021", {"licences": {"decisions": "3.00"}}),
    ],
)
def test_amounts_may_have_decimals_and_changes_a_sign(edition: str, cells: Mapping[str, Mapping[str, object]]) -> None:
    assert statuses(NUMBER, report(edition, 2023 if edition == "2021" else 2020, {"disclosure": cells})) == ["held"]


def test_a_doubtful_cell_is_neither_blank_nor_full() -> None:
    cells = {"new": {"research": uncertain()}, "granted": {"total": ""}}
    found = ask(BLANK, report(texts={"applications": cells}))
    assert [instance.status for instance in found] == [Status.VIOLATED, Status.NOT_ASSESSABLE]
    assert found[1].reason is not None
    assert found[1].reason.code is ReasonCode.CELL_UNCERTAIN
    assert found[1].reason.values["detail"] == "两种读法"


def test_without_the_table_there_is_nothing_to_look_at() -> None:
    (found,) = ask(BLANK, report(tables_without=["applications"]))
    assert found.reason is not None
    assert found.reason.code is ReasonCode.TABLE_MISSING
