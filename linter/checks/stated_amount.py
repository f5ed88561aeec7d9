"""An amount of money that the text states isn't more than a cell says.

Placeholders: ``text`` (the amount as written), ``sentence``, ``amount`` (in the cell's unit), ``cell``, ``value``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from linter.checks import names
from linter.checks.aligned import align
from linter.checks.answer import held, not_applicable, not_assessable, violated
from linter.checks.one_cell import one_cell
from linter.checks.parts import pieces
from linter.checks.result import Instance, ReasonCode, Target
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_cells import StatedAmount
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_AMOUNT = Named("金额", "amount")
_LONGEST = 60


class _Stated(NamedTuple):
    """An amount that the text states, in the cell's unit."""

    amount: Decimal
    text: str
    sentence: str
    target: Target


def check(params: StatedAmount, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance, for the only amount that is stated."""
    found = list(_stated(params, report, template))
    amounts = {one.amount for one in found}
    if not amounts:
        yield not_applicable(ReasonCode.NOTHING_TO_COMPARE, {"fact": _AMOUNT})
        return
    if len(amounts) > 1:
        yield not_assessable(ReasonCode.NOTHING_TO_COMPARE, {"fact": _AMOUNT}, found[0].target)
        return
    cell = one_cell(params.cell, report, template)
    if isinstance(cell, Instance):
        yield cell
        return
    stated = found[0]
    if stated.amount <= cell.value + Decimal(params.tolerance):
        yield held(stated.target)
        return
    yield violated(
        stated.target,
        {
            "text": stated.text,
            "sentence": stated.sentence,
            "amount": stated.amount,
            "cell": names.cell(cell.spec, cell.row, cell.column),
            "value": cell.value,
        },
        related=[cell.target],
    )


def _stated(params: StatedAmount, report: Report, template: Template) -> Iterator[_Stated]:
    for piece in pieces(params.parts, report, template):
        aligned = align(piece.text, spaces=False)
        for pattern in params.find:
            for match in re.finditer(pattern, aligned.text):
                amount = Decimal(match["amount"].replace(",", "")) / params.units[match["unit"]]
                whole = amount == amount.to_integral_value()
                text = aligned.written(match.start("amount"), match.end("unit"))
                sentence = aligned.written_sentence(*match.span())
                if len(sentence) > _LONGEST:
                    sentence = f"{sentence[: _LONGEST - 1]}…"
                yield _Stated(
                    amount.quantize(Decimal(1)) if whole else amount.normalize(),
                    text,
                    sentence,
                    Target(piece.place, text, section=piece.section, table=piece.table),
                )
