"""The kinds of checks: one module a kind, named as the kind. Each answers one question about a report.

``run`` asks a rule. Every module has ``check(params, report, template, rulebook)``, which yields one instance for every
place where the rule was asked, always in the same order, and depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import cast

from linter.checks.result import Instance
from linter.model.report import Report
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def run(rule: Rule, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """What a rule's check says about a report; ``template`` is that of the report's edition."""
    yield from _check(str(rule.check.__struct_config__.tag))(rule.check, report, template, rulebook)


@cache
def _check(kind: str) -> Callable[..., Iterator[Instance]]:
    module = import_module(f"linter.checks.{kind.replace('-', '_')}")
    return cast(Callable[..., Iterator[Instance]], module.check)
