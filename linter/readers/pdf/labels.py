"""The labels of a table without rulings: which lines are one label, which row is whose, which label stands for several
rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linter.readers.pdf.chunks import Chunk, Row, partition
from linter.readers.pdf.headings import Placed, middle
from linter.readers.pdf.joining import STARTS
from linter.readers.pdf.sections import PITCH, Columns, Misfit, Section

_OFF_CENTRE = 0.7
_ON_LINE = 0.35
_BESIDE = 0.8
"""Distance in ems from a row's numbers to the nearer line of a label of two lines."""
_WITHIN = 0.6
"""Ems by which a row's numbers may stand above or below all lines of its label."""
_ROOM = 2.2
"""Ems left on a line in which the next characters would have had room: what follows is no rest of the same text."""
_COUNTED = re.compile(r"\s*(\d{1,2})[.．、]")


@dataclass(slots=True)
class _Label:
    """Lines of one label with the first and last label column that it lies over."""

    chunks: list[Chunk]
    first: int
    last: int

    @property
    def y(self) -> float:
        return self.chunks[0].y


class RowLabels:
    """The labels of a section's rows. ``columns`` are those of labels, up to ``border``; ``size`` is the usual one.

    Raises :class:`Misfit` where a label has no row or a row no label."""

    def __init__(self, columns: Columns, border: float, size: float) -> None:
        self._columns = columns
        self._border = border
        self._size = size

    def place(self, section: Section) -> tuple[list[Row], list[Placed]]:
        """The section's rows, with those that have no values, and their labels as cells; rows count from 0."""
        if not self._columns:
            if len(section.data) > 1:
                raise Misfit
            return section.data, []
        own, outer = self._own_and_outer(section)
        rows, labels = self._banded(section, own) or self._by_text(section, own)
        width = len(self._columns)
        cells = [Placed(index, label.first, 1, width - label.first, label.chunks) for index, label in enumerate(labels)]
        starts = [label.first for label in labels]
        for column in range(width - 2, -1, -1):
            blocks = self._blocks([label.chunks[0] for label in outer if label.first == column])
            cells += self._over(column, blocks, starts, rows, labels)
        return rows, cells

    # -- lines

    def _own_and_outer(self, section: Section) -> tuple[list[_Label], list[_Label]]:
        """The lines of the rows' own labels, and those of labels over several rows to the left of them."""
        own: list[_Label] = []
        outer: list[_Label] = []
        unsure: list[_Label] = []
        last = len(self._columns) - 1
        for row in section.rows:
            found = [chunk for chunk in row.chunks if chunk.left < self._border]
            for index, chunk in enumerate(found):
                covers = [n for n, (low, high) in enumerate(self._columns) if low < chunk.right and chunk.left < high]
                if not covers:
                    raise Misfit
                label = _Label([chunk], covers[0], covers[-1])
                if covers[-1] == last or (not row.data and index == len(found) - 1 and self._rest_of(label, own)):
                    own.append(label)
                else:
                    (unsure if row.data and index == len(found) - 1 else outer).append(label)
        ys = [label.y for label in own]
        for label in unsure:  # alone on a row's line: the row's label, unless that is wrapped above and below the line
            (outer if any(abs(label.y - other) < _BESIDE * self._size for other in ys) else own).append(label)
        own.sort(key=lambda label: label.y)
        return own, outer

    def _rest_of(self, label: _Label, own: list[_Label]) -> bool:
        """Whether a short line ends the label above it, which began in the same column."""
        chunk = label.chunks[0]
        above = own[-1] if own else None
        return (
            above is not None
            and above.first == label.first
            and above.last > label.last
            and abs(above.chunks[0].left - chunk.left) < _ON_LINE * chunk.size
            and 0 < chunk.y - above.y < PITCH * chunk.size
            and STARTS.match(chunk.text) is None
        )

    # -- rows

    def _banded(self, section: Section, own: list[_Label]) -> tuple[list[Row], list[_Label]] | None:
        """Rows and labels by the lines drawn across between them, where there are such lines between all rows."""
        by_cell: dict[tuple[int, tuple[float, float] | None], list[_Label]] = {}
        for label in own:
            chunk = label.chunks[0]
            if chunk.cell is None:
                return None
            by_cell.setdefault((chunk.page, chunk.cell), []).append(label)
        data: dict[tuple[int, tuple[float, float] | None], Row] = {}
        for row in section.data:
            cells = {chunk.cell for chunk in row.chunks if chunk.value and chunk.right > self._border}
            key = (row.page, cells.pop())
            if cells or key in data or key not in by_cell:
                return None
            data[key] = row
        rows: list[Row] = []
        labels: list[_Label] = []
        for key, members in by_cell.items():
            found = data.get(key) or next(row for row in section.rows if members[0].chunks[0] in row.chunks)
            rows.append(found)
            labels.append(_whole(members))
        return rows, labels

    def _by_text(self, section: Section, own: list[_Label]) -> tuple[list[Row], list[_Label]]:
        """Rows and labels by the places of their texts."""
        rows: list[Row] = []
        labels: list[_Label] = []
        left = list(section.data)
        for unit in self._units(own):
            slack = _WITHIN * self._size
            inside = [row for row in left if unit[0].y - slack <= row.y <= unit[-1].y + slack]
            if not inside:
                rows.append(next(row for row in section.rows if unit[0].chunks[0] in row.chunks))
                labels.append(_whole(unit))
                continue
            if left[: len(inside)] != inside:
                raise Misfit
            del left[: len(inside)]
            rows += inside
            labels += self._shared_lines(unit, [row.y for row in inside])
        if left:
            raise Misfit
        return rows, labels

    def _units(self, own: list[_Label]) -> list[list[_Label]]:
        """Lines cut where a new label begins for certain: with a number of its own, or after a line that had room left
        for what follows, or that is far from it or nowhere above or below it."""
        edges: dict[int, tuple[float, float]] = {}
        for label in own:
            chunk = label.chunks[0]
            low, high = edges.get(label.first, (chunk.left, chunk.right))
            edges[label.first] = min(low, chunk.left), max(high, chunk.right)
        out: list[list[_Label]] = []
        for label in own:
            chunk = label.chunks[0]
            if out:
                above = out[-1][-1]
                low, high = edges[above.first]
                room = (high - low) - (above.chunks[0].right - above.chunks[0].left)
                apart = chunk.page == above.chunks[0].page and label.y - above.y > PITCH * chunk.size
                apart = apart or chunk.left > above.chunks[0].right or chunk.right < above.chunks[0].left
                if STARTS.match(chunk.text) is None and room < _ROOM * chunk.size and not apart:
                    out[-1].append(label)
                    continue
            out.append([label])
        return out

    def _shared_lines(self, lines: list[_Label], anchors: list[float]) -> list[_Label]:
        """Lines shared out to rows: those whose middle is nearest to the row's numbers, or whose first line is."""
        if len(anchors) == 1 and STARTS.match(lines[0].chunks[0].text) is not None:
            return [_whole(lines)]
        ys = [label.y for label in lines]
        groups = partition(len(anchors), ys, anchors)
        if groups is None:
            raise Misfit
        out: list[_Label] = []
        for anchor, (start, end) in zip(anchors, groups, strict=True):
            off = abs(sum(ys[start:end]) / (end - start) - anchor)
            if off > _OFF_CENTRE * self._size and abs(ys[start] - anchor) >= _ON_LINE * self._size:
                raise Misfit
            out.append(_whole(lines[start:end]))
        return out

    # -- labels over several rows

    def _blocks(self, chunks: list[Chunk]) -> list[list[Chunk]]:
        """The lines of each label of one column."""
        blocks: list[list[Chunk]] = []
        for chunk in sorted(chunks, key=lambda chunk: chunk.y):
            near = bool(blocks) and chunk.y - blocks[-1][-1].y < PITCH * chunk.size
            if near and not _counts([chunk]):
                blocks[-1].append(chunk)
            else:
                blocks.append([chunk])
        if any(_counts(block) for block in blocks):  # what has no number of its own on another page was cut by its end
            for index in range(len(blocks) - 1, 0, -1):
                if not _counts(blocks[index]) and blocks[index][0].page != blocks[index - 1][-1].page:
                    blocks[index - 1] += blocks.pop(index)
        return blocks

    def _over(
        self, column: int, blocks: list[list[Chunk]], starts: list[int], rows: list[Row], labels: list[_Label]
    ) -> list[Placed]:
        """The cells of one column of labels over several rows; ``starts`` is brought up to date."""
        free = [index for index, start in enumerate(starts) if start > column]
        if not free:
            if blocks:
                raise Misfit
            return []
        shares = (
            _in_bands(blocks, free, labels)
            or _counted(blocks, free, [labels[index].chunks[0].text for index in range(len(rows))])
            or self._by_middle(blocks, free, rows)
        )
        out: list[Placed] = []
        for indices, block in shares:
            before = out[-1] if out else None
            if not block and indices[0] and before is not None and before.row + before.rows == indices[0]:
                out[-1] = Placed(before.row, column, before.rows + len(indices), 1, before.chunks)  # goes on
            else:
                out.append(Placed(indices[0], column, len(indices), 1, block))
        for index in free:
            starts[index] = column
        return out

    def _by_middle(
        self, blocks: list[list[Chunk]], free: list[int], rows: list[Row]
    ) -> list[tuple[list[int], list[Chunk]]]:
        """Each label stands in the middle of its rows of one page."""
        anchors = [row.y for row in rows]
        stretches: list[list[int]] = []
        for index in free:
            if stretches and stretches[-1][-1] == index - 1 and rows[index].page == rows[index - 1].page:
                stretches[-1].append(index)
            else:
                stretches.append([index])
        out: list[tuple[list[int], list[Chunk]]] = []
        for stretch in stretches:
            low, high = anchors[stretch[0]] - 2 * self._size, anchors[stretch[-1]] + 2 * self._size
            inside = [block for block in blocks if low <= middle(block) <= high]
            out += self._shared_out(stretch, inside, anchors)
        return out

    def _shared_out(
        self, rows: list[int], blocks: list[list[Chunk]], anchors: list[float]
    ) -> list[tuple[list[int], list[Chunk]]]:
        """Rows shared out to the labels that stand in their middle. Where the first rows belong to a label on the page
        before, or fit better without one, they get none."""
        if not blocks:
            return [(rows, [])]
        best: tuple[float, int, list[tuple[int, int]]] | None = None
        for skipped in range(len(rows) - len(blocks) + 1):
            ys = [anchors[index] for index in rows[skipped:]]
            groups = partition(len(blocks), ys, [middle(block) for block in blocks])
            if groups is not None:
                pairs = zip(blocks, groups, strict=True)
                off = max(abs(sum(ys[a:b]) / (b - a) - middle(block)) for block, (a, b) in pairs)
                if best is None or off < best[0] - 0.3 * self._size:
                    best = (off, skipped, groups)
        if best is None:
            raise Misfit
        _, skipped, groups = best
        out: list[tuple[list[int], list[Chunk]]] = [(rows[:skipped], [])] if skipped else []
        for block, (first, end) in zip(blocks, groups, strict=True):
            out.append((rows[skipped + first : skipped + end], block))
        return out


def _counts(block: Sequence[Chunk]) -> bool:
    """Whether a label begins with a number of its own."""
    return STARTS.match("".join(chunk.text for chunk in block)) is not None


def _whole(lines: Sequence[_Label]) -> _Label:
    chunks = [chunk for label in lines for chunk in label.chunks]
    return _Label(chunks, min(label.first for label in lines), lines[0].last)


def _in_bands(
    blocks: list[list[Chunk]], free: list[int], labels: list[_Label]
) -> list[tuple[list[int], list[Chunk]]] | None:
    """Rows shared out by the lines drawn across above and below each label, or ``None``."""
    out: list[tuple[list[int], list[Chunk]]] = []
    taken: set[int] = set()
    for block in blocks:
        cells = {(chunk.page, chunk.cell) for chunk in block}
        page, cell = cells.pop()
        if cells or cell is None:
            return None
        rows = [
            index
            for index in free
            if (own := labels[index].chunks[0]).page == page and own.cell is not None
            and cell[0] <= own.cell[0] and own.cell[1] <= cell[1]
        ]  # fmt: skip
        if not rows or taken & set(rows) or rows != list(range(rows[0], rows[-1] + 1)):
            return None
        taken |= set(rows)
        out.append((rows, block))
    for first in (index for index in free if index not in taken and (index - 1 in taken or index - 1 not in free)):
        end = first
        while end + 1 in free and end + 1 not in taken:
            end += 1
        out.append((list(range(first, end + 1)), []))
    return sorted(out, key=lambda share: share[0][0])


def _counted(
    blocks: list[list[Chunk]], free: list[int], texts: list[str]
) -> list[tuple[list[int], list[Chunk]]] | None:
    """Rows in groups shared out to as many labels: rows that follow each other, or that are counted from 1 anew."""
    together: list[list[int]] = []
    counts: list[list[int]] = []
    for index in free:
        if together and together[-1][-1] == index - 1:
            together[-1].append(index)
        else:
            together.append([index])
        number = _COUNTED.match(texts[index])
        if number is None:
            counts.append([])
        if number is not None and (not counts or int(number[1]) == 1 or counts[-1][-1:] != [index - 1]):
            counts.append([])
        counts[-1].append(index)
    if len(together) == len(blocks):
        return list(zip(together, blocks, strict=True))
    groups = [group for group in counts if group]
    if len(groups) == len(blocks) and all(_COUNTED.match(texts[index]) for index in free):
        return list(zip(groups, blocks, strict=True))
    return None
