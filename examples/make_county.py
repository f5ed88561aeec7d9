"""Write the example county: ``python -m examples.make_county [FOLDER]`` (needs reportlab, from the ``test`` extra).

A county's government, its office, three bureaus and a township, with their reports for three years in mixed forms, the
roster of who must report and the manifest of the files. Everything is invented. The figures go on from year to year and
add up to the government's, the words are each report's own, but for the faults that :data:`FAULTS` names. The same seed
gives the same bytes.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.audit.odd_files import truncated
from benchmarks.audit.places import Unit
from benchmarks.audit.press import signed
from benchmarks.audit.series import Years, leaf, whole
from benchmarks.audit.telling import told
from benchmarks.rules import drafts
from benchmarks.rules.bodies import Body
from benchmarks.rules.figures import Tables, number
from benchmarks.rules.files import FORMS
from benchmarks.rules.writing import Written

HERE = Path(__file__).parent / "county"
SEED = 1208
YEARS = range(2022, 2025)
COUNTY = "青枫市云溪县"
GOVERNMENT = f"{COUNTY}人民政府"
OFFICE, EDUCATION, WATER, CIVIL, TOWNSHIP = (
    f"{COUNTY}{name}" for name in ("人民政府办公室", "教育局", "水利局", "民政局", "松岩镇人民政府")
)
FAULTS = {
    (GOVERNMENT, 2022): "licences without those of a bureau",
    (OFFICE, 2022): "published in April",
    (WATER, 2023): "section five of another bureau",
    (TOWNSHIP, 2023): "no report",
    (EDUCATION, 2024): "section five of last year",
    (WATER, 2024): "carried in more than last year carried over",
    (CIVIL, 2024): "a file whose upload broke off",
}
"""What is wrong in the county, by body and report year."""
_FILES = {
    GOVERNMENT: ("html word", "html semantic", "pdf"),
    OFFICE: ("docx", "html portal", "docx"),
    EDUCATION: ("docx", "markdown", "docx"),
    WATER: ("text pipes", "docx", "html framed"),
    CIVIL: ("html gbk", "docx", "pdf"),
    TOWNSHIP: ("markdown", "docx", "text pipes"),
}
"""The form of each year's file."""
_LISTED = {"government": ("县政府", "县级"), "office": ("县直部门", "县级"), "department": ("县直部门", "县级"),
           "township": ("乡镇", "乡级")}  # fmt: skip


def make(folder: Path) -> None:
    """Write the county's files and lists into a folder."""
    lines: list[tuple[str, ...]] = []
    for report in _reports():
        suffix, render = FORMS[_FILES[report.body.name][report.year - YEARS[0]]]
        content = render(report.document)
        fault = FAULTS.get((report.body.name, report.year), "")
        day = str(report.document.metadata["published"])
        if fault == "no report":
            continue
        if fault == "a file whose upload broke off":
            content = truncated(content)
        if fault == "published in April":
            day = f"{report.year + 1}-04-18"
        path = f"reports/{report.year}/{report.body.name}{report.year}年政府信息公开工作年度报告.{suffix}"
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        lines.append((report.body.name, str(report.year), path.removeprefix("reports/"), day))
    _write_csv(folder / "manifest.csv", ("单位名称", "年度", "文件", "公开日期"), sorted(lines))
    roster = []
    for turn, unit in enumerate(_units(), 1):
        kind, level = _LISTED[unit.body.kind]
        roster.append((str(turn), unit.name, kind, level, "" if unit.parent is None else GOVERNMENT))
    _write_csv(folder / "roster.csv", ("序号", "单位名称", "类别", "层级", "上级单位"), roster)


def _units() -> list[Unit]:
    kinds = {GOVERNMENT: "government", OFFICE: "office", TOWNSHIP: "township"}
    ours = {"government": "我县", "office": "我办", "department": "我局", "township": "我镇"}
    units = []
    for turn, name in enumerate(_FILES):
        kind = kinds.get(name, "department")
        town = kind == "township"
        place, seat = ("松岩镇", "镇") if town else (COUNTY, "县")
        body = Body(
            name=name, kind=kind, ours=ours[kind], area=f"全{seat}", seat=seat, level="county", place=place,
            office="党政综合办公室" if town else "政务公开科" if kind == "office" else "办公室",
            address=f"{place}安澜路{10 + turn}号", phone=f"0999-80000{turn:02}", site="www.yunxi.gov.cn",
        )  # fmt: skip
        units.append(Unit(turn, name, body, "county", 0 if turn else None, "", 0))
    return units


def _reports() -> Iterable[Written]:
    """Every body's report for every year."""
    government, *parts = _units()
    series = {unit.name: leaf(SEED, unit, YEARS) for unit in parts}
    series[GOVERNMENT] = whole(series.values(), YEARS)
    plain = {
        (unit.name, year): _written(unit, year, series[unit.name]) for unit in (government, *parts) for year in YEARS
    }
    for (name, year), report in plain.items():
        yield _faulty(FAULTS.get((name, year), ""), report, plain, series)


def _written(unit: Unit, year: int, series: Years) -> Written:
    rng = random.Random(f"{SEED}/{unit.name}/{year}")
    return signed(told(rng, unit.body, year, series[year], series.get(year - 1)))


def _faulty(fault: str, report: Written, plain: dict[tuple[str, int], Written], series: dict[str, Years]) -> Written:
    year = report.year
    match fault:
        case "licences without those of a bureau":
            given = [_licences(series[name][year]) for name in (GOVERNMENT, CIVIL)]
            cells = {("licences", "decisions"): str(given[0] - given[1])}
            return drafts.with_cells(drafts.quiet(report), "disclosure", cells)
        case "section five of another bureau":
            return drafts.with_section(report, 4, *drafts.section_text(plain[CIVIL, year], 4))
        case "section five of last year":
            before = drafts.section_text(plain[report.body.name, year - 1], 4)
            return drafts.with_section(report, 4, *(_a_year_on(text, year) for text in before))
        case "carried in more than last year carried over":
            cells = {
                (row, column): str(number(report.tables, "applications", row, column) + 2)
                for row in ("carried_in", "granted", "total")
                for column in ("natural_person", "total")
            }
            return drafts.with_cells(drafts.quiet(report), "applications", cells)
    return report


def _licences(tables: Tables) -> int:
    return number(tables, "disclosure", "licences", "decisions")


def _a_year_on(text: str, year: int) -> str:
    return text.replace(str(year), str(year + 1)).replace(str(year - 1), str(year))


def _write_csv(path: Path, headings: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """As Excel writes it (UTF-8 with a mark)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([headings, *lines])


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
