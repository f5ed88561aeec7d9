"""The numbers that prose speaks of, and how it writes them."""

from __future__ import annotations

import string
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from benchmarks.rules.figures import Tables, number
from benchmarks.rules.forms import APPLICANTS, OTHER, REFUSED, UNAVAILABLE, UNPROCESSED

_DIGITS = "零一二三四五六七八九"


def in_chinese(value: int) -> str:
    """A number below 100 in words."""
    tens, ones = divmod(value, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def percent(part: int, whole: int, digits: int) -> str:
    """A share in per cent, rounded as taught at school."""
    exact = Decimal(part) * 100 / Decimal(whole)
    return f"{exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)}%"


class _Writer(string.Formatter):
    """``{new:zh}`` writes in Chinese, ``{granted:%handled.1}`` the share of another number with so many decimals."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def format_field(self, value: Any, spec: str) -> Any:
        if spec == "zh":
            return in_chinese(value)
        if spec.startswith("%"):
            whole, digits = spec[1:].split(".")
            return percent(value, self._values[whole], int(digits))
        return super().format_field(value, spec)


def write(text: str, values: Mapping[str, Any]) -> str:
    return _Writer(values).vformat(text, (), values)


def numbers(tables: Tables) -> dict[str, int]:
    """The numbers of a report's tables under short names."""

    def application(row: str, column: str = "total") -> int:
        return number(tables, "applications", row, column)

    def over(rows: Mapping[str, str]) -> int:
        return sum(application(row) for row in rows)

    found = {
        "new": application("new"),
        "carried_in": application("carried_in"),
        "handled": application("total"),
        "carried_over": application("carried_over"),
        "granted": application("granted"),
        "partial": application("partial"),
        "refused": over(REFUSED),
        "unavailable": over(UNAVAILABLE),
        "unprocessed": over(UNPROCESSED),
        "other": application("other") + over(OTHER),
        "unpaid": application("other.unpaid_fee"),
    }
    found["all"] = found["new"] + found["carried_in"]
    found["open"] = found["granted"] + found["partial"]
    found |= {f"new_{key}": application("new", key) for key in APPLICANTS if key != "total"}
    found["new_organisations"] = found["new"] - found["new_natural_person"]
    for case, short in (("review", "review"), ("litigation_direct", "direct"), ("litigation_after_review", "after")):
        for result in ("upheld", "corrected", "other", "pending", "total"):
            found[f"{short}_{result}"] = number(tables, "review", case, result)
    for result in ("upheld", "corrected", "other", "pending", "total"):
        found[f"suits_{result}"] = found[f"direct_{result}"] + found[f"after_{result}"]
    for row in ("regulations", "normative_documents"):
        for column in ("issued", "repealed", "in_force", "made", "published", "total_public"):
            found[f"{row}_{column}"] = number(tables, "disclosure", row, column)
    for row in ("licences", "penalties", "coercion"):
        found[row] = number(tables, "disclosure", row, "decisions")
    return found
