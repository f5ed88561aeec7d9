"""Packs: what a place asks beyond the national format, used by name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from linter import api, ruletest
from linter.cli import main
from linter.engine.judge import judge
from linter.ruletest import report_of

PACKS = {"wuwei-2025": "WW", "hubei-2020": "HB"}


def pack(name: str) -> api.Rulebook:
    return api.load_rulebook([Path(name)])


def codes(rulebook: api.Rulebook, changes: dict[str, Any]) -> set[str]:
    return {finding.rule.code for finding in judge(report_of(changes, rulebook), rulebook, path="a").findings}


@pytest.mark.parametrize("name", PACKS)
def test_a_packs_own_rules_and_those_it_changes_pass_their_examples(name: str) -> None:
    rulebook = pack(name)
    assert f"+{name}-1" in rulebook.version
    changed = {"table-shape", "documents-agree"}
    tried = [rule for rule in rulebook.rules if rule.code.startswith(PACKS[name]) or rule.name in changed]
    assert len(tried) > 4
    results = ruletest.run(replace(rulebook, rules=tuple(tried)))
    assert [(result.rule.code, result.problem) for result in results if not result.passed] == []


def test_a_pack_says_nothing_of_other_places_and_years() -> None:
    assert codes(pack("wuwei-2025"), {}) == codes(api.load_rulebook(), {}) == set()
    assert codes(pack("wuwei-2025"), {"year": 2025, "signature": {"date": "2026年1月16日"}}) == set()
    assert codes(pack("hubei-2020"), {"year": 2020}) == set()


def test_a_row_that_a_place_adds_to_the_form_is_read_and_no_fault() -> None:
    changes = {
        "year": 2020,
        "organisation": "湖北省云溪县发展和改革局",
        "disclosure": {"other_documents": {"made": 12, "published": 12, "total_public": 40}},
    }
    report = report_of(changes, pack("hubei-2020"))
    cell = report.tables["disclosure"].cell("other_documents", "total_public")
    assert cell is not None
    assert cell.value == 40
    assert codes(pack("hubei-2020"), changes) == set()
    row = {"after": "normative_documents", "label": "其他主动公开文件", "value": 3}
    plain = {"year": 2020, "tables": {"disclosure": {"add_rows": [row]}}}
    assert "GID113" in codes(api.load_rulebook(), plain)


def test_the_figures_in_the_text_must_agree_with_the_table_in_wuwei() -> None:
    rule = pack("wuwei-2025").rule("documents-agree")
    assert rule is not None
    assert rule.level == "error"


def test_a_pack_is_used_by_its_name_also_from_a_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main.main(["explain", "WW501", "--rulebook", "wuwei-2025", "--lang", "zh"]) == 0
    assert "武政办发〔2025〕54号" in capsys.readouterr().out
    (tmp_path / "gidlint.toml").write_text('rulebook = ["wuwei-2025"]\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("没有内容", encoding="utf-8")
    run = api.check([tmp_path / "a.txt"])
    assert "wuwei-2025" in run.rulebook.version


def test_a_name_that_is_neither_a_path_nor_a_pack_is_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["rules", "list", "--rulebook", "wuwei-2052", "--lang", "en"]) == 2
    assert "there is no such folder or file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("add_rows: '2018'\ntable: disclosure\nafter: fees\nrows: []\n", "add_rows: unknown “2018”"),
        (
            "add_rows: '2019'\ntable: disclosures\nafter: fees\nrows: []\n",
            "table: unknown “disclosures” \\(",
        ),
        ("add_rows: '2019'\ntable: disclosure\nafter: fee\nrows: []\n", "after: unknown “fee” \\(the nearest is fees"),
        (
            "add_rows: '2019'\ntable: disclosure\nafter: fees\nrows: [{id: fees, label: 收费, en: fees}]\n",
            "the key “fees” stands twice",
        ),
    ],
)
def test_a_row_that_fits_nowhere_is_a_mistake_in_the_pack(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(api.RulebookError, match=said):
        api.load_rulebook([own])
