"""``gidlint explain``."""

from __future__ import annotations

import argparse

from linter import api
from linter.cli import arguments, output, words
from linter.cli.status import Exit
from linter.phrases.phrase import Lang
from linter.rulebook.rule import Rule
from linter.run.problem import UsageProblem, nearest


def add(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""
    parser.add_argument("code", metavar="CODE", help=words.CODE.say(lang))
    arguments.add_format(parser, lang, ("text", "json"))
    arguments.add_drafts(parser, lang)
    arguments.add_common(parser, lang)


def run(given: argparse.Namespace, lang: Lang) -> int:
    """Find the rule and explain it."""
    from linter.explain import explain

    output.require_writable(given.output)
    rule, rulebook = _find(given.code, api.load_families(given.rulebook, drafts=given.draft))
    form = given.format or "text"
    output.emit(explain(rule, rulebook, output.options(lang, given.output), form), given.output, machine=form == "json")
    return Exit.PASSED


def _find(word: str, families: api.Families) -> tuple[Rule, api.Rulebook]:
    """The rule that is meant, and the rulebook that it is in; the main one is asked first."""
    for rulebook in (families.main, *families.others()):
        rule = rulebook.rule(word) or rulebook.rule(word.upper()) or rulebook.rule(word.lower())
        if rule is not None:
            return rule, rulebook
    known = [name for rulebook in families.all() for rule in rulebook.rules for name in (rule.code, rule.name)]
    raise UsageProblem(words.UNKNOWN_RULE, word=word, nearest=nearest(word, known))
