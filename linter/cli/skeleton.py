"""The YAML of a rule that is still to be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import msgspec

from linter.rulebook.rule import Check
from linter.rulebook.words import CategorySpec

_HEAD = """\
# yaml-language-server: $schema=rule.schema.json
code: {code}
name: {name}
level: warning # error: breaks the law, the printed identity or the official format; warning; advice
category: {category}
decides: fully # or may_over_report, may_under_report: what a person would judge otherwise
title:
  zh: …
  en: …
basis:
  - {{law: 条例, article: 50}}
check: {kind}
"""
_TAIL = """\
message: # placeholders in braces: the values that this kind of check gives
  zh: …
  en: …
fix:
  zh: …
  en: …
examples: # changes to a report that follows the format in everything
  held: [{}]
  violated: [{}]
"""


def kinds() -> list[str]:
    """The kinds of check, as ``check:`` names them."""
    return sorted(_shapes())


def write(code: str, name: str, kind: str, categories: Sequence[CategorySpec]) -> str:
    """The skeleton of a rule, with every parameter that its kind of check takes; optional ones as comments."""
    lines = [
        f"{'' if field.required else '# '}{field.name}: {_sample(field)}"
        for field in msgspec.structs.fields(_shapes()[kind])
    ]
    parameters = "".join(f"{line}\n" for line in lines)
    return _HEAD.format(code=code, name=name, kind=kind, category=_category(code, categories)) + parameters + _TAIL


def _shapes() -> dict[str, type[msgspec.Struct]]:
    return {str(shape.__struct_config__.tag): shape for shape in get_args(Check)}


def _category(code: str, categories: Sequence[CategorySpec]) -> str:
    """The category that the hundreds of a code stand for, else the first."""
    fitting = [category.id for category in categories if category.hundreds and code[-3:-2] == str(category.hundreds)]
    return next(iter(fitting), categories[0].id if categories else "…")


def _sample(field: Any) -> str:
    if field.required:
        choices = get_args(field.type)
        if choices and all(isinstance(choice, str) for choice in choices):
            return f"{choices[0]} # {' | '.join(choices)}"
        return {str: "…", int: "0"}.get(field.type, "[]")
    default = field.default_factory() if field.default is msgspec.NODEFAULT else field.default
    return (
        {"": '""', None: "null", True: "true", False: "false"}.get(default, default)
        if not isinstance(default, list)
        else "[]"
    )
