"""A new edition of the format is a YAML file: every part of the product follows it without a change of code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from linter import ruletest
from linter.engine.judge import judge
from linter.interpret import interpret
from linter.readers import read_bytes
from linter.rulebook import Rulebook
from linter.rulebook.families import Family
from linter.rulebook.files import built_in
from linter.rulebook.loading import load_family
from linter.specimen import build, render

UNDER = "under: [三、本年度办理结果, （六）其他处理]"
ROW = f"      - {{id: other.passed_on, label: 4.转交其他机关办理, en: passed on, {UNDER}}}\n"


@pytest.fixture
def rulebook(tmp_path: Path) -> Rulebook:
    """The rulebook with an invented edition for report years from 2027, which has one row more."""
    folder = tmp_path / "gidr"
    shutil.copytree(built_in(), folder)
    current = folder / "templates" / "2021.yaml"
    text = current.read_text(encoding="utf-8")
    current.write_text(text.replace("report_years: {from: 2021}", "report_years: {from: 2021, to: 2026}"), "utf-8")
    text = text.replace('edition: "2021"', 'edition: "2027"').replace("{from: 2021}", "{from: 2027}")
    total = text.index("      - {id: total, label: （七）总计")
    (folder / "templates" / "2027.yaml").write_text(text[:total] + ROW + text[total:], "utf-8")
    return load_family(Family("gidr", folder, built_in=True))


def test_a_report_of_the_new_edition_is_read_and_judged_by_it(rulebook: Rulebook) -> None:
    changes = {"applications": {"other.passed_on": {"research": 4}}}
    document = build(rulebook.template("2027"), rulebook, changes)
    report = interpret(read_bytes(render.docx(document), "2027.docx"), rulebook)
    assert (report.edition, report.year) == ("2027", 2027)
    cell = report.tables["applications"].cell("other.passed_on", "research")
    assert cell is not None
    assert cell.value == 4
    (finding,) = judge(report, rulebook, path="2027.docx").findings
    assert [(repair.cell.row, repair.proposed) for repair in finding.repairs] == [("other.passed_on", 0)]


def test_the_old_table_in_a_new_report_is_found(rulebook: Rulebook) -> None:
    document = build(rulebook.template("2027"), rulebook, {"tables": {"disclosure": {"edition": "2019"}}})
    findings = judge(interpret(document, rulebook), rulebook, path="2027").findings
    assert {finding.rule.name for finding in findings} == {"table-edition"}


def test_the_rules_own_examples_still_come_out_as_stated(rulebook: Rulebook) -> None:
    assert [result.problem for result in ruletest.run(rulebook) if not result.passed] == []
