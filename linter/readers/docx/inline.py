"""What stands inside a paragraph: its text as shown, its pictures and text boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from linter.readers.docx.fields import Fields
from linter.readers.docx.parts import MC, Element, Parts, R, W, chosen, local, value, whole
from linter.readers.docx.styles import Styles
from linter.readers.docx.symbols import symbol
from linter.readers.spacing import raised

_THROUGH = frozenset({
    "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "sdt", "sdtContent", "customXml", "bdo", "dir", "oMath",
    "oMathPara", "ruby", "rubyBase",
})  # fmt: skip
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BREAKS = frozenset(("br", "cr"))
_LEAST_PICTURE = 360_000
"""Width and height below which a picture is an ornament: 1 cm in English Metric Units."""
_LEAST_TABLE = (2_160_000, 540_000)
"""Width and height (6 cm, 1.5 cm) below which no table of several columns can be read: seals, logos, codes."""
_POINT = 12_700
_VML_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d{1,5})?)pt", re.I)
_LONGEST_STYLE = 2_000
_NOTE_MARKS = frozenset(("footnoteReference", "endnoteReference"))


@dataclass(slots=True)
class Inline:
    """A paragraph's inside: ``text`` with ``\\n`` for breaks; text boxes; text that isn't shown; the names of pictures,
    and whether each is large enough for a table."""

    text: str = ""
    pictures: list[tuple[str, bool]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    removed: str = ""


class InlineReader:
    """Reads paragraphs in order; a field may begin in one and end in another."""

    def __init__(self, parts: Parts, styles: Styles) -> None:
        self._parts = parts
        self._styles = styles
        self._fields = Fields(parts.main)
        self._raised = False

    def read(self, paragraph: Element) -> Inline:
        """A paragraph's inside."""
        inline = Inline()
        style = value(paragraph.find(W + "pPr"), "pStyle")
        stack = list(reversed(paragraph))
        while stack:
            child = stack.pop()
            name = local(child)
            if name == "r" and child.tag == W + "r":
                properties = child.find(W + "rPr")
                if self._styles.hidden(properties, style):
                    inline.removed += "".join(text.text or "" for text in child.iter(W + "t"))
                    stack.extend(mark for mark in reversed(child) if mark.tag == W + "fldChar")
                elif not _is_note_mark(child):
                    self._raised = value(properties, "vertAlign") == "superscript"
                    stack.extend(reversed(child))
            elif name in ("del", "moveFrom"):
                inline.removed += "".join(text.text or "" for text in child.iter(W + "delText", W + "t"))
            elif child.tag == MC + "AlternateContent":
                stack.extend(reversed(list(chosen(child))))
            elif name in _THROUGH:
                stack.extend(reversed(child))
            elif name in ("drawing", "pict", "object"):
                self._drawing(child, inline)
            elif name == "fldChar":
                inline.text += self._fields.mark(child)
            elif self._fields.shown:
                inline.text += self._text(child, name, inline.text)
                if name and child.tag.startswith(_MATH):
                    stack.extend(reversed(child))
        return inline

    def _text(self, element: Element, name: str, before: str) -> str:
        if element.tag == W + "t":
            text = element.text or ""
            if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                text = text.strip(" \t\r\n")
            return raised(text, before) if self._raised else text
        if element.tag == _MATH + "t":
            return element.text or ""
        if name in ("tab", "ptab") and element.tag.startswith(W):
            return "\t"
        if name in _BREAKS and element.tag.startswith(W):
            return "\n"
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            return symbol(element.get(W + "font"), element.get(W + "char"))
        return ""

    def _drawing(self, element: Element, inline: Inline) -> None:
        """Text boxes and pictures of a drawing, each once: of alternatives only the one that is shown."""
        name, size = _name_and_size(element)
        small = size is not None and min(size) < _LEAST_PICTURE
        large = size is None or (size[0] >= _LEAST_TABLE[0] and size[1] >= _LEAST_TABLE[1])
        stack = [element]
        while stack:
            current = stack.pop()
            kind = local(current)
            if current.tag == MC + "AlternateContent":
                stack.extend(reversed(list(chosen(current))))
                continue
            if current.tag == W + "txbxContent":
                inline.boxes.append(current)
                continue
            if kind == "OLEObject":
                inline.pictures.append((current.get("ProgID") or "OLE", large))
            elif kind in ("blip", "imagedata", "chart") and not small:
                target = current.get(R + "embed") or current.get(R + "id") or current.get(R + "link")
                inline.pictures.append((name or self._parts.target(target) or kind, large))
            stack.extend(reversed(current))


def _name_and_size(drawing: Element) -> tuple[str, tuple[int, int] | None]:
    """A drawing's description ("" without one), and its width and height (in English Metric Units) if stated."""
    name = ""
    size: tuple[int, int] | None = None
    for part in drawing.iter():
        kind = local(part)
        if kind == "extent" and part.get("cx") is not None and size is None:
            size = whole(part.get("cx"), _LEAST_TABLE[0]), whole(part.get("cy"), _LEAST_TABLE[1])
        elif kind in ("shape", "rect") and size is None:
            size = _points(part.get("style") or "")
        elif kind in ("docPr", "cNvPr") and not name:
            name = part.get("descr") or part.get("title") or ""
    return name, size


def _points(style: str) -> tuple[int, int] | None:
    """The size that a VML shape's style states in points."""
    found = dict(_VML_SIZE.findall(style[:_LONGEST_STYLE]))
    if "width" not in found or "height" not in found:
        return None
    return round(float(found["width"]) * _POINT), round(float(found["height"]) * _POINT)


def _is_note_mark(run: Element) -> bool:
    """Whether a run is a note's mark that was typed by hand: its text is no part of what it stands behind."""
    return any(
        local(child) in _NOTE_MARKS and child.get(W + "customMarkFollows", "0") not in ("0", "false", "off")
        for child in run
    )
