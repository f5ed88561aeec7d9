"""Numbers in which every identity of the forms holds, for one year, several years, or a whole and its parts."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from decimal import Decimal

from benchmarks.rules.bodies import Body
from benchmarks.rules.forms import APPLICANTS, CASES, ORGANISATIONS, RESULTS, outcome_rows

Counts = dict[str, dict[str, int]]
Tables = dict[str, dict[str, dict[str, str]]]
"""Texts of cells by table, row and column; one that isn't listed is 0."""

SIZES = ("none", "few", "some", "many")
_PEOPLE = ("natural_person", *ORGANISATIONS)
_COMMON = ("granted", "partial", "unavailable.not_held", "unavailable.needs_creation", "unprocessed.petition")


def edition_of(year: int) -> str:
    return "2019" if year <= 2020 else "2021"


def figures(rng: random.Random, body: Body, year: int, size: str, before: Tables | None = None) -> Tables:
    """A body's numbers for a year. ``before`` is the year before's, which this year's goes on from."""
    edition = edition_of(year)
    carried = _row(before, "applications", "carried_over") if before else None
    return {
        "disclosure": _disclosure(rng, body, edition, size, before if before and year != 2021 else None),
        "applications": texts(_applications(rng, edition, size, carried)),
        "review": texts(_review(rng, size)),
    }


def texts(counts: Counts) -> dict[str, dict[str, str]]:
    return {row: {column: str(number) for column, number in cells.items()} for row, cells in counts.items()}


def number(tables: Tables, table: str, row: str, column: str) -> int:
    return int(tables[table].get(row, {}).get(column, "0"))


def _row(tables: Tables, table: str, row: str) -> dict[str, int]:
    return {column: int(text) for column, text in tables[table].get(row, {}).items()}


def _applications(rng: random.Random, edition: str, size: str, carried: Mapping[str, int] | None) -> Counts:
    top = {"none": 0, "few": 4, "some": 45, "many": 3000}[size]
    counts: Counts = {row: dict.fromkeys(APPLICANTS, 0) for row in ("new", "carried_in", *outcome_rows(edition))}
    counts |= {row: dict.fromkeys(APPLICANTS, 0) for row in ("total", "carried_over")}
    rows = list(outcome_rows(edition))
    for person in _PEOPLE:
        share = 1.0 if person == "natural_person" else rng.choice((0, 0, 0.05, 0.3))
        least = top // 3 if person == "natural_person" and size != "few" else 0
        new = rng.randint(least, int(top * share))
        carried_in = rng.randint(0, max(1, new // 8)) if new and rng.random() < 0.6 else 0
        if carried is not None:
            carried_in = carried.get(person, 0)
        carried_over = rng.randint(0, max(1, new // 10)) if new and rng.random() < 0.6 else 0
        carried_over = min(carried_over, new + carried_in)
        counts["new"][person], counts["carried_in"][person] = new, carried_in
        counts["carried_over"][person] = carried_over
        _spread(rng, counts, person, new + carried_in - carried_over, rows)
    for row in counts:
        counts[row]["total"] = sum(counts[row][person] for person in _PEOPLE)
    return counts


def _spread(rng: random.Random, counts: Counts, person: str, handled: int, rows: list[str]) -> None:
    """The requests handled, each with one outcome."""
    counts["total"][person] = handled
    rare = rng.sample(rows, 3)
    while handled:
        portion = min(handled, max(1, int(handled * rng.random() * 0.6)))
        row = rng.choice(_COMMON) if rng.random() < 0.75 else rng.choice(rare)
        counts[row][person] += portion
        handled -= portion


def _review(rng: random.Random, size: str) -> Counts:
    top = {"none": 0, "few": 1, "some": 4, "many": 60}[size]
    counts: Counts = {}
    for case in CASES:
        cells = dict.fromkeys(RESULTS, 0)
        if top and rng.random() < {"few": 0.25, "some": 0.55, "many": 0.9}[size]:
            for result in ("upheld", "corrected", "other", "pending"):
                cells[result] = rng.randint(0, top) if rng.random() < 0.6 else 0
        cells["total"] = sum(cells.values())
        counts[case] = cells
    return counts


def _disclosure(
    rng: random.Random, body: Body, edition: str, size: str, before: Tables | None
) -> dict[str, dict[str, str]]:
    issues = size != "none" or rng.random() < 0.3
    scale = {"none": 3, "few": 200, "some": 3000, "many": 80000}[size]
    laws = body.makes_rules and rng.random() < 0.6
    if edition == "2019":
        return _disclosure_2019(rng, issues, scale, laws, before)
    cells: dict[str, dict[str, str]] = {}
    for row, here in (("regulations", laws), ("normative_documents", issues)):
        stock = int(before["disclosure"].get(row, {}).get("in_force", "0")) if before else None
        if not here and not stock:
            continue
        issued = rng.randint(0, 3 if row == "regulations" else 12) if here else 0
        if stock is None:
            stock = rng.randint(0, 80)
        repealed = rng.randint(0, min(stock, 6)) if rng.random() < 0.5 else 0
        cells[row] = {"issued": str(issued), "repealed": str(repealed), "in_force": str(stock + issued - repealed)}
    for row in ("licences", "penalties", "coercion"):
        if rng.random() < 0.6:
            cells[row] = {"decisions": str(rng.randint(0, scale))}
    last = before["disclosure"].get("fees", {}).get("amount") if before else None
    if last:  # about what it was
        cells["fees"] = {"amount": str((Decimal(last) * rng.randint(60, 170) / 100).quantize(Decimal("0.01")))}
    elif before is None and rng.random() < 0.5:
        digits = rng.choice((0, 1, 2, 4, 6))
        whole = Decimal(rng.randint(1, max(3, scale // 4) * 10**digits))
        cells["fees"] = {"amount": str(whole.scaleb(-digits).quantize(Decimal(1).scaleb(-digits)))}
    return cells


def _disclosure_2019(
    rng: random.Random, issues: bool, scale: int, laws: bool, before: Tables | None
) -> dict[str, dict[str, str]]:
    cells: dict[str, dict[str, str]] = {}
    last = before["disclosure"] if before else {}
    for row, here in (("regulations", laws), ("normative_documents", issues)):
        stock = int(last.get(row, {}).get("total_public", "0")) if before else rng.randint(0, 60)
        if here or (before and stock):
            made = rng.randint(0, 12) if here else 0
            published = rng.randint(0, made)
            cells[row] = {"made": str(made), "published": str(published), "total_public": str(stock + published)}
    for row in ("licences", "other_services", "penalties", "coercion", "fees"):
        items = rng.randint(0, 60) if rng.random() < 0.7 else 0
        if before:
            items = sum(int(last.get(row, {}).get(key, "0")) for key in ("previous_items", "change"))
        change = rng.choice((0, 0, rng.randint(-items, 9)))
        signed = f"+{change}" if change > 0 and rng.random() < 0.2 else str(change)
        cells[row] = {"previous_items": str(items), "change": signed}
        if row != "fees":
            cells[row]["decisions"] = str(rng.randint(0, scale) if items + change else 0)
    if rng.random() < 0.7:
        cents = rng.randint(100000, 900000000)
        money = f"{cents // 100}.{cents % 100:02}"
        amount = rng.choice((money, f"{money}元", f"{cents // 100}元", f"{Decimal(cents) / 1000000:.2f}万元"))
        cells["procurement"] = {"items": str(rng.randint(1, 40)), "amount": amount}
    return cells


def summed(parts: Iterable[Tables]) -> Tables:
    """What a government reports of its parts: every cell is the sum of theirs."""
    total: dict[str, dict[str, dict[str, Decimal]]] = {}
    for part in parts:
        for table, rows in part.items():
            for row, cells in rows.items():
                for column, text in cells.items():
                    there = total.setdefault(table, {}).setdefault(row, {})
                    there[column] = there.get(column, Decimal(0)) + Decimal(text)
    return {
        table: {row: {column: str(value) for column, value in cells.items()} for row, cells in rows.items()}
        for table, rows in total.items()
    }
