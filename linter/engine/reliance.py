"""What a finding rests on: who is to blame for it, and by which readings its cells are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.checks.result import CellRef, Target
from linter.engine.finding import Blame, Finding, Reliance, Way
from linter.model.document import recognised_pages
from linter.model.report import Cell, Reading, Report, Second
from linter.rulebook.kinds_report import Input

_WAYS = {Reading.GRID: Way.GRID, Reading.LABELS: Way.LABELS, Reading.RECONSTRUCTED: Way.RECONSTRUCTED}
_FIRMNESS = tuple(Way)


def with_reliance(findings: Sequence[Finding], report: Report | None) -> list[Finding]:
    """The findings, each with what it rests on. ``report``: ``None`` for a file that was not read as one."""
    return [replace(finding, reliance=_reliance(finding, report)) for finding in findings]


def _reliance(finding: Finding, report: Report | None) -> Reliance:
    if isinstance(finding.rule.check, Input):
        return Reliance(Blame.READING)
    if report is None:
        return Reliance()
    scanned = recognised_pages(report.document)
    cells = list(dict.fromkeys(_cells(finding, report)))
    ways = [Way.TEXT, *(_WAYS[cell.reading] for cell in cells)]
    if any(place.page in scanned for place in (finding.target.place, *(cell.place for cell in cells))):
        ways.append(Way.RECOGNISED)
    agreed = bool(cells) and all(cell.second is Second.AGREES for cell in cells)
    return Reliance(way=max(ways, key=_FIRMNESS.index), second=Second.AGREES if agreed else Second.NONE)


def _cells(finding: Finding, report: Report) -> Iterator[Cell]:
    """The cells of the report that a finding speaks of: those of its identities; else the cells, rows, columns or
    tables that it names, here and among its related places."""
    refs = [ref for broken in finding.broken for _, ref in broken.equation.terms]
    for ref in refs:
        cell = _cell(ref, report)
        if cell is not None:
            yield cell
    targets = () if refs else (finding.target, *finding.related)
    for target in targets:
        if not target.path:
            yield from _of(target, report)


def _cell(ref: CellRef, report: Report) -> Cell | None:
    table = report.tables.get(ref.table)
    return table.cell(ref.row, ref.column) if table is not None and not ref.previous else None


def _of(target: Target, report: Report) -> Iterator[Cell]:
    table = report.tables.get(target.table) if target.table is not None else None
    if table is not None:
        for row, column, cell in table.each():
            if target.row in (None, row) and target.column in (None, column):
                yield cell
