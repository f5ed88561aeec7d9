"""A list's lines under its headings, wherever these stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from linter.audit.sources.lists.problem import ListProblem
from linter.audit.sources.lists.sheets import Cell, Sheet, read_sheets
from linter.audit.sources.lists.values import day_of, kind_of, name_of, says_nothing, text_of, year_of
from linter.audit.sources.lists.words import Lexicon, plain
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.report import Body
from linter.phrases.phrase import Phrase
from linter.run.problem import UsageProblem

_HEADINGS_WITHIN = 30
"""Rows from the top in which the headings are looked for: titles and instructions may stand above them."""
_NUMBER = re.compile(r"[-+]?[0-9.,%]*")

FIELDS = {
    "organisation": Phrase("单位名称", "name of the body (organisation)"),
    "kind": Phrase("类别", "kind"),
    "level": Phrase("层级", "level"),
    "parent": Phrase("上级单位", "parent"),
    "year": Phrase("年度", "year"),
    "file": Phrase("文件", "file"),
    "address": Phrase("网址", "address"),
    "published": Phrase("公开日期", "published"),
    "aliases": Phrase("曾用名", "aliases"),
    "since": Phrase("起始年度", "since"),
    "until": Phrase("截止年度", "until"),
}
_MISSING = Phrase(
    "名单“{file}”{sheet}缺少必需的列：{missing}。已读到的列：{found}",
    "the list {file}{sheet} lacks a column that it needs: {missing}. Columns that were found: {found}",
)
_SHEET = Phrase("（工作表“{sheet}”）", " (sheet “{sheet}”)")
_NO_COLUMNS = Phrase("（没有认出任何列名）", "(none that is known)")
_EITHER = Phrase("或", " or ")
_UNKNOWN_COLUMN = Phrase("不认识的列，未使用", "the column isn't known and was not used")
_UNUSED_COLUMN = Phrase("这种名单不用此列，未使用", "a list of this kind has no use for the column")
_TWICE = Phrase(
    "与“{other}”列含义相同，只用了前一列", "the column means the same as “{other}”, which stands first and was used"
)
_OTHER_SHEET = Phrase("这张工作表没有{missing}列，未使用", "the sheet has no column {missing} and was not used")
_NO_YEAR = Phrase("“{text}”不是年度", "“{text}” is no year")
_NO_DAY = Phrase("“{text}”不是日期（年、月、日都要有）", "“{text}” is no date (with year, month and day)")
_NO_KIND = Phrase("不认识的类别“{text}”", "“{text}” is no kind of body that is known")
_NO_LEVEL = Phrase("不认识的层级“{text}”", "“{text}” is no level that is known")
_KINDS_DIFFER = Phrase(
    "“{text}”与“{kind}”列不一致，以“{kind}”列为准", "“{text}” contradicts the column “{kind}”, which was used"
)
_GROUP = Phrase("“{text}”像是分组标题，没有当作单位", "“{text}” looks like a heading and was not taken for a body")


class Kind(NamedTuple):
    """The kind of body and the level that a line tells."""

    body: Body | None
    level: str | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column holds which field, and what the list calls it."""

    header: int
    """The headings' row, from 0 in the sheet's rows."""
    columns: dict[str, int]
    titles: dict[str, str]


@dataclass(slots=True)
class Line:
    """A line of a list, whose cells are asked for by field; what can't be read goes to ``problems``."""

    list_name: str
    sheet: str
    number: int
    cells: Sequence[Cell]
    layout: Layout
    lexicon: Lexicon
    problems: list[ListProblem] = field(default_factory=list)

    def cell(self, name: str) -> Cell:
        """A field's cell; "" where the list has no such column or the cell says nothing."""
        column = self.layout.columns.get(name)
        if column is None or column >= len(self.cells) or says_nothing(self.cells[column], self.lexicon):
            return ""
        return self.cells[column]

    def text(self, name: str) -> str:
        """A field's text."""
        return text_of(self.cell(name))

    def name(self, name: str) -> str | None:
        """The body's name in a field."""
        return name_of(self.cell(name)) or None

    def year(self, name: str) -> int | None:
        """The report year in a field."""
        cell = self.cell(name)
        year = year_of(cell) if cell else None
        if cell and year is None:
            self.say(name, _NO_YEAR, text=text_of(cell))
        return year

    def day(self, name: str) -> date | None:
        """The day in a field."""
        cell = self.cell(name)
        day = day_of(cell) if cell else None
        if cell and day is None:
            self.say(name, _NO_DAY, text=text_of(cell))
        return day

    def kind(self) -> Kind:
        """Kind and level, from both columns: each may tell both (县直部门), and has the last word on its own."""
        kind_cell, level_cell = self.cell("kind"), self.cell("level")
        kind = kind_of(kind_cell, self.lexicon) if kind_cell else None
        level = kind_of(level_cell, self.lexicon) if level_cell else None
        if kind_cell and kind is None:
            self.say("kind", _NO_KIND, text=text_of(kind_cell))
        if level_cell and level is None:
            self.say("level", _NO_LEVEL, text=text_of(level_cell))
        if kind and level and kind.body and level.body and kind.body != level.body:
            self.say("level", _KINDS_DIFFER, text=text_of(level_cell), kind=self.layout.titles["kind"])
            level = None
        body = (kind and kind.body) or (level and level.body)
        at = (level and level.level) or (kind and kind.level)
        return Kind(Body(body) if body else None, at or None)

    def say(self, name: str, phrase: Phrase, **values: str) -> None:
        """A problem in a field's cell."""
        title = self.layout.titles.get(name, "")
        self.problems.append(ListProblem(phrase, self.list_name, self.sheet, self.number, title, values))


def read_lines(
    data: bytes, name: str, lexicon: Lexicon, used: Collection[str], needed: Sequence[tuple[str, ...]]
) -> tuple[list[Line], list[ListProblem]]:
    """The lines of every sheet that has the columns that are ``needed`` (of each group at least one), and what is to be
    said of the sheets. ``used`` are the fields that a list of this kind has.

    Raises ``UsageProblem`` where no sheet has them.
    """
    sheets, problems = read_sheets(data, name)
    filled = [sheet for sheet in sheets if any(any(row) for _, row in sheet.rows)]
    found = [(sheet, _layout(sheet, name, lexicon, used, needed)) for sheet in filled]
    good = [(sheet, layout, said) for sheet, (layout, said, missing) in found if not missing]
    if not good:
        raise _no_sheet(name, filled, [(layout, missing) for _, (layout, _, missing) in found], needed)
    lines: list[Line] = []
    for sheet, layout, said in good:
        problems += said
        lines += _lines(sheet, layout, name, lexicon, problems)
    for sheet, (_, _, missing) in found:
        if missing:
            named = _groups(missing)
            problems.append(ListProblem(_OTHER_SHEET, name, sheet.name, values={"missing": named}))
    return lines, problems


def _layout(
    sheet: Sheet, name: str, lexicon: Lexicon, used: Collection[str], needed: Sequence[tuple[str, ...]]
) -> tuple[Layout, list[ListProblem], list[tuple[str, ...]]]:
    """The layout by the first row that has every needed column, or else by the row with most known ones; what is to be
    said of its columns; and what it lacks."""
    best: tuple[Layout, list[ListProblem]] = (Layout(0, {}, {}), [])
    for index in range(min(len(sheet.rows), _HEADINGS_WITHIN)):
        layout, said = _headings(sheet, index, name, lexicon, used)
        if all(any(one in layout.columns for one in group) for group in needed):
            return layout, said, []
        if len(layout.columns) > len(best[0].columns):
            best = layout, said
    return *best, [group for group in needed if not any(one in best[0].columns for one in group)]


def _headings(
    sheet: Sheet, index: int, name: str, lexicon: Lexicon, used: Collection[str]
) -> tuple[Layout, list[ListProblem]]:
    number, row = sheet.rows[index]
    columns: dict[str, int] = {}
    titles: dict[str, str] = {}
    said: list[ListProblem] = []
    for column, cell in enumerate(row):
        title = " ".join(text_of(cell).split())
        if not title:
            continue
        meant = lexicon.field_of(title)
        if meant == "ignored":
            continue
        if meant is None:
            said.append(ListProblem(_UNKNOWN_COLUMN, name, sheet.name, number, title))
        elif meant not in used:
            said.append(ListProblem(_UNUSED_COLUMN, name, sheet.name, number, title))
        elif meant in columns:
            said.append(ListProblem(_TWICE, name, sheet.name, number, title, {"other": titles[meant]}))
        else:
            columns[meant], titles[meant] = column, title
    return Layout(index, columns, titles), said


def _lines(sheet: Sheet, layout: Layout, name: str, lexicon: Lexicon, problems: list[ListProblem]) -> Iterator[Line]:
    headings = sheet.rows[layout.header][1]
    for number, row in sheet.rows[layout.header + 1 :]:
        words = [text_of(cell) for cell in row if not _is_number(cell)]
        if not words or row == headings:  # blank, or the headings once more on a new page
            continue
        if any(plain(word) in lexicon.sums for word in words):
            continue
        if all(lexicon.no_body.fullmatch(squeeze(word)) for word in words):
            continue
        if len(set(words)) == 1 and lexicon.groups.fullmatch(squeeze(words[0])):
            problems.append(ListProblem(_GROUP, name, sheet.name, number, values={"text": words[0]}))
            continue
        yield Line(name, sheet.name, number, row, layout, lexicon)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, str) and _NUMBER.fullmatch(cell.strip()) is not None


def _no_sheet(
    name: str,
    sheets: Sequence[Sheet],
    found: Sequence[tuple[Layout, list[tuple[str, ...]]]],
    needed: Sequence[tuple[str, ...]],
) -> UsageProblem:
    """The problem with the sheet that comes nearest."""
    if not found:
        return UsageProblem(_MISSING, file=name, sheet="", missing=_groups(needed), found=_named(_NO_COLUMNS))
    at = max(range(len(found)), key=lambda number: (len(found[number][0].columns), -number))
    layout, missing = found[at]
    sheet = sheets[at].name
    shown = Named(zh=_SHEET.say("zh", sheet=sheet), en=_SHEET.say("en", sheet=sheet)) if sheet else ""
    columns = tuple(layout.titles.values())
    return UsageProblem(
        _MISSING, file=name, sheet=shown, missing=_groups(missing), found=columns or _named(_NO_COLUMNS)
    )


def _groups(groups: Sequence[tuple[str, ...]]) -> Named:
    """Groups of fields in words: 单位名称、文件或网址."""
    zh = "、".join(_EITHER.zh.join(FIELDS[one].zh for one in group) for group in groups)
    en = ", ".join(_EITHER.en.join(FIELDS[one].en for one in group) for group in groups)
    return Named(zh=zh, en=en)


def _named(phrase: Phrase) -> Named:
    return Named(zh=phrase.zh, en=phrase.en)
