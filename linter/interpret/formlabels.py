"""Which label of a form a text is, told by its words and by the labels above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from linter.interpret.labels import EXACT_BELOW, NEAR, form, likeness
from linter.interpret.patterns import compiled
from linter.interpret.wording import squeeze
from linter.model.place import Place
from linter.model.report import Label
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import RowSpec, TableSpec

LEAST_SHARE = 3
"""A form of which less than one row in so many is found is another paper that shares some labels."""


class Found(NamedTuple):
    """What a text is the label of: a row, or a group (``None``); how like the label it is, and whether it is the
    template's own wording."""

    row: RowSpec | None
    likeness: float
    official: bool


@dataclass
class Wordings:
    """A form's labels, and where in the form the reading has come to: ``path`` are the labels above the next one,
    ``last`` is the row that was found last."""

    spec: TableSpec
    recognition: Recognition
    path: tuple[str, ...] = ()
    last: int = -1
    _rows: list[tuple[str, int, RowSpec, bool]] = field(default_factory=list, repr=False)
    _chains: list[tuple[str, ...]] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        for number, row in enumerate(self.spec.all_rows()):
            chain = tuple(self.words(label) for label in row.under)
            self._chains += [chain[:depth] for depth in range(1, len(chain) + 1) if chain[:depth] not in self._chains]
            for text in (row.label, *row.aliases):
                self._rows.append((self.words(text), number, row, text == row.label))

    def words(self, text: str) -> str:
        """A label's bare words, without what may stand behind it (a unit)."""
        squeezed = squeeze(text)
        for pattern in compiled(tuple(self.recognition.label_notes)):
            squeezed = pattern.sub("", squeezed)
        return form(squeezed).words

    def take(self, text: str, *, near: bool = True) -> Found | None:
        """What a text is the label of: a row, which then counts as the last that was found, or a group, to which the
        path then leads; ``None`` where it is neither. ``near``: wordings that are only like a row's count too."""
        words = self.words(text)
        exact = [(number, row, official) for own, number, row, official in self._rows if own and own == words]
        if exact:
            number, row, official = self._chosen(exact)
            self.last = number
            return Found(row, 1.0, official)
        fitting = [chain for chain in self._chains if chain[-1] == words]
        if fitting:
            self.path = max(fitting, key=lambda chain: (_shared(chain, self.path), -len(chain)))
            return Found(None, 1.0, True)
        return self._near(words) if near else None

    def _near(self, words: str) -> Found | None:
        if len(words) < EXACT_BELOW:
            return None
        scored = [(likeness(words, own), number, row) for own, number, row, _ in self._rows if len(own) >= EXACT_BELOW]
        best = max((score for score, _, _ in scored), default=0.0)
        if best < NEAR:
            return None
        number, row, _ = self._chosen([(number, row, False) for score, number, row in scored if score == best])
        self.last = number
        return Found(row, best, False)

    def _chosen(self, among: Sequence[tuple[int, RowSpec, bool]]) -> tuple[int, RowSpec, bool]:
        """Of several rows with one label: the one whose group is being read, else the next one in order."""
        scored = [(_shared(self._chain(row), self.path), number, row, official) for number, row, official in among]
        best = max(score for score, *_ in scored)
        fitting = [(number, row, official) for score, number, row, official in scored if score == best]
        ahead = [entry for entry in fitting if entry[0] > self.last]
        return min(ahead or fitting, key=lambda entry: entry[0])

    def _chain(self, row: RowSpec) -> tuple[str, ...]:
        return tuple(self.words(label) for label in row.under)

    def make_the_form(self, found: int) -> bool:
        """Whether so many rows are enough to be the form, and not another paper with some labels in common."""
        return found * LEAST_SHARE >= len(self.spec.all_rows())


def _shared(chain: Sequence[str], path: Sequence[str]) -> int:
    """How far a chain of labels follows the path; one that goes on where the path ends is further away than one that
    ends there."""
    same = 0
    for one, other in zip(chain, path, strict=False):
        if one != other:
            break
        same += 1
    return 2 * same - (len(chain) - same)


def label(text: str, row: RowSpec, found: Found, place: Place) -> Label:
    """A row's label as a report writes it."""
    return Label("".join(text.split()), row.id, found.likeness, found.official, place)
