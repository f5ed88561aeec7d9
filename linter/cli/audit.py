"""``gidlint audit``."""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from linter import api
from linter.audit.engines import ENGINES
from linter.cli import arguments, audit_words, output, words
from linter.cli.audit_progress import watcher
from linter.cli.status import Exit
from linter.phrases.phrase import Lang
from linter.run.problem import UsageProblem


def add(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""
    parser.add_argument("source", metavar="FOLDER", help=words.SOURCE.say(lang))
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=words.AUDIT_OUT.say(lang))
    parser.add_argument("--roster", type=Path, metavar="FILE", help=words.ROSTER.say(lang))
    parser.add_argument("--manifest", type=Path, metavar="FILE", help=words.MANIFEST.say(lang))
    parser.add_argument("--years", metavar="FROM-TO", help=words.YEARS.say(lang))
    parser.add_argument("--due", metavar="DATE", help=words.DUE.say(lang))
    parser.add_argument("--select", action="append", default=[], metavar="RULES", help=words.SELECT.say(lang))
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES", help=words.IGNORE.say(lang))
    parser.add_argument("--profile", metavar="NAME", help=words.PROFILE.say(lang))
    parser.add_argument("--jobs", type=arguments.count, metavar="N", help=words.JOBS.say(lang))
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=words.ENGINE.say(lang))
    parser.add_argument("--address", metavar="ADDRESS", help=words.ADDRESS.say(lang))
    arguments.add_drafts(parser, lang)
    arguments.add_common(parser, lang)


def run(given: argparse.Namespace, lang: Lang) -> int:
    """Audit, and say what came of it and where it lies."""
    audit_words.require_extra()
    from linter.audit.options import AuditOptions

    options = AuditOptions(
        source=given.source,
        out=given.out,
        lang=given.lang or lang,
        roster=given.roster,
        manifest=given.manifest,
        years=_years(given.years),
        due=_day(given.due),
        select=arguments.listed(given.select),
        ignore=arguments.listed(given.ignore),
        profile=given.profile,
        drafts=given.draft,
        rulebook=tuple(given.rulebook),
        engine=given.engine,
        address=given.address,
        jobs=given.jobs,
    )
    result = api.audit(options, today=date.today(), watch=watcher(lang))
    for line in (*result.remarks, *result.lines):
        output.complain(line)
    output.emit(audit_words.told(result, lang, years_given=given.years is not None))
    if result.totals.failed:
        return Exit.RULE_FAILED
    if result.totals.unreadable:
        return Exit.UNREADABLE
    return Exit.FINDINGS if result.totals.errors else Exit.PASSED


def _years(text: str | None) -> tuple[int, int] | None:
    """``2021-2025``, or one year."""
    if text is None:
        return None
    found = re.fullmatch(r"(20\d\d)(?:\s*[-—–~至]\s*(20\d\d))?", text.strip())
    if found is None or int(found[1]) > int(found[2] or found[1]):
        raise UsageProblem(audit_words.BAD_YEARS, text=text)
    return int(found[1]), int(found[2] or found[1])


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageProblem(audit_words.BAD_DAY, text=text) from None
