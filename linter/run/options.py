"""What a user may choose about a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from linter.engine.finding import Level
from linter.model.report import Body
from linter.run.limits import Limits

Progress = Callable[[int, int], None]
"""Takes how many files are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """What a run is to do. What is left at ``None`` or ``()`` is taken from the configuration found upwards from each
    file (unless ``configured`` is false), and else from the defaults."""

    select: tuple[str, ...] = ()
    """Rules to ask (default: all): codes, beginnings of codes, names or categories."""
    ignore: tuple[str, ...] = ()
    """Rules not to ask, named in the same ways."""
    profile: str | None = None
    """For whom the run is: a profile of the rulebook (default: its default one)."""
    drafts: bool = False
    """Whether rules that are still drafts are asked too."""
    level: Level | None = None
    """The level at or above which findings fail the run (default: error)."""
    edition: str | None = None
    """The edition to judge by (default: the one of the report year). ``auto`` overrules a configuration."""
    body: Body | Literal["auto"] | None = None
    """The kind of body (default: told by its name). ``auto`` overrules a configuration."""
    previous: Path | None = None
    """Last year's report of the same body, for comparisons; only where one report is checked."""
    rulebook: tuple[Path, ...] = ()
    """Folders or single files of rules that extend the built-in rulebook."""
    baseline: Path | None = None
    """A file of known findings, which are hidden."""
    use_baseline: bool = True
    """Whether a baseline is used at all, also a configured one."""
    jobs: int | None = None
    """Worker processes (default: one for a few files, one a processor for many)."""
    limits: Limits = field(default_factory=Limits)
    """What the reading of one file may cost."""
    configured: bool = True
    """Whether configuration files are looked for."""
    output: Path | None = None
    """Where the run's own output will be written: never taken up as a report."""
    progress: Progress | None = None
    """Called after every file."""
