"""No figure changes out of proportion from last year's.

Placeholders: ``cell``, ``before`` and ``after`` (its figures), ``direction``; for several together ``cells`` (each with
its figures), ``count`` and ``direction``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from linter.checks import names, where
from linter.checks.answer import because, held, not_applicable, not_assessable, violated
from linter.checks.parts import pieces
from linter.checks.result import Instance, Reason, ReasonCode, Target
from linter.checks.series import Earlier, Pair, in_other, last_year, other_edition, pairs
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_series import Jump
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

Number = int | Decimal
_UP, _DOWN = Named("增加", "up"), Named("减少", "down")
_MOST = 4


def check(params: Jump, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a figure that jumps, or one for several together."""
    earlier = last_year(report, rulebook)
    if isinstance(earlier, Reason):
        yield because(earlier)
        return
    compared = [pair for pair in pairs(params.cells, report, earlier, template) if _known(pair)]
    if not compared:
        other = other_edition(report, earlier)
        yield not_applicable(other.code, other.values) if other else not_assessable(ReasonCode.NOTHING_TO_COMPARE)
        return
    jumps = [pair for pair in compared if _jumps(params, *_figures(pair))]
    if params.together:
        yield _together(params, jumps, report, earlier, template)
    elif not jumps:
        yield held()
    else:
        yield from (_single(pair, report, earlier, template) for pair in jumps)


def _known(pair: Pair) -> bool:
    return pair.now.value is not None and pair.before.value is not None


def _figures(pair: Pair) -> tuple[Number, Number]:
    assert pair.before.value is not None
    assert pair.now.value is not None
    return pair.before.value, pair.now.value


def _jumps(params: Jump, before: Number, after: Number) -> bool:
    change = max(after, before) - min(after, before)
    if change <= params.beyond or (params.up_to is not None and change > params.up_to):
        return False
    if not params.times:
        return (before == 0) is not (after == 0)
    return after > params.times * before or params.times * after < before


def _single(pair: Pair, report: Report, earlier: Earlier, template: Template) -> Instance:
    before, after = _figures(pair)
    spec = template.table(pair.table)
    target = where.cell(template, report.tables[pair.table], pair.row, pair.column)
    return violated(
        target,
        {
            "cell": names.cell(spec, pair.row, pair.column),
            "before": before,
            "after": after,
            "direction": _UP if after > before else _DOWN,
        },
        related=[_there(pair, earlier)],
    )


def _together(params: Jump, jumps: Sequence[Pair], report: Report, earlier: Earlier, template: Template) -> Instance:
    ups = sum(after > before for before, after in map(_figures, jumps))
    if len(jumps) < params.together or 0 < ups < len(jumps):
        return held()
    said = squeeze("\n".join(piece.text for piece in pieces(["all"], report, template)))
    if any(re.search(pattern, said) for pattern in params.unless):
        return held()
    first = jumps[0]
    target = where.cell(template, report.tables[first.table], first.row, first.column)
    values = [_with_figures(pair, template) for pair in jumps]
    return violated(
        target,
        {
            "cells": names.some(values, _MOST),
            "count": len(jumps),
            "direction": _UP if ups else _DOWN,
        },
        related=[_there(pair, earlier) for pair in jumps],
    )


def _with_figures(pair: Pair, template: Template) -> Named:
    before, after = _figures(pair)
    name = names.cell(template.table(pair.table), pair.row, pair.column)
    return Named(f"{name.zh}{before}→{after}", f"{name.en} {before}→{after}")


def _there(pair: Pair, earlier: Earlier) -> Target:
    return in_other(earlier.report, earlier.template, pair.table, pair.row, pair.column)
