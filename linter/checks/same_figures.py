"""The tables don't repeat last year's or another body's, cell by cell.

Placeholders: ``count`` (cells that aren't 0), ``cells`` (some of them, with their figures), of ``peers`` also ``other``
(the reports with the same figures).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import because, held, not_applicable, not_assessable, violated
from linter.checks.result import Instance, Reason, ReasonCode, Status
from linter.checks.series import Earlier, Pair, another_bodys, in_other, last_year, name_of, other_edition, pairs
from linter.model.named import Named
from linter.model.report import CellKind, Report
from linter.rulebook.cellnames import fits
from linter.rulebook.kinds_series import SameFigures
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_MOST = 5
_MOST_OTHERS = 3


def check(params: SameFigures, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    if params.against == "peers":
        yield _peers(params, report, template)
        return
    earlier = last_year(report, rulebook)
    if isinstance(earlier, Reason):
        yield because(earlier)
    elif (other := other_edition(report, earlier)) is not None:
        yield not_applicable(other.code, other.values)
    else:
        yield _compare(params, report, [earlier], template)


def _peers(params: SameFigures, report: Report, template: Template) -> Instance:
    others = [peer for peer in report.peers if another_bodys(report, peer) and peer.edition == report.edition]
    if not others:
        return held() if report.searched else not_assessable(ReasonCode.PEERS_MISSING)
    whole = [peer for peer in others if all(spec.id in peer.tables for spec in template.tables)]
    found = [(peer, _compare(params, report, [Earlier(peer, template)], template)) for peer in whole]
    like = [Earlier(peer, template) for peer, instance in found if instance.status is Status.VIOLATED]
    if like:
        return _compare(params, report, sorted(like, key=lambda one: one.report.path), template)
    return next((instance for _, instance in found if instance.status is not Status.HELD), held())


def _compare(params: SameFigures, report: Report, others: Sequence[Earlier], template: Template) -> Instance:
    """The report beside others, which say the same as the first of them."""
    found = list(pairs(["*"], report, others[0], template))
    if any(
        pair.now.kind is CellKind.NUMBER is pair.before.kind and pair.now.value != pair.before.value for pair in found
    ):
        return held()
    for spec in template.tables:
        if spec.id not in report.tables:
            return table_absent(report, template, spec.id)
    uncertain = next((pair for pair in found if CellKind.UNCERTAIN in (pair.now.kind, pair.before.kind)), None)
    if uncertain is not None:
        name = names.cell(template.table(uncertain.table), uncertain.row, uncertain.column)
        return not_assessable(ReasonCode.CELL_UNCERTAIN, {"cells": name})
    if any(pair.now.kind is not pair.before.kind for pair in found):
        return held()
    telling = [pair for pair in found if pair.now.value and not fits(params.besides, pair.table, pair.row, pair.column)]
    first = max(telling, key=lambda pair: pair.now.value or 0, default=None)
    if first is None or len(telling) < params.least or (first.now.value or 0) < params.value:
        return held()
    cells = names.some([_with_figure(pair, template) for pair in telling], _MOST)
    other = {}
    if params.against == "peers":
        other = {"other": names.some([name_of(one.report) for one in others], _MOST_OTHERS, "份")}
    return violated(
        where.cell(template, report.tables[first.table], first.row, first.column),
        {"count": len(telling), "cells": cells, **other},
        related=[
            in_other(one.report, one.template, first.table, first.row, first.column) for one in others[:_MOST_OTHERS]
        ],
    )


def _with_figure(pair: Pair, template: Template) -> Named:
    name = names.cell(template.table(pair.table), pair.row, pair.column)
    return Named(f"{name.zh}{pair.now.value}", f"{name.en} {pair.now.value}")
