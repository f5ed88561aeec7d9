"""The sheet of bodies: their marks over the years, how many findings, what is late or missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from sqlite3 import Row

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.sheets import words
from linter.audit.outputs.sheets.book import Book, Cell, Column, Kind
from linter.audit.outputs.sheets.style import Tint
from linter.audit.outputs.sheets.whose import kind_of, tier_of
from linter.audit.records import SubjectStatus
from linter.audit.store import Store
from linter.audit.store import ledger as query
from linter.audit.store.reviewing import ReviewStatus
from linter.engine.finding import ReportStatus
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase

_MOST_YEARS = 10
_SETTLED = (ReviewStatus.CORRECTED.value, ReviewStatus.WAIVED.value)
_BEFORE: tuple[tuple[Phrase, float, Kind], ...] = (
    (words.SERIAL, 5.5, Kind.WORD),
    (words.BODY, 32, Kind.TEXT),
    (words.KIND, 10, Kind.WORD),
    (words.TIER, 6, Kind.WORD),
    (words.PARENT, 22, Kind.TEXT),
    (words.LISTED, 8, Kind.WORD),
    (words.REPORTS, 8, Kind.NUMBER),
)
_AFTER: tuple[tuple[Phrase, float, Kind], ...] = (
    (words.ERRORS, 7, Kind.NUMBER),
    (words.WARNINGS, 7, Kind.NUMBER),
    (words.ADVICE, 7, Kind.NUMBER),
    (words.OPEN_FINDINGS, 10, Kind.NUMBER),
    (words.SETTLED, 10, Kind.NUMBER),
    (words.LATE, 14, Kind.TEXT),
    (words.MISSING, 14, Kind.TEXT),
    (words.UNREAD, 9, Kind.NUMBER),
)
_INSTEAD: dict[str, Phrase] = {
    SubjectStatus.UNPUBLISHED.value: words.NOT_PUBLISHED,
    SubjectStatus.UNREADABLE.value: words.UNREADABLE,
    SubjectStatus.NOT_A_REPORT.value: ui.REPORT_STATUSES[ReportStatus.NOT_A_REPORT],
}
_WORST = {"C": Tint.MEDIUM, "D": Tint.GRAVE}


def write_bodies(book: Book, store: Store, context: OutputContext) -> None:
    """One row a body, with a column for each of the last years."""
    lang = context.lang
    years = query.years(store)[-_MOST_YEARS:]
    columns = [Column(heading.say(lang), width, kind) for heading, width, kind in _BEFORE]
    columns += [Column(words.MARK_OF.say(lang, year=str(year)), 10, Kind.WORD) for year in years]
    columns += [Column(heading.say(lang), width, kind) for heading, width, kind in _AFTER]
    sheet = book.sheet(words.BODIES.say(lang), words.BODIES_TITLE.say(lang), columns, fixed=2)
    settled = query.settled_by_body(store, _SETTLED)
    for serial, body in enumerate(query.bodies(store), 1):
        results = list(query.results_of_body(store, body["id"]))
        marks = [_mark([row for row in results if row["year"] == year], lang) for year in years]
        first = len(_BEFORE)
        tints = {first + number: _WORST.get(mark[-1:], _tint(mark, lang)) for number, mark in enumerate(marks)}
        sheet.row([serial, *_who(body, results, lang), *marks, *_counts(results, settled.get(body["body"], 0))], tints)


def _who(body: Row, results: Sequence[Row], lang: Lang) -> list[Cell]:
    checked = sum(row["status"] == SubjectStatus.CHECKED.value for row in results)
    listed = (words.YES if body["listed"] else words.NO).say(lang)
    return [body["body"], kind_of(body, lang), tier_of(body, lang), body["parent"], listed, checked]


def _mark(results: Sequence[Row], lang: Lang) -> str:
    """The marks of a year's reports, the best first; without one, what there is instead."""
    marks = sorted({row["mark"] for row in results if row["mark"]})
    if marks:
        return "/".join(marks)
    instead = next((_INSTEAD[row["status"]] for row in results if row["status"] in _INSTEAD), None)
    return instead.say(lang) if instead else ""


def _tint(mark: str, lang: Lang) -> Tint:
    return Tint.GRAVE if mark == words.NOT_PUBLISHED.say(lang) else Tint.NONE


def _counts(results: Sequence[Row], settled: int) -> list[Cell]:
    errors, warnings, advice = (sum(row[name] for row in results) for name in ("errors", "warnings", "advice"))
    return [
        errors,
        warnings,
        advice,
        errors + warnings + advice - settled,
        settled,
        _listed(row["year"] for row in results if row["late"]),
        _listed(row["year"] for row in results if row["status"] == SubjectStatus.UNPUBLISHED.value),
        sum(row["status"] == SubjectStatus.UNREADABLE.value for row in results),
    ]


def _listed(years: Iterable[int | None]) -> str:
    return ", ".join(str(year) for year in sorted({year for year in years if year is not None}))
