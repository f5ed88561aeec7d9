"""How checks on cells go about it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from linter.phrases.bodies import bodies
from linter.phrases.labels import Labels
from linter.phrases.phrase import Phrase
from linter.rulebook.kinds_cells import CellLimit, ColumnUnit, KindsOfCells, ShiftedCells, StatedAmount

_UNIT = Phrase(
    "查看《{table}》表“{column}”的列名有没有写明单位“{unit}”；单位写在表格别处、表外单独一行或者数字后面的也算",
    "Looks for the unit “{unit}” in the header of “{column}” in “{table}”; it may also stand elsewhere in the table, "
    "in a line of its own or behind the numbers",
)
_LIMIT = Phrase(
    "查看{cell}，应小于下列数值（自上而下，以第一条适用的为准；单位性质或层级不明的，按可能的最大值）：",
    "Looks at {cell}, which is below (the first line that fits the body counts; the largest one that may, where its "
    "kind or level isn't known):",
)
_LIMIT_LINE = Phrase("· {bodies}：{below}", "· {bodies}: {below}")
_NO_LIMIT = Phrase("不限", "no limit")
_EVERY_BODY = Phrase("其他单位", "any other body")
_SHIFTED = Phrase(
    "《{table}》表的勾稽关系不成立时，试着把某一行（列）起的数字整体移动一格；只有一种移法能让全部勾稽关系成立、"
    "且至少移动 {least} 个（单独一行时 {least_in_row} 个）不是 0 的数的，即报告",
    "Where the sums of “{table}” don't hold, moves the values from some row (column) on by one; found where just one "
    "such move makes every sum hold and takes along at least {least} numbers other than 0 ({least_in_row} in a row)",
)
_STATED = Phrase(
    "在{section}中读出金额，折算后不应大于{cell}（允许相差 {tolerance}）；写了几个不同金额的不作判断。写法：",
    "Reads the amount in {section}; converted, it isn't above {cell} (by more than {tolerance}). Several different "
    "amounts leave the question open. Wordings:",
)
_FIND = Phrase("· {find}", "· {find}")
_QUOTED = Phrase("“{text}”", "“{text}”")


def how_cells(check: KindsOfCells, labels: Labels) -> Iterator[str]:
    """How a check on cells goes about it, a line each."""
    lang = labels.lang
    match check:
        case ColumnUnit():
            columns = labels.template.table(check.table).all_columns() if labels.template else []
            unit = next((column.unit for column in columns if column.id == check.column), "")
            yield _UNIT.say(
                lang, table=labels.table(check.table), column=labels.column(check.table, check.column), unit=unit
            )
        case CellLimit():
            yield _LIMIT.say(lang, cell=labels.named(check.cell))
            for limit in check.limits:
                below = _NO_LIMIT.say(lang) if limit.below is None else str(limit.below)
                named = bodies(limit.bodies, limit.levels, limit.organisation, lang) or (_EVERY_BODY.say(lang),)
                yield _LIMIT_LINE.say(lang, bodies=named, below=below)
        case ShiftedCells():
            least, in_row = check.least, check.least_in_row
            yield _SHIFTED.say(lang, table=labels.table(check.table), least=least, least_in_row=in_row)
        case StatedAmount():
            section = tuple(_QUOTED.say(lang, text=labels.section(part)) for part in check.parts)
            yield _STATED.say(lang, section=section, cell=labels.named(check.cell), tolerance=check.tolerance)
            yield from (_FIND.say(lang, find=find) for find in check.find)
