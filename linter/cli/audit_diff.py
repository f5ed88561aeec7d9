"""``gidlint audit diff``."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from linter.cli import arguments, audit_words, output, words
from linter.cli.status import Exit
from linter.phrases.phrase import Lang
from linter.run.problem import UsageProblem

if TYPE_CHECKING:
    from linter.audit.diff import Comparison

_FORMATS = ("text", "json", "xlsx")


def add(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""
    parser.add_argument("old", type=Path, metavar="OLD", help=words.OLD_AUDIT.say(lang))
    parser.add_argument("new", type=Path, metavar="NEW", help=words.NEW_AUDIT.say(lang))
    arguments.add_format(parser, lang, _FORMATS)
    parser.add_argument("--lang", choices=("zh", "en"), help=words.LANG.say(lang))


def run(given: argparse.Namespace, lang: Lang) -> int:
    """Compare two audits."""
    audit_words.require_extra()
    from linter.audit.diff import compare
    from linter.audit.outputs.compared import words as compared

    lang = given.lang or lang
    form = given.format or "text"
    if form == "xlsx" and given.output is None:
        raise UsageProblem(compared.NEEDS_A_FILE)
    output.require_writable(given.output)
    with compare(given.old, given.new) as comparison:
        _write(comparison, form, given.output, lang)
    return Exit.PASSED


def _write(comparison: Comparison, form: str, file: Path | None, lang: Lang) -> None:
    from linter.audit.outputs.compared import document, text, workbook

    if form == "text":
        output.emit("\n".join(text.lines(comparison, lang)), file)
    elif form == "xlsx" and file is not None:
        workbook.write(file, comparison, lang)
    elif file is not None:
        document.write(file, comparison, lang)
    else:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "diff.json"
            document.write(made, comparison, lang)
            output.emit(made.read_text(encoding="utf-8"), machine=True)
