"""The specimens through real programs: browsers, word processors, typesetters. Each is used where it is installed."""

from __future__ import annotations

import html
import importlib.util
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.reading.altered import ALTERED
from benchmarks.reading.specimens import Specimen, Table

FAMILY = "WenQuanYi Zen Hei"

RULED = "table{border-collapse:collapse}td{border:1px solid #000}"
STYLES = {
    "ruled": RULED,
    "separate": "table{border-collapse:separate;border-spacing:2px;border:1px solid #888}td{border:1px solid #888}",
    "coloured": "table{border-collapse:collapse}td{border:1px solid #9cf}td.head{background:#dbe9fb;font-weight:bold}",
    "dotted": "table{border-collapse:collapse}td{border:1px dotted #000}",
    "dashed": "table{border-collapse:collapse}td{border:1px dashed #555}",
    "double": "table{border-collapse:collapse}td{border:3px double #000}",
    "across": "table{border-collapse:collapse}td{border-bottom:1px solid #ccc}",
    "zebra": "td.head{background:#dbe9fb}tr:nth-child(even) td{background:#f3f3f3}",
    "none": "",
    "thick": "table{border-collapse:collapse;border:2px solid #000}td{border:1px solid #000;padding:6px 2px}",
    "tiles": "table{border-collapse:separate;border-spacing:3px}td{background:#eef3fa}td.head{background:#cddcf0}",
    "white on dark": "table{border-collapse:collapse}td{border:1px solid #fff;background:#eee}"
    "td.head{background:#1f4e79;color:#fff}",
    "mixed": "table{border-collapse:collapse;border:3px double #000}td{border:1px dotted #666}"
    "td.head{border-bottom:2px solid #c00}td.label{border-right:2px dashed #06c}",
    "one sided": "table{border-collapse:collapse;border-top:2px solid #000;border-bottom:2px solid #000}"
    "td{border-right:1px solid #999;border-bottom:1px solid #999}td:last-child{border-right:0}",
    "rounded": "table{border-collapse:separate;border-spacing:0;border:1px solid #888;border-radius:6px}"
    "td{border:.5px solid #aaa;border-radius:3px}",
    "digit by digit": RULED + "td{word-break:break-all;font-size:15pt;line-height:1.5;padding:0 3px}",
}


def page(specimen: Specimen, style: str, *, size: str = "10.5pt", landscape: bool = False, head: bool = False) -> str:
    """The specimen as a web page. ``head``: the header rows repeat on every page."""
    parts = [
        "<!doctype html><html lang=zh><meta charset=utf-8><title>t</title><style>",
        f"@page{{size:A4 {'landscape' if landscape else 'portrait'};margin:20mm 18mm}}"
        f"body{{font-family:'{FAMILY}';font-size:12pt;line-height:1.6}}h1{{font-size:18pt;text-align:center}}"
        f"h2{{font-size:13pt;margin:6pt 0 6pt 2em}}p{{text-indent:2em;margin:0}}"
        f"table{{width:100%;table-layout:fixed;font-size:{size};line-height:1.3;text-align:center}}td.label{{text-align:left}}",
        style,
        f"</style><h1>{html.escape(specimen.title)}</h1>",
    ]
    for block in specimen.blocks:
        if isinstance(block, Table):
            parts.append(_table(block, head, "border" in style))
        else:
            tag = "h2" if block[0] == "head" else "p"
            parts.append(f"<{tag}>{html.escape(block[1])}</{tag}>")
    return "".join(parts)


def _table(table: Table, head: bool, border: bool) -> str:
    total = sum(table.widths)
    columns = "".join(f"<col style='width:{100 * width / total:.2f}%'>" for width in table.widths)
    rows = []
    for index, cells in enumerate(table.rows):
        row = "".join(
            f"<td rowspan={cell.rows} colspan={cell.columns}"
            f" class={'head' if cell.head else 'value' if cell.value else 'label'}>{html.escape(cell.text)}</td>"
            for cell in cells
        )
        row = f"<tr>{row}</tr>"
        if head and table.head_rows and index == 0:
            row = "<thead>" + row
        if head and table.head_rows and index == table.head_rows - 1:
            row += "</thead>"
        rows.append(row)
    return f"<table{' border=1' if border else ''}>{columns}{''.join(rows)}</table>"


def _run(command: list[str], folder: str, result: str) -> bytes | None:
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=180, check=False)
    made = Path(folder, result)
    return made.read_bytes() if done.returncode == 0 and made.exists() else None


def chromium(specimen: Specimen, **options: object) -> bytes | None:
    """Printed by a browser."""
    if not shutil.which("chromium"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "in.html").write_text(page(specimen, **options), encoding="utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer",
            f"--print-to-pdf={folder}/out.pdf",
            f"file://{folder}/in.html",
        ]
        return _run(command, folder, "out.pdf")


def weasyprint(specimen: Specimen, **options: object) -> bytes | None:
    """Set by WeasyPrint."""
    if importlib.util.find_spec("weasyprint") is None:
        return None
    from weasyprint import HTML

    return HTML(string=page(specimen, **options)).write_pdf()


def _office(source: bytes, name: str) -> bytes | None:
    if not shutil.which("soffice"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(source)
        command = [
            "soffice",
            "-env:UserInstallation=file:///tmp/gidlint-office",
            "--headless",
            "--convert-to",
            "pdf",
            name,
        ]
        return _run(command, folder, Path(name).with_suffix(".pdf").name)


def office_html(specimen: Specimen, **options: object) -> bytes | None:
    """A web page converted by LibreOffice."""
    return _office(page(specimen, **options).encode(), "in.html")


def office_docx(
    specimen: Specimen,
    *,
    style: str = "Table Grid",
    size: float = 9.0,
    head: bool = False,
    cut: bool = True,
    width: float = 17.0,
) -> bytes | None:
    """A Word file converted by LibreOffice. ``cut``: rows may break over pages."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name = FAMILY
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FAMILY)
    title = document.add_paragraph(specimen.title)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in specimen.blocks:
        if not isinstance(block, Table):
            paragraph = document.add_paragraph(block[1])
            paragraph.paragraph_format.first_line_indent = Pt(22)
            paragraph.paragraph_format.space_after = Pt(0)
            continue
        table = document.add_table(len(block.rows), len(block.widths))
        table.style = style
        table.autofit = False
        total = sum(block.widths)
        for column, share in zip(table.columns, block.widths, strict=True):
            for cell in column.cells:
                cell.width = Cm(width * share / total)
        for row, column, cell in block.placed():
            target = table.cell(row, column)
            if cell.rows * cell.columns > 1:
                target = target.merge(table.cell(row + cell.rows - 1, column + cell.columns - 1))
            paragraph = target.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(cell.text)
            run.font.size = Pt(size)
            if cell.value or cell.head:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            target.vertical_alignment = 1
        for index, row_ in enumerate(table.rows):
            properties = row_._tr.get_or_add_trPr()
            if not cut:
                properties.append(OxmlElement("w:cantSplit"))
            if head and index < block.head_rows:
                properties.append(OxmlElement("w:tblHeader"))
    buffer = io.BytesIO()
    document.save(buffer)
    return _office(buffer.getvalue(), "in.docx")


def typst(specimen: Specimen, *, stroke: str = "0.5pt", size: str = "9pt", head: bool = False) -> bytes | None:
    """Set by typst."""
    if importlib.util.find_spec("typst") is None:
        return None
    import typst as compiler

    def text(value: str) -> str:
        return "#" + '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

    lines = [
        f'#set text(font: "{FAMILY}", size: 12pt, lang: "zh")',
        '#set page(numbering: "- 1 -")',
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true))",
        f"#align(center)[{text(specimen.title)}]",
        "",
    ]
    for block in specimen.blocks:
        if not isinstance(block, Table):
            lines += [text(block[1]), ""]
            continue
        columns = ", ".join(f"{width}fr" for width in block.widths)
        cells = [
            f"table.cell(rowspan: {cell.rows}, colspan: {cell.columns}, align: "
            f"{'center' if cell.value or cell.head else 'left'} + horizon)[{text(cell.text)}],"
            for row in block.rows
            for cell in row
        ]
        if head and block.head_rows:
            count = sum(len(row) for row in block.rows[: block.head_rows])
            cells = ["table.header(", *cells[:count], "),", *cells[count:]]
        lines += [
            f"#[#set text(size: {size}); #set par(justify: false, first-line-indent: 0pt); "
            f"#table(columns: ({columns}), stroke: {stroke}, inset: 3pt,",
            *cells,
            ")]",
            "",
        ]
    return compiler.compile("\n".join(lines).encode())


Producer = Callable[[Specimen], "bytes | None"]
PRODUCERS: dict[str, tuple[str, Producer]] = {
    **{f"chromium: {name}": ("small", partial(chromium, style=style)) for name, style in STYLES.items()},
    "chromium: landscape": ("mixed", partial(chromium, style=RULED, landscape=True)),
    "chromium: head repeated": ("small", partial(chromium, style=RULED, head=True)),
    "chromium: large": ("large", partial(chromium, style=RULED, size="8pt")),
    "chromium: gaps": ("gaps", partial(chromium, style=RULED)),
    "chromium: digit by digit": ("large", partial(chromium, style=STYLES["digit by digit"])),
    "weasyprint: digit by digit": ("large", partial(weasyprint, style=STYLES["digit by digit"])),
    "office docx: digit by digit": ("large", partial(office_docx, size=16.0, width=15.0)),
    "office docx: mixed cut": ("mixed", partial(office_docx, size=15.0, width=16.0, head=True)),
    **{f"weasyprint: {name}": ("small", partial(weasyprint, style=style)) for name, style in STYLES.items()},
    "weasyprint: gaps": ("gaps", partial(weasyprint, style=RULED)),
    **{
        f"office html: {name}": ("small", partial(office_html, style=STYLES[name]))
        for name in ("ruled", "separate", "coloured", "none")
    },
    "office docx: grid": ("small", partial(office_docx)),
    "office docx: head": ("small", partial(office_docx, head=True, cut=False)),
    "office docx: large": ("large", partial(office_docx, size=10.5)),
    "office docx: gaps": ("gaps", partial(office_docx, size=10.5)),
    "office docx: mixed": ("mixed", partial(office_docx, size=12.0)),
    "office docx: none": ("small", partial(office_docx, style="Normal Table")),
    "typst: ruled": ("small", partial(typst)),
    "typst: head": ("mixed", partial(typst, head=True, size="7pt")),
    "typst: none": ("small", partial(typst, stroke="none")),
    **ALTERED,
}
