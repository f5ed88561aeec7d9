"""A page that is titled as a report and holds none, and numbers that no output may show."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.api import check, load_rulebook
from linter.cli.main import main
from linter.engine import judge
from linter.engine.finding import ReportStatus
from linter.ruletest import report_of

TITLE = "青枫市云溪县发展和改革局2023年政府信息公开工作年度报告"
LETTER = "县政务公开办公室：现将我局2023年政府信息公开工作年度报告报送贵办，请审阅。"
IDENTITY = "990101199003071237"


def page(folder: Path, *lines: str) -> Path:
    path = folder / "page.html"
    body = "".join(f"<p>{line}</p>" for line in lines)
    path.write_text(f"<html><body><h1>{TITLE}</h1>{body}</body></html>", encoding="utf-8")
    return path


def codes(path: Path) -> list[str]:
    (result,) = check([path]).results
    assert result.status is ReportStatus.NOT_A_REPORT
    return [finding.rule.code for finding in result.findings]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([LETTER, "青枫市云溪县发展和改革局", "2024年1月16日"], "GID106"),
        ([], "GID107"),
        (['<a href="files/2023.docx">2023年报全文.docx</a>'], "GID108"),
    ],
)
def test_what_is_published_in_place_of_a_report_is_said(tmp_path: Path, lines: list[str], code: str) -> None:
    assert codes(page(tmp_path, *lines)) == [code]


def test_a_list_of_reports_is_no_empty_report(tmp_path: Path) -> None:
    assert codes(page(tmp_path, TITLE.replace("2023", "2022"), TITLE.replace("2023", "2021"))) == []


def test_a_report_titled_as_a_letter_is_told_so() -> None:
    rulebook = load_rulebook()
    title = "{organisation}关于报送{year}年度政府信息公开工作年度报告的函"
    result = judge(report_of({"title": title}, rulebook), rulebook, path="letter")
    assert "GID109" in [finding.rule.code for finding in result.findings]


def test_a_letter_fails_the_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(page(tmp_path, LETTER)), "--lang", "zh"]) == 1
    assert "GID106" in capsys.readouterr().out


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html"])
def test_no_output_shows_a_persons_number(tmp_path: Path, format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        f"{TITLE}\n一、总体情况\n2023年，我局公开信息十条。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
        f"四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n申请人陈某（身份证号{IDENTITY}）的申请已答复。\n"
        "六、其他需要报告的事项\n无\n",
        encoding="utf-8",
    )
    main(["check", str(path), "--format", format_, "--lang", "zh"])
    shown = capsys.readouterr().out
    assert "GID841" in shown
    assert IDENTITY not in shown
