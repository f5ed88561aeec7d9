"""Imports go downwards only."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "linter"
BELOW: dict[str, set[str]] = {
    "model": set(),
    "readers": {"model"},
    "rulebook": {"model"},
    "interpret": {"model", "rulebook"},
    "specimen": {"model", "rulebook"},
    "checks": {"model", "rulebook", "interpret"},
    "engine": {"model", "readers", "rulebook", "interpret", "checks"},
}
"""What each layer may import of the others."""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from [node.module] if node.module != "linter" else [f"linter.{name.name}" for name in node.names]
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


@pytest.mark.parametrize("layer", BELOW)
def test_a_layer_imports_only_what_lies_below_it(layer: str) -> None:
    found = {
        f"{path.relative_to(PACKAGE).as_posix()} imports {name}"
        for path in (PACKAGE / layer).rglob("*.py")
        for name in imports(path)
        if name.startswith("linter.") and name.split(".")[1] not in {layer, *BELOW[layer]}
    }
    assert found == set()


def test_only_the_command_line_stands_above_everything() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "cli" and any(name.startswith("linter.cli") for name in imports(path))
    }
    assert found == {"__main__.py"}


def test_the_audit_is_known_to_the_interface_and_the_command_line_alone() -> None:
    found = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if any(name.startswith("linter.audit") for name in imports(path))
    }
    assert found == {"audit", "api.py", "cli"}


@pytest.mark.parametrize("library", ["pypdf", "lxml", "cv2", "numpy", "pypdfium2", "rapidocr"])
def test_libraries_of_formats_are_known_to_the_readers_alone(library: str) -> None:
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users <= {"readers", "specimen"}
