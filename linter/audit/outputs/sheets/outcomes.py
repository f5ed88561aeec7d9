"""The sheets of what became of each report, and of each rule over all reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from sqlite3 import Row

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.sheets import words
from linter.audit.outputs.sheets.book import Book, Cell, Column, Kind
from linter.audit.outputs.sheets.style import Tint
from linter.audit.outputs.sheets.whose import body_of, kind_of, linker, tier_of
from linter.audit.records import SubjectStatus
from linter.audit.store import Store
from linter.audit.store import ledger as query
from linter.audit.store.outcomes import Why, count, end, ends, reasons
from linter.audit.store.store import claim_of
from linter.checks.result import Status
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase
from linter.phrases.values import render

_STATUSES: dict[str, Phrase] = {
    **{status.value: phrase for status, phrase in ui.REPORT_STATUSES.items()},
    SubjectStatus.UNPUBLISHED.value: words.NOT_PUBLISHED,
}
_ENDS = (Status.VIOLATED, Status.HELD, Status.NOT_ASSESSABLE, Status.NOT_APPLICABLE, Status.ERROR)
_REPORTS: tuple[tuple[Phrase, float, Kind], ...] = (
    (words.SERIAL, 5.5, Kind.WORD),
    (words.BODY, 26, Kind.TEXT),
    (words.KIND, 10, Kind.WORD),
    (words.TIER, 6, Kind.WORD),
    (words.PARENT, 18, Kind.TEXT),
    (words.YEAR, 7, Kind.WORD),
    (words.RESULT, 12, Kind.WORD),
    (words.MARK, 6, Kind.WORD),
    (words.SCORE, 7, Kind.NUMBER),
    (words.LOW_MARK, 6, Kind.WORD),
    (words.LOW, 7, Kind.NUMBER),
    (words.ERRORS, 6, Kind.NUMBER),
    (words.WARNINGS, 6, Kind.NUMBER),
    (words.ADVICE, 6, Kind.NUMBER),
    (words.HELD, 7, Kind.NUMBER),
    (words.VIOLATED, 7, Kind.NUMBER),
    (words.OPEN, 7, Kind.NUMBER),
    (words.OUTSIDE, 7, Kind.NUMBER),
    (words.REASONS, 70, Kind.TEXT),
    (words.FILE, 34, Kind.TEXT),
    (words.ADDRESS, 24, Kind.TEXT),
)
_RULES: tuple[tuple[Phrase, float, Kind], ...] = (
    (words.SERIAL, 5.5, Kind.WORD),
    (words.RULE, 9, Kind.WORD),
    (words.TITLE, 46, Kind.TEXT),
    (words.LEVEL, 7, Kind.WORD),
    (words.CATEGORY, 16, Kind.TEXT),
    (words.FOUND, 8, Kind.NUMBER),
    (words.IN_BODIES, 8, Kind.NUMBER),
    (words.VIOLATED, 8, Kind.NUMBER),
    (words.HELD, 8, Kind.NUMBER),
    (words.SHARE, 9, Kind.NUMBER),
    (words.OPEN, 8, Kind.NUMBER),
    (words.OUTSIDE, 8, Kind.NUMBER),
    (words.FAILED, 8, Kind.NUMBER),
    (words.BASIS, 60, Kind.TEXT),
)
_MARK = 7
_WORST = {"C": Tint.MEDIUM, "D": Tint.GRAVE}
_MOST_REASONS = 3
_MOST_CODES = 4
_MOST_WORDS = 60

Tally = Counter[str]
"""By a rule's end (:mod:`linter.audit.store.outcomes`): for how many reports it ended so."""


def write_reports(book: Book, store: Store, context: OutputContext) -> Tally:
    """One row a report; what became of each rule is counted on the way."""
    lang = context.lang
    columns = [Column(heading.say(lang), width, kind) for heading, width, kind in _REPORTS]
    sheet = book.sheet(words.OUTCOMES.say(lang), words.OUTCOMES_TITLE.say(lang), columns, fixed=2)
    link = linker(store)
    tally: Tally = Counter()
    for serial, row in enumerate(query.results(store), 1):
        said = ends(row["ends"])
        tally.update(said.split())
        cells = [serial, *_report(row, said, lang), link(row["path"]) if row["path"] else None, _address(row)]
        sheet.row(cells, {_MARK: _WORST.get(row["mark"] or "", Tint.NONE)})
    return tally


def write_rules(book: Book, store: Store, context: OutputContext, tally: Tally) -> None:
    """One row a rule."""
    lang = context.lang
    columns = [Column(heading.say(lang), width, kind) for heading, width, kind in _RULES]
    sheet = book.sheet(words.RULES.say(lang), words.RULES_TITLE.say(lang), columns, fixed=3)
    found = query.findings_by_rule(store)
    categories = {
        (rulebook.name, each.id): getattr(each, lang)
        for rulebook in context.families.all()
        for each in rulebook.categories
    }
    for serial, row in enumerate(query.rules(store), 1):
        violated, held, open_, outside, failed = (tally[end(row["code"], status)] for status in _ENDS)
        share = round(Decimal(100 * violated) / (violated + held), 1) if violated + held else None
        findings, bodies = found.get(row["code"], (0, 0))
        sheet.row(
            [
                serial,
                row["code"],
                row["title"],
                ui.LEVELS_BY_NAME[row["level"]].say(lang),
                categories.get((row["family"], row["category"]), row["category"]),
                findings,
                bodies,
                violated,
                held,
                share,
                open_,
                outside,
                failed,
                row["basis"],
            ]
        )


def _report(row: Row, said: str, lang: Lang) -> Iterator[Cell]:
    yield body_of(row, lang)
    yield kind_of(row, lang)
    yield tier_of(row, lang)
    yield row["parent"]
    yield row["year"]
    yield _STATUSES[row["status"]].say(lang)
    yield row["mark"]
    yield _points(row["score"])
    yield row["low_mark"]
    yield _points(row["low"])
    yield row["errors"]
    yield row["warnings"]
    yield row["advice"]
    if said:
        yield count(said, Status.HELD)
        yield count(said, Status.VIOLATED)
        yield row["open"]
        yield count(said, Status.NOT_APPLICABLE)
        yield _in_brief(row["reasons"], lang)
    else:
        yield from (None, None, None, None, row["detail"])


@lru_cache(maxsize=1024)
def _in_brief(packed: bytes, lang: Lang) -> str:
    """Why rules were left open, line by line."""
    return "\n".join(_reasons(reasons(packed), lang))


def _reasons(open_: Mapping[str, Why], lang: Lang) -> Iterator[str]:
    """Why rules were left open: each reason once, the most frequent first."""
    separator = ui.SEPARATOR.say(lang)
    by_reason: dict[str, list[str]] = {}
    for code, (_, why) in open_.items():
        by_reason.setdefault(separator.join(why), []).append(code)
    ordered = sorted(by_reason.items(), key=lambda one: (-len(one[1]), one[1]))
    for reason, codes in ordered[:_MOST_REASONS]:
        listed = render(tuple(codes[:_MOST_CODES]), lang)
        if len(codes) > _MOST_CODES:
            listed = words.AND_SO_ON.say(lang, codes=listed)
        brief = reason if len(reason) <= _MOST_WORDS else reason[: _MOST_WORDS - 1] + "…"
        yield words.REASON_LINE.say(lang, reason=brief, n=len(codes), codes=listed)
    rest = sum(len(codes) for _, codes in ordered[_MOST_REASONS:])
    if rest:
        yield words.REASONS_MORE.say(lang, n=rest)


def _points(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _address(row: Row) -> str | None:
    claim = claim_of(row["claim"])
    return claim.address if claim else None
