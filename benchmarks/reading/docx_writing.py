"""Word files by hand: the specimens as WordprocessingML, with hooks for what programs write differently."""

# ruff: noqa: E501 (markup stands as programs write it)
from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from benchmarks.reading.specimens import Cell, Specimen, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="html" ContentType="text/html"/><Default Extension="mht" ContentType="message/rfc822"/>'
    '<Default Extension="docx" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def run(text: str, properties: str = "") -> str:
    """A run; line breaks in ``text`` become ``w:br``."""
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner if text else ''}</w:r>"


def par(inner: str, properties: str = "") -> str:
    """A paragraph around runs."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def plain(text: str) -> str:
    """A paragraph of one run."""
    return par(run(text) if text else "")


@dataclass(frozen=True)
class Slot:
    """A ``w:tc`` to write: a cell, or (``goes_on``) the part of a merged one that lies in a lower row."""

    column: int
    cell: Cell
    goes_on: bool = False


def slots(table: Table) -> Iterator[list[Slot]]:
    """Each row's cells in Word's manner: one for every row that a cell reaches over."""
    rows: list[list[Slot]] = [[] for _ in table.rows]
    for row, column, cell in table.placed():
        rows[row].append(Slot(column, cell))
        for below in range(1, cell.rows):
            rows[row + below].append(Slot(column, cell, goes_on=True))
    for line in rows:
        yield sorted(line, key=lambda slot: slot.column)


@dataclass
class Writing:
    """How a table and its paragraphs are written; every hook has Word's own way as its default."""

    content: Callable[[Slot], str] = lambda slot: plain("" if slot.goes_on else slot.cell.text)
    properties: Callable[[Slot, Table], str] | None = None
    row: Callable[[str, list[Slot], int], str] = lambda cells, _slots, _index: f"<w:tr>{cells}</w:tr>"
    cell: Callable[[str, Slot], str] = lambda text, _slot: text
    around: Callable[[str], str] = lambda table: table
    table_properties: str = '<w:tblW w:w="9000" w:type="dxa"/>'
    grid: bool = True
    heading: Callable[[str, int], str] = lambda text, _index: plain(text)
    text: Callable[[str], str] = plain
    parts: dict[str, str | bytes] = field(default_factory=dict)

    def table(self, table: Table) -> str:
        rows = []
        for index, line in enumerate(slots(table)):
            cells = "".join(self._cell(slot, table) for slot in line)
            rows.append(self.row(cells, line, index))
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths(table)) if self.grid else ""
        grid = f"<w:tblGrid>{columns}</w:tblGrid>" if self.grid else ""
        return self.around(f"<w:tbl><w:tblPr>{self.table_properties}</w:tblPr>{grid}{''.join(rows)}</w:tbl>")

    def _cell(self, slot: Slot, table: Table) -> str:
        properties = (self.properties or merged)(slot, table)
        return self.cell(f"<w:tc><w:tcPr>{properties}</w:tcPr>{self.content(slot)}</w:tc>", slot)

    def body(self, specimen: Specimen) -> str:
        parts = [par(run(specimen.title), '<w:jc w:val="center"/>')]
        headings = 0
        for block in specimen.blocks:
            if isinstance(block, Table):
                parts.append(self.table(block))
            elif block[0] == "head":
                parts.append(self.heading(block[1], headings))
                headings += 1
            else:
                parts.append(self.text(block[1]))
        return "".join(parts)

    def write(self, specimen: Specimen) -> bytes:
        return package(self.body(specimen), self.parts)


def widths(table: Table) -> list[int]:
    """Column widths in twentieths of a point."""
    total = sum(table.widths)
    return [round(9000 * width / total) for width in table.widths]


def wide(slot: Slot, table: Table) -> int:
    """A cell's width in twentieths of a point."""
    return sum(widths(table)[slot.column : slot.column + slot.cell.columns])


def merged(slot: Slot, table: Table) -> str:
    """A cell's width and merges as Word states them."""
    out = f'<w:tcW w:w="{wide(slot, table)}" w:type="dxa"/>'
    if slot.cell.columns > 1:
        out += f'<w:gridSpan w:val="{slot.cell.columns}"/>'
    if slot.cell.rows > 1:
        out += "<w:vMerge/>" if slot.goes_on else '<w:vMerge w:val="restart"/>'
    return out


def package(body: str, parts: dict[str, str | bytes] | None = None, *, main: str = "word/document.xml") -> bytes:
    """The container: ``parts`` by name under ``word/``; ``numbering``, ``styles``, ``footnotes`` are the inside of such
    a part."""
    numbers = count(1000)  # every revision has a number and a date of its own, as programs write them
    body = re.sub(
        r'w:id=["\']\d+["\'] w:author="a"',
        lambda _match: f'w:id="{next(numbers)}" w:author="a" w:date="2024-01-10T09:00:00Z"',
        body,
    )
    parts = dict(parts or {})
    related = [
        ("pic", "image", "media/image1.png"),
        ("chunk", "aFChunk", next((name for name in parts if name.startswith("chunk")), "chunk.html")),
    ]
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
        f' Target="{main}"/></Relationships>',
        main: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES}><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "word/media/image1.png": b"\x89PNG\r\n\x1a\n",
    }
    for kind in ("numbering", "styles", "footnotes"):
        if kind in parts:
            files[f"word/{kind}.xml"] = f"<w:{kind} {NAMESPACES}>{parts.pop(kind)}</w:{kind}>"
            related.append((kind, kind, f"{kind}.xml"))
    files.update({f"word/{name}": data for name, data in parts.items()})
    relations = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}/>' for id, kind, target in related
    )
    folder, _, name = main.rpartition("/")
    files[f"{folder}/_rels/{name}.rels"] = f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip container with a fixed date, so that equal layouts give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
