"""Whose the files are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from linter.audit.linking.nameless import place_nameless
from linter.audit.linking.parents import parents
from linter.audit.linking.register import Register, resolve
from linter.audit.linking.together import together
from linter.audit.records import ListedBody
from linter.audit.store import Store, linking
from linter.audit.store.linking import BodyRow
from linter.checks.bodies import Likeness
from linter.checks.series import likeness
from linter.interpret.wording import squeeze
from linter.rulebook.recognition import Recognition

Years = Mapping[str, frozenset[int]]


class _Known(NamedTuple):
    """The bodies so far, and which of them each name means, by its position."""

    bodies: list[ListedBody]
    meant: dict[str, int]


def settle_bodies(store: Store, roster: Sequence[ListedBody] | None, recognition: Recognition) -> None:
    """Write all bodies, those that a list names first, and give every file the one whose it is.

    Each distinct name is looked at once: a file's own work is one look-up in SQL.
    """
    years = _years(store)
    listed = _Known(list(roster), {}) if roster is not None else _claimed(store, years)
    register = _register(listed.bodies)
    meant = dict(listed.meant)
    rest = {name: of for name, of in years.items() if name not in meant}
    meant |= {name: match.key for name, match in resolve(register, rest).items()}
    bodies = [_row(body, listed=True) for body in listed.bodies]
    for group in together({name: of for name, of in years.items() if name not in meant}):
        meant |= dict.fromkeys(group, len(bodies))
        bodies.append(BodyRow(name=group[0], aliases=_others(group)))
    above = parents([body.name for body in bodies], _said(listed.bodies, bodies))
    linking.put_bodies(
        store,
        (replace(body, parent=above[number] + 1) if number in above else body for number, body in enumerate(bodies)),
    )
    linking.assign(store, ((name, number + 1) for name, number in sorted(meant.items())))
    pairs = list(linking.claimed_and_own(store))
    linking.mark_misfiled(store, ((claimed, own) for claimed, own in pairs if _are_two(claimed, own, meant, bodies)))
    nameless = place_nameless(list(linking.nameless(store)), _register(bodies), recognition)
    linking.place(store, ((path, number + 1, year) for path, number, year in nameless))
    linking.describe(store)


def _years(store: Store) -> Years:
    found: dict[str, set[int]] = defaultdict(set)
    for name, year in linking.names_with_years(store):
        of = found[name]
        if year is not None:
            of.add(year)
    return {name: frozenset(years) for name, years in found.items()}


def _claimed(store: Store, years: Years) -> _Known:
    """The bodies that a manifest names, each under its fullest name; what it says of them once holds for all lines."""
    claims = list(linking.claims(store))
    names = {claim.organisation for claim in claims if claim.organisation}
    groups = together({name: years[name] for name in sorted(names)})
    of_name = {name: number for number, group in enumerate(groups) for name in group}
    bodies = [ListedBody(name=group[0], aliases=_others(group)) for group in groups]
    for claim in claims:
        number = of_name[str(claim.organisation)]
        body = bodies[number]
        bodies[number] = replace(
            body,
            body=body.body or claim.body,
            level=body.level or claim.level,
            parent=body.parent or claim.parent,
            line=body.line or claim.line,
        )
    return _Known(bodies, of_name)


def _are_two(claimed: str, own: str, meant: Mapping[str, int], bodies: Sequence[BodyRow]) -> bool:
    """Whether a manifest gives a body the report of clearly another one. A government and its office, which publish
    each other's reports, are not told apart here."""
    if claimed not in meant or squeeze(claimed) in squeeze(own) or squeeze(own) in squeeze(claimed):
        return False
    known = bodies[meant[claimed]]
    found = {likeness(name, own) for name in (claimed, known.name, *known.aliases)}
    if Likeness.SAME in found:
        return False
    return Likeness.UNSURE not in found or meant.get(own, meant[claimed]) != meant[claimed]


def _others(group: Sequence[str]) -> tuple[str, ...]:
    """The other names of a group's body, as far as they differ by more than how they are spelt."""
    own = {squeeze(name): name for name in reversed(group)}
    return tuple(name for name in own.values() if squeeze(name) != squeeze(group[0]))[::-1]


def _row(body: ListedBody, *, listed: bool) -> BodyRow:
    return BodyRow(
        name=body.name,
        body=body.body,
        level=body.level,
        listed=listed,
        since=body.since,
        until=body.until,
        aliases=body.aliases,
        line=body.line,
    )


def _said(listed: Sequence[ListedBody], bodies: Sequence[BodyRow]) -> dict[int, int | None]:
    """The parents that a list says; ``None`` where they are not among the bodies."""
    register = _register(bodies)
    found: dict[int, int | None] = {}
    for number, body in enumerate(listed):
        if body.parent:
            match = register.match(body.parent)
            found[number] = match.key if match is not None and match.key != number else None
    return found


def _register(bodies: Sequence[ListedBody | BodyRow]) -> Register:
    """The bodies by their names: every own name before any other."""
    own = [(number, body.name) for number, body in enumerate(bodies)]
    return Register([*own, *((number, name) for number, body in enumerate(bodies) for name in body.aliases)])
