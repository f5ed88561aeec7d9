"""The sections that the preface lists are those that the report has.

Placeholders: ``text`` (the list as the preface has it), ``missing`` (listed and not there), ``unlisted`` (there and not
listed), ``difference`` (both in words).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks import names, where
from linter.checks.answer import because, held, violated
from linter.checks.figures.lexicon import Lexicon, lexicon
from linter.checks.figures.mentions import read
from linter.checks.figures.sentences import Sentence
from linter.checks.figures.unsaid import unsaid
from linter.checks.result import Instance, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_figures import ListedSections
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_SHOWN = 6
_FEWEST = 3
"""A list of fewer sections may be of something else."""


def check(params: ListedSections, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance, for the first list."""
    words = lexicon(rulebook, report.year)
    pattern = words.pattern(params.listing)
    assert pattern is not None
    for sentence in read(params.parts, report, template, words):
        match = pattern.search(sentence.skeleton)
        if match is not None and len(_listed(params, match["names"], words)) >= _FEWEST:
            yield _ask(params, match, sentence, report, template, words)
            return
    yield unsaid(params.parts, report, template)


def _listed(params: ListedSections, text: str, words: Lexicon) -> list[str]:
    return [
        id for id, mark in params.marks.items() if (pattern := words.pattern(mark)) is not None and pattern.search(text)
    ]


def _ask(
    params: ListedSections,
    match: re.Match[str],
    sentence: Sentence,
    report: Report,
    template: Template,
    words: Lexicon,
) -> Instance:
    target = Target(sentence.place, sentence.written, section=sentence.section)
    listed = _listed(params, match["names"], words)
    there = list(dict.fromkeys(section.id for section in report.sections if section.id in params.marks))
    missing = [id for id in listed if id not in there]
    unlisted = [id for id in there if id not in listed]
    if not missing and not unlisted:
        return held(target)
    unread = next((found for id in missing if (found := where.unread(report, template, id))), None)
    if unread is not None:
        return because(unread)
    return violated(
        target,
        {
            "text": sentence.between(match.start("names"), match.end("names")),
            "missing": _named(missing, template),
            "unlisted": _named(unlisted, template),
            "difference": _difference(_named(missing, template), _named(unlisted, template)),
        },
    )


def _difference(missing: Named, unlisted: Named) -> Named:
    zh, en = [], []
    if missing.zh:
        zh.append(f"列出而没有的：{missing.zh}")
        en.append(f"listed but not there: {missing.en}")
    if unlisted.zh:
        zh.append(f"有而没有列出的：{unlisted.zh}")
        en.append(f"there but not listed: {unlisted.en}")
    return Named("；".join(zh), "; ".join(en))


def _named(ids: Sequence[str], template: Template) -> Named:
    return names.some([names.section(template, id) for id in ids], _SHOWN, "个部分")
