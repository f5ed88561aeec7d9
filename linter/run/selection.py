"""Which rules a run asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from linter.phrases.phrase import Phrase
from linter.rulebook.rule import Category, Rule
from linter.rulebook.rulebook import Rulebook
from linter.run.problem import UsageProblem, nearest

_UNKNOWN = Phrase("没有“{word}”这条规则或类别{nearest}", "no rule or category “{word}”{nearest}")


def selected(rulebook: Rulebook, select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that ``select`` names (all, where it is empty) without those that ``ignore`` names.

    Both name rules by code (``GID302``), by the beginning of codes (``GID3``), by name or by category. Raises
    ``UsageProblem`` for a word that names nothing.
    """
    chosen = set(_codes(rulebook, select)) if select else {rule.code for rule in rulebook.rules}
    chosen -= set(_codes(rulebook, ignore))
    return tuple(rule for rule in rulebook.rules if rule.code in chosen)


def _codes(rulebook: Rulebook, words: Sequence[str]) -> list[str]:
    return [code for word in words for code in _meant(rulebook, word)]


def _meant(rulebook: Rulebook, word: str) -> list[str]:
    code = word.upper()
    rules = rulebook.rules
    found = [rule.code for rule in rules if word in (rule.name, rule.category) or rule.code == code]
    if not found and any(character.isdigit() for character in code):
        found = [rule.code for rule in rules if rule.code.startswith(code)]
    if not found and word not in get_args(Category):
        known = [*(rule.code for rule in rules), *(rule.name for rule in rules), *get_args(Category)]
        raise UsageProblem(_UNKNOWN, word=word, nearest=nearest(word, known))
    return found
