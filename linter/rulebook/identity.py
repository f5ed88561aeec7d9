"""The identity language: arithmetic statements over cells, written as people write them.

::

    condition := identity ("and" identity)*
    identity := side ("=" | "!=" | ">=" | "<=" | ">" | "<") side
    side     := ["-"] term (("+" | "-") term)*
    term     := number | [number "*"] operand
    operand  := name | "sum" "(" range ")"
    range    := name ".." name          -- every row (column) from one to the other, in the template's order
              | name with "*" for a part -- refused.*  applications.refused.*.total

A name is full (``applications.new.total``), or the bare key of a row (``new``) where the identity is asked once a
column (``each: column of applications``), or of a column (``total``) where it is asked once a row. ``previous.`` in
front takes it from last year's report; with ``each``, ``previous.applications.carried_over`` has the column asked.
Messages call a name with its dots as underscores (``{refused_state_secret}``) and a sum ``{sum_refused}`` or
``{sum_enterprise_to_other_org}``.

A rule's ``holds`` is an identity, its ``when`` a condition: ``partial > 0 and sum(refused.*) >= partial``. Shares are
written as products: ``5 * sum(other.*) <= total`` is “at most 20 %”.

Numbers are whole. Cells are never floats and a missing one is never 0. This module reads the text;
:mod:`linter.rulebook.binding` says which cells of an edition are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

LONGEST = 500
MOST_TERMS = 60
Axis = Literal["column", "row"]
Relation = Literal["=", "!=", ">=", "<=", ">", "<"]
RELATIONS = ("=", "!=", ">=", "<=", ">", "<")

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+)|(?P<name>[a-z_][a-z0-9_]*(?:\.(?:[a-z0-9_]+|\*))*)"
    r"|(?P<sign>!=|>=|<=|>|<|=|\.\.|[-+*()]))"
)
_EACH = re.compile(r"(column|row) of ([a-z][a-z0-9_]*)")


class IdentityError(Exception):
    """An identity can't be read. ``column`` counts characters of its text from 1; ``word`` and ``known`` are set where
    a name is not one of those that could stand there."""

    def __init__(self, column: int, zh: str, en: str, word: str = "", known: Iterable[str] = ()) -> None:
        super().__init__(en)
        self.column = column
        self.zh = zh
        self.en = en
        self.word = word
        self.known = tuple(known)


@dataclass(frozen=True, slots=True)
class Name:
    """One cell's name, as written, and where."""

    text: str
    at: int

    @property
    def written(self) -> str:
        """The name as it stands in the identity."""
        return self.text

    @property
    def placeholder(self) -> str:
        """How messages call it: ``refused.state_secret`` is ``{refused_state_secret}``."""
        return self.text.replace(".", "_")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over several cells: from one name to another, or all that a pattern fits (then ``last`` is ``None``)."""

    first: Name
    last: Name | None

    @property
    def at(self) -> int:
        return self.first.at

    @property
    def written(self) -> str:
        """The sum as it stands in the identity."""
        return f"sum({self.first.text}..{self.last.text})" if self.last else f"sum({self.first.text})"

    @property
    def placeholder(self) -> str:
        """How messages call it: ``sum(refused.*)`` is ``{sum_refused}``, ``sum(a..b)`` is ``{sum_a_to_b}``."""
        text = self.first.placeholder.replace("_*", "")
        return f"sum_{text}_to_{self.last.placeholder}" if self.last else f"sum_{text}"


Operand = Name | Sum


@dataclass(frozen=True, slots=True)
class Side:
    """``sum(factor * operand) + constant``."""

    terms: tuple[tuple[int, Operand], ...]
    constant: int


@dataclass(frozen=True, slots=True)
class Identity:
    """A parsed identity."""

    left: Side
    relation: Relation
    right: Side

    def operands(self) -> Iterator[Operand]:
        """Every operand, left to right."""
        for side in (self.left, self.right):
            for _, operand in side.terms:
                yield operand


@dataclass(frozen=True, slots=True)
class Each:
    """Once for every column (row) of a table."""

    axis: Axis
    table: str


@lru_cache(maxsize=1024)
def parse(text: str) -> Identity:
    """The identity that a text states. Raises :class:`IdentityError`."""
    return _Parser(text).identity()


@lru_cache(maxsize=1024)
def parse_condition(text: str) -> tuple[Identity, ...]:
    """The identities that must all hold for a condition to; none for "". Raises :class:`IdentityError`."""
    return _Parser(text).condition() if text else ()


@lru_cache(maxsize=1024)
def parse_each(text: str) -> Each | None:
    """What ``each`` says, or ``None`` for "". Raises :class:`IdentityError`."""
    if not text:
        return None
    match = _EACH.fullmatch(text)
    if match is None:
        zh, en = "应写成“column of 表名”或“row of 表名”", "should read “column of TABLE” or “row of TABLE”"
        raise IdentityError(1, zh, en)
    return Each("column" if match[1] == "column" else "row", match[2])


class _Parser:
    """Recursive descent over the tokens; the language nests no deeper than ``sum(...)``."""

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise IdentityError(1, f"恒等式超过 {LONGEST} 个字符", f"the identity is longer than {LONGEST} characters")
        self._tokens = list(_tokens(text))
        self._next = 0

    def identity(self) -> Identity:
        found = self._comparison()
        self._end("+、- 或结尾", "+, - or the end")
        return found

    def condition(self) -> tuple[Identity, ...]:
        found = [self._comparison()]
        while self._peek()[:2] == ("name", "and"):
            self._take()
            found.append(self._comparison())
        self._end("+、-、and 或结尾", "+, -, “and” or the end")
        return tuple(found)

    def _comparison(self) -> Identity:
        left = self._side()
        kind, relation, at = self._take()
        if kind != "sign" or relation not in RELATIONS:
            raise _expected(at, relation, "=、!=、>=、<=、> 或 <", "=, !=, >=, <=, > or <")
        return Identity(left, relation, self._side())  # type: ignore[arg-type]

    def _end(self, zh: str, en: str) -> None:
        kind, word, at = self._take()
        if kind != "end":
            raise _expected(at, word, zh, en)

    def _side(self) -> Side:
        terms: list[tuple[int, Operand]] = []
        constant = 0
        sign = -1 if self._accept("-") else 1
        while True:
            factor, operand = self._term()
            if operand is None:
                constant += sign * factor
            else:
                terms.append((sign * factor, operand))
            if len(terms) > MOST_TERMS:
                raise IdentityError(self._peek()[2], f"超过 {MOST_TERMS} 项", f"more than {MOST_TERMS} terms")
            if self._accept("+"):
                sign = 1
            elif self._accept("-"):
                sign = -1
            else:
                return Side(tuple(terms), constant)

    def _term(self) -> tuple[int, Operand | None]:
        factor = 1
        if self._peek()[0] == "number":
            _, word, at = self._take()
            if len(word) > 12:
                raise IdentityError(at, "数字过大", "the number is too large")
            factor = int(word)
            if not self._accept("*"):
                return factor, None
        return factor, self._operand()

    def _operand(self) -> Operand:
        kind, word, at = self._take()
        if kind != "name":
            raise _expected(at, word, "单元格名称", "a cell's name")
        if word == "sum" and self._accept("("):
            return self._range()
        if "*" in word:
            zh, en = f"“{word}”只能写在 sum(…) 里", f"“{word}” must stand in sum(…)"
            raise IdentityError(at, zh, en)
        return Name(word, at)

    def _range(self) -> Sum:
        first = self._name()
        last = self._name() if self._accept("..") else None
        _, word, at = self._take()
        if word != ")":
            raise _expected(at, word, "“)”", "“)”")
        if last is None and "*" not in first.text:
            zh, en = "sum(…) 里应有“*”或“..”", "sum(…) needs a “*” or “..”"
            raise IdentityError(first.at, zh, en)
        if last is not None and "*" in first.text + last.text:
            raise IdentityError(first.at, "“..”两边不能有“*”", "no “*” beside “..”")
        return Sum(first, last)

    def _name(self) -> Name:
        kind, word, at = self._take()
        if kind != "name":
            raise _expected(at, word, "单元格名称", "a cell's name")
        return Name(word, at)

    def _peek(self) -> tuple[str, str, int]:
        return self._tokens[self._next]

    def _take(self) -> tuple[str, str, int]:
        token = self._tokens[self._next]
        self._next = min(self._next + 1, len(self._tokens) - 1)
        return token

    def _accept(self, sign: str) -> bool:
        kind, word, _ = self._peek()
        if kind == "sign" and word == sign:
            self._take()
            return True
        return False


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    end = len(text.rstrip())
    position = 0
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            at = position + len(text[position:]) - len(text[position:].lstrip())
            raise IdentityError(at + 1, f"不认识的字符“{text[at]}”", f"unexpected character “{text[at]}”")
        kind = match.lastgroup or ""
        yield kind, match[kind], match.start(kind) + 1
        position = match.end()
    yield "end", "", end + 1


def _expected(at: int, word: str, zh: str, en: str) -> IdentityError:
    found_zh, found_en = (f"“{word}”", f"“{word}”") if word else ("结尾", "the end")
    return IdentityError(at, f"此处应为{zh}，而不是{found_zh}", f"expected {en}, found {found_en}")
