"""Every kind of fault and of control, put into a report, with what an audit must and may say of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from benchmarks.audit.places import Unit
from benchmarks.audit.plan import Planned
from benchmarks.audit.press import Press, fresh, published, signed
from benchmarks.audit.series import Years
from benchmarks.audit.truth import Expected
from benchmarks.rules import drafts
from benchmarks.rules.figures import Tables, number
from benchmarks.rules.operators import OPERATORS
from benchmarks.rules.writing import Written

Parts = Sequence[tuple[Unit, Years]]

Cells = Set[tuple[str, str, str]]
"""Cells by table, row and column."""
CARRIED = ("GID701", "GID702")
STOCK = ("GID703",)
COMPARED = ("GID544",)
"""The next year's sentence that so many more or fewer requests came than this year."""
_NAMES = {
    "wrong cell": (
        "one outcome too many", "handled in all too many", "new in all too many", "new by a person too many",
        "carried over too many", "a review total too many", "a result too many",
    ),
    "missing row": ("a row of outcomes left out", "a row of decisions left out"),
    "missing table": ("no table of requests", "no table of reviews"),
    "missing section": ("a section left out",),
    "wrong number in words": (
        "another number in words: new", "no requests in words", "another number in words: handled",
        "a wrong percentage", "another number in words: carried_over", "another number in words: review_total",
    ),
    "wrong words": (
        "section five says none", "a placeholder left", "problems without improvements", "no statistical period",
        "the superseded format cited", "an identity number", "an aspect left out", "the period ends in November",
    ),
    "wrong date of signature": (
        "signed on a day that doesn't exist", "signed before the year's end", "signed in April", "another body signs",
    ),
}  # fmt: skip
_OPERATORS = {operator.name: operator for operator in OPERATORS}
_ALWAYS = "a placeholder left"
"""Fits every report, where none of a kind's own variants does (no wrong number where there are none)."""


@dataclass(frozen=True, slots=True)
class Made:
    """A report with a fault. ``must`` and ``may`` are codes for this very report, ``around`` is what may be said of
    other reports in consequence."""

    report: Written
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    around: tuple[Expected, ...] = ()
    detail: str = ""


def plant(press: Press, planned: Planned, unit: Unit, series: Years, report: Written, parts: Parts) -> Made | None:
    """The report with a planned fault; ``None`` for a kind that changes no report (:mod:`benchmarks.audit.shelf`)."""
    found = _KINDS.get(planned.kind)
    if found is None:
        return None
    made = found(_Place(press, planned, unit, series, parts), report)
    return replace(made, around=(*made.around, *_consequences(press, unit, report, made.report)),
                   may=(*made.may, *_own_consequences(report.tables, made.report.tables)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    press: Press
    planned: Planned
    unit: Unit
    series: Years
    parts: Parts

    @property
    def rng(self) -> random.Random:
        return self.press.rng(self.unit, self.planned.year, "fault")

    def elsewhere(self, table: str, row: str, column: str) -> int:
        """What bodies have that report to their own head office: a government may count them."""
        press, year = self.press, self.planned.year
        units = (press.province.units[child] for child in press.province.children[self.unit.number])
        return sum(number(press.series(unit)[year], table, row, column) for unit in units if unit.apart)

    def previous(self) -> Written:
        return self.press.report(self.unit, self.planned.year - 1, self.series)


def _operator(place: _Place, report: Written) -> Made:
    names = _NAMES[place.planned.kind]
    turn = place.planned.turn % len(names)
    if place.planned.kind == "wrong date of signature":
        report = signed(report)
    for name in (*names[turn:], *names[:turn], _ALWAYS):
        operator = _OPERATORS[name]
        changed = operator.change(place.rng, report)
        if changed is not None:
            return Made(changed, operator.codes, operator.allowed, detail=name)
    raise AssertionError(f"{_ALWAYS} fits every report")


def _unsigned(place: _Place, report: Written) -> Made:
    changed = drafts.with_signature(signed(report))
    assert changed is not None
    return Made(changed, ("GID601",))


def _moved(report: Written, cells: dict[tuple[str, str], int]) -> Written:
    """With so many more in some cells of the table of applications, for natural persons and in all."""
    return drafts.with_cells(report, "applications", {
        (row, column): str(number(report.tables, "applications", row, column) + more)
        for (row, person), more in cells.items()
        for column in (person, "total")
    })  # fmt: skip


def _carried_total(place: _Place, report: Written) -> Made:
    """More carried in than handed over, and granted, so that every sum of the year holds."""
    more = place.rng.randint(1, 4)
    cells = {(row, "natural_person"): more for row in ("carried_in", "granted", "total")}
    return Made(_moved(drafts.quiet(report), cells), ("GID701",), ("GID702",))


def _carried_by_applicant(place: _Place, report: Written) -> Made:
    """Carried in by another applicant than last year handed over."""
    report = drafts.quiet(report)
    cells: dict[tuple[str, str], str] = {}
    giver = next((one for one in ("natural_person", "enterprise")
                  if number(report.tables, "applications", "carried_in", one)), None)  # fmt: skip
    if giver is None or not number(report.tables, "applications", "carried_over", giver):
        return _carried_total(place, report)
    for row in ("carried_in", "carried_over"):
        for column, more in ((giver, -1), ("research", 1)):
            cells[row, column] = str(number(report.tables, "applications", row, column) + more)
    return Made(drafts.with_cells(report, "applications", cells), ("GID702",))


def _stock(place: _Place, report: Written) -> Made:
    there = number(report.tables, "disclosure", "normative_documents", "in_force")
    cells = {("normative_documents", "in_force"): str(there + place.rng.randint(7, 40))}
    return Made(drafts.with_cells(drafts.quiet(report), "disclosure", cells), STOCK)


def _jump(place: _Place, report: Written) -> Made:
    return Made(report, ("GID706",))


def _same_tables(place: _Place, report: Written) -> Made:
    return Made(report, ("GID708",))


def _copied(section: int, codes: tuple[str, ...], half: bool = False) -> Callable[[_Place, Written], Made]:
    """A section as last year's with the years moved on, or with half as much again that is new."""

    def change(place: _Place, report: Written) -> Made:
        if section == 0:
            report = drafts.quiet(report)
        texts = [_a_year_on(text, report.year) for text in drafts.section_text(place.previous(), section)]
        if half:
            texts.append(fresh(place.rng, sum(map(len, texts)) // 2))
        return Made(drafts.with_section(report, section, *texts), codes)

    return change


def _a_year_on(text: str, year: int) -> str:
    for before in (year, year - 1, year - 2):
        text = text.replace(str(before), str(before + 1))
    return text


def _shared(section: int, code: str) -> Callable[[_Place, Written], Made]:
    """A section as another body has it, with its own names. The body that wrote it first has the fault as well."""

    def change(place: _Place, report: Written) -> Made:
        if place.planned.source is None:
            return Made(report, (code,))
        source = place.press.province.units[place.planned.source]
        other = place.press.report(source, report.year, place.press.series(source))
        texts = [
            text.replace(other.body.name, report.body.name).replace(other.body.ours, report.body.ours)
            for text in drafts.section_text(other, section)
        ]
        return Made(drafts.with_section(report, section, *texts), (code,))

    return change


def _office(place: _Place, report: Written) -> Made:
    """A government and its office may share their section five."""
    government = place.press.province.units[place.planned.group[0]]
    rng = place.press.rng(government, report.year, "shared")
    return Made(drafts.with_section(report, 4, *_shared_problems(rng)))


def _shared_problems(rng: random.Random) -> tuple[str, str]:
    return f"存在的主要问题：公开的深度还不够。{fresh(rng, 120)}", f"改进措施：{fresh(rng, 120)}"


def _below_a_part(place: _Place, report: Written) -> Made:
    """Less than one of the parts has. Where no part has ten decisions the figure is no sum."""
    year = report.year
    rows = {
        row: max((number(series[year], "disclosure", row, "decisions") for unit, series in place.parts
                  if year in series and unit.body.kind != "office"), default=0)
        for row in ("penalties", "licences")
    }  # fmt: skip
    row = max(rows, key=lambda one: rows[one])
    if rows[row] < 10:
        return _not_the_sum(place, report)
    cells = {(row, "decisions"): str(rows[row] // 2)}
    return Made(drafts.with_cells(drafts.quiet(report), "disclosure", cells), ("GID721",), ("GID722",))


def _not_the_sum(place: _Place, report: Written) -> Made:
    there = number(report.tables, "disclosure", "licences", "decisions")
    more = place.rng.randint(3, 90) + place.elsewhere("disclosure", "licences", "decisions")
    cells = {("licences", "decisions"): str(there + more)}
    return Made(drafts.with_cells(drafts.quiet(report), "disclosure", cells), ("GID722",))


def _carry_over_not_the_sum(place: _Place, report: Written) -> Made:
    more = place.rng.randint(1, 5)
    more += max(place.elsewhere("applications", row, "total") for row in ("carried_in", "carried_over"))
    cells = {(row, "natural_person"): more for row in ("carried_in", "carried_over")}
    return Made(_moved(drafts.quiet(report), cells), ("GID723",))


def _tables_of_another(place: _Place, report: Written) -> Made:
    """All figures are those of another body, and the words have none."""
    source = place.press.province.units[place.planned.group[0]]
    tables = place.press.series(source)[report.year]
    report = drafts.quiet(report)
    for table in drafts.TABLES:
        report = drafts.with_cells(report, table, {
            (row, column): tables[table].get(row, {}).get(column, "0")
            for rows in (tables[table], report.tables[table])
            for row, cells in rows.items()
            for column in cells
        })  # fmt: skip
    return Made(report, ("GID717",))


def _late(place: _Place, report: Written) -> Made:
    return Made(published(report, f"{report.year + 1}-05-{place.rng.randint(11, 28)}"), ("GID622",))


def _last_day(place: _Place, report: Written) -> Made:
    return Made(published(report, f"{report.year + 1}-01-31"))


def _without_signature(place: _Place, report: Written) -> Made:
    return Made(drafts.with_signature(signed(report)) or report)


_KINDS: dict[str, Callable[[_Place, Written], Made]] = {
    **dict.fromkeys(_NAMES, _operator),
    "missing signature": _unsigned,
    "carried in, total": _carried_total,
    "carried in, by applicant": _carried_by_applicant,
    "documents in force": _stock,
    "jump": _jump,
    "tables of last year": _same_tables,
    "section five of last year": _copied(4, ("GID711",)),
    "section five half of last year": _copied(4, ("GID712",), half=True),
    "section one of last year": _copied(0, ("GID713",)),
    "section one half of last year": _copied(0, ("GID714",), half=True),
    "section five of a neighbour": _shared(4, "GID715"),
    "section five of a distant body": _shared(4, "GID715"),
    "section five in several reports": _shared(4, "GID715"),
    "section one of a neighbour": _shared(0, "GID716"),
    "section one of a distant body": _shared(0, "GID716"),
    "section one in several reports": _shared(0, "GID716"),
    "whole below a part": _below_a_part,
    "whole not the sum": _not_the_sum,
    "carry-over not the sum": _carry_over_not_the_sum,
    "late by its page": _late,
    "late by the manifest": _late,
    "tables of another body": _tables_of_another,
    "texts of a government and its office": _office,
    "published on the last day": _last_day,
    "unsigned": _without_signature,
}


def changed_cells(before: Tables, after: Tables) -> Cells:
    """Cells whose text is another one."""
    found: set[tuple[str, str, str]] = set()
    for table in before:
        for row in before[table].keys() | after[table].keys():
            one, two = before[table].get(row, {}), after[table].get(row, {})
            found |= {(table, row, column) for column in one.keys() | two.keys()
                      if one.get(column, "0") != two.get(column, "0")}  # fmt: skip
    return found


def _own_consequences(before: Tables, after: Tables) -> tuple[str, ...]:
    cells = changed_cells(before, after)
    found: tuple[str, ...] = ()
    if any(row == "carried_in" for _, row, _ in cells):
        found += CARRIED
    if any(row in ("normative_documents", "regulations") for _, row, _ in cells):
        found += STOCK
    return found


def _consequences(press: Press, unit: Unit, before: Written, after: Written) -> tuple[Expected, ...]:
    """What may be said of the government that sums the report up, and of the report of the year after."""
    cells = changed_cells(before.tables, after.tables)
    if not cells:
        return ()
    found = [*above(press, unit, before.year, cells)]
    codes: tuple[str, ...] = ()
    if any(row == "carried_over" for _, row, _ in cells):
        codes += CARRIED
    if any(column == "in_force" for _, _, column in cells):
        codes += STOCK
    if ("applications", "new", "total") in cells:
        codes += COMPARED
    if codes:
        found.append(Expected(body=unit.name, year=before.year + 1, codes=codes))
    return tuple(found)


def above(press: Press, unit: Unit, year: int, cells: Cells) -> tuple[Expected, ...]:
    """What may be said of the government of a body with other figures in some cells. Where a report is missing, the
    lists show it, and nothing can be said of the sum."""
    if unit.parent is None or unit.apart:
        return ()
    carried = ("carried_in", "carried_over")
    summed = [(table, row) for table, row, column in cells if table != "applications" or column == "total"]
    codes = ["GID721"]
    if any(table != "applications" or row not in carried for table, row in summed):
        codes.append("GID722")
    if any(table == "applications" and row in carried for table, row in summed):
        codes.append("GID723")
    return (Expected(body=press.province.units[unit.parent].name, year=year, codes=tuple(codes)),)
