"""What the parameters of checks on the writing of a text must be beyond their shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.rulebook.kinds_wording import (
    DocumentTitles,
    Enumerators,
    HeadingLevels,
    KindsOfWording,
    Pairs,
    PersonalData,
    Repeats,
    SentenceShare,
)
from linter.rulebook.problem import Problem
from linter.rulebook.source import Item, Path
from linter.rulebook.template import Template

_NUMBER = "(?P<n>"


def check_wording(
    item: Item, check: KindsOfWording, templates: Sequence[Template], parts: Sequence[str]
) -> Iterator[Problem]:
    """What is wrong with what a check is told, given the editions that its rule applies to; ``parts`` are those that
    are no sections."""
    others = () if isinstance(check, SentenceShare) else parts
    for number, part in enumerate(getattr(check, "parts", ())):
        for template in templates:
            known = [*(section.id for section in template.sections), *others]
            if part not in known:
                yield item.unknown(("parts", number), part, known)
                break
    match check:
        case Enumerators():
            yield from _numbered(item, "series", check.series)
        case HeadingLevels():
            yield from _numbered(item, "levels", check.levels)
        case Pairs():
            for number, family in enumerate(check.families):
                for inner, pair in enumerate(family):
                    if len(pair) != 2 or pair[0] == pair[1]:
                        zh, en = "应为不同的两个字符", "two different characters are needed"
                        yield item.problem(("families", number, inner), zh, en)
        case DocumentTitles():
            if not 0 < check.likeness < 100:
                yield item.problem(("likeness",), "应在 1 到 99 之间", "1 to 99 is needed")
        case SentenceShare():
            if not 0 < check.above < 100:
                yield item.problem(("above",), "应在 1 到 99 之间", "1 to 99 is needed")
        case _:
            return


def wording_patterns(check: KindsOfWording) -> Iterator[tuple[Path, str]]:
    """Every pattern of a check, with the path of its key."""
    match check:
        case Enumerators():
            yield from ((("series", number), text) for number, text in enumerate(check.series))
        case HeadingLevels():
            yield from ((("levels", number), text) for number, text in enumerate(check.levels))
        case Pairs():
            yield ("item",), check.item
        case DocumentTitles():
            yield ("unless",), check.unless
        case Repeats():
            yield from ((("unless", number), text) for number, text in enumerate(check.unless))
        case PersonalData():
            for number, spec in enumerate(check.numbers):
                yield ("numbers", number, "find"), spec.find
                yield ("numbers", number, "beside"), spec.beside
                yield ("numbers", number, "unless"), spec.unless
        case SentenceShare():
            yield from ((("any", number), text) for number, text in enumerate(check.any))
            yield ("unless",), check.unless
        case _:
            return


def _numbered(item: Item, key: str, patterns: Sequence[str]) -> Iterator[Problem]:
    for number, pattern in enumerate(patterns):
        if _NUMBER not in pattern:
            zh, en = "缺少命名组“n”", "the group “n” is missing"
            yield item.problem((key, number), zh, en)
