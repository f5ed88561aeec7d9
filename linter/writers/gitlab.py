"""GitLab's Code Quality report."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from linter.engine.finding import Level, ReportStatus
from linter.writers.jsontext import dump
from linter.writers.options import WriteOptions
from linter.writers.places import line_of
from linter.writers.view import level_unchecked, not_checked, one_line, report_view

if TYPE_CHECKING:
    from linter.run.result import RunResult

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.ADVICE: "info"}


def write(run: RunResult, options: WriteOptions) -> str:
    """A JSON list with one entry a finding; a file that could not be read is an entry of severity ``critical``."""
    entries: list[dict[str, Any]] = []
    for result in run.results:
        if result.status is not ReportStatus.CHECKED:
            level = level_unchecked(result)
            if level is not None:
                code = result.findings[0].rule.code if result.findings else result.status.value
                severity = "critical" if result.status is ReportStatus.UNREADABLE else _SEVERITIES[level]
                entries.append(_entry(result.path, code, not_checked(result, options.lang), severity, None, code))
            continue
        for finding in report_view(result, run, options.lang).in_order:
            entries.append(
                _entry(
                    result.path,
                    finding.code,
                    f"{finding.code} {one_line(finding, options.lang)}",
                    _SEVERITIES[finding.level],
                    line_of(finding.finding.target, result.report),
                    finding.finding.fingerprint,
                )
            )
    return dump(entries)


def _entry(path: str, code: str, text: str, severity: str, line: int | None, fingerprint: str) -> dict[str, Any]:
    path = path.replace("\\", "/").removeprefix("./")
    return {
        "description": text,
        "check_name": code,
        "fingerprint": sha256(f"{path}\n{fingerprint}".encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line or 1}},
    }
