"""What there is to say about a rule, in order: the terminal page and the page in ``docs/rules`` both show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linter import ruletest
from linter.checks.result import Status
from linter.phrases import patterns, rulewords, ui
from linter.phrases.changes import describe
from linter.phrases.checks import how
from linter.phrases.citation import cite
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang, Phrase
from linter.phrases.values import render
from linter.rulebook.rule import Applies, Basis, Rule
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template
from linter.rulebook.words import Words


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is said about a rule. A line that begins with a bullet is an item of a list."""

    label: Phrase
    lines: tuple[str, ...]


Given = Mapping[str, tuple[Words | None, ...]]


def content(rule: Rule, rulebook: Rulebook, lang: Lang, given: Given) -> tuple[Part, ...]:
    """Everything about a rule but its code, name and title. ``given`` are the :func:`messages` of its bad examples."""
    return tuple(Part(label, tuple(lines)) for label, lines in _parts(rule, rulebook, lang, given) if lines)


def messages(rulebook: Rulebook, rules: Sequence[Rule]) -> Given:
    """The message that each example which violates a rule really gives, by the rule's code; ``None`` where it gives
    none."""
    found: dict[str, list[Words | None]] = {rule.code: [] for rule in rules}
    for result in ruletest.run(replace(rulebook, rules=tuple(rules)), (Status.VIOLATED,)):
        if result.number:
            found[result.rule.code].append(result.message)
    return {code: tuple(all_) for code, all_ in found.items()}


def kind_of(rule: Rule) -> str:
    """The kind of check, as ``check:`` in YAML names it."""
    return str(rule.check.__struct_config__.tag)


def said(words: Words, lang: Lang) -> str:
    """Words in one language."""
    return words.zh if lang == "zh" else words.en


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
    if applies.levels:
        levels = tuple(ui.GOVERNMENT_LEVELS[level].say(lang) for level in applies.levels)
        parts.append(ui.OF_LEVELS.say(lang, levels=levels))
    if applies.organisation:
        parts.append(patterns.organisation(applies.organisation, lang))
    return ui.COMMA.say(lang).join(parts) or ui.APPLIES_ALWAYS.say(lang)


def _parts(rule: Rule, rulebook: Rulebook, lang: Lang, given: Given) -> Iterator[tuple[Phrase, list[str]]]:
    labels = Labels(_template(rule, rulebook), lang)
    yield ui.LEVEL, [ui.LEVELS_BY_NAME[rule.level].say(lang)]
    yield (
        ui.RELAXED,
        [
            ui.RELAXED_TO.say(lang, when=applies_to(each.when, lang), level=ui.LEVELS_BY_NAME[each.level].say(lang))
            for each in rule.relaxed
        ],
    )
    yield ui.CATEGORY, [getattr(rulebook.category(rule.category), lang)]
    yield ui.BASIS, [_basis(basis, lang) for basis in rule.basis]
    yield ui.APPLIES, [applies_to(rule.applies, lang)]
    if rule.requires:
        required = tuple(_required(name, rulebook, lang) for name in rule.requires)
        yield ui.REQUIRES, [ui.REQUIRES_HELD.say(lang, rules=required)]
    exact = [rulewords.EXACT.say(lang)] if rule.exact else []
    yield rulewords.DECIDES, [rulewords.DECIDED[rule.decides].say(lang), *exact]
    yield rulewords.MANDATORY, [rulewords.MANDATORY_SAID.say(lang)] if rule.mandatory else []
    yield rulewords.DRAFT, [rulewords.DRAFT_SAID.say(lang)] if rule.draft else []
    yield rulewords.PROFILES, _profiles(rule, rulebook, lang)
    yield ui.WHY, [said(rule.why, lang)] if rule.why is not None else []
    yield ui.HOW, list(how(rule.check, labels))
    yield ui.MESSAGE, [said(rule.message, lang)]
    yield ui.FIX, [said(rule.fix, lang)]
    yield ui.GOOD_EXAMPLES, [_example(example, rulebook, lang) for example in rule.examples.held]
    yield ui.BAD_EXAMPLES, list(_bad_examples(rule, rulebook, lang, given))
    yield ui.OPEN_EXAMPLES, [_example(example, rulebook, lang) for example in rule.examples.not_assessable]
    yield ui.OUTSIDE_EXAMPLES, [_example(example, rulebook, lang) for example in rule.examples.not_applicable]


def _profiles(rule: Rule, rulebook: Rulebook, lang: Lang) -> list[str]:
    """The profiles that ask the rule, where not all of them do."""
    asking = [profile for profile in rulebook.profiles if not profile.left_out([rule])]
    if len(asking) == len(rulebook.profiles):
        return []
    return [
        render(
            tuple(rulewords.PROFILE_ASKS.say(lang, title=said(one.title, lang), name=one.name) for one in asking), lang
        )
    ]


def _bad_examples(rule: Rule, rulebook: Rulebook, lang: Lang, given: Given) -> Iterator[str]:
    for example, message in zip(rule.examples.violated, given[rule.code], strict=True):
        shown = _example(example, rulebook, lang)
        yield shown if message is None else rulewords.GIVES.say(lang, example=shown, message=said(message, lang))


def _template(rule: Rule, rulebook: Rulebook) -> Template:
    """The newest edition that the rule applies to."""
    for template in reversed(rulebook.templates):
        if not rule.applies.editions or template.edition in rule.applies.editions:
            return template
    return rulebook.templates[-1]


def _basis(basis: Basis, lang: Lang) -> str:
    cited = cite(basis, lang)
    return ui.BASIS_EDITIONS.say(lang, basis=cited, editions=tuple(basis.editions)) if basis.editions else cited


def _required(name: str, rulebook: Rulebook, lang: Lang) -> str:
    rule = rulebook.rule(name)
    if rule is None:
        return name
    return ui.REQUIRES_RULE.say(lang, code=rule.code, name=rule.name, title=said(rule.title, lang))


def _example(changes: Mapping[str, Any], rulebook: Rulebook, lang: Lang) -> str:
    """An example's changes, by the labels of the edition that its report follows."""
    edition, year = changes.get("edition"), changes.get("year")
    template = rulebook.templates[-1]
    if edition:
        template = next((each for each in rulebook.templates if each.edition == edition), template)
    elif isinstance(year, int):
        template = rulebook.template_for(year) or template
    return ui.BULLET.say(lang, text=describe(changes, Labels(template, lang)))
