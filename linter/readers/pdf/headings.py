"""Header lines of a table without rulings: titles, texts over several columns, one text a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linter.readers.pdf.chunks import Chunk, partition
from linter.readers.pdf.sections import WRAPPED, Columns, Misfit, Section, Stretch


@dataclass(frozen=True, slots=True)
class Placed:
    """Texts set down as one cell: its first row and column, its spans."""

    row: int
    column: int
    rows: int
    columns: int
    chunks: Sequence[Chunk]


class Headings:
    """Sets header lines over label columns (``labels`` of them, up to ``border``) and value columns; rows count from 0.

    Raises :class:`Misfit` where a text has no place."""

    def __init__(self, stretch: Stretch, values: Columns, labels: int, border: float, size: float) -> None:
        self._stretch = stretch
        self._values = values
        self._labels = labels
        self._border = border
        self._size = size

    def of_section(self, section: Section, groups: list[tuple[int, int]]) -> tuple[list[Placed], int]:
        """Header lines of a further section: titles over the whole width, and one text for each column."""
        shift, whole = self._labels, self._labels + len(self._values)
        out: list[Placed] = []
        height = 0
        for row in section.heads:
            if self._stretch.is_title(row) or (len(row.chunks) == 1 and row.chunks[0].right > self._border):
                out.append(Placed(height, 0, 1, whole, row.chunks))
            elif len(row.chunks) == 1:  # a row whose values are all blank
                out.append(Placed(height, 0, 1, shift, row.chunks))
                for first, end in groups:
                    out.append(Placed(height, shift + first, 1, end - first, []))
            else:
                left = [chunk for chunk in row.chunks if chunk.centre < self._border]
                right = [chunk for chunk in row.chunks if chunk.centre >= self._border]
                if len(right) != len(groups):
                    raise Misfit
                if shift:
                    out.append(Placed(height, 0, 1, shift, left))
                elif left:
                    raise Misfit
                for chunk, (first, end) in zip(right, groups, strict=True):
                    out.append(Placed(height, shift + first, 1, end - first, [chunk]))
            height += 1
        return out, height

    def of_main(self, section: Section) -> tuple[list[Placed], int]:
        """The header of the section with the most columns: titles, texts over several columns, one text a column."""
        out: list[Placed] = []
        height = 0
        heads = list(section.heads)
        shift, whole = self._labels, self._labels + len(self._values)
        while len(heads) > 1 and len(heads[0].chunks) == 1 and self._stretch.centred(heads[0]) and shift:
            out.append(Placed(height, 0, 1, whole, heads.pop(0).chunks))
            height += 1
        if not heads:
            return out, height
        corner = [chunk for row in heads for chunk in row.chunks if chunk.right <= self._border + 0.5 * chunk.size]
        rest = [chunk for row in heads for chunk in row.chunks if chunk.right > self._border + 0.5 * chunk.size]
        stacks: list[list[Chunk]] = [[] for _ in self._values]
        over: list[Chunk] = []
        for chunk in rest:
            column = self._single_column(chunk)
            if column is None:
                over.append(chunk)
            else:
                stacks[column].append(chunk)
        for stack in stacks:  # a short text over several columns may stand over one of them only
            stack.sort(key=lambda chunk: chunk.y)
            while len(stack) > 1 and stack[1].y - stack[0].y > WRAPPED * stack[0].size:
                over.append(stack.pop(0))
        levels: list[list[Chunk]] = []
        for chunk in sorted(over, key=lambda chunk: chunk.y):
            if levels and chunk.y - levels[-1][0].y < 0.6 * chunk.size:
                levels[-1].append(chunk)
            else:
                levels.append([chunk])
        deep = len(levels) + 1
        reach = [0] * len(self._values)
        for level, chunks in enumerate(levels):
            chunks.sort(key=lambda chunk: chunk.left)
            spans = self._spans(chunks, stacks) if level else self._top_spans(chunks)
            for chunk, (first, end) in zip(chunks, spans, strict=True):
                out.append(Placed(height + level, shift + first, 1, end - first, [chunk]))
                for column in range(first, end):
                    if reach[column] < level:
                        out.append(Placed(height + reach[column], shift + column, level - reach[column], 1, []))
                    reach[column] = level + 1
        for column, stack in enumerate(stacks):
            out.append(Placed(height + reach[column], shift + column, deep - reach[column], 1, stack))
        if shift:
            out.append(Placed(height, 0, deep, shift, corner))
        return out, height + deep

    def _single_column(self, chunk: Chunk) -> int | None:
        """The one column that a header text stands over, or ``None`` where it stands over several."""
        for index, (low, high) in enumerate(self._values):
            before = self._values[index - 1][1] if index else self._border
            after = self._values[index + 1][0] if index + 1 < len(self._values) else float("inf")
            if before <= chunk.left and chunk.right <= after and (low < chunk.right and chunk.left < high):
                return index
        return None

    def _top_spans(self, chunks: list[Chunk]) -> list[tuple[int, int]]:
        """The columns under each of the texts of the highest header level: together they cover all."""
        centres = [(low + high) / 2 for low, high in self._values]
        spans = partition(len(chunks), centres, [chunk.centre for chunk in chunks])
        if spans is None:
            raise Misfit
        return spans

    def _spans(self, chunks: list[Chunk], stacks: list[list[Chunk]]) -> list[tuple[int, int]]:
        """The columns under each of the texts of a lower header level: it stands in their middle, and their own header
        texts lie lower than those of the columns beside them."""
        lowest = max((middle(stack) for stack in stacks if stack), default=0.0)
        under = [bool(stack) and lowest - middle(stack) < 0.5 * self._size for stack in stacks]
        centres = [(low + high) / 2 for low, high in self._values]
        out: list[tuple[int, int]] = []
        taken = 0
        for number, chunk in enumerate(chunks):
            limit = chunks[number + 1].left if number + 1 < len(chunks) else float("inf")
            options = []
            for first in range(taken, len(centres)):
                for end in range(first + 1, len(centres) + 1):
                    if centres[end - 1] > limit or not under[end - 1]:
                        break
                    off = abs(sum(centres[first:end]) / (end - first) - chunk.centre)
                    covered = centres[first] <= chunk.right and centres[end - 1] >= chunk.left
                    if covered and off < 0.75 * self._size and all(under[first:end]):
                        options.append((end - first, -off, first, end))
            if not options:
                raise Misfit
            _, _, first, end = max(options)
            out.append((first, end))
            taken = end
        return out


def middle(chunks: Sequence[Chunk]) -> float:
    """The mean height of texts."""
    return sum(chunk.y for chunk in chunks) / len(chunks)
