"""A Word file with the least that Word needs, written by hand so that it needs no library."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from linter.model.document import Document, Grid, GridCell, Paragraph

_DATE = (2024, 1, 1, 0, 0, 0)
"""The date of every entry of the archive: same document, same bytes."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    _HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    _HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def docx(document: Document) -> bytes:
    """The document as a Word file."""
    body = "".join(_table(block) if isinstance(block, Grid) else _paragraph(block) for block in document.blocks)
    xml = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (("[Content_Types].xml", _TYPES), ("_rels/.rels", _RELATIONS), ("word/document.xml", xml)):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return buffer.getvalue()


def _paragraph(paragraph: Paragraph) -> str:
    centred = '<w:pPr><w:jc w:val="center"/></w:pPr>' if paragraph.centred else ""
    return f"<w:p>{centred}{_run(paragraph.number + paragraph.text)}</w:p>"


def _run(text: str) -> str:
    lines = [f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")]
    return f"<w:r>{'<w:br/>'.join(lines)}</w:r>" if text else ""


def _table(grid: Grid) -> str:
    columns = '<w:gridCol w:w="900"/>' * grid.columns
    rows = "".join(f"<w:tr>{''.join(_cells(grid, row))}</w:tr>" for row in range(grid.rows))
    properties = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _cells(grid: Grid, row: int) -> list[str]:
    cells = []
    column = 0
    while column < grid.columns:
        cell = grid.at(row, column)
        cells.append(_cell(cell, row) if cell else "<w:tc><w:p/></w:tc>")
        column += cell.column_span if cell else 1
    return cells


def _cell(cell: GridCell, row: int) -> str:
    span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    first = row == cell.row
    merge = ('<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>") if cell.row_span > 1 else ""
    properties = f"<w:tcPr>{span}{merge}</w:tcPr>" if span or merge else ""
    return f"<w:tc>{properties}<w:p>{_run(cell.text) if first else ''}</w:p></w:tc>"
