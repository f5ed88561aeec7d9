"""The rulebook: YAML in ``rules/<name>/``, checked and loaded into typed objects; never how a rule is checked."""

from __future__ import annotations

from linter.rulebook.families import Families
from linter.rulebook.loading import load, load_all
from linter.rulebook.problem import Problem, RulebookError
from linter.rulebook.rulebook import Rulebook

__all__ = ["Families", "Problem", "Rulebook", "RulebookError", "load", "load_all"]
