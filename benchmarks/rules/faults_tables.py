"""Faults in the tables' numbers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from benchmarks.rules import drafts, forms
from benchmarks.rules.fault import SUMS, Change, Operator, only
from benchmarks.rules.figures import number
from benchmarks.rules.forms import APPLICANTS, CASES, outcome_rows
from benchmarks.rules.writing import Written


def _cell(table: str, row: str, column: str, told: Callable[[random.Random, int], str]) -> Change:
    def change(rng: random.Random, report: Written) -> Written:
        text = told(rng, number(report.tables, table, row, column))
        return drafts.with_cells(report, table, {(row, column): text})

    return change


def _more(rng: random.Random, value: int) -> str:
    return str(value + rng.randint(1, 9))


def _any_leaf(told: Callable[[random.Random, int], str]) -> Change:
    def change(rng: random.Random, report: Written) -> Written | None:
        row, column = rng.choice(outcome_rows(report.edition)), rng.choice(list(APPLICANTS)[:-1])
        return _cell("applications", row, column, told)(rng, report)

    return change


def _balanced_leaf(rng: random.Random, report: Written) -> Written:
    """One request moved from one outcome to another."""
    here = [row for row in outcome_rows(report.edition) if number(report.tables, "applications", row, "natural_person")]
    other = "unavailable.not_held"
    if not here or here[0] == other:
        return report
    row = here[0]
    cells = {}
    for column in ("natural_person", "total"):
        cells[row, column] = str(number(report.tables, "applications", row, column) - 1)
        cells[other, column] = str(number(report.tables, "applications", other, column) + 1)
    return drafts.with_cells(report, "applications", cells)


def _shifted(rng: random.Random, report: Written) -> Written | None:
    """The numbers of a row one column to the right; the last one is lost."""
    rows = [row for row in ("new", "total") if number(report.tables, "applications", row, "natural_person")]
    if not rows:
        return None
    row = rows[0]
    values = [number(report.tables, "applications", row, column) for column in APPLICANTS]
    moved = [0, *values[:-1]]
    if sum(moved[:-1]) == moved[-1]:
        return None
    cells = {(row, column): str(value) for column, value in zip(APPLICANTS, moved, strict=True)}
    return drafts.with_cells(report, "applications", cells)


def _case(column: str, told: Callable[[random.Random, int], str]) -> Change:
    def change(rng: random.Random, report: Written) -> Written:
        return _cell("review", rng.choice(CASES), column, told)(rng, report)

    return change


def _counted(rng: random.Random, report: Written) -> tuple[str, str]:
    """A cell of the disclosure table that counts something."""
    cells = [
        (row, column)
        for _, columns, rows in forms.BLOCKS[report.edition]
        for row in rows
        for column in columns
        if column not in ("amount", "change")
    ]
    return rng.choice(cells)


def _count(text: str) -> Change:
    return lambda rng, report: drafts.with_cells(report, "disclosure", {_counted(rng, report): text})


def _issued_without_stock(rng: random.Random, report: Written) -> Written:
    row = "normative_documents"
    cells = {(row, "issued"): "9", (row, "repealed"): "0", (row, "in_force"): "4"}
    return drafts.with_cells(report, "disclosure", cells)


def _partial_twice(rng: random.Random, report: Written) -> Written | None:
    """What was granted in part also counted under a refusal."""
    cells = {}
    for column in APPLICANTS:
        partial = number(report.tables, "applications", "partial", column)
        there = number(report.tables, "applications", "refused.process_info", column)
        if partial:
            cells["refused.process_info", column] = str(there + partial)
    return drafts.with_cells(report, "applications", cells) if cells else None


def _quietly(change: Change) -> Change:
    """The change in a report whose words have no figures of the tables, so that they don't contradict the fault."""
    return lambda rng, report: change(rng, drafts.quiet(report))


_FAULTS: tuple[Operator, ...] = (
    Operator("one outcome too many", SUMS, _any_leaf(_more)),
    Operator("handled in all too many", SUMS, _cell("applications", "total", "total", _more)),
    Operator("new in all too many", SUMS, _cell("applications", "new", "total", _more)),
    Operator("new by a person too many", SUMS, _cell("applications", "new", "natural_person", _more)),
    Operator("carried over too many", SUMS, _cell("applications", "carried_over", "total", _more)),
    Operator("numbers of a row shifted", (*SUMS, "GID306", "GID307"), _shifted),
    Operator("a request under another outcome", (), _balanced_leaf, control=True),
    Operator("a review total too many", ("GID401",), _case("total", _more)),
    Operator("a result too many", ("GID401",), _case("corrected", _more)),
    Operator("more documents issued than there are", ("GID211",), only(since=2021)(_issued_without_stock)),
    Operator("blank count in the disclosure table", ("GID201",), _count("")),
    Operator("sign for a count in the disclosure table", ("GID202",), _count("/")),
    Operator("decimals in the disclosure table", ("GID203",), _count("2.5"), allowed=("GID211",)),
    Operator("blank outcome", ("GID311",), _any_leaf(lambda rng, value: "")),
    Operator("sign for an outcome", ("GID312",), _any_leaf(lambda rng, value: "—")),
    Operator("negative outcome", ("GID313",), _any_leaf(lambda rng, value: "-2"), allowed=SUMS),
    Operator("a partial grant counted again as a refusal", ("GID314",), _partial_twice, allowed=SUMS),
    Operator("rules of a body that makes none", ("GID226",), only("department", "township", "street", since=2021)(
        lambda rng, report: drafts.with_cells(report, "disclosure", {("regulations", "in_force"): "3"}))),
    Operator("blank result", ("GID411",), _case("pending", lambda rng, value: "")),
    Operator("word for a result", ("GID412",), _case("other", lambda rng, value: "无")),
    Operator("half a result", ("GID413",), _case("upheld", lambda rng, value: "1.5"), allowed=("GID401",)),
)  # fmt: skip

FAULTS = tuple(replace(fault, change=_quietly(fault.change)) for fault in _FAULTS)
