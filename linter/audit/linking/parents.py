"""Which body's report sums up another's, told by the names where no list says it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from linter.audit.linking.names import Form, Places, fits, form

_OF_A_GOVERNMENT = re.compile(r"(?:政府|(?<!分)局|厅|委员会|委|办公室|办公厅|办|街道|街道办事处)$")
"""Governments, their departments and offices. What has another name (中心, 所, 队, 院) may be a department's, and its
figures a part of that one's."""
_REPEATED = "镇乡"
"""Places of these ranks have the same name in many counties."""
_DEEPEST = 4


def parents(names: Sequence[str], said: Mapping[int, int | None]) -> dict[int, int]:
    """The parent of every body that is certain to have one among the bodies, by their positions in ``names``.

    ``said`` are the parents that a list says (``None``: one that is not among the bodies). Without it the parent of a
    department, or of a government's own office, is the government of the place in its name, and that of a government
    is the government of the place above. A body whose own government isn't there has no parent, rather than the one
    above. No body is among its own parents.
    """
    forms = [form(name) for name in names]
    above = _above(forms)
    governments: dict[str, list[int]] = defaultdict(list)
    for number, told in enumerate(forms):
        if told.government and told.place:
            governments[told.place].append(number)
    found = {number: parent for number, parent in said.items() if parent is not None}
    for number, told in enumerate(forms):
        if number in said or not _OF_A_GOVERNMENT.search(told.office):
            continue
        places = _completed(told.places, above)
        place = places[:-1] if told.government else places
        if not place or len(place[-1]) == 1:
            continue
        ruling = [
            other
            for other in governments[place[-1]]
            if other != number and fits(_completed(forms[other].places, above), place)
        ]
        if len(ruling) == 1:
            found[number] = ruling[0]
    return _without_circles(found)


def _above(forms: Sequence[Form]) -> dict[str, str]:
    """The place that a place lies in, where all names that say it agree."""
    said: dict[str, set[str]] = defaultdict(set)
    for told in forms:
        for upper, lower in zip(told.places, told.places[1:], strict=False):
            if lower[-1] not in _REPEATED:
                said[lower].add(upper)
    return {lower: next(iter(uppers)) for lower, uppers in said.items() if len(uppers) == 1}


def _completed(places: Places, above: Mapping[str, str]) -> Places:
    """Places with those above them that other names say."""
    while places and len(places) < _DEEPEST and (upper := above.get(places[0])) is not None:
        places = (upper, *places)
    return places


def _without_circles(found: Mapping[int, int]) -> dict[int, int]:
    kept: dict[int, int] = {}
    for number, parent in sorted(found.items()):
        seen: int | None = parent
        while seen is not None and seen != number:
            seen = kept.get(seen)
        if seen is None:
            kept[number] = parent
    return kept
