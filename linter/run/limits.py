"""What the reading of one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

from linter.readers.pages import MOST_PAGES

_GIB = 1024**3


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` of wall clock for one file (and again after each page that text recognition has read), ``memory`` in
    bytes of address space for one worker (where the system keeps such a limit), ``pages`` of a PDF or picture file that
    are read, ``files`` until a worker is replaced by a fresh one."""

    seconds: float = 60.0
    memory: int = 4 * _GIB
    pages: int = MOST_PAGES
    files: int = 500


def limit_memory(amount: int) -> None:
    """Limit this process's address space. Windows has no such limit, and macOS keeps none."""
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        amount = min(amount, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (amount, hard))
    except (ValueError, OSError):
        return


def processors() -> int:
    """Processors that this process may use."""
    import os

    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
