"""One rule on one page (``gidlint explain``), and all of them in one table (``gidlint rules list``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec
from rich.cells import cell_len

from linter.phrases import patterns, ui
from linter.phrases.changes import describe
from linter.phrases.checks import how
from linter.phrases.citation import cite, cite_all
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang, Phrase
from linter.phrases.values import render
from linter.rulebook.rule import Applies, Basis, Rule
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template
from linter.rulebook.words import Words
from linter.writers.json import tool
from linter.writers.jsontext import dump
from linter.writers.options import WriteOptions
from linter.writers.page import Page


def explain(rule: Rule, rulebook: Rulebook, options: WriteOptions, form: str = "text") -> str:
    """One rule as ``text`` or ``json``: requirement, legal basis, how it is checked, examples, how to put it right."""
    lang = options.lang
    if form == "json":
        return dump({"version": 1, "tool": tool(rulebook), "rule": _everything(rule, lang)})
    page = Page(options)
    page.rule(f"{rule.code} {rule.name}", style="bold")
    page.line(_words(rule.title, lang), style="bold")
    page.line()
    for label, lines in _lines(rule, rulebook, lang):
        page.hanging(label.say(lang), "\n".join(lines), head_style="dim", indent=2, column={"zh": 16, "en": 14}[lang])
    return page.text()


def list_rules(rulebook: Rulebook, options: WriteOptions, form: str = "text") -> str:
    """Every rule with its level and title, as ``text`` or ``json``."""
    lang = options.lang
    if form == "json":
        return dump({"version": 1, "tool": tool(rulebook), "rules": [_in_brief(rule, lang) for rule in rulebook.rules]})
    page = Page(options)
    level = max(cell_len(phrase.say(lang)) for phrase in ui.LEVELS.values())
    for category, rules in groupby(rulebook.rules, key=lambda rule: rule.category):
        page.line(ui.CATEGORIES[category].say(lang), style="bold")
        for rule in rules:
            said = ui.LEVELS_BY_NAME[rule.level].say(lang)
            head = f"{rule.code}  {said}{' ' * (level - cell_len(said) + 1)}"
            page.hanging(head, ui.WITH_DETAIL.say(lang, text=_words(rule.title, lang), detail=rule.name), indent=2)
    page.line()
    page.line(ui.RULES_TOTAL.say(lang, n=len(rulebook.rules)))
    return page.text()


def applies_to(applies: Applies, lang: Lang) -> str:
    """On which reports a rule is asked, in words."""
    parts = []
    years = applies.years
    if years is not None:
        phrase = ui.YEARS_BETWEEN
        if years.first == years.last:
            phrase = ui.YEARS_ONE
        elif years.last is None:
            phrase = ui.YEARS_FROM
        elif years.first is None:
            phrase = ui.YEARS_TO
        parts.append(phrase.say(lang, first=years.first or 0, last=years.last or 0))
    if applies.editions:
        parts.append(ui.EDITIONS.say(lang, editions=tuple(applies.editions)))
    if applies.bodies:
        parts.append(render(tuple(ui.BODIES_BY_NAME[body].say(lang) for body in applies.bodies), lang))
    if applies.organisation:
        parts.append(patterns.organisation(applies.organisation, lang))
    return ui.COMMA.say(lang).join(parts) or ui.APPLIES_ALWAYS.say(lang)


def _lines(rule: Rule, rulebook: Rulebook, lang: Lang) -> Iterator[tuple[Phrase, Sequence[str]]]:
    labels = Labels(_template(rule, rulebook), lang)
    yield ui.LEVEL, [ui.LEVELS_BY_NAME[rule.level].say(lang)]
    if rule.relaxed:
        yield (
            ui.RELAXED,
            [
                ui.RELAXED_TO.say(lang, when=applies_to(each.when, lang), level=ui.LEVELS_BY_NAME[each.level].say(lang))
                for each in rule.relaxed
            ],
        )
    yield ui.CATEGORY, [ui.CATEGORIES[rule.category].say(lang)]
    yield ui.BASIS, [_basis(basis, lang) for basis in rule.basis]
    yield ui.APPLIES, [applies_to(rule.applies, lang)]
    if rule.requires:
        required = tuple(_required(name, rulebook, lang) for name in rule.requires)
        yield ui.REQUIRES, [ui.REQUIRES_HELD.say(lang, rules=required)]
    if rule.why is not None:
        yield ui.WHY, [_words(rule.why, lang)]
    yield ui.HOW, how(rule.check, labels)
    yield ui.MESSAGE, [_words(rule.message, lang)]
    yield ui.FIX, [_words(rule.fix, lang)]
    for label, examples in (
        (ui.GOOD_EXAMPLES, rule.examples.held),
        (ui.BAD_EXAMPLES, rule.examples.violated),
        (ui.OPEN_EXAMPLES, rule.examples.not_assessable),
        (ui.OUTSIDE_EXAMPLES, rule.examples.not_applicable),
    ):
        if examples:
            yield label, [_example(example, rulebook, lang) for example in examples]


def _template(rule: Rule, rulebook: Rulebook) -> Template:
    """The newest edition that the rule applies to."""
    for template in reversed(rulebook.templates):
        if not rule.applies.editions or template.edition in rule.applies.editions:
            return template
    return rulebook.templates[-1]


def _basis(basis: Basis, lang: Lang) -> str:
    said = cite(basis, lang)
    return ui.BASIS_EDITIONS.say(lang, basis=said, editions=tuple(basis.editions)) if basis.editions else said


def _required(name: str, rulebook: Rulebook, lang: Lang) -> str:
    rule = rulebook.rule(name)
    if rule is None:
        return name
    return ui.REQUIRES_RULE.say(lang, code=rule.code, name=rule.name, title=_words(rule.title, lang))


def _example(changes: Mapping[str, Any], rulebook: Rulebook, lang: Lang) -> str:
    """An example's changes, by the labels of the edition that its report follows."""
    edition, year = changes.get("edition"), changes.get("year")
    template = rulebook.templates[-1]
    if edition:
        template = next((each for each in rulebook.templates if each.edition == edition), template)
    elif isinstance(year, int):
        template = rulebook.template_for(year) or template
    return ui.BULLET.say(lang, text=describe(changes, Labels(template, lang)))


def _kind(rule: Rule) -> str:
    """The kind of check, as ``check:`` in YAML names it."""
    return str(rule.check.__struct_config__.tag)


def _in_brief(rule: Rule, lang: Lang) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "level": rule.level,
        "category": rule.category,
        "check": _kind(rule),
        "title": _words(rule.title, lang),
        "basis": cite_all(rule.basis, lang),
    }


def _everything(rule: Rule, lang: Lang) -> dict[str, Any]:
    """All that the rulebook says about a rule, its words in both languages as written."""
    written: dict[str, Any] = msgspec.to_builtins(rule)
    parameters = {key: value for key, value in written["check"].items() if key != "check"}
    return {**written, "check": _kind(rule), "parameters": parameters, "cited": cite_all(rule.basis, lang)}


def _words(words: Words, lang: Lang) -> str:
    return words.zh if lang == "zh" else words.en
