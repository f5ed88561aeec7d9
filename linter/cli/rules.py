"""``gidlint rules``."""

from __future__ import annotations

import argparse
import re

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
_FAILURE = Phrase("{code} {name} {kind} {number}：{problem}", "{code} {name} {kind} {number}: {problem}")
_CODE = re.compile(r"[A-Z]{2,}[0-9]{3,}")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def add(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's actions and their arguments."""
    actions = parser.add_subparsers(dest="action", title=words.ACTIONS.say(lang), metavar="", parser_class=Parser)
    said = {"list": words.RULES_LIST, "test": words.RULES_TEST, "schema": words.RULES_SCHEMA, "new": words.RULES_NEW}
    made = {name: actions.add_parser(name, lang=lang, help=text.say(lang)) for name, text in said.items()}
    arguments.add_format(made["list"], lang, ("text", "json"))
    made["new"].add_argument("code", metavar="CODE", help=words.NEW_CODE.say(lang))
    made["new"].add_argument("name", metavar="NAME", help=words.NEW_NAME.say(lang))
    kinds = skeleton.kinds()
    made["new"].add_argument(
        "--check", required=True, choices=kinds, metavar="KIND", help=f"{words.NEW_KIND.say(lang)}: {', '.join(kinds)}"
    )
    for action in made.values():
        arguments.add_common(action, lang)
    parser.set_defaults(action="list", format=None, output=None, rulebook=[])


def run(given: argparse.Namespace, lang: Lang) -> int:
    """Do the action; without one, list the rules."""
    if given.action == "schema":
        import json

        from linter.rulebook.schema import json_schema
        from linter.specimen import with_examples

        schema = with_examples(json_schema(), api.load_rulebook(given.rulebook).templates)
        output.emit(json.dumps(schema, ensure_ascii=False, indent=2), machine=True)
        return Exit.PASSED
    rulebook = api.load_rulebook(given.rulebook)
    if given.action == "test":
        return _test(rulebook, lang)
    if given.action == "new":
        return _new(given, rulebook)
    return _list(given, rulebook, lang)


def _list(given: argparse.Namespace, rulebook: api.Rulebook, lang: Lang) -> int:
    from linter.explain import list_rules

    output.require_writable(given.output)
    form = given.format or "text"
    output.emit(list_rules(rulebook, output.options(lang, given.output), form), given.output, machine=form == "json")
    return Exit.PASSED


def _test(rulebook: api.Rulebook, lang: Lang) -> int:
    from linter import ruletest

    results = ruletest.run(rulebook)
    failed = [result for result in results if not result.passed]
    lines = [
        _FAILURE.say(
            lang,
            code=result.rule.code,
            name=result.rule.name,
            kind=result.expected.value,
            number=result.number,
            problem=getattr(result.problem, lang),
        )
        for result in failed
    ]
    values = {"rules": len(rulebook.rules), "n": len(results), "failed": len(failed)}
    lines.append((_FAILED if failed else _PASSED).say(lang, **values))
    output.emit("\n".join(lines) + "\n")
    return Exit.FINDINGS if failed else Exit.PASSED


def _new(given: argparse.Namespace, rulebook: api.Rulebook) -> int:
    if not _CODE.fullmatch(given.code):
        raise UsageProblem(words.BAD_CODE, code=given.code)
    if not _NAME.fullmatch(given.name):
        raise UsageProblem(words.BAD_NAME, name=given.name)
    taken = rulebook.rule(given.code) or rulebook.rule(given.name)
    if taken is not None:
        raise UsageProblem(words.RULE_EXISTS, code=taken.code, name=taken.name)
    output.emit(skeleton.write(given.code, given.name, given.check), machine=True)
    return Exit.PASSED
