"""Regular expressions of the rulebook in words, where they are plain lists of words."""

from __future__ import annotations

import re

from linter.phrases.phrase import Lang, Phrase

_HAS = Phrase("名称含“{words}”", "the name has “{words}”")
_HAS_NOT = Phrase("名称不含“{words}”", "the name doesn't have “{words}”")
_FITS = Phrase("名称符合 {pattern}", "the name fits {pattern}")

# `^(?!.*(街道|办事处)).*$`: none of these words.
_NONE_OF = re.compile(r"\^\(\?!\.\*\(?([^()]*)\)?\)\.\*\$?")
_SPECIAL = re.compile(r"[\\^$.*+?()\[\]{}]")
_OR = {"zh": "”“", "en": "”, “"}


def organisation(pattern: str, lang: Lang) -> str:
    """Which organisations a pattern of names means."""
    none = _NONE_OF.fullmatch(pattern)
    words = none[1] if none else pattern
    if _SPECIAL.search(words):
        return _FITS.say(lang, pattern=pattern)
    return (_HAS_NOT if none else _HAS).say(lang, words=words.replace("|", _OR[lang]))
