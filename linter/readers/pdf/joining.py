"""Tables continued over pages made one table."""

from __future__ import annotations

import re
from dataclasses import replace

from linter.readers.pdf.runs import Line, lines_of
from linter.readers.pdf.table import PageTable, TableCell, is_number

_PADDINGS = 12.0
"""Points that a cell's two paddings take at most in narrow columns."""
_LONG_NUMBER = 4
"""Characters on a line from which a number may have been wrapped."""
_MANY = 4
"""Numbers of a row without a label from which equal lengths of all that reach their cells' end are no accident."""
_BRACKETS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"), ("【", "】"))
_NEVER_FIRST = "，。、；：）》”】！？,.;:)"
_SAME_EDGE = 4.0
_SAME_COLUMN = 4.0
STARTS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}(?:[、）)]|[.．](?!\d))|[①-⑳])"
)


def continues(above: PageTable, below: PageTable) -> bool:
    """Whether a table at the top of a page goes on from the one at the end of the page before: same outer edges, and
    the columns of the one with fewer are columns of the other."""
    if abs(above.xs[0] - below.xs[0]) > _SAME_EDGE or abs(above.xs[-1] - below.xs[-1]) > _SAME_EDGE:
        return False
    fewer, more = sorted((above.xs, below.xs), key=len)
    return all(any(abs(x - other) <= _SAME_COLUMN for other in more) for x in fewer)


def join(above: PageTable, below: PageTable) -> PageTable:
    """One table of both, ``below`` appended. A row or a merged cell cut by the page break is joined where certain."""
    above = _without_blank_end(above)
    more = above.xs if len(above.xs) >= len(below.xs) else below.xs
    upper, lower = _on_columns(above, more), _on_columns(below, more)
    last_row = [cell for cell in upper if cell.row + cell.rows == above.rows]
    repeated = _repeated_head(upper, lower)
    body = [replace(cell, row=cell.row - repeated) for cell in lower if cell.row >= repeated]
    if _row_goes_on(last_row, [cell for cell in body if cell.row == 0]):
        head = lines_of(run for cell in lower if cell.row < repeated for line in cell.lines for run in line.runs)
        below = replace(below, rows=below.rows - repeated, lines=below.lines[len(head) :])
        return _joined_row(above, below, upper, body, more)
    cells = list(upper)
    for cell in lower:
        partner = next((one for one in last_row if one.column == cell.column and one.columns == cell.columns), None)
        cut = partner is not None and (
            (partner.cut_below and (cell.cut_above or below.open_top)) or (above.open_bottom and cell.cut_above)
        )
        if cell.row == 0 and not repeated and partner is not None and (cut or _cell_goes_on(partner, cell)):
            partner.rows += cell.rows
            partner.lines = partner.lines + cell.lines
        else:
            cells.append(replace(cell, row=cell.row + above.rows))
    return _table(above, below, more, above.rows + below.rows, cells)


def _repeated_head(upper: list[TableCell], lower: list[TableCell]) -> int:
    """How many rows at the top of a table's next page are those at its top again: a header without numbers."""
    count = 0
    while True:
        rows = [[cell for cell in cells if cell.row == count] for cells in (upper, lower)]
        texts = [[(cell.column, cell.columns, "".join(cell.text.split())) for cell in row] for row in rows]
        if not rows[0] or texts[0] != texts[1] or any(_is_number(cell) for cell in rows[1]):
            break
        count += 1
    while count and any(cell.row < count < cell.row + cell.rows for cell in lower):
        count -= 1
    return count if any(cell.row >= count for cell in lower) else 0


def _table(above: PageTable, below: PageTable, xs: list[float], rows: int, cells: list[TableCell]) -> PageTable:
    cells.sort(key=lambda cell: (cell.row, cell.column))
    ruled, lines = above.ruled and below.ruled, above.lines + below.lines
    return PageTable(above.page, list(xs), rows, cells, above.box, ruled, above.open_top, below.open_bottom, lines)


def _on_columns(table: PageTable, xs: list[float]) -> list[TableCell]:
    """A table's cells on the columns that both tables have."""
    index = [min(range(len(xs)), key=lambda each: abs(xs[each] - x)) for x in table.xs]
    return [
        replace(
            cell,
            column=index[cell.column],
            columns=max(index[cell.column + cell.columns] - index[cell.column], 1),
            lines=list(cell.lines),
        )
        for cell in table.cells
    ]


def _cell_goes_on(upper: TableCell, lower: TableCell) -> bool:
    """Whether a merged cell (over rows) goes on below the break: its part there is blank, or goes on in the middle of
    its text."""
    if upper.rows < 2 and lower.rows < 2:
        return False
    return not lower.lines or (_text_goes_on(upper, lower) and (_wrapped(upper) or not _is_number(upper)))


def _text_goes_on(upper: TableCell, lower: TableCell) -> bool:
    """Whether the text below is the rest of the text above: a bracket is left open, or the last line above is full.
    Labels set one character a line go on until another label starts."""
    if not upper.lines or not lower.lines or STARTS.match(lower.text) or upper.text == lower.text:
        return False
    text = upper.text
    if _is_number(upper) != _is_number(lower):
        return False
    if any(text.count(one) > text.count(other) for one, other in _BRACKETS) or lower.text[0] in _NEVER_FIRST:
        return True
    if _narrow(upper.lines) and _narrow(lower.lines):
        return True
    last, following = upper.lines[-1], lower.lines[0]
    if last.turn or following.turn:
        return False
    room = (upper.box[2] - upper.box[0]) - (last.box[2] - last.box[0])
    first = following.runs[0].glyphs[0]
    return room < _PADDINGS + (first.x1 - first.x0)


def _is_number(cell: TableCell) -> bool:
    return is_number(cell.text.replace("\n", ""))


def _narrow(lines: list[Line]) -> bool:
    """Whether lines are a label set one character a line, or turned."""
    return all(line.turn != 0 for line in lines) or (
        len(lines) > 1 and all(len(line.text.strip()) == 1 and not line.text.isascii() for line in lines)
    )


def _row_goes_on(last_row: list[TableCell], first_row: list[TableCell]) -> bool:
    """Whether a row was cut by the break. The cells must be the same on both sides. Certain is: one side is blank; or
    every text that stands on both sides goes on in the middle, and one of them is no number; or no text stands on both
    sides."""
    starts = {(cell.column, cell.columns): cell for cell in first_row}
    if len(starts) != len(last_row) or any((cell.column, cell.columns) not in starts for cell in last_row):
        return False
    pairs = [(cell, starts[cell.column, cell.columns]) for cell in last_row]
    if not any(upper.rows == lower.rows == 1 for upper, lower in pairs):
        return False
    both = [(upper, lower) for upper, lower in pairs if upper.lines and lower.lines]
    if not all(_text_goes_on(upper, lower) for upper, lower in both):
        return False
    of_row = [(upper, lower) for upper, lower in pairs if lower.rows == 1]
    if not any(lower.lines for _, lower in of_row):
        return True
    above = any(upper.lines and not lower.lines for upper, lower in of_row if upper.rows == 1)
    below = any(lower.lines and not upper.lines for upper, lower in of_row)
    cut = [upper for upper, lower in of_row if upper.lines and lower.lines]
    if not cut:
        return above and below
    if any(not _is_number(upper) for upper in cut):
        return above or below or len(cut) > 1
    # the row's label is whole or there is none, and all that stands below are last digits
    if below or not all(_wrapped(upper) for upper in cut):
        return False
    if any(upper.lines and not _is_number(upper) for upper, _ in of_row):
        return True
    full = {len(upper.lines[-1].text) for upper in cut}
    return len(cut) >= _MANY and len(full) == 1


def _wrapped(cell: TableCell) -> bool:
    """Whether a number may have been wrapped in its cell."""
    return len(cell.lines) > 1 or len(cell.lines[-1].text) >= _LONG_NUMBER


def _joined_row(
    above: PageTable, below: PageTable, upper: list[TableCell], lower: list[TableCell], xs: list[float]
) -> PageTable:
    row = above.rows - 1
    cells = list(upper)
    for cell in lower:
        if cell.row == 0:
            partner = next(one for one in upper if one.column == cell.column and one.row + one.rows == above.rows)
            partner.lines = partner.lines + cell.lines
            partner.rows += cell.rows - 1
        else:
            cells.append(replace(cell, row=cell.row + row))
    return _table(above, below, xs, above.rows + below.rows - 1, cells)


def _without_blank_end(table: PageTable) -> PageTable:
    """A table cut by the page's end without the blank beginning of a row whose text is all on the next page."""
    last = [cell for cell in table.cells if cell.row + cell.rows == table.rows]
    if not table.open_bottom or table.rows < 2 or any(cell.lines for cell in last if cell.rows == 1):
        return table
    cells = [replace(cell, rows=cell.rows - (cell in last)) for cell in table.cells]
    return replace(table, rows=table.rows - 1, cells=[cell for cell in cells if cell.rows])
