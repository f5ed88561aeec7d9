"""The sheet that tells people how to work with the ledger, and what of it could not be written as it is."""

from __future__ import annotations

from collections.abc import Iterator

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.sheets import words
from linter.audit.outputs.sheets.book import Book, Column, Losses
from linter.audit.store import Store
from linter.audit.store import ledger as query
from linter.phrases.phrase import Lang
from linter.phrases.values import render

_WIDTH = 110


def write_notes(book: Book, store: Store, context: OutputContext) -> None:
    """One row a note; to be written last, since it tells what happened to the other sheets."""
    lang = context.lang
    columns = [Column(words.NOTES.say(lang), _WIDTH)]
    sheet = book.sheet(words.NOTES.say(lang), words.NOTES_TITLE.say(lang), columns)
    for note in (*_how(lang), *losses_in_words(book.losses, lang), *query.remarks(store)):
        sheet.row([note])


def losses_in_words(losses: Losses, lang: Lang) -> Iterator[str]:
    """What could not be written as it is."""
    for phrase, n in ((words.REPLACED, losses.replaced), (words.CUT, losses.cut), (words.UNLINKED, losses.unlinked)):
        if n:
            yield phrase.say(lang, n=n)
    for sheet, n in losses.continued.items():
        yield words.CONTINUED.say(lang, sheet=sheet, n=n)


def _how(lang: Lang) -> Iterator[str]:
    statuses = render(tuple(phrase.say(lang) for phrase in words.STATUSES.values()), lang)
    for phrase in words.HOW:
        yield phrase.say(lang, statuses=statuses, open=next(iter(words.STATUSES.values())).say(lang))
