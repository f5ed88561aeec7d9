"""Exit statuses."""

from __future__ import annotations

from enum import IntEnum

from linter.checks.result import Status
from linter.engine.finding import Level, ReportStatus
from linter.run.result import RunResult, SkipKind

_GRAVITY = tuple(Level)
_WRONG_PATHS = (SkipKind.MISSING, SkipKind.NO_CANDIDATES)


class Exit(IntEnum):
    """What the process ends with."""

    PASSED = 0
    FINDINGS = 1  # at or above the failing level
    USAGE = 2  # wrong usage, configuration or rulebook
    UNREADABLE = 3  # a file could not be read
    RULE_FAILED = 4  # a rule itself failed: its answer is missing
    INTERRUPTED = 130


def of_run(run: RunResult) -> Exit:
    """The gravest thing that happened: a failed rule, a path that doesn't exist, an unreadable file, findings."""
    if any(outcome.status is Status.ERROR for result in run.results for outcome in result.outcomes):
        return Exit.RULE_FAILED
    if any(skipped.kind in _WRONG_PATHS for skipped in run.skipped):
        return Exit.USAGE
    if any(result.status is ReportStatus.UNREADABLE for result in run.results):
        return Exit.UNREADABLE
    return Exit.FINDINGS if _fails(run) else Exit.PASSED


def _fails(run: RunResult) -> bool:
    return any(
        _GRAVITY.index(finding.level) <= _GRAVITY.index(run.failing_levels.get(result.path, run.failing))
        for result in run.results
        for finding in result.findings
    )
