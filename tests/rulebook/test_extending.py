"""A rulebook of one's own: what it may change in the one that it extends, and what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.rulebook import Rulebook, RulebookError, load
from linter.rulebook.kinds_report import Length

LENGTH = """\
code: TST501
name: own-length
level: advice
category: narrative
title: {zh: 总体情况不宜过长, en: The overview is short}
basis: [{law: 条例, article: 50}]
check: length
section: overview
maximum: 1000
message: {zh: "{count} 字，超过 {maximum} 字", en: "{count} characters, more than {maximum}"}
fix: {zh: 精简, en: Shorten it}
examples: {held: [{}], violated: [{}]}
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDLINT_CACHE", str(tmp_path / "cache"))


def extended(file: Path, text: str, *before: Path) -> Rulebook:
    """The rulebook, extended by folders and then by one file."""
    file.write_text(text, encoding="utf-8")
    return load([*before, file])


def refused(file: Path, text: str, *before: Path) -> str:
    with pytest.raises(RulebookError) as caught:
        extended(file, text, *before)
    return caught.value.say("zh")


def test_one_yaml_file_is_a_rulebook_whatever_it_is_called(tmp_path: Path) -> None:
    for name in ("ours.yaml", "rulebook.yaml", "grading.yaml"):
        rulebook = extended(tmp_path / name, f"{LENGTH}---\nchange: GID104\nlevel: advice\n")
        assert rulebook.rule("own-length") is not None
        changed = rulebook.rule("GID104")
        assert changed is not None
        assert changed.level == "advice"
        assert rulebook.version.endswith(f"+{Path(name).stem}")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match=r"nowhere\.yaml: there is no such folder or file"):
        load([tmp_path / "nowhere.yaml"])


def test_a_parameter_is_changed_and_the_others_stay(tmp_path: Path) -> None:
    first = tmp_path / "first.yaml"
    first.write_text(LENGTH, encoding="utf-8")
    rule = extended(tmp_path / "second.yaml", "change: TST501\nset: {maximum: 1200}\n", first).rule("TST501")
    assert rule is not None
    assert rule.check == Length(section="overview", maximum=1200)
    assert rule.level == "advice"


def test_examples_may_come_with_a_change(tmp_path: Path) -> None:
    first = tmp_path / "first.yaml"
    first.write_text(LENGTH, encoding="utf-8")
    text = "change: own-length\nset: {maximum: 9}\nexamples: {held: {sections: {overview: 短}}, violated: [{}]}\n"
    rule = extended(tmp_path / "second.yaml", text, first).rule("TST501")
    assert rule is not None
    assert rule.examples.held == [{"sections": {"overview": "短"}}]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("set: {maximun: 1200}", ":2:7: set.maximun: 未知的键“maximun”（最接近的是 maximum）"),
        ("set: {maximum: many}", ":2:16: set.maximum: 应为整数，而不是“many”"),
        ("set: {section: overvew}", ":2:16: section: 未知的“overvew”（最接近的是 overview）"),
        ("levl: error", ":2:1: levl: 未知的键“levl”（最接近的是 level）"),
        ("level: advise", ":2:8: level: 未知的“advise”（最接近的是 advice）"),
        ("set: {}", ":1:9: change: 没有写要改什么（level、set 或 off）"),
    ],
)
def test_a_change_is_checked_like_a_rule(tmp_path: Path, text: str, said: str) -> None:
    first = tmp_path / "first.yaml"
    first.write_text(LENGTH, encoding="utf-8")
    file = tmp_path / "second.yaml"
    assert f"{file}{said}" in refused(file, f"change: TST501\n{text}\n", first).splitlines()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("off: true", ":2:6: off: “GID302 applications-balance”是强制规则，不能关闭"),
        ("level: advice", ":2:8: level: “GID302 applications-balance”是强制规则，级别只能提高"),
        ("set: {only: [total]}", ":2:6: set: “GID302 applications-balance”是强制规则，参数不能改；可另写一条规则"),
    ],
)
def test_a_mandatory_rule_stays_as_it_is(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "ours.yaml"
    assert refused(file, f"change: GID302\n{text}\n") == f"{file}{said}"


def test_a_mandatory_rule_may_be_raised(tmp_path: Path) -> None:
    assert load().rule("fee-stated").mandatory  # type: ignore[union-attr]
    rule = extended(tmp_path / "ours.yaml", "change: fee-stated\nlevel: error\n").rule("fee-stated")
    assert rule is not None
    assert rule.level == "error"


def test_drafts_are_loaded_only_when_asked(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    (folder / "draft").mkdir(parents=True)
    (folder / "draft" / "length.yaml").write_text(LENGTH, encoding="utf-8")
    assert load([folder]).rule("TST501") is None
    with_drafts = load([folder], drafts=True)
    rule = with_drafts.rule("TST501")
    assert rule is not None
    assert rule.draft
    assert {rule.code for rule in with_drafts.rules if not rule.draft} == {rule.code for rule in load([folder]).rules}
    assert with_drafts.digest != load([folder]).digest
    assert load([folder], drafts=True).rule("TST501") == rule  # from the cache


def test_a_rule_cannot_require_a_draft_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    (folder / "draft").mkdir(parents=True)
    (folder / "draft" / "length.yaml").write_text(LENGTH, encoding="utf-8")
    other = (
        LENGTH.replace("TST501", "TST502")
        .replace("own-length", "other")
        .replace("section", "requires: [own-length]\nsection")
    )
    (folder / "rules.yaml").write_text(other, encoding="utf-8")
    assert load([folder], drafts=True).rule("TST502")
    with pytest.raises(RulebookError, match="unknown “own-length”"):
        load([folder])


PROFILE = """\
name: {name}
title: {{zh: 我们, en: us}}
about: {{zh: 说明, en: about}}
leaves_out: [{leaves_out}]
"""


def with_profile(folder: Path, name: str, leaves_out: str, more: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    text = PROFILE.format(name=name, leaves_out=leaves_out) + more
    (folder / "profiles.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_default_profile_asks_everything() -> None:
    rulebook = load()
    profile = rulebook.profile(None)
    assert profile is not None
    assert profile.name == "auditor"
    assert profile.left_out(rulebook.rules) == ()


def test_no_profile_hides_an_error_that_is_decided_fully_or_a_mandatory_rule(tmp_path: Path) -> None:
    rulebook = load([with_profile(tmp_path / "own", "nothing", "{}")])
    profile = rulebook.profile("nothing")
    assert profile is not None
    kept = {rule.code for rule in rulebook.rules} - {rule.code for rule in profile.left_out(rulebook.rules)}
    certain = {rule.code for rule in rulebook.rules if rule.level == "error" and rule.decides == "fully"}
    assert kept == certain | {rule.code for rule in rulebook.rules if rule.mandatory}


def test_the_drafter_is_told_certain_things_only() -> None:
    rulebook = load()
    profile = rulebook.profile("drafter")
    assert profile is not None
    assert profile.fix_first
    kept = {rule.code for rule in rulebook.rules} - {rule.code for rule in profile.left_out(rulebook.rules)}
    doubtful = [rule for rule in rulebook.rules if rule.decides == "may_over_report" and rule.code in kept]
    assert all(rule.mandatory or rule.category == "input" for rule in doubtful)


@pytest.mark.parametrize(
    ("leaves_out", "more", "said"),
    [
        ("{rules: [fee-statd]}", "", "leaves_out[0].rules[0]: 未知的“fee-statd”（最接近的是 fee-stated）"),
        ("{rules: [GID302]}", "", "leaves_out[0].rules[0]: “GID302”不能略去：强制规则，或能完全判定的错误"),
        ("{checks: [identty]}", "", "leaves_out[0].checks[0]: 未知的“identty”（最接近的是 identity）"),
        ("{decides: [partly]}", "", "leaves_out[0].decides[0]: 未知的“partly”"),
        ("", "default: true\n", "应当恰好有一个默认的类型（default: true）"),
    ],
)
def test_a_profile_is_checked(tmp_path: Path, leaves_out: str, more: str, said: str) -> None:
    folder = with_profile(tmp_path / "own", "us", leaves_out, more)
    with pytest.raises(RulebookError) as caught:
        load([folder])
    assert said in caught.value.say("zh")


def test_a_later_profile_takes_the_place_of_one_with_the_same_name(tmp_path: Path) -> None:
    rulebook = load([with_profile(tmp_path / "own", "drafter", "{levels: [advice]}")])
    profile = rulebook.profile("drafter")
    assert profile is not None
    assert profile.title.zh == "我们"
    assert len(rulebook.profiles) == len(load().profiles)
