"""No sentence stands twice in a report.

Placeholders: ``text`` (the sentence, shortened), ``part`` and ``first_part`` (where it stands again, and first),
``count`` (how many sentences do).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.aligned import align
from linter.checks.answer import held, not_assessable, violated
from linter.checks.paragraphs import of_parts
from linter.checks.parts import Piece
from linter.checks.result import Instance, ReasonCode, Target
from linter.checks.written import Sentence, sentences, short
from linter.model.report import Report
from linter.rulebook.kinds_wording import Repeats
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: Repeats, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance: of the first sentence that stands twice."""
    seen: dict[str, Piece] = {}
    twice: list[tuple[Sentence, Piece]] = []
    for paragraph in of_parts(params.parts, report, template):
        for sentence in sentences(paragraph):
            text = align(sentence.written, spaces=False).text
            if len(text) < params.shortest or any(re.search(pattern, text) for pattern in params.unless):
                continue
            if text in seen:
                twice.append((sentence, seen[text]))
            else:
                seen[text] = sentence.piece
    if twice:
        sentence, before = twice[0]
        text = short(sentence.written)
        yield violated(
            Target(sentence.piece.place, text, section=sentence.piece.section),
            {"text": text, "part": sentence.piece.part, "first_part": before.part, "count": len(twice)},
            related=[Target(before.place, text, section=before.section)],
        )
    elif seen:
        yield held(Target(next(iter(seen.values())).place))
    else:
        yield not_assessable(ReasonCode.NOTHING_TO_COMPARE)
