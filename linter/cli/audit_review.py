"""``gidlint audit review``."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from linter.cli import audit_words, output, words
from linter.cli.status import Exit
from linter.phrases import reviewing
from linter.phrases.phrase import Lang


def add(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""
    parser.add_argument("ledger", type=Path, metavar="LEDGER", help=words.LEDGER.say(lang))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=words.AUDITED.say(lang))
    parser.add_argument("--lang", choices=("zh", "en"), help=words.LANG.say(lang))


def run(given: argparse.Namespace, lang: Lang) -> int:
    """Read a ledger back, and say what of it could not be used."""
    audit_words.require_extra()
    from linter.audit.review import review
    from linter.audit.store import Store, database

    lang = given.lang or lang
    with Store(given.out, create=False) as store, closing(database.lock(given.out)):
        reviewed = review(store, given.ledger, lang)
    output.emit(reviewing.READ.say(lang, rows=reviewed.rows, n=reviewed.changed) + "\n")
    for line in reviewed.lines:
        output.complain(line)
    return Exit.PASSED
