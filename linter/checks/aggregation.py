"""The figures of an aggregated report fit those of the reports that it sums up.

Placeholders of ``at_least_each``, asked of every part: ``part``, ``cells`` (with both figures), ``count`` of them. Of
``sum``, asked of every cell: ``cell``, ``whole``, ``sum``, ``difference``, ``parts`` (those that were counted) and
``count`` (how many they are).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.checks import names, where
from linter.checks.answer import held, not_applicable, not_assessable, violated
from linter.checks.bodies import Likeness
from linter.checks.given_parts import Parts, given_parts
from linter.checks.opening import opening_says
from linter.checks.result import Instance, ReasonCode, Target
from linter.checks.series import in_other, likeness
from linter.model.named import Named
from linter.model.report import CellKind, Report
from linter.rulebook.cellnames import cells, fitting
from linter.rulebook.kinds_series import Aggregation
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

Number = int | Decimal
Address = tuple[str, str, str]
_MOST = 4
_FINDINGS = 6
_FEWEST = 5
"""So many cells that aren't 0 must be compared before it can be told that parts are missing or complete."""


def check(params: Aggregation, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a part, or one a cell that is no sum; one where all is well or nothing can be asked."""
    if opening_says([params.own], report):
        yield not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _OFFICE_ALONE}, where.whole(report))
        return
    given = given_parts(params, report)
    if not given.parts:
        yield not_assessable(ReasonCode.PARTS_MISSING)
        return
    aggregate = _Aggregate(params, report, given, template)
    yield from aggregate.each() if params.relation == "at_least_each" else aggregate.sums()


_OFFICE_ALONE = Named("只反映本政府机关", "tells of the government's office alone")


@dataclass(frozen=True, slots=True)
class _Difference:
    """A cell whose figure and the sum of the parts' are not the same."""

    address: Address
    whole: Number
    sum: Number


class _Aggregate:
    def __init__(self, params: Aggregation, report: Report, given: Parts, template: Template) -> None:
        self._params = params
        self._report = report
        self._parts = given.parts
        self._given = given
        self._template = template
        self._whole = _numbers(report, template)
        self._figures = [_numbers(part, template) for part in given.parts]
        self._apart = [_numbers(part, template) for part in given.apart]

    def each(self) -> Iterator[Instance]:
        wanted = fitting(self._params.cells, self._template)
        asked = False
        for part, figures in zip(self._parts, self._figures, strict=True):
            both = [address for address in wanted if address in self._whole and address in figures]
            if not both or any(part is one for one in self._given.unsure) or self._own_office(part):
                continue
            asked = True
            below = [address for address in both if self._is_below(address, figures[address])]
            yield self._below(part, figures, below) if below else held()
        if not asked:
            yield not_assessable(ReasonCode.NOTHING_TO_COMPARE)

    def _is_below(self, address: Address, piece: Number) -> bool:
        whole = self._whole[address]
        return whole + self._slack(address, [whole, piece]) < piece

    def _own_office(self, part: Report) -> bool:
        """Whether a part is the report of the government's own office, whose figures are never set beside those of the
        whole one by one."""
        ours, theirs = self._report.organisation, part.organisation
        if not ours or not theirs:
            return True
        return likeness(ours, theirs) is Likeness.SAME

    def _below(self, part: Report, figures: Mapping[Address, Number], below: Sequence[Address]) -> Instance:
        said = [self._with_figures(address, self._whole[address], figures[address]) for address in below]
        return violated(
            self._here(below[0]),
            {
                "part": part.organisation or part.path,
                "cells": names.some(said, _MOST, "格"),
                "count": len(below),
            },
            related=[in_other(part, self._template, *address) for address in below[:_MOST]],
        )

    def sums(self) -> Iterator[Instance]:
        if self._given.unsure:
            bodies = dict.fromkeys(part.organisation or part.path for part in self._given.unsure)
            shown = names.some([Named(name, name) for name in bodies], _MOST, "家")
            detail = Named(f"确认{shown.zh}的几份报告各是什么", f"which of the reports of {shown.en} counts")
            yield not_assessable(ReasonCode.EVIDENCE_MISSING, {"detail": detail})
            return
        compared = [
            (address, self._whole[address], total)
            for address in cells(self._template)
            if address in self._whole and (total := self._sum(address)) is not None
        ]
        wanted = set(fitting(self._params.cells, self._template))
        differing = [
            _Difference(address, whole, total)
            for address, whole, total in compared
            if address in wanted and max(whole, total) - min(whole, total) > self._slack(address, self._all(address))
        ]
        if not compared:
            yield not_assessable(ReasonCode.NOTHING_TO_COMPARE)
            return
        complete = self._complete([(whole, total) for _, whole, total in compared])
        found = [one for one in differing if one.whole < one.sum or (complete and not self._counts_others(one))]
        open_ = [one for one in differing if one not in found]
        if not differing:
            yield held()
        yield from (self._no_sum(one) for one in found[:_FINDINGS])
        if open_:
            yield self._left_open(open_)

    def _complete(self, compared: Sequence[tuple[Number, Number]]) -> bool:
        """Whether so many cells add up that the parts must be all there are. Where a roster says that they are, fewer
        must: with hardly any, the two don't speak of the same bodies. Where it says that one is missing, none tells."""
        if self._given.complete is False:
            return False
        telling = [whole == total for whole, total in compared if whole or total]
        agree = self._params.agree_listed if self._given.complete else self._params.agree
        return len(telling) >= _FEWEST and sum(telling) * 100 >= agree * len(telling)

    def _counts_others(self, one: _Difference) -> bool:
        """Whether what the sum lacks may be what bodies have that report elsewhere: some governments count them."""
        elsewhere = [figures.get(one.address) for figures in self._apart]
        return any(number is None for number in elsewhere) or one.whole <= one.sum + sum(
            number for number in elsewhere if number is not None
        )

    def _no_sum(self, one: _Difference) -> Instance:
        spec = self._template.table(one.address[0])
        counted = [part for part, figures in zip(self._parts, self._figures, strict=True) if figures.get(one.address)]
        return violated(
            self._here(one.address),
            {
                "cell": names.cell(spec, one.address[1], one.address[2]),
                "whole": one.whole,
                "sum": one.sum,
                "difference": max(one.whole, one.sum) - min(one.whole, one.sum),
                "parts": self._listed(),
                "count": len(self._parts),
            },
            related=[in_other(part, self._template, *one.address) for part in counted[:_MOST]],
        )

    def _left_open(self, open_: Sequence[_Difference]) -> Instance:
        first = open_[0]
        name = names.cell(self._template.table(first.address[0]), first.address[1], first.address[2])
        count = len(self._parts)
        if self._given.complete and self._counts_others(first):
            apart = names.some(
                [Named(str(part.organisation), str(part.organisation)) for part in self._given.apart], _MOST
            )
            told = Named(
                f"确认{name.zh}是否计入了{apart.zh}（各份合计{first.sum}，本报告为{first.whole}）",
                f"whether {name.en} counts {apart.en} (the parts add up to {first.sum}, the whole is {first.whole})",
            )
            return not_assessable(ReasonCode.EVIDENCE_MISSING, {"detail": told})
        detail = Named(
            f"全部下级报告（现有{count}份，如{name.zh}合计{first.sum}，本报告为{first.whole}）",
            f"the reports of all parts ({count} are here: {name.en} adds up to {first.sum}, "
            f"this report says {first.whole})",
        )
        return not_assessable(ReasonCode.EVIDENCE_MISSING, {"detail": detail})

    def _listed(self) -> Named:
        bodies = [part.organisation or part.path for part in self._parts]
        return names.some([Named(body, body) for body in bodies], _MOST, "家")

    def _sum(self, address: Address) -> Number | None:
        """The sum over the parts; ``None`` where one of them has no number there."""
        found = [figures.get(address) for figures in self._figures]
        return None if None in found else sum((number for number in found if number is not None), 0)

    def _all(self, address: Address) -> list[Number]:
        return [figures[address] for figures in (self._whole, *self._figures)]

    def _slack(self, address: Address, numbers: Sequence[Number]) -> Number:
        """How far amounts may differ because each was rounded to the places that it prints. Counts never may."""
        table, row, column = address
        spec = next(one for one in self._template.table(table).columns_of(row) if one.id == column)
        if spec.type != "amount":
            return 0
        return sum((Decimal(1).scaleb(_exponent(number)) / 2 for number in numbers if number), Decimal(0))

    def _with_figures(self, address: Address, whole: Number, piece: Number) -> Named:
        name = names.cell(self._template.table(address[0]), address[1], address[2])
        return Named(f"{name.zh}{whole}（该报告为{piece}）", f"{name.en} {whole} (there: {piece})")

    def _here(self, address: Address) -> Target:
        return where.cell(self._template, self._report.tables[address[0]], address[1], address[2])


def _numbers(report: Report, template: Template) -> dict[Address, Number]:
    """Every figure of a report's tables that follow the template."""
    found: dict[Address, Number] = {}
    for address in cells(template):
        table = report.tables.get(address[0])
        cell = table.cell(address[1], address[2]) if table is not None and table.foreign_edition is None else None
        if cell is not None and cell.kind is CellKind.NUMBER and cell.value is not None:
            found[address] = cell.value
    return found


def _exponent(number: Number) -> int:
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    return exponent if isinstance(exponent, int) else 0
