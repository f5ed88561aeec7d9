"""Which of the known bodies a name means."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from linter.audit.linking.names import Form, fits, form, vaguer
from linter.checks.bodies import Likeness, another_form
from linter.checks.series import likeness


class Sureness(IntEnum):
    """By what a name was told to be a body's."""

    EXACT = 0  # it is the body's name or another name that the roster knows
    PLACED = 1  # the same office of the same place, with higher places left out
    PLACELESS = 2  # the same office, and one of the names says no place
    LIKE = 3  # a short form, or a longer one


class Match(NamedTuple):
    """The body that a name means."""

    key: int
    sureness: Sureness
    known: Form
    """The body's name that it is like."""


class Register:
    """Known bodies by their names, looked up by index and never one by one. ``named`` are pairs of a body's key and a
    name of it; a body may have several, its own one first."""

    def __init__(self, named: Iterable[tuple[int, str]]) -> None:
        self._exact: dict[str, Match] = {}
        self._by_office: dict[str, list[Match]] = defaultdict(list)
        self._by_place: dict[tuple[str, str], list[Match]] = defaultdict(list)
        self._of_place: dict[str, list[Match]] = defaultdict(list)
        self._by_first: dict[str, list[Match]] = defaultdict(list)
        self._by_character: dict[str, list[Match]] = defaultdict(list)
        for key, name in named:
            known = Match(key, Sureness.EXACT, form(name))
            self._add(known)

    def _add(self, known: Match) -> None:
        told = known.known
        self._exact.setdefault(told.squeezed, known)
        self._by_office[told.office].append(known)
        self._by_place[told.office, told.place].append(known)
        self._of_place[told.place].append(known)
        if told.bare:
            self._by_first[told.bare[0]].append(known)
            for character in sorted(set(told.bare)):
                self._by_character[character].append(known)

    def match(self, name: str) -> Match | None:
        """The one body that a name means; ``None`` where it is none of them or may be several."""
        told = form(name)
        if (exact := self._exact.get(told.squeezed)) is not None:
            return exact
        for sureness, candidates in (
            (Sureness.PLACED, self._by_place.get((told.office, told.place), ()) if told.place else ()),
            (
                Sureness.PLACELESS,
                self._by_place.get((told.office, ""), ()) if told.place else self._by_office.get(told.office, ()),
            ),
        ):
            found = _distinct(one for one in candidates if fits(told.places, one.known.places))
            if found:
                return found[0]._replace(sureness=sureness) if len(found) == 1 else None
        return self._like(told)

    def _like(self, told: Form) -> Match | None:
        if not told.bare:
            return None
        if told.place:
            candidates = [*self._of_place.get(told.place, ()), *self._of_place.get("", ())]
        else:
            firsts = [one for character in sorted(set(told.bare)) for one in self._by_first.get(character, ())]
            candidates = [*self._by_character.get(told.bare[0], ()), *firsts]
        own = set(told.bare)
        possible = [
            one
            for one in candidates
            if one.known.bare
            and len(own.intersection(one.known.bare)) >= min(2, len(own), len(one.known.bare))
            and fits(told.places, one.known.places)
        ]
        found = _distinct(one for one in possible if _may_be(told, one.known))
        if len(found) != 1 or likeness(told.squeezed, found[0].known.squeezed) is not Likeness.SAME:
            return None
        return found[0]._replace(sureness=Sureness.LIKE)


def _may_be(told: Form, known: Form) -> bool:
    one, other = told.squeezed, known.squeezed
    return likeness(one, other) is Likeness.SAME or another_form(one, other)


def _distinct(matches: Iterable[Match]) -> list[Match]:
    """The matches of different bodies, two at most."""
    found: list[Match] = []
    for match in matches:
        if all(match.key != one.key for one in found):
            found.append(match)
            if len(found) == 2:
                break
    return found


def resolve(register: Register, years: Mapping[str, frozenset[int]]) -> dict[str, Match]:
    """Which body each name means, for the names that are certain to mean one. ``years`` are the names with the report
    years that stand under them.

    A name that is no body's own is left out where the other names contradict it: where it may as well mean a body that
    is not known; where two places would be one body; where the known names don't say the place, and it names another
    one than most others do; and where it is a short form under which a body would have a second report for a year.
    """
    matches = {name: match for name in sorted(years) if (match := register.match(name)) is not None}
    most = Counter(form(name).place for name, match in matches.items() if _adds_place(name, match)).most_common(2)
    if most:
        place = most[0][0] if len(most) == 1 or most[0][1] > most[1][1] else ""
        matches = {
            name: match for name, match in matches.items() if not _adds_place(name, match) or form(name).place == place
        }
    others = {
        (form(name).office, places) for name in years if name not in matches for places in vaguer(form(name).places)
    }
    groups: dict[int, list[str]] = defaultdict(list)
    for name, match in list(matches.items()):
        if match.sureness is not Sureness.EXACT and (form(name).office, form(name).places) in others:
            del matches[name]
            continue
        groups[match.key].append(name)
    for names in groups.values():
        for name in _contradicting(names, matches, years):
            del matches[name]
    return matches


def _adds_place(name: str, match: Match) -> bool:
    """Whether a name says the place of a body whose known name doesn't."""
    return match.sureness > Sureness.PLACED and bool(form(name).place) and not match.known.place


def _contradicting(
    names: Sequence[str], matches: Mapping[str, Match], years: Mapping[str, frozenset[int]]
) -> Iterable[str]:
    loose = [name for name in names if matches[name].sureness is not Sureness.EXACT]
    longest = max((form(name).places for name in loose), key=len, default=())
    if not all(fits(form(name).places, longest) for name in loose):
        return loose
    return [
        name
        for name in loose
        if matches[name].sureness is Sureness.LIKE
        and any(years[name] & years[other] for other in names if other != name)
    ]
