"""A sentence in both languages, with named places for what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from linter.checks.result import Value
from linter.phrases.values import render

Lang = Literal["zh", "en"]

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def placeholders(template: str) -> frozenset[str]:
    """The names in braces of a template."""
    return frozenset(_PLACEHOLDER.findall(template))


def fill(template: str, values: Mapping[str, Value], lang: Lang) -> str:
    """A template with every ``{name}`` replaced by its value in words of the language.

    Not ``str.format``: templates come from rulebooks that anyone may write, and a name without a value stays visible
    as it is instead of stopping the output.
    """
    return _PLACEHOLDER.sub(
        lambda match: render(values[match[1]], lang) if match[1] in values else match[0],
        template,
    )


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same sentence in Chinese and English. ``one`` is the English for ``n`` = 1, where it differs."""

    zh: str
    en: str
    one: str = ""

    def template(self, lang: Lang, n: Value | None = None) -> str:
        """The sentence before its places are filled."""
        if lang == "zh":
            return self.zh
        return self.one if self.one and n == 1 else self.en

    def say(self, lang: Lang, **values: Value) -> str:
        """The sentence in a language, with its places filled."""
        return fill(self.template(lang, values.get("n")), values, lang)
