"""Not too many of a part's sentences are of one kind (stock phrases, or such that don't speak of the subject).

Placeholders: ``part`` (of the report), ``count`` (such sentences), ``sentences`` (all of them), ``share`` (in per cent,
rounded down), ``text`` (the first such sentence, shortened).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.aligned import align
from linter.checks.answer import because, held, not_assessable, violated
from linter.checks.paragraphs import paragraphs
from linter.checks.parts import pieces
from linter.checks.result import Instance, ReasonCode, Target
from linter.checks.written import Sentence, sentences, short
from linter.model.report import Report
from linter.rulebook.kinds_wording import SentenceShare
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: SentenceShare, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a part."""
    for part in params.parts:
        if report.section(part) is None:
            values = {"section": names.section(template, part)}
            yield not_assessable(ReasonCode.SECTION_MISSING, values, where.section(report, template, part))
        else:
            yield _in_part(params, part, report, template)


def _in_part(params: SentenceShare, part: str, report: Report, template: Template) -> Instance:
    every: list[Sentence] = []
    such: list[Sentence] = []
    whole = ""
    for paragraph in paragraphs(pieces([part], report, template)):
        for sentence in sentences(paragraph):
            text = align(sentence.written, spaces=False).text
            whole += f"{text}."
            if len(text) < params.shortest:
                continue
            every.append(sentence)
            if any(re.search(pattern, text) for pattern in params.any) is not params.lacking:
                such.append(sentence)
    target = where.section(report, template, part)
    if len(every) < params.fewest or (params.unless and re.search(params.unless, whole)):
        return held(target)
    if len(such) * 100 <= params.above * len(every):
        return held(target)
    reason = where.unread(report, template, part)
    if reason is not None:
        return because(reason)
    first = such[0]
    text = short(first.written)
    return violated(
        Target(first.piece.place, text, section=first.piece.section),
        {
            "part": names.section(template, part),
            "count": len(such),
            "sentences": len(every),
            "share": len(such) * 100 // len(every),
            "text": text,
        },
    )
