"""Families: the kinds of report that there are rulebooks for, and which folders make each one's rulebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from linter.rulebook.files import BUILT_IN, IMPRINT, PACKS, RECOGNITION, built_in
from linter.rulebook.problem import Problem, RulebookError, nearest
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of report: what its rulebook is called, the folder that it stands in, and what extends it."""

    name: str
    folder: Path
    built_in: bool
    extended_by: tuple[Path, ...] = ()


Reader = Callable[[Family, bool], Rulebook]


@dataclass(frozen=True)
class Families:
    """The rulebooks of all families; ``read`` reads each when it is first asked for, and keeps it."""

    sources: tuple[Family, ...]
    drafts: bool
    read: Reader = field(repr=False)

    @property
    def main(self) -> Rulebook:
        """The rulebook of annual reports on information disclosure. What can't be read is judged by it."""
        return self.read(self.sources[0], self.drafts)

    def __getstate__(self) -> dict[str, object]:
        """What another process needs: which objects are the main rulebook's rules is for each to find out."""
        return {name: value for name, value in self.__dict__.items() if name != "_of_main"}

    @cached_property
    def _of_main(self) -> frozenset[int]:
        return frozenset(map(id, self.main.rules))

    def others(self) -> Iterator[Rulebook]:
        """The rulebooks of all other kinds of report."""
        for family in self.sources[1:]:
            yield self.read(family, self.drafts)

    def named(self, name: str) -> Rulebook:
        """The rulebook with a name. Raises ``KeyError`` where there is none."""
        if self.main.name == name:
            return self.main
        for rulebook in self.others():
            if rulebook.name == name:
                return rulebook
        raise KeyError(name)

    def owner(self, rule: Rule) -> Rulebook:
        """The rulebook that a rule, the very object, belongs to. Raises ``StopIteration`` where it is none's."""
        if id(rule) in self._of_main:
            return self.main
        return next(other for other in self.others() if any(own is rule for own in other.rules))

    def all(self) -> tuple[Rulebook, ...]:
        """Every rulebook, the main one first."""
        return (self.main, *self.others())


def families_of(extra: Sequence[Path]) -> tuple[Family, ...]:
    """The families that come with the product and those among ``extra``, each with what of ``extra`` extends it.

    A folder that says how its reports are recognised is a family of its own; everything else extends the family that
    its ``extends`` names. Raises :class:`RulebookError`.
    """
    main = built_in()
    shipped = [path for path in sorted(main.parent.iterdir()) if _is_family(path) and path.name != BUILT_IN]
    found = [Family(_name(path), path, True) for path in (main, *shipped)]
    problems: list[Problem] = []
    extending: list[Path] = []
    for path in map(shipped_pack, extra):
        if _is_family(path):
            found.append(Family(_name(path), path, False))
        else:
            extending.append(path)
    by_name = {family.name: family for family in found}
    extended: dict[str, list[Path]] = {name: [] for name in by_name}
    for path in extending:
        wanted = _said(path, "extends") or found[0].name
        if wanted in extended:
            extended[wanted].append(path)
        else:
            zh, en = f"没有规则库“{wanted}”可供扩展", f"there is no rulebook “{wanted}” to extend"
            problems.append(Problem(str(path), None, None, "extends", zh, en, nearest(wanted, by_name)))
    if problems:
        raise RulebookError(problems)
    return tuple(
        Family(family.name, family.folder, family.built_in, tuple(extended[family.name])) for family in by_name.values()
    )


def shipped_pack(path: Path) -> Path:
    """The path; where there is none and a pack that comes with the product has its name, that pack."""
    if path.exists():
        return path
    packs = built_in().parent / PACKS
    for pack in (packs / path.name, packs / f"{path.name}.yaml"):
        if pack.exists():
            return pack
    return path


def _is_family(path: Path) -> bool:
    return (path / IMPRINT).is_file() and (path / RECOGNITION).is_file()


def _name(folder: Path) -> str:
    return _said(folder, "name") or folder.name


def _said(path: Path, key: str) -> str:
    """What a rulebook's imprint says under a key at its top (or the first key of a list), "" where it says nothing.
    What is wrong with the file is found when it is read as YAML, which takes longer than a run that needs only one
    rulebook can wait."""
    file = path / IMPRINT if path.is_dir() else path
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    found = re.search(rf"^(?:- |  )?{key}:[ \t]*[\"']?([\w.-]+)", text, re.MULTILINE)
    return found[1] if found else ""
