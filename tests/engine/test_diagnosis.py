"""One root cause is one finding: which cell is wrong, and what it should say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figures import Figures, applications_identities, ask, causes, consistent, repaired, report, rulebook, spec
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.checks.result import CellRef
from linter.engine.cells import Cells
from linter.engine.diagnosis import diagnose
from linter.engine.finding import Finding, Level

COLUMNS = [column.id for column in spec("applications").columns]
ROWS = [row.id for row in spec("applications").rows]
OUTCOMES = [row for row in ROWS if row not in ("new", "carried_in", "total", "carried_over")]

PARTS = {
    ("granted", "natural_person"): 12,
    ("partial", "natural_person"): 4,
    ("refused.third_party", "natural_person"): 3,
    ("granted", "enterprise"): 5,
    ("unavailable.not_held", "other_org"): 7,
}


def changed(figures: Figures, **to: int) -> Figures:
    """Figures with some cells of the table of applications changed; keys are ``row__column``."""
    return figures | {("applications", *key.split("__")): value for key, value in to.items()}


def cells(finding: Finding) -> set[tuple[str, str]]:
    return {(cell.row, cell.column) for cell in finding.suspects}


def test_figures_that_add_up_have_no_cause() -> None:
    assert causes(consistent(PARTS)) == []


@pytest.mark.parametrize(
    ("cell", "broken"),
    [
        ("granted__natural_person", ["applications-outcomes-sum", "applications-row-total"]),
        ("new__enterprise", ["applications-balance", "applications-row-total"]),
        ("total__total", ["applications-balance", "applications-outcomes-sum", "applications-row-total"]),
    ],
)
def test_one_wrong_cell_is_one_finding_that_lists_all_it_breaks(cell: str, broken: list[str]) -> None:
    figures = consistent(PARTS)
    row, column = cell.split("__")
    (finding,) = causes(changed(figures, **{cell: 90}))
    (repair,) = finding.repairs
    assert (repair.cell, repair.present) == (CellRef("applications", row, column), 90)
    assert repair.proposed == figures["applications", row, column]
    assert (finding.target.row, finding.target.column) == (row, column)
    assert [one.rule.name for one in finding.broken] == broken
    assert finding.rule.name == broken[0]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_single_wrong_cell_is_found_with_its_right_value(data: st.DataObject) -> None:
    parts = data.draw(
        st.dictionaries(
            st.tuples(st.sampled_from(OUTCOMES), st.sampled_from(COLUMNS[:-1])), st.integers(0, 400), max_size=20
        )
    )
    figures = consistent(parts, {column: data.draw(st.integers(0, 50)) for column in COLUMNS[:2]})
    cell = data.draw(st.sampled_from(sorted(figures)))
    wrong = data.draw(st.integers(0, 999).filter(lambda value: value != figures[cell]))
    (finding,) = causes(figures | {cell: wrong})
    (repair,) = finding.repairs
    assert (repair.cell, repair.proposed) == (CellRef(*cell), figures[cell])


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_two_wrong_cells_in_rows_and_columns_of_their_own_are_two_findings(data: st.DataObject) -> None:
    figures = consistent(PARTS)
    rows = data.draw(st.lists(st.sampled_from(OUTCOMES), min_size=2, max_size=2, unique=True))
    columns = data.draw(st.lists(st.sampled_from(COLUMNS[:-1]), min_size=2, max_size=2, unique=True))
    first, second = (("applications", row, column) for row, column in zip(rows, columns, strict=True))
    more, less = data.draw(st.tuples(st.integers(1, 50), st.integers(51, 99)))
    wrong = figures | {first: figures[first] + more, second: figures[second] + less}
    found = causes(wrong)
    assert len(found) == 2
    assert repaired(found) == {first[1:]: figures[first], second[1:]: figures[second]}


def test_two_wrong_cells_of_one_row_are_one_finding() -> None:
    figures = consistent(PARTS)
    found = causes(changed(figures, granted__natural_person=14, granted__enterprise=9))
    assert len(found) == 1
    assert repaired(found) == {("granted", "natural_person"): 12, ("granted", "enterprise"): 5}


def test_errors_that_hide_each_other_in_a_row_are_found_by_their_columns() -> None:
    """The row's total was falsified with its part: the row adds up, two columns don't."""
    figures = consistent(PARTS)
    (finding,) = causes(changed(figures, granted__enterprise=8, granted__total=20))
    assert repaired([finding]) == {("granted", "enterprise"): 5, ("granted", "total"): 17}


def test_what_several_sets_explain_is_not_guessed() -> None:
    """As above, but another row could give away as much: its cells are suspects too, and nothing is proposed."""
    figures = consistent(PARTS | {("partial", "enterprise"): 6})
    (finding,) = causes(changed(figures, granted__enterprise=8, granted__total=20))
    assert finding.repairs == ()
    assert cells(finding) == {(row, column) for row in ("granted", "partial") for column in ("enterprise", "total")}


def test_a_sum_alone_does_not_tell_which_of_its_numbers_is_wrong() -> None:
    figures: Figures = {("review", "review", column.id): 0 for column in spec("review").columns}
    figures |= {("review", "review", "upheld"): 2, ("review", "review", "total"): 3}
    made = report(figures)
    columns = ["upheld", "corrected", "other", "pending"]
    terms = [(1, CellRef("review", "review", "total")), *((-1, CellRef("review", "review", c)) for c in columns)]
    answers = ask(made, [("review-total", terms, CellRef("review", "review", "total"), "=", Level.ERROR)])
    (finding,) = diagnose(answers, Cells(made, rulebook()))
    assert finding.repairs == ()
    assert len(finding.suspects) == 5
    assert (finding.target.row, finding.target.column) == ("review", "total")


def test_no_negative_number_is_proposed() -> None:
    figures: Figures = {("review", "review", column.id): 0 for column in spec("review").columns}
    figures |= {("review", "review", "upheld"): 2}
    made = report(figures)
    columns = ["upheld", "corrected", "other", "pending"]
    terms = [(1, CellRef("review", "review", "total")), *((-1, CellRef("review", "review", c)) for c in columns)]
    answers = ask(made, [("review-total", terms, CellRef("review", "review", "total"), "=", Level.ERROR)])
    (finding,) = diagnose(answers, Cells(made, rulebook()))
    assert cells(finding) == {("review", "upheld"), ("review", "total")}


def test_decimals_are_exact() -> None:
    figures: Figures = {("disclosure", "fees", "amount"): Decimal("7730.28")}
    last_year: Figures = {("disclosure", "fees", "amount"): Decimal("7730.29")}
    made = report(figures, previous=report(last_year, year=2022))
    fees = CellRef("disclosure", "fees", "amount")
    terms = [(1, fees), (-1, CellRef("disclosure", "fees", "amount", previous=True))]
    answers = ask(made, [("review-total", terms, fees, "=", Level.ERROR)])
    (finding,) = diagnose(answers, Cells(made, rulebook()))
    assert [cell.previous for cell in finding.suspects] == [False, True]


def test_an_inequality_names_its_cells_and_proposes_nothing() -> None:
    row = "normative_documents"
    figures: Figures = {
        ("disclosure", row, column): value for column, value in [("issued", 9), ("repealed", 1), ("in_force", 5)]
    }
    made = report(figures)
    refs = {column: CellRef("disclosure", row, column) for column in ("issued", "repealed", "in_force")}
    terms = [(1, refs["issued"]), (-1, refs["repealed"]), (-1, refs["in_force"])]
    answers = ask(made, [("issued-within-stock", terms, refs["issued"], "<=", Level.ERROR)])
    (finding,) = diagnose(answers, Cells(made, rulebook()))
    assert finding.repairs == ()
    assert set(finding.suspects) == set(refs.values())
    assert finding.target.column == "issued"


def test_a_soft_expectation_that_the_same_cell_breaks_joins_the_error() -> None:
    figures = changed(consistent(PARTS), carried_in__natural_person=5)
    made = report(figures, previous=report(consistent(PARTS), year=2022))
    ref = CellRef("applications", "carried_in", "natural_person")
    hard = [
        (name, [(factor, CellRef("applications", *cell)) for factor, cell in terms], ref, "=", Level.ERROR)
        for name, terms, _ in applications_identities()
    ]
    last_year = CellRef("applications", "carried_over", "natural_person", previous=True)
    soft = [("issued-within-stock", [(1, ref), (-1, last_year)], ref, "=", Level.WARNING)]
    (finding,) = diagnose(ask(made, hard + soft), Cells(made, rulebook()))
    assert [one.cell for one in finding.repairs] == [ref]
    assert "issued-within-stock" in [one.rule.name for one in finding.broken]
    assert finding.level is Level.ERROR


def test_a_soft_expectation_does_not_hinder_the_explanation_of_an_error() -> None:
    figures = changed(consistent(PARTS), new__natural_person=90)
    made = report(figures)
    hard = [
        (
            name,
            [(factor, CellRef("applications", *cell)) for factor, cell in terms],
            CellRef("applications", *about),
            "=",
            Level.ERROR,
        )
        for name, terms, about in applications_identities()
    ]
    new, over = (CellRef("applications", row, "natural_person") for row in ("new", "carried_over"))
    soft = [("issued-within-stock", [(1, new), (-1, over)], over, "<=", Level.WARNING)]
    warning, error = diagnose(ask(made, hard + soft), Cells(made, rulebook()))
    assert [one.cell for one in error.repairs] == [new]
    assert warning.level is Level.WARNING


def test_identities_that_usually_hold_name_no_cell() -> None:
    made = report(changed(consistent(PARTS), new__natural_person=90), previous=report(consistent(PARTS), year=2022))
    new, over = (CellRef("applications", row, "natural_person") for row in ("new", "carried_over"))
    soft = [
        ("issued-within-stock", [(1, new), (-1, over)], new, "=", Level.WARNING),
        ("public-stock-covers-published", [(1, new), (-2, over)], new, "=", Level.WARNING),
    ]
    found = diagnose(ask(made, soft), Cells(made, rulebook()))
    assert [len(one.broken) for one in found] == [1, 1]
    assert not any(one.repairs or one.suspects for one in found)


def test_many_wrong_cells_never_hang_and_are_never_silent() -> None:
    figures = consistent(PARTS)
    for number, row in enumerate(OUTCOMES[:9]):
        figures["applications", row, COLUMNS[number % 6]] += 3 * number + 1  # type: ignore[operator]
    found = causes(figures)
    broken = {one.target.row for finding in found for one in finding.broken}
    assert broken >= set(OUTCOMES[:9])
