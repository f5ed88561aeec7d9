"""A folder of reports by an invented body, and the command line as a user meets it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from command_line import Ended, Gidlint, Make

from linter.cli.main import main
from linter.rulebook import load
from linter.specimen import build
from linter.specimen.render import docx, html, markdown, text


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A Chinese locale, and a folder of one's own to work in."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a report into the working folder; the name's suffix says in which format."""

    def write(name: str, changes: Mapping[str, Any] | None = None) -> Path:
        rulebook = load()
        document = build(rulebook.template("2021"), rulebook, changes or {})
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        written = {".html": html, ".md": markdown, ".txt": text, ".docx": docx}[file.suffix](document)
        file.write_bytes(written if isinstance(written, bytes) else written.encode("utf-8"))
        return Path(os.path.relpath(file, tmp_path))

    return write


@pytest.fixture
def gidlint(capsys: pytest.CaptureFixture[str]) -> Gidlint:
    """Runs a command line in this process."""

    def run(*arguments: str | Path) -> Ended:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ended(status, captured.out, captured.err)

    return run
