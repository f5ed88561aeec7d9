"""``gidlint extract``, ``explain`` and ``rules`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import FAULT, Gidlint, Make

from linter import ruletest
from linter.cli import skeleton
from linter.rulebook import load, load_all
from linter.rulebook.words import Words
from linter.ruletest import ExampleResult


def test_extract_shows_what_was_read(make: Make, gidlint: Gidlint) -> None:
    ended = gidlint("extract", make("faulty.html", FAULT), "--format", "json")
    assert ended.status == 0
    (report,) = json.loads(ended.out)["reports"]
    assert report["edition"] == "2021"
    assert report["tables"]["applications"]["granted"]["natural_person"]["value"] == 99
    assert len(report["sections"]) == 6


def test_extract_for_people(make: Make, gidlint: Gidlint) -> None:
    ended = gidlint("extract", make("clean.html"))
    assert ended.status == 0
    assert "自然人" in ended.out


def test_extract_says_what_it_could_not_read(tmp_path: Path, gidlint: Gidlint) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert gidlint("extract", "empty.txt", "--format", "json").status == 3
    assert gidlint("extract", "nowhere.txt").status == 2


@pytest.mark.parametrize("word", ["GID302", "gid302", "applications-balance"])
def test_explain(gidlint: Gidlint, word: str) -> None:
    ended = gidlint("explain", word)
    assert ended.status == 0
    for said in ("GID302", "第五十条", "怎样检查", "改法", "符合的例子", "不符合的例子"):
        assert said in ended.out


def test_every_rule_can_be_explained_in_both_languages(gidlint: Gidlint) -> None:
    for rule in load().rules:
        for lang in ("zh", "en"):
            ended = gidlint("explain", rule.code, "--lang", lang)
            assert (ended.status, ended.err) == (0, "")
            assert getattr(rule.title, lang)[:10] in ended.out


def test_explain_as_json(gidlint: Gidlint) -> None:
    rule = json.loads(gidlint("explain", "GID302", "--format", "json").out)["rule"]
    assert (rule["code"], rule["check"]) == ("GID302", "identity")
    assert rule["parameters"]["holds"] == "new + carried_in = total + carried_over"


def test_an_unknown_rule_names_the_nearest(gidlint: Gidlint) -> None:
    ended = gidlint("explain", "applications-balanc")
    assert ended.status == 2
    assert "applications-balance" in ended.err


def test_rules_are_listed(gidlint: Gidlint) -> None:
    codes = [rule.code for rulebook in load_all().all() for rule in rulebook.rules]
    ended = gidlint("rules")
    assert ended.status == 0
    assert [word for word in ended.out.split() if word in codes] == codes
    listed = json.loads(gidlint("rules", "list", "--format", "json").out)["rules"]
    assert [rule["code"] for rule in listed] == codes


def test_rules_test_says_which_example_fails(gidlint: Gidlint, monkeypatch: pytest.MonkeyPatch) -> None:
    from linter import rulelint
    from linter.checks.result import Status

    monkeypatch.setattr(rulelint, "_CHECKS", (rulelint.examples.outcomes,))
    rule = load().rules[0]
    good = ExampleResult(rule, Status.HELD, 1, Status.HELD)
    bad = ExampleResult(rule, Status.VIOLATED, 2, Status.HELD, problem=Words(zh="应为不符合", en="should fail"))
    monkeypatch.setattr(ruletest, "run", lambda rulebook: (good,))
    assert gidlint("rules", "test").status == 0
    monkeypatch.setattr(ruletest, "run", lambda rulebook: (good, bad))
    ended = gidlint("rules", "test")
    assert ended.status == 1
    assert rule.code in ended.out
    assert "应为不符合" in ended.out


def test_the_schema_is_json(gidlint: Gidlint) -> None:
    assert json.loads(gidlint("rules", "schema").out)["$schema"]


@pytest.mark.parametrize("kind", skeleton.kinds())
def test_a_new_rule_is_a_skeleton_that_only_needs_filling_in(gidlint: Gidlint, kind: str) -> None:
    import yaml

    ended = gidlint("rules", "new", "GID399", "own-rule", "--check", kind)
    assert ended.status == 0
    written = yaml.safe_load(ended.out)
    assert (written["code"], written["name"], written["check"]) == ("GID399", "own-rule", kind)


@pytest.mark.parametrize(
    "arguments", [("GID302", "own-rule"), ("GID399", "applications-balance"), ("X", "own-rule"), ("GID399", "Own Rule")]
)
def test_a_new_rule_needs_a_free_and_proper_code_and_name(gidlint: Gidlint, arguments: tuple[str, str]) -> None:
    ended = gidlint("rules", "new", *arguments, "--check", "identity")
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.lines) == 1


def test_the_version_names_the_rulebook(gidlint: Gidlint) -> None:
    ended = gidlint("--version")
    assert ended.status == 0
    assert load().digest[:12] in ended.out


def test_without_a_command_the_help_is_shown(gidlint: Gidlint) -> None:
    ended = gidlint()
    assert ended.status == 2
    assert "check" in ended.out
