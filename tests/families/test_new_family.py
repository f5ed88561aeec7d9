"""A kind of report that the product has never heard of is a folder of YAML, and no Python."""

from __future__ import annotations

import json
from pathlib import Path

import lawgov
import pytest

from linter import api, ruletest
from linter.cli import main
from linter.rulelint import lint
from linter.specimen import build, render, template_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lawgov.write(tmp_path / "lawgov")


@pytest.fixture
def book(folder: Path) -> api.Rulebook:
    return api.load_families([folder]).named("lawgov")


def test_its_rules_pass_their_own_examples_and_the_rulebook_is_in_order(book: api.Rulebook) -> None:
    results = ruletest.run(book)
    assert [result.problem for result in results if not result.passed] == []
    assert [mistake.say("en") for mistake in lint(book, results) if mistake.fails] == []


def test_its_reports_are_recognised_and_judged_beside_those_of_other_kinds(
    folder: Path, book: api.Rulebook, tmp_path: Path
) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, rulebook, changes in (
        ("a.html", book, {"published": "2024-04-12", "sections": {"next_year": None}}),
        ("b.html", api.load_rulebook(), {}),
        ("c.html", api.load_families().named("gwr"), {}),
    ):
        document = build(template_of(changes, rulebook), rulebook, changes)
        (reports / name).write_text(render.html(document), encoding="utf-8")
    run = api.check([reports], api.CheckOptions(rulebook=(folder,), configured=False))
    assert [result.rulebook.name for result in run.results if result.rulebook] == ["lawgov", "gidr", "gwr"]
    own = run.results[0]
    assert {finding.rule.code for finding in own.findings} == {"LAW101", "LAW601"}
    assert own.report is not None
    assert own.grade is not None
    assert (own.report.organisation, own.report.year, own.report.edition) == ("青枫市云溪县司法局", 2023, "2020")
    assert own.grade.mark == "合格"


def test_without_its_rulebook_it_is_no_report(book: api.Rulebook, tmp_path: Path) -> None:
    document = build(template_of({}, book), book, {})
    (tmp_path / "a.md").write_text(render.markdown(document), encoding="utf-8")
    (result,) = api.check([tmp_path / "a.md"], api.CheckOptions(configured=False)).results
    assert result.status is api.ReportStatus.NOT_A_REPORT


def test_a_file_that_extends_it_says_so(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "stricter.yaml"
    own.write_text(
        'name: stricter\nversion: "2"\nextends: lawgov\n---\nchange: published-by-april\nlevel: warning\n', "utf-8"
    )
    families = api.load_families([folder, own])
    rule = families.named("lawgov").rule("LAW601")
    assert rule is not None
    assert rule.level == "warning"
    assert families.named("lawgov").version == "1+stricter-2"
    assert families.main.version == api.load_rulebook().version


def test_what_it_extends_must_be_there(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text('name: own\nversion: "1"\nextends: gdir\n', "utf-8")
    with pytest.raises(api.RulebookError, match=r"no rulebook “gdir” to extend \(the nearest is gidr\)"):
        api.load_families([own])


def test_the_command_line_knows_its_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["explain", "LAW101", "--rulebook", str(folder), "--lang", "zh"]) == 0
    assert "五项内容应当齐全" in capsys.readouterr().out
    assert main.main(["rules", "list", "--rulebook", str(folder), "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert "LAW601" in {rule["code"] for rule in listed["rules"]}
