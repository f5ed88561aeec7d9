"""What templates, recognition and grading must be beyond their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.rulebook.grading import Grading
from linter.rulebook.problem import Problem
from linter.rulebook.recognition import Recognition
from linter.rulebook.source import Item, Path
from linter.rulebook.template import TableSpec, Template
from linter.rulebook.words import CategorySpec

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)?")


def check_template(item: Item, template: Template, others: Sequence[Template]) -> Iterator[Problem]:
    """An edition's template, given those read before it."""
    if any(other.edition == template.edition for other in others):
        zh, en = (
            f"版本“{template.edition}”已有模板",
            f"there is a template for the edition “{template.edition}” already",
        )
        yield item.problem(("edition",), zh, en)
    elif any(_both(template, other) for other in others):
        yield item.problem(("report_years",), "报告年度与另一版本重叠", "the report years overlap another edition's")
    yield from _keys(item, ("sections",), [section.id for section in template.sections])
    for number, section in enumerate(template.sections):
        if section.number != number + 1:
            yield item.problem(("sections", number, "number"), f"序号应为 {number + 1}", f"should be {number + 1}")
    yield from _keys(item, ("tables",), [table.id for table in template.tables])
    sections = [section.id for section in template.sections]
    for number, table in enumerate(template.tables):
        if table.section not in (sections or [""]):
            yield item.unknown(("tables", number, "section"), table.section, sections)
        yield from _table(item, ("tables", number), table)


def _table(item: Item, path: Path, table: TableSpec) -> Iterator[Problem]:
    if bool(table.blocks) == bool(table.rows and table.columns):
        zh, en = "应当要么有 blocks，要么有 rows 和 columns", "needs either blocks, or rows and columns"
        yield item.problem(path, zh, en)
    if table.layout == "pairs":
        yield from _pairs(item, path, table)
    yield from _keys(item, (*path, "blocks"), [block.id for block in table.blocks])
    yield from _keys(item, (*path, "rows"), [row.id for row in table.all_rows()])
    if table.blocks:
        for number, block in enumerate(table.blocks):
            yield from _keys(item, (*path, "blocks", number, "columns"), [column.id for column in block.columns])
    else:
        yield from _keys(item, (*path, "columns"), [column.id for column in table.columns])


def _pairs(item: Item, path: Path, table: TableSpec) -> Iterator[Problem]:
    """A form has one column, and its rows can be told apart by their labels and those above them."""
    if table.blocks or len(table.columns) != 1:
        zh, en = "layout: pairs 的表只有一列（columns），没有 blocks", "a table of pairs has one column and no blocks"
        yield item.problem((*path, "layout"), zh, en)
    seen: set[tuple[str, ...]] = set()
    for number, row in enumerate(table.rows):
        if (*row.under, row.label) in seen:
            said = f"“{row.label}”"
            zh, en = f"{said}与前面一行分不开，请写 under", f"{said} stands twice: tell them apart by under"
            yield item.problem((*path, "rows", number, "label"), zh, en)
        seen.add((*row.under, row.label))


def _keys(item: Item, path: Path, keys: Sequence[str]) -> Iterator[Problem]:
    for number, key in enumerate(keys):
        if not _KEY.fullmatch(key):
            yield item.problem((*path, number), f"键名“{key}”不合规则", f"“{key}” is no valid key")
        if key in keys[:number]:
            yield item.problem((*path, number), f"键名“{key}”重复", f"the key “{key}” stands twice")


def _both(one: Template, other: Template) -> bool:
    years = [*range(1990, 2100)]
    return any(year in one.report_years and year in other.report_years for year in years)


def check_recognition(item: Item, recognition: Recognition) -> Iterator[Problem]:
    """Patterns compile, and titles name their groups."""
    texts: list[tuple[Path, str]] = [(("period", "announce"), recognition.period.announce)]
    for key in ("subject", "title", "near_title", "end_of_report", "prescribed"):
        texts += [((key, number), text) for number, text in enumerate(getattr(recognition, key))]
    texts += [(("bodies", number, "name"), body.name) for number, body in enumerate(recognition.bodies)]
    texts += [((key,), getattr(recognition, key)) for key in ("organisation_name", "no_organisation")]
    texts += [(("heading_cores", section), text) for section, text in recognition.heading_cores.items()]
    for path, text in texts:
        try:
            re.compile(text)
        except re.error as error:
            yield item.problem(path, f"正则表达式有误：{error.msg}", f"no valid pattern: {error.msg}")


def check_grading(
    item: Item, grading: Grading, rules: Sequence[str], categories: Sequence[CategorySpec]
) -> Iterator[Problem]:
    """Vetoes are rules, categories are the rulebook's, bands go down to 0."""
    known = [category.id for category in categories]
    for level, points in grading.points.items():
        for category in points.categories:
            if category not in known:
                yield item.unknown(("points", level, "categories", category), category, known)
    for number, name in enumerate(grading.veto):
        if name not in rules:
            yield item.unknown(("veto", number), name, list(rules))
    lows = [band.at_least for band in grading.bands]
    if not lows or lows != sorted(lows, reverse=True) or lows[-1] != 0:
        zh, en = "等级应从高到低排列，最后一级从 0 起", "the bands go from the highest to the lowest, which starts at 0"
        yield item.problem(("bands",), zh, en)
