"""Clean reports stay without errors and warnings, and every rule finds the fault that it is there for.

The whole of both is ``make matrix``; this is a small part of it.
"""

from __future__ import annotations

import random
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.rules import clean, matrix
from benchmarks.rules.bodies import KINDS, body
from benchmarks.rules.examples import examples, why_not
from benchmarks.rules.figures import SIZES, figures, number
from benchmarks.rules.forms import APPLICANTS, CASES, outcome_rows
from benchmarks.rules.numbers import in_chinese, percent
from benchmarks.rules.operators import OPERATORS

RULES = [rule for _, rule in matrix.rules().values()]
TRIED = [rule for rule in RULES if not why_not(rule)]


@pytest.mark.parametrize("first", range(1, 61, 10))
def test_clean_reports_give_no_error_and_no_warning(first: int) -> None:
    assert [alarm for result in clean.run(range(first, first + 10), 1) for alarm in result.alarms] == []


@pytest.mark.parametrize("rule", TRIED, ids=lambda rule: rule.code)
def test_a_rule_finds_its_fault_in_a_file(rule: matrix.Rule) -> None:
    example = next(example for example in examples(rule) if example.violated)
    turn = RULES.index(rule)
    forms = matrix.some(matrix.forms_for(rule, example.changes, matrix.QUICK), 1, turn)
    trials = matrix.attempt(matrix.Task(example.name, forms, rule.code))
    assert [trial for trial in trials if trial.failed] == []


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_an_operator_is_found_and_nothing_strays(operator: matrix.Operator) -> None:
    forms = matrix.some(matrix.forms_of(operator, matrix.QUICK), 1, OPERATORS.index(operator))
    trials = matrix.attempt(matrix.Task(operator.name, forms, seed=1))
    assert [trial for trial in trials if trial.failed] == []


def test_every_rule_has_a_mutant_or_a_reason() -> None:
    assert [rule.code for rule in TRIED if not any(example.violated for example in examples(rule))] == []


def test_every_operator_names_rules_that_there_are() -> None:
    known = {rule.code for rule in RULES}
    assert {code for operator in OPERATORS for code in (*operator.codes, *operator.allowed)} <= known


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    year=st.sampled_from(clean.YEARS),
    kind=st.sampled_from(KINDS),
    size=st.sampled_from(SIZES),
)
def test_generated_figures_hold_every_identity_of_the_form(seed: int, year: int, kind: str, size: str) -> None:
    rng = random.Random(seed)
    tables = figures(rng, body(rng, kind), year, size)

    def cell(row: str, column: str) -> int:
        return number(tables, "applications", row, column)

    rows = outcome_rows("2019" if year <= 2020 else "2021")
    for column in APPLICANTS:
        assert cell("new", column) + cell("carried_in", column) == cell("total", column) + cell("carried_over", column)
        assert cell("total", column) == sum(cell(row, column) for row in rows)
    for row in ("new", "carried_in", "total", "carried_over", *rows):
        assert cell(row, "total") == sum(cell(row, column) for column in APPLICANTS if column != "total")
    for case in CASES:
        results = [number(tables, "review", case, column) for column in ("upheld", "corrected", "other", "pending")]
        assert number(tables, "review", case, "total") == sum(results)


@given(part=st.integers(0, 5000), whole=st.integers(1, 5000), digits=st.integers(0, 2))
def test_percentages_are_within_half_a_unit_of_their_last_digit(part: int, whole: int, digits: int) -> None:
    said = Decimal(percent(part, whole, digits).removesuffix("%"))
    assert abs(said - Decimal(part) * 100 / Decimal(whole)) <= Decimal(1).scaleb(-digits) / 2 + Decimal("1e-20")


def test_numbers_in_words() -> None:
    assert [in_chinese(value) for value in (2, 10, 13, 20, 45)] == ["二", "十", "十三", "二十", "四十五"]
