"""Whether two names mean the same public body, as people read them.

Short names, names without the place in front, and names of an office of the body are the same body
(``云溪县发展和改革局``, ``县发改局``). Only what is clearly another body is called so: another place of the same rank,
or another core of the name.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from linter.interpret.wording import squeeze


class Likeness(Enum):
    """How two names compare."""

    SAME = "same"
    OTHER = "other"
    UNSURE = "unsure"


class NameParts(NamedTuple):
    """``places`` in front, the highest first, or a rank alone (县教育局); ``core``, the rest; and ``bare``, the core
    without the words for what kind of office it is: "" for a government, and for its own office."""

    places: tuple[str, ...]
    core: str
    bare: str


_RANKS = "省市州盟县区旗镇乡"
# A rank that goes on as another word (城市管理, 城乡建设, 市场, 乡村) names no place.
_RANK = rf"[{_RANKS}](?!建设|规划|管理|一体|统筹|场|容|域|村)"
_PLACE = re.compile(rf"[一-鿿]{{1,7}}?{_RANK}")
_NAMELESS = re.compile(_RANK)
_ENDING = re.compile(
    r"(?:人民政府|政府|党工委|工委|党委|管理委员会|管委会|委员会|办事处|办公室|办公厅|街道|服务中心|中心|局|厅|委|办|处|部|署|院)$"
)
_GOVERNMENT = re.compile(r"(?:人民政府|政府)$")
_ASIDE = re.compile(r"\([^()]*\)")


def compare(one: str, other: str) -> Likeness:
    """How two names of bodies compare."""
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return Likeness.UNSURE
    if _GOVERNMENT.search(first) and _GOVERNMENT.search(second) and (is_lower(one, other) or is_lower(other, one)):
        return Likeness.OTHER
    if within(first, second) or within(second, first):
        return Likeness.SAME
    (places, core), (other_places, other_core) = _split(first), _split(second)
    bare, other_bare = _bare(core), _bare(other_core)
    if not bare or not other_bare:  # a government and one of its offices: who signs for whom can't be told
        same_office = core == other_core or not (bare or other_bare)
        return _places(places, other_places) if same_office else Likeness.UNSURE
    if within(bare, other_bare) or within(other_bare, bare):
        return _places(places, other_places)
    if _pairs(bare) & _pairs(other_bare):
        return Likeness.UNSURE
    return Likeness.OTHER if len(bare) > 1 and len(other_bare) > 1 else Likeness.UNSURE


def another_form(one: str, other: str) -> bool:
    """Whether two names may mean the same body, but neither is the other with words left out (``综合行政执法局``,
    ``行政综合执法局``)."""
    first, second = (_bare(_split(_plain(name))[1]) for name in (one, other))
    return compare(one, other) is Likeness.UNSURE and bool(_pairs(first) & _pairs(second))


def mentioned(name: str, squeezed: str) -> bool:
    """Whether a text (squeezed) names a body, in full or without the places in front of it."""
    plain = _plain(name)
    places, core = _split(plain)
    shorter = {plain, f"{places[-1]}{core}" if places else core}
    if len(_bare(core)) > 1:
        shorter.add(core)
    return any(form and form in squeezed for form in shorter)


def is_lower(name: str, other: str) -> bool:
    """Whether another body is one of a place within the first one's (``云溪县人民政府``, ``云溪县松岩镇人民政府``)."""
    places, others = _split(_plain(name))[0], _split(_plain(other))[0]
    return bool(places) and places[-1] in others[:-1]


def parts(name: str) -> NameParts:
    """A body's name in its parts."""
    places, core = _split(_plain(name))
    if not places and (rank := _NAMELESS.match(core)):
        places, core = [rank[0]], core[1:]
    return NameParts(tuple(places), core, _bare(core))


def _plain(name: str) -> str:
    return _ASIDE.sub("", squeeze(name))


def within(short: str, long: str) -> bool:
    """Whether the characters of a short name occur in the long one in this order (发改局 in 发展和改革局)."""
    rest = iter(long)
    return all(char in rest for char in short)


def _split(name: str) -> tuple[list[str], str]:
    """The places in front of a name, and the rest."""
    places: list[str] = []
    position = 0
    while match := _PLACE.match(name, position):
        places.append(match[0])
        position = match.end()
    return places, name[position:]


def _bare(core: str) -> str:
    """An office's name without the words for what kind of office it is."""
    while (shorter := _ENDING.sub("", core)) != core:
        core = shorter
    return core


def _places(places: list[str], others: list[str]) -> Likeness:
    """The same office of two places."""
    if not places or not others:
        return Likeness.SAME
    last, other = places[-1], others[-1]
    if within(last, other) or within(other, last) or last in others or other in places:
        return Likeness.SAME
    return Likeness.OTHER if last[-1] == other[-1] else Likeness.UNSURE


def _pairs(text: str) -> set[str]:
    return {text[position : position + 2] for position in range(len(text) - 1)}
