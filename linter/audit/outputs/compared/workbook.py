"""A comparison as a workbook."""

from __future__ import annotations

from pathlib import Path

from linter.audit.diff import Change, Comparison, FindingChange, numbers_then
from linter.audit.outputs.compared import words
from linter.audit.outputs.compared.tally import Tally, tally_of
from linter.audit.outputs.replacing import replacing
from linter.audit.outputs.sheets import words as ledger
from linter.audit.outputs.sheets.book import Book, Cell, Column, Kind
from linter.audit.outputs.sheets.style import Tint
from linter.phrases import ui
from linter.phrases.phrase import Lang

_TINTS = {
    Change.FIXED: Tint.DONE,
    Change.NEW: Tint.GRAVE,
    Change.STILL_OPEN: Tint.MEDIUM,
    Change.WAIVED: Tint.QUIET,
    Change.RULE: Tint.TALKED,
    Change.READING: Tint.TALKED,
}
_FINDINGS = (
    (words.CHANGE, 14, Kind.WORD),
    (ledger.NUMBER, 15.5, Kind.WORD),
    (ledger.BODY, 24, Kind.TEXT),
    (ledger.YEAR, 6, Kind.WORD),
    (ledger.LEVEL, 6, Kind.WORD),
    (ledger.RULE, 8.5, Kind.WORD),
    (ledger.TITLE, 26, Kind.TEXT),
    (ledger.PROBLEM, 44, Kind.TEXT),
    (ledger.PLACE, 22, Kind.TEXT),
    (ledger.REPORTED, 11.5, Kind.NUMBER),
    (ledger.EXPECTED, 11.5, Kind.NUMBER),
    (words.PROBLEM_BEFORE, 44, Kind.TEXT),
    (words.REPORTED_BEFORE, 11.5, Kind.NUMBER),
    (words.EXPECTED_BEFORE, 11.5, Kind.NUMBER),
    (ledger.STATUS, 10, Kind.WORD),
    (ledger.FILE, 34, Kind.TEXT),
)
_BODIES = (
    (ledger.BODY, 30, Kind.TEXT),
    (ledger.YEAR, 7, Kind.WORD),
    (words.MARK_BEFORE, 9, Kind.WORD),
    (words.SCORE_BEFORE, 9, Kind.NUMBER),
    (words.MARK_AFTER, 9, Kind.WORD),
    (words.SCORE_AFTER, 9, Kind.NUMBER),
    (words.GAIN, 9, Kind.NUMBER),
)
_COUNT_WIDTH = 11


def write(file: Path, comparison: Comparison, lang: Lang) -> None:
    """Write a comparison: sheets of counts, of every finding, of bodies and of rules."""
    tally = tally_of(comparison)
    with replacing(file) as part, Book(part) as book:
        _summary(book, tally, lang)
        _findings(book, comparison, lang)
        _bodies(book, comparison, lang)
        _rules(book, comparison, tally, lang)


def _summary(book: Book, tally: Tally, lang: Lang) -> None:
    columns = [Column(words.CHANGE.say(lang), 44), Column(words.NUMBER_OF.say(lang), 10, Kind.NUMBER)]
    sheet = book.sheet(words.SUMMARY.say(lang), words.TITLE.say(lang), columns)
    for change, phrase in words.CHANGES.items():
        sheet.row([phrase.say(lang), tally.counts[change]], {0: _TINTS.get(change, Tint.NONE)})


def _findings(book: Book, comparison: Comparison, lang: Lang) -> None:
    columns = [Column(heading.say(lang), width, kind) for heading, width, kind in _FINDINGS]
    sheet = book.sheet(words.FINDINGS.say(lang), words.TITLE.say(lang), columns, fixed=3)
    for owner in comparison.owners():
        for each in owner.findings:
            sheet.row(_finding(each, comparison, lang), {0: _TINTS.get(each.change, Tint.NONE)})


def _finding(change: FindingChange, comparison: Comparison, lang: Lang) -> list[Cell]:
    found = change.finding
    key = found.key
    numbers = numbers_then(found)
    cells: list[Cell] = [
        words.CHANGES[change.change].say(lang),
        key.number,
        key.body,
        key.year or None,
        ui.LEVELS_BY_NAME[found.level].say(lang),
        key.code,
        comparison.title(key.code),
        found.message,
        found.place,
        numbers.reported,
        numbers.compared,
    ]
    if change.has_other_numbers and change.old is not None:
        before = numbers_then(change.old)
        cells += [change.old.message, before.reported, before.compared]
    else:
        cells += [None, None, None]
    status = ledger.STATUSES.get(change.status or "")
    return [*cells, status.say(lang) if status else change.status, found.subject]


def _bodies(book: Book, comparison: Comparison, lang: Lang) -> None:
    columns = [Column(heading.say(lang), width, kind) for heading, width, kind in _BODIES]
    columns += [Column(phrase.say(lang), _COUNT_WIDTH, Kind.NUMBER) for phrase in words.CHANGES.values()]
    sheet = book.sheet(words.BODIES.say(lang), words.TITLE.say(lang), columns)
    for owner in comparison.owners():
        before, after = owner.before, owner.after
        both = before is not None and after is not None and before.score is not None and after.score is not None
        counts = [sum(each.change is change for each in owner.findings) for change in words.CHANGES]
        sheet.row(
            [
                owner.body,
                owner.year or None,
                before.mark if before else None,
                before.score if before else None,
                after.mark if after else None,
                after.score if after else None,
                owner.gained if both else None,
                *counts,
            ]
        )


def _rules(book: Book, comparison: Comparison, tally: Tally, lang: Lang) -> None:
    columns = [Column(ledger.RULE.say(lang), 10, Kind.WORD), Column(ledger.TITLE.say(lang), 46)]
    columns += [Column(phrase.say(lang), _COUNT_WIDTH, Kind.NUMBER) for phrase in words.CHANGES.values()]
    sheet = book.sheet(words.RULES.say(lang), words.TITLE.say(lang), columns, fixed=2)
    for code, counts in sorted(tally.rules.items()):
        sheet.row([code, comparison.title(code), *(counts[change] for change in words.CHANGES)])
