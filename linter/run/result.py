"""What a run over files comes to: everything that writers print and that the exit status is told from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from linter.engine.finding import Level, ReportResult
from linter.rulebook.profile import Profile
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook


class SkipKind(StrEnum):
    """Why a path that was given, or that lies in a folder that was given, has no result."""

    MISSING = "missing"  # named on the command line, and no such file or folder (exit status 2)
    NO_CANDIDATES = "no_candidates"  # a folder without any file of a supported format (exit status 2)
    OTHER_FORMAT = "other_format"  # a file in a folder whose format no report comes in
    EXCLUDED = "excluded"  # left out by the configuration's `exclude`


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A path without a result, and why."""

    path: str
    kind: SkipKind


@dataclass(frozen=True, slots=True)
class BaselineUse:
    """What a baseline did to a run: ``hidden`` counts findings that it knows (they aren't shown, and fail no run);
    ``gone`` are its entries for files of this run that no longer occur, as (path, code, message)."""

    path: str
    hidden: int
    gone: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RunResult:
    """The results of one run, in the order of their paths.

    ``skipped`` are paths without a result. ``failing`` is the level at or above which findings fail the run, and
    ``failing_levels`` the same for files whose own configuration says otherwise, by path. ``hidden`` gives, by path,
    how many findings a baseline has hidden: ``results`` no longer hold these, while outcomes and grades still do.
    ``rulebook`` is the main family's. ``profile`` is for whom the run is, and ``left_out`` the rules that it therefore
    did not ask.
    """

    results: tuple[ReportResult, ...]
    skipped: tuple[SkippedFile, ...]
    rulebook: Rulebook
    failing: Level = Level.ERROR
    failing_levels: Mapping[str, Level] = field(default_factory=dict)
    hidden: Mapping[str, int] = field(default_factory=dict)
    baseline: BaselineUse | None = None
    profile: Profile | None = None
    left_out: tuple[Rule, ...] = ()

    def rulebook_of(self, result: ReportResult) -> Rulebook:
        """The rulebook of a result's kind of report; the main one where no kind was told."""
        return result.rulebook or self.rulebook

    @property
    def rulebooks(self) -> tuple[Rulebook, ...]:
        """The rulebooks of the run: the main one, then those that judged other kinds of report."""
        found = {self.rulebook.name: self.rulebook}
        for result in self.results:
            if result.rulebook is not None:
                found.setdefault(result.rulebook.name, result.rulebook)
        return tuple(found.values())
