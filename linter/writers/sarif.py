"""SARIF 2.1.0, as code scanning services take it.

A finding of a text, Markdown or HTML file points to its line. A page of a PDF has no line: the page and its box are in
``properties``. A file that could not be read is a notification of the run and no result.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from linter import __version__
from linter.engine.finding import Finding, Level, ReportResult, ReportStatus
from linter.phrases import ui
from linter.phrases.citation import cite_all
from linter.phrases.phrase import Lang
from linter.rulebook.rule import Rule
from linter.run.result import SkipKind
from linter.writers.json import location, rulebook_id
from linter.writers.jsontext import dump
from linter.writers.options import WriteOptions
from linter.writers.places import line_of
from linter.writers.view import FindingView, not_checked, one_line, report_view

if TYPE_CHECKING:
    from linter.run.result import RunResult

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}


def write(run: RunResult, options: WriteOptions) -> str:
    """One SARIF log with one run."""
    notifications = list(_notifications(run, options.lang))
    return dump(
        {
            "$schema": _SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": _driver(run, options.lang)},
                    "columnKind": "unicodeCodePoints",
                    "invocations": [
                        {
                            "executionSuccessful": not any(note["level"] == "error" for note in notifications),
                            "toolExecutionNotifications": notifications,
                        }
                    ],
                    "results": list(_results(run, options.lang)),
                }
            ],
        }
    )


def uri(path: str) -> str:
    """A path as a URI: relative where the path is, with every character that a URI can't hold encoded."""
    path = path.replace("\\", "/")
    if path[1:3] == ":/":
        return f"file:///{quote(path)}"
    return f"file://{quote(path)}" if path.startswith("/") else quote(path)


def _driver(run: RunResult, lang: Lang) -> dict[str, Any]:
    return {
        "name": "gidlint",
        "version": __version__,
        "semanticVersion": __version__,
        "properties": {"rulebook": rulebook_id(run.rulebook)},
        "rules": [_rule(rule, lang) for rule in run.rulebook.rules],
    }


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    title: str = getattr(rule.title, lang)
    fix: str = getattr(rule.fix, lang)
    basis = cite_all(rule.basis, lang)
    help = ((ui.BASIS, basis), (ui.FIX, fix))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": getattr(rule.why, lang) if rule.why else title},
        "help": {
            "text": "\n".join(f"{label.say(lang)}{ui.COLON.say(lang)}{text}" for label, text in help),
            "markdown": "\n\n".join(f"**{label.say(lang)}**{ui.COLON.say(lang)}{text}" for label, text in help),
        },
        "defaultConfiguration": {"level": _LEVELS[Level(rule.level)]},
        "properties": {"category": rule.category, "tags": [rule.category], "basis": basis},
    }


def _results(run: RunResult, lang: Lang) -> Iterator[dict[str, Any]]:
    index = {rule.code: number for number, rule in enumerate(run.rulebook.rules)}
    for result in run.results:
        if result.status is not ReportStatus.CHECKED:
            continue
        view = report_view(result, run, lang)
        for finding in view.in_order:
            rule = finding.finding.rule
            yield {
                "ruleId": rule.code,
                **({"ruleIndex": index[rule.code]} if rule.code in index else {}),
                "level": _LEVELS[finding.level],
                "message": {"text": one_line(finding, lang)},
                "locations": [_location(finding, result)],
                "partialFingerprints": {
                    "primaryLocationLineHash": f"{finding.finding.fingerprint}:1",
                    "gidlint/v1": finding.finding.fingerprint,
                },
                "properties": {
                    key: value
                    for key, value in location(finding.finding.target, view.labels).items()
                    if value not in (None, "")
                },
            }


def _location(finding: FindingView, result: ReportResult) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(result.path)}}
    line = line_of(finding.finding, result)
    if line is not None:
        physical["region"] = {"startLine": line}
    found: dict[str, Any] = {"physicalLocation": physical}
    name = _logical(finding.finding)
    if name:
        found["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "member"}]
    return found


def _logical(finding: Finding) -> str:
    target = finding.target
    return "/".join(key for key in (target.table or target.section, target.row, target.column) if key)


def _notifications(run: RunResult, lang: Lang) -> Iterator[dict[str, Any]]:
    for result in run.results:
        if result.status is ReportStatus.CHECKED:
            continue
        codes = [finding.rule.code for finding in result.findings]
        unread = result.status is ReportStatus.UNREADABLE
        yield {
            "level": "error" if unread else "note",
            "message": {"text": not_checked(result, lang)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(result.path)}}}],
            **({"descriptor": {"id": codes[0]}} if codes else {}),
        }
    for skipped in run.skipped:
        if skipped.kind in (SkipKind.MISSING, SkipKind.NO_CANDIDATES):
            yield {
                "level": "error",
                "message": {"text": ui.SKIPPED[skipped.kind].say(lang, path=skipped.path)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(skipped.path)}}}],
            }
