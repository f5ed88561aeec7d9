"""The lines of a table without rulings: its header lines, its rows, and the columns that its values stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from linter.readers.pdf.chunks import Chunk, Row, columns_of

PITCH = 1.75
"""Distance of lines, in ems, up to which they may be one wrapped text."""
WRAPPED = 1.45
"""Distance of lines, in ems, of one header text wrapped in a column."""
_CENTRE_SHARE = 0.05
"""Share of a table's width by which a centred title may be off the middle of the table's text."""

Columns = list[tuple[float, float]]
"""Left and right of each column, from left to right."""


def centre_slack(size: float, width: float) -> float:
    """How far a centred title may be off the middle of a table's text."""
    return max(2 * size, _CENTRE_SHARE * width)


class Misfit(Exception):
    """The text doesn't fit a table."""


@dataclass
class Section:
    """A run of header lines with the rows below it, and where its values stand."""

    heads: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    columns: Columns = field(default_factory=list)

    @property
    def data(self) -> list[Row]:
        return [row for row in self.rows if row.data]


class Stretch:
    """A stretch of lines that may be a table."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._left = min(chunk.left for row in rows for chunk in row.chunks)
        self._right = max(chunk.right for row in rows for chunk in row.chunks)
        self._titles: list[Row] = []

    def sections(self) -> list[Section]:
        """The header lines and rows of the region; raises :class:`Misfit` where it can't be a table."""
        sections: list[Section] = []
        values = min(chunk.left for row in self.rows if row.data for chunk in row.chunks if chunk.value)
        for index, row in enumerate(self.rows):
            if self._heads_section(index, values):
                self._titles.append(row)
            wrapped = row.chunks[-1].right <= values and not self.is_title(row)
            in_heads = not sections or (sections[-1].heads and not sections[-1].data)
            if row.data or (wrapped and not in_heads):
                if not sections:
                    sections.append(Section())
                sections[-1].rows.append(row)
            elif in_heads:
                if not sections:
                    sections.append(Section())
                sections[-1].heads.append(row)
            else:
                sections.append(Section([row]))
        sections = [section for section in sections if section.data or section.heads]
        if not sections or not sections[-1].data:
            raise Misfit
        for section in sections:
            self._move_labels(section)
            section.columns = self._columns(section)
        return sections

    def centred(self, row: Row) -> bool:
        """Whether a row's first text stands in the middle of the stretch."""
        off = abs(row.chunks[0].centre - (self._left + self._right) / 2)
        return off < centre_slack(row.size, self._right - self._left)

    def is_title(self, row: Row) -> bool:
        """Whether a row is one text in the middle of the stretch, or the title of a further section."""
        return len(row.chunks) == 1 and (self.centred(row) or any(row is title for title in self._titles))

    def _heads_section(self, index: int, values: float) -> bool:
        """Whether a text alone on its line is the title of a further section and no rest of the label above it: a
        header line follows, and it stands clear to the right of every label that has values on its line."""
        row, before, after = self.rows[index], self.rows[index - 1], self.rows[index + 1 : index + 2]
        if len(row.chunks) > 1 or row.data or not index or not after or after[0].data:
            return False
        if len(after[0].chunks) < 2 or after[0].chunks[-1].right <= values:
            return False
        labels = [
            chunk
            for other in self.rows
            if other.data or other is before
            for chunk in other.chunks
            if not chunk.value and chunk.left < values
        ]
        return bool(labels) and all(chunk.right < row.chunks[0].left for chunk in labels)

    def _move_labels(self, section: Section) -> None:
        """The first lines of the first row's label stand above its numbers, below the header's last line."""
        values = min(chunk.left for row in section.data for chunk in row.chunks if chunk.value)
        cut = len(section.heads)
        while cut and section.heads[cut - 1].chunks[-1].right <= values:
            row = section.heads[cut - 1]
            below = section.rows[0] if cut == len(section.heads) else section.heads[cut]
            if (len(row.chunks) == 1 and self.centred(row)) or below.y - row.y > PITCH * row.size:
                break
            cut -= 1
        while cut and self._is_blank_row(section.heads[cut - 1], section.heads, values):
            cut -= 1
        section.rows = section.heads[cut:] + section.rows
        section.heads = section.heads[:cut]

    def _is_blank_row(self, row: Row, heads: list[Row], values: float) -> bool:
        """Whether a header's line is a row without values: a label alone between lines drawn across."""
        first = row.chunks[0]
        if len(row.chunks) > 1 or first.cell is None or first.right > values or self.centred(row):
            return False
        return not any(chunk.cell == first.cell for head in heads if head is not row for chunk in head.chunks)

    def _columns(self, section: Section) -> Columns:
        """Where values stand: from the numbers, and from header texts to the right of the labels that stand over
        none of them (a column may be blank in every row)."""
        values = [chunk for row in section.data for chunk in row.chunks if chunk.value]
        columns = columns_of((chunk.left, chunk.right) for chunk in values)
        if not columns:
            columns = columns_of((c.left, c.right) for row in section.heads for c in row.chunks[1:])
            if not columns:
                raise Misfit
            return columns
        texts = [chunk for row in section.data for chunk in row.chunks if not chunk.value]
        edge = max([chunk.right for chunk in texts if chunk.right <= columns[0][0]], default=float("-inf"))
        if any(not chunk.value and chunk.left > columns[0][1] for chunk in texts):
            raise Misfit  # words among the values: not a table of numbers
        labelled = edge > float("-inf")
        heads = [
            chunk
            for row in section.heads
            if len(row.chunks) > 1 or not self.centred(row)
            for index, chunk in enumerate(row.chunks)
            if chunk.left > edge
            and not (labelled and index == 0 and chunk.right < columns[0][0])  # the labels' own header
        ]
        if len(section.heads) < 2 and len(columns) < 2:
            return columns
        return _with_headers(columns, _lowest(heads))


def _lowest(heads: list[Chunk]) -> Columns:
    """Left and right of the header texts that stand over no other header text, with the lines that they are wrapped in:
    those of single columns."""
    stacks: list[list[Chunk]] = []
    for chunk in sorted(heads, key=lambda each: each.y):
        for stack in stacks:
            above = stack[-1]
            if 0 < chunk.y - above.y < WRAPPED * chunk.size and abs(chunk.centre - above.centre) < 0.3 * chunk.size:
                stack.append(chunk)
                break
        else:
            stacks.append([chunk])
    out: Columns = []
    for stack in sorted(stacks, key=lambda each: -each[-1].y):
        left, right = min(chunk.left for chunk in stack), max(chunk.right for chunk in stack)
        if not any(low < right and left < high for low, high in out):
            out.append((left, right))
    return out


def _with_headers(columns: Columns, heads: Columns) -> Columns:
    """Columns of values with the header texts that stand over none of them. A header text beside its numbers (set
    flush to different sides) is no column of its own."""
    all_columns = columns_of([*columns, *heads])

    def meets(column: tuple[float, float], others: Columns) -> bool:
        return any(low < column[1] and column[0] < high for low, high in others)

    out: Columns = []
    loose: list[tuple[bool, bool]] = []
    for column in all_columns:
        kind = meets(column, columns), meets(column, heads)
        if out and {kind, loose[-1]} == {(True, False), (False, True)}:
            out[-1] = (out[-1][0], column[1])
            loose[-1] = (True, True)
        else:
            out.append(column)
            loose.append(kind)
    return out
