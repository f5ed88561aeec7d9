"""One thing that is wrong with a rulebook, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linter.phrases.phrase import Lang, Phrase
from linter.rulebook.problem import Problem
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.source import Item, Path
from linter.ruletest import ExampleResult

_WITH_FIX = Phrase("{said}。改法：{fix}", "{said}. Mend it: {fix}")


@dataclass(frozen=True, slots=True)
class Mistake:
    """``fails``: the rulebook doesn't pass; else it is only told."""

    problem: Problem
    fix: Phrase
    fails: bool = True

    def say(self, lang: Lang) -> str:
        """``file:line:column: key: what is wrong. Mend it: how``."""
        return _WITH_FIX.say(lang, said=self.problem.say(lang), fix=self.fix.say(lang))


@dataclass(frozen=True, slots=True)
class Trial:
    """What is looked at: a rulebook, what became of its rules' own examples, and where each rule is written."""

    rulebook: Rulebook
    results: tuple[ExampleResult, ...]
    sources: Mapping[str, Item]
    changes: Mapping[str, Item] = field(default_factory=dict)
    """The document that changed a rule's parameters, by the rule's code."""

    def mistake(
        self, rule: Rule, path: Path, said: Phrase, fix: Phrase, *, fails: bool = True, item: Item | None = None
    ) -> Mistake:
        """A mistake of a rule, at a key of its document, or of another that speaks of it."""
        item = item or self.sources.get(rule.code, Item(rule.code, None))
        zh, en = f"{rule.code} {rule.name}：{said.zh}", f"{rule.code} {rule.name}: {said.en}"
        return Mistake(item.problem(path, zh, en), fix, fails)


def filled(phrase: Phrase, **values: str) -> Phrase:
    """A phrase with its places filled in both languages."""
    return Phrase(phrase.say("zh", **values), phrase.say("en", **values))
