"""The public interface as a program uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import api
from linter.rulebook import load
from linter.specimen import build
from linter.specimen.render import html


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rulebook = load()
    document = build(rulebook.template("2021"), rulebook, {"applications": {"granted": {"natural_person": 99}}})
    path = tmp_path / "report.html"
    path.write_text(html(document), encoding="utf-8")
    return path


def test_check_gives_findings_with_the_wrong_cell_and_its_value(file: Path) -> None:
    run = api.check([file], api.CheckOptions(select=("applications-table",)))
    (result,) = run.results
    (finding,) = result.findings
    (repair,) = finding.repairs
    assert (repair.cell.row, repair.cell.column, repair.present) == ("granted", "natural_person", 99)
    assert repair.proposed == 6
    assert {outcome.rule.category for outcome in result.outcomes} == {"applications-table"}


def test_extract_reads_and_asks_nothing(file: Path) -> None:
    (result,) = api.extract([file]).results
    assert result.report is not None
    cell = result.report.tables["applications"].cell("granted", "natural_person")
    assert cell is not None
    assert cell.value == 99
    assert (result.findings, result.outcomes, result.grade) == ((), (), None)


def test_results_keep_no_document(file: Path) -> None:
    """Results of thousands of files must fit into memory."""
    for run in (api.check([file]), api.extract([file])):
        report = run.results[0].report
        assert report is not None
        assert report.document.blocks == ()


def test_results_of_many_files_share_their_rules(file: Path) -> None:
    copies = [file.with_name(f"{number}.html") for number in range(3)]
    for copy in copies:
        copy.write_bytes(file.read_bytes())
    run = api.check(copies, api.CheckOptions(jobs=2))
    rules = {id(outcome.rule) for result in run.results for outcome in result.outcomes}
    assert rules == {id(rule) for rule in run.rulebook.rules}


def test_progress_is_told_after_every_file(file: Path) -> None:
    told: list[tuple[int, int]] = []
    api.check([file], api.CheckOptions(progress=lambda done, total: told.append((done, total))))
    assert told == [(1, 1)]


def test_what_can_not_be_followed_is_an_exception_in_both_languages(file: Path) -> None:
    with pytest.raises(api.UsageProblem) as caught:
        api.check([file], api.CheckOptions(select=("applications-balnce",)))
    assert "applications-balance" in caught.value.say("zh")
    assert "did you mean applications-balance" in caught.value.say("en")


def test_configuration_can_be_left_aside(file: Path) -> None:
    (file.parent / "gidlint.toml").write_text('select = ["structure"]', encoding="utf-8")
    assert not api.check([file]).results[0].findings
    assert api.check([file], api.CheckOptions(configured=False)).results[0].findings
