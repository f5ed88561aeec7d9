"""Which rules a run asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linter.phrases.phrase import Phrase
from linter.rulebook.families import Families
from linter.rulebook.profile import Profile
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook
from linter.run.problem import UsageProblem, nearest

_UNKNOWN = Phrase("没有“{word}”这条规则或类别{nearest}", "no rule or category “{word}”{nearest}")


@dataclass(frozen=True, slots=True)
class Selection:
    """Rules by what the user wrote: ``select`` names them (all, where it is empty), ``ignore`` takes away, and the
    profile called ``profile`` (default: the rulebook's own default one) leaves out.

    ``select`` and ``ignore`` name rules by code (``GID302``), by the beginning of codes (``GID3``, ``GID``), by name or
    by category. A word that names nothing in one family's rulebook may name rules of another's.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None

    def asked(self, rulebook: Rulebook) -> tuple[Rule, ...]:
        """The rules that are asked."""
        left_out = {rule.code for rule in self.left_out(rulebook)}
        return tuple(rule for rule in self._chosen(rulebook) if rule.code not in left_out)

    def left_out(self, rulebook: Rulebook) -> tuple[Rule, ...]:
        """The rules that are chosen, and that the profile leaves out."""
        profile: Profile | None = rulebook.profile(self.profile)
        return profile.left_out(self._chosen(rulebook)) if profile else ()

    def _chosen(self, rulebook: Rulebook) -> tuple[Rule, ...]:
        chosen = _codes(rulebook, self.select) if self.select else {rule.code for rule in rulebook.rules}
        chosen -= _codes(rulebook, self.ignore)
        return tuple(rule for rule in rulebook.rules if rule.code in chosen)


def require_known(families: Families, words: Sequence[str]) -> None:
    """Raise ``UsageProblem`` for a word that names no rule and no category of any family."""
    for word in words:
        if not _names(families.main, word) and not any(_names(other, word) for other in families.others()):
            known = [name for rulebook in families.all() for name in _words(rulebook)]
            raise UsageProblem(_UNKNOWN, word=word, nearest=nearest(word, known))


def _codes(rulebook: Rulebook, words: Sequence[str]) -> set[str]:
    return {code for word in words for code in _meant(rulebook, word)}


def _meant(rulebook: Rulebook, word: str) -> list[str]:
    code = word.upper()
    found = [rule.code for rule in rulebook.rules if word in (rule.name, rule.category) or rule.code == code]
    if not found and (any(character.isdigit() for character in code) or code in _letters(rulebook)):
        found = [rule.code for rule in rulebook.rules if rule.code.startswith(code)]
    return found


def _letters(rulebook: Rulebook) -> set[str]:
    """The letters that codes of the rulebook begin with (``GID``)."""
    return {rule.code.rstrip("0123456789") for rule in rulebook.rules}


def _names(rulebook: Rulebook, word: str) -> bool:
    return bool(_meant(rulebook, word)) or any(category.id == word for category in rulebook.categories)


def _words(rulebook: Rulebook) -> list[str]:
    rules = [name for rule in rulebook.rules for name in (rule.code, rule.name)]
    return [*rules, *(category.id for category in rulebook.categories)]
