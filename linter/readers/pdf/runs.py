"""Characters to runs (what a producer wrote in one go) and runs to lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linter.readers.pdf.marks import Box, Glyph

_WITHIN_SHOW = (-0.5, 0.35)
_ACROSS_SHOWS = (-0.08, 0.08)
"""Gaps, in ems, over which characters are one run: loose within a show operator, tight between operators, since
numbers of neighbouring cells may all but touch."""
_WORD_GAP = 0.2
"""Gap in ems that is a blank between Latin letters or digits (a blank is often drawn as nothing)."""
_COLUMN_GAP = 1.0
"""Gap in ems that is a blank between any characters: no running text has it."""
_SAME_LINE = 0.45
"""Distance of baselines, in ems, within which runs are on one line."""


@dataclass(slots=True)
class Run:
    """Characters in a row. ``along`` and ``until`` bound it in reading direction, ``line`` is the baseline's position
    across it; for upright text these are x, x and y. ``turn`` is the direction: 0, 90, 180 or 270 degrees clockwise.
    """

    glyphs: list[Glyph]
    turn: int
    along: float
    until: float
    line: float
    size: float
    box: Box

    @property
    def text(self) -> str:
        return joined(self.glyphs, self.turn)

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the characters' bodies."""
        x0, y0, x1, y1 = self.box
        return (x0 + x1) / 2, (y0 + y1) / 2


@dataclass(slots=True)
class Line:
    """Runs on one line of text, in reading order."""

    text: str
    runs: list[Run]
    turn: int
    along: float
    until: float
    line: float
    size: float
    box: Box


def turn_of(glyph: Glyph) -> int:
    """The reading direction of a character: 0, 90, 180 or 270 degrees clockwise."""
    if glyph.vertical:
        return (90 + round(glyph.angle / 90) * 90) % 360
    return round(glyph.angle / 90) * 90 % 360


def extent(glyph: Glyph, turn: int) -> tuple[float, float, float]:
    """Start, end and baseline of a character in reading direction."""
    if turn == 0:
        return glyph.x0, glyph.x1, glyph.y
    if turn == 90:
        return glyph.y0, glyph.y1, -glyph.x
    if turn == 180:
        return -glyph.x1, -glyph.x0, -glyph.y
    return -glyph.y1, -glyph.y0, glyph.x


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    """Runs in drawing order, without those of blanks only."""
    out: list[Run] = []
    current: list[Glyph] = []
    turn = 0
    until = line = 0.0
    for glyph in glyphs:
        along, end, base = 0.0, 0.0, 0.0
        if current:
            last = current[-1]
            along, end, base = extent(glyph, turn)
            low, high = _WITHIN_SHOW if glyph.shown == last.shown else _ACROSS_SHOWS
            size = last.size or 1.0
            if not (
                turn_of(glyph) == turn
                and 0.75 < glyph.size / size < 1.34
                and abs(base - line) < 0.2 * size
                and low * size <= along - until <= high * size
            ):
                _add(out, current, turn)
                current = []
        if not current:
            turn = turn_of(glyph)
            along, end, base = extent(glyph, turn)
        current.append(glyph)
        until, line = end, base
    _add(out, current, turn)
    return out


def _add(out: list[Run], glyphs: list[Glyph], turn: int) -> None:
    run = run_of(glyphs, turn)
    if run is not None:
        out.append(run)


def run_of(glyphs: Sequence[Glyph], turn: int) -> Run | None:
    """A run of these characters without surrounding blanks, or ``None`` where nothing is left."""
    first, last = 0, len(glyphs)
    while first < last and glyphs[first].text.isspace():
        first += 1
    while last > first and glyphs[last - 1].text.isspace():
        last -= 1
    kept = list(glyphs[first:last])
    if not kept:
        return None
    extents = [extent(glyph, turn) for glyph in kept]
    box = (
        min(glyph.x0 for glyph in kept),
        min(glyph.y0 for glyph in kept),
        max(glyph.x1 for glyph in kept),
        max(glyph.y1 for glyph in kept),
    )
    size = max(glyph.size for glyph in kept)
    along = min(each[0] for each in extents)
    return Run(kept, turn, along, max(each[1] for each in extents), extents[0][2], size, box)


def pieces(run: Run) -> list[Run]:
    """A run cut at its blanks."""
    out: list[Run] = []
    current: list[Glyph] = []
    for glyph in run.glyphs:
        if glyph.text.isspace():
            _add(out, current, run.turn)
            current = []
        else:
            current.append(glyph)
    _add(out, current, run.turn)
    return out


def joined(glyphs: Sequence[Glyph], turn: int) -> str:
    """The text of characters in reading order, with the blanks that only a gap shows."""
    parts: list[str] = []
    until = 0.0
    for glyph in glyphs:
        along, end, _ = extent(glyph, turn)
        if parts and _blank_between(parts[-1], glyph.text, (along - until) / (glyph.size or 1.0)):
            parts.append(" ")
        parts.append(glyph.text)
        until = end
    return "".join(parts)


def _blank_between(before: str, after: str, gap: float) -> bool:
    if before[-1:].isspace() or after[:1].isspace():
        return False
    if gap > _COLUMN_GAP:
        return True
    return gap > _WORD_GAP and _latin(before[-1:]) and _latin(after[:1])


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """Runs of one region set in lines, in reading order. Runs of different directions are never on one line."""
    by_turn: dict[int, list[Run]] = {}
    for run in runs:
        by_turn.setdefault(run.turn, []).append(run)
    out: list[Line] = []
    for turn, members in by_turn.items():
        members.sort(key=lambda run: (run.line, run.along))
        row: list[Run] = []
        for run in members:
            if row and abs(run.line - row[0].line) > _SAME_LINE * min(run.size, row[0].size):
                out.append(_line(row, turn))
                row = []
            row.append(run)
        if row:
            out.append(_line(row, turn))
    return out


def _line(runs: list[Run], turn: int) -> Line:
    runs = sorted(runs, key=lambda run: run.along)
    parts: list[str] = []
    for index, run in enumerate(runs):
        if index:
            gap = (run.along - runs[index - 1].until) / (min(run.size, runs[index - 1].size) or 1.0)
            if _blank_between(runs[index - 1].glyphs[-1].text, run.glyphs[0].text, gap):
                parts.append(" ")
        parts.append(run.text)
    return Line(
        "".join(parts),
        runs,
        turn,
        runs[0].along,
        max(run.until for run in runs),
        max(runs, key=lambda run: run.until - run.along).line,
        max(run.size for run in runs),
        around([run.box for run in runs]),
    )


def around(boxes: Sequence[Box]) -> Box:
    """The box around boxes (at least one)."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
