"""A report as a file of every layout of every format, all in one place.

What is written is known (the document), so that reading can be held to it, whatever becomes of the file on its way.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from importlib.util import find_spec

from benchmarks.reading.converting import specimen_of
from benchmarks.reading.docx_layouts import DOCX
from benchmarks.reading.flatforms import FORMS as FLAT_FORMS
from benchmarks.reading.flattened import flattened
from benchmarks.reading.html_layouts import HTML
from benchmarks.reading.markup_case import Case
from benchmarks.rules.files import FORMS as RULE_FORMS
from linter.model.document import Document
from linter.specimen import render


class Keeps(IntEnum):
    """What a file still tells of which number stands in which cell."""

    LITTLE = 0  # any cell may have to be left open
    NUMBERS = 1  # every cell of a table that has a number in each
    CELLS = 2  # every cell


@dataclass(frozen=True)
class Layout:
    """``suffix`` of the file; ``write`` gives its bytes, or ``None`` where a library is missing; ``encoding`` of a text
    or page."""

    suffix: str
    write: Callable[[Document], bytes | None]
    keeps: Keeps = Keeps.CELLS
    encoding: str = "utf-8"


_LOST = ("rows", "cells", "wrapped")
"""Forms of text in which nothing parts the cells of a row."""
_LINED = ("edges", "boxes", "bars", "double", "dashed", "dotted", "coloured shaded", "spaced", "open sides",
          "glyph by glyph", "bold twice", "landscape", "rotate 90", "rotate 180", "rotate 270", "sideways",
          "repeated head", "open cut", "large overflow", "large wrapped", "large glyphs", "large right", "watermark",
          "running", "turned label", "left", "hidden text", "small print", "columns")  # fmt: skip
_UNLINED = ("across", "frame", "three", "none", "none right", "none left", "none wide", "none glyphs")


def _text(form: str, encoding: str = "utf-8") -> Callable[[Document], bytes]:
    return lambda document: render.text(document, form).encode(encoding)


def _flat(document: Document, form: str) -> bytes:
    return flattened(document, form, random.Random(form))[1]


def _case(document: Document, case: Case) -> bytes | None:
    return case.make(case.truth(specimen_of(document)))


def _encoding(name: str) -> str:
    """The encoding of a page whose layout's name says it."""
    return name.removeprefix("charset: ").partition(",")[0] if name.startswith("charset: ") else "utf-8"


def _drawn(document: Document, name: str) -> bytes:
    from benchmarks.reading.draw import LAYOUTS as DRAWN
    from benchmarks.reading.draw import draw

    return draw(specimen_of(document), replace(DRAWN[name], font="standard"))


LAYOUTS: dict[str, Layout] = {
    **{
        f"text: {form}": Layout("txt", _text(form), Keeps.NUMBERS if form in _LOST else Keeps.CELLS)
        for form in render.FORMS
    },
    "text: gbk": Layout("txt", _text("pipes", "gb18030"), encoding="gb18030"),
    "text: utf-16": Layout("txt", _text("tabs", "utf-16"), encoding="utf-16"),
    "markdown": Layout("md", RULE_FORMS["markdown"][1]),
    **{
        f"flat: {form}": Layout(suffix, partial(_flat, form=form), Keeps.LITTLE)
        for form, (suffix, _) in FLAT_FORMS.items()
    },
    **{
        name.replace(" ", ": ", 1): Layout("html", write, encoding="gb18030" if "gbk" in name else "utf-8")
        for name, (_, write) in RULE_FORMS.items()
        if name.startswith("html")
    },
    **{
        f"html: {name}": Layout(
            "html" if case.ending == "docx" else case.ending, partial(_case, case=case), encoding=_encoding(name)
        )
        for name, case in HTML.items()
        if not case.unread
    },
    **{
        f"docx: {name}": Layout(case.ending, partial(_case, case=case))
        for name, case in DOCX.items()
        if not case.unread and not case.short
    },
    "docx: plain": Layout("docx", render.docx),
}
"""Every layout that needs no other program, by its format and name."""
if find_spec("reportlab"):
    LAYOUTS["pdf: flowing"] = Layout("pdf", RULE_FORMS["pdf"][1])
    LAYOUTS |= {f"pdf: {name}": Layout("pdf", partial(_drawn, name=name)) for name in _LINED}
    LAYOUTS |= {f"pdf: {name}": Layout("pdf", partial(_drawn, name=name), Keeps.LITTLE) for name in _UNLINED}
