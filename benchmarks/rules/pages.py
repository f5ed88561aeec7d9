"""Web pages in the styles of several publishing systems."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from linter.model.document import Document, Grid, GridCell, Paragraph
from linter.model.place import Place
from linter.specimen import render

STYLES = ("portal", "word", "semantic", "breaks", "framed")


def page(document: Document, style: str, charset: str = "utf-8") -> bytes:
    """The document as a page of a style."""
    if style == "portal":
        told = render.html(_titled(document)).replace('charset="utf-8"', f'charset="{charset}"')
    else:
        told = {"word": _word, "semantic": _semantic, "breaks": _breaks, "framed": _framed}[style](document)
        told = told.replace("CHARSET", charset)
    return told.encode("gb18030" if charset != "utf-8" else "utf-8")


def _titled(document: Document) -> Document:
    """With the lines of the title in one paragraph, which is all that the portal has room for."""
    rest = [block for block in document.blocks if isinstance(block, Grid) or not block.centred]
    title = Paragraph(_title(document), Place(), centred=True)
    return replace(document, blocks=(title, *rest))


def _title(document: Document) -> str:
    return "".join(block.text for block in document.blocks if isinstance(block, Paragraph) and block.centred)


def _word(document: Document) -> str:
    """Pasted from Word: every piece in spans, every cell in paragraphs, widths everywhere."""
    told = []
    for block in document.blocks:
        if isinstance(block, Grid):
            told.append(_table(block, 'class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0"', _word_cell))
        else:
            align = "center" if block.centred else "justify"
            text = escape(block.text)
            told.append(
                f'<p class="MsoNormal" style="text-align:{align};text-indent:32.0pt"><span lang="EN-US">&nbsp;</span>'
                f'<span style="font-family:仿宋_GB2312;font-size:16.0pt">{text}</span></p>'
            )
    return (
        f'<html><head><meta charset="CHARSET"><title>{escape(_title(document))}</title></head><body>'
        f'<div class="article"><div class="TRS_Editor">{"".join(told)}</div></div></body></html>'
    )


def _word_cell(cell: GridCell) -> str:
    lines = "".join(
        f'<p class="MsoNormal" align="center"><span style="font-size:10.5pt">{escape(line) or "&nbsp;"}</span></p>'
        for line in cell.text.split("\n")
    )
    return f'<td width="{40 * cell.column_span}"{_span(cell)} style="border:solid windowtext 1.0pt">{lines}</td>'


def _semantic(document: Document) -> str:
    """Headings as headings, header cells as th, the date in a meta element."""
    told = []
    for block in document.blocks:
        if isinstance(block, Grid):
            told.append(_table(block, "", lambda cell: _cell(cell, "td" if cell.text.isdigit() else "th")))
        elif block.centred:
            told.append(f"<h1>{escape(block.text)}</h1>")
        elif block.heading:
            told.append(f"<h2>{escape(block.text)}</h2>")
        else:
            told.append(f"<p>{escape(block.text)}</p>")
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="CHARSET"><title>{escape(_title(document))}</title>'
        f'<meta name="PubDate" content="{document.metadata.get("published", "")} 09:30"></head>'
        f"<body><main><article>{''.join(told)}</article></main></body></html>"
    )


def _breaks(document: Document) -> str:
    """Lines parted by br in one block, indented with wide blanks."""
    told, lines = [], []
    for block in document.blocks:
        if isinstance(block, Grid):
            told.append(f"<div>{'<br>'.join(lines)}</div>")
            told.append(_table(block, 'border="1" bordercolor="#000000"', lambda cell: _cell(cell, "td")))
            lines = []
        elif block.centred:
            lines.append(f"<center><b>{escape(block.text)}</b></center>")
        else:
            lines.append(f"　　{escape(block.text)}")
    told.append(f"<div>{'<br/>'.join(lines)}</div>")
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET">'
        f"<title>{escape(_title(document))}</title></head><body>{''.join(told)}</body></html>"
    )


def _framed(document: Document) -> str:
    """The whole article inside a layout table, as old sites have it."""
    told = []
    for block in document.blocks:
        if isinstance(block, Grid):
            told.append(_table(block, 'class="t" style="border-collapse:collapse"', lambda cell: _cell(cell, "td")))
        elif block.heading and not block.centred:
            told.append(f'<p style="text-indent:2em"><strong>{escape(block.text)}</strong></p>')
        else:
            told.append(f'<p align="{"center" if block.centred else "left"}">{escape(block.text)}</p>')
    return (
        f'<html><head><meta charset="CHARSET"><title>{escape(_title(document))}-政府门户网站</title></head><body>'
        '<table width="1000" align="center"><tr><td><a href="/">首页</a> &gt; 政府信息公开年报</td></tr>'
        f'<tr><td class="content">{"".join(told)}</td></tr><tr><td>主办单位：政府办公室</td></tr></table></body></html>'
    )


def _table(grid: Grid, attributes: str, cell_of) -> str:
    rows = []
    for row in range(grid.rows):
        cells = "".join(cell_of(cell) for cell in grid.cells if cell.row == row)
        rows.append(f"<tr>{cells}</tr>")
    return f"<table {attributes}><tbody>{''.join(rows)}</tbody></table>"


def _cell(cell: GridCell, tag: str) -> str:
    text = escape(cell.text).replace("\n", "<br>")
    return f"<{tag}{_span(cell)}>{text}</{tag}>"


def _span(cell: GridCell) -> str:
    rows = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    return rows + (f' colspan="{cell.column_span}"' if cell.column_span > 1 else "")
