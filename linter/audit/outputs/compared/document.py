"""A comparison as JSON, version 1 (``docs/schema/audit-diff-v1.json``)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from linter import __version__
from linter.audit.diff import Change, Comparison, FindingChange, numbers_then
from linter.audit.outputs import jsonfile
from linter.audit.outputs.compared.tally import Tally, tally_of
from linter.audit.store.comparing import FindingThen, ReportThen
from linter.phrases.phrase import Lang

VERSION = 1


def write(file: Path, comparison: Comparison, lang: Lang) -> None:
    """Write a comparison: counts first, then every finding of either audit, body by body and year by year."""
    jsonfile.write(file, _members(comparison, tally_of(comparison), lang))


def _members(comparison: Comparison, tally: Tally, lang: Lang) -> Iterator[tuple[str, Any]]:
    yield "version", VERSION
    yield "tool", {"name": "gidlint", "version": __version__}
    yield "lang", lang
    yield "old", {"rulebooks": comparison.rulebooks("old")}
    yield "new", {"rulebooks": comparison.rulebooks("main")}
    yield (
        "summary",
        {
            **_counts(tally.counts),
            "said_corrected": tally.corrected,
            "other_numbers": tally.other_numbers,
            "improved": [name for name, _ in tally.improved],
            "worse": [name for name, _ in tally.worse],
        },
    )
    yield "bodies", ({"body": name, "gained": body.gained, **_counts(body.counts)} for name, body in _sorted(tally))
    yield (
        "rules",
        (
            {"code": code, "title": comparison.title(code), **_counts(counts)}
            for code, counts in sorted(tally.rules.items())
        ),
    )
    yield "reports", _reports(comparison)
    yield "findings", (_finding(each) for owner in comparison.owners() for each in owner.findings)


def _sorted(tally: Tally) -> list[tuple[str, Any]]:
    return sorted(tally.bodies.items())


def _counts(counts: Counter[Change]) -> dict[str, int]:
    return {change.value: counts[change] for change in Change}


def _reports(comparison: Comparison) -> Iterator[dict[str, Any]]:
    for owner in comparison.owners():
        yield {
            "body": owner.body,
            "year": owner.year or None,
            "before": _report(owner.before),
            "after": _report(owner.after),
        }


def _report(report: ReportThen | None) -> dict[str, Any] | None:
    if report is None:
        return None
    return {"path": report.subject, "status": report.status.value, "mark": report.mark, "score": report.score}


def _finding(change: FindingChange) -> dict[str, Any]:
    key = change.finding.key
    return {
        "change": change.change.value,
        "number": key.number,
        "body": key.body,
        "year": key.year or None,
        "code": key.code,
        "level": change.finding.level,
        "review": change.status,
        "other_numbers": change.has_other_numbers,
        "old": _then(change.old),
        "new": _then(change.new),
    }


def _then(finding: FindingThen | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    numbers = numbers_then(finding)
    return {
        "path": finding.subject,
        "fingerprint": finding.key.fingerprint,
        "message": finding.message,
        "place": finding.place,
        "reported": numbers.reported,
        "compared": numbers.compared,
    }
