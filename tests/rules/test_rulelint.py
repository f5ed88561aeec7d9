"""``gidlint rules test`` as a linter of the rulebook: what works and is still wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from linter import ruletest
from linter.rulebook import Rulebook, load
from linter.rulelint import keys, lint
from linter.rulelint.mistake import Trial
from linter.rulelint.patterns import is_catastrophic

RULE = """\
code: ORG801
name: own-wording
level: advice
category: wording
title: {zh: 不写“左右”, en: No “about”}
basis: [{law: 条例, article: 50}]
check: pattern
parts: [problems]
forbid: [{find: 左右}]
message: {zh: "写作“{text}”", en: "says “{text}”"}
fix: {zh: 写确数, en: Give the number}
examples:
  held: {}
  violated: {sections: {problems: 大约三十条左右。}}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDLINT_CACHE", str(tmp_path / "cache"))


def linted(file: Path, text: str) -> list[str]:
    """What is said about the rules of one file, without its folder."""
    file.write_text(text, encoding="utf-8")
    rulebook = load([file])
    own = replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.code.startswith("ORG")))
    mistakes = lint(own, ruletest.run(own))
    return [mistake.say("zh").removeprefix(f"{file}:") for mistake in mistakes if mistake.problem.file == str(file)]


def test_nothing_is_said_about_a_good_rule(tmp_path: Path) -> None:
    assert linted(tmp_path / "own.yaml", RULE) == []


def test_a_rule_that_its_own_coverage_does_not_name_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "rules.yaml").write_text(RULE, encoding="utf-8")
    (folder / "coverage.yaml").write_text("demands: []\n", encoding="utf-8")
    rulebook = load([folder])
    own = replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.code == "ORG801"))
    (told,) = (mistake for mistake in lint(own, ruletest.run(own)) if mistake.problem.file.startswith(str(folder)))
    assert "没有列入任何一项要求" in told.say("zh")
    assert not told.fails


@pytest.mark.parametrize(
    ("before", "after", "place", "said"),
    [
        ("says “{text}”", "is wrong", "10:10: message: ", "只在一种语言里有 {text}"),
        ("find: 左右", 'find: "(左+)+右"', "9:18: forbid[0].find: ", "无限重复里又有无限重复"),
        ("find: 左右", "find: 的", "7:8: check: ", "在没有问题的范本上也会报出（2019 department）"),
        ("大约三十条左右。", "三十条。", "14:13: examples.violated[0]: ", "示例 violated[1] 不符合预期"),
        ("大约三十条左右。", "三十条。", "13:3: examples: ", "没有一个示例触发它"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place_and_how_to_mend_it(
    tmp_path: Path, before: str, after: str, place: str, said: str
) -> None:
    changed = RULE.replace(before, after)
    assert changed != RULE
    mistakes = [line for line in linted(tmp_path / "own.yaml", changed) if said in line]
    assert mistakes
    assert mistakes[0].startswith(place)
    assert "。改法：" in mistakes[0]


def test_two_rules_that_ask_the_same(tmp_path: Path) -> None:
    again = RULE.replace("ORG801", "ORG802").replace("own-wording", "own-wording-again")
    said = linted(tmp_path / "own.yaml", f"{RULE}---\n{again}")
    twin = "22:8: check: ORG802 own-wording-again：与 ORG801 own-wording 的检查种类、参数和适用范围完全相同"
    assert any(twin in line for line in said)


def test_the_same_check_of_other_reports_is_another_rule(tmp_path: Path) -> None:
    again = RULE.replace("ORG801", "ORG802").replace("own-wording", "own-wording-again")
    again = again.replace("check:", "applies: {bodies: [department]}\ncheck:")
    assert not any("完全相同" in line for line in linted(tmp_path / "own.yaml", f"{RULE}---\n{again}"))


def test_examples_that_no_longer_fit_are_blamed_on_the_change(tmp_path: Path) -> None:
    first = tmp_path / "first.yaml"
    first.write_text(RULE, encoding="utf-8")
    file = tmp_path / "second.yaml"
    file.write_text("change: own-wording\nset: {forbid: [{find: 前后}]}\n", encoding="utf-8")
    rulebook = load([first, file])
    own = replace(rulebook, rules=tuple(rule for rule in rulebook.rules if rule.code == "ORG801"))
    said = [mistake.say("zh") for mistake in lint(own, ruletest.run(own)) if mistake.problem.file == str(file)]
    assert said
    assert said[0].startswith(f"{file}:2:6: set: ORG801 own-wording：示例 violated[1]")
    assert "在这个 change 里写上合用的 examples" in said[0]


def test_keys_that_name_nothing(tmp_path: Path) -> None:
    rulebook = load()
    recognition = msgspec.structs.replace(
        rulebook.recognition,
        headings={"overvew": ["概况"]},
        labels={"applications": {"new": [], "nw": []}, "tabel": {}},
    )
    found = {mistake.problem.zh for mistake in keys.check(Trial(replace(rulebook, recognition=recognition), (), {}))}
    assert found == {"未知的“overvew”", "未知的“nw”", "未知的“tabel”，可用：applications、disclosure、review"}


def test_sums_of_a_template_name_its_rows_and_columns() -> None:
    rulebook = load()
    (first, second) = rulebook.templates
    tables = [
        msgspec.structs.replace(
            table, sums=[msgspec.structs.replace(one, sum=[*one.sum, "refusd.*"]) for one in table.sums]
        )
        for table in second.tables
    ]
    faulty: Rulebook = replace(rulebook, templates=(first, msgspec.structs.replace(second, tables=tables)), rules=())
    assert any("refusd.*" in mistake.problem.zh for mistake in keys.check(Trial(faulty, (), {})))


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(?:x*y*)*z", r"((?:ab?)+c?)+", r"(?:[甲乙]{2,}丙?)*丁", r"(a|b+)*"])
def test_patterns_that_may_take_for_ever(pattern: str) -> None:
    assert is_catastrophic(pattern)


@pytest.mark.parametrize(
    "pattern", [r"(?:a{1,20})+b", r"a+b+", r"(?:甲|乙)*丙", r"(?>a+)+b", r"(?:a++)*b", r"(?=a+)b", "", "("]
)
def test_patterns_that_end(pattern: str) -> None:
    assert not is_catastrophic(pattern)
