"""Tables: their spans expanded, and those that only lay out a page taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from linter.model.document import Grid, NoteKind, Paragraph, ReadingNote
from linter.readers.grid import MOST_COLUMNS, MOST_ROWS, GridBuilder
from linter.readers.html.cells import CELLS, Inside, Placer, read_inside
from linter.readers.html.look import Look
from linter.readers.html.measure import Measure
from linter.readers.html.tree import NEVER_SHOWN, Element, integer, tag
from linter.readers.layout import CellShape, figures_only, lays_out, shared_out
from linter.readers.spacing import collapse

Found = tuple[Grid | None, list[Paragraph], list[ReadingNote]]

_STRUCTURE = ("table", "thead", "tbody", "tfoot", "tr")


class TableReader:
    """Reads the tables of one page."""

    def __init__(self, place: Placer, measure: Measure, look: Look) -> None:
        self._place = place
        self._measure = measure
        self._look = look

    def find(self, table: Element) -> Found | None:
        """The grid of a table of data, with the text before it (its caption, and what stands between its rows, which
        browsers move there) and notes; ``None`` for a table that lays out a page, whose cells are then read as text in
        order."""
        groups = list(self._row_groups(table))
        if not groups or self._lays_out(groups):
            return None
        return self._read(table, groups)

    def _row_groups(self, table: Element) -> Iterator[list[list[Element]]]:
        """The rows of each row group as their cells: the head first and the foot last, as browsers show them."""
        groups: dict[str, list[list[list[Element]]]] = {"thead": [], "tbody": [], "tfoot": []}
        loose: list[list[Element]] | None = None
        for child in _parts(table, ("tr", *groups)):
            name = tag(child)
            if self._look.unseen(child):
                continue
            if name in groups:
                loose = None
                rows = _parts(child, ("tr",))
                groups[name].append(
                    [self._cells(row) for row in rows if tag(row) == "tr" and not self._look.unseen(row)]
                )
            elif name == "tr":
                if loose is None:
                    loose = []
                    groups["tbody"].append(loose)
                loose.append(self._cells(child))
        for name in ("thead", "tbody", "tfoot"):
            yield from (group for group in groups[name] if any(group))

    def _cells(self, row: Element) -> list[Element]:
        return [child for child in _parts(row, CELLS) if tag(child) in CELLS and not self._look.removed(child)]

    def _lays_out(self, groups: list[list[list[Element]]]) -> bool:
        measure = self._measure
        shapes = [
            CellShape(measure.characters(cell), self._nested(cell), cell in measure.headed)
            for group in groups
            for row in group
            for cell in row
        ]
        return lays_out(shapes, max(len(row) for group in groups for row in group))

    def _nested(self, cell: Element) -> int:
        """How much of a cell's text stands in tables of its own that don't just go on its row."""
        nested = self._measure.nested.get(cell, 0)
        return 0 if nested and self._row_inside(cell, min(integer(cell.get("colspan"), 1), MOST_COLUMNS)) else nested

    def _read(self, element: Element, groups: list[list[list[Element]]]) -> Found:
        builder = GridBuilder()
        notes: list[ReadingNote] = []
        first = 0
        for group in groups:
            for index, cells in enumerate(group):
                row = first + index
                if row >= MOST_ROWS:
                    notes.append(ReadingNote(NoteKind.LIMIT, f"{MOST_ROWS}", self._place(element)))
                    break
                self._read_row(builder, row, cells, len(group) - index, notes)
            first += len(group)
        grid = builder.build(self._place(element))
        if grid is not None and not any(cell.text or cell.picture for cell in grid.cells):
            grid = None
        return grid, list(self._beside(element)), notes

    def _read_row(
        self, builder: GridBuilder, row: int, cells: list[Element], left: int, notes: list[ReadingNote]
    ) -> None:
        """Set a row's cells down. ``left``: the rows to the end of its group: where a span ends, or one of 0."""
        column = 0
        for cell in cells:
            column = builder.free_column(row, column)
            if column >= MOST_COLUMNS:
                notes.append(ReadingNote(NoteKind.LIMIT, f"{MOST_COLUMNS}", self._place(cell)))
                return
            wide = min(integer(cell.get("colspan"), 1), MOST_COLUMNS)
            high = min(integer(cell.get("rowspan"), 1) or left, left)
            for one, inside, width in self._row_inside(cell, wide) or [(cell, None, wide)]:
                inside = inside or read_inside(one, self._place, self._look)
                notes.extend(inside.notes)
                column = builder.add(
                    row,
                    inside.text,
                    self._place(one),
                    column=column,
                    row_span=high,
                    column_span=width,
                    picture=inside.picture,
                )

    def _row_inside(self, cell: Element, wide: int) -> list[tuple[Element, Inside | None, int]] | None:
        """The cells of a table of one row that is all there is in a cell and goes on its row, with their widths."""
        if not self._measure.nested.get(cell) and not any(tag(child) == "table" for child in cell):
            return None
        table = next(cell.iter("table"), None)
        if table is None or self._measure.nested.get(cell, 0) != self._measure.characters(cell):
            return None
        rows = [row for group in self._row_groups(table) for row in group]
        if len(rows) != 1 or not 1 < len(rows[0]) <= wide:
            return None
        insides = [read_inside(one, self._place, self._look) for one in rows[0]]
        spans = shared_out(wide, [max(integer(one.get("colspan"), 1), 1) for one in rows[0]])
        if spans is None or not figures_only([inside.text for inside in insides]):
            return None
        return list(zip(rows[0], insides, spans, strict=True))

    def _beside(self, table: Element) -> Iterator[Paragraph]:
        """The text in a table that stands in none of its cells."""
        stack = [table]
        while stack:
            element = stack.pop()
            if tag(element) in _STRUCTURE:
                text = collapse(element.text or "") if self._look.inked(element) else ""
            else:
                text = read_inside(element, self._place, self._look).text.replace("\n", "")
            if text:
                yield Paragraph(text, self._place(element), centred=tag(element) == "caption")
            if tag(element) not in _STRUCTURE:
                continue
            children = list(_parts(element, (*_STRUCTURE, *CELLS)))
            for child in children:
                if self._look.inked(element) and (text := collapse(child.tail or "")):
                    yield Paragraph(text, self._place(child))
            unseen = ("", *CELLS, *NEVER_SHOWN)
            stack.extend(
                child for child in reversed(children) if tag(child) not in unseen and not self._look.unseen(child)
            )


def _parts(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """An element's children, seen through what was wrongly put around rows or cells (a form): browsers ignore that."""
    for child in element:
        if tag(child) not in (*_STRUCTURE, *CELLS) and any(tag(inner) in names for inner in child):
            yield from _parts(child, names)
        else:
            yield child
