"""Some of the bodies that report, in words."""

from __future__ import annotations

from collections.abc import Sequence

from linter.phrases import patterns, ui
from linter.phrases.phrase import Lang, Phrase
from linter.rulebook.words import BodyName, LevelOfGovernment

_AT_LEVEL = Phrase("{levels}{body}", "{body} ({levels})")


def bodies(
    kinds: Sequence[BodyName], levels: Sequence[LevelOfGovernment], organisation: str, lang: Lang
) -> tuple[str, ...]:
    """Bodies by their kinds, the levels of governments and a pattern of names; empty where nothing limits them."""
    named = [ui.BODIES_BY_NAME[kind].say(lang) for kind in kinds]
    if levels:
        at = tuple(ui.GOVERNMENT_LEVELS[level].say(lang) for level in levels)
        named = [
            _AT_LEVEL.say(lang, levels=at, body=body) for body in named or [ui.BODIES_BY_NAME["government"].say(lang)]
        ]
    if organisation:
        name = patterns.organisation(organisation, lang)
        named = [ui.WITH_DETAIL.say(lang, text=body, detail=name) for body in named] or [name]
    return tuple(named)
