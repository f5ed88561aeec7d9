"""The files of a rulebook's folder."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from linter.rulebook.problem import Problem

TEMPLATES = "templates"
RECOGNITION = "recognition.yaml"
GRADING = "grading.yaml"
IMPRINT = "rulebook.yaml"
BUILT_IN = "gidr"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One YAML file: its path for people, its path inside the folder (with ``/``), its bytes."""

    shown: str
    inside: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Folder:
    """One folder of rules, its YAML files in a fixed order."""

    path: Path
    built_in: bool
    files: tuple[SourceFile, ...]

    def templates(self) -> list[SourceFile]:
        return [file for file in self.files if file.inside.startswith(f"{TEMPLATES}/")]

    def named(self, name: str) -> SourceFile | None:
        return next((file for file in self.files if file.inside == name), None)

    def rules(self) -> list[SourceFile]:
        """Every file that holds rules: those at the top but for the three with a name of their own."""
        return [
            file for file in self.files if "/" not in file.inside and file.inside not in (RECOGNITION, GRADING, IMPRINT)
        ]


def built_in() -> Path:
    """The rulebook that comes with the product: inside the package where installed, else in the source tree."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_rules" / BUILT_IN
    return inside if inside.is_dir() else package.parent / "rules" / BUILT_IN


def read_folder(path: Path, *, is_built_in: bool, problems: list[Problem]) -> Folder:
    """A folder's files. What can't be read goes to ``problems``."""
    if not path.is_dir():
        problems.append(Problem(str(path), None, None, "", "没有这个文件夹", "there is no such folder"))
        return Folder(path, is_built_in, ())
    found: list[SourceFile] = []
    for file in sorted([*path.glob("*.yaml"), *path.glob(f"{TEMPLATES}/*.yaml")]):
        inside = file.relative_to(path).as_posix()
        try:
            found.append(SourceFile(str(file), inside, file.read_bytes()))
        except OSError as error:
            said = error.strerror or str(error)
            problems.append(Problem(str(file), None, None, "", f"无法读取：{said}", f"can't be read: {said}"))
    return Folder(path, is_built_in, tuple(found))


def digest_of(folders: Sequence[Folder]) -> str:
    """A hash of every file's name and bytes."""
    total = hashlib.sha256()
    for folder in folders:
        for file in folder.files:
            for part in (file.inside.encode(), file.content):
                total.update(len(part).to_bytes(8, "big"))
                total.update(part)
        total.update(b"\xff")
    return total.hexdigest()
