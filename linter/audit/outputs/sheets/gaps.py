"""The sheets of what there is no judgement on: reports that are not there, and files that are no readable report."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import Row

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.sheets import words
from linter.audit.outputs.sheets.book import Book, Cell, Column, Kind
from linter.audit.outputs.sheets.whose import body_of, kind_of, linker, tier_of
from linter.audit.records import SubjectStatus
from linter.audit.store import Store
from linter.audit.store import ledger as query
from linter.engine.finding import ReportStatus
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase
from linter.phrases.reading import FAILURES, INSTEAD
from linter.phrases.skipping import why
from linter.run.result import SkipKind

_UNPUBLISHED: tuple[tuple[Phrase, float, Kind], ...] = (
    (words.SERIAL, 5.5, Kind.WORD),
    (words.BODY, 32, Kind.TEXT),
    (words.KIND, 11, Kind.WORD),
    (words.TIER, 8, Kind.WORD),
    (words.PARENT, 26, Kind.TEXT),
    (words.YEAR, 8, Kind.WORD),
    (words.PROBLEM, 40, Kind.TEXT),
    (words.BASIS, 40, Kind.TEXT),
    (words.FIX, 40, Kind.TEXT),
)
_UNREADABLE: tuple[tuple[Phrase, float, Kind], ...] = (
    (words.SERIAL, 5.5, Kind.WORD),
    (words.FILE, 50, Kind.TEXT),
    (words.BODY, 26, Kind.TEXT),
    (words.YEAR, 7, Kind.WORD),
    (words.RESULT, 13, Kind.WORD),
    (words.REASON, 50, Kind.TEXT),
    (words.TO_DO, 50, Kind.TEXT),
)
_NOT_A_REPORT_TO_DO = Phrase(
    "确认这个文件是不是年度报告：不是的，移出核查文件夹；是的，请检查标题和内容是否完整",
    "See whether this is an annual report: if not, take it out of the folder; if it is, look at its title and content",
)
_UNREADABLE_TO_DO = Phrase(
    "用其他软件打开确认，重新导出或向填报单位索取原件",
    "Open it in another program, export it anew or ask the body for the original",
)
_PASSED_OVER_TO_DO = Phrase(
    "如果是年度报告，另存为 PDF、DOCX 或 HTML 后再核查",
    "If it is a report, save it as PDF, DOCX or HTML and audit again",
)


def write_unpublished(book: Book, store: Store, context: OutputContext) -> None:
    """One row a report that is not there."""
    lang = context.lang
    columns = [Column(heading.say(lang), width, kind) for heading, width, kind in _UNPUBLISHED]
    sheet = book.sheet(words.UNPUBLISHED.say(lang), words.UNPUBLISHED_TITLE.say(lang), columns, fixed=2)
    for serial, row in enumerate(query.unpublished(store), 1):
        who: list[Cell] = [body_of(row, lang), kind_of(row, lang), tier_of(row, lang), row["parent"], row["year"]]
        sheet.row([serial, *who, row["message"] or row["detail"], row["basis"], row["fix"]])


def write_unreadable(book: Book, store: Store, context: OutputContext) -> None:
    """One row a file that could not be read or is no report; then what was passed over."""
    lang = context.lang
    columns = [Column(heading.say(lang), width, kind) for heading, width, kind in _UNREADABLE]
    sheet = book.sheet(words.UNREADABLE.say(lang), words.UNREADABLE_TITLE.say(lang), columns, fixed=2)
    link = linker(store)
    serial = 0
    for row in query.not_checked(store):
        serial += 1
        sheet.row([serial, link(row["subject"]), *_not_checked(row, lang)])
    for row in query.passed_over(store):
        serial += 1
        reason = why(row["kind"], row["detail"], lang)
        to_do = _PASSED_OVER_TO_DO.say(lang) if row["kind"] == SkipKind.OTHER_FORMAT.value else ""
        sheet.row([serial, link(row["path"]), None, None, words.PASSED_OVER.say(lang), reason, to_do])


def _not_checked(row: Row, lang: Lang) -> Iterator[Cell]:
    unreadable = row["status"] == SubjectStatus.UNREADABLE.value
    yield body_of(row, lang) if row["body"] or row["organisation"] else None
    yield row["year"]
    yield ui.REPORT_STATUSES[ReportStatus(row["status"])].say(lang)
    yield row["message"] or _reason(row, lang)
    yield row["fix"] or (_UNREADABLE_TO_DO if unreadable else _NOT_A_REPORT_TO_DO).say(lang)


def _reason(row: Row, lang: Lang) -> str:
    phrase = FAILURES.get(row["failure"] or "") or INSTEAD.get(row["failure"] or "")
    return _with_detail(phrase.say(lang), row["detail"], lang) if phrase else row["detail"]


def _with_detail(text: str, detail: str, lang: Lang) -> str:
    return ui.WITH_DETAIL.say(lang, text=text, detail=detail) if detail else text
