"""How the kinds of check on a single report go about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import assert_never

from linter.checks.result import Value
from linter.phrases.bodies import bodies
from linter.phrases.equations import condition, equation
from linter.phrases.labels import Labels
from linter.phrases.partnames import parts
from linter.phrases.phrase import Lang, Phrase
from linter.phrases.reading import FAILURES, INSTEAD, NOTES
from linter.rulebook import kinds_report as shapes
from linter.rulebook.identity import IdentityError, parse_each

_SECTIONS = Phrase("查找下列部分是否都有：{sections}", "Looks for each of these sections: {sections}")
_ORDER = Phrase(
    "按出现的先后核对各部分的次序，编号从一起连续，不重复、不跳号",
    "Compares the order of the sections with the format's; numerals run from 1 without a gap or a repeat",
)
_HEADING = {
    "alias": Phrase(
        "把每个标题与格式的文字比对，找出用了其他通行写法的标题",
        "Compares every heading with the format's wording and finds those that use another known wording",
    ),
    "other": Phrase(
        "把每个标题与格式的文字比对，找出相近但不一致、也不是通行写法的标题",
        "Compares every heading with the format's wording and finds those that are close to it but neither equal nor a "
        "known variant",
    ),
}
_UNIFIED = Phrase(
    "统一格式的部分不足 {sections} 个且一张统计表都没有，或者用了旧版标题的，视为没有采用统一格式",
    "Taken for another format: fewer than {sections} of the format's sections and none of its tables, or headings of "
    "an older scheme",
)
_OLDER = Phrase("旧版标题：{patterns}", "Older headings: {patterns}")
_TABLE_PRESENT = Phrase("查找下列统计表是否都有：{tables}", "Looks for each of these tables: {tables}")
_TABLE_SHAPE = Phrase(
    "逐行逐列与格式比对，不缺行、不缺列，也不多出：{tables}",
    "Compares rows and columns with the format's; none is missing and none was added: {tables}",
)
_TABLE_EDITION = Phrase(
    "按行名和列名辨认表格属于哪一版格式，与报告年度应用的格式比对：{tables}",
    "Tells by the labels which edition a table follows and compares it with that of the report year: {tables}",
)
_LABELS = {
    "alias": Phrase(
        "把行名、列名与格式的文字比对，找出用了其他通行写法的：{tables}",
        "Compares labels with the format's wording and finds those that use another known wording: {tables}",
    ),
    "other": Phrase(
        "把行名、列名与格式的文字比对，找出相近但不一致、也不是通行写法的：{tables}",
        "Compares labels with the format's wording and finds those that are close to it but neither equal nor a known "
        "variant: {tables}",
    ),
}
_LAYOUT = Phrase(
    "查看表格有没有被拆开的行名、跨页重复的行名或丢失的列：{tables}",
    "Looks for labels that are split or printed twice over a page break, and for lost columns: {tables}",
)
_NOTE = Phrase("查找《{table}》表左上角印有的说明：{note}", "Looks for the note in the corner of “{table}”: {note}")
_CELLS = Phrase("逐格查看《{table}》表，不应出现：{kinds}", "Looks at every cell of “{table}” for: {kinds}")
_ROWS = Phrase("只看下列各行：{rows}", "Only these rows: {rows}")
_CELL_KINDS = {
    "blank": Phrase("空白", "blanks"),
    "mark": Phrase("“/”“-”“无”等代替数字的符号", "signs in place of a number (/ - 无)"),
    "text": Phrase("数字以外的文字", "text that is no number"),
    "negative": Phrase("负数", "negative numbers"),
    "fraction": Phrase("小数", "fractions"),
    "separator": Phrase("数字里的千位分隔符（1,234）", "separators inside numbers (1,234)"),
    "full_width": Phrase("全角数字（５）", "full-width digits"),
    "unit": Phrase("数字后面的单位（6件）", "units behind numbers (6件)"),
}
_EACH = {
    "column": Phrase("对《{table}》表的每一列核对：{equation}", "For every column of “{table}”: {equation}"),
    "row": Phrase("对《{table}》表的每一行核对：{equation}", "For every row of “{table}”: {equation}"),
}
_ONLY = {
    "column": Phrase(
        "对《{table}》表的下列各列核对（{only}）：{equation}", "For these columns of “{table}” ({only}): {equation}"
    ),
    "row": Phrase(
        "对《{table}》表的下列各行核对（{only}）：{equation}", "For these rows of “{table}” ({only}): {equation}"
    ),
}
_ONCE = Phrase("核对：{equation}", "Checks: {equation}")
_ASKED_WHEN = Phrase("只在下列条件成立时核对：{condition}", "Only where this holds: {condition}")
_WRITTEN = Phrase("规则库写法：{holds}", "In the rulebook: {holds}")
_NO_ZERO = Phrase(
    "空白或不是数字的单元格不当作 0：遇到时不作判断，并说明是哪一格",
    "A blank or a cell without a number is never taken for 0: the identity is then left open and the cell named",
)
_PATTERN = Phrase("在{parts}中查找下列写法：", "Looks for these wordings in {parts}:")
_PATTERN_LINE = Phrase("· {find}", "· {find}")
_PATTERN_MEANT = Phrase("· {find}（应为{meant}）", "· {find} (should be {meant})")
_PATTERN_UNLESS = Phrase("{line}；同一句里有 {unless} 的除外", "{line}; not where the sentence has {unless}")
_STATEMENT = Phrase("在{parts}中查找是否都写到：{groups}", "Looks in {parts} for a statement on each of: {groups}")
_WHEN = Phrase("只在{cell}大于 0 时核对", "Only where {cell} is above 0")
_WHEN_NOT = Phrase("只在{cell}不大于 0 时核对", "Only where {cell} isn't above 0")
_AT_LEAST = Phrase(
    "数“{section}”的正文字数（不计空白和表格），应不少于 {minimum} 字",
    "Counts the characters of “{section}” without white space and tables: at least {minimum}",
)
_AT_MOST = Phrase(
    "数“{section}”的正文字数（不计空白和表格），应不超过 {maximum} 字",
    "Counts the characters of “{section}” without white space and tables: at most {maximum}",
)
_BETWEEN = Phrase(
    "数“{section}”的正文字数（不计空白和表格），应为 {minimum} 至 {maximum} 字",
    "Counts the characters of “{section}” without white space and tables: {minimum} to {maximum}",
)
_EMPTY = Phrase(
    "只写了套话的视为没有内容：{empty}", "A text that is nothing but a stock phrase counts as empty: {empty}"
)
_AGREEMENT = {
    "year": Phrase("比对{parts}里写的年度是否一致", "Compares the year in {parts}"),
    "organisation": Phrase("比对{parts}里写的单位是否一致", "Compares the body that is named in {parts}"),
}
_PERIOD = {
    "present": Phrase("查找统计期限（起止日期）", "Looks for the statistical period, its first and last day"),
    "full_year": Phrase(
        "读出统计期限的起止日期，应为报告年度的 1 月 1 日至 12 月 31 日",
        "Reads the first and last day of the statistical period: 1 January to 31 December of the report year",
    ),
}
_DATES = {
    "signature": Phrase("落款日期", "the date at the end of the report"),
    "published": Phrase("页面发布日期", "the page's publication date"),
}
_DATE = {
    "present": Phrase("查找{date}", "Looks for {date}"),
    "possible": Phrase("{date}应是真实存在的日期", "Checks that {date} is a day that exists"),
    "right_year": Phrase("{date}应在报告年度的下一年", "Checks that {date} lies in the year after the report year"),
    "after_year": Phrase("{date}不应早于报告年度结束", "Checks that {date} isn't before the report year has ended"),
    "not_after_published": Phrase("{date}不应晚于页面发布日期", "Checks that {date} isn't after the publication date"),
    "by_deadline": Phrase(
        "{date}不应晚于下列期限（报告年度的下一年）：",
        "Checks that {date} isn't after (in the year after the report year):",
    ),
}
_DEADLINE = Phrase("· {day}：{bodies}", "· {day}: {bodies}")
_DAY = Phrase("{month} 月 {day} 日", "{month}/{day}")
_EVERY_BODY = Phrase("所有单位", "every body")
_SINCE = Phrase(
    "早于报告年度 {day}的，当作年份写错，这里不报",
    "One before {day} of the report year is taken for a slip in the year",
)
_SIGNED = Phrase("查找落款单位", "Looks for the body that signs")
_INPUT = Phrase("读取文件时遇到下列情形即报告：{kind}", "Reported where reading the file meets this: {kind}")
_PATTERN_YEAR = {
    True: Phrase(
        "年份比报告年度早 {years} 年的才算", "It counts only where the year is {years} before the report year"
    ),
    False: Phrase(
        "年份比报告年度晚 {years} 年的才算", "It counts only where the year is {years} after the report year"
    ),
}
_LEFT_OUT = Phrase("单独成行、符合 {pattern} 的小标题不计入字数", "Headings inside the section ({pattern}) don't count")


def how_report(check: shapes.KindsOfReport, labels: Labels) -> Iterator[str]:
    """How a check on a single report goes about it, a line each."""
    lang = labels.lang
    match check:
        case shapes.SectionPresent():
            yield _SECTIONS.say(lang, sections=_sections(check.sections, labels))
        case shapes.SectionOrder():
            yield _ORDER.say(lang)
        case shapes.SectionHeading():
            yield _HEADING[check.departure].say(lang)
        case shapes.UnifiedFormat():
            yield _UNIFIED.say(lang, sections=check.sections)
            if check.older:
                yield _OLDER.say(lang, patterns=tuple(check.older))
        case shapes.TablePresent():
            yield _TABLE_PRESENT.say(lang, tables=_tables(check.tables, labels))
        case shapes.TableShape():
            yield _TABLE_SHAPE.say(lang, tables=_tables(check.tables, labels))
        case shapes.TableEdition():
            yield _TABLE_EDITION.say(lang, tables=_tables(check.tables, labels))
        case shapes.TableLabels():
            yield _LABELS[check.departure].say(lang, tables=_tables(check.tables, labels))
        case shapes.TableLayout():
            yield _LAYOUT.say(lang, tables=_tables(check.tables, labels))
        case shapes.PrintedNote():
            note = labels.template.table(check.table).printed_note if labels.template else ""
            yield _NOTE.say(lang, table=labels.table(check.table), note=note)
        case shapes.Cells():
            kinds = tuple(_CELL_KINDS[kind].say(lang) for kind in check.forbid)
            yield _CELLS.say(lang, table=labels.table(check.table), kinds=kinds)
            if check.rows:
                yield _ROWS.say(lang, rows=_rows(check, labels))
        case shapes.Identity():
            yield from _identity(check, labels)
        case shapes.Pattern():
            yield _PATTERN.say(lang, parts=parts(check.parts, labels))
            for spec in check.forbid:
                line = (_PATTERN_MEANT if spec.meant else _PATTERN_LINE).say(lang, find=spec.find, meant=spec.meant)
                yield _PATTERN_UNLESS.say(lang, line=line, unless=spec.unless) if spec.unless else line
            if check.year is not None:
                yield _PATTERN_YEAR[check.year < 0].say(lang, years=abs(check.year))
        case shapes.Statement():
            groups = tuple(group.name.zh if lang == "zh" else group.name.en for group in check.groups)
            yield _STATEMENT.say(lang, parts=parts(check.parts, labels), groups=groups)
            if check.when:
                yield _when(check.when, labels)
        case shapes.Length():
            yield from _length(check, labels)
        case shapes.Agreement():
            yield _AGREEMENT[check.fact].say(lang, parts=parts(check.among, labels))
        case shapes.PeriodCheck():
            yield _PERIOD[check.require].say(lang)
        case shapes.DateCheck():
            yield _DATE[check.require].say(lang, date=_DATES[check.of].say(lang))
            for deadline in check.deadlines:
                yield _deadline(deadline, lang)
            if check.since:
                yield _SINCE.say(lang, day=_day(check.since, lang))
        case shapes.SignatureCheck():
            yield _SIGNED.say(lang)
        case shapes.Input():
            for kind, names in ((check.failure, FAILURES), (check.note, NOTES), (check.instead, INSTEAD)):
                if kind:
                    yield _INPUT.say(lang, kind=names[kind].say(lang) if kind in names else kind)
        case _:
            assert_never(check)


def _rows(check: shapes.Cells, labels: Labels) -> tuple[str, ...]:
    every = labels.template.table(check.table).all_rows() if labels.template else []
    asked = [row.id for row in every if any(fnmatchcase(row.id, pattern) for pattern in check.rows)]
    return tuple(labels.row(check.table, id) for id in asked)


def _identity(check: shapes.Identity, labels: Labels) -> Iterator[str]:
    lang = labels.lang
    each = parse_each(check.each)
    try:
        said, asked_when = equation(check, labels), condition(check, labels)
    except IdentityError:  # the edition has other rows: the rulebook's own words are all that can be said
        said, asked_when = check.holds, check.when
    if each is None:
        yield _ONCE.say(lang, equation=said)
    else:
        name = labels.column if each.axis == "column" else labels.row
        only = tuple(name(each.table, key) for key in check.only)
        phrase = (_ONLY if only else _EACH)[each.axis]
        yield phrase.say(lang, table=labels.table(each.table), only=only, equation=said)
    if asked_when:
        yield _ASKED_WHEN.say(lang, condition=asked_when)
    yield _WRITTEN.say(lang, holds=check.holds)
    yield _NO_ZERO.say(lang)


def _length(check: shapes.Length, labels: Labels) -> Iterator[str]:
    values: dict[str, Value] = {"section": labels.section(check.section), "minimum": check.minimum}
    phrase = _AT_LEAST
    if check.maximum is not None:
        values["maximum"] = check.maximum
        phrase = _BETWEEN if check.minimum else _AT_MOST
    yield phrase.say(labels.lang, **values)
    if check.empty:
        yield _EMPTY.say(labels.lang, empty=check.empty)
    if check.leave_out:
        yield _LEFT_OUT.say(labels.lang, pattern=check.leave_out)


def _when(when: str, labels: Labels) -> str:
    phrase = _WHEN_NOT if when.startswith("not ") else _WHEN
    return phrase.say(labels.lang, cell=labels.named(when.removeprefix("not ")))


def _deadline(deadline: shapes.Deadline, lang: Lang) -> str:
    named = bodies(deadline.bodies, deadline.levels, deadline.organisation, lang) or (_EVERY_BODY.say(lang),)
    return _DEADLINE.say(lang, day=_day(deadline.day, lang), bodies=named)


def _day(day: str, lang: Lang) -> str:
    month, _, number = day.partition("-")
    return _DAY.say(lang, month=int(month), day=int(number))


def _sections(ids: Sequence[str], labels: Labels) -> tuple[str, ...]:
    every = [section.id for section in labels.template.sections] if labels.template else []
    return tuple(labels.section(id) for id in ids or every)


def _tables(ids: Sequence[str], labels: Labels) -> tuple[str, ...]:
    every = [table.id for table in labels.template.tables] if labels.template else []
    return tuple(labels.table(id) for id in ids or every)
