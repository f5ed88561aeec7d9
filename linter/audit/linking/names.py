"""Names of bodies as they are compared here: whether one may be the other with places left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from linter.checks.bodies import parts
from linter.interpret.wording import squeeze

Places = tuple[str, ...]

_PEOPLE = re.compile(r"人民(?=政府)")
_OFFICE = re.compile(r"(?<=政府)办公[室厅]$")


class Form(NamedTuple):
    """A name in the form in which names are compared.

    ``places`` are the highest first; a rank alone (县教育局) is a place without a name. ``office`` is the rest, with
    政府 for 人民政府 (and for a place's name alone, under which governments report) and 政府办 for its office; ``bare``
    is it without the words for its kind. ``government`` is true for a government itself.
    """

    squeezed: str
    places: Places
    office: str
    bare: str
    government: bool

    @property
    def place(self) -> str:
        """The lowest place, or "" where none is named."""
        return self.places[-1] if self.places and len(self.places[-1]) > 1 else ""


@lru_cache(maxsize=65536)
def form(name: str) -> Form:
    """A name as it is compared."""
    squeezed = squeeze(name)
    places, core, bare = parts(squeezed)
    office = _OFFICE.sub("办", _PEOPLE.sub("", core)) if core or not places else "政府"
    return Form(squeezed, places, office, bare, office == "政府")


def fits(places: Places, others: Places) -> bool:
    """Whether two lists of places may be of the same place: one is the other with the higher ones left out. No place at
    all fits every one; a rank alone fits every place of that rank."""
    return all(
        one == other or (one[-1:] == other[-1:] and 1 in (len(one), len(other)))
        for one, other in zip(reversed(places), reversed(others), strict=False)
    )


def vaguer(places: Places) -> set[Places]:
    """The same place with higher places left out, and with its rank alone."""
    shorter = {places[start:] for start in range(1, len(places) + 1)}
    ranks = {(places[start][-1], *places[start + 1 :]) for start in range(len(places))}
    return (shorter | ranks) - {places}
