"""Reports made of nothing but their figures, for tests of what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from linter.checks.result import CellRef, Equation, Instance, Status, Target
from linter.engine.answers import Answer
from linter.engine.cells import Cells
from linter.engine.diagnosis import diagnose
from linter.engine.finding import Finding, Level, Outcome
from linter.model.document import Document, FileFormat
from linter.model.place import Place
from linter.model.report import Body, Cell, CellKind, Report, Signature, Table
from linter.rulebook import Rulebook, load
from linter.rulebook.rule import Rule
from linter.rulebook.template import TableSpec

Figures = dict[tuple[str, str, str], int | Decimal | None]
"""What stands in the cells, by table, row and column; ``None`` is a blank."""


@cache
def rulebook() -> Rulebook:
    return load()


def spec(table: str) -> TableSpec:
    return rulebook().template("2021").table(table)


def consistent(parts: Mapping[tuple[str, str], int] | None = None, new: Mapping[str, int] | None = None) -> Figures:
    """A table of applications in which everything adds up. ``parts`` are outcomes by row and column, ``new`` the new
    requests by column; what is missing is 0, and the rest follows."""
    table = spec("applications")
    rows = [row.id for row in table.rows]
    columns = [column.id for column in table.columns]
    outcomes = [row for row in rows if row not in ("new", "carried_in", "total", "carried_over")]
    cells: dict[tuple[str, str], int] = {}
    for column in columns[:-1]:
        for row in outcomes:
            cells[row, column] = (parts or {}).get((row, column), 0)
        cells["total", column] = sum(cells[row, column] for row in outcomes)
        cells["new", column] = (new or {}).get(column, cells["total", column])
        cells["carried_in", column] = max(0, cells["total", column] - cells["new", column])
        cells["carried_over", column] = max(0, cells["new", column] - cells["total", column])
    for row in rows:
        cells[row, "total"] = sum(cells[row, column] for column in columns[:-1])
    return {("applications", row, column): value for (row, column), value in cells.items()}


def report(figures: Figures, **given: object) -> Report:
    """A report with these figures; ``given`` are its other parts."""
    tables: dict[str, dict[str, dict[str, Cell]]] = {}
    for line, ((table, row, column), value) in enumerate(figures.items(), 1):
        kind = CellKind.BLANK if value is None else CellKind.NUMBER
        cell = Cell("" if value is None else str(value), kind, value, Place(line=line))
        tables.setdefault(table, {}).setdefault(row, {})[column] = cell
    parts: dict[str, object] = {
        "document": Document(FileFormat.TEXT, ()),
        "organisation": "青枫市云溪县水利局",
        "body": Body.DEPARTMENT,
        "year": 2023,
        "edition": "2021",
        "title": None,
        "preface": (),
        "period": None,
        "sections": (),
        "other_headings": (),
        "tables": {id: Table(id, cells, (), (), (), Place(line=1)) for id, cells in tables.items()},
        "signature": Signature(None, None, None),
        "published": None,
    }
    return Report(**{**parts, **given})  # type: ignore[arg-type]


def rule(name: str) -> Rule:
    found = rulebook().rule(name)
    assert found is not None, name
    return found


def applications_identities() -> list[tuple[str, list[tuple[int, tuple[str, str]]], tuple[str, str]]]:
    """The identities of the table of applications: rule, terms, target."""
    table = spec("applications")
    rows = [row.id for row in table.rows]
    columns = [column.id for column in table.columns]
    outcomes = [row for row in rows if row not in ("new", "carried_in", "total", "carried_over")]
    return [
        *(
            (
                "applications-balance",
                [(1, ("new", c)), (1, ("carried_in", c)), (-1, ("total", c)), (-1, ("carried_over", c))],
                ("new", c),
            )
            for c in columns
        ),
        *(
            ("applications-outcomes-sum", [(1, ("total", c)), *((-1, (r, c)) for r in outcomes)], ("total", c))
            for c in columns
        ),
        *(
            ("applications-row-total", [(1, (r, "total")), *((-1, (r, c)) for c in columns[:-1])], (r, "total"))
            for r in rows
        ),
    ]


def ask(made: Report, identities: list[tuple[str, list[tuple[int, CellRef]], CellRef, str, Level]]) -> list[Answer]:
    """What identities say about a report's figures; those with a cell that has no number are left out."""
    cells = Cells(made, rulebook())
    by_rule: dict[str, list[Instance]] = {}
    levels: dict[str, Level] = {}
    for name, terms, about, relation, level in identities:
        levels[name] = level
        numbers = [cells.value(ref) for _, ref in terms]
        if any(number is None for number in numbers):
            continue
        amount = sum(factor * number for (factor, _), number in zip(terms, numbers, strict=True) if number is not None)
        held = {"=": amount == 0, ">=": amount >= 0, "<=": amount <= 0}[relation]
        target = Target(Place(line=1), "", None, about.table, about.row, about.column)
        equation = Equation(tuple(terms), 0, relation)
        values = {"amount": amount}
        status = Status.HELD if held else Status.VIOLATED
        by_rule.setdefault(name, []).append(Instance(status, target, values, equation=equation))
    answers = []
    for name, instances in sorted(by_rule.items(), key=lambda item: rule(item[0]).code):
        status = Status.VIOLATED if any(one.status is Status.VIOLATED for one in instances) else Status.HELD
        answers.append(Answer(Outcome(rule(name), status, (), len(instances)), levels[name], tuple(instances)))
    return answers


def causes(figures: Figures) -> list[Finding]:
    """The root causes in a table of applications."""
    made = report(figures)
    identities = [
        (
            name,
            [(factor, CellRef("applications", *cell)) for factor, cell in terms],
            CellRef("applications", *about),
            "=",
            Level.ERROR,
        )
        for name, terms, about in applications_identities()
    ]
    return diagnose(ask(made, identities), Cells(made, rulebook()))


def repaired(findings: list[Finding]) -> dict[tuple[str, str], int | Decimal]:
    """The cells that findings put right, with their right numbers."""
    return {(one.cell.row, one.cell.column): one.proposed for finding in findings for one in finding.repairs}
