"""Other files of the same report say the same.

Placeholders: ``file``, the other file; of ``figures`` ``cells`` (the first that differ, with both figures) and
``count`` of them; of ``text`` ``share`` (how much of the text only this file has), ``passage`` (the longest stretch
that the other lacks, shortened) and ``section`` that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks import names, where
from linter.checks.answer import because, held, not_assessable, violated
from linter.checks.bodies import Likeness
from linter.checks.copying import Comparable, comparable, missing, share
from linter.checks.opening import opening_says
from linter.checks.result import Instance, Reason, ReasonCode, Target
from linter.checks.series import Earlier, Pair, in_other, likeness, pairs
from linter.interpret.wording import squeeze
from linter.model.document import NoteKind
from linter.model.named import Named
from linter.model.report import Body, CellKind, Passage, Reading, Report
from linter.rulebook.kinds_lists import Versions
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_MOST = 4
_QUOTED = 80
_SHORTEST = 200
"""Texts with fewer characters say too little for a share of them to mean anything."""
_BOTH = (CellKind.NUMBER, CellKind.FLAG)


def check(params: Versions, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance: of the first file that differs."""
    own = opening_says([params.own], report)
    versions = [one for one in report.versions if _same_report(report, one) and opening_says([params.own], one) is own]
    if not versions:
        needed = Named(params.needed.zh, params.needed.en)
        yield held() if report.searched else not_assessable(ReasonCode.EVIDENCE_MISSING, {"detail": needed})
        return
    prescribed = tuple(rulebook.recognition.prescribed)
    instances: list[Instance] = []
    for version in sorted(versions, key=lambda one: one.path):
        if _corrected(params, report) or _corrected(params, version):
            instances.append(held())
        elif (reason := _recognised(report) or _recognised(version)) is not None:
            instances.append(because(reason))
        elif params.compare == "figures":
            instances.append(_figures(params, report, version, template, rulebook))
        else:
            instances.append(_text(params, report, version, prescribed, template))
    yield min(instances, key=lambda one: _GRAVITY.index(one.status.value))


_GRAVITY = ("violated", "not_assessable", "held")


def _same_report(report: Report, other: Report) -> bool:
    if report.year is None or other.year != report.year or report.body is not other.body:
        return False
    ours, theirs = report.organisation, other.organisation
    return bool(ours and theirs) and likeness(str(ours), str(theirs)) is Likeness.SAME


def _corrected(params: Versions, report: Report) -> bool:
    """Whether a file says that it was corrected, at its beginning or in a heading of its own."""
    headings = squeeze("\n".join(heading.text for heading in report.other_headings))
    return opening_says(params.corrected, report) or any(re.search(one, headings) for one in params.corrected)


def _recognised(report: Report) -> Reason | None:
    """Why nothing is compared with a file whose text was read from pictures, where single characters may be wrong."""
    note = next((one for one in report.document.notes if one.kind is NoteKind.RECOGNISED), None)
    return Reason(ReasonCode.RECOGNISED) if note is not None else None


def _figures(params: Versions, report: Report, version: Report, template: Template, rulebook: Rulebook) -> Instance:
    other = next((one for one in rulebook.templates if one.edition == version.edition), None)
    if other is None or version.edition != report.edition:
        return not_assessable(ReasonCode.NOTHING_TO_COMPARE)
    found = [(pair, _agree(pair)) for pair in pairs(["*"], report, Earlier(version, other), template)]
    differing = [pair for pair, agree in found if agree is False]
    if differing and _maybe_other_scope(params, report, differing):
        return not_assessable(ReasonCode.EVIDENCE_MISSING, {"detail": _SCOPE})
    if differing:
        return _differ(report, version, differing, template)
    for spec in template.tables:
        if spec.id not in report.tables or spec.id not in version.tables:
            return not_assessable(ReasonCode.TABLE_MISSING, {"table": names.table(spec)})
    unsure = next((pair for pair, agree in found if agree is None), None)
    if unsure is not None:
        name = names.cell(template.table(unsure.table), unsure.row, unsure.column)
        return not_assessable(ReasonCode.CELL_UNCERTAIN, {"cells": name})
    return held(where.whole(report))


_SCOPE = Named(
    "确认哪一份是汇总报告、哪一份是本政府机关的报告",
    "which file is the aggregated report and which the office's own one",
)


def _agree(pair: Pair) -> bool | None:
    """Whether two cells say the same; ``None`` where one of them doesn't say it for certain. A blank cell and a sign
    say nothing that a 0 in the other file would contradict."""
    cells = (pair.now, pair.before)
    if any(cell.kind is CellKind.UNCERTAIN for cell in cells):
        return None
    numbers = [cell for cell in cells if cell.kind in _BOTH]
    if len(numbers) < len(cells):
        return True if all(not cell.value for cell in numbers) else None
    if pair.now.value == pair.before.value:
        return True
    return None if any(cell.reading is Reading.RECONSTRUCTED for cell in cells) else False


def _maybe_other_scope(params: Versions, report: Report, differing: Sequence[Pair]) -> bool:
    """Whether two files of a government may be its aggregated report and its office's own one."""
    if report.body is not Body.GOVERNMENT or len(differing) < params.scope:
        return False
    larger = sum((pair.now.value or 0) > (pair.before.value or 0) for pair in differing)
    return larger in (0, len(differing))


def _differ(report: Report, version: Report, differing: Sequence[Pair], template: Template) -> Instance:
    first = differing[0]
    shown = [_with_figures(pair, template) for pair in differing]
    return violated(
        where.cell(template, report.tables[first.table], first.row, first.column),
        {"cells": names.some(shown, _MOST, "格"), "count": len(differing), "file": _file(version)},
        related=[in_other(version, template, pair.table, pair.row, pair.column) for pair in differing[:_MOST]],
    )


def _with_figures(pair: Pair, template: Template) -> Named:
    name = names.cell(template.table(pair.table), pair.row, pair.column)
    return Named(
        f"{name.zh}{pair.now.value}（另一份为{pair.before.value}）",
        f"{name.en} {pair.now.value} (the other: {pair.before.value})",
    )


def _text(
    params: Versions, report: Report, version: Report, prescribed: tuple[str, ...], template: Template
) -> Instance:
    """Found only where each file has much that the other lacks: what a page has around the report, and what the reading
    of a file lost, is in one of them alone."""
    ours, theirs = _said(report), _said(version)
    one, two = (comparable(tuple(passage.text for _, passage in said), prescribed, ()) for said in (ours, theirs))
    if min(one.length, two.length) < _SHORTEST:
        return not_assessable(ReasonCode.NOTHING_TO_COMPARE)
    for spec in template.sections:
        if (reason := where.unread(report, template, spec.id) or where.unread(version, template, spec.id)) is not None:
            return because(Reason(reason.code, reason.values))
    common = [(share(one, two, params.gram)), share(two, one, params.gram)]
    if any(shared * 100 >= params.share * total for shared, total in common):
        return held(where.whole(report))
    lacking, there = missing(one, two, params.gram), missing(two, one, params.gram)
    assert lacking is not None, "what is not alike has a stretch that the other lacks"
    assert there is not None, "what is not alike has a stretch that the other lacks"
    shared, total = common[0]
    section, target = _target(ours, one, lacking)
    return violated(
        target,
        {
            "section": names.section(template, section),
            "share": f"{100 - shared * 100 // total}%",
            "passage": target.text if len(target.text) < _QUOTED else f"{target.text}…",
            "file": _file(version),
        },
        related=[_target(theirs, two, there, version.path)[1]],
    )


def _said(report: Report) -> list[tuple[str, Passage]]:
    """The running text of all sections in their order: a heading that one reading missed moves nothing."""
    return [(section.id, passage) for section in report.sections for passage in section.paragraphs]


def _target(
    said: Sequence[tuple[str, Passage]], text: Comparable, stretch: tuple[int, int], path: str = ""
) -> tuple[str, Target]:
    start, length = stretch
    section, passage = said[text.origin[start][0]]
    return section, Target(passage.place, text.written(start, start + length)[:_QUOTED], section=section, path=path)


def _file(version: Report) -> str:
    return version.path or str(version.organisation)
