"""What the law asks of a report and which rules look after it: ``coverage.yaml``, read only where it is asked for.

Each demand quotes its clause and carries the digest of the quote that somebody last compared with the rules: where the
quote is changed, the rules that rest on it are to be looked at again.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from linter.rulebook.files import COVERAGE
from linter.rulebook.problem import Problem, RulebookError
from linter.rulebook.rule import LevelName, Rule
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.shape import check_shape
from linter.rulebook.source import Item, read
from linter.rulebook.sources import rule_sources
from linter.rulebook.words import Shape, Words


class Status(Shape, frozen=True, kw_only=True):
    """How far a demand is looked after: exactly one of ``covered``, ``not_checkable`` and ``not_yet``."""

    covered: list[str] = []
    """Names of rules that look after it."""
    not_checkable: Words | None = None
    """Why no program can tell it from reports."""
    not_yet: Words | None = None
    """Why no rule looks after it so far."""
    remark: Words | None = None
    """What the rules leave open."""


class Demand(Status, frozen=True, kw_only=True):
    """One thing that a law or an official format asks. ``law``, ``article`` and so on are those of a rule's basis;
    ``where`` says the clause where these don't."""

    id: str
    law: str
    where: str = ""
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    quote: str
    """The clause's own words."""
    reviewed: str
    """The digest of the quote (:func:`digest_of_quote`) with which the rules were last compared."""
    asks: Words


class CatalogueItem(Status, frozen=True, kw_only=True):
    """One item of the catalogue of mistakes that are seen in published reports."""

    id: str
    level: LevelName
    title: Words


class Coverage(Shape, frozen=True, kw_only=True):
    """The content of ``coverage.yaml``."""

    demands: list[Demand] = []
    items: list[CatalogueItem] = []

    def idle(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """The rules that look after no demand and no item."""
        named = {name for one in (*self.demands, *self.items) for name in one.covered}
        return tuple(rule for rule in rules if rule.name not in named and rule.code not in named)


S = TypeVar("S", bound=Status)
_SWITCHED_OFF = Words(
    zh="对应的规则已被扩展规则库关闭", en="its rules are switched off by a rulebook that extends this one"
)


@dataclass(frozen=True, slots=True)
class CoverageProblem:
    """A mistake in ``coverage.yaml``. ``rules`` are those that rest on the demand."""

    problem: Problem
    rules: tuple[str, ...] = ()


def digest_of_quote(quote: str) -> str:
    """Eight signs that change when the words of a quote do; white space and the width of signs don't count."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", quote))
    return hashlib.sha256(plain.encode()).hexdigest()[:8]


def load_coverage(rulebook: Rulebook) -> tuple[Coverage, tuple[CoverageProblem, ...]]:
    """The demands of all of the rulebook's folders, and what is wrong with them. A demand whose rules were all switched
    off is not looked after yet. Raises :class:`RulebookError` where a file has not the shape of one."""
    written = rule_sources(rulebook)
    known = [word for code, item in written.items() for word in (code, str(item.data.get("name")))]
    demands: list[Demand] = []
    items: list[CatalogueItem] = []
    problems: list[CoverageProblem] = []
    for folder in rulebook.folders:
        file = Path(folder) / COVERAGE
        for item in _documents(file) if file.is_file() else ():
            own = msgspec.convert(item.data, Coverage)
            for key, found in (("demands", own.demands), ("items", own.items)):
                before = demands if key == "demands" else items
                problems += _check(item, key, found, rulebook, known, {one.id for one in before})
            demands += [_as_it_is(one, rulebook) for one in own.demands]
            items += [_as_it_is(one, rulebook) for one in own.items]
    return Coverage(demands=demands, items=items), tuple(problems)


def dependents(demand: Demand, rules: Sequence[Rule]) -> tuple[str, ...]:
    """The names of the rules that rest on a demand: that look after it, or cite the same place."""
    return tuple(rule.name for rule in rules if _names(demand, rule) or any(_cites(demand, one) for one in rule.basis))


def _as_it_is(one: S, rulebook: Rulebook) -> S:
    """A demand with the rules that the rulebook still has."""
    left = [word for word in one.covered if rulebook.rule(word) is not None]
    if left or not one.covered:
        return msgspec.structs.replace(one, covered=left)
    return msgspec.structs.replace(one, covered=[], not_yet=_SWITCHED_OFF)


def _names(demand: Status, rule: Rule) -> bool:
    return rule.name in demand.covered or rule.code in demand.covered


def _cites(demand: Demand, basis: object) -> bool:
    """Whether a basis is the demand's clause: the same law and the same place as far as both say one."""
    if getattr(basis, "law", None) != demand.law:
        return False
    if demand.article is None:
        return bool(demand.where) and getattr(basis, "clause", "").startswith(demand.where)
    if getattr(basis, "article", None) != demand.article:
        return False
    said = ((getattr(basis, key), getattr(demand, key)) for key in ("paragraph", "item"))
    return all(mine == theirs or None in (mine, theirs) for mine, theirs in said)


def _documents(file: Path) -> Iterator[Item]:
    problems: list[Problem] = []
    items = read(str(file), file.read_bytes(), problems)
    for item in items:
        problems += check_shape(item, item.data, Coverage)
    if problems:
        raise RulebookError(problems)
    yield from items


def _check(
    item: Item,
    key: str,
    found: Sequence[Demand | CatalogueItem],
    rulebook: Rulebook,
    known: Sequence[str],
    seen: set[str],
) -> Iterator[CoverageProblem]:
    for number, one in enumerate(found):
        path = (key, number)
        if one.id in seen:
            zh, en = f"“{one.id}”重复", f"“{one.id}” stands twice"
            yield CoverageProblem(item.problem((*path, "id"), zh, en))
        seen.add(one.id)
        said = [bool(one.covered), one.not_checkable is not None, one.not_yet is not None]
        if sum(said) != 1:
            zh = f"{one.id}：covered、not_checkable、not_yet 应当恰好写一个"
            en = f"{one.id}: exactly one of covered, not_checkable and not_yet"
            yield CoverageProblem(item.problem(path, zh, en))
        for inner, word in enumerate(one.covered):
            if word not in known:
                yield CoverageProblem(item.unknown((*path, "covered", inner), word, list(known)))
        if isinstance(one, Demand) and one.reviewed != digest_of_quote(one.quote):
            rules = dependents(one, rulebook.rules)
            said_rules = "、".join(rules) or "（无）"
            zh = (
                f"{one.id} 的引文已经改动（现为 {digest_of_quote(one.quote)}），"
                f"请复核以它为依据的规则后更新 reviewed：{said_rules}"
            )
            en = (
                f"the quote of {one.id} has changed (it is {digest_of_quote(one.quote)} now): look at the rules "
                f"that rest on it again, then update reviewed: {', '.join(rules) or 'none'}"
            )
            yield CoverageProblem(item.problem((*path, "reviewed"), zh, en), rules)
