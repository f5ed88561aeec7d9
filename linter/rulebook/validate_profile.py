"""What profiles must be beyond their shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.rulebook.problem import Problem
from linter.rulebook.profile import Profile, always_asked
from linter.rulebook.rule import KINDS, Rule
from linter.rulebook.source import Item
from linter.rulebook.words import CategorySpec


def check_profiles(
    found: Sequence[tuple[Item, Profile]], rules: Sequence[Rule], categories: Sequence[CategorySpec]
) -> Iterator[Problem]:
    """Unknown rules, categories and kinds of check, rules that may not be left out, and not exactly one default."""
    by_word = {word: rule for rule in rules for word in (rule.code, rule.name)}
    for item, profile in found:
        for number, one in enumerate(profile.leaves_out):
            for inner, word in enumerate(one.rules):
                path = ("leaves_out", number, "rules", inner)
                if word not in by_word:
                    yield item.unknown(path, word, list(by_word))
                elif always_asked(by_word[word]):
                    zh = f"“{word}”不能略去：强制规则，或能完全判定的错误"
                    yield item.problem(path, zh, f"“{word}” can't be left out: mandatory, or an error decided fully")
            known = [category.id for category in categories]
            for inner, word in enumerate(one.categories):
                if word not in known:
                    yield item.unknown(("leaves_out", number, "categories", inner), word, known)
            for inner, word in enumerate(one.checks):
                if word not in KINDS:
                    yield item.unknown(("leaves_out", number, "checks", inner), word, sorted(KINDS))
    kept = {profile.name: (item, profile) for item, profile in found}
    defaults = [item for item, profile in kept.values() if profile.default]
    if kept and len(defaults) != 1:
        item = defaults[-1] if defaults else found[0][0]
        yield item.problem((), "应当恰好有一个默认的类型（default: true）", "exactly one profile has default: true")
