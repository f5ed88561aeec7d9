"""Pages around the clean specimen report, and what is read from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from linter.interpret import interpret
from linter.model.document import Document, FileFormat, Paragraph
from linter.model.place import Place
from linter.model.report import CellKind, Report
from linter.readers import read_bytes
from linter.rulebook import Rulebook, load
from linter.specimen import build
from linter.specimen.render.html import html

TITLE = "青枫市云溪县发展和改革局2023年政府信息公开工作年度报告"

NAVIGATION = """
<div><a>首页</a><a>政务公开</a><a>政府信息公开</a><a>政府信息公开年报</a></div><div>今天是2025年12月30日 星期二</div>
<div>当前位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; <a>政府信息公开年报</a></div>
<ul><li><a>政府信息公开指南</a></li><li><a>政府信息公开制度</a></li>
<li><a>云溪县2022年政府信息公开工作年度报告</a></li></ul>"""
INFORMATION = """
<table><tr><td>索 引 号：</td><td>014314799/2024-00002</td><td>分类：</td><td>信息公开年报</td></tr>
<tr><td>发布机构：</td><td>云溪县发展和改革局</td><td>发布日期：</td><td>2024-01-17</td></tr>
<tr><td>名称：</td><td colspan="3">青枫市云溪县发展和改革局2023年政府信息公开工作年度报告</td></tr>
<tr><td>文号：</td><td></td><td>时效：</td><td>有效</td></tr></table>"""
TOOLBAR = """
<div>发布时间：2024-01-17 15:07 来源：云溪县发展和改革局 浏览次数：<span>123</span>次
字体：【<a>大</a> <a>中</a> <a>小</a>】</div>
<div>分享到：<a>微信</a><a>微博</a></div>"""
FOOTER = """
<div>扫一扫在手机打开当前页</div><div><a>打印</a><a>关闭</a></div>
<p>上一篇：<a>云溪县财政局2023年政府信息公开工作年度报告</a></p><p>下一篇：无</p>
<div>主办单位：云溪县人民政府办公室</div>
<div>版权所有：云溪县人民政府 青ICP备12345678号</div><div>2025年12月30日</div>"""


@cache
def rulebook() -> Rulebook:
    """The built-in rulebook."""
    return load()


@cache
def body() -> str:
    """The specimen report as the inside of a page."""
    whole = html(build(rulebook().template("2021"), rulebook(), {}))
    inside = whole[whole.index(">", whole.index("<body")) + 1 : whole.index("</body")]
    return inside[inside.index(TITLE) - len("<p>") :] if TITLE in inside else inside


def page(*parts: str, title: str = "") -> str:
    """A page of the given parts."""
    return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{"".join(parts)}</body></html>'


def read(text: str, name: str = "report.html", **choices: Any) -> Report:
    """The report in a file of the given text."""
    return interpret(read_bytes(text.encode(), name), rulebook(), **choices)


def specimen(changes: Mapping[str, Any] | None = None, edition: str = "2021") -> Report:
    """The specimen report, changed."""
    return interpret(build(rulebook().template(edition), rulebook(), changes or {}), rulebook())


def lines(*texts: str) -> Document:
    """A document of lines."""
    return Document(
        FileFormat.TEXT, tuple(Paragraph(text, Place(line=number)) for number, text in enumerate(texts, start=1))
    )


def values(report: Report) -> dict[tuple[str, str, str], object]:
    """Every cell: its value, or its kind where it has none."""
    return {
        (id, row, column): cell.value if cell.kind is CellKind.NUMBER else cell.kind
        for id, table in report.tables.items()
        for row, column, cell in table.each()
    }


def outline(report: Report) -> list[tuple[str, int | None, str]]:
    """Sections with their numerals and their text without line breaks."""
    return [(section.id, section.number, re.sub(r"\s", "", section.text)) for section in report.sections]
