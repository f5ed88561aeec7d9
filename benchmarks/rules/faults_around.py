"""Faults that only the reports around a report show: last year's, the parts of a whole, other bodies'."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.rules import drafts
from benchmarks.rules.bodies import body
from benchmarks.rules.clean import family, series
from benchmarks.rules.fault import Change, Operator
from benchmarks.rules.figures import number
from benchmarks.rules.writing import Written

PLAIN = (
    "本机关按照《条例》要求开展政府信息公开工作。",
    "主动公开方面，及时更新机构职能、财政信息和政策文件栏目。依申请公开方面，规范登记、审核、答复和归档流程。",
    "政府信息管理方面，落实发布前审查。政府信息公开平台建设方面，改进网站检索功能。",
    "监督保障方面，组织业务培训。工作考核、社会评议均已开展，未发生责任追究情形。",
)
"""A section one without figures, so that a table can be changed under it."""


LENGTH = 150
"""Characters that a text must have for being the same to mean something."""


def _two_years(change: Change, first: int = 2021, last: int = 2024) -> Change:
    """A body's report with last year's, changed; the report at hand is left aside."""

    def changed(rng: random.Random, report: Written) -> Written | None:
        year = rng.randint(first, last)
        before, now = series(rng, (year, year + 1))
        now = drafts.with_section(drafts.quiet(replace(now, previous=before)), 0, *PLAIN)
        return change(rng, now)

    return changed


def _previous(report: Written) -> Written:
    assert report.previous is not None
    return report.previous


def _carried_wrong(rng: random.Random, report: Written) -> Written:
    """One more carried in than last year handed over, and one new request less or one more left over, so that every
    sum of this year holds."""
    cells = {}
    for column in ("natural_person", "total"):
        for row in ("carried_in", "carried_over"):
            cells[row, column] = str(number(report.tables, "applications", row, column) + 1)
    return drafts.with_cells(report, "applications", cells)


def _other_applicant(rng: random.Random, report: Written) -> Written | None:
    """Carried in by another applicant than last year handed over; the total is right."""
    if not number(report.tables, "applications", "carried_in", "natural_person"):
        return None
    cells = {}
    for row in ("carried_in", "carried_over"):
        if not number(report.tables, "applications", row, "natural_person"):
            return None
        for column, more in (("natural_person", -1), ("research", 1)):
            cells[row, column] = str(number(report.tables, "applications", row, column) + more)
    return drafts.with_cells(report, "applications", cells)


def _stock_wrong(rng: random.Random, report: Written) -> Written:
    there = number(report.tables, "disclosure", "normative_documents", "in_force")
    cells = {("normative_documents", "in_force"): str(there + rng.randint(7, 40))}
    return drafts.with_cells(report, "disclosure", cells)


def _copied(section: int) -> Change:
    """A section as last year's, with the years moved on."""

    def change(rng: random.Random, report: Written) -> Written:
        report = replace(report, previous=drafts.quiet(_previous(report)))
        years = {str(report.year - 1): str(report.year), str(report.year): str(report.year + 1)}
        told = []
        for text in drafts.section_text(_previous(report), section):
            for before in sorted(years, reverse=True):
                text = text.replace(before, years[before])
            told.append(text)
        return drafts.with_section(report, section, *told)

    return change


def _figures_copied(rng: random.Random, report: Written) -> Written | None:
    """All figures as last year's."""
    before = _previous(report)
    handed = before.tables["applications"]
    if report.edition != before.edition or handed["carried_in"] != handed["carried_over"]:
        return None
    if not number(before.tables, "applications", "new", "total") > 20:
        return None
    for table in drafts.TABLES:
        report = drafts.with_cells(report, table, {
            (row, column): before.tables[table].get(row, {}).get(column, "0")
            for tables in (before.tables, report.tables)
            for row, cells in tables[table].items()
            for column in cells
        })  # fmt: skip
    return report


def _whole(change: Change) -> Change:
    """A government's report with its parts, changed; the report at hand is left aside."""

    def changed(rng: random.Random, report: Written) -> Written:
        whole, *parts = family(rng)
        return change(rng, drafts.with_section(drafts.quiet(replace(whole, parts=tuple(parts))), 0, *PLAIN))

    return changed


def _below_a_part(rng: random.Random, report: Written) -> Written | None:
    highest = max(number(part.tables, "disclosure", "penalties", "decisions") for part in report.parts[1:])
    if highest < 10:
        return None
    return drafts.with_cells(report, "disclosure", {("penalties", "decisions"): str(highest // 2)})


def _not_the_sum(rng: random.Random, report: Written) -> Written:
    there = number(report.tables, "disclosure", "licences", "decisions")
    return drafts.with_cells(report, "disclosure", {("licences", "decisions"): str(there + rng.randint(3, 90))})


def _like_another(section: int) -> Change:
    """A section as another body has it, with its own name for the other's."""

    def change(rng: random.Random, report: Written) -> Written | None:
        mine, other = family(rng)[1:3]
        if sum(map(len, drafts.section_text(other, section))) < LENGTH:
            return None
        texts = [text.replace(other.body.name, mine.body.name) for text in drafts.section_text(other, section)]
        return replace(drafts.with_section(mine, section, *texts), peers=(other,))

    return change


def _another_body(rng: random.Random, report: Written) -> Written:
    return replace(report, peers=(replace(series(rng, (report.year,))[0], body=body(rng, "department")),))


FAULTS: tuple[Operator, ...] = (
    Operator("a consistent year after a year", (), _two_years(lambda rng, report: report), control=True),
    Operator("more carried in than handed over", ("GID701",), _two_years(_carried_wrong), allowed=("GID702",)),
    Operator("carried in by another applicant", ("GID702",), _two_years(_other_applicant)),
    Operator("documents that don't roll forward", ("GID703",), _two_years(_stock_wrong)),
    Operator("section five copied from last year", ("GID711",), _two_years(_copied(4)), allowed=("GID712",)),
    Operator("section one copied from last year", ("GID713",), _two_years(_copied(0)), allowed=("GID714",)),
    Operator("figures copied from last year", ("GID708",), _two_years(_figures_copied), allowed=("GID703",)),
    Operator("a whole that adds up", (), _whole(lambda rng, report: report), control=True),
    Operator("a whole below its part", ("GID721",), _whole(_below_a_part), allowed=("GID722",)),
    Operator("a whole that isn't the sum", ("GID722",), _whole(_not_the_sum)),
    Operator("another body beside", (), _another_body, control=True),
    Operator("section five as another body's", ("GID715",), _like_another(4)),
)
