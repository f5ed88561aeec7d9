"""Draws a specimen as PDF with reportlab, in the many ways in which producers draw tables."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.reading.specimens import Cell, Specimen, Table

FONT_FILES = ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/arphic/uming.ttc")


@dataclass(frozen=True)
class Layout:
    """How a report is drawn. ``rules``: edges, boxes, bars, double, dashed, dotted, coloured, spaced, images, short,
    across, frame, three, open, columns or none."""

    rules: str = "edges"
    font: str = "embedded"
    size: float = 9.0
    shade: bool = False
    wide: bool = False
    rotate: int = 0
    sideways: bool = False
    repeat_head: bool = False
    open_cuts: bool = False
    glyph_by_glyph: bool = False
    wrap_numbers: bool = False
    watermark: bool = False
    page_numbers: str = "- {} -"
    running: str = ""
    bold_twice: bool = False
    upright: str = "stacked"
    align: str = "centre"
    padding: float = 3.0
    values: str = "zero"
    hidden_text: bool = False


@cache
def _font(name: str) -> str:
    if name == "standard":
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        return "STSong-Light"
    for path in FONT_FILES:
        if Path(path).exists():
            pdfmetrics.registerFont(TTFont("body", path, subfontIndex=0))
            return "body"
    raise SystemExit("needs fonts-wqy-zenhei or fonts-arphic-uming")


@cache
def _dot() -> ImageReader:
    """A picture of one black point."""
    return ImageReader(Image.new("L", (1, 1), 0))


class Page:
    """A cursor over the pages of one file."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.font = _font(layout.font)
        self.size = landscape(A4) if layout.wide or layout.sideways else A4
        self.buffer = io.BytesIO()
        paper = (self.size[1], self.size[0]) if layout.sideways else self.size
        self.canvas = Canvas(self.buffer, pagesize=paper, invariant=True)
        self.left, self.right = 72.0, self.size[0] - 72.0
        self.top, self.bottom = 72.0, self.size[1] - 68.0
        self.number = 0
        self.y = 0.0
        self.begin()

    def begin(self) -> None:
        if self.number:
            self.canvas.showPage()
        self.number += 1
        self.y = self.top
        canvas, layout = self.canvas, self.layout
        if layout.rotate:
            canvas.setPageRotation(layout.rotate)
        turn = layout.rotate or (90 if layout.sideways else 0)
        width, height = self.size
        if turn == 90:  # content is drawn turned the other way, so that the page is upright as viewed
            canvas.translate(height, 0)
            canvas.rotate(90)
        elif turn == 180:
            canvas.translate(width, height)
            canvas.rotate(180)
        elif turn == 270:
            canvas.translate(0, width)
            canvas.rotate(270)
        if layout.watermark:
            canvas.saveState()
            canvas.setFillGray(0.8)
            canvas.setFont(self.font, 60)
            canvas.translate(width / 2, height / 2)
            canvas.rotate(45)
            canvas.drawCentredString(0, 0, "内部资料 0 1 2")
            canvas.restoreState()
        if layout.running:
            self.text(layout.running, self.left, 40, 9)
        if layout.page_numbers:
            text = layout.page_numbers.format(self.number)
            self.text(text, (self.left + self.right - self.width(text, 9)) / 2, height - 40, 9)
        if layout.hidden_text:
            canvas.setFillGray(1)
            self.text("9 9 9 看不见的文字", self.left + 30, self.top + 40, 9)
            canvas.setFillGray(0)

    def width(self, text: str, size: float) -> float:
        return pdfmetrics.stringWidth(text, self.font, size)

    def text(self, text: str, x: float, y: float, size: float) -> None:
        """Text with its baseline at ``y`` from the top."""
        canvas = self.canvas
        canvas.setFont(self.font, size)
        base = self.size[1] - y
        if self.layout.glyph_by_glyph:
            for character in text:
                canvas.drawString(x, base, character)
                x += self.width(character, size)
        else:
            canvas.drawString(x, base, text)
            if self.layout.bold_twice:
                canvas.drawString(x + 0.3, base, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        height = self.size[1]
        self.canvas.line(x0, height - y0, x1, height - y1)

    def wrapped(self, text: str, width: float, size: float) -> list[str]:
        lines = [""]
        for character in text:
            if lines[-1] and self.width(lines[-1] + character, size) > width + 0.01:
                lines.append("")
            lines[-1] += character
        return lines

    def paragraph(self, text: str, size: float = 12.0, indent: bool = True) -> None:
        lines = self.wrapped("\u3000\u3000" + text if indent else text, self.right - self.left, size)
        for index, line in enumerate(lines):
            if self.y + size * 1.6 > self.bottom:
                self.begin()
            self.y += size * 1.6
            shift = 2 * size if indent and index == 0 else 0
            self.text(line.lstrip("\u3000"), self.left + shift, self.y, size)
        self.y += 2


def draw(specimen: Specimen, layout: Layout) -> bytes:
    """The specimen as a PDF file's bytes."""
    page = Page(layout)
    page.y += 24
    page.text(specimen.title, (page.left + page.right - page.width(specimen.title, 16)) / 2, page.y, 16)
    page.y += 12
    for block in specimen.blocks:
        if isinstance(block, Table):
            _Drawing(page, block).run()
            page.y += 8
        elif block[0] == "head" and page.y > page.bottom - 90:
            page.begin()
            page.paragraph(block[1])
        else:
            page.paragraph(block[1])
    page.canvas.save()
    return page.buffer.getvalue()


class _Drawing:
    def __init__(self, page: Page, table: Table) -> None:
        self.page, self.table, self.layout = page, table, page.layout
        total = sum(table.widths)
        self.xs = [page.left]
        for width in table.widths:
            self.xs.append(self.xs[-1] + width * (page.right - page.left) / total)
        self.placed = table.placed()
        self.size = self.layout.size
        self.leading = self.size * 1.25
        self.lines = {(row, column): self._lines(row, column, cell) for row, column, cell in self.placed}
        self.heights = [0.0] * len(table.rows)
        for row, column, cell in self.placed:
            if cell.rows == 1:
                self.heights[row] = max(self.heights[row], self._height(row, column))
        for row, column, cell in self.placed:
            if cell.rows > 1 and not cell.upright:
                lack = self._height(row, column) - sum(self.heights[row : row + cell.rows])
                if lack > 0:
                    self.heights[row + cell.rows - 1] += lack

    def _lines(self, row: int, column: int, cell: Cell) -> list[str]:
        width = self.xs[column + cell.columns] - self.xs[column] - 2 * self.layout.padding
        if cell.upright:
            return list(cell.text)
        if cell.value and not self.layout.wrap_numbers:
            return [cell.text]
        return self.page.wrapped(cell.text, max(width, self.size * 1.01), self.size)

    def _height(self, row: int, column: int) -> float:
        return len(self.lines[row, column]) * self.leading + 2 * self.layout.padding

    def run(self) -> None:
        rows, row = len(self.table.rows), 0
        while row < rows:
            start, top = row, self.page.y
            part: list[tuple[int, float, float]] = []  # row, its top and bottom on this page
            if start and self.layout.repeat_head and self.table.head_rows:
                for head in range(self.table.head_rows):
                    part.append((head, self.page.y, self.page.y + self.heights[head]))
                    self.page.y += self.heights[head]
            while row < rows and self.page.y + self.heights[row] <= self.page.bottom:
                part.append((row, self.page.y, self.page.y + self.heights[row]))
                self.page.y += self.heights[row]
                row += 1
            if not part or (row == start and start == 0):
                self.page.begin()
                continue
            self._part(part, top, last=row == rows, first=start == 0)
            if row < rows:
                self.page.begin()

    def _part(self, part: list[tuple[int, float, float]], top: float, *, last: bool, first: bool) -> None:
        tops = {row: (low, high) for row, low, high in part}
        bottom = part[-1][2]
        for row, column, cell in self.placed:
            covered = [tops[each] for each in range(row, row + cell.rows) if each in tops]
            if not covered:
                continue
            box = (self.xs[column], covered[0][0], self.xs[column + cell.columns], covered[-1][1])
            starts_here = row in tops
            if cell.head and self.layout.shade:
                self.page.canvas.setFillColorRGB(0.78, 0.85, 0.95)
                self.page.canvas.rect(box[0], self.page.size[1] - box[3], box[2] - box[0], box[3] - box[1], 0, 1)
                self.page.canvas.setFillGray(0)
            self._cell_rules(box, (self.xs[0], top, self.xs[-1], bottom), last=last, first=first, head=cell.head)
            if starts_here or cell.upright:
                self._cell_text(row, column, cell, box)
        self._table_rules((self.xs[0], top, self.xs[-1], bottom), part)

    def _cell_text(self, row: int, column: int, cell: Cell, box: tuple[float, float, float, float]) -> None:
        lines = self.lines[row, column]
        page, size, pad = self.page, self.size, self.layout.padding
        if cell.upright and self.layout.upright == "turned":
            self.lines[row, column] = []
            if not lines:
                return
            page.canvas.saveState()
            page.canvas.translate((box[0] + box[2]) / 2 + size * 0.36, page.size[1] - (box[1] + box[3]) / 2)
            page.canvas.rotate(90)
            page.canvas.setFont(page.font, size)
            page.canvas.drawCentredString(0, 0, cell.text)
            page.canvas.restoreState()
            return
        if cell.upright:  # a label cut by a page break goes on below it
            fitting = int((box[3] - box[1]) / self.leading)
            self.lines[row, column], lines = lines[fitting:], lines[:fitting]
        height = len(lines) * self.leading
        y = (box[1] + box[3] - height) / 2 + self.leading * 0.8
        for line in lines:
            width = page.width(line, size)
            align = "centre" if cell.head or cell.upright else self.layout.align if cell.value else "left"
            x = {"left": box[0] + pad, "centre": (box[0] + box[2] - width) / 2, "right": box[2] - pad - width}[align]
            page.text(line, x, y, size)
            y += self.leading

    def _cell_rules(
        self, box: tuple[float, ...], whole: tuple[float, ...], *, last: bool, first: bool, head: bool
    ) -> None:
        page, kind = self.page, self.layout.rules
        canvas, height = page.canvas, page.size[1]
        x0, y0, x1, y1 = box
        canvas.saveState()
        canvas.setLineWidth(0.5)
        if kind == "coloured":
            canvas.setStrokeColorRGB(0.3, 0.6, 0.9)
        if kind in ("edges", "coloured", "dashed", "dotted", "open"):
            if kind == "dashed":
                canvas.setDash(3, 2)
            if kind == "dotted":
                canvas.setDash(0.5, 1.5)
            edges = [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
            for ax, ay, bx, by in edges:
                if kind == "open" and ax == bx and ax in (whole[0], whole[2]):
                    continue
                if (
                    self.layout.open_cuts
                    and ay == by
                    and ((ay == whole[3] and not last) or (ay == whole[1] and not first))
                ):
                    continue
                page.line(ax, ay, bx, by)
        elif kind == "boxes":
            canvas.rect(x0, height - y1, x1 - x0, y1 - y0, 1, 0)
        elif kind == "spaced":
            canvas.rect(x0 + 1, height - y1 + 1, x1 - x0 - 2, y1 - y0 - 2, 1, 0)
        elif kind == "bars":
            for ax, ay, bx, by in (
                (x0, y0, x1, y0 + 0.5),
                (x0, y1, x1, y1 + 0.5),
                (x0, y0, x0 + 0.5, y1),
                (x1, y0, x1 + 0.5, y1),
            ):
                canvas.rect(ax, height - by, bx - ax, by - ay, 0, 1)
        elif kind == "images":
            for ax, ay, bx, by in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                canvas.drawImage(_dot(), ax, height - by, max(bx - ax, 0.6), max(by - ay, 0.6))
        elif kind == "short":
            for ax, ay, bx, by in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                inset = 1.2
                page.line(*((ax + inset, ay, bx - inset, by) if ay == by else (ax, ay + inset, bx, by - inset)))
        elif kind == "double":
            for shift in (-0.8, 0.8):
                for ax, ay, bx, by in (
                    (x0, y0 + shift, x1, y0 + shift),
                    (x0, y1 + shift, x1, y1 + shift),
                    (x0 + shift, y0, x0 + shift, y1),
                    (x1 + shift, y0, x1 + shift, y1),
                ):
                    page.line(ax, ay, bx, by)
        elif kind == "columns":
            page.line(x0, y0, x0, y1)
            page.line(x1, y0, x1, y1)
            if head or y0 == whole[1]:
                page.line(x0, y0, x1, y0)
            if head or y1 == whole[3]:
                page.line(x0, y1, x1, y1)
        elif kind == "across":
            page.line(x0, y0, x1, y0)
            page.line(x0, y1, x1, y1)
        canvas.restoreState()

    def _table_rules(self, whole: tuple[float, ...], part: list[tuple[int, float, float]]) -> None:
        page, kind = self.page, self.layout.rules
        x0, y0, x1, y1 = whole
        if kind == "frame":
            page.canvas.rect(x0, page.size[1] - y1, x1 - x0, y1 - y0, 1, 0)
        if kind == "three":
            page.line(x0, y0, x1, y0)
            page.line(x0, y1, x1, y1)
            if part[0][0] == 0 and 0 < self.table.head_rows <= len(part):
                page.line(x0, part[self.table.head_rows - 1][2], x1, part[self.table.head_rows - 1][2])


LAYOUTS: dict[str, Layout] = {
    "edges": Layout(),
    "boxes": Layout(rules="boxes", values="small"),
    "bars": Layout(rules="bars"),
    "double": Layout(rules="double"),
    "dashed": Layout(rules="dashed", values="small"),
    "dotted": Layout(rules="dotted"),
    "coloured shaded": Layout(rules="coloured", shade=True, values="mixed", size=6.5),
    "spaced": Layout(rules="spaced", values="small"),
    "open sides": Layout(rules="open"),
    "standard font": Layout(font="standard", values="small"),
    "glyph by glyph": Layout(glyph_by_glyph=True, values="small"),
    "bold twice": Layout(bold_twice=True, values="small"),
    "landscape": Layout(wide=True, values="mixed"),
    "rotate 90": Layout(wide=True, rotate=90, values="small"),
    "rotate 180": Layout(rotate=180, values="small"),
    "rotate 270": Layout(wide=True, rotate=270, values="small"),
    "sideways": Layout(sideways=True, values="small"),
    "repeated head": Layout(repeat_head=True, values="small"),
    "open cut": Layout(open_cuts=True, values="small"),
    "gaps": Layout(values="gaps"),
    "gaps across": Layout(values="gaps", rules="across"),
    "large overflow": Layout(values="large", size=8.0),
    "large wrapped": Layout(values="large", wrap_numbers=True, size=10.0),
    "large glyphs": Layout(values="large", glyph_by_glyph=True, size=8.0),
    "large right": Layout(values="large", align="right", size=7.0, padding=1.5),
    "watermark": Layout(watermark=True, values="small"),
    "running": Layout(running="青枫市档案整理局政府信息公开工作年度报告", page_numbers="第 {} 页 共 9 页"),
    "turned label": Layout(upright="turned", values="small"),
    "left": Layout(align="left", values="small"),
    "hidden text": Layout(hidden_text=True, values="small"),
    "small print": Layout(size=6.0, padding=1.0, values="mixed"),
    "columns": Layout(rules="columns", values="small"),
    "columns gaps": Layout(rules="columns", values="gaps"),
    "columns large": Layout(rules="columns", values="mixed", size=7.0),
    "across": Layout(rules="across", values="small"),
    "frame": Layout(rules="frame", values="small"),
    "three": Layout(rules="three", values="small"),
    "images": Layout(rules="images", values="gaps"),
    "short": Layout(rules="short", values="small"),
    "none": Layout(rules="none", values="small"),
    "none zero": Layout(rules="none"),
    "none gaps": Layout(rules="none", values="gaps"),
    "none right": Layout(rules="none", values="mixed", align="right", size=6.5),
    "none left": Layout(rules="none", values="small", align="left"),
    "none wide": Layout(rules="none", values="mixed", wide=True),
    "none glyphs": Layout(rules="none", values="small", glyph_by_glyph=True),
}
UNRULED = ("across", "frame", "three", "none")
