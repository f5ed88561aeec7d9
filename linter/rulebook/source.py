"""YAML as plain data, with the place of every key and value, and without YAML's surprises.

Plain scalars follow the core schema of YAML 1.2: ``no``, ``on`` and ``2024-01-31`` are strings. A number with decimals
stays the string that was written (it becomes a ``Decimal``, never a float). A key that stands twice is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from linter.rulebook.problem import Problem, nearest

Path = tuple[str | int, ...]
Mark = tuple[int, int]
"""Line and column, both from 1."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?[0-9]+")
_STANDARD_TAG = "tag:yaml.org,2002:"
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Item:
    """One document, or one entry of a document that is a list, of a file.

    ``values`` and ``keys`` give the place of a value (inside its quotes), and of the key in front of it, by its path.
    """

    file: str
    data: Any
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)

    def problem(self, path: Path, zh: str, en: str, near: str = "", *, key: bool = False, shift: int = 0) -> Problem:
        """A problem at the value (or the key) of a path, or at the nearest thing around it that has a place."""
        marks = self.keys if key else self.values
        line, column = marks.get(path) or next(
            (self.values[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.values), (1, 1)
        )
        return Problem(self.file, line, column + shift, written(path), zh, en, near)

    def unknown(self, path: Path, word: str, known: Iterator[str] | list[str] | tuple[str, ...]) -> Problem:
        """A problem: a value that should be one of some words and is none of them."""
        words = list(known)
        near = nearest(word, words)
        if near:
            return self.problem(path, f"未知的“{word}”", f"unknown “{word}”", near)
        listed = words if len(words) <= 12 else []
        zh = f"未知的“{word}”" + (f"，可用：{'、'.join(listed)}" if listed else "")
        en = f"unknown “{word}”" + (f"; known: {', '.join(listed)}" if listed else "")
        return self.problem(path, zh, en)


def written(path: Path) -> str:
    """A path as people write it: ``examples.held[0]``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else part)
    return text


def read(file: str, content: bytes, problems: list[Problem]) -> list[Item]:
    """The documents of a file; the entries where a document is a list. Mistakes go to ``problems``."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(Problem(file, line, None, "", "不是 UTF-8 编码", "not UTF-8"))
        return []
    try:
        nodes = [node for node in yaml.compose_all(text, _LOADER) if node is not None]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.context, error.problem) if part)
        zh, en = f"YAML 语法错误：{said}", f"no valid YAML: {said}"
        at = mark and (mark.line + 1, mark.column + 1)
        problems.append(Problem(file, at[0] if at else None, at[1] if at else None, "", zh, en))
        return []
    except yaml.YAMLError as error:
        said = " ".join(str(error).split())
        problems.append(Problem(file, None, None, "", f"YAML 语法错误：{said}", f"no valid YAML: {said}"))
        return []
    found: list[Item] = []
    for node in nodes:
        entries = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for entry in entries:
            item = Item(file, None)
            data = _Builder(item, problems).build(entry, ())
            found.append(Item(file, data, item.values, item.keys))
    return found


class _Builder:
    """Plain data from one node, noting places on the way."""

    def __init__(self, item: Item, problems: list[Problem]) -> None:
        self._item = item
        self._problems = problems

    def build(self, node: yaml.Node, path: Path) -> Any:
        line, column = _mark(node)
        quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
        self._item.values[path] = (line, column + 1 if quoted else column)
        if len(path) > _DEEPEST:
            self._say(path, "嵌套过深", "nested too deeply")
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(entry, (*path, number)) for number, entry in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        self._say(path, "不支持的 YAML 内容", "unsupported YAML content")
        return None

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._say(path, "键必须是文字", "a key must be a string")
                continue
            key = key_node.value
            inner = (*path, key)
            if key in found:
                line, column = _mark(key_node)
                zh, en = f"键“{key}”重复", f"the key “{key}” stands twice"
                self._problems.append(Problem(self._item.file, line, column, written(inner), zh, en))
                continue
            self._item.keys[inner] = _mark(key_node)
            found[key] = self.build(value_node, inner)
        return found

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> str | int | bool | None:
        value: str = node.value
        if node.style or not node.tag.startswith(_STANDARD_TAG):
            return value
        if value in _NULL:
            return None
        if value in _BOOL:
            return _BOOL[value]
        if _INT.fullmatch(value):
            if len(value) > 18:
                self._say(path, "整数过大", "the whole number is too large")
                return 0
            return int(value)
        return value

    def _say(self, path: Path, zh: str, en: str) -> None:
        self._problems.append(self._item.problem(path, zh, en))


def _mark(node: yaml.Node) -> Mark:
    return node.start_mark.line + 1, node.start_mark.column + 1
