"""Configuration files: ``gidlint.toml``, or ``[tool.gidlint]`` in ``pyproject.toml``.

The nearest one above a file holds for it. Keys are the command line's long options; the command line wins.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from linter.engine.finding import Level
from linter.model.named import Named
from linter.model.report import Body
from linter.phrases.phrase import Lang, Phrase
from linter.run.problem import UsageProblem, nearest

_UNREADABLE = Phrase("{file}：无法读取配置：{detail}", "{file}: the configuration can't be read: {detail}")
_UNKNOWN_KEY = Phrase("{file}：没有配置项“{key}”{nearest}", "{file}: unknown key “{key}”{nearest}")
_BAD_VALUE = Phrase("{file}：“{key}”应为{wanted}", "{file}: “{key}” must be {wanted}")
_BAD_CHOICE = Phrase(
    "{file}：“{key}”不能是“{value}”，可用 {choices}", "{file}: “{key}” can't be “{value}”; choose from {choices}"
)
_WANTED = {
    "list": Phrase("字符串的列表", "a list of strings"),
    "text": Phrase("字符串", "a string"),
    "count": Phrase("正整数", "a whole number above 0"),
}


@dataclass(frozen=True, kw_only=True)
class Config:
    """One configuration file, checked. Paths are absolute; ``None`` and ``()`` are what the file doesn't say."""

    file: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    exclude: tuple[str, ...] = ()
    rulebook: tuple[Path, ...] = ()
    baseline: Path | None = None
    level: Level | None = None
    edition: str | None = None
    body: Body | None = None
    lang: Lang | None = None
    jobs: int | None = None
    format: str | None = None
    """The output's form; which ones there are is for the command line to know."""

    def excludes(self, path: Path) -> bool:
        """Whether a file or folder is left out: a pattern of ``exclude`` matches its name, or its path below the
        configuration file's folder."""
        if not self.exclude or self.file is None:
            return False
        absolute = path.absolute()
        below = absolute.relative_to(self.file.parent).as_posix() if self.file.parent in absolute.parents else ""
        return any(
            fnmatch.fnmatchcase(path.name, pattern.rstrip("/")) or fnmatch.fnmatchcase(below, pattern.rstrip("/"))
            for pattern in self.exclude
        )


class Configurations:
    """Finds and reads the configuration that holds for a path; each file is read once."""

    def __init__(self) -> None:
        self._by_folder: dict[Path, Config] = {}

    def for_path(self, path: Path) -> Config:
        """The nearest configuration at or above a file or folder. Raises ``UsageProblem``."""
        absolute = path.absolute()
        return self._for_folder(absolute if absolute.is_dir() else absolute.parent)

    def _for_folder(self, folder: Path) -> Config:
        if folder not in self._by_folder:
            found = _in_folder(folder)
            if found is None:
                found = Config() if folder.parent == folder else self._for_folder(folder.parent)
            self._by_folder[folder] = found
        return self._by_folder[folder]


def _in_folder(folder: Path) -> Config | None:
    file = folder / "gidlint.toml"
    if file.is_file():
        return parse(_load(file), file)
    file = folder / "pyproject.toml"
    if file.is_file():
        table = _load(file).get("tool", {}).get("gidlint")
        return None if table is None else parse(table, file)
    return None


def _load(file: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageProblem(_UNREADABLE, file=file.as_posix(), detail=str(error)) from error


def parse(table: Mapping[str, Any], file: Path) -> Config:
    """A configuration from its TOML table. Raises ``UsageProblem`` that names the file and the key."""
    readers = _Readers(file)
    known = [field.name for field in fields(Config) if field.name != "file"]
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise UsageProblem(_UNKNOWN_KEY, file=file.as_posix(), key=key, nearest=nearest(key, known))
        values[key] = readers.by_key[key](key, value)
    return Config(file=file, **values)


class _Readers:
    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def by_key(self) -> dict[str, Callable[[str, Any], Any]]:
        return {
            "select": self._list,
            "ignore": self._list,
            "profile": self._text,
            "exclude": self._list,
            "rulebook": lambda key, value: tuple(self._path(each) for each in self._list(key, value)),
            "baseline": lambda key, value: self._path(self._text(key, value)),
            "level": lambda key, value: Level(self._choice(key, value, [level.value for level in Level])),
            "edition": lambda key, value: None if value == "auto" else self._text(key, value),
            "body": self._body,
            "lang": lambda key, value: self._choice(key, value, ["zh", "en"]),
            "jobs": self._count,
            "format": self._text,
        }

    def _problem(self, key: str, wanted: str) -> UsageProblem:
        words = _WANTED[wanted]
        return UsageProblem(_BAD_VALUE, file=self._file.as_posix(), key=key, wanted=Named(zh=words.zh, en=words.en))

    def _list(self, key: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self._problem(key, "list")
        return tuple(value)

    def _text(self, key: str, value: Any) -> str:
        if not isinstance(value, str):
            raise self._problem(key, "text")
        return value

    def _count(self, key: str, value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self._problem(key, "count")
        return value

    def _path(self, value: str) -> Path:
        return self._file.parent / value

    def _choice(self, key: str, value: Any, choices: list[str]) -> str:
        text = self._text(key, value)
        if text not in choices:
            raise UsageProblem(_BAD_CHOICE, file=self._file.as_posix(), key=key, value=text, choices=tuple(choices))
        return text

    def _body(self, key: str, value: Any) -> Body | None:
        text = self._choice(key, value, ["auto", *(body.value for body in Body)])
        return None if text == "auto" else Body(text)
