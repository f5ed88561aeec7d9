"""Tables: their spans expanded, and those that only lay out a page taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from linter.model.document import Grid, NoteKind, Paragraph, ReadingNote
from linter.model.place import Place
from linter.readers.grid import MOST_COLUMNS, MOST_ROWS, GridBuilder
from linter.readers.html.links import attachment, picture
from linter.readers.html.measure import Measure
from linter.readers.html.tree import NEVER_SHOWN, Element, integer, is_hidden, style, tag, whole_text
from linter.readers.layout import CellShape, lays_out
from linter.readers.spacing import collapse

Placer = Callable[[Element], Place]
Found = tuple[Grid | None, list[Paragraph], list[ReadingNote]]

_CELLS = ("td", "th")
_BREAKING = frozenset({
    "p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "dd", "dt", "center", "blockquote",
    "pre", "section", "ul", "ol",
})  # fmt: skip
_FILLED_IN = ("text", "number")
"""Input fields whose value a browser shows: forms that were published as they were filled in."""
_STRUCTURE = ("table", "thead", "tbody", "tfoot", "tr")
_CELL_ROLES = ("cell", "gridcell", "columnheader", "rowheader")


@dataclass(slots=True)
class _Inside:
    """What stands in a cell: its lines, and what there is to note."""

    lines: list[str] = field(default_factory=list)
    picture: bool = False
    notes: list[ReadingNote] = field(default_factory=list)


def find_table(element: Element, name: str, place: Placer, measure: Measure) -> Found | None:
    """The grid of an element that is a table of data, with the text before it (its caption, and what stands between its
    rows, which browsers move there) and notes; ``None`` where the element is no
    table, or one that lays out a page, whose cells are then read as text in order."""
    if name == "table":
        groups = list(_row_groups(element))
        if not groups or _lays_out(groups, measure):
            return None
        return _read(element, groups, place, "rowspan", "colspan")
    if element.get("role") in ("table", "grid") or style(element).get("display") == "table":
        rows = list(_loose_rows(element))
        if rows and not _lays_out([rows], measure):
            return _read(element, [rows], place, "aria-rowspan", "aria-colspan")
    return None


def _row_groups(table: Element) -> Iterator[list[list[Element]]]:
    """The rows of each row group as their cells: the head first and the foot last, as browsers show them."""
    groups: dict[str, list[list[list[Element]]]] = {"thead": [], "tbody": [], "tfoot": []}
    loose: list[list[Element]] | None = None
    for child in _parts(table, ("tr", *groups)):
        name = tag(child)
        if name in groups:
            loose = None
            if not is_hidden(child):
                groups[name].append(
                    [_cells(row) for row in _parts(child, ("tr",)) if tag(row) == "tr" and not is_hidden(row)]
                )
        elif name == "tr" and not is_hidden(child):
            if loose is None:
                loose = []
                groups["tbody"].append(loose)
            loose.append(_cells(child))
    for name in ("thead", "tbody", "tfoot"):
        yield from (group for group in groups[name] if any(group))


def _cells(row: Element) -> list[Element]:
    return [child for child in _parts(row, _CELLS) if tag(child) in _CELLS and not is_hidden(child)]


def _parts(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """An element's children, seen through what was wrongly put around rows or cells (a form): browsers ignore that."""
    for child in element:
        if tag(child) not in (*_STRUCTURE, *_CELLS) and any(tag(inner) in names for inner in child):
            yield from _parts(child, names)
        else:
            yield child


def _lays_out(groups: list[list[list[Element]]], measure: Measure) -> bool:
    shapes = [
        CellShape(measure.characters(cell), measure.nested.get(cell, 0), cell in measure.headed)
        for group in groups
        for row in group
        for cell in row
    ]
    return lays_out(shapes, max(len(row) for group in groups for row in group))


def _loose_rows(element: Element) -> Iterator[list[Element]]:
    """The rows of a table that is made of other elements, by role or display; none unless every part is certain."""
    rows: list[list[Element]] = []
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if not tag(child) or is_hidden(child):
            continue
        if child.get("role") == "rowgroup" or style(child).get("display", "").startswith(("table-row-g", "table-head")):
            stack.extend(reversed(child))
        elif child.get("role") == "row" or style(child).get("display") == "table-row":
            rows.append([inner for inner in child if tag(inner) and not is_hidden(inner)])
        else:
            return
    certain = all(
        cell.get("role") in _CELL_ROLES or style(cell).get("display") == "table-cell" for row in rows for cell in row
    )
    if certain and len(rows) > 1 and all(rows):
        yield from rows


def _read(element: Element, groups: list[list[list[Element]]], place: Placer, rowspan: str, colspan: str) -> Found:
    builder = GridBuilder()
    notes: list[ReadingNote] = []
    first = 0
    for group in groups:
        for index, cells in enumerate(group):
            row = first + index
            if row >= MOST_ROWS:
                notes.append(ReadingNote(NoteKind.LIMIT, f"{MOST_ROWS}", place(element)))
                break
            column = 0
            for cell in cells:
                column = builder.free_column(row, column)
                if column >= MOST_COLUMNS:
                    notes.append(ReadingNote(NoteKind.LIMIT, f"{MOST_COLUMNS}", place(cell)))
                    break
                inside = _read_inside(cell, place)
                notes.extend(inside.notes)
                left = len(group) - index  # a span ends with its row group; 0 means all of it
                column = builder.add(
                    row,
                    "\n".join(inside.lines),
                    place(cell),
                    column=column,
                    row_span=min(integer(cell.get(rowspan), 1) or left, left),
                    column_span=integer(cell.get(colspan), 1),
                    picture=inside.picture,
                )
        first += len(group)
    grid = builder.build(place(element))
    if grid is not None and not any(cell.text or cell.picture for cell in grid.cells):
        grid = None
    return grid, list(_beside(element, place)) if tag(element) == "table" else [], notes


def _beside(table: Element, place: Placer) -> Iterator[Paragraph]:
    """The text in a table that stands in none of its cells."""
    stack = [table]
    while stack:
        element = stack.pop()
        if text := collapse((element.text or "") if tag(element) in _STRUCTURE else whole_text(element)):
            yield Paragraph(text, place(element), centred=tag(element) == "caption")
        if tag(element) not in _STRUCTURE:
            continue
        children = list(_parts(element, (*_STRUCTURE, *_CELLS)))
        for child in children:
            if text := collapse(child.tail or ""):
                yield Paragraph(text, place(child))
        unseen = ("", *_CELLS, *NEVER_SHOWN)
        stack.extend(child for child in reversed(children) if tag(child) not in unseen and not is_hidden(child))


def _read_inside(cell: Element, place: Placer) -> _Inside:
    """A cell's text, one line a block or line break, white space collapsed; hidden text left out."""
    inside = _Inside()
    pieces: list[str] = []

    def flush() -> None:
        if line := collapse("".join(pieces)):
            inside.lines.append(line)
        pieces.clear()

    pieces.append(cell.text or "")
    stack: list[tuple[Element, Iterator[Element]]] = [(cell, iter(cell))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if stack:
                if tag(element) in _BREAKING:
                    flush()
                elif tag(element) in _CELLS:
                    pieces.append(" ")
                pieces.append(element.tail or "")
            continue
        name = tag(child)
        if not name or name in NEVER_SHOWN or is_hidden(child):
            pieces.append(child.tail or "")
            continue
        if name == "img" and (what := picture(child)) is not None:
            inside.picture = True
            inside.notes.append(ReadingNote(NoteKind.PICTURE, what, place(child)))
        if name in ("a", "iframe") and (what := attachment(child)) is not None:
            inside.notes.append(ReadingNote(NoteKind.ATTACHMENT, what, place(child)))
        if name == "input" and (child.get("type") or "text").lower() in _FILLED_IN:
            pieces.append(child.get("value") or "")
        if name in _BREAKING:
            flush()
        pieces.append(child.text or "")
        stack.append((child, iter(child)))
    flush()
    return inside
