"""Tables of values parted by commas (RFC 4180), as spreadsheets save and copy them."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from linter.model.document import Grid
from linter.readers.grid import GridBuilder
from linter.readers.pipes import Line
from linter.readers.spacing import trim

LEAST_FIELDS = 3
LEAST_ROWS = 3
"""Fewer lines with as many commas are sentences that happen to have them."""
LONGEST_FIELD = 200


def read_commas(lines: Sequence[Line], start: int) -> tuple[int, Grid | None]:
    """The table that begins at a line, and the line behind it: lines with the same number of fields, all short."""
    first = lines[start].text
    if first.count(",") < LEAST_FIELDS - 1:
        return start, None
    reader = csv.reader(lines[at].text + "\n" for at in range(start, len(lines)))
    rows: list[tuple[Line, list[str]]] = []
    end = start
    try:
        for fields in reader:
            if len(fields) < LEAST_FIELDS or (rows and len(fields) != len(rows[0][1])):
                break
            if any(len(field) > LONGEST_FIELD for field in fields):
                break
            rows.append((lines[end], fields))
            end = start + reader.line_num
    except csv.Error:
        return start, None
    if len(rows) < LEAST_ROWS:
        return start, None
    builder = GridBuilder()
    for row, (line, fields) in enumerate(rows):
        for column, field in enumerate(fields):
            builder.add(row, trim(field), line.place, column=column)
    return end, builder.build(rows[0][0].place)
