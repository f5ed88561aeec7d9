"""The files of a rulebook's folder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from linter.rulebook.problem import Problem

TEMPLATES = "templates"
RECOGNITION = "recognition.yaml"
GRADING = "grading.yaml"
IMPRINT = "rulebook.yaml"
PROFILES = "profiles.yaml"
VOCABULARY = "vocabulary.yaml"
COVERAGE = "coverage.yaml"
DRAFTS = "draft"
"""The folder of rules that are still being tried: inside a rulebook's own folder, and beside the built-in one."""
PACKS = "packs"
"""The folder, beside the built-in rulebooks, of those that a place or an agency adds."""
BUILT_IN = "gidr"
_SINGLE = "rules.yaml"
"""What a single file counts as, whatever it is called: a file of rules."""


class SourceFile(NamedTuple):
    """One YAML file: its path for people, its path inside the folder (with ``/``), its bytes."""

    shown: str
    inside: str
    content: bytes

    @property
    def is_draft(self) -> bool:
        """Whether its rules are drafts."""
        return self.inside.startswith(f"{DRAFTS}/")


class Folder(NamedTuple):
    """One folder of rules, its YAML files in a fixed order; or a single file of rules that stands for such a folder."""

    path: Path
    built_in: bool
    files: tuple[SourceFile, ...]

    def templates(self) -> list[SourceFile]:
        return [file for file in self.files if file.inside.startswith(f"{TEMPLATES}/")]

    def named(self, name: str) -> SourceFile | None:
        return next((file for file in self.files if file.inside == name), None)

    def rules(self) -> list[SourceFile]:
        """Every file that holds rules: those at the top but for the ones with a name of their own, and the drafts."""
        own = (RECOGNITION, GRADING, IMPRINT, PROFILES, COVERAGE, VOCABULARY)
        return [file for file in self.files if ("/" not in file.inside and file.inside not in own) or file.is_draft]


def built_in() -> Path:
    """The rulebook that comes with the product: inside the package where installed, else in the source tree."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_rules" / BUILT_IN
    return inside if inside.is_dir() else package.parent / "rules" / BUILT_IN


def read_folder(path: Path, *, is_built_in: bool, problems: list[Problem], drafts: bool = False) -> Folder:
    """A folder's files, with its drafts only where asked. What can't be read goes to ``problems``."""
    if path.is_file():
        return Folder(path, is_built_in, tuple(_read(path, _SINGLE, problems)))
    if not path.is_dir():
        problems.append(Problem(str(path), None, None, "", "没有这个文件夹或文件", "there is no such folder or file"))
        return Folder(path, is_built_in, ())
    found: list[SourceFile] = []
    for file in sorted([*path.glob("*.yaml"), *path.glob(f"{TEMPLATES}/*.yaml")]):
        found += _read(file, file.relative_to(path).as_posix(), problems)
    if drafts:
        around = path.parent if is_built_in and path.name == BUILT_IN else path
        for file in sorted(around.glob(f"{DRAFTS}/*.yaml")):
            found += _read(file, file.relative_to(around).as_posix(), problems)
    return Folder(path, is_built_in, tuple(found))


def _read(file: Path, inside: str, problems: list[Problem]) -> list[SourceFile]:
    try:
        return [SourceFile(str(file), inside, file.read_bytes())]
    except OSError as error:
        said = error.strerror or str(error)
        problems.append(Problem(str(file), None, None, "", f"无法读取：{said}", f"can't be read: {said}"))
        return []


def digest_of(folders: Sequence[Folder]) -> str:
    """A hash of every file's name and bytes, and of the names of what extends the built-in folder (a rulebook's version
    has them)."""
    total = hashlib.sha256()
    for folder in folders:
        if not folder.built_in:
            total.update(folder.path.resolve().name.encode())
        for file in folder.files:
            for part in (file.inside.encode(), file.content):
                total.update(len(part).to_bytes(8, "big"))
                total.update(part)
        total.update(b"\xff")
    return total.hexdigest()
