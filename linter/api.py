"""The public interface: what the command line and other programs call.

>>> from pathlib import Path
>>> from linter import api
>>> run = api.check([Path("reports")], api.CheckOptions(level=api.Level.WARNING))  # doctest: +SKIP
>>> for result in run.results:  # doctest: +SKIP
...     for finding in result.findings:
...         print(result.path, finding.rule.code, finding.target.place.page, finding.repairs)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from linter.engine.finding import Finding, Level, ReportResult, ReportStatus
from linter.model.report import Body, Report
from linter.rulebook import Families, Rulebook, RulebookError
from linter.rulebook import load as _load
from linter.rulebook import load_all as _load_all
from linter.run.limits import Limits
from linter.run.options import CheckOptions
from linter.run.problem import UsageProblem
from linter.run.result import RunResult, SkipKind, SkippedFile
from linter.run.session import Session

if TYPE_CHECKING:
    from linter.audit.options import AuditOptions
    from linter.audit.progress import Watch
    from linter.audit.run import AuditResult

__all__ = [
    "Body",
    "CheckOptions",
    "Families",
    "Finding",
    "Level",
    "Limits",
    "Report",
    "ReportResult",
    "ReportStatus",
    "Rulebook",
    "RulebookError",
    "RunResult",
    "SkipKind",
    "SkippedFile",
    "UsageProblem",
    "audit",
    "check",
    "extract",
    "load_families",
    "load_rulebook",
]

_DEFAULTS = CheckOptions()


def load_rulebook(extra: Sequence[Path] = (), *, drafts: bool = False) -> Rulebook:
    """The built-in rulebook, extended by folders or single files of YAML; with rules that are still drafts only where
    asked. Raises ``RulebookError``."""
    return _load(tuple(extra), drafts=drafts)


def load_families(extra: Sequence[Path] = (), *, drafts: bool = False) -> Families:
    """The rulebooks of every kind of report: the main one as :func:`load_rulebook` gives it, and those of other kinds.
    Raises ``RulebookError``."""
    return _load_all(tuple(extra), drafts=drafts)


def check(paths: Iterable[Path], options: CheckOptions = _DEFAULTS) -> RunResult:
    """Check reports: files, and folders of files.

    Whatever is wrong with a file is in the results; a path that doesn't exist is in ``skipped``. Raises
    ``UsageProblem`` for options or a configuration that can't be followed, ``RulebookError`` for a faulty rulebook.
    """
    return Session(paths, options).check()


def extract(paths: Iterable[Path], options: CheckOptions = _DEFAULTS) -> RunResult:
    """What the files say, with no rule asked: each result's ``report`` holds sections, tables and the signature.

    Raises as :func:`check`.
    """
    return Session(paths, options).extract()


def audit(options: AuditOptions, *, today: date, watch: Watch | None = None) -> AuditResult:
    """Audit many reports of many bodies and years, or go on with an audit that was interrupted
    (:class:`linter.audit.options.AuditOptions`). ``today`` is used for the default day of correction of a new
    audit, and for whether a report that isn't there is due; ``watch`` is told how far it is.

    Needs the extra ``gidlint[audit]``. Raises ``UsageProblem`` for what the user has to put right first, and
    ``RulebookError`` for a faulty rulebook.
    """
    from linter.audit.run import audit as run  # with libraries that only an audit needs

    return run(options, today=today, watch=watch)
