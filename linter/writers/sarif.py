"""SARIF 2.1.0, as code scanning services take it.

A finding of a text, Markdown or HTML file points to its line. A page of a PDF has no line: the page and its box are in
``properties``. A file that could not be read is a notification of the run and no result.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from linter import __version__
from linter.checks.result import Target
from linter.engine.finding import Level, ReportResult, ReportStatus
from linter.phrases import ui
from linter.phrases.citation import cite_all
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang
from linter.rulebook.rule import Rule
from linter.run.result import SkipKind
from linter.writers.json import location, reading_keys, rulebook_id
from linter.writers.jsontext import dump
from linter.writers.options import WriteOptions
from linter.writers.places import line_of
from linter.writers.view import FindingView, level_unchecked, not_checked, one_line, report_view

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
        "rules": [_rule(rule, lang) for rulebook in run.rulebooks for rule in rulebook.rules],
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
    rules = [rule for rulebook in run.rulebooks for rule in rulebook.rules]
    index = {rule.code: number for number, rule in enumerate(rules)}
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
                **_related(finding, result, view.labels),
                "partialFingerprints": {
                    "primaryLocationLineHash": f"{finding.finding.fingerprint}:1",
                    "gidlint/v1": finding.finding.fingerprint,
                },
                "properties": {
                    **{
                        key: value
                        for key, value in location(finding.finding.target, view.labels).items()
                        if value not in (None, "")
                    },
                    "reading": reading_keys(finding.finding),
                },
            }


def _location(finding: FindingView, result: ReportResult) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(result.path)}}
    line = line_of(finding.finding.target, result.report)
    if line is not None:
        physical["region"] = {"startLine": line}
    found: dict[str, Any] = {"physicalLocation": physical}
    name = _logical(finding.finding.target)
    if name:
        found["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "member"}]
    return found


def _related(finding: FindingView, result: ReportResult, labels: Labels) -> dict[str, Any]:
    """The places that a finding is set against, each in its own file and with what stands there."""
    found: list[dict[str, Any]] = []
    for number, (each, said) in enumerate(zip(finding.related, finding.related_lines, strict=True)):
        physical: dict[str, Any] = {"artifactLocation": {"uri": uri(each.target.path or result.path)}}
        line = line_of(each.target, each.report)
        if line is not None:
            physical["region"] = {"startLine": line}
        name = _logical(each.target)
        logical = {"logicalLocations": [{"fullyQualifiedName": name, "kind": "member"}]} if name else {}
        found.append({"id": number, "physicalLocation": physical, **logical, "message": {"text": said}})
    return {"relatedLocations": found} if found else {}


def _logical(target: Target) -> str:
    return "/".join(key for key in (target.table or target.section, target.row, target.column) if key)


def _notifications(run: RunResult, lang: Lang) -> Iterator[dict[str, Any]]:
    for result in run.results:
        if result.status is ReportStatus.CHECKED:
            continue
        codes = [finding.rule.code for finding in result.findings]
        yield {
            "level": _LEVELS[level_unchecked(result) or Level.ADVICE],
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
