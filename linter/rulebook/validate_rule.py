"""What a rule must be beyond its shape: everything that can be known to be wrong before any report is read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from linter.rulebook.identity import IdentityError, parse, parse_condition
from linter.rulebook.kinds_lists import Listed, Versions
from linter.rulebook.kinds_report import DateCheck, Identity, Input, Length, PeriodCheck
from linter.rulebook.kinds_series import Aggregation, Jump, SameFigures
from linter.rulebook.problem import Problem
from linter.rulebook.rule import Check, Rule, needed_examples
from linter.rulebook.source import Item, Path
from linter.rulebook.template import Template
from linter.rulebook.validate_check import check_parameters, check_patterns
from linter.rulebook.validate_lists import lists_offers
from linter.rulebook.validate_series import series_offers
from linter.rulebook.words import CategorySpec, Words, YearRange

LEVELS = ("error", "warning", "advice")
"""The gravest first."""
_DATE_OFFERS: dict[str, tuple[str, ...]] = {
    "present": (),
    "possible": ("text",),
    "right_year": ("text", "date", "year"),
    "after_year": ("text", "date", "year"),
    "not_after_published": ("text", "date", "published"),
    "by_deadline": ("text", "date", "year", "deadline"),
}
"""What a rule about a date can say, by what it requires."""
_CODE = re.compile(r"[A-Z]+[0-9]+")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class RuleChecker:
    """Checks every rule against the editions and against the other rules. ``built_in`` are the files whose codes follow
    the product's scheme."""

    def __init__(
        self,
        templates: Sequence[Template],
        rules: Sequence[tuple[Item, Rule]],
        built_in: Collection[str],
        categories: Iterable[CategorySpec] = (),
    ) -> None:
        self._hundreds = {category.id: category.hundreds for category in categories}
        self._templates = templates
        self._names = {rule.name: rule for _, rule in reversed(rules)}
        self._codes: dict[str, Item] = {}
        self._seen: dict[str, Item] = {}
        self._built_in = built_in

    def check(self, item: Item, rule: Rule) -> Iterator[Problem]:
        """What is wrong with a rule. To be asked once a rule, in order: the second of two with one code is wrong."""
        yield from self._head(item, rule)
        yield from self._links(item, rule)
        if not self._editions(rule):
            yield item.problem(("applies",), "没有任何版本适用这条规则", "no edition is left that the rule applies to")
        yield from self.check_parameters(item, rule)

    def check_parameters(self, item: Item, rule: Rule) -> Iterator[Problem]:
        """What is wrong with the parameters of a rule's check, and with what the rule says by them."""
        yield from check_parameters(item, rule.check, self._editions(rule), self._templates)
        yield from self._placeholders(item, rule)
        yield from check_patterns(item, rule)

    def _head(self, item: Item, rule: Rule) -> Iterator[Problem]:
        digit = self._hundreds.get(rule.category)
        if rule.category not in self._hundreds:
            yield item.unknown(("category",), rule.category, list(self._hundreds))
        if not _CODE.fullmatch(rule.code):
            yield item.problem(("code",), "编号应为大写字母加数字", "a code is capital letters and digits")
        elif item.file in self._built_in and digit and rule.code[-3:-2] != str(digit):
            zh, en = (
                f"类别 {rule.category} 的编号百位应是 {digit}",
                f"codes of {rule.category} have the hundreds {digit}",
            )
            yield item.problem(("code",), zh, en)
        if not _NAME.fullmatch(rule.name):
            yield item.problem(("name",), "名称应为小写英文加连字符", "a name is lower-case words joined by hyphens")
        for key, word, seen in (("code", rule.code, self._codes), ("name", rule.name, self._seen)):
            if word in seen:
                where = f"{seen[word].file}:{seen[word].keys.get((key,), (1, 1))[0]}"
                yield item.problem((key,), f"“{word}”已在 {where} 用过", f"“{word}” is used already at {where}")
            seen.setdefault(word, item)
        for key in ("title", "message", "fix", "why"):
            words = getattr(rule, key)
            if isinstance(words, Words):
                yield from _said(item, (key,), words)
        if not rule.basis:
            yield item.problem(("basis",), "至少要有一条依据", "at least one basis is needed")
        for number, basis in enumerate(rule.basis):
            yield from self._known_editions(item, ("basis", number, "editions"), basis.editions)
        for kind in needed_examples(rule.check):
            if not getattr(rule.examples, kind):
                zh, en = "至少要有一个例子", "at least one example is needed"
                yield item.problem(("examples", kind), zh, en)

    def _links(self, item: Item, rule: Rule) -> Iterator[Problem]:
        yield from self._known_editions(item, ("applies", "editions"), rule.applies.editions)
        for number, relaxed in enumerate(rule.relaxed):
            path: Path = ("relaxed", number, "level")
            if LEVELS.index(relaxed.level) <= LEVELS.index(rule.level):
                zh, en = f"放宽后的级别应低于“{rule.level}”", f"a relaxed level is lower than “{rule.level}”"
                yield item.problem(path, zh, en)
            yield from self._known_editions(item, ("relaxed", number, "when", "editions"), relaxed.when.editions)
        for number, name in enumerate(rule.requires):
            if name not in self._names:
                yield item.unknown(("requires", number), name, list(self._names))
            elif self._reaches(name, rule.name):
                zh, en = f"与“{name}”互相依赖", f"“{name}” requires this rule in turn"
                yield item.problem(("requires", number), zh, en)

    def _reaches(self, start: str, goal: str) -> bool:
        """Whether a rule requires another, directly or through others."""
        open_names, seen = [start], set[str]()
        while open_names:
            name = open_names.pop()
            if name == goal:
                return True
            if name not in seen and name in self._names:
                seen.add(name)
                open_names += self._names[name].requires
        return False

    def _known_editions(self, item: Item, path: Path, editions: Iterable[str]) -> Iterator[Problem]:
        known = [template.edition for template in self._templates]
        for number, edition in enumerate(editions):
            if edition not in known:
                yield item.unknown((*path, number), edition, known)

    def _editions(self, rule: Rule) -> list[Template]:
        """The editions whose reports the rule may be asked of."""
        years = rule.applies.years
        return [
            template
            for template in self._templates
            if (not rule.applies.editions or template.edition in rule.applies.editions)
            and (years is None or _overlap(years, template.report_years))
        ]

    def _placeholders(self, item: Item, rule: Rule) -> Iterator[Problem]:
        known = offered(rule.check)
        for key in ("message", "fix"):
            words: Words = getattr(rule, key)
            for lang in ("zh", "en"):
                for match in _PLACEHOLDER.finditer(getattr(words, lang)):
                    if match[1] not in known:
                        path = (key, lang)
                        yield item.unknown(path, match[1], known)


def offered(check: Check) -> tuple[str, ...]:
    """The placeholders that messages of a rule may use: those of its kind of check that its parameters fill."""
    match check:
        case Identity():
            try:
                comparisons = (parse(check.holds), *parse_condition(check.when))
                names = [operand.placeholder for one in comparisons for operand in one.operands()]
            except IdentityError:
                names = []
            return (*check.offers, *dict.fromkeys(names))
        case DateCheck():
            return _DATE_OFFERS[check.require]
        case PeriodCheck(require="present"):
            return ()
        case Length(maximum=None):
            return tuple(name for name in check.offers if name != "maximum")
        case Input(failure=failure, instead=instead) if failure or instead:
            return ("detail",)
        case Jump() | SameFigures() | Aggregation():
            return series_offers(check)
        case Listed() | Versions():
            return lists_offers(check)
        case _:
            return check.offers


def _said(item: Item, path: Path, words: Words) -> Iterator[Problem]:
    for lang in ("zh", "en"):
        if not getattr(words, lang).strip():
            yield item.problem((*path, lang), "不能为空", "must not be empty")


def _overlap(one: YearRange, other: YearRange) -> bool:
    starts = one.first is None or other.last is None or one.first <= other.last
    return starts and (other.first is None or one.last is None or other.first <= one.last)
