"""Where each rule of a rulebook is written."""

from __future__ import annotations

from pathlib import Path

from linter.rulebook.files import read_folder
from linter.rulebook.problem import Problem
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.source import Item, read


def rule_sources(rulebook: Rulebook) -> dict[str, Item]:
    """The YAML document of every rule, with the places of its keys, by code."""
    found: dict[str, Item] = {}
    problems: list[Problem] = []
    for number, folder in enumerate(rulebook.folders):
        files = read_folder(Path(folder), is_built_in=number == 0, problems=problems, drafts=True)
        for file in files.rules():
            for item in read(file.shown, file.content, problems):
                if isinstance(item.data, dict) and "check" in item.data:
                    found.setdefault(str(item.data.get("code")), item)
    return found


def change_sources(rulebook: Rulebook) -> dict[str, Item]:
    """The document that changes the parameters of a rule, by the rule's code; of several the last."""
    found: dict[str, Item] = {}
    problems: list[Problem] = []
    for folder in rulebook.folders[1:]:
        for file in read_folder(Path(folder), is_built_in=False, problems=problems, drafts=True).rules():
            for item in read(file.shown, file.content, problems):
                changed = isinstance(item.data, dict) and "set" in item.data and item.data.get("change")
                rule = rulebook.rule(changed) if isinstance(changed, str) else None
                if rule is not None:
                    found[rule.code] = item
    return found


def template_sources(rulebook: Rulebook) -> dict[str, Item]:
    """The YAML document of every edition's template, by edition."""
    found: dict[str, Item] = {}
    problems: list[Problem] = []
    for number, folder in enumerate(rulebook.folders):
        for file in read_folder(Path(folder), is_built_in=number == 0, problems=problems).templates():
            for item in read(file.shown, file.content, problems):
                if isinstance(item.data, dict):
                    found.setdefault(str(item.data.get("edition")), item)
    return found


def document(rulebook: Rulebook, name: str) -> Item | None:
    """The one document of a file with a fixed name in the rulebook's first folder."""
    problems: list[Problem] = []
    for folder in rulebook.folders[:1]:
        file = read_folder(Path(folder), is_built_in=True, problems=problems).named(name)
        return next(iter(read(file.shown, file.content, problems)), None) if file else None
    return None
