"""A section is not copied from last year's report or from another body's.

Placeholders: ``section``, ``share`` (how much of it stands there too), ``passage`` (the longest passage that both have,
as written, shortened), ``length`` (how many characters it has), ``other`` (the reports that it is like).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.checks import names, where
from linter.checks.answer import because, held, not_applicable, not_assessable, violated
from linter.checks.copying import Comparable, comparable, longest, may_be_alike, share, sketch
from linter.checks.result import Instance, Reason, ReasonCode, Target, Value
from linter.checks.series import another_bodys, last_year, name_of
from linter.model.named import Named
from linter.model.report import Report, Section
from linter.rulebook.kinds_series import Similarity
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_QUOTED = 80
"""So many characters of a passage are quoted."""
_MOST = 3
_CLAUSE = re.compile(r"[^，。；：）,;)]{0,20}[，。；：）,;)]")


def check(params: Similarity, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance; with several reports that the section is like, of the one that it is most like."""
    if params.against == "previous":
        earlier = last_year(report, rulebook)
        if isinstance(earlier, Reason):
            yield because(earlier)
            return
        others: Sequence[Report] = (earlier.report,)
    else:
        others = report.peers
        if not report.searched and not any(another_bodys(report, peer) for peer in others):
            yield not_assessable(ReasonCode.PEERS_MISSING)
            return
    own = report.section(params.section)
    if own is None:
        target = where.section(report, template, params.section)
        reason = Reason(ReasonCode.SECTION_MISSING, {"section": names.section(template, params.section)}, target)
        yield because(where.unread(report, template, params.section) or reason)
        return
    yield _Comparison(params, report, own, template, rulebook).answer(others)


class _Likeness(NamedTuple):
    """How much of the section stands in another report: ``common`` of ``total`` runs."""

    other: Report
    section: Section
    common: int
    total: int


class _Comparison:
    def __init__(
        self, params: Similarity, report: Report, own: Section, template: Template, rulebook: Rulebook
    ) -> None:
        self._params = params
        self._report = report
        self._own = own
        self._template = template
        self._prescribed = tuple(rulebook.recognition.prescribed)

    def answer(self, others: Sequence[Report]) -> Instance:
        target = where.section(self._report, self._template, self._params.section)
        length = self._text(self._own, ()).length
        if length < self._params.shortest:
            detail = Named(f"可比对的正文只有{length}个字", f"only {length} characters to compare")
            return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": detail}, target)
        like = [found for other in others if (found := self._compare(other)) is not None]
        if like:
            return self._found(sorted(like, key=lambda one: (-one.common, one.other.path)))
        if len(others) == 1 and others[0].section(self._params.section) is None:
            section, other = names.section(self._template, self._params.section), name_of(others[0])
            named = Named(f"{other.zh}的{section.zh}", f"{section.en} of {other.en}")
            return not_assessable(ReasonCode.SECTION_MISSING, {"section": named})
        reason = where.unread(self._report, self._template, self._params.section)
        return held(target) if reason is None else because(reason)

    def _compare(self, other: Report) -> _Likeness | None:
        """How like the section is to another report's, where that is as much as the rule asks for."""
        params = self._params
        theirs = other.section(params.section)
        if theirs is None:
            return None
        if params.against == "peers":
            ours, other_sketch = (sketch(_passages(one), self._prescribed, params.gram) for one in (self._own, theirs))
            if not may_be_alike(ours, other_sketch, params.at_least) or not another_bodys(self._report, other):
                return None
        one, two = self._texts(other, theirs)
        common, total = share(one, two, params.gram)
        alike = total > 0 and params.at_least * total <= common * 100 < params.below * total
        return _Likeness(other, theirs, common, total) if alike else None

    def _found(self, like: Sequence[_Likeness]) -> Instance:
        most = like[0]
        one, two = self._texts(most.other, most.section)
        passage = longest(one, two, self._params.gram)
        assert passage is not None, "what is alike has a passage in common"
        here = self._target(self._own, one, passage.start, passage.length)
        there = self._target(most.section, two, passage.other, passage.length, most.other.path)
        values: dict[str, Value] = {
            "section": names.section(self._template, self._params.section),
            "share": f"{most.common * 100 // most.total}%",
            "passage": here.text if len(here.text) < _QUOTED else f"{here.text}…",
            "length": passage.length,
            "other": names.some([name_of(found.other) for found in like], _MOST, "份"),
        }
        related = [Target(found.section.place, section=found.section.id, path=found.other.path) for found in like[1:]]
        return violated(here, values, related=[there, *related[:_MOST]])

    def _texts(self, other: Report, theirs: Section) -> tuple[Comparable, Comparable]:
        bodies = (self._report.organisation or "", other.organisation or "")
        return self._text(self._own, bodies), self._text(theirs, bodies)

    def _text(self, section: Section, bodies: tuple[str, ...]) -> Comparable:
        return comparable(_passages(section), self._prescribed, bodies)

    def _target(self, section: Section, text: Comparable, start: int, length: int, path: str = "") -> Target:
        """The beginning of a passage, from a clause on if one begins near."""
        place = section.paragraphs[text.origin[start][0]].place
        written = text.written(start, start + length)
        clause = _CLAUSE.match(written)
        if clause is not None and len(written) - clause.end() >= _QUOTED:
            written = written[clause.end() :]
        return Target(place, written[:_QUOTED], section=section.id, path=path)


def _passages(section: Section) -> tuple[str, ...]:
    return tuple(passage.text for passage in section.paragraphs)
