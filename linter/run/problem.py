"""What the user has to put right before a run can start."""

from __future__ import annotations

from collections.abc import Iterable

from linter.checks.result import Value
from linter.model.named import Named
from linter.phrases.phrase import Lang, Phrase


class UsageProblem(Exception):
    """Wrong usage or configuration: one clear sentence in both languages (exit status 2)."""

    def __init__(self, phrase: Phrase, **values: Value) -> None:
        super().__init__(phrase.say("en", **values))
        self._phrase = phrase
        self._values = values

    def say(self, lang: Lang) -> str:
        """The sentence in a language."""
        return self._phrase.say(lang, **self._values)


_NEAREST = Phrase("，是否想写 {nearest}？", "; did you mean {nearest}?")


def nearest(word: str, known: Iterable[str]) -> Named:
    """The end of a sentence about an unknown word: the known word that looks most like it, or nothing."""
    from difflib import get_close_matches

    spelt = {each.lower(): each for each in known}
    found = get_close_matches(word.lower(), list(spelt), n=1, cutoff=0.6)
    if not found:
        return Named(zh="", en="")
    return Named(zh=_NEAREST.say("zh", nearest=spelt[found[0]]), en=_NEAREST.say("en", nearest=spelt[found[0]]))
