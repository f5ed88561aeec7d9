"""From YAML files to a checked rulebook: every mistake of all files at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec

from linter.rulebook.compiled import Change, Compiled, Imprint
from linter.rulebook.files import GRADING, IMPRINT, RECOGNITION, Folder, SourceFile
from linter.rulebook.grading import Grading
from linter.rulebook.problem import Problem, RulebookError
from linter.rulebook.recognition import Recognition
from linter.rulebook.rule import Basis, Check, Rule, RuleHead
from linter.rulebook.shape import check_fields, check_shape
from linter.rulebook.source import Item, read
from linter.rulebook.template import Template
from linter.rulebook.validate_rule import LEVELS, RuleChecker
from linter.rulebook.validate_template import check_grading, check_recognition, check_template
from linter.rulebook.words import Words

T = TypeVar("T")
KINDS: dict[str, Any] = {kind.__struct_config__.tag: kind for kind in get_args(Check)}
"""The shape of a check by the word that stands for it in YAML."""


def compile_rulebook(folders: Sequence[Folder]) -> Compiled:
    """Raises :class:`RulebookError`. The first folder is complete in itself; the others extend it."""
    return _Compiler(folders).compiled()


class _Compiler:
    def __init__(self, folders: Sequence[Folder]) -> None:
        self._folders = folders
        self._problems: list[Problem] = []

    def compiled(self) -> Compiled:
        imprint = self._only(IMPRINT, Imprint)
        recognition = self._only(RECOGNITION, Recognition, check_recognition)
        grading = self._only(GRADING, Grading)
        templates = self._templates()
        rules = self._rules(templates)
        if grading is not None:
            self._problems += check_grading(grading[0], grading[1], [rule.name for _, rule in rules])
        kept = self._changed(rules)
        extensions = self._extensions()
        if self._problems or not (imprint and recognition and grading):
            raise RulebookError(self._problems)
        names = {rule.name for rule in kept}
        return Compiled(
            name=imprint[1].name,
            version="+".join([imprint[1].version, *extensions]),
            recognition=recognition[1],
            grading=msgspec.structs.replace(grading[1], veto=[name for name in grading[1].veto if name in names]),
            templates=tuple(sorted(templates, key=lambda one: (one.report_years.first or 0, one.edition))),
            rules=tuple(
                msgspec.structs.replace(
                    rule,
                    requires=tuple(name for name in rule.requires if name in names),
                    basis=tuple(_in_full(basis, imprint[1].laws) for basis in rule.basis),
                )
                for rule in sorted(kept, key=lambda one: one.code)
            ),
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
        return found

    def _rules(self, templates: Sequence[Template]) -> list[tuple[Item, Rule]]:
        found: list[tuple[Item, Rule]] = []
        for folder in self._folders:
            for file in folder.rules():
                found += self._rules_of(folder, file)
        built_in = {file.shown for file in self._folders[0].files}
        checker = RuleChecker(templates, found, built_in)
        for item, rule in found:
            self._problems += checker.check(item, rule)
        return found

    def _rules_of(self, folder: Folder, file: SourceFile) -> list[tuple[Item, Rule]]:
        found: list[tuple[Item, Rule]] = []
        for item in read(file.shown, file.content, self._problems):
            if isinstance(item.data, dict) and "change" in item.data and not folder.built_in:
                continue
            rule = self._rule(item)
            if rule is not None:
                found.append((item, rule))
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
        own = {key: value for key, value in item.data.items() if key != "check"}
        if isinstance(own.get("examples"), dict):  # a single example may stand without a list around it
            own["examples"] = {key: [one] if isinstance(one, dict) else one for key, one in own["examples"].items()}
        problems = check_fields(item, own, [RuleHead, kind])
        if problems:
            self._problems += problems
            return None
        parameters = {key: value for key, value in own.items() if key not in RuleHead.__struct_fields__}
        head = {key: value for key, value in own.items() if key in RuleHead.__struct_fields__}
        return msgspec.convert({**head, "check": {"check": word, **parameters}}, Rule)

    def _changed(self, rules: Sequence[tuple[Item, Rule]]) -> list[Rule]:
        """The rules after the changes that extending folders ask for."""
        kept = {rule.code: rule for _, rule in rules}
        for folder in self._folders[1:]:
            for file in folder.rules():
                for item in read(file.shown, file.content, []):
                    if isinstance(item.data, dict) and "change" in item.data:
                        self._change(item, kept)
        return list(kept.values())

    def _change(self, item: Item, kept: dict[str, Rule]) -> None:
        change = self._converted(item, Change)
        if change is None:
            return
        rule = next((rule for rule in kept.values() if change.change in (rule.code, rule.name)), None)
        if rule is None:
            known = [word for rule in kept.values() for word in (rule.code, rule.name)]
            self._problems.append(item.unknown(("change",), change.change, known))
        elif change.off:
            del kept[rule.code]
        elif change.level is None:
            zh, en = "没有写要改什么（level 或 off）", "says nothing to change (level or off)"
            self._problems.append(item.problem(("change",), zh, en))
        else:
            lower = LEVELS.index(change.level)
            relaxed = tuple(one for one in rule.relaxed if LEVELS.index(one.level) > lower)
            kept[rule.code] = msgspec.structs.replace(rule, level=change.level, relaxed=relaxed)

    def _extensions(self) -> list[str]:
        """What the extending folders are called, for the rulebook's version."""
        found = []
        for folder in self._folders[1:]:
            file = folder.named(IMPRINT)
            items = read(file.shown, file.content, self._problems) if file else []
            imprint = self._converted(items[0], Imprint) if items else None
            found.append(f"{imprint.name}-{imprint.version}" if imprint else Path(folder.path).resolve().name)
        return found

    def _converted(self, item: Item, shape: type[T]) -> T | None:
        problems = check_shape(item, item.data, shape)
        self._problems += problems
        return None if problems else msgspec.convert(item.data, shape)


def _in_full(basis: Basis, laws: Mapping[str, Words]) -> Basis:
    """A basis with its law's full title, where the rulebook gives one for the short title."""
    return msgspec.structs.replace(basis, full=basis.full or laws.get(basis.law))
