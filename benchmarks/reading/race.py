"""Every reader over every file, each in a process of its own, and what it got right."""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.reading.cells import all_missed, rows_of, score_document, score_tables, score_text
from benchmarks.reading.material import Drawn
from benchmarks.reading.measure import Score
from benchmarks.reading.peers import Reader
from benchmarks.reading.specimens import Specimen
from benchmarks.reading.worker import Batch, Outcome

BATCH = 40
"""Files a process: small enough that readers take turns, so that what else the machine does meets all of them."""
_PATIENCE = 60
"""Seconds a file, after which a reader's batch has failed."""
_START = "from benchmarks.reading.worker import main; main()"
_SCORES: dict[str, Callable[[Any, Specimen], Score]] = {
    "document": score_document,
    "tables": score_tables,
    "text": score_text,
}


@dataclass
class Result:
    """One reader over all files: a score and an outcome for each (results themselves dropped), and its processes.
    ``grids``: what a document's tables score by themselves, in the way in which those of other readers are scored."""

    reader: Reader
    scores: list[Score] = field(default_factory=list)
    grids: list[Score] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)


def race(readers: Sequence[Reader], files: Sequence[Drawn], say: Callable[[str], object]) -> list[Result]:
    """The readers in turn over one batch of files after the other."""
    results = [Result(reader) for reader in readers]
    for start in range(0, len(files), BATCH):
        batch = files[start : start + BATCH]
        for result in results:
            say(f"files {start + 1}-{start + len(batch)} of {len(files)}: {result.reader.name}")
            _add(result, batch, apart(result.reader.name, [file.path for file in batch]))
    return results


def apart(reader: str, paths: Sequence[Path]) -> Batch:
    """One reader over some files in a process of its own; one that breaks down or hangs has failed on all of them."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "batch")
        try:
            subprocess.run(
                [sys.executable, "-c", _START, reader, out, *paths],
                check=True,
                capture_output=True,
                timeout=_PATIENCE * len(paths),
            )
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
            return Batch([Outcome(error=str(error))] * len(paths))
        batch: Batch = pickle.loads(out.read_bytes())
        return batch


def _add(result: Result, files: Sequence[Drawn], batch: Batch) -> None:
    score = _SCORES[result.reader.gives]
    for file, outcome in zip(files, batch.outcomes, strict=True):
        result.scores.append(all_missed(file.truth) if outcome.error else score(outcome.result, file.truth))
        if result.reader.gives == "document":
            grids = [] if outcome.error else rows_of(outcome.result)
            result.grids.append(score_tables(grids, file.truth))
        outcome.result = None
        result.outcomes.append(outcome)
    result.batches.append(batch)


def total(scores: Iterable[Score]) -> Score:
    out = Score()
    for score in scores:
        out.right += score.right
        out.wrong += score.wrong
        out.missed += score.missed
    return out
