"""From YAML files to a checked rulebook: every mistake of all files at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from linter.rulebook.additions import with_rows
from linter.rulebook.change import Changer
from linter.rulebook.compiled import AddedRows, Compiled, Imprint
from linter.rulebook.files import GRADING, IMPRINT, PROFILES, RECOGNITION, VOCABULARY, Folder, SourceFile
from linter.rulebook.grading import Grading
from linter.rulebook.problem import Problem, RulebookError
from linter.rulebook.profile import Profile
from linter.rulebook.recognition import Recognition
from linter.rulebook.rule import KINDS, Basis, Rule, RuleHead
from linter.rulebook.shape import check_fields, check_shape
from linter.rulebook.source import Item, read
from linter.rulebook.template import Template
from linter.rulebook.validate_figures import check_figures
from linter.rulebook.validate_profile import check_profiles
from linter.rulebook.validate_rule import RuleChecker
from linter.rulebook.validate_template import check_grading, check_recognition, check_template
from linter.rulebook.validate_vocabulary import check_vocabulary
from linter.rulebook.vocabulary import Vocabulary, extended
from linter.rulebook.words import CategorySpec, Words
from linter.rulebook.written import examples_as_lists

T = TypeVar("T")


def compile_rulebook(folders: Sequence[Folder]) -> Compiled:
    """Raises :class:`RulebookError`. The first folder is complete in itself; the others extend it."""
    return _Compiler(folders).compiled()


class _Compiler:
    def __init__(self, folders: Sequence[Folder]) -> None:
        self._folders = folders
        self._problems: list[Problem] = []
        self._categories: list[CategorySpec] = []

    def compiled(self) -> Compiled:
        imprint = self._only(IMPRINT, Imprint)
        self._categories = imprint[1].categories if imprint else []
        recognition = self._only(RECOGNITION, Recognition, check_recognition)
        grading = self._only(GRADING, Grading)
        templates = self._templates()
        vocabulary = self._vocabulary(templates)
        rules = self._rules(templates)
        for item, rule in rules:
            self._problems += check_figures(item, rule.check, vocabulary, templates)
        if grading is not None:
            self._problems += check_grading(grading[0], grading[1], [rule.name for _, rule in rules], self._categories)
        kept = self._changed(rules, templates, vocabulary)
        profiles = self._profiles(rules)
        extensions = self._extensions()
        if self._problems or not (imprint and recognition and grading):
            raise RulebookError(self._problems)
        names = {rule.name for rule in kept}
        laws = dict(imprint[1].laws)
        for _, own in extensions:
            laws |= own.laws if own else {}
        return Compiled(
            name=imprint[1].name,
            version="+".join([imprint[1].version, *(name for name, _ in extensions)]),
            recognition=recognition[1],
            grading=msgspec.structs.replace(grading[1], veto=[name for name in grading[1].veto if name in names]),
            templates=tuple(sorted(templates, key=lambda one: (one.report_years.first or 0, one.edition))),
            rules=tuple(
                msgspec.structs.replace(
                    rule,
                    requires=tuple(name for name in rule.requires if name in names),
                    basis=tuple(_in_full(basis, laws) for basis in rule.basis),
                )
                for rule in sorted(kept, key=lambda one: one.code)
            ),
            profiles=profiles,
            vocabulary=vocabulary,
            report=imprint[1].report or imprint[1].title or Words(zh=imprint[1].name, en=imprint[1].name),
            categories=tuple(imprint[1].categories),
        )

    def _only(self, name: str, shape: type[T], check: Any = None) -> tuple[Item, T] | None:
        """The one document of a file with a fixed name; of the last folder that has one where it may be replaced."""
        folders = self._folders if name == GRADING else self._folders[:1]
        file = next((found for folder in reversed(folders) if (found := folder.named(name))), None)
        if file is None:
            where = f"{self._folders[0].path}/{name}"
            self._problems.append(Problem(where, None, None, "", "缺少这个文件", "the file is missing"))
            return None
        items = read(file.shown, file.content, self._problems)
        if len(items) != 1:
            if not any(problem.file == file.shown for problem in self._problems):
                zh, en = "应当恰好有一个文档", "there must be exactly one document"
                self._problems.append(Problem(file.shown, None, None, "", zh, en))
            return None
        value = self._converted(items[0], shape)
        if value is None:
            return None
        if check is not None:
            self._problems += check(items[0], value)
        return items[0], value

    def _templates(self) -> list[Template]:
        found: list[Template] = []
        for folder in self._folders:
            for file in folder.templates():
                for item in read(file.shown, file.content, self._problems):
                    template = self._converted(item, Template)
                    if template is not None:
                        self._problems += check_template(item, template, found)
                        found.append(template)
        for folder in self._folders[1:]:
            for file in folder.rules():
                for item in read(file.shown, file.content, []):
                    if _is(item, "add_rows") and (added := self._converted(item, AddedRows)):
                        found, problems = with_rows(item, added, found)
                        self._problems += problems
        return found

    def _rules(self, templates: Sequence[Template]) -> list[tuple[Item, Rule]]:
        found: list[tuple[Item, Rule]] = []
        for folder in self._folders:
            for file in folder.rules():
                found += self._rules_of(folder, file)
        built_in = {file.shown for file in self._folders[0].files}
        checker = RuleChecker(templates, found, built_in, self._categories)
        for item, rule in found:
            self._problems += checker.check(item, rule)
        return found

    def _rules_of(self, folder: Folder, file: SourceFile) -> list[tuple[Item, Rule]]:
        found: list[tuple[Item, Rule]] = []
        for item in read(file.shown, file.content, self._problems):
            if folder is not self._folders[0] and (_is(item, "change") or _is(item, "add_rows") or _is_imprint(item)):
                continue
            rule = self._rule(item)
            if rule is not None:
                found.append((item, msgspec.structs.replace(rule, draft=file.is_draft)))
        return found

    def _rule(self, item: Item) -> Rule | None:
        if not isinstance(item.data, dict):
            self._problems.append(item.problem((), "一条规则应是一组键和值", "a rule is written as keys and values"))
            return None
        word = item.data.get("check")
        kind = KINDS.get(word) if isinstance(word, str) else None
        if kind is None:
            if word is None:
                self._problems.append(item.problem((), "缺少键：check", "missing keys: check"))
            else:
                self._problems.append(item.unknown(("check",), str(word), sorted(KINDS)))
            return None
        own = examples_as_lists({key: value for key, value in item.data.items() if key != "check"})
        problems = check_fields(item, own, [RuleHead, kind])
        if problems:
            self._problems += problems
            return None
        parameters = {key: value for key, value in own.items() if key not in RuleHead.__struct_fields__}
        head = {key: value for key, value in own.items() if key in RuleHead.__struct_fields__}
        return msgspec.convert({**head, "check": {"check": word, **parameters}}, Rule)

    def _changed(
        self, rules: Sequence[tuple[Item, Rule]], templates: Sequence[Template], vocabulary: Vocabulary
    ) -> list[Rule]:
        """The rules after the changes that extending folders ask for."""
        changer = Changer([rule for _, rule in rules], templates, vocabulary)
        for folder in self._folders[1:]:
            for file in folder.rules():
                for item in read(file.shown, file.content, []):
                    if _is(item, "change"):
                        self._problems += changer.change(item)
        return changer.rules

    def _profiles(self, rules: Sequence[tuple[Item, Rule]]) -> tuple[Profile, ...]:
        """Every folder's profiles; a later one takes the place of an earlier one with the same name."""
        found: list[tuple[Item, Profile]] = []
        for folder in self._folders:
            file = folder.named(PROFILES)
            for item in read(file.shown, file.content, self._problems) if file else []:
                profile = self._converted(item, Profile)
                if profile is not None:
                    found.append((item, profile))
        self._problems += check_profiles(found, [rule for _, rule in rules], self._categories)
        return tuple({profile.name: profile for _, profile in found}.values())

    def _vocabulary(self, templates: Sequence[Template]) -> Vocabulary:
        """The built-in folder's vocabulary, extended by those of the others; empty where there is none."""
        found = Vocabulary()
        for folder in self._folders:
            file = folder.named(VOCABULARY)
            for item in read(file.shown, file.content, self._problems) if file else []:
                own = self._converted(item, Vocabulary)
                if own is not None:
                    found = extended(found, own)
                    self._problems += check_vocabulary(item, own, found, templates)
        return found

    def _extensions(self) -> list[tuple[str, Imprint | None]]:
        """What the extending folders and files are called, for the rulebook's version; their imprints, if they have
        one: a single file's is one of its documents."""
        found = []
        for folder in self._folders[1:]:
            own = folder.named(IMPRINT)
            items = [item for file in ([own] if own else folder.rules()) for item in read(file.shown, file.content, [])]
            stated = next((item for item in items if own or _is_imprint(item)), None)
            imprint = self._converted(stated, Imprint) if stated else None
            path = Path(folder.path).resolve()
            name = path.stem if path.is_file() else path.name
            found.append((f"{imprint.name}-{imprint.version}" if imprint else name, imprint))
        return found

    def _converted(self, item: Item, shape: type[T]) -> T | None:
        problems = check_shape(item, item.data, shape)
        self._problems += problems
        return None if problems else msgspec.convert(item.data, shape)


def _in_full(basis: Basis, laws: Mapping[str, Words]) -> Basis:
    """A basis with its law's full title, where the rulebook gives one for the short title."""
    return msgspec.structs.replace(basis, full=basis.full or laws.get(basis.law))


def _is(item: Item, key: str) -> bool:
    """Whether a document is of the kind that a key tells."""
    return isinstance(item.data, dict) and key in item.data and "check" not in item.data


def _is_imprint(item: Item) -> bool:
    return _is(item, "version")
