"""What the parameters of checks on series, parts and evidence must be beyond their shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.rulebook.cellnames import cells, fitting
from linter.rulebook.kinds_series import (
    Aggregation,
    AttachmentDate,
    Evidence,
    Jump,
    KindsOfSeries,
    PageColumn,
    SameFigures,
    Similarity,
)
from linter.rulebook.problem import Problem
from linter.rulebook.source import Item, Path
from linter.rulebook.template import Template

_GROUPS = ("year", "month", "day")


def check_series(item: Item, check: KindsOfSeries, templates: Sequence[Template]) -> Iterator[Problem]:
    """What is wrong with what a check is told, given the editions that its rule applies to."""
    match check:
        case Similarity():
            for template in templates:
                known = [section.id for section in template.sections]
                if check.section not in known:
                    yield item.unknown(("section",), check.section, known)
                    return
            if not 0 < check.at_least < check.below:
                zh, en = "应为 0 < at_least < below", "0 < at_least < below is needed"
                yield item.problem(("at_least",), zh, en)
            if check.gram < 2:
                yield item.problem(("gram",), "至少为 2", "at least 2 is needed")
        case Jump():
            yield from _known(item, ("cells",), check.cells, templates)
            if check.times == 1 or check.times < 0:
                yield item.problem(("times",), "应大于 1", "should be above 1")
            if check.up_to is not None and check.up_to <= check.beyond:
                yield item.problem(("up_to",), "应大于 beyond", "should be above beyond")
            if check.unless and not check.together:
                yield item.problem(("unless",), "unless 只能与 together 一起用", "unless only goes with together")
        case SameFigures():
            yield from _known(item, ("besides",), check.besides, templates)
        case Aggregation():
            yield from _known(item, ("cells",), check.cells, templates)
        case AttachmentDate():
            for number, pattern in enumerate(check.names):
                for group in _GROUPS:
                    if f"(?P<{group}>" not in pattern:
                        zh, en = f"缺少命名组“{group}”", f"the group “{group}” is missing"
                        yield item.problem(("names", number), zh, en)
        case Evidence():
            if check.when:
                yield from _known(item, ("when",), [check.when], templates)
        case PageColumn():
            return


def _known(item: Item, path: Path, names: Sequence[str], templates: Sequence[Template]) -> Iterator[Problem]:
    """Every name means a cell of some edition."""
    for number, name in enumerate(names):
        if not any(fitting([name], template) for template in templates):
            words = [".".join(cell) for template in templates for cell in cells(template)]
            yield item.unknown((*path, number) if len(names) > 1 or path[-1] != "when" else path, name, words)


def series_patterns(check: KindsOfSeries) -> Iterator[tuple[Path, str]]:
    """Every pattern of a check, with the key that it stands under."""
    match check:
        case Jump(unless=unless):
            yield from ((("unless", number), text) for number, text in enumerate(unless))
        case Aggregation():
            for key in ("apart", "own", "office"):
                yield (key,), getattr(check, key)
        case AttachmentDate(names=names):
            yield from ((("names", number), text) for number, text in enumerate(names))
        case PageColumn():
            for key in ("path", "right", "wrong"):
                yield from (((key, number), text) for number, text in enumerate(getattr(check, key)))
        case _:
            return


def series_offers(check: KindsOfSeries) -> tuple[str, ...]:
    """The placeholders that a rule's messages may use, by the check's parameters."""
    match check:
        case SameFigures(against="previous"):
            return ("cells", "count")
        case Jump(together=0):
            return ("cell", "before", "after", "direction")
        case Jump():
            return ("cells", "count", "direction")
        case Aggregation(relation="at_least_each"):
            return ("part", "cells", "count")
        case Aggregation():
            return ("cell", "whole", "sum", "difference", "parts", "count")
        case _:
            return check.offers
