"""One reader over some files, in a process of its own.

Imports are timed apart, and the first file is read once before anything is timed.
"""

from __future__ import annotations

import pickle
import resource
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.reading.peers import READERS, Read

REPEATS = 3
_SLOW = 0.15
"""Seconds from which on a file is read once."""


@dataclass
class Outcome:
    """What a reader made of one file, and the medians of its wall and CPU seconds; ``error`` where it failed."""

    result: Any = None
    error: str = ""
    wall: float = 0.0
    cpu: float = 0.0


@dataclass
class Batch:
    """Outcomes in the order of the files. Memory is the process's peak in MB, after imports and in the end."""

    outcomes: list[Outcome] = field(default_factory=list)
    import_seconds: float = 0.0
    import_memory: float = 0.0
    memory: float = 0.0


def peak() -> float:
    """The most memory that this process ever had, in MB. ``ru_maxrss`` would count what the parent had, too."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1024**2 if sys.platform == "darwin" else used / 1024


def run(name: str, files: Sequence[Path]) -> Batch:
    reader = next(reader for reader in READERS if reader.name == name)
    batch = Batch()
    started = time.perf_counter()
    read = reader.load()
    batch.import_seconds = time.perf_counter() - started
    batch.import_memory = peak()
    _outcome(read, files[0], 1)
    batch.outcomes = [_outcome(read, file, REPEATS) for file in files]
    batch.memory = peak()
    return batch


def _outcome(read: Read, file: Path, repeats: int) -> Outcome:
    walls: list[float] = []
    cpus: list[float] = []
    result = None
    while len(walls) < repeats:
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            result = read(file)
        except Exception as error:  # a benchmark goes on and counts what failed
            return Outcome(error=f"{type(error).__name__}: {error}")
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
        if walls[0] > _SLOW:
            break
    return Outcome(result, "", statistics.median(walls), statistics.median(cpus))


def main() -> None:
    """Arguments: the reader's name, where the pickled :class:`Batch` goes, the files."""
    batch = run(sys.argv[1], [Path(file) for file in sys.argv[3:]])
    Path(sys.argv[2]).write_bytes(pickle.dumps(batch))
