"""What code hosts and CI servers read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import unquote
from xml.etree import ElementTree

import handmade
import pytest

from linter.engine.finding import Level
from linter.model.document import FileFormat
from linter.model.place import Place
from linter.run.result import SkipKind, SkippedFile
from linter.writers import WRITERS, WriteOptions
from linter.writers.github import command
from linter.writers.sarif import uri


def write(form, run, **options):
    return WRITERS[form](run, WriteOptions(**options))


def sarif(run, **options):
    return json.loads(write("sarif", run, **options))["runs"][0]


def in_text(finding):
    """A finding in a text file, where lines are lines."""
    return handmade.run(replace(handmade.faulty("a.txt"), report=handmade.report(FileFormat.TEXT), findings=(finding,)))


def with_text(finding, text):
    return replace(finding, values={**finding.values, "missing": text})


# SARIF


def test_sarif_has_what_a_code_host_asks_for():
    log = json.loads(write("sarif", handmade.everything()))
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "gidlint"
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", driver["semanticVersion"])
    for rule in driver["rules"]:
        assert rule["id"].startswith("GID")
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert run["results"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"]


def test_a_finding_of_a_text_file_points_to_its_line():
    (result,) = sarif(in_text(handmade.fee()))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 60}


def test_a_finding_of_a_docx_has_no_invented_line_but_its_page():
    result = sarif(handmade.run(handmade.faulty()))["results"][0]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert result["properties"]["page"] == 3
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == (
        "applications/granted/natural_person"
    )


def test_a_finding_of_a_pdf_has_its_box():
    target = replace(handmade.fee().target, place=Place(page=2, bbox=(72.0, 300.5, 99.0, 312.0)))
    finding = replace(handmade.fee(), target=target)
    run = handmade.run(replace(handmade.faulty(), report=handmade.report(FileFormat.PDF), findings=(finding,)))
    assert sarif(run)["results"][0]["properties"]["bbox"] == [72.0, 300.5, 99.0, 312.0]


def test_an_unreadable_file_is_a_notification_and_no_result():
    run = sarif(handmade.run(handmade.unreadable()))
    assert run["results"] == []
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["level"] == "error"
    assert notification["descriptor"] == {"id": "GID904"}
    assert "文件有密码" in notification["message"]["text"]


def test_a_file_that_is_no_report_is_no_failure():
    (invocation,) = sarif(handmade.run(handmade.not_a_report()))["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"][0]["level"] == "note"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("reports/年 报.pdf", "reports/%E5%B9%B4%20%E6%8A%A5.pdf"),
        ("/srv/a.pdf", "file:///srv/a.pdf"),
        ("C:\\reports\\a.pdf", "file:///C%3A/reports/a.pdf"),
        ("a#b?.txt", "a%23b%3F.txt"),
    ],
)
def test_paths_become_uris(path, wanted):
    assert uri(path) == wanted
    assert path.replace("\\", "/") in unquote(uri(path))


# GitHub


def test_an_annotation_names_file_line_and_rule():
    (line,) = [line for line in write("github", in_text(handmade.fee())).splitlines() if line.startswith("::")]
    assert line == (
        "::warning file=a.txt,line=60,title=GID508 第六部分应报告收取信息处理费的情况::"
        "没有说明收取信息处理费的情况；第 60 行"
    )


def test_no_text_of_a_file_can_start_a_command_of_its_own():
    evil = "无\r\n::error file=x::假的 100%"
    written = write("github", in_text(with_text(handmade.fee(), evil)))
    commands = [line for line in written.splitlines() if line.startswith("::")]
    assert len(commands) == 1
    assert "无 ::error file=x::假的 100%25" in commands[0]
    assert command("error", "a\r\n::b", "c", None, "d\n:,") == "::error file=c,title=d%0A%3A%2C::a%0D%0A::b"


def test_a_path_with_commas_and_colons_stays_one_property():
    result = replace(handmade.faulty("a,line=1:b.docx"), findings=(handmade.heading(),))
    assert write("github", handmade.run(result)).startswith("::notice file=a%2Cline=1%3Ab.docx,title=")


def test_what_was_not_checked_is_annotated_too():
    text = write("github", handmade.everything())
    assert "::error file=examples/locked.pdf" in text
    assert "::notice file=examples/letter.txt" in text
    assert "::error file=missing" in text


# GitLab


def test_a_code_quality_report_has_what_gitlab_reads():
    entries = json.loads(write("gitlab", handmade.everything()))
    assert len(entries) == 7
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith("./")


def test_the_same_finding_in_two_files_has_two_fingerprints():
    run = handmade.run(handmade.faulty("a.docx"), handmade.faulty("b.docx"))
    fingerprints = [
        entry["fingerprint"] for entry in json.loads(write("gitlab", run)) if entry["check_name"] == "GID303"
    ]
    assert len(set(fingerprints)) == 2


# JUnit


def junit(run, **options):
    return ElementTree.fromstring(write("junit", run, **options).encode())


def test_every_rule_is_a_case_and_the_counts_add_up():
    root = junit(handmade.everything())
    assert len(root.find("testsuite").findall("testcase")) == len(handmade.RULEBOOK.rules)
    for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(root.get(kind)) == len(root.findall(f".//testcase/{tag}"))
    assert int(root.get("tests")) == len(root.findall(".//testcase"))


def case(root, code):
    return next(case for case in root.iter("testcase") if case.get("name").startswith(code))


def test_a_finding_fails_its_case_only_at_the_failing_level():
    run = handmade.run(handmade.faulty())
    assert case(junit(run), "GID303").find("failure") is not None
    assert case(junit(run), "GID508").find("failure") is None
    assert "没有说明" in case(junit(run), "GID508").find("system-out").text
    strict = replace(run, failing=Level.WARNING)
    assert case(junit(strict), "GID508").find("failure") is not None


def test_what_was_not_assessed_is_skipped_with_its_reason():
    skipped = case(junit(handmade.run(handmade.clean())), "GID605").find("skipped")
    assert skipped.get("message") == "无法判定：文件中没有发布日期"


def test_an_unreadable_file_and_a_missing_path_are_errors():
    run = handmade.run(handmade.unreadable(), skipped=(SkippedFile("no.pdf", SkipKind.MISSING),))
    assert [suite.get("name") for suite in junit(run) if suite.get("errors") == "1"] == [
        "examples/locked.pdf",
        "no.pdf",
    ]


def test_characters_that_xml_cannot_hold_do_not_break_the_file():
    root = junit(in_text(with_text(handmade.fee(), "坏\x00\x0b\udcff字 <b>&")))
    assert "坏\ufffd\ufffd\ufffd字 <b>&" in case(root, "GID508").find("system-out").text
