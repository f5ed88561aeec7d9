"""``gidlint``: which command is meant, and the exit status."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from linter.cli import words
from linter.cli.language import spoken
from linter.cli.output import complain, emit
from linter.cli.parser import Parser
from linter.cli.status import Exit
from linter.phrases.phrase import Lang, Phrase
from linter.run.problem import UsageProblem

_COMMANDS: dict[str, Phrase] = {
    "check": words.CHECK,
    "extract": words.EXTRACT,
    "explain": words.EXPLAIN,
    "rules": words.RULES,
    "audit": words.AUDIT,
    "audit diff": words.AUDIT_DIFF,
    "audit review": words.AUDIT_REVIEW,
}

_EPILOGS = {
    "audit": words.EPILOG_OF_AUDIT,
    "audit diff": words.EPILOG_OF_FOLLOW_UP,
    "audit review": words.EPILOG_OF_FOLLOW_UP,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (that of the process, where none is given) and give the exit status."""
    given = _joined(list(sys.argv[1:] if arguments is None else arguments))
    lang = spoken(given)
    try:
        return _run(given, lang)
    except SystemExit as end:  # argparse's: help, version, wrong usage
        return end.code if isinstance(end.code, int) else Exit.USAGE
    except KeyboardInterrupt:
        complain((words.AUDIT_INTERRUPTED if given[:1] == ["audit"] else words.INTERRUPTED).say(lang))
        return Exit.INTERRUPTED
    except UsageProblem as problem:
        complain(problem.say(lang))
        return Exit.USAGE


def _joined(given: list[str]) -> list[str]:
    """The arguments with a command of two words (``audit diff``) as one."""
    both = " ".join(given[:2])
    return [both, *given[2:]] if len(given) > 1 and both in _COMMANDS else given


def _run(given: list[str], lang: Lang) -> int:
    from linter.rulebook import RulebookError

    parser = _parser(given, lang)
    chosen = parser.parse_args(given)
    if chosen.command is None and not chosen.version:
        emit(parser.format_help())
        return Exit.USAGE
    try:
        if chosen.version:
            return _show_version()
        return int(_module(chosen.command).run(chosen, lang))
    except RulebookError as error:
        for line in error.say(lang).splitlines():
            complain(line)
        return Exit.USAGE


def _parser(given: list[str], lang: Lang) -> argparse.ArgumentParser:
    """The parser, with the arguments of the command that is meant: the others' modules aren't loaded."""
    parser = Parser(prog="gidlint", lang=lang, description=words.DESCRIPTION.say(lang), epilog=words.EPILOG.say(lang))
    parser.add_argument("--version", action="store_true", help=words.VERSION.say(lang))
    commands = parser.add_subparsers(dest="command", title=words.COMMANDS.say(lang), metavar="", parser_class=Parser)
    meant = next((word for word in given if not word.startswith("-")), None)
    for name, summary in _COMMANDS.items():
        said = summary.say(lang)
        epilog = _EPILOGS.get(name, words.EPILOG).say(lang)
        command = commands.add_parser(name, lang=lang, help=said, description=said, epilog=epilog)
        if name == meant:
            _module(name).add(command, lang)
    return parser


def _module(command: str) -> ModuleType:
    return import_module(f"linter.cli.{command.replace(' ', '_')}")


def _show_version() -> int:
    from linter import __version__, api

    rulebook = api.load_rulebook()
    emit(f"gidlint {__version__} ({rulebook.name}@{rulebook.version}+{rulebook.digest[:12]})")
    return Exit.PASSED


if __name__ == "__main__":
    sys.exit(main())
