"""A comparison as text for a terminal: what changed, one by one; what stayed as it was, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.audit.diff import Change, Comparison, FindingChange
from linter.audit.outputs.compared import words
from linter.audit.outputs.compared.tally import OfABody, Tally, tally_of
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase

_LISTED = (Change.NEW, Change.FIXED, Change.RULE, Change.READING, Change.UNDECIDED, Change.GONE)
_STEADY = {Change.STILL_OPEN, Change.WAIVED}
_INDENT = "  "


def lines(comparison: Comparison, lang: Lang) -> Iterator[str]:
    """The text, line by line."""
    tally = tally_of(comparison)
    yield words.TITLE.say(lang)
    for which, side in ((words.BEFORE, "old"), (words.AFTER, "main")):
        rulebooks = comparison.rulebooks(side)  # type: ignore[arg-type]
        if rulebooks:
            yield _INDENT + words.RULEBOOKS.say(lang, which=which.say(lang), rulebooks=rulebooks)
    yield ""
    if not tally.counts:
        yield words.NOTHING.say(lang)
    yield from _counts(tally, lang)
    yield from _bodies(words.IMPROVED, tally.improved, lang)
    yield from _bodies(words.WORSE, tally.worse, lang)
    yield from _rules(comparison, tally, lang)
    for change in _LISTED:
        if tally.counts[change]:
            yield ""
            yield words.HEADING.say(lang, change=words.CHANGES[change].say(lang), n=tally.counts[change])
            for owner in comparison.owners():
                for each in owner.findings:
                    if each.change is change:
                        yield from _finding(each, lang)
    if tally.other_numbers:
        yield ""
        yield words.HEADING.say(lang, change=words.STILL_OPEN_OTHERWISE.say(lang), n=tally.other_numbers)
        for owner in comparison.owners():
            for each in owner.findings:
                if each.change is Change.STILL_OPEN and each.has_other_numbers:
                    yield from _finding(each, lang)


def _counts(tally: Tally, lang: Lang) -> Iterator[str]:
    for change, phrase in words.CHANGES.items():
        if not tally.counts[change]:
            continue
        yield _INDENT + words.COUNTED.say(lang, change=phrase.say(lang), n=tally.counts[change])
        if change is Change.STILL_OPEN:
            for told, n in ((words.SAID_CORRECTED, tally.corrected), (words.OTHER_NUMBERS, tally.other_numbers)):
                if n:
                    yield 2 * _INDENT + told.say(lang, n=n)


def _bodies(heading: Phrase, bodies: Sequence[tuple[str, OfABody]], lang: Lang) -> Iterator[str]:
    if not bodies:
        return
    yield ""
    yield heading.say(lang, n=len(bodies))
    for name, body in bodies:
        grades = ui.SEPARATOR.say(lang).join(
            words.GRADES.say(lang, year=str(year), before=_grade(before, lang), after=_grade(after, lang))
            for year, before, after in body.graded
            if before != after
        )
        yield _INDENT + words.GAINED.say(lang, body=name, gained=f"{body.gained.normalize():+f}", grades=grades)


def _rules(comparison: Comparison, tally: Tally, lang: Lang) -> Iterator[str]:
    changed = {code: counts for code, counts in sorted(tally.rules.items()) if counts.keys() - _STEADY}
    if not changed:
        return
    yield ""
    yield words.BY_RULE.say(lang)
    for code, counts in changed.items():
        said = counts_in_words(counts, lang)
        yield _INDENT + words.RULE_LINE.say(lang, code=code, title=comparison.title(code), counts=said)


def counts_in_words(counts: Counter[Change], lang: Lang) -> str:
    """Counts by what became of findings: ``已改正 3，仍存在 1``."""
    said = [
        words.COUNT.say(lang, change=phrase.say(lang), n=counts[change])
        for change, phrase in words.CHANGES.items()
        if counts[change]
    ]
    return ui.COMMA.say(lang).join(said)


def _grade(grade: tuple[str, Decimal], lang: Lang) -> str:
    return words.GRADE.say(lang, mark=grade[0], score=grade[1])


def _finding(change: FindingChange, lang: Lang) -> Iterator[str]:
    found = change.finding
    year = str(found.key.year) if found.key.year else ui.YEAR_UNKNOWN.say(lang)
    yield _INDENT + words.LINE.say(
        lang, number=found.key.number, body=found.key.body, year=year, code=found.key.code, message=found.message
    )
    if change.has_other_numbers and change.old is not None:
        yield 2 * _INDENT + words.FORMERLY.say(lang, message=change.old.message)
