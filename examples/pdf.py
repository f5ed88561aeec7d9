"""A document as a PDF with ruled tables (needs reportlab, from the ``test`` extra)."""

from __future__ import annotations

import io

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer, Table
from reportlab.platypus import Paragraph as Flow

from linter.model.document import Document, Grid

FONT = "STSong-Light"
TEXT = ParagraphStyle("text", fontName=FONT, fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=22)
TITLE = ParagraphStyle("title", parent=TEXT, fontSize=16, leading=26, alignment=TA_CENTER, firstLineIndent=0)
CELL = ParagraphStyle("cell", parent=TEXT, fontSize=8, leading=9, alignment=TA_CENTER, firstLineIndent=0)
MARGIN = 56
NARROWEST = 5
WIDEST = 20
"""Characters that a column has room for at least, and at most."""


def pdf(document: Document) -> bytes:
    """The document as an A4 PDF; a row that doesn't fit goes to the next page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    story: list[Flowable] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            story += [_table(block), Spacer(1, 10)]
        else:
            story.append(Flow(block.number + block.text, TITLE if block.centred else TEXT))
    buffer = io.BytesIO()
    SimpleDocTemplate(
        buffer, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN, invariant=1
    ).build(story)
    return buffer.getvalue()


def _table(grid: Grid) -> Table:
    cells: list[list[Flow | str]] = [["" for _ in range(grid.columns)] for _ in range(grid.rows)]
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for cell in grid.cells:
        cells[cell.row][cell.column] = Flow(cell.text, CELL) if cell.text else ""
        if cell.row_span > 1 or cell.column_span > 1:
            end = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
            style.append(("SPAN", (cell.column, cell.row), end))
    return Table(cells, colWidths=_widths(grid), style=style)


def _widths(grid: Grid) -> list[float]:
    """Columns as wide as their longest text asks for, within reason, so that the longest table fits a page."""
    weights = [NARROWEST] * grid.columns
    for cell in grid.cells:
        if cell.column_span == 1:
            weights[cell.column] = max(weights[cell.column], min(len(cell.text), WIDEST))
    share = (A4[0] - 2 * MARGIN) / sum(weights)
    return [weight * share for weight in weights]
