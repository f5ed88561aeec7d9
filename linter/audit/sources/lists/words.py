"""The words in which agencies write their lists: ``rules/audit/lists.yaml``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from linter.interpret.wording import squeeze
from linter.rulebook.files import built_in
from linter.rulebook.problem import Problem, RulebookError
from linter.rulebook.shape import check_shape
from linter.rulebook.source import Item, read
from linter.rulebook.words import BodyName, LevelOfGovernment, Shape


class Columns(Shape, frozen=True, kw_only=True):
    """Column headings, by the field that stands below them; ``ignored`` are those that nothing is taken from."""

    organisation: list[str]
    kind: list[str]
    level: list[str]
    parent: list[str]
    year: list[str]
    file: list[str]
    address: list[str]
    published: list[str]
    aliases: list[str]
    since: list[str]
    until: list[str]
    ignored: list[str]


class KindWords(Shape, frozen=True, kw_only=True):
    """Words for a kind of body, a level, both, or neither."""

    words: list[str]
    body: BodyName | None = None
    level: LevelOfGovernment | None = None


class Pictures(Shape, frozen=True, kw_only=True):
    """Which pictures may be scanned reports: patterns of their names; folders (a pattern for the whole name) in which
    they never are; and the smallest size in bytes where the name tells nothing."""

    names: list[str]
    ornaments: list[str]
    least: int


class ListWords(Shape, frozen=True, kw_only=True):
    """Everything that the lists' readers know of words. Patterns of ``no_body`` and ``groups`` are for whole cells."""

    columns: Columns
    kinds: list[KindWords]
    nothing: list[str]
    between_names: str
    sums: list[str]
    no_body: list[str]
    groups: list[str]
    pictures: Pictures


class Lexicon:
    """The words, ready for looking up. Words are compared by :func:`plain`."""

    def __init__(self, words: ListWords) -> None:
        self.words = words
        self.columns: dict[str, str] = {
            plain(heading): field
            for field in words.columns.__struct_fields__
            for heading in getattr(words.columns, field)
        }
        self.kinds: dict[str, KindWords] = {plain(word): kind for kind in words.kinds for word in kind.words}
        self.nothing = frozenset(map(plain, words.nothing))
        self.between_names = re.compile(words.between_names)
        self.sums = frozenset(map(plain, words.sums))
        self.no_body = _any(words.no_body)
        self.groups = _any(words.groups)
        self.picture_names = _any(words.pictures.names)
        self.ornaments = _any(words.pictures.ornaments)

    def field_of(self, heading: str) -> str | None:
        """The field that a column heading names, ``ignored`` among them, or ``None`` for an unknown one. What stands in
        brackets is left out where the heading as a whole is unknown."""
        whole = plain(heading).strip("*:")
        return self.columns.get(whole) or self.columns.get(_BRACKETS.sub("", whole).strip("*:"))


_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


@lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """A word as it is compared: one width of signs, no white space, small letters."""
    return squeeze(word).casefold()


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def file() -> Path:
    """The file that holds the words: beside the built-in rulebooks."""
    return built_in().parent / "audit" / "lists.yaml"


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words that come with the product. Raises :class:`RulebookError` for what is wrong with the file."""
    path = file()
    try:
        content = path.read_bytes()
    except OSError as error:
        said = error.strerror or str(error)
        problem = Problem(str(path), None, None, "", f"无法读取：{said}", f"can't be read: {said}")
        raise RulebookError([problem]) from error
    return parse(str(path), content)


def parse(name: str, content: bytes) -> Lexicon:
    """The words of a YAML file. Raises :class:`RulebookError` with file and line of everything that is wrong."""
    problems: list[Problem] = []
    items = read(name, content, problems)
    if not problems and len(items) != 1:
        problems.append(Problem(name, 1, 1, "", "应只有一个文档", "there must be one document"))
    for item in items:
        problems += check_shape(item, item.data, ListWords)
    if problems:
        raise RulebookError(problems)
    (item,) = items
    problems += [*_patterns(item), *_twice(item)]
    if problems:
        raise RulebookError(problems)
    return Lexicon(msgspec.convert(item.data, ListWords))


def _patterns(item: Item) -> list[Problem]:
    data: dict[str, Any] = item.data
    places = [("between_names",)] + [
        (*path, number)
        for path, patterns in (
            (("no_body",), data["no_body"]),
            (("groups",), data["groups"]),
            (("pictures", "names"), data["pictures"]["names"]),
            (("pictures", "ornaments"), data["pictures"]["ornaments"]),
        )
        for number in range(len(patterns))
    ]
    found = []
    for path in places:
        pattern: Any = data
        for key in path:
            pattern = pattern[key]
        try:
            re.compile(pattern)
        except re.error as error:
            found.append(item.problem(path, f"正则表达式有误：{error}", f"no valid pattern: {error}"))
    return found


def _twice(item: Item) -> list[Problem]:
    """A heading that stands for two fields, or a word that stands for two kinds."""
    found = []
    for name, groups in (
        ("columns", [(("columns", field), words) for field, words in item.data["columns"].items()]),
        ("kinds", [(("kinds", at, "words"), kind["words"]) for at, kind in enumerate(item.data["kinds"])]),
    ):
        seen: dict[str, str] = {}
        for path, words in groups:
            for number, word in enumerate(words):
                if plain(word) in seen:
                    zh, en = f"“{word}”在 {name} 中重复", f"“{word}” stands twice in {name}"
                    found.append(item.problem((*path, number), zh, en))
                seen[plain(word)] = word
    return found
