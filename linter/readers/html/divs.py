"""Tables made of other elements than ``table``: read from how the page sets its boxes, where these hold data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.model.document import Grid, ReadingNote
from linter.readers.grid import MOST_COLUMNS, MOST_ROWS, GridBuilder
from linter.readers.html.arrange import Box, Leaf, Node, Piece, Row, Sheet, Stack, by_order, on_lines, pieces
from linter.readers.html.cells import Placer, read_inside
from linter.readers.html.look import Look
from linter.readers.html.measure import Measure
from linter.readers.html.rows import Rows
from linter.readers.html.tree import Element, integer, tag
from linter.readers.layout import CellShape, lays_out

_CELL_ROLES = ("cell", "gridcell", "columnheader", "rowheader")
_LONGEST_CELL = 200
_FIGURE = re.compile(r"(?!\d{2,4}[-/.]\d{1,2}([-/.]\d|$))[^\w]{0,3}[\d,.\s]{0,20}[^\w]{0,3}")
"""A number, a sign or nothing, and no date."""
_FEWEST_FIGURES = 0.25
"""Share of the cells behind each row's first that must be numbers, signs or blank where the arrangement alone tells."""

Taken = tuple[Grid, list[ReadingNote], list[Element]]


class DivReader:
    """Reads the tables of one page that are no ``table``."""

    def __init__(self, root: Element, place: Placer, measure: Measure, look: Look) -> None:
        self._place = place
        self._measure = measure
        self._look = look
        self._rows = Rows(root, look)
        self._refused: set[Element] = set()  # rows of a run that holds no data: the run is not tried again

    def find(self, element: Element) -> Taken | None:
        """The table that begins with an element: its grid, notes, and the elements beside it that belong to the table.
        ``None`` where none begins."""
        if element.get("role") in ("table", "grid", "treegrid") and (found := self._by_role(element)):
            return found
        node = self._rows.node(element)
        if node is None:
            return None
        if element in self._refused or (not _certain(node) and not self._short(node)):
            return None
        run: list[Node] = [node]
        following: list[Element] = []
        if isinstance(node, Row):
            for beside in self._run(element):
                run.append(beside)
                following.append(beside.element)
        arranged = pieces(run[0] if len(run) == 1 else Stack(element, tuple(run)))
        certain = all(_certain(each) for each in run)
        if arranged is None or arranged[1] < 2 or not self._data(arranged[0], certain):
            self._refused.update((element, *following))
            return None
        if not isinstance(node, Row) or len(arranged[0]) > arranged[1]:
            boxes = on_lines(arranged[0], arranged[2])
            if boxes is None:
                return self._grid(element, by_order(arranged[0]), following, ruled=False)
            if max(box.column for box in boxes) > 0:
                return self._grid(element, boxes, following)
        return None

    def _run(self, element: Element) -> Iterator[Row]:
        """The rows that follow a row directly, up to a box that is none or holds a heading."""
        for beside in element.itersiblings():
            if not tag(beside) or self._look.removed(beside):
                if (beside.tail or "").strip():
                    return
                continue
            node = self._rows.node(beside)
            if not isinstance(node, Row) or (len(node.parts) == 1 and not self._leads(beside)):
                return
            if not node.certain and not self._short(node):
                return
            yield node
            if (beside.tail or "").strip():
                return

    def _short(self, node: Node) -> bool:
        """Whether a row's boxes are short enough for data; a stack's are looked at one by one."""
        return not isinstance(node, Row) or all(
            self._measure.characters(part.element) <= _LONGEST_CELL or not isinstance(part, Leaf) for part in node.parts
        )

    def _leads(self, row: Element) -> bool:
        """Whether a row of one cell is followed by rows of several."""
        for beside in row.itersiblings():
            if tag(beside) and not self._look.removed(beside):
                node = self._rows.node(beside)
                return isinstance(node, Row) and len(node.parts) > 1
        return False

    def _data(self, parts: Sequence[Piece], certain: bool) -> bool:
        """Whether boxes hold data and don't lay out a page."""
        measure = self._measure
        shapes = [
            CellShape(
                measure.characters(part.element), measure.nested.get(part.element, 0), self._holds_more(part.element)
            )
            for part in parts
        ]
        rows = {part.top for part in parts}
        if lays_out(shapes, 2) or len(parts) <= len(rows):
            return False
        if certain:
            return True
        if any(shape.characters > _LONGEST_CELL for shape in shapes):
            return False
        first: set[int] = set()
        behind: list[str] = []
        for part in parts:
            if part.top in first:
                behind.append(read_inside(part.element, self._place, self._look).text)
            first.add(part.top)
        figures = sum(_FIGURE.fullmatch(text) is not None for text in behind)
        return len(rows) > 2 and figures >= _FEWEST_FIGURES * len(behind)

    @staticmethod
    def _holds_more(element: Element) -> bool:
        return any(tag(inner) in ("h1", "h2", "h3", "table", "img", "iframe", "article") for inner in element.iter())

    def _grid(
        self, element: Element, boxes: Sequence[Box], following: list[Element], *, ruled: bool = True
    ) -> Taken | None:
        builder = GridBuilder()
        notes: list[ReadingNote] = []
        for box in boxes:
            if box.row >= MOST_ROWS or box.column >= MOST_COLUMNS:
                continue
            inside = read_inside(box.element, self._place, self._look)
            notes.extend(inside.notes)
            builder.add(
                box.row,
                inside.text,
                self._place(box.element),
                column=box.column,
                row_span=box.rows,
                column_span=box.columns,
                picture=inside.picture,
            )
        grid = builder.build(self._place(element), ruled=ruled)
        return (grid, notes, following) if grid is not None else None

    def _by_role(self, table: Element) -> Taken | None:
        """A table by its roles, with the spans that these state."""
        rows: list[list[Element]] = []
        stack = list(reversed(table))
        while stack:
            child = stack.pop()
            if not tag(child) or self._look.removed(child):
                continue
            if child.get("role") == "row":
                cells = [inner for inner in child if tag(inner) and not self._look.removed(inner)]
                if any(cell.get("role") not in _CELL_ROLES for cell in cells):
                    return None
                rows.append(cells)
            elif child.get("role") in ("rowgroup", "presentation", "none", None) and len(child):
                stack.extend(reversed(child))
            elif self._measure.characters(child):
                return None
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return None
        taken: set[tuple[int, int]] = set()
        boxes: list[Box] = []
        for row, cells in enumerate(rows[:MOST_ROWS]):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                down = min(max(integer(cell.get("aria-rowspan"), 1), 1), len(rows) - row)
                across = min(max(integer(cell.get("aria-colspan"), 1), 1), MOST_COLUMNS)
                boxes.append(Box(cell, row, column, down, across))
                taken.update((row + y, column + x) for y in range(down) for x in range(across))
                column += across
        return self._grid(table, boxes, [])


def _certain(node: Node) -> bool:
    """Whether the page itself says that a node's rows are those of a table or grid."""
    if isinstance(node, Row):
        return node.certain
    if isinstance(node, Sheet):
        return False
    return isinstance(node, Stack) and all(_certain(part) for part in node.parts)
