"""The shape of a rule: one requirement, with its legal basis, and what its check needs to know."""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec

from linter.rulebook.kinds_cells import KindsOfCells
from linter.rulebook.kinds_figures import KindsOfFigures
from linter.rulebook.kinds_forms import KindsOfForms
from linter.rulebook.kinds_lists import KindsOfLists
from linter.rulebook.kinds_report import KindsOfReport
from linter.rulebook.kinds_series import KindsOfSeries
from linter.rulebook.kinds_wording import KindsOfWording
from linter.rulebook.words import BodyName, LevelOfGovernment, Shape, Words, YearRange

LevelName = Literal["error", "warning", "advice"]
Category = str
"""The key of one of the categories that the rulebook's imprint lists."""
Certainty = Literal["fully", "may_over_report", "may_under_report"]
"""How far a rule decides its requirement: fully, or it may find what a person would let pass, or may miss what a person
would find."""


class Basis(Shape, frozen=True, kw_only=True):
    """A legal basis: a law and an article (with paragraph or item), or a document and a clause.

    ``editions``: the basis holds only for reports of these editions (each has its own format notice); empty: for all.
    ``full`` is the law's full title; where it is left out, that of ``rulebook.yaml``'s ``laws``.
    """

    law: str
    full: Words | None = None
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    clause: str = ""
    editions: list[str] = []


class Applies(Shape, frozen=True, kw_only=True):
    """On which reports a rule is asked. Everything left out is unlimited."""

    years: YearRange | None = None
    editions: list[str] = []
    bodies: list[BodyName] = []
    levels: list[LevelOfGovernment] = []
    """Of governments, those of these levels; one whose name doesn't tell its level leaves the rule open. Other bodies
    are not limited by it."""
    organisation: str = ""
    """A pattern that the organisation's name must contain."""


class Relaxed(Shape, frozen=True, kw_only=True):
    """A lower level for some reports (the 2019 format was only encouraged for report year 2019)."""

    when: Applies
    level: LevelName


Check = KindsOfReport | KindsOfSeries | KindsOfLists | KindsOfCells | KindsOfFigures | KindsOfForms | KindsOfWording
"""One shape a kind of check. The tag in YAML is ``check: <kind>``, the implementation ``linter.checks.<kind>``. Their
``offers`` are the placeholders that a message of such a rule may use; ``linter.checks`` documents and fills them."""
KINDS: dict[str, Any] = {kind.__struct_config__.tag: kind for kind in get_args(Check)}
"""The shape of a check by the word that stands for it in YAML."""


def needed_examples(check: Check) -> tuple[str, ...]:
    """The kinds of example that a rule must have: ``held`` and ``violated``, unless its kind of check decides
    nothing."""
    needs: tuple[str, ...] = getattr(check, "needs", ("held", "violated"))
    return needs


class Examples(Shape, frozen=True, kw_only=True):
    """Reports that hold and that violate the rule, as changes to a clean report (see ``linter.specimen``): a list, or a
    single one."""

    held: list[dict[str, Any]] = []
    violated: list[dict[str, Any]] = []
    not_assessable: list[dict[str, Any]] = []
    not_applicable: list[dict[str, Any]] = []


class RuleHead(msgspec.Struct, frozen=True, kw_only=True):
    """What every rule says, whatever the kind of its check."""

    code: str
    name: str
    level: LevelName
    category: Category
    title: Words
    basis: tuple[Basis, ...]
    message: Words
    fix: Words
    examples: Examples
    applies: Applies = Applies()
    relaxed: tuple[Relaxed, ...] = ()
    requires: tuple[str, ...] = ()
    """Names of rules that must not be violated for this one to be asked; else it is not applicable and says why."""
    why: Words | None = None
    decides: Certainty = "fully"
    exact: bool = False
    """It hangs on the very words of the text, on all of them being there, or on single characters: on pages that were
    read by text recognition it is left open."""
    mandatory: bool = False
    """A rulebook that extends this one can't switch the rule off or lower its level."""


class Rule(RuleHead, frozen=True, kw_only=True):
    """One requirement, with its legal basis, and how it is checked.

    Built by the loader from a YAML document whose keys are the fields of :class:`RuleHead` and those of its check.
    ``draft`` is true for a rule from a folder of drafts.
    """

    check: Check
    draft: bool = False
