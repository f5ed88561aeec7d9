"""What the parameters of checks on lists and versions must be beyond their shape."""

from __future__ import annotations

from collections.abc import Iterator

from linter.rulebook.kinds_lists import KindsOfLists, Listed, Versions
from linter.rulebook.problem import Problem
from linter.rulebook.source import Item, Path


def check_lists(item: Item, check: KindsOfLists) -> Iterator[Problem]:
    """What is wrong with what a check is told."""
    match check:
        case Listed(fact="unpublished"):
            if check.needed is None:
                zh, en = "fact: unpublished 须写 needed", "fact: unpublished needs a needed"
                yield item.problem(("check",), zh, en)
            if not check.deadlines:
                yield item.problem(("check",), "fact: unpublished 须写 deadlines", "fact: unpublished needs deadlines")
        case Listed():
            if check.needed is not None and check.fact != "roster":
                yield item.problem(("needed",), "needed 只用于名单", "needed only goes with a roster")
            if check.deadlines:
                zh, en = "deadlines 只能与 fact: unpublished 一起用", "deadlines only go with fact: unpublished"
                yield item.problem(("deadlines",), zh, en)
            if check.days < 0:
                yield item.problem(("days",), "不能小于 0", "must not be below 0")
        case Versions():
            if check.gram < 2:
                yield item.problem(("gram",), "至少为 2", "at least 2 is needed")
            if not 0 < check.share <= 100:
                yield item.problem(("share",), "应在 1 到 100 之间", "should be from 1 to 100")


def lists_patterns(check: KindsOfLists) -> Iterator[tuple[Path, str]]:
    """Every pattern of a check, with the key that it stands under."""
    match check:
        case Versions(corrected=corrected, own=own):
            yield from ((("corrected", number), text) for number, text in enumerate(corrected))
            yield ("own",), own
        case Listed(deadlines=deadlines):
            for number, deadline in enumerate(deadlines):
                yield ("deadlines", number, "organisation"), deadline.organisation


def lists_offers(check: KindsOfLists) -> tuple[str, ...]:
    """The placeholders that a rule's messages may use, by the check's parameters."""
    match check:
        case Listed(fact="unpublished"):
            return ("organisation", "year", "deadline", "source")
        case Listed(fact="roster"):
            return ("organisation", "source")
        case Listed(fact="published"):
            return ("listed", "found", "days", "source")
        case Listed():
            return ("listed", "found", "source")
        case Versions(compare="figures"):
            return ("cells", "count", "file")
        case Versions():
            return ("section", "share", "passage", "file")
