"""Baselines: findings that are known and shall not fail a run again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from linter.engine.finding import ReportResult, ReportStatus
from linter.phrases.phrase import Lang, Phrase, fill
from linter.run.problem import UsageProblem
from linter.run.result import BaselineUse, RunResult

_VERSION = 1
_UNREADABLE = Phrase("无法读取基线 {file}：{detail}", "the baseline {file} can't be read: {detail}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding. ``path`` is relative to the baseline's folder; ``message`` is for people only."""

    path: str
    code: str
    fingerprint: str
    message: str = ""


def load(file: Path) -> tuple[Entry, ...]:
    """A baseline's entries. Raises ``UsageProblem``."""
    try:
        content: Any = json.loads(file.read_text(encoding="utf-8"))
        if content["version"] != _VERSION:
            raise ValueError(f"version {content['version']}")
        return tuple(
            Entry(*(str(item[key]) for key in ("path", "code", "fingerprint", "message")))
            for item in content["findings"]
        )
    except KeyError as error:
        raise UsageProblem(_UNREADABLE, file=file.as_posix(), detail=f"no {error}") from error
    except (OSError, ValueError, TypeError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        raise UsageProblem(_UNREADABLE, file=file.as_posix(), detail=detail) from error


def dump(results: Iterable[ReportResult], file: Path, lang: Lang) -> str:
    """The text of a baseline that knows all findings of the results but those on unreadable files, which stay
    findings until the files can be read."""
    entries = [
        {
            "path": _relative(result.path, file),
            "code": finding.rule.code,
            "fingerprint": finding.fingerprint,
            "message": fill(getattr(finding.rule.message, lang), finding.values, lang),
        }
        for result in results
        if result.status is ReportStatus.CHECKED
        for finding in result.findings
    ]
    return json.dumps({"version": _VERSION, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def hide(run: RunResult, entries: Sequence[Entry], file: Path) -> RunResult:
    """The run without the findings that the baseline knows; it says how many these are, and which entries for what
    this run asked no longer occur."""
    known = {(entry.path, entry.fingerprint): entry for entry in entries}
    met: set[tuple[str, str]] = set()
    asked: set[tuple[str, str]] = set()
    shown: list[ReportResult] = []
    hidden: dict[str, int] = {}
    for result in run.results:
        if result.status is not ReportStatus.CHECKED:
            shown.append(result)
            continue
        path = _relative(result.path, file)
        asked.update((path, outcome.rule.code) for outcome in result.outcomes)
        met.update((path, finding.fingerprint) for finding in result.findings)
        new = tuple(finding for finding in result.findings if (path, finding.fingerprint) not in known)
        if len(new) < len(result.findings):
            hidden[result.path] = len(result.findings) - len(new)
        shown.append(replace(result, findings=new))
    gone = tuple(
        (entry.path, entry.code, entry.message)
        for key, entry in known.items()
        if (entry.path, entry.code) in asked and key not in met
    )
    use = BaselineUse(file.as_posix(), sum(hidden.values()), gone)
    return replace(run, results=tuple(shown), hidden=hidden, baseline=use)


def _relative(path: str, file: Path) -> str:
    """A report's path as seen from the baseline's folder, so that both can move together."""
    try:
        return Path(os.path.relpath(path, file.absolute().parent)).as_posix()
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()
