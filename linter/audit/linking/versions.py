"""Which of several files is a body's report for a year, and which are other versions of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from linter.audit import figures
from linter.audit.records import Role
from linter.audit.store import Store, linking
from linter.audit.store.linking import Candidate
from linter.model.document import FileFormat
from linter.model.report import CellKind

_MOST = 5
"""A file is linked to so many other versions at most."""
_FORMATS = (FileFormat.DOCX, FileFormat.PDF, FileFormat.HTML, FileFormat.MARKDOWN, FileFormat.TEXT, FileFormat.PICTURE)
_UNREAD = frozenset({CellKind.UNCERTAIN.value, CellKind.MISSING.value})


def choose(store: Store) -> None:
    """Choose a report for each body, year and family, and link its versions.

    Of several files the one is chosen in which most cells of tables could be read; then by format (Word, PDF, web page,
    text, picture); then the one published last; then the first by path.
    """
    linking.begin_choice(store)
    several = groupby(linking.candidates(store), key=lambda one: (one.body, one.year, one.family))
    linking.put_links(store, Role.VERSION, (link for _, group in several for link in _settle(store, list(group))))


def _settle(store: Store, group: list[Candidate]) -> Iterator[tuple[str, str]]:
    group.sort(key=lambda one: one.published, reverse=True)
    group.sort(key=lambda one: (-_cells(store, one), _place(one.format)))
    linking.choose(store, group[0])
    return _versions(group)


def _versions(group: Sequence[Candidate]) -> Iterator[tuple[str, str]]:
    """Each file with the others that have other bytes: the chosen one, and those that come next."""
    distinct = list({one.digest: one for one in reversed(group)}.values())[::-1]
    for one in group:
        at = next(number for number, other in enumerate(distinct) if other.digest == one.digest)
        others = distinct[:1] + distinct[at + 1 :] + distinct[1:at]
        different = [other for other in others if other.digest != one.digest]
        yield from ((one.path, other.path) for other in different[:_MOST])


def _cells(store: Store, one: Candidate) -> int:
    packed = linking.packed_figures(store, one.reading)
    return sum(kind not in _UNREAD for kind in figures.values(packed).kinds.split()) if packed else 0


def _place(format: FileFormat | None) -> int:
    return _FORMATS.index(format) if format is not None else len(_FORMATS)
