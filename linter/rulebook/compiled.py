"""A checked rulebook as plain typed data: what the cache keeps."""

from __future__ import annotations

from typing import Literal

import msgspec

from linter.rulebook.grading import Grading
from linter.rulebook.recognition import Recognition
from linter.rulebook.rule import LevelName, Rule
from linter.rulebook.template import Template
from linter.rulebook.words import Shape, Words


class Imprint(Shape, frozen=True, kw_only=True):
    """What a rulebook is called (``rulebook.yaml``)."""

    name: str
    version: str
    title: Words | None = None
    laws: dict[str, Words] = {}
    """The full titles of laws that rules name by a short one (``law: 条例``)."""


class Change(Shape, frozen=True, kw_only=True):
    """A document that changes a rule of the rulebook that is extended: another ``level``, or ``off``.

    ``change`` is the rule's code or name.
    """

    change: str
    level: LevelName | None = None
    off: Literal[True] | None = None


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a rulebook's files say, checked."""

    name: str
    version: str
    recognition: Recognition
    grading: Grading
    templates: tuple[Template, ...]
    rules: tuple[Rule, ...]
