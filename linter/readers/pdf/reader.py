"""From a PDF file's bytes to its document."""

from __future__ import annotations

from collections.abc import Sequence

from linter.model.document import Block, Document, FileFormat, Grid, GridCell, NoteKind, Paragraph, ReadingNote
from linter.model.place import BBox, Place
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.pdf.file import PdfFile
from linter.readers.pdf.furniture import without_furniture
from linter.readers.pdf.halves import halves
from linter.readers.pdf.joining import continues, join
from linter.readers.pdf.marks import Box
from linter.readers.pdf.page import PageLayout, find_unruled, lay_out
from linter.readers.pdf.paragraphs import TextBlock, margins, paragraphs
from linter.readers.pdf.runs import Line, around
from linter.readers.pdf.table import PageTable
from linter.readers.pdf.turning import box_back

_MOSTLY_UNKNOWN = 0.3
_SOME_UNKNOWN = 0.005
_PICTURE_SHARE = 0.06
"""Share of a page's area from which a picture may hold a table or a text."""
_TEXT_ON_PICTURE = 30
_STRIP_SLACK = 1.5
_COVERED = 0.4
"""Share of a page's area that the picture of a scan takes at least."""
_STAMP = 30
"""Characters of a page number or a scanning program's name are fewer."""


def read(data: bytes) -> Document:
    """The document of a PDF file. Pages that are pictures are read by text recognition where that is installed."""
    file = PdfFile(data)
    pages = _recognised(data, _layouts(file))
    characters = sum(page.characters for page in pages if not page.stamped)
    unknown = sum(page.unknown for page in pages)
    if not characters:
        hidden = sum(page.hidden for page in pages)
        raise ReadFailure(FailureKind.NO_TEXT, f"{file.page_count} pages" + (", hidden text only" if hidden else ""))
    if unknown > _MOSTLY_UNKNOWN * characters:
        raise ReadFailure(FailureKind.UNDECODABLE, f"{unknown} of {characters} characters")
    notes = _notes(pages, file.page_count)
    if file.rebuilt:
        notes.insert(0, ReadingNote(NoteKind.DAMAGED, "end of file", Place()))
    metadata = {"title": file.title} if file.title else {}
    return Document(FileFormat.PDF, blocks_of(pages), metadata, tuple(notes), file.page_count)


def blocks_of(pages: Sequence[PageLayout]) -> tuple[Block, ...]:
    """Paragraphs and grids of pages that follow each other, in reading order."""
    without_furniture(pages)
    find_unruled(pages)
    return tuple(_blocks(pages))


def _layouts(file: PdfFile) -> list[PageLayout]:
    out: list[PageLayout] = []
    for sheet in file.marks():
        number = sheet.number
        for marks, left in halves(sheet):
            marks.number = len(out) + 1
            layout = lay_out(marks)
            layout.sheet, layout.left = number, left
            out.append(layout)
    _tell_stamped(out)
    return out


def _tell_stamped(pages: Sequence[PageLayout]) -> None:
    """Scans on which only page numbers or the scanning program's name are text: no page has more of it, and all but
    empty ones are covered by a picture."""
    covered = [any(_share(box, page) >= _COVERED for box in _whole_pictures(page.pictures)) for page in pages]
    if all(page.characters < _STAMP and (has or not page.characters) for page, has in zip(pages, covered, strict=True)):
        for page, has in zip(pages, covered, strict=True):
            page.stamped = has and page.characters > 0


def _recognised(data: bytes, pages: list[PageLayout]) -> list[PageLayout]:
    from linter.readers import ocr

    if not any(page.is_picture for page in pages) or not ocr.available():
        return pages
    from linter.readers.ocr.scans import Scans

    scans = Scans(data)
    return [scans.recognised(page) if page.is_picture else page for page in pages]


def _notes(pages: Sequence[PageLayout], count: int) -> list[ReadingNote]:
    notes: list[ReadingNote] = []
    for page in pages:
        place = Place(page=page.sheet)
        if page.recognised:
            kind = NoteKind.RECOGNISED if page.characters else NoteKind.NO_TEXT_LAYER
            notes.append(ReadingNote(kind, f"page {page.sheet}", place))
            continue
        if page.damaged:
            notes.append(ReadingNote(NoteKind.DAMAGED, f"page {page.sheet}", place))
        if page.stamped or not page.characters:
            if page.is_picture:
                notes.append(ReadingNote(NoteKind.NO_TEXT_LAYER, f"page {page.sheet}", place))
            continue
        if page.unknown > max(_SOME_UNKNOWN * page.characters, 2):
            notes.append(ReadingNote(NoteKind.GARBLED, f"{page.unknown} of {page.characters} characters", place))
        if page.hidden > 20:
            notes.append(ReadingNote(NoteKind.HIDDEN, f"{page.hidden} characters", place))
        for box in _whole_pictures(page.pictures):
            if _share(box, page) >= _PICTURE_SHARE and _text_in(page, box) < _TEXT_ON_PICTURE:
                where = _bbox(box, page)
                notes.append(ReadingNote(NoteKind.PICTURE, f"page {page.sheet}", Place(page=page.sheet, bbox=where)))
    if count > pages[-1].sheet:
        notes.append(unread_pages(pages[-1].sheet, count))
    return notes


def _whole_pictures(boxes: Sequence[Box]) -> list[Box]:
    """Pictures with the strips joined in which some programs cut them."""
    out: list[Box] = []
    for box in sorted(boxes, key=lambda each: (each[0], each[1])):
        last = out[-1] if out else None
        same = last is not None and max(abs(last[0] - box[0]), abs(last[2] - box[2])) < _STRIP_SLACK
        if last is not None and same and abs(box[1] - last[3]) < _STRIP_SLACK:
            out[-1] = around([last, box])
        else:
            out.append(box)
    return out


def _share(box: Box, page: PageLayout) -> float:
    """The part of a page's area that a box takes."""
    return (box[2] - box[0]) * (box[3] - box[1]) / (page.width * page.height)


def unread_pages(read: int, count: int) -> ReadingNote:
    """The note that only so many of a file's pages were read."""
    return ReadingNote(NoteKind.LIMIT, f"{read} of {count} pages", Place(page=read))


def _text_in(page: PageLayout, box: Box) -> int:
    """Characters that stand on a picture: a background has text on it."""
    lines = [*page.lines, *(line for table in page.tables for cell in table.cells for line in cell.lines)]
    return sum(
        len(line.text)
        for line in lines
        if box[0] <= (line.box[0] + line.box[2]) / 2 <= box[2] and box[1] <= (line.box[1] + line.box[3]) / 2 <= box[3]
    )


def _blocks(pages: Sequence[PageLayout]) -> list[Block]:
    by_number = {page.number: page for page in pages}
    items: list[tuple[Line | PageTable, int]] = []
    for page in pages:
        items.extend((each, page.number) for each in _reading_order(page))
    bounds = margins(pages)
    blocks: list[Block] = []
    lines: list[tuple[Line, int]] = []
    table: PageTable | None = None

    def flush_lines() -> None:
        for block in paragraphs(lines, bounds):
            blocks.append(_paragraph(block, len(blocks) + 1, by_number))
        lines.clear()

    def flush_table() -> None:
        nonlocal table
        if table is not None:
            blocks.append(_grid(table, len(blocks) + 1, by_number))
        table = None

    last_page = 0
    for item, number in items:
        if isinstance(item, Line):
            flush_table()
            lines.append((item, number))
            continue
        flush_lines()
        if table is not None and number == last_page + 1 and continues(table, item):
            table = join(table, item)
        else:
            flush_table()
            table = item
        last_page = number
    flush_lines()
    flush_table()
    return blocks


def _reading_order(page: PageLayout) -> list[Line | PageTable]:
    items: list[Line | PageTable] = [*page.lines, *page.tables]
    return sorted(items, key=lambda item: (_top(item), item.box[0]))


def _top(item: Line | PageTable) -> float:
    return item.line - 0.86 * item.size if isinstance(item, Line) and not item.turn else item.box[1]


def _paragraph(block: TextBlock, ordinal: int, pages: dict[int, PageLayout]) -> Paragraph:
    first = block.pages[0]
    box = around([line.box for line, page in zip(block.lines, block.pages, strict=True) if page == first])
    place = Place(page=pages[first].sheet, line=ordinal, bbox=_bbox(box, pages[first]))
    return Paragraph(block.text.strip(), place, centred=block.centred and len(block.lines) == 1)


def _grid(table: PageTable, ordinal: int, pages: dict[int, PageLayout]) -> Grid:
    cells = tuple(
        GridCell(
            cell.row,
            cell.column,
            cell.text.strip(),
            Place(page=pages[cell.page].sheet, line=ordinal, bbox=_bbox(cell.box, pages[cell.page])),
            cell.rows,
            cell.columns,
            cell.picture,
            cell.unsure,
        )
        for cell in table.cells
    )
    place = Place(page=pages[table.page].sheet, line=ordinal, bbox=_bbox(table.box, pages[table.page]))
    return Grid(table.rows, table.columns, cells, place, table.ruled, tuple(table.lines))


def _bbox(box: Box, page: PageLayout) -> BBox:
    box = box_back(box, page.turn, page.width, page.height)
    x0, y0, x1, y1 = (edge * page.scale for edge in box)
    return round(x0 + page.left, 1), round(y0, 1), round(x1 + page.left, 1), round(y1, 1)
