"""What people wrote into a ledger, read back into the store."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from linter.audit import ledgerfile
from linter.audit.identity import FindingKey
from linter.audit.ledgerfile import LedgerRow, NoLedger
from linter.audit.outputs import ledger
from linter.audit.outputs.sheets import words
from linter.audit.outputs.sheets.safe import fitting
from linter.audit.outputs.sheets.typed import Shown, comment_digest, shown_of
from linter.audit.store import Store
from linter.audit.store.reviewing import (
    Review,
    ReviewStatus,
    keys_of_findings,
    put_review,
    review_of,
    reviews_of,
)
from linter.phrases import reviewing as said
from linter.phrases.phrase import Lang, Phrase
from linter.phrases.reading import FAILURES
from linter.readers.failure import ReadFailure
from linter.run.problem import UsageProblem

_OPEN = ReviewStatus.OPEN.value
_DAY = re.compile(r"(20\d\d)\s*[年./\-]\s*(\d{1,2})\s*[月./\-]\s*(\d{1,2})\s*日?|(20\d\d)(\d\d)(\d\d)")
_SERIAL = re.compile(r"\d{5}")
_FIRST_DAY = date(1899, 12, 30)
"""What spreadsheet programs count days from."""
_MOST_LINES = 30


@dataclass(slots=True)
class Reviewed:
    """What was read back: ``rows`` with a finding's number, ``changed`` findings of which something was new, and
    ``lines`` about rows that a person should look at."""

    rows: int = 0
    changed: int = 0
    lines: list[str] = field(default_factory=list)


def review(store: Store, file: Path, lang: Lang) -> Reviewed:
    """Read a ledger back. Raises ``UsageProblem`` for a file that can't be read or is no ledger; nothing is written to
    the store then."""
    data, reviewed = _read(store, file, lang)
    if file.resolve() in [one.resolve() for one in ledger.ledgers(store.folder)]:
        ledger.mark_written(store, {file.name: sha256(data).hexdigest()})
    return reviewed


def keep(store: Store) -> tuple[str, ...]:
    """Read back what people wrote into the ledgers in the store's folder since these were written, so that they can be
    written anew. Gives what a person should know, a line each; a ledger that can't be read stays where it is."""
    lang: Lang = "en" if store.meta("lang") == "en" else "zh"
    known = ledger.written(store)
    lines: list[str] = []
    for file in ledger.ledgers(store.folder):
        try:
            if ledger.digest_of(file) == known.get(file.name):
                continue
            data, reviewed = _read(store, file, lang)
        except OSError as error:
            lines.append(said.NOT_KEPT.say(lang, file=file.name, detail=error.strerror or str(error)))
        except UsageProblem as problem:
            lines.append(problem.say(lang))
        else:
            ledger.mark_written(store, {file.name: sha256(data).hexdigest()})
            if reviewed.changed:
                lines.append(said.KEPT.say(lang, file=file.name, n=reviewed.changed))
            lines += reviewed.lines
    return tuple(lines)


def _read(store: Store, file: Path, lang: Lang) -> tuple[bytes, Reviewed]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageProblem(said.UNREADABLE, file=file.as_posix(), detail=error.strerror or str(error)) from error
    reading = _Reading(store, lang)
    try:
        with store.transaction():
            reading.take(ledgerfile.rows(data))
    except NoLedger:
        columns = tuple(phrase.say(lang) for phrase in (words.NUMBER, words.STATUS, words.COMMENT, words.DEADLINE))
        raise UsageProblem(said.NO_LEDGER, file=file.as_posix(), columns=columns) from None
    except ReadFailure as failure:
        detail = FAILURES[failure.kind.value].say(lang)
        raise UsageProblem(said.UNREADABLE, file=file.as_posix(), detail=detail) from failure
    return data, reading.reviewed()


class _Reading:
    """One ledger being read back."""

    def __init__(self, store: Store, lang: Lang) -> None:
        self._store = store
        self._lang = lang
        self._due = store.meta("due") or ""
        self._rows = 0
        self._changed: set[str] = set()
        self._taken: dict[tuple[str, str], tuple[str, LedgerRow]] = {}
        self._lines: list[str] = []

    def take(self, rows: Iterator[LedgerRow]) -> None:
        """Read all rows; those without a check code are found by their numbers at the end."""
        by_number: dict[str, list[LedgerRow]] = {}
        for row in rows:
            shown = shown_of(row.code)
            if shown is not None and shown.key.number == row.number:
                self._row(row, shown.key, shown)
            elif row.number:
                by_number.setdefault(row.number, []).append(row)
            elif _is_filled(row):
                self._say(said.NO_NUMBER, row)
        if by_number:
            for key in keys_of_findings(self._store):
                for row in by_number.pop(key.number, ()):
                    self._row(row, key, None)
        for left in by_number.values():
            for row in filter(_is_filled, left):
                self._say(said.UNKNOWN_NUMBER, row, number=row.number)

    def reviewed(self) -> Reviewed:
        """What came of it."""
        lines = self._lines[:_MOST_LINES]
        if len(self._lines) > _MOST_LINES:
            lines.append(said.MORE_LINES.say(self._lang, n=len(self._lines) - _MOST_LINES))
        return Reviewed(self._rows, len(self._changed), lines)

    def _row(self, row: LedgerRow, key: FindingKey, shown: Shown | None) -> None:
        self._rows += 1
        written = self._written(row, shown)
        stored = review_of(self._store, key)
        new = {
            name: value for name, value in written.items() if _is_news(name, value, shown, is_stored=stored is not None)
        }
        if not new:
            return
        before = stored or reviews_of(self._store, key.body, key.year).at(key)
        for name, value in new.items():
            self._compare(row, key, name, value, shown, stored)
        after = Review(**{**_parts(before), **new}, former=before.former)
        if after != before:
            put_review(self._store, key, after)
            self._changed.add(key.number)

    def _written(self, row: LedgerRow, shown: Shown | None) -> dict[str, str]:
        """What stands in the row, in the store's form; columns that are gone say nothing."""
        written: dict[str, str] = {}
        if row.status is not None:
            written["status"] = status = _status(row.status)
            if status not in words.STATUSES and (shown is None or status != shown.status):
                self._say(said.UNKNOWN_STATUS, row, status=status)
        if row.comment is not None:
            written["comment"] = fitting(row.comment).text if row.comment.strip() else ""
        if row.deadline is not None:
            day = _day(row.deadline)
            if day is not None:
                written["deadline"] = "" if shown is None and day == self._due else day
            else:
                self._keep_words(row, written)
        return written

    def _keep_words(self, row: LedgerRow, written: dict[str, str]) -> None:
        """A deadline in words is no day: it goes to the comment, so that it isn't lost."""
        self._say(said.UNKNOWN_DAY, row, text=str(row.deadline))
        note = said.DEADLINE_IN_WORDS.say(self._lang, text=str(row.deadline))
        comment = written.get("comment")
        if comment is not None and note not in comment:
            written["comment"] = f"{comment}\n{note}" if comment else note

    def _compare(
        self, row: LedgerRow, key: FindingKey, name: str, value: str, shown: Shown | None, stored: Review | None
    ) -> None:
        """Say it where what is written here takes the place of what somebody else wrote meanwhile."""
        mine = (key.number, name)
        if mine in self._taken and self._taken[mine][0] != value:
            self._say(said.TWICE, row, other=self._taken[mine][1].row)
        elif mine not in self._taken and stored is not None and shown is not None:
            present = getattr(stored, name)
            if present != value and not _was_shown(name, present, shown):
                self._say(said.OVERWRITTEN, row, text=self._words(name, present))
        self._taken[mine] = (value, row)

    def _words(self, name: str, value: str) -> str:
        phrase = words.STATUSES.get(value) if name == "status" else None
        return phrase.say(self._lang) if phrase else value

    def _say(self, phrase: Phrase, row: LedgerRow, **values: str | int) -> None:
        self._lines.append(phrase.say(self._lang, sheet=row.sheet, row=row.row, **values))


def _parts(review: Review) -> dict[str, str]:
    return {"status": review.status, "comment": review.comment, "deadline": review.deadline}


def _is_news(name: str, value: str, shown: Shown | None, *, is_stored: bool) -> bool:
    """Whether a person wrote this: it isn't what the ledger showed; or the store, made anew since, doesn't know it."""
    is_blank = value == (_OPEN if name == "status" else "")
    if shown is None:
        return not is_blank
    if not _was_shown(name, value, shown):
        return True
    return not is_stored and not is_blank and not (name == "deadline" and shown.asked)


def _was_shown(name: str, value: str, shown: Shown) -> bool:
    if name == "comment":
        return comment_digest(value) == shown.comment
    if name == "status":
        return value == shown.status
    return value == shown.deadline or (shown.asked and not value)


def _is_filled(row: LedgerRow) -> bool:
    return _status(row.status or "") != _OPEN or bool((row.comment or "").strip())


def _status(text: str) -> str:
    """A status by its key; other words as they stand, and nothing is the same as open."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for key, phrase in words.STATUSES.items():
        if plain in (key, phrase.zh, phrase.en):
            return key
    return fitting(text.strip()).text or _OPEN


def _day(value: date | str) -> str | None:
    """A day as ISO; "" for an empty cell, ``None`` for words that are no day."""
    if isinstance(value, date):
        return value.isoformat()
    text = unicodedata.normalize("NFKC", value).strip()
    if not text:
        return ""
    if _SERIAL.fullmatch(text):
        return (_FIRST_DAY + timedelta(days=int(text))).isoformat()
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups() if part)).isoformat()
    except ValueError:
        return None
