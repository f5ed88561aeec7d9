"""The unit that a column's header states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.interpret.wording import squeeze
from linter.rulebook.template import ColumnSpec

_BRACKETS = re.compile(r"\([^()]*\)")


def stated_unit(text: str, column: ColumnSpec, units: Sequence[str]) -> str:
    """The unit in a header's text ("" where there is none), beside the words of the column itself."""
    rest = squeeze(text).replace(_BRACKETS.sub("", squeeze(column.label)), "")
    return next((unit for unit in sorted(units, key=len, reverse=True) if unit in rest), "")
