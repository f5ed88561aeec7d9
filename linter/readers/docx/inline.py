"""What stands inside a paragraph: its text as shown, its pictures and text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field

from linter.readers.docx.parts import MC, Element, Parts, R, W, chosen, local, whole
from linter.readers.docx.styles import Styles

_THROUGH = frozenset({
    "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "sdt", "sdtContent", "customXml", "bdo", "dir", "oMath",
    "oMathPara", "ruby", "rubyBase",
})  # fmt: skip
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BREAKS = frozenset(("br", "cr"))
_LEAST_PICTURE = 360_000
"""Width and height below which a picture is an ornament: 1 cm in English Metric Units."""
_SYMBOLS = {"F0FE": "☑", "F0FC": "✓", "F052": "☑", "F0A3": "□", "F0A8": "□", "F06F": "□", "F06C": "●", "F06E": "■"}
"""Private-use signs of Wingdings that forms use."""


@dataclass(slots=True)
class Inline:
    """A paragraph's inside: ``text`` with ``\\n`` for breaks; names of pictures; text boxes; text that isn't shown."""

    text: str = ""
    pictures: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    removed: str = ""


class InlineReader:
    """Reads paragraphs in order; a field may begin in one and end in another."""

    def __init__(self, parts: Parts, styles: Styles) -> None:
        self._parts = parts
        self._styles = styles
        self._fields: list[bool] = []  # for each open field: whether its result has begun

    def read(self, paragraph: Element) -> Inline:
        """A paragraph's inside."""
        inline = Inline()
        self._children(paragraph, inline)
        return inline

    def _children(self, parent: Element, inline: Inline) -> None:
        stack = list(reversed(parent))
        while stack:
            child = stack.pop()
            name = local(child)
            if name == "r" and child.tag == W + "r":
                if self._styles.hidden(child.find(W + "rPr")):
                    inline.removed += "".join(text.text or "" for text in child.iter(W + "t"))
                else:
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
                self._field(child.get(W + "fldCharType"))
            elif all(self._fields):
                inline.text += self._text(child, name)
                if name and child.tag.startswith(_MATH):
                    stack.extend(reversed(child))

    @staticmethod
    def _text(element: Element, name: str) -> str:
        if element.tag == W + "t":
            text = element.text or ""
            keep = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            return text if keep else text.strip(" \t\r\n")
        if element.tag == _MATH + "t":
            return element.text or ""
        if name in ("tab", "ptab") and element.tag.startswith(W):
            return "\t"
        if name in _BREAKS and element.tag.startswith(W):
            return "\n"
        if name == "noBreakHyphen":
            return "-"
        if name == "sym":
            return _SYMBOLS.get((element.get(W + "char") or "").upper(), "")
        return ""

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, element: Element, inline: Inline) -> None:
        """Text boxes and pictures of a drawing, each once: of alternatives only the one that is shown."""
        stack = [element]
        while stack:
            current = stack.pop()
            name = local(current)
            if current.tag == MC + "AlternateContent":
                stack.extend(reversed(list(chosen(current))))
                continue
            if current.tag == W + "txbxContent":
                inline.boxes.append(current)
                continue
            if name in ("blip", "imagedata", "OLEObject", "chart") and (what := self._picture(element, current)):
                inline.pictures.append(what)
            stack.extend(reversed(current))

    def _picture(self, drawing: Element, element: Element) -> str:
        """A picture's description or part, or "" for an ornament."""
        if local(element) == "OLEObject":
            return element.get("ProgID") or "OLE"
        name = ""
        for part in drawing.iter():
            if local(part) == "extent" and part.get("cx") is not None:
                small = min(whole(part.get("cx"), _LEAST_PICTURE), whole(part.get("cy"), _LEAST_PICTURE))
                if small < _LEAST_PICTURE:
                    return ""
            if local(part) in ("docPr", "cNvPr") and not name:
                name = part.get("descr") or part.get("title") or ""
        target = self._parts.target(element.get(R + "embed") or element.get(R + "id") or element.get(R + "link"))
        return name or target or local(element)
