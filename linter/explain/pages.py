"""The pages in ``docs``: one a rule, an index, and what the law asks. Markdown, made from the rulebook alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.explain.content import Given, content, messages
from linter.explain.coverage import coverage_page
from linter.phrases import rulewords, ui
from linter.phrases.phrase import Lang
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook
from linter.writers.markdown import escape

FOLDER = "rules"
_FACTS = (
    ui.LEVEL,
    ui.RELAXED,
    ui.CATEGORY,
    ui.APPLIES,
    ui.REQUIRES,
    rulewords.DECIDES,
    rulewords.MANDATORY,
    rulewords.DRAFT,
    rulewords.PROFILES,
)
"""What a page says in a line each at its top."""


def pages(rulebooks: Sequence[Rulebook]) -> dict[str, str]:
    """Every page by its path below ``docs``, for some rulebooks, the main one first."""
    made: dict[str, str] = {}
    for rulebook in rulebooks:
        given = messages(rulebook, rulebook.rules)
        made |= {f"{FOLDER}/{rule.code}.md": _page(rule, rulebook, given) for rule in rulebook.rules}
    return {**made, f"{FOLDER}/README.md": _index(rulebooks), "coverage.md": coverage_page(rulebooks)}


def _page(rule: Rule, rulebook: Rulebook, given: Given) -> str:
    """One rule: in Chinese first, then the same in English."""
    parts = [f"# {rule.code} {escape(rule.title.zh)}", f"`{rule.name}`", *_body(rule, rulebook, "zh", given)]
    parts += ["---", f"## {rulewords.IN_ENGLISH}", f"**{escape(rule.title.en)}**", *_body(rule, rulebook, "en", given)]
    return "\n\n".join(parts) + "\n"


def _body(rule: Rule, rulebook: Rulebook, lang: Lang, given: Given) -> Iterator[str]:
    heading = "##" if lang == "zh" else "###"
    parts = content(rule, rulebook, lang, given)
    yield "\n".join(
        f"- **{part.label.say(lang)}**{ui.COLON.say(lang)}{escape(ui.SEPARATOR.say(lang).join(part.lines))}"
        for part in parts
        if part.label in _FACTS
    )
    for part in parts:
        if part.label not in _FACTS:
            yield f"{heading} {part.label.say(lang)}"
            yield "\n".join(_lines(part.lines, lang))


def _lines(lines: tuple[str, ...], lang: Lang) -> Iterator[str]:
    """Lines as Markdown. A line with a bullet is an item, and every one of several lines without any is; a line break
    inside one stays inside it."""
    bullet = ui.BULLET.say(lang, text="")
    plain = not any(line.startswith(bullet) for line in lines) and len(lines) > 1
    in_list = False
    for number, line in enumerate(lines):
        first, *more = line.split("\n")
        is_item = plain or first.startswith(bullet)
        if number and is_item is not in_list:
            yield ""
        in_list = is_item
        text = escape(first.removeprefix(bullet))
        yield "  \n  ".join([f"- {text}", *map(escape, more)]) if is_item else text


def _index(rulebooks: Sequence[Rulebook]) -> str:
    n = sum(len(rulebook.rules) for rulebook in rulebooks)
    parts = [f"# {rulewords.INDEX.zh} {rulewords.INDEX.en}"]
    parts += [rulewords.INDEX_LEAD.say(lang, n=n) for lang in ("zh", "en")]
    for rulebook in rulebooks:
        parts.append(f"## {escape(rulebook.report.zh)} {escape(rulebook.report.en)}")
        parts += _by_category(rulebook)
    return "\n\n".join(parts) + "\n"


def _by_category(rulebook: Rulebook) -> Iterator[str]:
    order = [category.id for category in rulebook.categories]
    rules = sorted(rulebook.rules, key=lambda rule: (order.index(rule.category), rule.code))
    header = [phrase.zh for phrase in (ui.CODE, ui.LEVEL, rulewords.REQUIREMENT, rulewords.DECIDES)]
    for category, found in groupby(rules, key=lambda rule: rule.category):
        named = rulebook.category(category)
        yield f"### {named.zh} {named.en}"
        rows = [
            [
                f"[{rule.code}]({rule.code}.md)",
                ui.LEVELS_BY_NAME[rule.level].zh + (f"，{rulewords.MANDATORY.zh}" if rule.mandatory else ""),
                f"{escape(rule.title.zh)}<br>{escape(rule.title.en)}",
                rulewords.DECIDED_BRIEFLY[rule.decides].zh,
            ]
            for rule in found
        ]
        yield _table(header, rows)


def _table(header: list[str], rows: list[list[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
