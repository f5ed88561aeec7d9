"""What outputs need besides the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linter.phrases.phrase import Lang
from linter.rulebook.families import Families


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputContext:
    """``due`` is the day by which faults are to be put right."""

    families: Families
    lang: Lang
    due: date
