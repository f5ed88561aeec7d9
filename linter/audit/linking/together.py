"""Names that no list knows: which of them are one body's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from linter.audit.linking.names import Form, Places, fits, form, vaguer
from linter.checks.bodies import within


def together(years: Mapping[str, frozenset[int]]) -> list[list[str]]:
    """The names in groups, one a body, each group with its fullest name first. ``years`` are the names with the report
    years that stand under them.

    Names of the same office are one body's where one of them is the other with higher places left out, and no third
    name could be meant as well (``青枫市云溪县教育局``, ``云溪县教育局``). A short form (``云溪县发改局``) is taken for
    the longer name only within the same place, where no other name is like it and no year has both.
    """
    by_office: dict[str, list[str]] = defaultdict(list)
    for name in sorted(years):
        by_office[form(name).office].append(name)
    groups = [group for office in sorted(by_office) for group in _of_office(by_office[office])]
    return sorted(_shortened(groups, years))


def _of_office(names: list[str]) -> Iterator[list[str]]:
    """Groups of the names of an office in many places."""
    by_places: dict[Places, list[str]] = defaultdict(list)
    for name in names:
        by_places[form(name).places].append(name)
    fuller: dict[Places, set[Places]] = defaultdict(set)
    for places in by_places:
        for less in vaguer(places):
            fuller[less].add(places)
    groups: dict[Places, list[str]] = defaultdict(list)
    for places, alike in by_places.items():
        meant = [other for other in fuller.get(places, ()) if other not in fuller]
        groups[meant[0] if len(meant) == 1 else places] += alike
    for places in sorted(groups):
        yield sorted(groups[places], key=lambda name: (-len(form(name).places), -len(name), name))


def _shortened(groups: list[list[str]], years: Mapping[str, frozenset[int]]) -> Iterable[list[str]]:
    """The groups, with short forms put to the names that they stand for."""
    forms = [form(group[0]) for group in groups]
    by_characters: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, told in enumerate(forms):
        for character in set(told.bare) if told.place else ():
            by_characters[told.place, told.bare[0], character].append(number)
    stands_for: dict[int, int] = {}
    for number, told in enumerate(forms):
        alike = by_characters[told.place, told.bare[0], told.bare[-1]] if told.place and told.bare else ()
        longer = [other for other in alike if _abbreviates(told, forms[other])]
        if len(longer) == 1 and not _years(groups[number], years) & _years(groups[longer[0]], years):
            stands_for[number] = longer[0]
    short: dict[int, list[int]] = defaultdict(list)
    for number, longer_one in stands_for.items():
        if longer_one not in stands_for:
            short[longer_one].append(number)
    merged = {number for numbers in short.values() if len(numbers) == 1 for number in numbers}
    for number, group in enumerate(groups):
        if number not in merged:
            more = short.get(number, [])
            yield group + (groups[more[0]] if len(more) == 1 else [])


def _abbreviates(short: Form, long: Form) -> bool:
    """Whether an office's name is the beginning of another's that says no more (松岩街道 of 松岩街道办事处), or made of
    single characters of it: 发改 of 发展和改革, but not 教育 of 教育体育, which may be another body."""
    one, other = short.bare, long.bare
    begun = one == other and short.office != long.office and long.office.startswith(short.office)
    made = one[0] == other[0] and one not in other and within(one, other)
    return (begun or made) and fits(short.places, long.places)


def _years(group: list[str], years: Mapping[str, frozenset[int]]) -> set[int]:
    return {year for name in group for year in years[name]}
