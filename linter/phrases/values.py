"""Values as a person reads them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, assert_never

from linter.checks.result import Value
from linter.model.named import Named

_LINE_BREAK = re.compile(r"\s*[\r\n]\s*")
_JOIN = {"zh": "、", "en": ", "}


def number(value: int | Decimal) -> str:
    """A number plainly: no exponent, the decimals as they were written."""
    return str(value) if isinstance(value, int) else format(value, "f")


def render(value: Value, lang: Literal["zh", "en"]) -> str:
    """A value in words: numbers plainly, things by their name in the language, a tuple as a list. What a report says
    over several lines (a cell with a line break) is said in one."""
    match value:
        case int() | Decimal():
            return number(value)
        case str():
            return _LINE_BREAK.sub(" ", value)
        case Named():
            return value.zh if lang == "zh" else value.en
        case tuple():
            return _JOIN[lang].join(render(part, lang) for part in value)
        case _:
            assert_never(value)
