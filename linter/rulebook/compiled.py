"""A checked rulebook as plain typed data: what the cache keeps."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from linter.rulebook.grading import Grading
from linter.rulebook.profile import Profile
from linter.rulebook.recognition import Recognition
from linter.rulebook.rule import Examples, LevelName, Rule
from linter.rulebook.template import RowSpec, Template
from linter.rulebook.vocabulary import Vocabulary
from linter.rulebook.words import CategorySpec, Shape, Words


class Imprint(Shape, frozen=True, kw_only=True):
    """What a rulebook is called (``rulebook.yaml``)."""

    name: str
    version: str
    title: Words | None = None
    report: Words | None = None
    """What a report of this family is called (政府信息公开工作年度报告)."""
    laws: dict[str, Words] = {}
    """The full titles of laws that rules name by a short one (``law: 条例``)."""
    extends: str = ""
    """The name of the rulebook that this one extends (default: the main one)."""
    categories: list[CategorySpec] = []
    """The categories of this family's rules, in the order in which they are listed."""


class RuleChange(Shape, frozen=True, kw_only=True):
    """A document that changes a rule of the rulebook that is extended: another ``level``, other parameters, ``off``.

    ``change`` is the rule's code or name. A ``mandatory`` rule can only be raised.
    """

    change: str
    level: LevelName | None = None
    set: dict[str, Any] = {}
    """Parameters of the rule's check and their new values (``maximum: 1200``); the others stay."""
    examples: Examples | None = None
    """Examples that fit the new parameters, in place of the rule's own."""
    off: Literal[True] | None = None


class AddedRows(Shape, frozen=True, kw_only=True):
    """A document that adds rows to a table of the rulebook that is extended, as a place's own form has them.

    ``add_rows`` is the edition, ``after`` the key of the row that they stand behind.
    """

    add_rows: str
    table: str
    after: str
    rows: list[RowSpec]


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a rulebook's files say, checked."""

    name: str
    version: str
    recognition: Recognition
    grading: Grading
    templates: tuple[Template, ...]
    rules: tuple[Rule, ...]
    profiles: tuple[Profile, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    report: Words
    categories: tuple[CategorySpec, ...] = ()
