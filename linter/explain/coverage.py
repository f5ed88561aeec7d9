"""What the law asks, demand by demand, and which rules look after it (``gidlint rules coverage``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from linter.explain.content import said
from linter.phrases import rulewords, ui
from linter.phrases.citation import cite
from linter.phrases.phrase import Lang, Phrase
from linter.rulebook.coverage import CatalogueItem, Coverage, Demand, Status, load_coverage
from linter.rulebook.problem import RulebookError
from linter.rulebook.rule import Basis, Rule, needed_examples
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.words import Words
from linter.writers.json import tool
from linter.writers.jsontext import dump
from linter.writers.markdown import escape
from linter.writers.options import WriteOptions
from linter.writers.page import Page

_SIGNS = {"covered": "✓", "needs_evidence": "●", "not_checkable": "─", "not_yet": "✗"}


def coverage(rulebooks: Sequence[Rulebook], options: WriteOptions, form: str = "text") -> str:
    """The demands on every kind of report that has a ``coverage.yaml``, as ``text``, ``json`` or ``markdown``. Raises
    :class:`RulebookError` for a faulty one."""
    if form == "markdown":
        return coverage_page(rulebooks)
    found = _loaded(rulebooks)
    if form == "json":
        (main, *others) = (_json(own, rulebook, options.lang) for rulebook, own in found)
        return dump({**main, "others": others})
    return "\n".join(_text(own, rulebook, options) for rulebook, own in found)


def coverage_page(rulebooks: Sequence[Rulebook]) -> str:
    """The page in ``docs``."""
    return "\n".join(_markdown(own, rulebook) for rulebook, own in _loaded(rulebooks))


def _loaded(rulebooks: Sequence[Rulebook]) -> list[tuple[Rulebook, Coverage]]:
    """The rulebooks that list demands, the main one whether it does or not."""
    found = [(rulebook, _load(rulebook)) for rulebook in rulebooks]
    return [entry for entry in found if entry[1].demands or entry[0] is rulebooks[0]]


def _load(rulebook: Rulebook) -> Coverage:
    found, problems = load_coverage(rulebook)
    if problems:
        raise RulebookError([one.problem for one in problems])
    return found


def _status(one: Status, rulebook: Rulebook) -> str:
    """``needs_evidence``: there are rules for it, and all they can say is what would be needed beside the report."""
    if one.covered:
        return "needs_evidence" if all(_decides_nothing(rule) for rule in _rules(one, rulebook)) else "covered"
    return "not_yet" if one.not_yet is not None else "not_checkable"


def _decides_nothing(rule: Rule) -> bool:
    return "violated" not in needed_examples(rule.check)


def _why(one: Status, lang: Lang) -> str:
    """What is said beside a status: the reason, or what the rules leave open."""
    words: Words | None = one.not_checkable or one.not_yet or one.remark
    return said(words, lang) if words is not None else ""


def _clause(demand: Demand, lang: Lang) -> str:
    place = Basis(
        law=demand.law, article=demand.article, paragraph=demand.paragraph, item=demand.item, clause=demand.where
    )
    return cite(place, lang)


def _rules(one: Status, rulebook: Rulebook) -> list[Rule]:
    found = [rulebook.rule(word) for word in one.covered]
    return sorted((rule for rule in found if rule is not None), key=lambda rule: rule.code)


def _counts(all_: Sequence[Status], rulebook: Rulebook) -> dict[str, int]:
    return {key: sum(_status(one, rulebook) == key for one in all_) for key in _SIGNS}


def _json(found: Coverage, rulebook: Rulebook, lang: Lang) -> dict[str, Any]:
    def common(one: Status) -> dict[str, Any]:
        rules = [rule.code for rule in _rules(one, rulebook)]
        return {"status": _status(one, rulebook), "rules": rules, "reason": _why(one, lang)}

    return {
        "version": 1,
        "tool": tool(rulebook),
        "demands": [
            {
                "id": one.id,
                "clause": _clause(one, lang),
                "quote": one.quote,
                "asks": said(one.asks, lang),
                **common(one),
            }
            for one in found.demands
        ],
        "items": [
            {"id": one.id, "level": one.level, "title": said(one.title, lang), **common(one)} for one in found.items
        ],
        "idle_rules": [rule.code for rule in found.idle(rulebook.rules)],
        "summary": {"demands": _counts(found.demands, rulebook), "items": _counts(found.items, rulebook)},
    }


def _text(found: Coverage, rulebook: Rulebook, options: WriteOptions) -> str:
    lang = options.lang
    page = Page(options)
    page.rule(said(rulebook.report, lang), style="bold")
    groups: list[tuple[Phrase, Sequence[Demand | CatalogueItem]]] = [
        (rulewords.DEMANDS, found.demands),
        (rulewords.ITEMS, found.items),
    ]
    groups = [group for group in groups if group[1]]
    for heading, all_ in groups:
        page.line(heading.say(lang), style="bold")
        for one in all_:
            page.hanging(
                f"{page.sign(_SIGNS[_status(one, rulebook)])} {one.id}", "\n".join(_said_lines(one, rulebook, lang))
            )
        page.line()
    for heading, all_ in groups:
        page.line(rulewords.COUNTED.say(lang, what=heading.say(lang), n=len(all_), **_counts(all_, rulebook)))
    idle = tuple(rule.code for rule in found.idle(rulebook.rules))
    if idle:
        page.line(rulewords.IDLE.say(lang, n=len(idle), codes=idle))
    return page.text()


def _said_lines(one: Demand | CatalogueItem, rulebook: Rulebook, lang: Lang) -> Iterator[str]:
    if isinstance(one, Demand):
        yield ui.WITH_DETAIL.say(lang, text=said(one.asks, lang), detail=_clause(one, lang))
        yield ui.QUOTED.say(lang, text=one.quote)
    else:
        level = ui.LEVELS_BY_NAME[one.level].say(lang)
        yield ui.WITH_DETAIL.say(lang, text=said(one.title, lang), detail=level)
    rules = tuple(f"{rule.code} {rule.name}" for rule in _rules(one, rulebook))
    status = rulewords.STATUSES[_status(one, rulebook)].say(lang)
    text = rulewords.BY_RULES.say(lang, status=status, rules=rules) if rules else status
    why = _why(one, lang)
    yield ui.CODES_REASON.say(lang, codes=text, reason=why) if why else text


def _markdown(found: Coverage, rulebook: Rulebook) -> str:
    named = rulebook.report
    parts = [f"# {rulewords.COVERAGE.zh} {rulewords.COVERAGE.en}", f"{named.zh}  \n{named.en}"]
    parts += [rulewords.COVERAGE_LEAD.zh, rulewords.COVERAGE_LEAD.en]
    for heading, all_ in ((rulewords.DEMANDS, found.demands), (rulewords.ITEMS, found.items)):
        if not all_:
            continue
        counts = [
            rulewords.COUNTED.say(lang, what=heading.say(lang), n=len(all_), **_counts(all_, rulebook))
            for lang in ("zh", "en")
        ]
        parts += [f"## {heading.zh} {heading.en}", "  \n".join(counts)]
        rows = [_row(one, rulebook) for one in all_]
        header = rulewords.DEMAND_HEADER if all_ is found.demands else rulewords.ITEM_HEADER
        lines = [list(header), ["---"] * len(header), *rows]
        parts.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    idle = [rule for rule in found.idle(rulebook.rules) if not rule.draft]
    if idle:
        parts.append("  \n".join(rulewords.IDLE.say(lang, n=len(idle), codes="") for lang in ("zh", "en")))
        parts.append("\n".join(f"- {_link(rule)} {escape(rule.title.zh)}" for rule in idle))
    return "\n\n".join(parts) + "\n"


def _row(one: Demand | CatalogueItem, rulebook: Rulebook) -> list[str]:
    status = rulewords.STATUSES[_status(one, rulebook)]
    rules = "、".join(_link(rule) for rule in _rules(one, rulebook))
    is_plain = _status(one, rulebook) == "covered"
    lines = [part for part in ("" if is_plain else status.zh, rules, escape(_why(one, "zh"))) if part]
    if isinstance(one, Demand):
        return [one.id, escape(_clause(one, "zh")), f"“{escape(one.quote)}”", _both(one.asks), "<br>".join(lines)]
    return [one.id, ui.LEVELS_BY_NAME[one.level].zh, _both(one.title), "<br>".join(lines)]


def _both(words: Words) -> str:
    return f"{escape(words.zh)}<br>{escape(words.en)}"


def _link(rule: Rule) -> str:
    return f"[{rule.code}](rules/{rule.code}.md)"
