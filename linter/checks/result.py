"""What a check says about one report: a stream of instances, one for every place where the rule was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from linter.model.named import Named
from linter.model.place import Place


class Status(str, Enum):
    """What became of a rule."""

    HELD = "held"
    VIOLATED = "violated"
    NOT_ASSESSABLE = "not_assessable"
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


class ReasonCode(str, Enum):
    """Why a rule could not be assessed or does not apply. Each has sentences in both languages (``linter.phrases``)."""

    CELL_BLANK = "cell_blank"
    CELL_NOT_A_NUMBER = "cell_not_a_number"
    CELL_UNCERTAIN = "cell_uncertain"
    CELL_MISSING = "cell_missing"
    TABLE_MISSING = "table_missing"
    TABLE_INCOMPLETE = "table_incomplete"
    SECTION_MISSING = "section_missing"
    YEAR_UNKNOWN = "year_unknown"
    BODY_UNKNOWN = "body_unknown"
    LEVEL_UNKNOWN = "level_unknown"
    ORGANISATION_UNKNOWN = "organisation_unknown"
    DATE_UNKNOWN = "date_unknown"
    PUBLISHED_UNKNOWN = "published_unknown"
    PERIOD_UNREADABLE = "period_unreadable"
    PREVIOUS_MISSING = "previous_missing"
    PREVIOUS_OTHER = "previous_other"
    PARTS_MISSING = "parts_missing"
    PEERS_MISSING = "peers_missing"
    NAMES_UNSURE = "names_unsure"
    DATES_DISAGREE = "dates_disagree"
    EVIDENCE_MISSING = "evidence_missing"
    OTHER_EDITION = "other_edition"
    NOTHING_TO_COMPARE = "nothing_to_compare"
    OUT_OF_SCOPE = "out_of_scope"
    REQUIRED_RULE = "required_rule"
    NOT_READ = "not_read"
    RECOGNISED = "recognised"
    RULE_FAILED = "rule_failed"


Value = int | Decimal | str | Named | tuple["Value", ...]
"""What a message's placeholder may stand for. A tuple is printed as a list."""


class CellRef(NamedTuple):
    """The address of a cell in the report (``previous`` is last year's)."""

    table: str
    row: str
    column: str
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What an instance is about: keys where there are any, and a place in the file always. ``text`` is what stands
    there. ``path`` is the file, where it isn't the report's own (last year's report, another body's)."""

    place: Place
    text: str = ""
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was not assessed, with what was looked at."""

    code: ReasonCode
    values: Mapping[str, Value] = field(default_factory=dict)
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Equation:
    """An identity with numbers in it: ``sum(factor * cell) + constant  relation  0``."""

    terms: tuple[tuple[int, CellRef], ...]
    constant: int | Decimal
    relation: str  # "=", ">=" or "<="


@dataclass(frozen=True, slots=True)
class Instance:
    """One answer of a check. ``target`` is required when ``status`` is ``VIOLATED``: no finding without a place.

    ``values`` fill the message's placeholders. ``equation`` is set by identities, held or violated, so that the engine
    can look for the cell that explains several violated ones. ``related`` are the other places that the finding speaks
    of: the cell that a sentence contradicts, the same passage in last year's report.
    """

    status: Status
    target: Target | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    reason: Reason | None = None
    equation: Equation | None = None
    related: tuple[Target, ...] = ()

    def __post_init__(self) -> None:
        if self.status is Status.VIOLATED and self.target is None:
            raise ValueError("a violated instance needs a target")
        if self.status in (Status.NOT_ASSESSABLE, Status.NOT_APPLICABLE) and self.reason is None:
            raise ValueError(f"a {self.status.value} instance needs a reason")
