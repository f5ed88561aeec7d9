"""HTML as editors, publishing systems and Word write it, with grids that are no ``table`` and things nobody sees."""

# ruff: noqa: E501 (markup stands as programs write it)
from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from html import escape
from typing import Any

from benchmarks.reading.markup_case import HIDDEN, Case, full_width
from benchmarks.reading.specimens import Cell, Specimen, Table

Placed = tuple[int, int, Cell]
Drawn = Callable[[Table], str]

META = (
    '<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="2024-01-18 09:30">'
    '<meta name="ContentSource" content="青枫市档案整理局">'
)


def page(
    specimen: Specimen,
    table: Drawn,
    *,
    head: str = "",
    start: str = "",
    end: str = "",
    text: str = "<p>{}</p>",
    heading: str = "<h2>{}</h2>",
) -> str:
    """A web page with every table drawn by ``table``."""
    parts = [
        f"<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>{escape(specimen.title)}</title>{head}</head><body>",
        f"{start}<h1>{escape(specimen.title)}</h1>",
    ]
    for block in specimen.blocks:
        if isinstance(block, Table):
            parts.append(table(block))
        else:
            parts.append((heading if block[0] == "head" else text).format(escape(block[1])))
    return "\n".join([*parts, end, "</body></html>"])


def html(table: Drawn, **options: Any) -> Callable[[Specimen], bytes]:
    """What writes a page in UTF-8."""
    return lambda specimen: page(specimen, table, **options).encode()


# --- tables ---------------------------------------------------------------------------------------------------------


def spans(cell: Cell) -> str:
    return f" rowspan={cell.rows}" * (cell.rows > 1) + f" colspan={cell.columns}" * (cell.columns > 1)


def plain(cell: Cell) -> str:
    return f"<td{spans(cell)}>{escape(cell.text)}</td>"


def table(
    one: Table,
    *,
    cell: Callable[[Cell], str] = plain,
    row: str = "<tr>{}</tr>",
    around: str = "<table border=1>{}</table>",
) -> str:
    return around.format("".join(row.format("".join(map(cell, cells))) for cells in one.rows))


def of_cells(inner: Callable[[Cell], str], **options: Any) -> Drawn:
    """Tables whose cells hold what ``inner`` makes."""
    return partial(table, cell=lambda cell: f"<td{spans(cell)}>{inner(cell)}</td>", **options)


def of_values(inner: Callable[[str], str], **options: Any) -> Drawn:
    """Tables whose value cells hold what ``inner`` makes of their text."""
    return of_cells(lambda cell: inner(escape(cell.text)) if cell.value else escape(cell.text), **options)


def zero_spans(one: Table) -> str:
    """rowspan=0 (to the end of the row group) where a cell reaches as far; the rows below it in a body of their own."""
    groups: list[list[str]] = [[]]
    open_until = 0
    for index, cells in enumerate(one.rows):
        if index >= open_until:
            groups.append([])
            open_until = index + max(cell.rows for cell in cells)
        reach = open_until - index
        groups[-1].append(
            "".join(
                f"<td rowspan={0 if cell.rows == reach and cell.rows > 1 else cell.rows} colspan={cell.columns}>"
                f"{escape(cell.text)}</td>"
                for cell in cells
            )
        )
    bodies = "".join(f"<tbody>{''.join(f'<tr>{row}</tr>' for row in group)}</tbody>" for group in groups if group)
    return f"<table>{bodies}</table>"


def huge_spans(one: Table) -> str:
    """The last cell of a head row reaches over 1,000,000 columns, the first one over 65,534 rows where it may."""

    def cell(cells: list[Cell], at: int) -> str:
        wide = at == len(cells) - 1 and len(cells) > 1 and cells[at].columns > 1
        return f"<td rowspan={cells[at].rows} colspan={1000000 if wide else cells[at].columns}>{escape(cells[at].text)}</td>"

    rows = "".join(f"<tr>{''.join(cell(cells, at) for at in range(len(cells)))}</tr>" for cells in one.rows)
    return f"<table>{rows}</table>"


def word_pasted(one: Table) -> str:
    def cell(each: Cell) -> str:
        text = escape(each.text) or "<o:p>&nbsp;</o:p>"
        return (
            f"<td width=80{spans(each)} style='width:60pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;"
            "padding:0cm 5.4pt'><p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'>"
            f"<span lang=EN-US style='font-size:9.0pt;font-family:宋体;mso-hansi-font-family:\"Times New Roman\"'>{text}"
            f"<o:p></o:p></span><span style='display:none;mso-hide:all'>{HIDDEN}</span></p></td>"
        )

    rows = "".join(
        f"<tr style='mso-yfti-irow:{index};height:20pt'>{''.join(map(cell, cells))}<![if !vml]><![endif]></tr>"
        for index, cells in enumerate(one.rows)
    )
    ghost = f"<!--[if gte mso 9]><table><tr><td>{HIDDEN}</td><td>{HIDDEN}</td></tr></table><![endif]-->"
    last = f"<![if !supportMisalignedColumns]><tr height=0>{'<td width=1></td>' * len(one.widths)}</tr><![endif]>"
    return f"{ghost}<table class=MsoNormalTable border=1 style='border-collapse:collapse;mso-yfti-tbllook:1184'>{rows}{last}</table>"


def excel_pasted(one: Table) -> str:
    """Cells as a spreadsheet copies them: numbers as data, classes, space runs."""

    def cell(each: Cell) -> str:
        number = f' x:num="{each.text}"' if each.text.isdigit() else ""
        return f"<td class=xl65{spans(each)}{number} style='mso-ignore:colspan'><font class=\"font5\">{escape(each.text)}</font></td>"

    columns = "".join("<col width=72 style='mso-width-source:userset'>" for _ in one.widths)
    return f"<table x:str><colgroup>{columns}</colgroup>{''.join(f'<tr height=20>{chr(10).join(map(cell, cells))}</tr>' for cells in one.rows)}</table>"


def headed(one: Table) -> str:
    """thead and tfoot, th, the head once more below two rows."""
    head = "".join(
        f"<tr>{''.join(plain(cell).replace('td', 'th') for cell in cells)}</tr>" for cells in one.rows[: one.head_rows]
    )
    body = [f"<tr>{''.join(map(plain, cells))}</tr>" for cells in one.rows[one.head_rows :]]
    if head and len(body) > 20:
        body.insert(2, head)
    return f"<table><caption>统计表</caption><thead>{head}</thead><tbody>{''.join(body)}</tbody></table>"


def row_tables(one: Table) -> str:
    """The values of a row as a table in one cell."""
    rows = []
    for cells in one.rows:
        values = [cell for cell in cells if cell.value]
        if len(values) < 2 or len(values) == len(cells):
            rows.append("".join(map(plain, cells)))
            continue
        inner = "".join(f"<td width=60>{escape(cell.text)}</td>" for cell in values)
        labels = "".join(plain(cell) for cell in cells if not cell.value)
        rows.append(f"{labels}<td colspan={len(values)}><table width=100%><tr>{inner}</tr></table></td>")
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def row_by_row(one: Table) -> str:
    return "".join(f"<table width=100%><tr>{''.join(map(plain, cells))}</tr></table>" for cells in one.rows)


def split(one: Table) -> str:
    """A long table cut in two, the cells that reach over the cut cut as well."""
    if len(one.rows) < 20:
        return table(one)
    cut = 14
    above: list[list[str]] = [[] for _ in range(cut)]
    below: list[list[str]] = [[] for _ in range(len(one.rows) - cut)]
    for row, _, cell in sorted(one.placed(), key=lambda placed: placed[:2]):
        if row >= cut:
            below[row - cut].append(plain(cell))
            continue
        inside = min(cell.rows, cut - row)
        above[row].append(f"<td rowspan={inside} colspan={cell.columns}>{escape(cell.text)}</td>")
        if row + cell.rows > cut:
            below[0].append(f"<td rowspan={row + cell.rows - cut} colspan={cell.columns}></td>")
    parts = ["".join(f"<tr>{''.join(cells)}</tr>" for cells in rows) for rows in (above, below)]
    return "<p>&nbsp;</p>".join(f"<table>{part}</table>" for part in parts)


# --- grids of other elements ----------------------------------------------------------------------------------------


def expanded(one: Table) -> list[list[Cell | None]]:
    """Every position of a table: the cell that begins there, or ``None`` where one reaches over from elsewhere."""
    rows: list[list[Cell | None]] = [[None] * len(one.widths) for _ in one.rows]
    for row, column, cell in one.placed():
        rows[row][column] = cell
    return rows


def filled(one: Table, around: str, row: str, cell: str) -> str:
    """Each position an element, empty where a merged cell reaches over it."""
    rows = (
        row.format("".join(cell.format(escape(each.text) if each else "") for each in line)) for line in expanded(one)
    )
    return around.format("".join(rows))


def ragged(one: Table, around: str, row: str, cell: str) -> str:
    """Only the cells that begin in a row."""
    return around.format(
        "".join(row.format("".join(cell.format(escape(each.text)) for each in cells)) for cells in one.rows)
    )


def div(properties: str) -> str:
    return f'<div style="{properties}">{{}}</div>'


def classed(name: str) -> str:
    return f'<div class="{name}">{{}}</div>'


def css_grid(one: Table, *, explicit: bool = False, sheet: bool = False) -> str:
    """A grid container with spans."""
    out = []
    for row, column, cell in one.placed():
        if explicit:
            where = f"grid-area:{row + 1}/{column + 1}/{row + 1 + cell.rows}/{column + 1 + cell.columns}"
        else:
            where = f"grid-row:span {cell.rows};grid-column:span {cell.columns}"
        out.append(f'<div style="{where}">{escape(cell.text)}</div>')
    if explicit:
        out.reverse()
    columns = " ".join(f"{width}fr" for width in one.widths)
    if sheet:
        return f'<div class="sheet" style="--n:1;grid-template-columns:{columns}">{"".join(out)}</div>'
    return f'<div style="display:grid;grid-template-columns:{columns};gap:1px">{"".join(out)}</div>'


def flex(one: Table, *, unit: str) -> str:
    """Rows of flex items, the items as wide as their columns; merged cells that reach down as columns of rows."""
    lines = expanded(one)

    def item(width: float, inner: str, more: str = "") -> str:
        size = f"flex:{width:g}" if unit == "flex" else f"width:{100 * width / total:.4f}%"
        return f'<div style="{size}{more}">{inner}</div>'

    def block(top: int, bottom: int, left: int, right: int) -> str:
        """The rows between, cut where no cell reaches over."""
        out = []
        row = top
        while row < bottom:
            end = row + 1
            while any(
                cell is not None and at + cell.rows > end for at in range(row, end) for cell in lines[at][left:right]
            ):
                end += 1
            out.append(f'<div style="display:flex">{band(row, end, left, right)}</div>')
            row = end
        return "".join(out)

    def band(top: int, bottom: int, left: int, right: int) -> str:
        """Rows that hang together, from left to right."""
        nonlocal total
        out = []
        column = left
        outer = total
        total = sum(one.widths[left:right])
        while column < right:
            cell = lines[top][column]
            assert cell is not None
            if cell.rows == bottom - top:
                width = sum(one.widths[column : column + cell.columns])
                out.append(item(width, escape(cell.text)))
                column += cell.columns
                continue
            end = column + cell.columns
            while end < right and (lines[top][end] is None or lines[top][end].rows < bottom - top):  # type: ignore[union-attr]
                end += 1
            width = sum(one.widths[column:end])
            out.append(item(width, block(top, bottom, column, end), ";flex-direction:column"))
            column = end
        total = outer
        return "".join(out)

    total = sum(one.widths)
    return f'<div class="box">{block(0, len(lines), 0, len(one.widths))}</div>'


def bootstrap(one: Table) -> str:
    """Rows of columns whose classes say their widths in twelfths (of the columns' count here)."""
    rows = []
    for cells in one.rows:
        rows.append("".join(f'<div class="col-md-{cell.columns}">{escape(cell.text)}</div>' for cell in cells))
    return "".join(f'<div class="row">{row}</div>' for row in rows)


def aria(one: Table) -> str:
    rows = (
        "".join(
            f'<span role="{"columnheader" if cell.head else "cell"}" aria-rowspan="{cell.rows}"'
            f' aria-colspan="{cell.columns}">{escape(cell.text)}</span>'
            for cell in cells
        )
        for cells in one.rows
    )
    return f'<div role="table"><div role="rowgroup">{"".join(f"<div role=row>{row}</div>" for row in rows)}</div></div>'


SHEET = """<style>/* .t {{display:none} */ @charset "utf-8"; @media print {.t{display:none}}
@media screen and (max-width:600px){.r,.c{display:block}}
.box .t, .t{display:table;width:100%} .r{display:table-row} div.r > .c{display : table-cell ;border:1px solid}
.sheet{display:grid} .fr{display:flex} .fr>div{flex:1}</style>"""


# --- what nobody sees -----------------------------------------------------------------------------------------------

UNSEEN = (
    "display:none",
    "visibility:hidden",
    "visibility:collapse",
    "font-size:0",
    "font-size:0px;line-height:0",
    "opacity:0",
    "position:absolute;left:-9999px",
    "position:absolute;top:-3000px",
    "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)",
    "height:0;overflow:hidden",
    "text-indent:-9999px;display:inline-block",
    "display:none !important",
    "DISPLAY : NONE",
)
ELEMENTS = (
    "<template>{}</template>",
    "<noscript>{}</noscript>",
    "<!-- {} -->",
    "<script>{}</script>",
    "<span hidden>{}</span>",
    "<del style='display:none'>{}</del>",
    "<textarea style='display:none'>{}</textarea>",
    "<input type=hidden value={}>",
    "<dialog>{}</dialog>",
)


def cycled(wraps: Iterable[str], before: bool = True) -> Callable[[str], str]:
    """What wraps the hidden number in turn and puts it beside a value."""
    turns = list(wraps)
    count = 0

    def one(text: str) -> str:
        nonlocal count
        count += 1
        ghost = turns[count % len(turns)].format(HIDDEN)
        return ghost + text if before else text + ghost

    return one


def hidden_by(style: bool) -> Callable[[Specimen], bytes]:
    def make(specimen: Specimen) -> bytes:
        if style:
            wraps = [f'<span style="{one}">{{}}</span>' for one in UNSEEN]
            return page(specimen, of_values(cycled(wraps))).encode()
        rules = "".join(f".u{at}{{{one}}}" for at, one in enumerate(UNSEEN))
        wraps = [f'<span class="x u{at}">{{}}</span>' for at in range(len(UNSEEN))]
        wraps += ['<b id="ghost">{}</b>', "<i data-x=1>{}</i>", '<em class="a"><u class="b">{}</u></em>']
        head = f"<style>{rules} #ghost{{display:none}} i[data-x]{{display:none}} em.a > u.b{{display:none}}</style>"
        return page(specimen, of_values(cycled(wraps)), head=head).encode()

    return make


def hidden_rows(one: Table) -> str:
    ghost = f"<td>{HIDDEN}</td>" * len(one.widths)
    row = "<tr>{}</tr>" + f'<tr style="display:none">{ghost}</tr><tr class=off>{ghost}</tr><tr hidden>{ghost}</tr>'
    # Hidden rows take no part in the grid; a cell that reaches down must not count them.
    return (
        table(Table(one.widths, one.rows), row=row)
        if max(cell.rows for line in one.rows for cell in line) == 1
        else table(one)
    )


def hidden_twin(specimen: Specimen) -> bytes:
    """The same tables with other numbers in a tab that isn't shown, longer than what is."""
    other = "".join(of_values(lambda _text: HIDDEN)(one) for one in specimen.tables)
    tabs = f'<div class="tab">{other * 3}</div>'
    head = "<style>.tab{display:none}.tab.on{display:block}</style>"
    return page(specimen, table, head=head, start=tabs + '<div class="tab on">', end="</div>" + tabs).encode()


def shown_by_script(specimen: Specimen) -> bytes:
    """The article is hidden until a script shows it; a number in it stays hidden."""
    drawn = of_values(cycled(['<span style="display:none">{}</span>']))
    start = '<div class=nav>首页</div><div id="zoom" style="display:none">'
    return page(specimen, drawn, start=start, end="</div>").encode()


def shown_again(specimen: Specimen) -> bytes:
    """Hidden by one rule, shown by a stronger one; visible children of invisible parents."""
    head = (
        "<style>td{visibility:hidden} table td{visibility:visible} .v{visibility:hidden} .v b{visibility:visible}"
        "p{display:none} body p{display:block} @media print{table{display:none}}"
        " .z{display:none} #z .z{display:inline} [hidden].k{display:block!important}"
        " .m{display:none!important}</style>"
    )
    inner = f'<span class="v">{HIDDEN}<b>{{}}</b></span><i class="m" style="display:inline">{HIDDEN}</i>'
    return page(specimen, of_values(lambda text: inner.format(text)), head=head).encode()


# --- pages ----------------------------------------------------------------------------------------------------------


def encoded(specimen: Specimen, encoding: str, declared: str) -> bytes:
    text = page(specimen, table).replace(
        "charset=utf-8", f'http-equiv="Content-Type" content="text/html; charset={declared}"'
    )
    return text.encode(encoding)


def multipart(specimen: Specimen, *, framed: bool = False) -> bytes:
    import base64

    pages = [("http://example.invalid/a.html", page(specimen, table))]
    if framed:
        frame = '<html><body><p>导航</p><iframe src="cid:inner@x"></iframe></body></html>'
        pages = [("http://example.invalid/top.html", frame), ("cid:inner@x", pages[0][1])]
    head = 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b1"\r\n\r\n'
    for address, text in pages:
        where = f"Content-ID: <{address[4:]}>" if address.startswith("cid:") else f"Content-Location: {address}"
        head += f"--b1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n{where}\r\n\r\n"
        head += base64.encodebytes(text.encode()).decode().replace("\n", "\r\n") + "\r\n"
    return (head + "--b1--\r\n").encode()


def framed(specimen: Specimen) -> bytes:
    """The article inside an iframe's srcdoc."""
    inner = escape(page(specimen, table), quote=True)
    return f'<!DOCTYPE html><html><body><div>首页</div><iframe srcdoc="{inner}"></iframe></body></html>'.encode()


def frames(specimen: Specimen) -> bytes:
    title = escape(specimen.title)
    return f"<html><head><title>{title}</title></head><frameset cols='20%,80%'><frame src=menu.html><frame src=report.html></frameset></html>".encode()


def linked_frame(specimen: Specimen) -> bytes:
    return page(specimen, lambda _table: "<iframe src=/tables/report.html width=100% height=900></iframe>").encode()


def scripted(specimen: Specimen, *, state: bool) -> bytes:
    """The article in a script's data only."""
    article = page(specimen, table)
    data = json.dumps({"title": specimen.title, "content": article}, ensure_ascii=state).replace("</", "<\\/")
    head = f"<title>{escape(specimen.title)}</title>"
    if state:
        script = f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'
    else:
        script = f"<script>window.__INITIAL_STATE__={data};</script>"
    return f"<!DOCTYPE html><html><head>{head}</head><body><div id=app>正在加载</div>{script}</body></html>".encode()


def scripted_tables(specimen: Specimen) -> bytes:
    """Running text on the page; the tables come by a script."""
    return page(
        specimen, lambda one: f"<div class=chart></div><script>draw({json.dumps(table(one))})</script>"
    ).encode()


def pictured(specimen: Specimen, inner: str) -> bytes:
    return page(specimen, lambda _table: inner).encode()


def attached(specimen: Specimen) -> bytes:
    title = escape(specimen.title)
    return (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>发布时间：2024-01-18</p>"
        f'<p>附件：<a href="/upload/a.docx">{title}.docx</a></p><img src=logo.png></body></html>'
    ).encode()


TWO_COLUMNS = "<table width=100%><tr><td width=200>网站导航<br>首页</td><td><table><tr><td>"

LAYOUTS: dict[str, Case] = {
    "plain": Case(html(table), "gaps"),
    "mixed": Case(html(table), "mixed"),
    "blanks": Case(html(of_values(lambda text: f"&nbsp;\u3000{text}&nbsp;<br>")), "gaps"),
    "spans: zero": Case(html(zero_spans), "gaps"),
    "spans: huge": Case(html(huge_spans), "gaps"),
    "no end tags": Case(
        html(partial(table, cell=lambda cell: f"<td{spans(cell)}>{escape(cell.text)}", row="<tr>{}")), "gaps"
    ),
    "word": Case(html(word_pasted), "gaps"),
    "excel": Case(html(excel_pasted), "mixed"),
    "head repeated": Case(html(headed), "gaps", ordered=False),
    "layout tables": Case(html(table, start=TWO_COLUMNS, end="</td></tr></table></td></tr></table>"), "gaps", ordered=False),
    "framed tables": Case(html(partial(table, around="<table><tr><td><table>{}</table></td></tr></table>")), "gaps"),
    "a table in each cell": Case(html(of_values(lambda text: f"<table><tr><td>{text}</td></tr></table>"))),
    "a table in each row": Case(html(row_tables), "gaps"),
    "a row a table": Case(html(row_by_row), ordered=False),
    "split": Case(html(split), "gaps"),
    "broken digits": Case(html(of_values(lambda text: "".join(f"<span>{one}</span><wbr>" for one in text))), "mixed"),
    "superscripts": Case(html(of_values(lambda text: text + f"<sup style='display:none'>{HIDDEN}</sup>")), "mixed"),
    "soft hyphens": Case(html(of_values(lambda text: "&shy;".join(text) + "&#8203;")), "mixed"),
    "full width": Case(html(table), "mixed", truth=full_width),
    "ruby": Case(html(of_cells(lambda cell: f"<ruby>{escape(cell.text)}<rp>(</rp><rt>{HIDDEN}</rt><rp>)</rp></ruby>"))),
    "form": Case(html(of_values(lambda text: f'<input value="{text}" readonly>')), "gaps"),
    "div: css table": Case(
        html(partial(filled, around=div("display:table"), row=div("display:table-row"), cell=div("display:table-cell"))),
        "gaps",
    ),
    "div: css table, sheet": Case(
        html(partial(filled, around=classed("t"), row=classed("r"), cell=classed("c")), head=SHEET), "gaps"
    ),
    "div: css rows without table": Case(
        html(partial(filled, around="<div>{}</div>", row=div("display:table-row"), cell=div("display:table-cell"))), "gaps"
    ),
    "div: css tables of a row": Case(
        html(partial(ragged, around="{}", row=div("display:table;width:100%"), cell=div("display:table-cell"))),
        ordered=False,
    ),
    "div: grid": Case(html(css_grid), "gaps"),
    "div: grid, placed": Case(html(partial(css_grid, explicit=True)), "gaps"),
    "div: grid, sheet": Case(html(partial(css_grid, sheet=True), head=SHEET), "gaps"),
    "div: flex": Case(html(partial(flex, unit="flex")), "gaps"),
    "div: flex, percent": Case(html(partial(flex, unit="percent")), "gaps"),
    "div: flex, sheet": Case(
        html(partial(filled, around=classed("t"), row=classed("fr"), cell="<div>{}</div>"), head=SHEET.replace("table", "block")),
        "gaps",
    ),
    "div: float": Case(
        html(partial(filled, around=div("overflow:hidden"), row=div("clear:both"), cell=div("float:left;width:9%"))), "gaps"
    ),
    "div: inline blocks": Case(
        html(partial(filled, around="<div>{}</div>", row="<div>{}</div>", cell='<span style="display:inline-block;width:9%">{}</span>')),
        "gaps",
    ),
    "div: classes": Case(html(partial(filled, around=classed("table"), row=classed("tr"), cell=classed("td"))), "gaps"),
    "div: classes, ragged": Case(
        html(partial(ragged, around=classed("tbl"), row=classed("tbl-row"), cell=classed("tbl-cell"))), "gaps"
    ),
    "div: bootstrap": Case(html(bootstrap), "gaps"),
    "div: spans": Case(
        html(partial(filled, around=classed("tab"), row=classed("line"), cell='<span class="cell">{}</span>')), "gaps"
    ),
    "div: lists": Case(
        html(partial(filled, around="<div class=grid>{}</div>", row="<ul>{}</ul>", cell="<li>{}</li>")), "gaps"
    ),
    "div: no names": Case(
        html(partial(filled, around="<div>{}</div>", row="<div>{}</div>", cell="<div><p>{}</p></div>")), "gaps"
    ),
    "div: roles": Case(html(aria), "gaps"),
    "hidden: styles": Case(hidden_by(True), "mixed"),
    "hidden: classes": Case(hidden_by(False), "mixed"),
    "hidden: elements": Case(html(of_values(cycled(ELEMENTS))), "mixed"),
    "hidden: rows": Case(html(hidden_rows, head="<style>.off{display:none}</style>"), "gaps"),
    "hidden: twin": Case(hidden_twin, "gaps"),
    "hidden: until scripted": Case(shown_by_script, "gaps", ordered=False),
    "hidden: shown again": Case(shown_again, "mixed"),
    "aria-hidden": Case(html(of_values(lambda text: f"<span aria-hidden=true>{text}</span>")), "mixed"),
    **{
        f"charset: {encoding}, said {declared}": Case(partial(encoded, encoding=encoding, declared=declared), "gaps")
        for encoding, declared in (
            ("utf-8", "gb2312"),
            ("gb18030", "utf-8"),
            ("gb18030", "gb2312"),
            ("gbk", "iso-8859-1"),
            ("utf-8-sig", "gbk"),
            ("utf-16", "utf-8"),
            ("big5hkscs", "big5"),
        )
        if encoding != "big5hkscs"
    },
    "mhtml": Case(multipart, "gaps", ending="mht"),
    "mhtml, frame": Case(partial(multipart, framed=True), "gaps", ending="mht", ordered=False),
    "srcdoc": Case(framed, "gaps", ordered=False),
    "frames": Case(frames, unread=True, noted=("report.html",)),
    "iframe": Case(linked_frame, unread=True, noted=("/tables/report.html",)),
    "scripted: json": Case(partial(scripted, state=True), unread=True, noted=("script",)),
    "scripted: state": Case(partial(scripted, state=False), unread=True, noted=("script",)),
    "scripted: tables": Case(scripted_tables, unread=True, noted=("script",)),
    "pictures": Case(partial(pictured, inner='<p><img src="/files/W020240118.png"></p>'), unread=True, noted=("W020240118.png",)),
    "pictures: data": Case(
        partial(pictured, inner=f'<img alt="" src="data:image/png;base64,{"iVBORw0KGgo" * 3000}" width=800>'),
        unread=True,
        noted=("png",),
    ),
    "pictures: lazy": Case(
        partial(pictured, inner='<img src="/images/loading.gif" data-src="/files/biao.jpg">'), unread=True, noted=("biao.jpg",)
    ),
    "pictures: background": Case(
        partial(pictured, inner='<div style="background:url(/files/biao.png) no-repeat;width:800px;height:600px"></div>'),
        unread=True,
        noted=("biao.png",),
    ),
    "pictures: canvas": Case(partial(pictured, inner="<canvas width=800 height=600></canvas>"), unread=True, noted=("canvas",)),
    "attachment": Case(attached, unread=True, noted=("a.docx",), ordered=False),
}  # fmt: skip

HTML = {name: case if case.ending == "mht" else replace(case, ending="html") for name, case in LAYOUTS.items()}
