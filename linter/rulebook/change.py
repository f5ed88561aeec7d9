"""Rules as a rulebook that extends another changes them: another level, other parameters, off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from linter.rulebook.compiled import RuleChange
from linter.rulebook.problem import Problem
from linter.rulebook.rule import Check, Rule
from linter.rulebook.shape import check_fields, check_shape
from linter.rulebook.source import Item
from linter.rulebook.template import Template
from linter.rulebook.validate_figures import check_figures
from linter.rulebook.validate_rule import LEVELS, RuleChecker
from linter.rulebook.vocabulary import Vocabulary
from linter.rulebook.written import examples_as_lists


class Changer:
    """The rules of a rulebook, changed one by one. A mandatory rule can be raised and nothing else."""

    def __init__(self, rules: Sequence[Rule], templates: Sequence[Template], vocabulary: Vocabulary) -> None:
        self._kept = {rule.code: rule for rule in rules}
        self._checker = RuleChecker(templates, (), ())
        self._templates = templates
        self._vocabulary = vocabulary

    @property
    def rules(self) -> list[Rule]:
        """The rules as they are by now, without those that were switched off."""
        return list(self._kept.values())

    def change(self, item: Item) -> list[Problem]:
        """Do what one document asks for, or say what is wrong with it."""
        item = replace(item, data=examples_as_lists(item.data))
        problems = check_shape(item, item.data, RuleChange)
        if problems:
            return problems
        change = msgspec.convert(item.data, RuleChange)
        rule = next((rule for rule in self._kept.values() if change.change in (rule.code, rule.name)), None)
        if rule is None:
            known = [word for rule in self._kept.values() for word in (rule.code, rule.name)]
            return [item.unknown(("change",), change.change, known)]
        problems = list(_refused(item, change, rule))
        if problems:
            return problems
        if change.off:
            del self._kept[rule.code]
            return []
        changed, problems = self._with_parameters(item, change, rule)
        if change.level is not None:
            lower = LEVELS.index(change.level)
            relaxed = tuple(one for one in rule.relaxed if LEVELS.index(one.level) > lower)
            changed = msgspec.structs.replace(changed, level=change.level, relaxed=relaxed)
        if change.examples is not None:
            changed = msgspec.structs.replace(changed, examples=change.examples)
        self._kept[rule.code] = changed
        return problems

    def _with_parameters(self, item: Item, change: RuleChange, rule: Rule) -> tuple[Rule, list[Problem]]:
        if not change.set:
            return rule, []
        kind = type(rule.check)
        written: dict[str, Any] = msgspec.to_builtins(rule.check)
        problems = check_fields(item, change.set, [kind], ("set",), whole=False)
        if problems:
            return rule, problems
        check: Check = msgspec.convert({**written, **change.set}, kind)
        changed = msgspec.structs.replace(rule, check=check)
        below = _below(item, "set")
        problems = list(self._checker.check_parameters(below, changed))
        return changed, problems + list(check_figures(below, check, self._vocabulary, self._templates))


def _refused(item: Item, change: RuleChange, rule: Rule) -> Iterator[Problem]:
    """A change that says nothing, and one that a mandatory rule doesn't allow."""
    if not (change.off or change.level or change.set or change.examples):
        zh, en = "没有写要改什么（level、set 或 off）", "says nothing to change (level, set or off)"
        yield item.problem(("change",), zh, en)
    if not rule.mandatory:
        return
    who = f"{rule.code} {rule.name}"
    if change.off:
        yield item.problem(("off",), f"“{who}”是强制规则，不能关闭", f"“{who}” is mandatory and can't be switched off")
    if change.level is not None and LEVELS.index(change.level) > LEVELS.index(rule.level):
        zh = f"“{who}”是强制规则，级别只能提高"
        yield item.problem(("level",), zh, f"“{who}” is mandatory: its level can only be raised")
    if change.set:
        zh, en = (
            f"“{who}”是强制规则，参数不能改；可另写一条规则",
            f"“{who}” is mandatory: its parameters stay; add a rule of your own instead",
        )
        yield item.problem(("set",), zh, en)


def _below(item: Item, key: str) -> Item:
    """The item as if one of its values were the whole: its places are looked up without the key in front."""
    return Item(
        item.file,
        item.data[key],
        {path[1:]: mark for path, mark in item.values.items() if path[:1] == (key,)},
        {path[1:]: mark for path, mark in item.keys.items() if path[:1] == (key,) and path[1:]},
    )
