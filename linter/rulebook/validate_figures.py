"""What the parameters of checks on figures must be beyond their shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.rulebook.binding import Binder
from linter.rulebook.identity import Identity, IdentityError, parse
from linter.rulebook.kinds_figures import (
    Balance,
    Breakdown,
    Change,
    Claim,
    Figure,
    FigureForm,
    KindsOfFigures,
    ListedSections,
    Share,
)
from linter.rulebook.problem import Problem
from linter.rulebook.rule import Check
from linter.rulebook.source import Item, Path
from linter.rulebook.template import Template
from linter.rulebook.validate_vocabulary import check_wording, check_wording_pattern, side
from linter.rulebook.vocabulary import Vocabulary

_PARTS = ("title", "preface", "headings", "all")


def check_figures(item: Item, check: Check, vocabulary: Vocabulary, templates: Sequence[Template]) -> Iterator[Problem]:
    """What is wrong with what a check on figures is told; nothing for any other kind."""
    match check:
        case Figure() | Change() | FigureForm():
            yield from _quantities(item, ("quantities",), check.quantities, vocabulary)
        case Claim():
            for number, spec in enumerate(check.claims):
                path: Path = ("claims", number)
                yield from check_wording(item, path, spec, vocabulary)
                yield from _quantities(item, (*path, "against"), spec.against, vocabulary)
                for inner, text in enumerate(spec.holds):
                    yield from _identity(item, (*path, "holds", inner), text, templates)
        case Balance():
            for number, group in enumerate(check.holds):
                if not group:
                    yield item.problem(("holds", number), "至少要有一个恒等式", "at least one identity is needed")
                for inner, text in enumerate(group):
                    yield from _over_quantities(item, ("holds", number, inner), text, vocabulary)
        case Share():
            for number, text in enumerate(check.wholes):
                yield from _cells(item, ("wholes", number), text, templates)
        case _:
            pass
    yield from _patterns(item, check, vocabulary)
    if isinstance(check, KindsOfFigures):
        for number, part in enumerate(check.parts):
            known = {*(spec.id for template in templates for spec in template.sections), *_PARTS}
            if part not in known:
                yield item.unknown(("parts", number), part, sorted(known))


def _patterns(item: Item, check: Check, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Patterns that don't compile; of lists, also such that find nothing at all."""
    if isinstance(check, Breakdown | Change | ListedSections | Share):
        for path, text in figures_patterns(check):
            yield from check_wording_pattern(item, path, text, vocabulary, empty=len(path) == 1)


def figures_patterns(check: KindsOfFigures) -> Iterator[tuple[Path, str]]:
    """Every pattern of a check, with the path of its key."""
    match check:
        case Claim():
            for number, spec in enumerate(check.claims):
                path: Path = ("claims", number)
                yield from _each((*path, "said"), spec.said)
                yield (*path, "context"), spec.context
                yield (*path, "unless"), spec.unless
        case Breakdown():
            yield ("whole",), check.whole
            yield ("members",), check.members
            yield ("unless",), check.unless
            yield from _each(("complete",), check.complete)
        case Change():
            yield ("more",), check.more
            yield ("less",), check.less
            yield ("same",), check.same
        case ListedSections():
            yield ("listing",), check.listing
            yield from ((("marks", name), text) for name, text in check.marks.items())
        case Share():
            yield ("unless",), check.unless
            yield ("each",), check.each
            yield from _each(("said",), check.said)
            yield from _each(("complete",), check.complete)
        case _:
            return


def _each(path: Path, texts: Sequence[str]) -> Iterator[tuple[Path, str]]:
    return (((*path, number), text) for number, text in enumerate(texts))


def _quantities(item: Item, path: Path, ids: Sequence[str], vocabulary: Vocabulary) -> Iterator[Problem]:
    for number, id in enumerate(ids):
        if vocabulary.quantity(id) is None:
            yield item.unknown((*path, number), id, [quantity.id for quantity in vocabulary.quantities])


def _over_quantities(item: Item, path: Path, text: str, vocabulary: Vocabulary) -> Iterator[Problem]:
    try:
        identity = parse(text)
    except IdentityError as error:
        yield item.problem(path, error.zh, error.en, shift=error.column - 1)
        return
    for operand in identity.operands():
        if vocabulary.quantity(operand.written) is None:
            yield item.unknown(path, operand.written, [quantity.id for quantity in vocabulary.quantities])


def _identity(item: Item, path: Path, text: str, templates: Sequence[Template]) -> Iterator[Problem]:
    try:
        identity = parse(text)
    except IdentityError as error:
        yield item.problem(path, error.zh, error.en, shift=error.column - 1)
        return
    yield from _bound(item, path, identity, templates)


def _cells(item: Item, path: Path, text: str, templates: Sequence[Template]) -> Iterator[Problem]:
    try:
        side(text)
    except IdentityError as error:
        yield item.problem(path, error.zh, error.en, shift=error.column - 1)
        return
    yield from _bound(item, path, parse(f"{text} = 0"), templates)


def _bound(item: Item, path: Path, identity: Identity, templates: Sequence[Template]) -> Iterator[Problem]:
    """The cells are there in at least one edition."""
    failures: list[IdentityError] = []
    for template in templates:
        try:
            for operand in identity.operands():
                Binder(template, None).bind(operand)
        except IdentityError as error:
            failures.append(error)
    if templates and len(failures) == len(templates):
        last = failures[-1]
        near = item.unknown(path, last.word, last.known).nearest if last.known else ""
        yield item.problem(path, last.zh, last.en, near, shift=last.column - 1)
