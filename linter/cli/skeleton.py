"""The YAML of a rule that is still to be written."""

from __future__ import annotations

from typing import Any, get_args

import msgspec

from linter.rulebook.rule import Category, Check

# The first digit of a code says what a rule is about (as the built-in rulebook numbers them).
_CATEGORIES: tuple[Category, ...] = get_args(Category)

_HEAD = """\
# yaml-language-server: $schema=rule.schema.json
code: {code}
name: {name}
level: warning # error: breaks the law, the printed identity or the official format; warning; advice
category: {category}
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


def write(code: str, name: str, kind: str) -> str:
    """The skeleton of a rule, with every parameter that its kind of check takes; optional ones as comments."""
    lines = [
        f"{'' if field.required else '# '}{field.name}: {_sample(field)}"
        for field in msgspec.structs.fields(_shapes()[kind])
    ]
    parameters = "".join(f"{line}\n" for line in lines)
    return _HEAD.format(code=code, name=name, kind=kind, category=_category(code)) + parameters + _TAIL


def _shapes() -> dict[str, type[msgspec.Struct]]:
    return {str(shape.__struct_config__.tag): shape for shape in get_args(Check)}


def _category(code: str) -> str:
    return {
        "1": "structure",
        "2": "disclosure-table",
        "3": "applications-table",
        "4": "review-table",
        "5": "narrative",
        "6": "signature",
        "7": "series",
        "8": "wording",
        "9": "input",
    }.get(code.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")[:1], _CATEGORIES[0])


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
