"""The two numbers that a finding sets against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

# What checks call the number that a report gives, and what they call the one that it should agree with. The first pair
# of which a finding has both is the one that its message speaks of.
_PAIRS = (
    ("left", "right"),
    ("whole", "sum"),
    ("whole", "part"),
    ("amount", "value"),
    ("value", "limit"),
    ("after", "before"),
    ("now", "right"),
)
_SAID = "said"
_DIGITS = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


class Numbers(NamedTuple):
    """``reported`` is the number that the report gives, ``compared`` the one that it is held against (a sum, a limit,
    last year's). Both are ``None`` where a finding isn't about two numbers."""

    reported: Decimal | None
    compared: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """``reported`` less ``compared``."""
        if self.reported is None or self.compared is None:
            return None
        return self.reported - self.compared


def numbers_of(values: Mapping[str, Any], related: Sequence[Mapping[str, Any]]) -> Numbers:
    """Both numbers of a finding, from its ``values`` and ``related`` as they lie in the store, read with
    ``parse_float=Decimal``."""
    for reported, compared in _PAIRS:
        first, second = number(values.get(reported)), number(values.get(compared))
        if first is not None and second is not None:
            return Numbers(first, second)
    said = number(values.get(_SAID))
    if said is not None:
        # A figure in a sentence is held against the cell beside it; where there are several, no one of them is meant.
        cells = {number(place.get("text")) for place in related}
        if len(cells) == 1 and None not in cells:
            return Numbers(said, cells.pop())
    return Numbers(None, None)


def number(value: object) -> Decimal | None:
    """A whole number or decimal, also one that is written in digits; ``None`` for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return Decimal(value)
    return None
