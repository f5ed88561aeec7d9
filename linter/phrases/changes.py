"""A rule's examples in words: what is changed of a clean report (:mod:`linter.specimen.changes`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from linter.phrases import ui
from linter.phrases.labels import Labels
from linter.phrases.phrase import Phrase
from linter.phrases.reading import FAILURES, NOTES

_NOTHING = Phrase("一份完好的报告", "a clean report")
_CELL = Phrase("{cell}填“{text}”", "{cell} says “{text}”")
_CELL_BLANK = Phrase("{cell}留空", "{cell} is left blank")
_CELLS_BLANK = Phrase("{row}整行留空", "{row} is left blank")
_SECTION = Phrase("“{section}”部分写成“{text}”", "“{section}” says “{text}”")
_SECTION_GONE = Phrase("没有“{section}”部分", "“{section}” is missing")
_HEADING = Phrase("标题写成“{text}”", "a heading reads “{text}”")
_TABLE_GONE = Phrase("没有《{table}》表", "the table “{table}” is missing")
_TABLE_EDITION = Phrase("《{table}》表用 {edition} 版格式", "the table “{table}” has the {edition} layout")
_TABLE_ROW_GONE = Phrase("《{table}》表少了{row}", "the table “{table}” lacks {row}")
_TABLE_ADDED = Phrase("《{table}》表多了“{label}”", "the table “{table}” has an added “{label}”")
_TABLE_LABEL = Phrase("《{table}》表印成“{label}”", "the table “{table}” prints “{label}”")
_TABLE_BREAK = Phrase("《{table}》表跨页时重复了左侧的行名", "the table “{table}” repeats its labels over a page break")
_TABLE_NOTE = Phrase("《{table}》表左上角写“{text}”", "the corner of “{table}” says “{text}”")
_TABLE_NOTE_GONE = Phrase("《{table}》表左上角没有说明", "the corner of “{table}” is empty")
_YEAR = Phrase("报告年度为 {year} 年", "the report year is {year}")
_EDITION = Phrase("用 {edition} 版格式", "in the {edition} format")
_BODY = Phrase("由{body}编制", "by a {body}")
_ORGANISATION = Phrase("单位为“{text}”", "the body is “{text}”")
_TITLE = Phrase("标题为“{text}”", "the title is “{text}”")
_PREFACE = Phrase("引言为“{text}”", "the preface says “{text}”")
_PERIOD = Phrase("统计期限写作“{text}”", "the statistical period reads “{text}”")
_PERIOD_DAYS = Phrase("统计期限自{start}起至{end}止", "the statistical period runs from {start} to {end}")
_SIGNED_BY = Phrase("落款单位为“{text}”", "“{text}” signs")
_SIGNED_ON = Phrase("落款日期为“{text}”", "the date at the end is “{text}”")
_ADDED = Phrase("另有标题“{text}”", "there is another heading “{text}”")
_ORDER = Phrase("各部分依次为：{sections}", "the sections stand in this order: {sections}")
_PUBLISHED = Phrase("页面发布日期为 {text}", "the page was published on {text}")
_FAILURE = Phrase("文件读不出来（{kind}）", "the file can't be read ({kind})")
_NOTED = Phrase("读取时遇到{kind}（{text}）", "reading meets {kind} ({text})")
_PREVIOUS = Phrase("上年报告：{changes}", "last year's report: {changes}")
_AROUND = {
    "parts": Phrase("下级单位的报告：{changes}", "a part's report: {changes}"),
    "peers": Phrase("其他单位的报告：{changes}", "another body's report: {changes}"),
    "versions": Phrase("同一份报告的另一份文件：{changes}", "another file of the same report: {changes}"),
}
_TRUE = {
    "parts_complete": Phrase("按名单下级单位的报告已经齐全", "a roster says that all parts are there"),
    "searched": Phrase("已与整批报告比对", "a whole collection was searched"),
    "unpublished": Phrase("没有这个年度的报告", "there is no report for the year"),
}
_INCOMPLETE = Phrase("按名单还缺下级单位的报告", "a roster says that parts are missing")
_LISTED = {
    "organisation": Phrase("清单写的单位为“{text}”", "the manifest's body is “{text}”"),
    "year": Phrase("清单写的年度为 {text} 年", "the manifest's year is {text}"),
    "published": Phrase("清单写的公布日期为 {text}", "the manifest's day of publication is {text}"),
    "aliases": Phrase("清单写的别名有“{text}”", "the manifest also knows the body as “{text}”"),
    "source": Phrase("依据为“{text}”", "going by “{text}”"),
}
_ON_ROSTER = Phrase("单位在名单上", "the body is on the roster")
_OFF_ROSTER = Phrase("单位不在名单上", "the body is not on the roster")
_GONE = {
    "title": Phrase("没有标题", "there is no title"),
    "preface": Phrase("没有引言", "there is no preface"),
    "period": Phrase("没有统计期限", "there is no statistical period"),
    "signature": Phrase("没有落款", "there is no signature"),
    "organisation": Phrase("落款没有单位", "nobody signs"),
    "date": Phrase("落款没有日期", "there is no date at the end"),
}
_OTHER = Phrase("{key}：{text}", "{key}: {text}")
_LONGEST = 60
# What a text has in braces is filled in when the example is made; here it is only named.
_FILLED = {"{organisation}": "（单位）", "{year}": "（年度）", "{next_year}": "（次年）"}


def describe(changes: Mapping[str, Any], labels: Labels) -> str:
    """The changes of an example in one line."""
    said = list(_describe(changes, labels))
    return ui.SEPARATOR.say(labels.lang).join(said) or _NOTHING.say(labels.lang)


def _describe(changes: Mapping[str, Any], labels: Labels) -> Iterator[str]:
    lang = labels.lang
    tables = {table.id for table in labels.template.tables} if labels.template else set()
    plain = {
        "edition": (_EDITION, "edition"),
        "year": (_YEAR, "year"),
        "organisation": (_ORGANISATION, "text"),
        "title": (_TITLE, "text"),
        "preface": (_PREFACE, "text"),
        "published": (_PUBLISHED, "text"),
    }
    for key, value in changes.items():
        if value is None and key in _GONE:
            yield _GONE[key].say(lang)
        elif key in plain:
            phrase, name = plain[key]
            yield phrase.say(lang, **{name: _text(value)})
        elif key == "failure":
            yield _FAILURE.say(lang, kind=_kind(value, FAILURES, labels))
        elif key == "body":
            yield _BODY.say(lang, body=ui.BODIES_BY_NAME[value].say(lang) if value in ui.BODIES_BY_NAME else value)
        elif key in tables:
            yield from _cells(key, value, labels)
        elif key == "sections":
            for id, text in value.items():
                phrase = _SECTION_GONE if text is None else _SECTION
                yield phrase.say(lang, section=labels.section(id), text=_text(text))
        elif key == "headings":
            yield from (_HEADING.say(lang, text=_text(text)) for text in value.values())
        elif key == "tables":
            for id, change in value.items():
                yield from _table(id, change, labels)
        elif key == "period":
            yield _period(value, labels)
        elif key == "signature":
            yield from _signature(value, labels)
        elif key == "added":
            yield from (_ADDED.say(lang, text=part["heading"]) for part in value)
        elif key == "order":
            yield _ORDER.say(lang, sections=tuple(labels.section(id) for id in value))
        elif key == "notes":
            yield from (_NOTED.say(lang, kind=_kind(note["kind"], NOTES, labels), text=note["text"]) for note in value)
        elif key == "previous":
            yield _PREVIOUS.say(lang, changes=describe(value, labels))
        elif key in _AROUND:
            yield from (_AROUND[key].say(lang, changes=describe(other, labels)) for other in value)
        elif key == "parts_complete" and value is False:
            yield _INCOMPLETE.say(lang)
        elif key in _TRUE and value:
            yield _TRUE[key].say(lang)
        elif key == "listing":
            yield from _listing(value, labels)
        else:
            yield _OTHER.say(lang, key=key, text=_text(value))


def _cells(table: str, rows: Mapping[str, Any], labels: Labels) -> Iterator[str]:
    lang = labels.lang
    for row, columns in rows.items():
        if not isinstance(columns, Mapping):
            yield _OTHER.say(lang, key=labels.row(table, row), text=_text(columns))
            continue
        if len(columns) > 3 and not any(str(text) for text in columns.values()):
            yield _CELLS_BLANK.say(lang, row=ui.ROW_ONLY.say(lang, row=labels.row(table, row)))
            continue
        for column, text in columns.items():
            phrase = _CELL_BLANK if text == "" else _CELL
            yield phrase.say(lang, cell=labels.cell(table, row, column), text=str(text))


def _table(id: str, change: Mapping[str, Any] | None, labels: Labels) -> Iterator[str]:
    lang, table = labels.lang, labels.table(id)
    if change is None:
        yield _TABLE_GONE.say(lang, table=table)
        return
    for key, value in change.items():
        if key == "edition":
            yield _TABLE_EDITION.say(lang, table=table, edition=str(value))
        elif key == "drop_rows":
            for row in value:
                yield _TABLE_ROW_GONE.say(lang, table=table, row=ui.ROW_ONLY.say(lang, row=labels.row(id, row)))
        elif key == "drop_columns":
            for column in value:
                said = ui.COLUMN_ONLY.say(lang, column=labels.column(id, column))
                yield _TABLE_ROW_GONE.say(lang, table=table, row=said)
        elif key in ("add_rows", "add_columns"):
            yield from (_TABLE_ADDED.say(lang, table=table, label=line["label"]) for line in value)
        elif key in ("row_labels", "column_labels"):
            yield from (_TABLE_LABEL.say(lang, table=table, label=label) for label in value.values())
        elif key == "break_after":
            yield _TABLE_BREAK.say(lang, table=table)
        elif key == "note":
            yield (_TABLE_NOTE_GONE if value is None else _TABLE_NOTE).say(lang, table=table, text=_text(value))
        else:
            yield _OTHER.say(lang, key=key, text=_text(value))


def _period(value: Any, labels: Labels) -> str:
    if isinstance(value, Mapping):
        return _PERIOD_DAYS.say(labels.lang, start=value.get("start", "…"), end=value.get("end", "…"))
    return _PERIOD.say(labels.lang, text=_text(value))


def _signature(value: Mapping[str, Any], labels: Labels) -> Iterator[str]:
    for key, phrase in (("organisation", _SIGNED_BY), ("date", _SIGNED_ON)):
        if key in value:
            text = value[key]
            yield _GONE[key].say(labels.lang) if text is None else phrase.say(labels.lang, text=_text(text))


def _listing(value: Mapping[str, Any], labels: Labels) -> Iterator[str]:
    for key, text in value.items():
        if key in _LISTED:
            yield _LISTED[key].say(labels.lang, text=_text(text))
        elif key == "listed":
            yield (_ON_ROSTER if text else _OFF_ROSTER).say(labels.lang)
        elif key == "body":
            yield _BODY.say(labels.lang, body=ui.BODIES_BY_NAME[text].say(labels.lang))
        elif key == "level":
            yield ui.GOVERNMENT_LEVELS[text].say(labels.lang)
        else:
            yield _OTHER.say(labels.lang, key=key, text=_text(text))


def _kind(kind: str, names: Mapping[str, Phrase], labels: Labels) -> str:
    return names[kind].say(labels.lang) if kind in names else kind


def _text(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], str):
        value = value[0]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    for name, shown in _FILLED.items():
        text = text.replace(name, shown)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
