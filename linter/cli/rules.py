"""``gidlint rules``."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from linter import api
from linter.cli import arguments, output, skeleton, words
from linter.cli.parser import Parser
from linter.cli.status import Exit
from linter.phrases.phrase import Lang, Phrase
from linter.run.problem import UsageProblem

_PASSED = Phrase("{rules} 条规则、{n} 个示例，全部符合预期", "{rules} rules, {n} examples: all as expected")
_FAILED = Phrase(
    "{rules} 条规则、{n} 个示例，{failed} 个不符合预期", "{rules} rules, {n} examples: {failed} not as expected"
)
_MISTAKES = Phrase("规则库另有 {n} 处须改", "{n} mistakes in the rulebook", "{n} mistake in the rulebook")
_TOLD = Phrase("提醒：{text}", "note: {text}")
_CODE = re.compile(r"[A-Z]{2,}[0-9]{3,}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def add(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's actions and their arguments."""
    actions = parser.add_subparsers(dest="action", title=words.ACTIONS.say(lang), metavar="", parser_class=Parser)
    said = {
        "list": words.RULES_LIST,
        "test": words.RULES_TEST,
        "coverage": words.RULES_COVERAGE,
        "docs": words.RULES_DOCS,
        "schema": words.RULES_SCHEMA,
        "new": words.RULES_NEW,
    }
    made = {name: actions.add_parser(name, lang=lang, help=text.say(lang)) for name, text in said.items()}
    arguments.add_format(made["list"], lang, ("text", "json"))
    arguments.add_format(made["coverage"], lang, ("text", "json", "markdown"))
    made["docs"].add_argument("--out", type=Path, default=Path("docs"), metavar="DIR", help=words.OUT.say(lang))
    for name in ("list", "test"):
        arguments.add_drafts(made[name], lang)
    made["new"].add_argument("code", metavar="CODE", help=words.NEW_CODE.say(lang))
    made["new"].add_argument("name", metavar="NAME", help=words.NEW_NAME.say(lang))
    kinds = skeleton.kinds()
    made["new"].add_argument(
        "--check", required=True, choices=kinds, metavar="KIND", help=f"{words.NEW_KIND.say(lang)}: {', '.join(kinds)}"
    )
    for action in made.values():
        arguments.add_common(action, lang)
    parser.set_defaults(action="list", format=None, output=None, rulebook=[], draft=False)


def run(given: argparse.Namespace, lang: Lang) -> int:
    """Do the action; without one, list the rules."""
    if given.action == "schema":
        import json

        from linter.rulebook.schema import json_schema
        from linter.specimen import with_examples

        rulebooks = api.load_families(given.rulebook).all()
        templates = [template for rulebook in rulebooks for template in rulebook.templates]
        schema = with_examples(json_schema(), templates)
        output.emit(json.dumps(schema, ensure_ascii=False, indent=2), machine=True)
        return Exit.PASSED
    families = api.load_families(given.rulebook, drafts=given.draft)
    if given.action == "test":
        return _test(families.all(), lang)
    if given.action == "coverage":
        return _coverage(given, families.all(), lang)
    if given.action == "docs":
        return _docs(given.out, families.all(), lang)
    if given.action == "new":
        return _new(given, families.main)
    return _list(given, families.all(), lang)


def _list(given: argparse.Namespace, rulebooks: Sequence[api.Rulebook], lang: Lang) -> int:
    from linter.explain import list_rules

    output.require_writable(given.output)
    form = given.format or "text"
    output.emit(list_rules(rulebooks, output.options(lang, given.output), form), given.output, machine=form == "json")
    return Exit.PASSED


def _test(rulebooks: Sequence[api.Rulebook], lang: Lang) -> int:
    from linter import ruletest
    from linter.rulelint import lint

    results: list[ruletest.ExampleResult] = []
    lines: list[str] = []
    wrong = 0
    for rulebook in rulebooks:
        own = ruletest.run(rulebook)
        mistakes = lint(rulebook, own)
        results += own
        wrong += sum(mistake.fails for mistake in mistakes)
        lines += [each.say(lang) if each.fails else _TOLD.say(lang, text=each.say(lang)) for each in mistakes]
    failed = sum(not result.passed for result in results)
    values = {"rules": sum(len(rulebook.rules) for rulebook in rulebooks), "n": len(results), "failed": failed}
    lines.append((_FAILED if failed else _PASSED).say(lang, **values))
    if wrong > failed:
        lines.append(_MISTAKES.say(lang, n=wrong - failed))
    output.emit("\n".join(lines) + "\n")
    return Exit.FINDINGS if wrong else Exit.PASSED


def _coverage(given: argparse.Namespace, rulebooks: Sequence[api.Rulebook], lang: Lang) -> int:
    from linter.explain.coverage import coverage

    output.require_writable(given.output)
    form = given.format or "text"
    text = coverage(rulebooks, output.options(lang, given.output), form)
    output.emit(text, given.output, machine=form != "text")
    return Exit.PASSED


def _docs(folder: Path, rulebooks: Sequence[api.Rulebook], lang: Lang) -> int:
    """Write every page anew; pages of rules that are gone are taken away."""
    from linter.explain.pages import FOLDER, pages

    made = pages(rulebooks)
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for path in target.glob("*.md"):
        if f"{FOLDER}/{path.name}" not in made and _CODE.fullmatch(path.stem):
            path.unlink()
    for name, text in made.items():
        output.emit(text, folder / name)
    output.emit(words.DOCS_WRITTEN.say(lang, folder=folder.as_posix(), n=len(made)) + "\n")
    return Exit.PASSED


def _new(given: argparse.Namespace, rulebook: api.Rulebook) -> int:
    if not _CODE.fullmatch(given.code):
        raise UsageProblem(words.BAD_CODE, code=given.code)
    if not _NAME.fullmatch(given.name):
        raise UsageProblem(words.BAD_NAME, name=given.name)
    taken = rulebook.rule(given.code) or rulebook.rule(given.name)
    if taken is not None:
        raise UsageProblem(words.RULE_EXISTS, code=taken.code, name=taken.name)
    output.emit(skeleton.write(given.code, given.name, given.check, rulebook.categories), machine=True)
    return Exit.PASSED
