"""Identities of the rulebook as a person would say them, with the template's labels."""

from __future__ import annotations

from collections.abc import Sequence

from linter.phrases.labels import Labels
from linter.phrases.phrase import Phrase
from linter.rulebook.binding import Address, Binder
from linter.rulebook.identity import (
    Each,
    Identity,
    IdentityError,
    Operand,
    Side,
    Sum,
    parse,
    parse_condition,
    parse_each,
)
from linter.rulebook.kinds_report import Identity as Check
from linter.rulebook.template import ColumnSpec, RowSpec

_RELATIONS = {"=": "＝", "!=": "≠", ">=": "≥", "<=": "≤", ">": "＞", "<": "＜"}
_QUOTED = Phrase("「{label}」", "“{label}”")
_GROUP = Phrase("「{label}」各项之和", "the sum of “{label}”")
_BETWEEN = Phrase("「{first}」至「{last}」之和", "the sum of “{first}” to “{last}”")
_ALL = Phrase("{labels}之和", "the sum of {labels}")
_FULL = Phrase("「{row}」行「{column}」列", "“{row}” / “{column}”")
_PREVIOUS = Phrase("上年报告的{cell}", "last year's {cell}")
_AND = Phrase("{first}，且{second}", "{first}, and {second}")
_TIMES = Phrase("{factor}×{cell}", "{factor} × {cell}")


def equation(check: Check, labels: Labels) -> str:
    """An identity in words: ``「一、本年新收…」＋「二、上年结转…」＝「（七）总计」＋「四、结转下年度…」``.

    Raises :class:`linter.rulebook.identity.IdentityError` where the edition hasn't a cell that it names.
    """
    return _comparison(parse(check.holds), parse_each(check.each), labels)


def condition(check: Check, labels: Labels) -> str:
    """The condition of an identity in words; "" where it has none. Raises as :func:`equation` does."""
    said = ""
    for one in parse_condition(check.when):
        words = _comparison(one, parse_each(check.each), labels)
        said = _AND.say(labels.lang, first=said, second=words) if said else words
    return said


def _comparison(identity: Identity, each: Each | None, labels: Labels) -> str:
    if labels.template is None:
        raise IdentityError(1, "没有模板", "no template")
    binder = Binder(labels.template, each)
    sides = (_side(side, binder, each, labels) for side in (identity.left, identity.right))
    sign = _RELATIONS[identity.relation]
    return (sign if labels.lang == "zh" else f" {identity.relation} ").join(sides)


def _side(side: Side, binder: Binder, each: Each | None, labels: Labels) -> str:
    plus, minus = ("＋", "－") if labels.lang == "zh" else (" + ", " - ")
    said = ""
    for factor, operand in side.terms:
        cell = _operand(operand, binder, each, labels)
        if abs(factor) != 1:
            cell = _TIMES.say(labels.lang, factor=abs(factor), cell=cell)
        sign = minus if factor < 0 else plus
        said += cell if not said and factor > 0 else sign + cell
    if side.constant or not said:
        sign = minus if side.constant < 0 else plus
        said += f"{sign if said or side.constant < 0 else ''}{abs(side.constant)}"
    return said


def _operand(operand: Operand, binder: Binder, each: Each | None, labels: Labels) -> str:
    addresses = binder.bind(operand)
    if len(addresses) == 1 and not isinstance(operand, Sum):
        return _cell(addresses[0], labels)
    group = _group(addresses, labels)
    if group:
        return _GROUP.say(labels.lang, label=group)
    if len(addresses) == 1:
        return _cell(addresses[0], labels)
    if len(addresses) > 2:
        return _BETWEEN.say(labels.lang, first=_label(addresses[0], labels), last=_label(addresses[-1], labels))
    return _ALL.say(labels.lang, labels=tuple(_cell(address, labels) for address in addresses))


def _cell(address: Address, labels: Labels) -> str:
    if address.row is not None and address.column is not None:
        row, column = labels.row(address.table, address.row), labels.column(address.table, address.column)
        said = _FULL.say(labels.lang, row=row, column=column)
    else:
        said = _QUOTED.say(labels.lang, label=_label(address, labels))
    return _PREVIOUS.say(labels.lang, cell=said) if address.previous else said


def _label(address: Address, labels: Labels) -> str:
    if address.row is not None:
        return labels.row(address.table, address.row)
    return labels.column(address.table, address.column or "")


def _group(addresses: Sequence[Address], labels: Labels) -> str:
    """The label that all rows (columns) of a sum stand under, where the sum is all that stands under it."""
    if labels.template is None or labels.lang == "en" or any(address.previous for address in addresses):
        return ""
    table = labels.template.table(addresses[0].table)
    specs: Sequence[RowSpec | ColumnSpec] = table.all_rows() if addresses[0].row is not None else table.all_columns()
    keys = {address.row if address.row is not None else address.column for address in addresses}
    groups = {spec.under[-1] if spec.under else "" for spec in specs if spec.id in keys}
    if len(groups) != 1 or not (group := groups.pop()):
        return ""
    return group if {spec.id for spec in specs if spec.under and spec.under[-1] == group} == keys else ""
