"""The roster of the bodies that must report, and the manifest of the files, as agencies keep them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.audit.places import Province, Unit

ROSTER = ("序号", "单位名称", "简称", "类别", "层级", "上级单位", "起始年度", "截止年度")
MANIFEST = ("单位名称", "类别", "层级", "上级单位", "年度", "文件", "公开日期")
FILES = ("file", "body", "year")
KINDS = {"government": "政府", "office": "部门", "department": "部门", "township": "乡镇", "street": "街道"}
_CREATED = datetime(2026, 1, 1)
LEVELS = {"province": "省级", "prefecture": "市级", "county": "县级"}


def described(unit: Unit, province: Province) -> tuple[str, str, str]:
    """A body's kind, level and parent, in words."""
    level = "乡级" if unit.body.kind in ("township", "street") else LEVELS[unit.level]
    parent = "" if unit.parent is None else province.units[unit.parent].name
    return KINDS[unit.body.kind], level, parent


def manifest_line(unit: Unit, province: Province, year: int, file: str, published: str) -> tuple[str, ...]:
    return (unit.name, *described(unit, province), str(year), file, published)


def write_roster(path: Path, province: Province) -> None:
    """As a workbook with a title above the headings."""
    from xlsxwriter import Workbook

    with Workbook(str(path), {"constant_memory": True}) as workbook:
        workbook.set_properties({"created": _CREATED})
        sheet = workbook.add_worksheet("单位名单")
        sheet.write_row(0, 0, ["应公布政府信息公开工作年度报告的单位名单"])
        sheet.write_row(1, 0, ROSTER)
        for number, unit in enumerate(province.units, 1):
            short = unit.body.name if unit.body.name != unit.name else ""
            years = [year or "" for year in (unit.since, unit.until)]
            sheet.write_row(number + 1, 0, [number, unit.name, short, *described(unit, province), *years])


def write_csv(path: Path, headings: Sequence[str], lines: Iterable[Sequence[str]], encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(lines)
