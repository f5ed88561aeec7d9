"""What a vocabulary must be beyond its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.rulebook.binding import Binder
from linter.rulebook.identity import IdentityError, Side, parse
from linter.rulebook.problem import Problem
from linter.rulebook.source import Item, Path
from linter.rulebook.template import Template
from linter.rulebook.vocabulary import Quantity, Vocabulary, Wording, expand

_SOME_YEAR = 2021
_KEY = re.compile(r"[a-z][a-z0-9_]*")


def side(expression: str) -> Side:
    """One side of an identity, as readings are written. Raises :class:`IdentityError`."""
    return parse(f"{expression} = 0").left


def check_vocabulary(
    item: Item, own: Vocabulary, whole: Vocabulary, templates: Sequence[Template]
) -> Iterator[Problem]:
    """What is wrong with one file's vocabulary; ``whole`` is it with those before it."""
    for name, text in own.words.items():
        yield from check_wording_pattern(item, ("words", name), text, whole)
    for name, text in own.topics.items():
        yield from check_wording_pattern(item, ("topics", name), text, whole)
    for key in ("heading", "this_period", "other_period", "not_meant_after", "parts_follow"):
        yield from check_wording_pattern(item, (key,), getattr(own, key), whole)
    for key in ("about_before", "about_after", "no_figure_before", "no_figure_after"):
        yield from check_wording_pattern(item, ("numbers", key), getattr(own.numbers, key), Vocabulary())
    for number, scope in enumerate(own.scopes):
        yield from check_wording_pattern(item, ("scopes", number, "words"), scope.words, whole)
    seen: set[str] = set()
    for number, quantity in enumerate(own.quantities):
        path: Path = ("quantities", number)
        if not _KEY.fullmatch(quantity.id):
            yield item.problem((*path, "id"), f"键名“{quantity.id}”不合规则", f"“{quantity.id}” is no valid key")
        if quantity.id in seen:
            yield item.problem((*path, "id"), f"键名“{quantity.id}”重复", f"the key “{quantity.id}” stands twice")
        seen.add(quantity.id)
        yield from check_wording(item, path, quantity, whole)
        yield from _readings(item, path, quantity, templates)
        for inner, reading in enumerate(quantity.readings):
            yield from check_wording_pattern(item, (*path, "readings", inner, "beside"), reading.beside, whole)


def check_wording(item: Item, path: Path, wording: Wording, vocabulary: Vocabulary) -> Iterator[Problem]:
    """What is wrong with how something is said."""
    for number, text in enumerate(wording.said):
        yield from check_wording_pattern(item, (*path, "said", number), text, vocabulary, empty=False)
    for key in ("context", "unless"):
        yield from check_wording_pattern(item, (*path, key), getattr(wording, key), vocabulary)
    if wording.topic and wording.topic not in vocabulary.topics:
        yield item.unknown((*path, "topic"), wording.topic, list(vocabulary.topics))


def check_wording_pattern(
    item: Item, path: Path, text: str, vocabulary: Vocabulary, *, empty: bool = True
) -> Iterator[Problem]:
    """A pattern with names of the vocabulary compiles; unless ``empty``, it does not match the empty text."""
    try:
        compiled = re.compile(expand(text, vocabulary.words, _SOME_YEAR))
    except KeyError as error:
        yield item.unknown(path, str(error.args[0]), [*vocabulary.words, "year", "last_year", "next_year"])
        return
    except re.error as error:
        yield item.problem(path, f"正则表达式有误：{error.msg}", f"no valid pattern: {error.msg}")
        return
    if not empty and compiled.search("") is not None:
        yield item.problem(path, "这个表达式匹配空文本", "the pattern matches the empty text")


def _readings(item: Item, path: Path, quantity: Quantity, templates: Sequence[Template]) -> Iterator[Problem]:
    """Every reading is an expression over cells that at least one edition has."""
    for number, reading in enumerate(quantity.readings):
        where = (*path, "readings", number, "cells")
        failures: list[IdentityError] = []
        try:
            expression = side(reading.cells)
        except IdentityError as error:
            yield item.problem(where, error.zh, error.en, shift=error.column - 1)
            continue
        for template in templates:
            binder = Binder(template, None)
            try:
                for _, operand in expression.terms:
                    binder.bind(operand)
            except IdentityError as error:
                failures.append(error)
        if templates and len(failures) == len(templates):
            last = failures[-1]
            near = item.unknown(where, last.word, last.known).nearest if last.known else ""
            yield item.problem(where, last.zh, last.en, near, shift=last.column - 1)
