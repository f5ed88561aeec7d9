"""What gidlint reads of DOCX, HTML and text: the layouts of :mod:`.markup` and the forms of :mod:`.flattened`."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.reading.flattened import made, measure
from benchmarks.reading.markup import cases, measured
from benchmarks.reading.measure import Score
from benchmarks.reading.race import total
from benchmarks.reading.specimens import specimen
from linter.readers import read_bytes

KINDS = {"docx": "DOCX", "html": "HTML", "office": "by way of LibreOffice"}
"""How the first word of a layout's name is said."""
TEXT = "text without a grid"


@dataclass
class Format:
    """The files of one format: names, scores and seconds."""

    name: str
    layouts: list[str] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, layout: str, score: Score, seconds: float) -> None:
        self.layouts.append(layout)
        self.scores.append(score)
        self.seconds.append(seconds)

    def of(self, layout: str) -> Score:
        """The score of one layout over all seeds."""
        return total(score for score, name in zip(self.scores, self.layouts, strict=True) if name == layout)

    @property
    def milliseconds(self) -> float:
        return 1000 * statistics.median(self.seconds)


def formats(seeds: Sequence[int]) -> Iterator[Format]:
    """Every format with its files, a file a layout and seed; one without tables to read has no cells."""
    found: dict[str, Format] = {}
    for seed in seeds:
        for index, (name, case) in enumerate(cases()):
            truth = specimen(1000 * seed + index, case.values)
            data = case.make(truth)
            if data is not None:
                kind, _, layout = name.partition(": ")
                score, _, seconds = measured(case, truth, data, grids=False)
                found.setdefault(kind, Format(KINDS.get(kind, kind))).add(layout, score, seconds)
    yield from found.values()
    yield _texts(seeds)


def _texts(seeds: Sequence[int]) -> Format:
    found = Format(TEXT)
    for name, path, document, data in made(seeds, ()):
        started = time.perf_counter()
        read_bytes(data, path)
        seconds = time.perf_counter() - started
        counts, _ = measure(path, document, data)
        found.add(name, Score(counts["right"], counts["wrong"], counts["unsure"] + counts["absent"]), seconds)
    return found
