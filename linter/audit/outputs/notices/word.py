"""A letter as a Word document."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from linter.audit.outputs.notices import stationery
from linter.audit.outputs.notices.blocks import (
    Addressee,
    Annexes,
    Block,
    Form,
    Heading,
    Paragraph,
    Point,
    Reference,
    Signature,
    Title,
)
from linter.phrases.phrase import Lang

# What XML can't hold: control characters but tab and line feed, surrogates, non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def render(letter: Iterable[Block], *, lang: Lang, identifier: str) -> bytes:
    """The whole document. All but the text lies on the sheet that all letters share."""
    blocks = list(letter)
    title = next((block.text for block in blocks if isinstance(block, Title)), "")
    body = "".join(part for block in blocks for part in _block(block))
    sheet = stationery.sheet(lang)
    properties = sheet.properties.replace(stationery.TITLE, _text(title).encode())
    file = io.BytesIO()
    file.write(sheet.archive)
    with zipfile.ZipFile(file, "a") as archive:
        stationery.put(archive, stationery.BODY, sheet.text.replace(stationery.TEXT, body.encode()))
        stationery.put(archive, stationery.CORE, properties.replace(stationery.IDENTIFIER, _text(identifier).encode()))
    return file.getvalue()


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title(text, annex):
            if annex:
                yield _paragraph("Annex", _run(annex))
            yield _paragraph("AnnexTitle" if annex else "Title", _run(text))
        case Reference(text):
            yield _paragraph("Reference", _run(text))
        case Addressee(text):
            yield _paragraph("Addressee", _run(text))
        case Heading(text, level):
            yield _paragraph(f"Heading{level}", _run(text))
        case Paragraph(text, keep):
            yield _paragraph("BodyText", _run(text), keep=keep)
        case Point(text, details):
            yield _paragraph("Point", _run(text))
            for paragraph in details:
                yield _paragraph("BodyText", "".join(_run(label, bold=True) + _run(said) for label, said in paragraph))
        case Annexes(head, lines):
            yield _paragraph("AnnexFirst", _run(head + lines[0]))
            for line in lines[1:]:
                yield _paragraph("AnnexLine", _run(line))
        case Signature(lines, contact):
            for line in ("", "", *lines):
                yield _paragraph("Signature", _run(line))
            yield _paragraph("Contact", _run(contact))
        case Form(before, header, rows, widths, after):
            yield _paragraph("FormText", _run(before))
            yield _table(header, rows, widths)
            yield _paragraph("FormText", _run(after))


def _paragraph(style: str, runs: str, *, keep: bool = False) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if keep else ""}</w:pPr>{runs}</w:p>'


def _run(text: str, *, bold: bool = False) -> str:
    # Marks that Chinese and English share (“ ” · ×) in the Chinese font, as wide as a character.
    properties = f'<w:rPr><w:rFonts w:hint="eastAsia"/>{"<w:b/>" if bold else ""}</w:rPr>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{_text(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{lines}</w:r>"


def _table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], widths: tuple[int, ...]) -> str:
    across = [stationery.LINE * width // sum(widths) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in across)
    lines = [_line(header, across, "FormHead", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")]
    lines += [_line(row, across, "FormCell", "<w:trPr><w:cantSplit/></w:trPr>") for row in rows]
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(across)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(lines)}</w:tbl>'
    )


def _line(cells: tuple[str, ...], widths: list[int], style: str, properties: str) -> str:
    said = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_paragraph(style, _run(cell))}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{properties}{said}</w:tr>"


def _text(text: str) -> str:
    """Text as XML holds it: a control character that a report has is left out."""
    return escape(_UNFIT.sub("", text))
