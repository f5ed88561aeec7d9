"""One page's marks to blocks: tables, and the lines of text outside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from linter.readers.pdf.marks import Box, PageMarks
from linter.readers.pdf.regions import PageLines, aligned_tables
from linter.readers.pdf.rowless import with_rows
from linter.readers.pdf.rulings import Frame, Mesh, frame_of, meshes, with_rails
from linter.readers.pdf.runs import Line, Run, lines_of, runs_of
from linter.readers.pdf.table import PageTable, fill
from linter.readers.pdf.turning import turned
from linter.readers.pdf.visible import main_turn, visible

MOST_MESHES = 200
_SAME_EDGE = 3.0
_DRAWN_TEXT = 50
"""Drawn shapes from which a page without text shows its text as drawings."""
_NARROW = 0.25
"""Share of a table's width up to which a cell is narrow."""


@dataclass(slots=True)
class PageLayout:
    """A page's lines and tables, each from top to bottom, in the direction in which the page is read.

    ``number`` counts pages, ``sheet`` the file's own, on which ``left`` is the page's left edge: two pages may stand on
    one sheet. ``turn`` is that direction where it isn't upright. ``characters`` counts what is seen, ``hidden`` and
    ``unknown`` what is not seen and what can't be decoded. ``pictures`` are the boxes of pictures. ``recognised`` is
    true where the page is a picture whose text was recognised; its positions times ``scale`` are points of the file's
    page. ``floors`` are the lines across that are no ruled table's, as (y, start, end). ``stamped`` is true of a scan
    whose few characters are a page number or the scanning program's name.
    """

    number: int
    width: float
    height: float
    turn: int = 0
    lines: list[Line] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    characters: int = 0
    hidden: int = 0
    unknown: int = 0
    pictures: list[Box] = field(default_factory=list)
    drawn: int = 0
    damaged: bool = False
    recognised: bool = False
    scale: float = 1.0
    floors: list[tuple[float, float, float]] = field(default_factory=list)
    sheet: int = 0
    left: float = 0.0
    stamped: bool = False

    @property
    def is_picture(self) -> bool:
        """Whether the page shows something and none of it is text, or none but a stamp."""
        nothing = self.stamped or not self.characters
        return nothing and bool(self.pictures or self.hidden or self.drawn > _DRAWN_TEXT)


def lay_out(marks: PageMarks) -> PageLayout:
    """The lines and tables of a page."""
    text = visible(marks)
    turn = main_turn(text.glyphs)
    if turn:
        marks = turned(marks, text.glyphs, turn)
        glyphs = marks.glyphs
    else:
        glyphs = text.glyphs
    layout = PageLayout(marks.number, marks.width, marks.height, turn, sheet=marks.number)
    layout.characters = sum(not glyph.text.isspace() for glyph in glyphs)
    layout.hidden, layout.unknown = text.hidden, text.unknown
    layout.pictures, layout.drawn, layout.damaged = marks.pictures, marks.drawn, marks.damaged
    runs = runs_of(glyphs)
    taken: set[int] = set()
    found = meshes(marks.rulings)
    for mesh in _over_titles(with_rails(found[:MOST_MESHES]), runs):
        table = _ruled(mesh, runs, taken, marks)
        if table is not None:
            layout.tables.append(table)
        else:
            layout.floors += mesh.across
    rest = [run for index, run in enumerate(runs) if index not in taken]
    layout.lines = sorted(lines_of(rest), key=lambda line: (line.box[1], line.box[0]))
    return layout


def find_unruled(pages: Sequence[PageLayout]) -> None:
    """Move the tables that stand among the pages' lines without rulings to their tables, in place."""
    by_number = {page.number: page for page in pages}
    given = [PageLines(page.number, page.lines, page.floors, [table.box for table in page.tables]) for page in pages]
    for found in aligned_tables(given):
        by_number[found.table.page].tables.append(found.table)
        taken = {id(line) for _, line in found.lines}
        for number in {number for number, _ in found.lines}:
            page = by_number[number]
            page.lines = [line for line in page.lines if id(line) not in taken]
    for page in pages:
        for table in page.tables:
            for cell in table.cells:
                # Text recognition may have passed a number over: without lines nothing shows that a cell is empty.
                cell.picture |= page.recognised and not table.ruled and not cell.lines


def _over_titles(found: list[Mesh], runs: list[Run]) -> list[Mesh]:
    """Tables without lines at their sides fall apart where a row is one cell over the whole width: the parts joined,
    where a centred line of text in the table's size stands between lines of equal length."""
    out: list[Mesh] = []
    for mesh in found:
        if out and out[-1].open_sides and mesh.open_sides and _title_between(out[-1], mesh, runs):
            out[-1] = Mesh(out[-1].across + mesh.across, out[-1].down + mesh.down)
        else:
            out.append(mesh)
    return out


def _title_between(above: Mesh, below: Mesh, runs: list[Run]) -> bool:
    left, top, right, _ = above.box
    x0, y0, x1, bottom = below.box
    if abs(left - x0) > _SAME_EDGE or abs(right - x1) > _SAME_EDGE:
        return False
    inside = [run for run in runs if left <= run.middle[0] <= right]
    between = lines_of(run for run in inside if above.box[3] < run.middle[1] < y0)
    others = sorted(run.size for run in inside if top < run.middle[1] < above.box[3] or y0 < run.middle[1] < bottom)
    if len(between) != 1 or not others:
        return False
    line = between[0]
    centred = abs((line.box[0] + line.box[2]) / 2 - (left + right) / 2) < line.size
    usual = others[len(others) // 2]
    return centred and line.size < 1.12 * usual and y0 - above.box[3] < 4 * line.size


def _ruled(mesh: Mesh, runs: list[Run], taken: set[int], marks: PageMarks) -> PageTable | None:
    """The table of a mesh with its text; its runs are added to ``taken``."""
    if len(mesh.across) + len(mesh.down) < 3:
        return None
    x0, y0, x1, y1 = mesh.box
    inside = [
        index
        for index, run in enumerate(runs)
        if index not in taken and x0 <= run.middle[0] <= x1 and y0 <= run.middle[1] <= y1
    ]
    if not inside:
        return None
    frame = frame_of(mesh, [runs[index].middle for index in inside])
    if frame is None or len(frame.spans) < 2:
        return None
    inside += _spilled(frame, runs, inside, taken.union(inside))
    table = with_rows(fill(frame, [runs[index] for index in inside], marks.pictures, marks.number, marks.shapes))
    if table is not None:
        taken.update(inside)
    return table


def _spilled(frame: Frame, runs: list[Run], inside: list[int], taken: set[int]) -> list[int]:
    """Text that runs on below a table cut by the page's end: set under the text of a narrow cell, as its next line."""
    narrow = _NARROW * (frame.xs[-1] - frame.xs[0])
    last = [span for span in frame.spans if span.row + span.rows == len(frame.ys) - 1]
    boxes = [
        box
        for span in last
        if (box := frame.cell_box(span)) and (span.cut_below or (frame.open_bottom and box[2] - box[0] < narrow))
    ]
    columns = [[runs[index] for index in inside if _within(runs[index].middle, box)] for box in boxes]
    out: list[int] = []
    below = [index for index, run in enumerate(runs) if index not in taken and run.box[3] > frame.ys[-1]]
    for index in sorted(below, key=lambda each: runs[each].box[1]):
        run = runs[index]
        for column in columns:
            if column and run.text[0].isalpha() and _next_line(run, max(column, key=lambda each: each.box[3])):
                out.append(index)
                column.append(run)
                break
    return out


def _within(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _next_line(run: Run, above: Run) -> bool:
    aligned = abs(run.box[0] - above.box[0]) < 1 or abs(run.middle[0] - above.middle[0]) < 1
    return aligned and 0.95 < run.size / (above.size or 1.0) < 1.05 and run.box[1] - above.box[3] < run.size
