"""Rules that ask the same thing of the same reports."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from linter.phrases.phrase import Phrase
from linter.rulebook.rule import Rule
from linter.rulelint.mistake import Mistake, Trial, filled

_SAME = Phrase("与 {other} 的检查种类、参数和适用范围完全相同", "asks the same as {other}: check, parameters and scope")
_SAME_FIX = Phrase("删去其中一条，或改写参数、适用范围", "take one of them out, or change its parameters or scope")


def check(trial: Trial) -> Iterator[Mistake]:
    """The second of two rules with the same kind of check, parameters and scope."""
    seen: dict[bytes, Rule] = {}
    for rule in trial.rulebook.rules:
        key = msgspec.json.encode([rule.check, rule.applies])
        first = seen.setdefault(key, rule)
        if first is not rule:
            said = filled(_SAME, other=f"{first.code} {first.name}")
            yield trial.mistake(rule, ("check",), said, _SAME_FIX)
