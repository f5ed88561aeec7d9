"""``ledger.xlsx``: the ledger of findings (问题台账) that an agency works with for months."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path

import msgspec

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.sheets import words
from linter.audit.outputs.sheets.bodies import write_bodies
from linter.audit.outputs.sheets.book import Book
from linter.audit.outputs.sheets.findings import FindingSheet
from linter.audit.outputs.sheets.gaps import write_unpublished, write_unreadable
from linter.audit.outputs.sheets.notes import losses_in_words, write_notes
from linter.audit.outputs.sheets.outcomes import write_reports, write_rules
from linter.audit.store import Store
from linter.run.problem import UsageProblem

NAME = "ledger.xlsx"
_WRITTEN = "ledgers"
"""The fact of the store that tells which ledgers lie in the folder: names, and the digests of what was written there or
of what people made of it and was read back since. What is not among these is never overwritten."""
_MOST_BESIDE = 20


def write(store: Store, context: OutputContext) -> tuple[str, ...]:
    """Write the ledger, and give what a person should know about it, a line each.

    A ledger with edits that nobody has read back (:func:`linter.audit.review.keep`), or that another program holds
    open, stays as it is: the new one is written beside it.
    """
    made = store.folder / f".{NAME}.part"
    try:
        with Book(made) as book:
            FindingSheet(book, store, context).write()
            write_bodies(book, store, context)
            tally = write_reports(book, store, context)
            write_rules(book, store, context, tally)
            write_unpublished(book, store, context)
            write_unreadable(book, store, context)
            write_notes(book, store, context)
        digest = digest_of(made)
        file = _put_in_place(made, store)
    finally:
        made.unlink(missing_ok=True)
    mark_written(store, {file.name: digest})
    lines = tuple(losses_in_words(book.losses, context.lang))
    if file.name == NAME:
        return lines
    return (words.BESIDE.say(context.lang, file=NAME, beside=file.name), *lines)


def ledgers(folder: Path) -> list[Path]:
    """The ledgers that lie in a folder: the main one first."""
    return [file for name in _names() if (file := folder / name).is_file()]


def written(store: Store) -> dict[str, str]:
    """The ledgers in the store's folder that may be overwritten, with their digests."""
    return msgspec.json.decode(store.meta(_WRITTEN) or "{}", type=dict[str, str])


def mark_written(store: Store, files: Mapping[str, str]) -> None:
    """Write down that ledgers may be overwritten while they have these digests."""
    store.set_meta(_WRITTEN, msgspec.json.encode({**written(store), **files}, order="sorted").decode())


def digest_of(file: Path) -> str:
    """A digest of a file. Raises ``OSError``."""
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _put_in_place(made: Path, store: Store) -> Path:
    known = written(store)
    refused: OSError | None = None
    for name in _names():
        target = store.folder / name
        try:
            if target.exists() and digest_of(target) != known.get(name):
                continue
            os.replace(made, target)
        except PermissionError as error:  # Windows, while a spreadsheet program has it open
            refused = error
            continue
        return target
    detail = (refused.strerror if refused else None) or ""
    raise UsageProblem(words.NO_PLACE, file=(store.folder / NAME).as_posix(), detail=detail)


def _names() -> tuple[str, ...]:
    stem, dot, suffix = NAME.rpartition(".")
    return (NAME, *(f"{stem}-{number}{dot}{suffix}" for number in range(2, _MOST_BESIDE + 2)))
