"""Titles of documents are cited as the documents have them.

Placeholders: ``text`` (the title as written), ``meant`` (the right one), ``part`` (of the report), ``count``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.aligned import align
from linter.checks.answer import held, not_assessable, violated
from linter.checks.paragraphs import of_parts
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_wording import DocumentTitles
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_TITLE = re.compile(r"<([^<>]{4,80})>")


def check(params: DocumentTitles, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for every wording that no document has."""
    found: dict[str, list[tuple[Target, str, Named]]] = {}
    cited: Target | None = None
    forms = [(squeeze(form), spec.title) for spec in params.titles for form in (spec.title, *spec.also)]
    known = {form for form, _ in forms}
    for paragraph in of_parts(params.parts, report, template):
        aligned = align(paragraph.text, spaces=False)
        for match in _TITLE.finditer(aligned.text):
            piece = paragraph.at(aligned.origin[match.start()])
            target = Target(piece.place, aligned.written(*match.span(1)), section=piece.section)
            cited = cited or target
            if match[1] in known or (params.unless and re.search(params.unless, match[1])):
                continue
            meant = _meant(match[1], forms, params.likeness)
            if meant is not None:
                found.setdefault(match[1], []).append((target, meant, piece.part))
    if cited is None:
        yield not_assessable(ReasonCode.NOTHING_TO_COMPARE)
    elif not found:
        yield held(cited)
    for places in found.values():
        target, meant, part = places[0]
        values: dict[str, Value] = {"text": target.text, "meant": meant, "part": part, "count": len(places)}
        yield violated(target, values, related=[other for other, _, _ in places[1:4]])


def _meant(title: str, forms: Sequence[tuple[str, str]], likeness: int) -> str | None:
    """The form of a listed title that a wrong one is nearest to, if it is near at all."""
    from rapidfuzz.distance import Indel  # most reports cite titles as they are, and start faster without it

    best, meant = max((Indel.normalized_similarity(title, form), form) for form, _ in forms)
    return meant if best * 100 >= likeness else None
