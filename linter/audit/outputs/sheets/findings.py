"""The sheet of findings: one row each, with columns for people to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from sqlite3 import Row

import msgspec

from linter.audit.identity import FindingKey, place_of
from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.numbers import number, numbers_of
from linter.audit.outputs.sheets import words
from linter.audit.outputs.sheets.book import Book, Cell, Column, Kind, Sheet
from linter.audit.outputs.sheets.style import Tint
from linter.audit.outputs.sheets.typed import Shown
from linter.audit.outputs.sheets.whose import body_of, kind_of, linker, tier_of
from linter.audit.store import Store
from linter.audit.store import ledger as query
from linter.audit.store.reviewing import NO_REVIEWS, Review, ReviewStatus, has_reviews, reviews_of
from linter.engine.finding import Level
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase

_TINTS = {Level.ERROR.value: Tint.GRAVE, Level.WARNING.value: Tint.MEDIUM}
_OF_STATUSES = {
    ReviewStatus.CHECKING: Tint.TALKED,
    ReviewStatus.CORRECTED: Tint.DONE,
    ReviewStatus.DISPUTED: Tint.MEDIUM,
    ReviewStatus.WAIVED: Tint.QUIET,
}
_COLUMNS: tuple[tuple[Phrase, float, Kind], ...] = (
    (words.SERIAL, 5.5, Kind.WORD),
    (words.NUMBER, 15.5, Kind.WORD),
    (words.BODY, 18, Kind.TEXT),
    (words.KIND, 9.5, Kind.WORD),
    (words.TIER, 6, Kind.WORD),
    (words.PARENT, 13, Kind.TEXT),
    (words.YEAR, 6, Kind.WORD),
    (words.LEVEL, 6, Kind.WORD),
    (words.RULE, 8.5, Kind.WORD),
    (words.TITLE, 20, Kind.TEXT),
    (words.PROBLEM, 42, Kind.TEXT),
    (words.PLACE, 20, Kind.TEXT),
    (words.REPORTED, 11.5, Kind.NUMBER),
    (words.EXPECTED, 11.5, Kind.NUMBER),
    (words.BASIS, 24, Kind.TEXT),
    (words.FIX, 28, Kind.TEXT),
    (words.STATUS, 10, Kind.TYPED),
    (words.COMMENT, 24, Kind.TYPED),
    (words.DEADLINE, 11.5, Kind.DAY),
    (words.FORMER, 18, Kind.TEXT),
    (words.FILE, 26, Kind.TEXT),
    (words.RELATED, 30, Kind.TEXT),
    (words.CODE, 12, Kind.TEXT),
)
_PRINTED = 19
_FIXED = 3
_LEVEL = next(number for number, (heading, *_) in enumerate(_COLUMNS) if heading is words.LEVEL)
_STATUS = next(number for number, (heading, *_) in enumerate(_COLUMNS) if heading is words.STATUS)
_MOST_PLACES = 10
_REPORTED_BY_TEXT = 40
"""Characters of a cell's words that still stand for the number that ought to be there."""

_JSON = msgspec.json.Decoder(float_hook=Decimal)


class FindingSheet:
    """Writes the sheet of findings."""

    def __init__(self, book: Book, store: Store, context: OutputContext) -> None:
        self._store = store
        self._context = context
        self._lang: Lang = context.lang
        self._link = linker(store)
        self._titles = {row["code"]: row["title"] for row in query.rules(store)}
        self._sheet = self._begin(book)

    def write(self) -> None:
        """All findings, body by body."""
        anybody_wrote = has_reviews(self._store)
        whose: tuple[str, int] | None = None
        reviews = NO_REVIEWS
        serial = 0
        for subject in query.subjects(self._store):
            body, year = subject["body"] or subject["subject"], subject["year"] or 0
            if anybody_wrote and (body, year) != whose:
                whose, reviews = (body, year), reviews_of(self._store, body, year)
            for finding in query.findings(self._store, subject["subject"]):
                serial += 1
                key = FindingKey(body, year, finding["code"], _place(finding), finding["fingerprint"])
                cells = list(self._cells(serial, subject, finding, key, reviews.at(key)))
                self._sheet.row(cells, {_LEVEL: _TINTS.get(finding["level"], Tint.NONE)})

    def _begin(self, book: Book) -> Sheet:
        lang = self._lang
        statuses = tuple(phrase.say(lang) for phrase in words.STATUSES.values())
        columns = [
            Column(
                heading.say(lang),
                width,
                kind,
                choices=statuses if heading is words.STATUS else (),
                hidden=heading is words.CODE,
                typed=heading in (words.STATUS, words.COMMENT, words.DEADLINE),
            )
            for heading, width, kind in _COLUMNS
        ]
        sheet = book.sheet(
            words.FINDINGS.say(lang), words.FINDINGS_TITLE.say(lang), columns, fixed=_FIXED, printed=_PRINTED
        )
        sheet.emphasise(_STATUS, {words.STATUSES[key].say(lang): tint for key, tint in _OF_STATUSES.items()})
        return sheet

    def _cells(self, serial: int, subject: Row, finding: Row, key: FindingKey, review: Review) -> Iterator[Cell]:
        lang = self._lang
        level = finding["level"]
        shown = Shown.of(review, self._deadline(level, review), key)
        yield serial
        yield key.number
        yield body_of(subject, lang)
        yield kind_of(subject, lang)
        yield tier_of(subject, lang)
        yield subject["parent"]
        yield subject["year"]
        yield ui.LEVELS_BY_NAME[level].say(lang)
        yield finding["code"]
        yield self._titles.get(finding["code"], "")
        yield "\n".join(part for part in (finding["message"], finding["cause"]) if part)
        yield finding["place"]
        yield from _pair(finding)
        yield finding["basis"]
        yield finding["fix"]
        yield words.STATUSES[review.status].say(lang) if review.status in words.STATUSES else review.status
        yield review.comment
        yield date.fromisoformat(shown.deadline) if shown.deadline else None
        yield "\n".join(self._former(review))
        yield self._link(subject["path"]) if subject["path"] else None
        yield "\n".join(self._places(finding))
        yield shown.code

    def _deadline(self, level: str, review: Review) -> str:
        """The day that people wrote; else the audit's, for whatever has to be put right."""
        if review.deadline:
            return review.deadline
        asked = level != Level.ADVICE.value and review.status != ReviewStatus.WAIVED.value
        return self._context.due.isoformat() if asked else ""

    def _former(self, review: Review) -> Iterator[str]:
        lang = self._lang
        for each in review.former:
            status = words.STATUSES[each.status].say(lang) if each.status in words.STATUSES else each.status
            parts = [words.FORMER_LINE.say(lang, status=status), each.comment]
            if each.deadline:
                parts.append(words.FORMER_DEADLINE.say(lang, deadline=each.deadline))
            yield ui.SEPARATOR.say(lang).join(part for part in parts if part)

    def _places(self, finding: Row) -> Iterator[str]:
        lang = self._lang
        related = _JSON.decode(finding["related"])
        for each in related[:_MOST_PLACES]:
            where, text = each.get("place") or "", each.get("text") or ""
            yield ui.CODES_REASON.say(lang, codes=where, reason=text) if where and text else where or text
        if len(related) > _MOST_PLACES:
            yield words.MORE_PLACES.say(lang, n=len(related) - _MOST_PLACES)


def _place(finding: Row) -> str:
    return place_of(finding["section"], finding["table"], finding["row"], finding["column"])


def _pair(finding: Row) -> tuple[Cell, Cell]:
    """What the report says and what should stand there: the right number where the wrong cell is known, else the number
    that it is held against. What is no number stands as it is."""
    repairs = _JSON.decode(finding["repairs"])
    if len(repairs) == 1:
        return _cell(repairs[0]["present"]), _cell(repairs[0]["proposed"])
    values = _JSON.decode(finding["values"])
    reported, compared = numbers_of(values, _JSON.decode(finding["related"]))
    if reported is not None:
        return _cell(reported), _cell(compared)
    if finding["row"] and finding["column"] and len(finding["text"]) <= _REPORTED_BY_TEXT:
        figure = number(finding["text"])
        return (finding["text"] if figure is None else _cell(figure)), None
    if "date" in values and "deadline" in values:
        return str(values["date"]), str(values["deadline"])
    return None, None


def _cell(figure: int | Decimal | None) -> int | Decimal | None:
    return int(figure) if isinstance(figure, Decimal) and figure == figure.to_integral_value() else figure
