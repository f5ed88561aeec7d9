"""The other places that a finding speaks of, in words: the sentence and the cell that it contradicts side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.result import Target
from linter.engine.finding import Finding, ReportResult
from linter.model.report import Report
from linter.phrases import ui
from linter.phrases.labels import Labels
from linter.phrases.values import render
from linter.writers.places import where

if TYPE_CHECKING:
    from linter.rulebook.rulebook import Rulebook


class RelatedView(NamedTuple):
    """A place that a finding speaks of: ``where`` it is (file, section or cell, page or line) and what stands there."""

    target: Target
    where: str
    text: str
    is_cell: bool
    report: Report | None
    """The report that it is in, ``None`` where that one is no longer at hand."""

    def line(self, labels: Labels) -> str:
        """Place and words in one line; a passage stands in quotes, a cell's figure doesn't."""
        said = self.text
        if not said:
            said = ui.EXCERPT_BLANK.say(labels.lang) if self.is_cell else ""
        elif not self.is_cell:
            said = ui.QUOTED.say(labels.lang, text=said)
        if not said or not self.where:
            return said or self.where
        return ui.CODES_REASON.say(labels.lang, codes=self.where, reason=said)


def related_views(
    finding: Finding, result: ReportResult, labels: Labels, rulebook: Rulebook
) -> tuple[RelatedView, ...]:
    """The related places of a finding, in the order that its check gives them."""
    return tuple(_view(target, result, labels, rulebook) for target in finding.related)


def quoted(finding: Finding, labels: Labels, message: str) -> str:
    """The report's own words that a finding with related places is about, where the message doesn't quote them."""
    text = render(finding.target.text, labels.lang)
    if not finding.related or finding.target.table is not None or not text or text in message:
        return ""
    return ui.QUOTED.say(labels.lang, text=text)


def _view(target: Target, result: ReportResult, labels: Labels, rulebook: Rulebook) -> RelatedView:
    other = next((each for each in _around(result.report) if target.path and each.path == target.path), None)
    if other is not None:
        labels = Labels(rulebook.template(other.edition), labels.lang)
    parts = [target.path if target.path != result.path else ""]
    is_cell = target.table is not None and target.row is not None and target.column is not None
    if target.table is None and target.section is not None:
        parts.append(labels.section(target.section))
    report = result.report if not target.path or target.path == result.path else other
    parts.append(where(target, report, labels))
    said = ui.COMMA.say(labels.lang).join(part for part in parts if part)
    return RelatedView(target, said, render(target.text, labels.lang), is_cell, report)


def _around(report: Report | None) -> Iterator[Report]:
    if report is not None:
        yield from (() if report.previous is None else (report.previous,))
        yield from (*report.parts, *report.peers, *report.versions)
