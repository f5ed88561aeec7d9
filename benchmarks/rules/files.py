"""A document as a file of every format that the linter reads, in several forms of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec

from benchmarks.rules.pages import STYLES, page
from linter.model.document import Block, Document, Grid, Paragraph
from linter.specimen import render

_PIECES = re.compile(r"(?:[\d.,]+%?|.)[，。、；：）》”]*")
LINE = 28
"""Characters that a line of wrapped text has room for."""


def _text(form: str) -> Callable[[Document], bytes]:
    return lambda document: render.text(document, form).encode()


def _lines(document: Document) -> bytes:
    """Running text broken where a page's lines end, tables with bars."""
    return render.text(_broken(document), "pipes").encode()


def _broken(document: Document) -> Document:
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Grid) or len(block.text) <= LINE:
            blocks.append(block)
        else:
            blocks += [Paragraph(line, block.place) for line in _wrapped(block.text)]
    return replace(document, blocks=tuple(blocks))


def _wrapped(text: str) -> list[str]:
    """Lines that break between any characters but inside a number, and before no closing mark."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if len(lines[-1]) + len(piece) > LINE:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line.strip()]


def _markdown(document: Document) -> bytes:
    """With headings marked as such."""
    blocks = [
        replace(block, text=f"{'#' * block.heading} {block.text}", centred=False)
        if isinstance(block, Paragraph) and block.heading
        else block
        for block in document.blocks
    ]
    return render.markdown(replace(document, blocks=tuple(blocks))).encode()


def _html(style: str, charset: str = "utf-8") -> Callable[[Document], bytes]:
    return lambda document: page(document, style, charset)


def _pdf(document: Document) -> bytes:
    from examples.pdf import pdf

    return pdf(document)


FORMS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "text pipes": ("txt", _text("pipes")),
    "text lines": ("txt", _lines),
    "text rows": ("txt", _text("rows")),
    "text tabs": ("txt", _text("tabs")),
    "text cells": ("txt", _text("cells")),
    "text wrapped": ("txt", _text("wrapped")),
    "markdown": ("md", _markdown),
    **{f"html {style}": ("html", _html(style)) for style in STYLES},
    "html gbk": ("html", _html("framed", "gb2312")),
    "docx": ("docx", render.docx),
}
"""Every form by name: the file's suffix, and how it is made."""
if find_spec("reportlab"):
    FORMS["pdf"] = ("pdf", _pdf)

_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])")


def loosened(document: Document) -> Document:
    """With a blank between Chinese and digits in running text, as word processors set it."""
    blocks = [
        replace(block, text=_DIGITS.sub(" ", block.text)) if isinstance(block, Paragraph) else block
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))
