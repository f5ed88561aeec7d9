"""The results as JSON, version 1 (``docs/schema/check-v1.json``).

Version 1 only ever gains keys. Numbers of a report are JSON numbers with the digits that the report has.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from linter import __version__
from linter.checks.result import CellRef, Target, Value
from linter.engine.finding import Finding, Grade, Level, Outcome, ReportResult, ReportStatus
from linter.model.named import Named
from linter.phrases.citation import cite_all
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang, fill
from linter.phrases.values import render
from linter.writers.jsontext import dump
from linter.writers.options import WriteOptions
from linter.writers.places import section_of
from linter.writers.view import message, reasons_of, template_of

if TYPE_CHECKING:
    from linter.rulebook.rulebook import Rulebook
    from linter.run.result import RunResult

VERSION = 1


def write(run: RunResult, options: WriteOptions) -> str:
    """All results of a run as one JSON document."""
    return dump(
        {
            "version": VERSION,
            "tool": tool(run.rulebook),
            "reports": [_report(result, run, options.lang) for result in run.results],
            "profile": _profile(run),
            "skipped": [{"path": skipped.path, "kind": skipped.kind.value} for skipped in run.skipped],
            "summary": _summary(run),
        }
    )


def _profile(run: RunResult) -> dict[str, Any] | None:
    """For whom the run is, and the rules that were therefore not asked; ``null`` where the rulebook has no profiles."""
    if run.profile is None:
        return None
    return {"name": run.profile.name, "left_out": [rule.code for rule in run.left_out]}


def tool(rulebook: Rulebook) -> dict[str, str]:
    """Who made this output: with the same tool and rulebook the same bytes give the same output."""
    return {"name": "gidlint", "version": __version__, "rulebook": rulebook_id(rulebook)}


def rulebook_id(rulebook: Rulebook) -> str:
    """A rulebook's name, version and the first half of its digest: ``gidr@0.1.0+3f2a9c81d04b``."""
    return f"{rulebook.name}@{rulebook.version}+{rulebook.digest[:12]}"


def _report(result: ReportResult, run: RunResult, lang: Lang) -> dict[str, Any]:
    labels = Labels(template_of(result, run.rulebook_of(result)), lang)
    report = result.report
    return {
        "path": result.path,
        "status": result.status.value,
        "detail": render(result.detail, lang),
        "organisation": report.organisation if report else None,
        "body": report.body.value if report and report.body else None,
        "year": report.year if report else None,
        "edition": report.edition if report else None,
        "rulebook": rulebook_id(result.rulebook) if result.rulebook else None,
        "grade": _grade(result.grade) if result.grade else None,
        "findings": [finding_keys(finding, labels) for finding in result.findings],
        "outcomes": [_outcome(outcome, labels) for outcome in result.outcomes],
    }


def _grade(grade: Grade) -> dict[str, Any]:
    return {"mark": grade.mark, "score": grade.score, "low_mark": grade.low_mark, "low": grade.low}


def finding_keys(finding: Finding, labels: Labels) -> dict[str, Any]:
    """A finding by keys and numbers, its sentences in the labels' language."""
    lang = labels.lang
    rule = finding.rule
    return {
        "code": rule.code,
        "name": rule.name,
        "category": rule.category,
        "level": finding.level.value,
        "draft": rule.draft,
        "message": message(finding, lang),
        "location": location(finding.target, labels),
        "basis": cite_all(rule.basis, lang, labels.template),
        "fix": fill(getattr(rule.fix, lang), finding.values, lang),
        "values": _values(finding.values, lang),
        "fingerprint": finding.fingerprint,
        "reading": reading_keys(finding),
        "related": [{**location(target, labels), "path": target.path or None} for target in finding.related],
        "repairs": [
            {**cell_keys(repair.cell), "present": repair.present, "proposed": repair.proposed}
            for repair in finding.repairs
        ],
        "suspects": [cell_keys(cell) for cell in finding.suspects],
        "broken": [
            {
                "code": broken.rule.code,
                "section": section_of(broken.target, labels.template),
                "table": broken.target.table,
                "row": broken.target.row,
                "column": broken.target.column,
                "message": fill(getattr(broken.rule.message, lang), broken.values, lang),
            }
            for broken in finding.broken
        ],
    }


def reading_keys(finding: Finding) -> dict[str, Any]:
    """What a finding blames, and what it rests on."""
    rests = finding.reliance
    return {"blames": rests.blames.value, "way": rests.way.value if rests.way else None, "second": rests.second.value}


def location(target: Target, labels: Labels) -> dict[str, Any]:
    """Where a finding is: keys of the contract, then the place in the file; ``null`` for what is not known."""
    place = target.place
    return {
        "section": section_of(target, labels.template),
        "table": target.table,
        "row": target.row,
        "column": target.column,
        "page": place.page,
        "line": place.line,
        "bbox": [round(edge, 2) for edge in place.bbox] if place.bbox else None,
        "text": target.text,
    }


def cell_keys(cell: CellRef) -> dict[str, Any]:
    """A cell's address; ``previous`` only for a cell of last year's report."""
    keys: dict[str, Any] = {"table": cell.table, "row": cell.row, "column": cell.column}
    return {**keys, "previous": True} if cell.previous else keys


def _outcome(outcome: Outcome, labels: Labels) -> dict[str, Any]:
    return {
        "code": outcome.rule.code,
        "status": outcome.status.value,
        "reason": {"zh": "；", "en": "; "}[labels.lang].join(reasons_of(outcome, labels)),
        "reasons": list(dict.fromkeys(reason.code.value for reason in outcome.reasons)),
    }


def _values(values: Mapping[str, Value], lang: Lang) -> dict[str, Any]:
    return {name: _value(value, lang) for name, value in values.items()}


def _value(value: Value, lang: Lang) -> Any:
    if isinstance(value, Named):
        return render(value, lang)
    if isinstance(value, tuple):
        return [_value(part, lang) for part in value]
    return value


def _summary(run: RunResult) -> dict[str, int]:
    found = [finding.level for result in run.results for finding in result.findings]
    statuses = [result.status for result in run.results]
    return {
        "reports": len(run.results),
        "errors": found.count(Level.ERROR),
        "warnings": found.count(Level.WARNING),
        "advice": found.count(Level.ADVICE),
        "unreadable": statuses.count(ReportStatus.UNREADABLE),
        "not_a_report": statuses.count(ReportStatus.NOT_A_REPORT),
        "hidden": sum(run.hidden.values()),
    }
