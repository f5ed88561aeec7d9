"""Patterns that a text can keep busy for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.phrases.phrase import Phrase
from linter.rulebook.files import RECOGNITION, VOCABULARY
from linter.rulebook.source import Path
from linter.rulebook.sources import document
from linter.rulebook.validate_check import rule_patterns
from linter.rulebook.vocabulary import expand
from linter.rulelint.mistake import Mistake, Trial, filled

_NESTED = Phrase(
    "正则表达式在无限重复里又有无限重复，遇到特殊文本会极慢：{pattern}",
    "an unlimited repeat inside an unlimited repeat: some texts would take for ever: {pattern}",
)
_NESTED_FIX = Phrase(
    "给重复定上限（如 {0,20}），或改写成不嵌套的形式",
    "put a limit on the repeats ({0,20}), or write it without nesting",
)
_SHOWN = 40


def check(trial: Trial) -> Iterator[Mistake]:
    """Patterns of rules, of the recognition and of the vocabulary with nested unlimited repeats."""
    words = trial.rulebook.vocabulary.words
    for rule in trial.rulebook.rules:
        for path, text in rule_patterns(rule):
            if is_catastrophic(_whole(text, words)):
                yield trial.mistake(rule, path, filled(_NESTED, pattern=text[:_SHOWN]), _NESTED_FIX)
    for name in (RECOGNITION, VOCABULARY):
        item = document(trial.rulebook, name)
        for path, text in _texts(item.data, ()) if item is not None else ():
            if item is not None and is_catastrophic(_whole(text, words)):
                said = filled(_NESTED, pattern=text[:_SHOWN])
                yield Mistake(item.problem(path, said.zh, said.en), _NESTED_FIX)


def _whole(pattern: str, words: Mapping[str, str]) -> str:
    """A pattern with the vocabulary's words in place of their names; as it is where it names others."""
    try:
        return expand(pattern, words, None)
    except KeyError:
        return pattern


def is_catastrophic(pattern: str) -> bool:
    """Whether a pattern repeats without limit what itself repeats without limit, so that there are exponentially many
    ways to try. Possessive repeats and atomic groups don't try again. A text that is no pattern is none of this."""
    try:
        return _nested(re._parser.parse(pattern), inside=False)  # type: ignore[attr-defined]
    except re.error:
        return False


def _nested(parsed: Any, *, inside: bool) -> bool:
    constants = re._constants  # type: ignore[attr-defined]
    repeats = (constants.MAX_REPEAT, constants.MIN_REPEAT)
    final = (constants.POSSESSIVE_REPEAT, constants.ATOMIC_GROUP)
    for operation, argument in parsed:
        if operation in repeats:
            _, most, body = argument
            unlimited = most is constants.MAXREPEAT
            if (unlimited and inside) or _nested(body, inside=inside or unlimited):
                return True
        elif operation not in final and any(_nested(part, inside=inside) for part in _parts(argument)):
            return True
    return False


def _parts(argument: Any) -> Iterator[Any]:
    """The patterns inside an operation's argument."""
    if isinstance(argument, re._parser.SubPattern):  # type: ignore[attr-defined]
        yield argument
    elif isinstance(argument, tuple | list):
        for each in argument:
            yield from _parts(each)


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, list):
        for number, each in enumerate(data):
            yield from _texts(each, (*path, number))
    elif isinstance(data, dict):
        for key, each in data.items():
            yield from _texts(each, (*path, key))
