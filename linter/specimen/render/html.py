"""A government web page with the report inside: navigation, information table, font toolbar, footer."""

from __future__ import annotations

from html import escape

from linter.model.document import Document, Grid, GridCell, Paragraph

_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{title}</title>
</head>
<body>
<div class="header"><a href="/">网站首页</a> <a href="/zwgk/">政府信息公开</a> <a href="/hdjl/">互动交流</a></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/nb/">政府信息公开年报</a></div>
<table class="info">
{info}
</table>
<div class="title">{title}</div>
<div class="tools">【字体：<a href="#">大</a> <a href="#">小</a>】 <a href="#">打印</a></div>
<div class="content" id="zoom">
{content}
</div>
<div class="footer">版权所有 &nbsp; 网站标识码：0000000000 &nbsp; <a href="/map/">网站地图</a> &nbsp; 联系我们</div>
</body>
</html>
"""


def html(document: Document) -> str:
    """The document as a page. The title and the information table come from the centred paragraph and the metadata."""
    title = next((block.text for block in document.blocks if isinstance(block, Paragraph) and block.centred), "")
    rows = [("信息名称", title), ("分类", "政府信息公开年报")]
    for key, label in (("organisation", "发布机构"), ("published", "发布日期")):
        if key in document.metadata:
            rows.append((label, document.metadata[key]))
    info = "\n".join(f"<tr><th>{escape(label)}</th><td>{escape(value)}</td></tr>" for label, value in rows if value)
    content = "\n".join(
        _table(block) if isinstance(block, Grid) else f"<p>{escape(block.number + block.text)}</p>"
        for block in document.blocks
        if isinstance(block, Grid) or not block.centred
    )
    return _PAGE.format(title=escape(title), info=info, content=content)


def _table(grid: Grid) -> str:
    lines = ['<table border="1">', "<tbody>"]
    for row in range(grid.rows):
        cells = [cell for cell in grid.cells if cell.row == row]
        told = "".join(f"<td{_span(cell)}>{_text(cell.text)}</td>" for cell in cells)
        lines.append(f"<tr>{told}</tr>")
    return "\n".join([*lines, "</tbody>", "</table>"])


def _span(cell: GridCell) -> str:
    rows = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    return rows + (f' colspan="{cell.column_span}"' if cell.column_span > 1 else "")


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>") or "&nbsp;"
