"""None of some patterns occurs in the text.

Placeholders: ``text`` (what was found, as written), ``meant`` (the right wording), ``sentence`` (as written), ``part``
(the part of the report), ``count`` (how often it occurs in the passage).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.aligned import align
from linter.checks.answer import held, not_assessable, violated
from linter.checks.paragraphs import Paragraph, of_parts
from linter.checks.result import Instance, ReasonCode, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_report import Pattern, PatternSpec
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

MOST = 20
"""So many findings are shown; the rest are one more that says how many they are."""
RELATED = 4
"""So many further places are named with a finding about all of them."""
_LONGEST = 60


def check(params: Pattern, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance for every distinct text in a passage; one where nothing is found."""
    looked_at = of_parts(params.parts, report, template)
    if not looked_at:
        yield not_assessable(ReasonCode.NOTHING_TO_COMPARE)
        return
    if params.year is not None and report.year is None:
        yield not_assessable(ReasonCode.YEAR_UNKNOWN)
        return
    year = None if params.year is None or report.year is None else str(report.year + params.year)
    finds = [(re.compile(spec.find), spec) for spec in params.forbid]
    found = [instance for paragraph in looked_at for instance in _in_paragraph(params, finds, paragraph, year)]
    if not found:
        piece = looked_at[0].pieces[0]
        yield held(Target(piece.place, section=piece.section))
        return
    if params.together:
        yield _together(found)
        return
    yield from found[:MOST]
    rest = found[MOST:]
    if rest:
        count = sum(int(str(instance.values["count"])) for instance in rest)
        first = rest[0]
        assert first.target is not None
        shown = str(first.values["text"])
        text = Named(f"{shown}”等{count}处“", f"{shown}” and other places, {count} in all, “") if count > 1 else shown
        yield violated(first.target, {**first.values, "text": text, "count": count})


def _together(found: Sequence[Instance]) -> Instance:
    """One instance in place of several, at the first of them; the next places are related to it."""
    first = found[0]
    assert first.target is not None
    count = sum(int(str(instance.values["count"])) for instance in found)
    others = [instance.target for instance in found[1 : 1 + RELATED] if instance.target is not None]
    return violated(first.target, {**first.values, "count": count}, related=others)


def _in_paragraph(
    params: Pattern, finds: Sequence[tuple[re.Pattern[str], PatternSpec]], paragraph: Paragraph, year: str | None
) -> Iterator[Instance]:
    aligned = align(paragraph.text, spaces=params.spaces == "kept")
    counts: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], tuple[re.Match[str], PatternSpec]] = {}
    taken: list[tuple[int, int]] = []
    for find, spec in finds:
        for match in find.finditer(aligned.text):
            start, end = match.span()
            if start == end or any(start < last and end > begin for begin, last in taken):
                continue  # an earlier pattern speaks of the same characters
            if year is not None and match["year"] != year:
                continue
            if spec.unless and re.search(spec.unless, aligned.sentence(start, end)):
                continue
            taken.append((start, end))
            key = (spec.find, match[0])
            counts[key] = counts.get(key, 0) + 1
            first.setdefault(key, (match, spec))
    for key, (match, spec) in sorted(first.items(), key=lambda entry: entry[1][0].start()):
        text = aligned.written(*match.span())
        piece = paragraph.at(aligned.origin[match.start()])
        target = Target(piece.place, text, section=piece.section, table=piece.table)
        yield violated(
            target,
            {
                "text": text,
                "meant": spec.meant,
                "sentence": _short(aligned.written_sentence(*match.span())),
                "part": piece.part,
                "count": counts[key],
            },
        )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1]}…"
