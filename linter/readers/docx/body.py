"""The main part's blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.model.document import Block, Grid, NoteKind, Paragraph, ReadingNote
from linter.model.place import Place
from linter.readers.docx.inline import InlineReader
from linter.readers.docx.numbering import Numbering
from linter.readers.docx.parts import MC, Element, Parts, R, W, chosen, local, switched_on, value, whole
from linter.readers.docx.styles import Styles
from linter.readers.docx.widths import spans_by_width
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.grid import MOST_COLUMNS, MOST_ROWS, GridBuilder
from linter.readers.layout import CellShape, figures_only, lays_out, shared_out
from linter.readers.spacing import trim

_THROUGH = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_MOST_NESTED = 40
_SHOWN = 80
"""Characters of left-out text that a note quotes."""


class Body:
    """One pass over the main part. ``blocks`` and ``notes`` are filled by :meth:`read`."""

    def __init__(self, parts: Parts, styles: Styles, numbering: Numbering) -> None:
        self.blocks: list[Block] = []
        self.notes: list[ReadingNote] = []
        self._parts = parts
        self._styles = styles
        self._numbering = numbering
        self._inline = InlineReader(parts, styles)
        self._ordinals = {element: n for n, element in enumerate(parts.main.iter(W + "p"), 1)}
        self._carried = ""  # text of a paragraph whose end was deleted: it goes on in the next
        self._removed: tuple[str, Place] | None = None

    def read(self) -> None:
        """Fill ``blocks`` and ``notes``."""
        body = self._parts.main.find(W + "body")
        if body is None:
            raise ReadFailure(FailureKind.DAMAGED, "w:body")
        self.blocks.extend(self._content(body, 0))
        if self._removed is not None:
            text, place = self._removed
            self.notes.append(ReadingNote(NoteKind.HIDDEN, text[:_SHOWN], place))

    def _content(self, parent: Element, depth: int) -> Iterator[Block]:
        """The blocks of a body, cell or text box."""
        if depth > _MOST_NESTED:
            raise ReadFailure(FailureKind.LIMIT, f"w:tbl > {_MOST_NESTED}")
        last: Element | None = None
        for child in _through(parent):
            if child.tag == W + "p":
                last = child
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._rest(last)
                yield from self._table(child, depth)
            elif child.tag == W + "altChunk":
                yield from self._chunk(self._parts.target(child.get(R + "id")))
        yield from self._rest(last)

    def _rest(self, last: Element | None) -> Iterator[Block]:
        """What was to go on in a paragraph that doesn't come."""
        text, self._carried = trim(self._carried), ""
        if text and last is not None:
            yield Paragraph(text, self._place(last))

    def _chunk(self, name: str) -> tuple[Block, ...]:
        """The blocks of a whole file (mostly a web page) that stands in the container in place of text."""
        from linter.readers import read_bytes

        data = self._parts.read(name)
        try:
            chunk = read_bytes(data or b"", name)
        except ReadFailure as failure:
            self.notes.append(ReadingNote(NoteKind.ATTACHMENT, f"{name} ({failure})", Place()))
            return ()
        self.notes.extend(chunk.notes)
        return chunk.blocks

    def _place(self, element: Element) -> Place:
        if element in self._ordinals:
            return Place(line=self._ordinals[element])
        first = next(element.iter(W + "p"), None)
        return Place(line=self._ordinals.get(first) if first is not None else None)

    def _paragraph(self, element: Element, depth: int) -> Iterator[Block]:
        properties = element.find(W + "pPr")
        place = self._place(element)
        inline = self._inline.read(element)
        self._leave_out(inline.removed, place)
        text, self._carried = self._carried + inline.text, ""
        mark = properties.find(W + "rPr") if properties is not None else None
        if mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None):
            self._carried = text
            text = ""
        self.notes.extend(
            ReadingNote(NoteKind.PICTURE, name, place) for name, large in inline.pictures if large or depth
        )  # in a cell, a small picture may be a number
        number = ""
        listed = self._styles.numbering(properties)
        if listed is not None and (text.strip() or not inline.removed):
            number = self._numbering.next(*listed)
        heading, centred = self._styles.heading(properties), self._styles.centred(properties)
        for line in text.split("\n"):
            if shown := trim(line):
                yield Paragraph(shown, place, heading, number, centred)
                number = ""
        for box in inline.boxes:
            yield from self._content(box, depth + 1)

    def _leave_out(self, text: str, place: Place) -> None:
        """Remember hidden or deleted text, to say that it is there."""
        if text.strip():
            before = self._removed or ("", place)
            self._removed = (before[0] + text, before[1])

    def _table(self, element: Element, depth: int) -> Iterator[Block]:
        """A table as a grid; one that only lays out the page as the blocks in its cells."""
        builder = GridBuilder()
        shapes: list[CellShape] = []
        contents: list[Block] = []
        width = 0
        merging: set[int] = set()  # the columns where a merge downwards may go on
        rows = list(self._rows(element))
        by_width = spans_by_width([cells for _, cells in rows])
        for row, (before, cells) in enumerate(rows):
            if row >= MOST_ROWS:
                self.notes.append(ReadingNote(NoteKind.LIMIT, f"{MOST_ROWS}", self._place(element)))
                break
            column = before
            width = max(width, len(cells))
            above, merging = merging, set()
            for cell, span in zip(cells, by_width[row], strict=True) if by_width else _merged_across(cells):
                if column >= MOST_COLUMNS:
                    self.notes.append(ReadingNote(NoteKind.LIMIT, f"{MOST_COLUMNS}", self._place(element)))
                    break
                noted = len(self.notes)
                inside = list(self._content(cell, depth + 1))
                picture = any(note.kind is NoteKind.PICTURE for note in self.notes[noted:])
                contents.extend(inside)
                shapes.append(_shape(inside))
                merge = _merge(cell)
                if merge is not None:
                    merging.add(column)
                goes_on = merge == "continue" and column in above
                column = self._set_down(builder, row, column, cell, span, inside, goes_on, picture)
        grid = builder.build(self._place(element))
        if grid is None or (lays_out(shapes, width) and not (depth and _goes_on_a_row(grid))):
            yield from contents
        elif any(cell.text or cell.picture for cell in grid.cells):
            yield grid

    def _set_down(
        self,
        builder: GridBuilder,
        row: int,
        column: int,
        cell: Element,
        span: int,
        inside: list[Block],
        goes_on: bool,
        picture: bool,
    ) -> int:
        """Put a cell into the grid; one that goes on a merge from above lets that cell reach down. Returns the next
        column."""
        above = builder.above(row, column) if goes_on else None
        if above is not None and (above.column, above.column_span) == (column, span):
            builder.extend_down(row, column)
            return column + span
        row_inside = inside[0] if len(inside) == 1 else None
        if isinstance(row_inside, Grid) and _goes_on_a_row(row_inside):
            spans = shared_out(span, [one.column_span for one in row_inside.cells])
            for one, width in zip(row_inside.cells, spans or (), strict=False):
                column = builder.add(row, one.text, one.place, column=column, column_span=width, picture=one.picture)
            if spans:
                return column
        text = "\n".join(_lines(inside))
        return builder.add(row, text, self._place(cell), column=column, column_span=span, picture=picture)

    def _rows(self, table: Element) -> Iterator[tuple[int, list[Element]]]:
        """Each row's empty columns at its start, and its cells; rows and cells deleted in revision are left out."""
        for row in _through(table):
            if row.tag != W + "tr":
                continue
            properties = row.find(W + "trPr")
            if properties is not None and (properties.find(W + "del") is not None or switched_on(properties, "hidden")):
                self._leave_out("".join(t.text or "" for t in row.iter(W + "t", W + "delText")), self._place(row))
                continue
            cells = [
                cell for cell in _through(row) if cell.tag == W + "tc" and cell.find(f"{W}tcPr/{W}cellDel") is None
            ]
            yield min(max(whole(value(properties, "gridBefore"), 0), 0), MOST_COLUMNS), cells


def _merged_across(cells: Iterable[Element]) -> list[tuple[Element, int]]:
    """Each cell of a row and the columns that it covers: its own, and those of the cells that go on its merge."""
    merged: list[tuple[Element, int]] = []
    for cell in cells:
        properties = cell.find(W + "tcPr")
        span = min(max(whole(value(properties, "gridSpan"), 1), 1), MOST_COLUMNS)
        merge = properties.find(W + "hMerge") if properties is not None else None
        if merged and merge is not None and merge.get(W + "val", "continue") == "continue":
            merged[-1] = (merged[-1][0], merged[-1][1] + span)
        else:
            merged.append((cell, span))
    return merged


def _goes_on_a_row(grid: Grid) -> bool:
    """Whether a table in a cell is nothing but figures of the row around it."""
    return grid.rows == 1 and figures_only([cell.text for cell in grid.cells])


def _merge(cell: Element) -> str | None:
    """``restart`` or ``continue`` for a cell that is merged downwards, ``None`` for others."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return None if merge is None else merge.get(W + "val", "continue")


def _through(parent: Element) -> Iterator[Element]:
    """An element's children, seen through content controls, custom markup and insertions."""
    stack = list(reversed(parent))
    while stack:
        child = stack.pop()
        if child.tag in _THROUGH:
            stack.extend(reversed(child))
        elif child.tag == MC + "AlternateContent":
            stack.extend(reversed(list(chosen(child))))
        elif local(child):
            yield child


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks inside a cell as lines of text, with their automatic numbers; a table inside as one line a row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.number + block.text
        else:
            for row in range(block.rows):
                yield " ".join(cell.text for cell in block.cells if cell.row == row)


def _shape(blocks: Iterable[Block]) -> CellShape:
    own = nested = 0
    for block in blocks:
        if isinstance(block, Grid) and not _goes_on_a_row(block):
            nested += sum(len(cell.text) for cell in block.cells)
        elif isinstance(block, Paragraph):
            own += len(block.text)
    return CellShape(own + nested, nested)
