"""The roster: the bodies that must report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from linter.audit.records import ListedBody
from linter.audit.sources.lists.listing import Line, read_lines
from linter.audit.sources.lists.problem import ListProblem, condensed
from linter.audit.sources.lists.sheets import unreadable
from linter.audit.sources.lists.values import names_of
from linter.audit.sources.lists.words import lexicon
from linter.interpret.wording import squeeze
from linter.phrases.phrase import Lang, Phrase

_USED = frozenset({"organisation", "kind", "level", "parent", "year", "aliases", "since", "until"})
_NEEDED = [("organisation",)]
_NO_NAME = Phrase("这一行没有单位名称，未使用", "the line names no body and was not used")
_TWICE = Phrase(
    "“{text}”与第{other}行重复，以第{other}行为准", "“{text}” stands in line {other} already, and that line counts"
)
_ALIAS = Phrase(
    "“{text}”已是第{other}行单位的名称，这里不作别名",
    "“{text}” is a name of the body in line {other} and counts only there",
)
_YEARS = Phrase("起始年度晚于截止年度，均未使用", "the first year is later than the last; neither was used")
_NO_PARENT = Phrase(
    "上级单位“{text}”自己不在名单里；如系笔误，汇总核对会缺少这些下级单位",
    "the parent “{text}” stands in no line itself; if it is misspelt, sums will lack these parts",
)
_OWN_PARENT = Phrase("上级单位是本单位自己，未使用", "the body is its own parent, which was not used")


@dataclass(frozen=True, slots=True)
class Roster:
    """The bodies of a roster, in its order and each once, and what is wrong with the list."""

    name: str
    bodies: tuple[ListedBody, ...]
    problems: tuple[ListProblem, ...] = ()
    lang: Lang = "zh"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is wrong with the list, in words."""
        return tuple(problem.say(self.lang) for problem in self.problems)


def read_roster(file: Path, lang: Lang = "zh") -> Roster:
    """The roster in a CSV text or a spreadsheet.

    A column with years makes a roster of several years: a body must then report from the first to the last year that
    it has a line for. Raises ``UsageProblem`` where the file can't be read or has no column with names.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise unreadable(file.name, error.strerror or str(error)) from error
    return parse_roster(data, file.name, lang)


def parse_roster(data: bytes, name: str, lang: Lang = "zh") -> Roster:
    """The roster in a file's bytes; ``name`` is the file's name."""
    lines, problems = read_lines(data, name, lexicon(), _USED, _NEEDED)
    bodies = _Bodies()
    for line in lines:
        bodies.add(line)
    listed = bodies.all()
    problems += [problem for line in lines for problem in line.problems]
    return Roster(name, listed, condensed([*problems, *bodies.unlisted_parents()]), lang)


def bodies_of(lines: Iterable[Line]) -> tuple[ListedBody, ...]:
    """The bodies that a manifest's lines name, each once; what the first line that names it says of it."""
    bodies = _Bodies(quiet=True)
    for line in lines:
        bodies.add(line)
    return bodies.all()


class _Bodies:
    """Bodies as they come in, told apart by their names without regard to white space and width of signs."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._by_name: dict[str, ListedBody] = {}
        self._first: dict[str, Line] = {}
        self._parents: dict[str, tuple[str, Line]] = {}

    def add(self, line: Line) -> None:
        name = line.name("organisation")
        if name is None:
            self._say(line, "organisation", _NO_NAME)
            return
        key = squeeze(name)
        year = None if self._quiet else line.year("year")
        known = self._by_name.get(key)
        if known is None:
            self._by_name[key] = self._new(line, name, year)
            self._first[key] = line
        elif year is not None and known.since is not None and known.until is not None:
            self._by_name[key] = replace(known, since=min(known.since, year), until=max(known.until, year))
        else:
            self._say(line, "organisation", _TWICE, text=name, other=str(known.line))

    def _new(self, line: Line, name: str, year: int | None) -> ListedBody:
        kind = line.kind()
        parent = line.name("parent")
        if parent is not None and squeeze(parent) == squeeze(name):
            self._say(line, "parent", _OWN_PARENT)
            parent = None
        if parent is not None:
            self._parents.setdefault(squeeze(parent), (parent, line))
        since, until = (year, year) if self._quiet else (line.year("since") or year, line.year("until") or year)
        if since is not None and until is not None and since > until:
            self._say(line, "since", _YEARS)
            since = until = None
        return ListedBody(
            name=name,
            body=kind.body,
            level=kind.level,
            parent=parent,
            aliases=tuple(alias for alias in names_of(line.cell("aliases"), line.lexicon) if alias != name),
            since=since,
            until=until,
            line=line.number,
        )

    def all(self) -> tuple[ListedBody, ...]:
        """The bodies; a name that one of them bears is nobody else's other name."""
        owners = dict(self._by_name)
        found: list[ListedBody] = []
        for key, body in self._by_name.items():
            kept: list[str] = []
            for alias in body.aliases:
                owner = owners.setdefault(squeeze(alias), body)
                if owner.name == body.name:
                    kept.append(alias)
                else:
                    self._say(self._first[key], "aliases", _ALIAS, text=alias, other=str(owner.line))
            found.append(replace(body, aliases=tuple(kept)))
        return tuple(found)

    def unlisted_parents(self) -> list[ListProblem]:
        """Parents that stand in no line of their own; each is said once."""
        known = set(self._by_name) | {squeeze(alias) for body in self._by_name.values() for alias in body.aliases}
        return [
            ListProblem(
                _NO_PARENT, line.list_name, line.sheet, line.number, line.layout.titles["parent"], {"text": name}
            )
            for key, (name, line) in self._parents.items()
            if key not in known
        ]

    def _say(self, line: Line, column: str, phrase: Phrase, **values: str) -> None:
        if not self._quiet:
            line.say(column, phrase, **values)
