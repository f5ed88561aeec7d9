"""Lines to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from linter.readers.pdf.page import PageLayout
from linter.readers.pdf.runs import Line

_STARTS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、）)]|[.．](?!\d))"
    r"|[①-⑳]|第[一二三四五六七八九十]{1,3}[章条节部]|附[件：:])"
)
_WIDE = 0.35
"""Share of a page's width from which a line tells where the margins are."""
_RAGGED = 6
_APART = 1.5
_INDENT = 6
"""Characters that a line of running text is indented at most; one that begins farther right is set to the right."""
_ENDS = "。！？；：!?;:"


@dataclass(slots=True)
class Margins:
    """Where the body text of a page begins and ends, and the distance of its lines."""

    left: float
    right: float
    pitch: float


@dataclass(slots=True)
class TextBlock:
    """Lines that are one paragraph, with the page of each."""

    lines: list[Line]
    pages: list[int] = field(default_factory=list)
    centred: bool = False

    @property
    def text(self) -> str:
        parts = [self.lines[0].text]
        for before, line in zip(self.lines, self.lines[1:], strict=False):
            one, other = before.text[-1:], line.text[:1]
            if one.isascii() and one.isalpha() and other.isascii() and other.isalpha():
                parts.append(" ")
            parts.append(line.text)
        return "".join(parts)


def margins(pages: Sequence[PageLayout]) -> dict[int, Margins]:
    """The margins of each page: those that the long lines of all pages of its size agree on."""
    by_size: dict[tuple[int, int], list[PageLayout]] = {}
    for page in pages:
        by_size.setdefault((round(page.width), round(page.height)), []).append(page)
    out: dict[int, Margins] = {}
    for members in by_size.values():
        shared = _margins(members)
        out |= {page.number: shared for page in members}
    return out


def _margins(pages: Sequence[PageLayout]) -> Margins:
    width = pages[0].width
    level = [line for page in pages for line in page.lines if line.turn == 0]
    wide = [line for line in level if line.until - line.along > _WIDE * width]
    left = _shared([line.along for line in wide], outward=-1)
    right = _shared([line.until for line in wide], outward=1)
    if left is None:
        edges = [table.box[0] for page in pages for table in page.tables]
        left = min([line.along for line in level] + edges, default=0.0)
    if right is None:  # no two lines end at one margin: as far from the edge as on the left
        right = max([line.until for line in wide] + [width - left])
    steps = [after.line - before.line for page in pages for before, after in pairwise(page.lines)]
    pitch = Counter(round(step) for step in steps if 0 < step < 60).most_common(1)
    return Margins(left, right, float(pitch[0][0]) if pitch else 0.0)


def _shared(values: list[float], outward: int) -> float | None:
    """The farthest value (to the left or right) that at least a sixth of the lines share, and no fewer than two; lines
    of Chinese end up to a character short of the margin."""
    enough = max(2, len(values) // 6)
    counts = Counter(round(value) for value in values)
    for value in sorted(counts, reverse=outward > 0):
        if sum(counts[value + off] for off in range(-_RAGGED, _RAGGED + 1)) >= enough:
            return float(value)
    return None


def paragraphs(lines: Sequence[tuple[Line, int]], bounds: dict[int, Margins]) -> list[TextBlock]:
    """Consecutive lines, each with its page, joined to paragraphs."""
    out: list[TextBlock] = []
    for line, page in lines:
        block = TextBlock([line], [page], _centred(line, bounds[page]))
        if out and _continues(out[-1], block, bounds):
            out[-1].lines.append(line)
            out[-1].pages.append(page)
        else:
            out.append(block)
    return out


def _centred(line: Line, margin: Margins) -> bool:
    if line.turn:
        return False
    before, after = line.along - margin.left, margin.right - line.until
    return min(before, after) > 1.5 * line.size and abs(before - after) < 1.2 * line.size


def _continues(block: TextBlock, following: TextBlock, bounds: dict[int, Margins]) -> bool:
    before, line = block.lines[-1], following.lines[0]
    if before.turn or line.turn or not 0.85 < line.size / (before.size or 1.0) < 1.18:
        return False
    if _spread(before) or _spread(line):
        return False
    margin = bounds[block.pages[-1]]
    here = bounds[following.pages[0]]
    reach = 2.0 if not _latin_word(line.text) else 12.0
    if before.until < margin.right - reach * before.size or before.along > margin.left + _INDENT * before.size:
        return False
    if line.along > here.left + 0.9 * line.size or _STARTS.match(line.text):
        return False
    if block.pages[-1] == following.pages[0]:
        step = line.line - before.line
        if step <= 0.3 * line.size or (margin.pitch and step > 1.7 * max(margin.pitch, line.size)):
            return False
    return not (block.text[-1:] in _ENDS and before.until < margin.right - 1.2 * before.size)


def _spread(line: Line) -> bool:
    """Whether texts stand apart on a line, as cells or a form's fields do: no running text."""
    return any(after.along - run.until > _APART * line.size for run, after in pairwise(line.runs))


def _latin_word(text: str) -> bool:
    return text[:1].isascii() and text[:1].isalnum()
