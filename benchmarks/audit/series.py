"""Figures over the years: a body's own, and those of the governments that sum bodies up."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from decimal import Decimal

from benchmarks.audit.places import Unit
from benchmarks.rules.figures import Counts, Tables, edition_of, figures, number, summed, texts
from benchmarks.rules.forms import APPLICANTS, CASES, RESULTS, outcome_rows

Years = dict[int, Tables]

_SIZES = {
    "department": {"none": 10, "few": 45, "some": 40, "many": 5},
    "office": {"few": 30, "some": 65, "many": 5},
    "township": {"none": 40, "few": 50, "some": 10},
    "street": {"none": 40, "few": 50, "some": 10},
}
_NOTHING: Tables = {"disclosure": {}, "applications": {"carried_over": {}}, "review": {}}
"""What a new body goes on from: it takes up nothing, so that the sums above it go on as well."""
_STEADY = 0.8
"""How often a body has as much to do as the year before."""


def leaf(seed: int, unit: Unit, years: range, steady: int | None = None, jump: int | None = None) -> Years:
    """The figures of a body that sums nothing up, for the years in which it reports. ``steady`` is a year with exactly
    the figures of the year before, which are such that nothing contradicts it; ``jump`` one in which licences jump."""
    rng = random.Random(f"{seed}/{unit.number}/figures")
    sizes = _SIZES[unit.body.kind]
    size = _draw(rng, sizes)
    found: Years = {}
    before = _NOTHING if unit.since is not None else None
    for year in years:
        if rng.random() >= _STEADY:
            size = _draw(rng, sizes)
        tables = _near(rng, figures(rng, unit.body, year, size, before), before)
        if not unit.reports(year):
            continue
        if year == unit.until:
            tables = _wound_up(tables)
        if year + 1 == steady:
            # Enough of everything, so that the same figures can't be a small body's chance.
            tables = _repeatable(figures(rng, unit.body, year, "some", before), before, year)
        if year == steady and before is not None:
            tables = before
        if year == jump and before is not None:
            tables = _jumped(rng, tables, before)
        found[year] = before = tables
    return found


def _near(rng: random.Random, tables: Tables, before: Tables | None) -> Tables:
    """With decisions in numbers like last year's: what jumps is planted."""
    if before is None:
        return tables
    last, disclosure = before["disclosure"], dict(tables["disclosure"])
    for row in ("licences", "penalties", "coercion"):
        decisions = int(last.get(row, {}).get("decisions", "0")) * rng.randint(60, 160) // 100
        if int(disclosure.get(row, {}).get("previous_items", "1")) or not decisions:
            disclosure[row] = {**disclosure.get(row, {}), "decisions": str(decisions)}
    return {**tables, "disclosure": disclosure}


def _draw(rng: random.Random, sizes: Mapping[str, int]) -> str:
    return rng.choices(list(sizes), list(sizes.values()))[0]


def _repeatable(tables: Tables, before: Tables | None, year: int) -> Tables:
    """With as much carried over as carried in and no more documents than last year, so that the next year can have the
    same figures."""
    counts: Counts = {
        row: {key: int(text) for key, text in cells.items()} for row, cells in tables["applications"].items()
    }
    for person in APPLICANTS:
        if person == "total":
            continue
        more = counts["carried_over"][person] - counts["carried_in"][person]
        counts["carried_over"][person] = counts["carried_in"][person]
        counts["total"][person] += more
        for row in ("granted", *outcome_rows(edition_of(year))):
            change = max(more, -counts[row][person])
            counts[row][person] += change
            more -= change
    for cells in counts.values():
        cells["total"] = sum(value for person, value in cells.items() if person != "total")
    stock = before["disclosure"].get("normative_documents", {}).get("in_force", "0") if before else "30"
    disclosure = {
        **tables["disclosure"],
        "normative_documents": {"issued": "0", "repealed": "0", "in_force": stock},
        "licences": {"decisions": str(max(57, number(tables, "disclosure", "licences", "decisions")))},
        "penalties": {"decisions": str(max(23, number(tables, "disclosure", "penalties", "decisions")))},
    }
    return {**tables, "applications": texts(counts), "disclosure": disclosure}


def _wound_up(tables: Tables) -> Tables:
    """With nothing that would have to go on in the next year: the body's last report."""
    counts: Counts = {
        row: {key: int(text) for key, text in cells.items()} for row, cells in tables["applications"].items()
    }
    for person in APPLICANTS:
        more, counts["carried_over"][person] = counts["carried_over"][person], 0
        for row in ("granted", "total"):
            counts[row][person] += more
    disclosure = dict(tables["disclosure"])
    for row in ("normative_documents", "regulations"):
        stock, repealed = (number(tables, "disclosure", row, column) for column in ("in_force", "repealed"))
        if row in disclosure:
            disclosure[row] = {**disclosure[row], "repealed": str(repealed + stock), "in_force": "0"}
    return {**tables, "applications": texts(counts), "disclosure": disclosure}


def _jumped(rng: random.Random, tables: Tables, before: Tables) -> Tables:
    """With so many more licences than last year that everybody asks why."""
    licences = str(number(before, "disclosure", "licences", "decisions") * rng.randint(12, 30) + rng.randint(300, 900))
    return {**tables, "disclosure": {**tables["disclosure"], "licences": {"decisions": licences}}}


def whole(parts: Iterable[Years], years: range) -> Years:
    """What a government reports that sums up bodies, every year."""
    told = list(parts)
    return {year: _sum([part[year] for part in told if year in part], year) for year in years}


def _sum(parts: list[Tables], year: int) -> Tables:
    if edition_of(year) != "2019":
        return _plain(summed(parts))
    # Amounts of that edition have units; all are turned into yuan.
    total = summed(
        {
            table: {
                row: {column: _yuan(text) if column == "amount" else text for column, text in cells.items()}
                for row, cells in rows.items()
            }
            for table, rows in part.items()
        }
        for part in parts
    )
    if "procurement" in total["disclosure"]:
        total["disclosure"]["procurement"]["amount"] += "元"
    return _plain(total)


def _yuan(text: str) -> str:
    if text.endswith("万元"):
        return str(Decimal(text.removesuffix("万元")) * 10000)
    return text.removesuffix("元")


def _plain(tables: Tables) -> Tables:
    """With every cell that a sum of few parts may lack."""
    review = {case: dict.fromkeys(RESULTS, "0") | tables.get("review", {}).get(case, {}) for case in CASES}
    return {"disclosure": tables.get("disclosure", {}), "applications": tables["applications"], "review": review}
