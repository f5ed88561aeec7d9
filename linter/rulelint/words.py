"""Messages that say different things in the two languages."""

from __future__ import annotations

from collections.abc import Iterator

from linter.phrases.phrase import Phrase, placeholders
from linter.rulelint.mistake import Mistake, Trial, filled

_DIFFER = Phrase("中英文的占位符不同：只在一种语言里有 {names}", "placeholders of one language only: {names}")
_DIFFER_FIX = Phrase(
    "两种语言用同样的占位符，读者才会看到同样的数据",
    "use the same placeholders, so that both readers see the same figures",
)


def check(trial: Trial) -> Iterator[Mistake]:
    """``message`` and ``fix`` whose placeholders differ between Chinese and English."""
    for rule in trial.rulebook.rules:
        for key, words in (("message", rule.message), ("fix", rule.fix)):
            only = placeholders(words.zh) ^ placeholders(words.en)
            if only:
                names = ", ".join(f"{{{name}}}" for name in sorted(only))
                yield trial.mistake(rule, (key,), filled(_DIFFER, names=names), _DIFFER_FIX)
