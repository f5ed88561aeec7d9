"""The lines of a table without rulings: its header lines, its rows, and the columns that its values stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from linter.readers.pdf.chunks import Row, columns_of

PITCH = 1.75
"""Distance of lines, in ems, up to which they may be one wrapped text."""
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

    def sections(self) -> list[Section]:
        """The header lines and rows of the region; raises :class:`Misfit` where it can't be a table."""
        sections: list[Section] = []
        values = min(chunk.left for row in self.rows if row.data for chunk in row.chunks if chunk.value)
        for row in self.rows:
            wrapped = row.chunks[-1].right <= values and not (len(row.chunks) == 1 and self.centred(row))
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
        section.rows = section.heads[cut:] + section.rows
        section.heads = section.heads[:cut]

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
            (chunk.left, chunk.right)
            for row in section.heads
            if len(row.chunks) > 1 or not self.centred(row)
            for index, chunk in enumerate(row.chunks)
            if chunk.left > edge
            and not (labelled and index == 0 and chunk.right < columns[0][0])  # the labels' own header
        ]
        if len(section.heads) < 2 and len(columns) < 2:
            return columns
        return _with_headers(columns, heads)

    # -- rows


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
