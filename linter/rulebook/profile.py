"""Which rules a reader wants to hear of: profiles, written in ``profiles.yaml``."""

from __future__ import annotations

from collections.abc import Iterable

from linter.rulebook.rule import Category, Certainty, LevelName, Rule
from linter.rulebook.words import Shape, Words


class RuleSet(Shape, frozen=True, kw_only=True):
    """The rules that fit every key that is given; a key that is left out fits all."""

    levels: list[LevelName] = []
    decides: list[Certainty] = []
    categories: list[Category] = []
    checks: list[str] = []
    """Kinds of check (``evidence``)."""
    rules: list[str] = []
    """Codes or names."""

    def fits(self, rule: Rule) -> bool:
        """Whether a rule belongs to the set."""
        return (
            (not self.levels or rule.level in self.levels)
            and (not self.decides or rule.decides in self.decides)
            and (not self.categories or rule.category in self.categories)
            and (not self.checks or rule.check.__struct_config__.tag in self.checks)
            and (not self.rules or rule.code in self.rules or rule.name in self.rules)
        )


class Profile(Shape, frozen=True, kw_only=True):
    """What one kind of reader is told.

    ``leaves_out``: rules that fit one of the sets are not asked, and the output says which. Whatever a set says, a rule
    that every report must meet stays: see :func:`always_asked`.
    """

    name: str
    title: Words
    about: Words
    leaves_out: list[RuleSet] = []
    fix_first: bool = False
    """A finding begins with what is to be done, and says what is wrong after it."""
    default: bool = False
    """The profile where none is named. Exactly one of the rulebook's own has it."""

    def left_out(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """The rules that the profile doesn't ask."""
        return tuple(
            rule for rule in rules if not always_asked(rule) and any(one.fits(rule) for one in self.leaves_out)
        )


def always_asked(rule: Rule) -> bool:
    """Whether no profile may leave a rule out: it is mandatory, or an error that the rule decides fully."""
    return rule.mandatory or (rule.level == "error" and rule.decides == "fully")
