"""Profiles, drafts, coverage and pages as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import FAULT, Gidlint, Make

from linter.rulebook import load, load_all
from linter.rulebook.kinds_series import Evidence

DRAFT = """\
code: OWN801
name: own-wording
level: error
category: wording
title: {zh: 不写“督促”, en: No “urge”}
basis: [{law: 条例, article: 50}]
check: pattern
parts: [all]
forbid: [{find: 政府信息公开}]
message: {zh: "写作“{text}”", en: "says “{text}”"}
fix: {zh: 改写, en: Write it otherwise}
examples:
  held: {sections: {problems: 无}}
  violated: {}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of rules with one draft."""
    folder = tmp_path / "own"
    (folder / "draft").mkdir(parents=True)
    (folder / "draft" / "wording.yaml").write_text(DRAFT, encoding="utf-8")
    return folder


def test_the_default_profile_is_named_and_leaves_nothing_out(make: Make, gidlint: Gidlint) -> None:
    ended = gidlint("check", make("clean.txt"), "--format", "json")
    assert json.loads(ended.out)["profile"] == {"name": "auditor", "left_out": []}


def test_what_a_profile_leaves_out_is_said(make: Make, gidlint: Gidlint) -> None:
    file = make("faulty.txt", FAULT)
    profile = json.loads(gidlint("check", file, "--profile", "drafter", "--format", "json").out)["profile"]
    assert profile["name"] == "drafter"
    rules = {rule.code: rule for rule in load().rules}
    assert profile["left_out"]
    left_out = [rules[code] for code in profile["left_out"]]
    assert all(rule.decides == "may_over_report" or isinstance(rule.check, Evidence) for rule in left_out)
    for form in ("text", "markdown", "html", "github"):
        out = gidlint("check", file, "--profile", "drafter", "--format", form).out.replace("\\", "")
        assert "按“起草自查”（drafter）检查" in out
        assert all(code in out for code in profile["left_out"])


def test_a_rule_that_is_left_out_is_not_asked(make: Make, gidlint: Gidlint) -> None:
    file = make("late.html", {"published": "2024-01-10", "signature": {"date": "2024年1月20日"}})
    everything = gidlint("check", file)
    assert "GID606" in everything.out
    drafting = json.loads(gidlint("check", file, "--profile", "drafter", "--format", "json").out)
    assert "GID606" in drafting["profile"]["left_out"]
    assert "GID606" not in {outcome["code"] for outcome in drafting["reports"][0]["outcomes"]}


def test_the_drafter_hears_first_what_to_do(make: Make, gidlint: Gidlint) -> None:
    file = make("faulty.txt", FAULT)
    lines = [line.strip() for line in gidlint("check", file, "--profile", "drafter").out.splitlines()]
    head = next(number for number, line in enumerate(lines) if "错误 GID30" in line)
    fix = load().rule(lines[head].split()[2]).fix.zh  # type: ignore[union-attr]
    assert fix.startswith(lines[head + 1])
    assert lines[head + 2].startswith("问题")
    assert not any(line.startswith("改法") for line in lines)


def test_an_unknown_profile_names_the_nearest(make: Make, gidlint: Gidlint) -> None:
    ended = gidlint("check", make("clean.txt"), "--profile", "draftr")
    assert ended.status == 2
    assert "drafter" in ended.err


def test_a_configuration_chooses_the_profile_and_a_single_file_of_rules(
    make: Make, gidlint: Gidlint, tmp_path: Path
) -> None:
    (tmp_path / "gidlint.toml").write_text('profile = "reviewer"\nrulebook = ["ours.yaml"]\n', encoding="utf-8")
    (tmp_path / "ours.yaml").write_text(DRAFT, encoding="utf-8")
    ended = gidlint("check", make("clean.txt"), "--format", "json")
    written = json.loads(ended.out)
    assert written["profile"]["name"] == "reviewer"
    assert ended.status == 1
    assert "OWN801" in {finding["code"] for finding in written["reports"][0]["findings"]}
    ended = gidlint("check", make("clean.txt"), "--profile", "auditor", "--format", "json")
    assert json.loads(ended.out)["profile"]["name"] == "auditor"


def test_a_draft_is_asked_only_when_wanted_and_takes_no_points_off(make: Make, gidlint: Gidlint, own: Path) -> None:
    file = make("clean.txt")
    assert gidlint("check", file, "--rulebook", own).status == 0
    ended = gidlint("check", file, "--rulebook", own, "--draft", "--format", "json")
    assert ended.status == 1
    (report,) = json.loads(ended.out)["reports"]
    assert {finding["code"] for finding in report["findings"] if finding["draft"]} >= {"OWN801"}
    assert report["grade"]["score"] == 100
    assert "OWN801（草案）" in gidlint("check", file, "--rulebook", own, "--draft").out


def test_drafts_are_listed_explained_and_tested_when_asked(gidlint: Gidlint, own: Path) -> None:
    assert "OWN801" not in gidlint("rules", "list", "--rulebook", own).out
    assert "草案" in gidlint("rules", "list", "--rulebook", own, "--draft").out
    assert gidlint("explain", "OWN801", "--rulebook", own).status == 2
    assert "尚在试行" in gidlint("explain", "OWN801", "--rulebook", own, "--draft").out
    ended = gidlint("rules", "test", "--rulebook", own, "--draft")
    assert ended.status == 1
    assert f"{own}/draft/wording.yaml:7:8: check: OWN801 own-wording：在没有问题的范本上也会报出" in ended.out


def test_a_rule_says_how_far_it_decides_and_whether_it_may_be_changed(gidlint: Gidlint) -> None:
    said = gidlint("explain", "GID622").out
    assert "可能多报" in said
    assert "强制" in said
    rule = json.loads(gidlint("explain", "GID622", "--format", "json").out)["rule"]
    assert (rule["decides"], rule["mandatory"], rule["left_out_by"]) == ("may_over_report", True, [])
    listed = {rule["code"]: rule for rule in json.loads(gidlint("rules", "list", "--format", "json").out)["rules"]}
    assert listed["GID606"]["decides"] == "may_over_report"
    assert listed["GID302"]["mandatory"] is True


def test_coverage_lists_every_demand_with_its_status(gidlint: Gidlint) -> None:
    ended = gidlint("rules", "coverage", "--format", "json")
    assert ended.status == 0
    written = json.loads(ended.out)
    assert len(written["items"]) == 103
    for one in (*written["demands"], *written["items"]):
        assert one["status"] in ("covered", "needs_evidence", "not_checkable", "not_yet")
        assert bool(one["rules"]) == (one["status"] in ("covered", "needs_evidence"))
        assert one["rules"] or one["reason"]
    counted = written["summary"]["items"]
    assert sum(counted.values()) == 103
    assert "第四十九条第一款" in gidlint("rules", "coverage").out
    assert gidlint("rules", "coverage", "--lang", "en").out.isascii() is False  # the clauses' own words
    assert gidlint("rules", "coverage", "--format", "markdown").out.startswith("# 条例和格式要求的覆盖情况")


def test_pages_are_written_and_those_of_gone_rules_taken_away(gidlint: Gidlint, tmp_path: Path) -> None:
    (tmp_path / "pages" / "rules").mkdir(parents=True)
    for name in ("GID999.md", "notes.md"):
        (tmp_path / "pages" / "rules" / name).write_text("old", encoding="utf-8")
    ended = gidlint("rules", "docs", "--out", "pages")
    assert ended.status == 0
    written = {path.name for path in (tmp_path / "pages" / "rules").iterdir()}
    expected = {f"{rule.code}.md" for rulebook in load_all().all() for rule in rulebook.rules}
    assert written == {*expected, "README.md", "notes.md"}
    assert (tmp_path / "pages" / "coverage.md").is_file()
