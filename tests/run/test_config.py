"""Configuration files: found upwards, checked, and overruled by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.config import Configurations
from linter.engine.finding import Level
from linter.model.report import Body
from linter.run.problem import UsageProblem


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_the_nearest_file_above_holds(tmp_path: Path) -> None:
    write(tmp_path / "gidlint.toml", 'level = "warning"\nlang = "en"')
    write(tmp_path / "b/pyproject.toml", '[tool.gidlint]\nlevel = "advice"')
    write(tmp_path / "b/c/pyproject.toml", "[project]\nname = 'x'")
    configurations = Configurations()
    assert configurations.for_path(tmp_path / "a.txt").level is Level.WARNING
    assert configurations.for_path(tmp_path / "b/c/d.txt").level is Level.ADVICE
    assert configurations.for_path(tmp_path / "b/c/d.txt").lang is None


def test_every_key_is_read(tmp_path: Path) -> None:
    write(
        tmp_path / "gidlint.toml",
        """
        select = ["structure", "GID3"]
        ignore = "GID302"
        exclude = ["drafts/*"]
        rulebook = ["rules"]
        baseline = "known.json"
        level = "warning"
        edition = "2021"
        body = "township"
        lang = "zh"
        jobs = 2
        format = "json"
        """,
    )
    config = Configurations().for_path(tmp_path)
    assert config.select == ("structure", "GID3")
    assert config.ignore == ("GID302",)
    assert config.rulebook == (tmp_path / "rules",)
    assert config.baseline == tmp_path / "known.json"
    assert (config.body, config.jobs, config.format) == (Body.TOWNSHIP, 2, "json")
    assert config.excludes(tmp_path / "drafts/a.txt")
    assert not config.excludes(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["GID3"]', "selct”，是否想写 select"),
        ("level = 3", "level"),
        ('level = "fatal"', "error、warning、advice"),
        ("jobs = 0", "jobs"),
        ("jobs = true", "jobs"),
        ("select = [1]", "select"),
        ("select = [", "无法读取配置"),
    ],
)
def test_mistakes_are_named_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    file = write(tmp_path / "gidlint.toml", text)
    with pytest.raises(UsageProblem) as caught:
        Configurations().for_path(tmp_path / "a.txt")
    assert said in caught.value.say("zh")
    assert file.as_posix() in caught.value.say("en")
