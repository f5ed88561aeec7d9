"""One rule on one page (``gidlint explain``), and all of them in one table (``gidlint rules list``)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import msgspec
from rich.cells import cell_len

from linter.explain.content import applies_to, content, kind_of, messages, said
from linter.phrases import rulewords, ui
from linter.phrases.citation import cite_all
from linter.phrases.phrase import Lang
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook
from linter.writers.json import tool
from linter.writers.jsontext import dump
from linter.writers.options import WriteOptions
from linter.writers.page import Page

__all__ = ["applies_to", "explain", "list_rules"]


def explain(rule: Rule, rulebook: Rulebook, options: WriteOptions, form: str = "text") -> str:
    """One rule as ``text`` or ``json``: requirement, legal basis, how it is checked and how far that decides, examples
    with the messages that they really give, how to put it right."""
    lang = options.lang
    if form == "json":
        return dump({"version": 1, "tool": tool(rulebook), "rule": _everything(rule, rulebook, lang)})
    page = Page(options)
    page.rule(f"{rule.code} {rule.name}", style="bold")
    page.line(said(rule.title, lang), style="bold")
    page.line()
    for part in content(rule, rulebook, lang, messages(rulebook, [rule])):
        text = "\n".join(part.lines)
        page.hanging(part.label.say(lang), text, head_style="dim", indent=2, column={"zh": 16, "en": 14}[lang])
    return page.text()


def list_rules(rulebooks: Sequence[Rulebook], options: WriteOptions, form: str = "text") -> str:
    """Every rule of some rulebooks, the main one first, with its level and title, as ``text`` or ``json``."""
    lang = options.lang
    if form == "json":
        rules = [_in_brief(rule, rulebook, lang) for rulebook in rulebooks for rule in rulebook.rules]
        return dump({"version": 1, "tool": tool(rulebooks[0]), "rules": rules})
    page = Page(options)
    for rulebook in rulebooks:
        if len(rulebooks) > 1:
            page.rule(said(rulebook.report, lang))
        _list(page, rulebook, lang)
    page.line(ui.RULES_TOTAL.say(lang, n=sum(len(rulebook.rules) for rulebook in rulebooks)))
    return page.text()


def _list(page: Page, rulebook: Rulebook, lang: Lang) -> None:
    order = [category.id for category in rulebook.categories]
    level = max(cell_len(phrase.say(lang)) for phrase in ui.LEVELS.values())
    listed = sorted(rulebook.rules, key=lambda rule: order.index(rule.category))
    for category, rules in groupby(listed, key=lambda rule: rule.category):
        page.line(getattr(rulebook.category(category), lang), style="bold")
        for rule in rules:
            word = ui.LEVELS_BY_NAME[rule.level].say(lang)
            head = f"{rule.code}  {word}{' ' * (level - cell_len(word) + 1)}"
            detail = ui.COMMA.say(lang).join((rule.name, *_marks(rule, lang)))
            page.hanging(head, ui.WITH_DETAIL.say(lang, text=said(rule.title, lang), detail=detail), indent=2)
    page.line()


def _marks(rule: Rule, lang: Lang) -> list[str]:
    """What sets a rule apart from one that decides fully and may be changed."""
    marks = [] if rule.decides == "fully" else [rulewords.DECIDED_BRIEFLY[rule.decides].say(lang)]
    if rule.mandatory:
        marks.append(rulewords.MANDATORY.say(lang))
    if rule.draft:
        marks.append(rulewords.DRAFT.say(lang))
    return marks


def _in_brief(rule: Rule, rulebook: Rulebook, lang: Lang) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "rulebook": rulebook.name,
        "level": rule.level,
        "category": rule.category,
        "check": kind_of(rule),
        "decides": rule.decides,
        "exact": rule.exact,
        "mandatory": rule.mandatory,
        "draft": rule.draft,
        "title": said(rule.title, lang),
        "basis": cite_all(rule.basis, lang),
    }


def _everything(rule: Rule, rulebook: Rulebook, lang: Lang) -> dict[str, Any]:
    """All that the rulebook says about a rule, its words in both languages as written."""
    written: dict[str, Any] = msgspec.to_builtins(rule)
    parameters = {key: value for key, value in written["check"].items() if key != "check"}
    return {
        **written,
        "check": kind_of(rule),
        "parameters": parameters,
        "cited": cite_all(rule.basis, lang),
        "left_out_by": [profile.name for profile in rulebook.profiles if profile.left_out([rule])],
        "gives": [
            None if each is None else {"zh": each.zh, "en": each.en} for each in messages(rulebook, [rule])[rule.code]
        ],
    }
