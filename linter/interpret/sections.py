"""Which candidates are the sections' headings, and what stands below each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from linter.interpret.altered import altered
from linter.interpret.headings import Candidate, HeadingWords, candidates, split_at, without_mark
from linter.interpret.labels import bare, split_enumerator
from linter.interpret.pieces import Piece
from linter.model.report import Heading
from linter.rulebook.template import SectionSpec, Template

TOP = {"chinese", "part"}
"""Styles of enumerators that are top level wherever they occur."""
LIST_GAP = 8
"""Headings with fewer characters between them stand in a list (a table of contents), not over text."""
LONGEST_HEADING = 40


class Span(NamedTuple):
    """A section as a range of pieces: its heading is piece ``start``, its content runs to ``stop`` (not included)."""

    spec: SectionSpec
    number: int | None
    likeness: float
    official: bool
    start: int
    stop: int


class Layout(NamedTuple):
    """A report's pieces cut at the headings, with the sections as ranges; ``end`` is where a second copy of the report
    begins (or the number of pieces). ``listed`` are the pieces of a table of contents."""

    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    end: int
    listed: frozenset[int] = frozenset()


def lay_out(found: Sequence[Piece], words: Sequence[HeadingWords], template: Template) -> Layout:
    """Find the sections: the best candidate for each, tables of contents and sub-headings set aside."""
    if not template.sections:
        return Layout(tuple(found), (), len(found))
    every = candidates(found, words)
    unlisted = _without_lists(found, every, template)
    contents = {candidate.piece for candidate in every if candidate.whole and candidate not in unlisted}
    listed: set[int] = set()
    every, limit = _first_copy(unlisted, template)
    chosen = sorted(_choose(every), key=_key)
    chosen = sorted([*chosen, *altered(found, chosen, every, template)], key=_key)
    parts: list[Piece] = []
    starts: list[tuple[int, Candidate]] = []
    end: int | None = None
    by_piece: dict[int, list[Candidate]] = {}
    for candidate in chosen:
        by_piece.setdefault(candidate.piece, []).append(candidate)
    for index, piece in enumerate(found):
        if limit is not None and index == limit.piece and end is None and limit.start == 0:
            end = len(parts)
        here = by_piece.get(index)
        if index in contents:
            listed.add(len(parts))
        if not here:
            parts.append(piece)
        else:
            cuts = [cut for candidate in here for cut in (candidate.start, candidate.end)]
            for number, part in enumerate(split_at(piece, cuts)):
                if number % 2:
                    starts.append((len(parts), here[number // 2]))
                    parts.append(part)
                elif part.squeezed.strip(":.,;"):
                    parts.append(without_mark(part) if number else part)
    if end is None:
        end = len(parts)
    spans = [
        Span(
            spec=candidate.spec,
            number=candidate.number or None,
            likeness=candidate.likeness,
            official=candidate.official,
            start=start,
            stop=starts[order + 1][0] if order + 1 < len(starts) else end,
        )
        for order, (start, candidate) in enumerate(starts)
    ]
    return Layout(tuple(parts), tuple(spans), end, frozenset(listed))


def _without_lists(found: Sequence[Piece], every: list[Candidate], template: Template) -> list[Candidate]:
    """Candidates that don't stand in a list of headings, as long as the listed sections are also found below it. A
    list has the first section too, which in a report is never without text."""
    runs: list[list[Candidate]] = []
    for candidate in every:
        if runs and _gap(found, runs[-1][-1], candidate) < LIST_GAP:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    kept = list(every)
    for run in runs:
        listed = {candidate.spec.id for candidate in run}
        after = {candidate.spec.id for candidate in every if (candidate.piece, candidate.start) > _key(run[-1])}
        if template.sections[0].id in listed and len(listed) >= 3 and len(listed & after) * 2 >= len(listed):
            kept = [candidate for candidate in kept if candidate not in run]
    return kept


def _key(candidate: Candidate) -> tuple[int, int]:
    return candidate.piece, candidate.start


def _gap(found: Sequence[Piece], first: Candidate, second: Candidate) -> int:
    """Characters between two candidates, page numbers and leaders not counted; a grid counts as many."""
    if first.piece == second.piece:
        return len(_letters(found[first.piece].squeezed[first.end : second.start]))
    between = found[first.piece + 1 : second.piece]
    if any(piece.grid for piece in between):
        return 10 * LIST_GAP
    text = found[first.piece].squeezed[first.end :] + "".join(piece.squeezed for piece in between)
    return len(_letters(text + found[second.piece].squeezed[: second.start]))


def _letters(squeezed: str) -> str:
    return "".join(character for character in bare(squeezed) if not character.isdigit())


def _first_copy(every: list[Candidate], template: Template) -> tuple[list[Candidate], Candidate | None]:
    """The candidates of the first of several copies of the report on one page, and where the second begins."""
    first = template.sections[0].id
    seen: set[str] = set()
    for index, candidate in enumerate(every):
        if (
            candidate.spec.id == first
            and first in seen
            and candidate.official
            and candidate.style in TOP
            and len(seen) * 3 >= len(template.sections) * 2
        ):
            return every[:index], candidate
        if candidate.style in TOP or candidate.likeness == 1.0:
            seen.add(candidate.spec.id)
    return every, None


def _choose(every: Sequence[Candidate]) -> list[Candidate]:
    """The best candidate of each section; those of a lower level than the report's headings are left out."""
    sections: dict[str, set[str]] = {}
    for candidate in every:
        sections.setdefault(_family(candidate.style), set()).add(candidate.spec.id)
    counts = {family: len(ids) for family, ids in sections.items()}
    if counts.get("top", 0) >= 2 or not counts:
        allowed = {"top"}
    else:
        allowed = {"top", max(sorted(counts), key=lambda family: counts[family])}
    best: dict[str, Candidate] = {}
    for candidate in every:
        family = _family(candidate.style)
        if family not in allowed and not (family == "plain" and candidate.whole):
            continue
        held = best.get(candidate.spec.id)
        if held is None or _rank(candidate) > _rank(held):
            best[candidate.spec.id] = candidate
    return list(best.values())


def _family(style: str) -> str:
    return "top" if style in TOP else style or "plain"


def _rank(candidate: Candidate) -> tuple[bool, bool, bool, float, bool, bool]:
    return (
        candidate.style != "",
        candidate.likeness == 1.0,
        candidate.official,
        candidate.likeness,
        candidate.whole,
        candidate.number == candidate.spec.number,
    )


def other_headings(layout: Layout, start: int, is_label: Callable[[str], bool]) -> tuple[Heading, ...]:
    """Top-level headings that belong to no section. ``is_label`` tells labels of tables, which are numbered too."""
    headings = {span.start for span in layout.spans}
    found: list[Heading] = []
    for index in range(start, layout.end):
        piece = layout.pieces[index]
        if index in headings or index in layout.listed or piece.grid or not 3 <= len(piece.squeezed) <= LONGEST_HEADING:
            continue
        style, number, rest = split_enumerator(piece.squeezed)
        if style not in TOP or not number or rest[-1:] in {".", ";", ",", ":"} or any(map(str.isdigit, rest)):
            continue
        if any(mark in rest for mark in ".,;") or is_label(rest):
            continue
        found.append(Heading(text=piece.text, number=number, place=piece.place))
    return tuple(found)
