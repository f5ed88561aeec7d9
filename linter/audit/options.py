"""What a user may choose about an audit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from linter.phrases.phrase import Lang
from linter.run.limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditOptions:
    """``source`` is a folder, an archive, a manifest, or the address of one of these in shared or object storage."""

    source: str
    out: Path
    """The folder of the store and all outputs; made if it isn't there."""
    lang: Lang = "zh"
    """The language of findings and outputs."""
    roster: Path | None = None
    """The list of bodies that must report."""
    manifest: Path | None = None
    """What is known of the files: whose they are, which year, when they were published."""
    years: tuple[int, int] | None = None
    """The first and last report year for which every listed body must have a report (default: told by the reports)."""
    due: date | None = None
    """The day by which faults are to be put right (default: 30 days after the audit's first run)."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    drafts: bool = False
    rulebook: tuple[Path, ...] = ()
    """As in ``CheckOptions``; what is left out is taken from the configuration at or above the source."""
    engine: str = "local"
    address: str | None = None
    """Where the cluster is; without it one is started on this machine."""
    jobs: int | None = None
    """Worker processes (default: one a processor)."""
    limits: Limits = field(default_factory=Limits)
