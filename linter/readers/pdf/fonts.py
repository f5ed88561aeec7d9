"""Fonts: from the codes of a shown string to text and widths (ISO 32000-1, 9.5 to 9.10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from linter.readers.pdf import objects
from linter.readers.pdf.budget import Budget
from linter.readers.pdf.cmap import CMap, Predefined, parse, predefined
from linter.readers.pdf.gb1 import gb1_character
from linter.readers.pdf.glyphnames import base_encoding, character, standard_width
from linter.readers.pdf.marks import UNKNOWN
from linter.readers.pdf.truetype import glyph_characters

_MOST_WIDTHS = 400_000
_SUBSET = re.compile(r"[A-Z]{6}\+")
"""How the names of fonts begin of which only the used glyphs are embedded (ISO 32000-1, 9.6.4)."""


class Shown(NamedTuple):
    """One code as shown: its text, its advance and its height above the writing line's middle, in ems.

    ``blank`` is true for the single-byte code 32, to which word spacing applies.
    """

    text: str
    advance: float
    width: float
    blank: bool


class Font:
    """A font as a content stream uses it. ``vertical``: writes from top to bottom. ``scale``: glyph space to ems."""

    vertical = False
    scale = 0.001

    def decode(self, data: bytes) -> Sequence[Shown]:
        """The codes of a shown string."""
        raise NotImplementedError


def load(holder: Any, budget: Budget) -> Font:
    """The font of a font dictionary. A damaged one decodes to unknown characters."""
    font = objects.dictionary(holder)
    source = objects.stream(objects.entry(font, "/ToUnicode"), budget)
    to_unicode = {code: text for code, text in parse(source).text.items() if _says(text)} if source else {}
    if objects.named(objects.entry(font, "/Subtype")) == "Type0":
        return _Composite(font, to_unicode, budget)
    return _Simple(font, to_unicode, budget)


def _says(text: str) -> bool:
    """Whether a ToUnicode entry says anything (some producers fill in zeros)."""
    return bool(text) and text not in ("\x00", UNKNOWN)


class _Simple(Font):
    def __init__(self, font: Any, to_unicode: dict[int, str], budget: Budget) -> None:
        kind = objects.named(objects.entry(font, "/Subtype"))
        self._name = objects.named(objects.entry(font, "/BaseFont"))
        descriptor = objects.dictionary(objects.entry(font, "/FontDescriptor"))
        if kind == "Type3":
            matrix = objects.numbers(objects.entry(font, "/FontMatrix"), 6)
            if matrix is not None and matrix[0]:
                self.scale = abs(matrix[0])
        self._first = int(objects.number(objects.entry(font, "/FirstChar")))
        self._widths = [objects.number(width, -1.0) for width in objects.array(objects.entry(font, "/Widths"))[:256]]
        missing = objects.entry(descriptor, "/MissingWidth")
        self._missing = objects.number(missing, -1.0) if missing is not None else -1.0
        self._text = self._characters(font, descriptor, kind, to_unicode, budget)
        self._cache: dict[int, Shown] = {}

    def _characters(
        self, font: Any, descriptor: Any, kind: str, to_unicode: dict[int, str], budget: Budget
    ) -> list[str | None]:
        encoding = objects.entry(font, "/Encoding")
        base = objects.named(encoding) or objects.named(objects.entry(encoding, "/BaseEncoding"))
        symbolic = int(objects.number(objects.entry(descriptor, "/Flags"))) & 4
        embedded = objects.entry(descriptor, "/FontFile2")
        table: list[str | None] = list(base_encoding(base or "StandardEncoding"))
        unsaid = encoding is None and not to_unicode and self._numbers_its_glyphs(kind, descriptor)
        if kind == "Type3" or unsaid or (symbolic and not base and "Symbol" in self._name):
            table = [None] * 256
        elif embedded is not None and not base and not to_unicode:
            codes = glyph_characters(objects.stream(embedded, budget) or b"")
            if codes and symbolic:
                table = [chr(code) if chr(code) in codes.values() else table[code] for code in range(256)]
        code = 0
        for item in objects.array(objects.entry(encoding, "/Differences")):
            if isinstance(item, str):
                if 0 <= code < 256:
                    name = objects.named(item)
                    table[code] = character(name)
                code += 1
            else:
                code = int(objects.number(item))
        for code, text in to_unicode.items():
            if 0 <= code < 256:
                table[code] = text
        return table

    def _numbers_its_glyphs(self, kind: str, descriptor: Any) -> bool:
        """Whether codes are a subset's own numbers from 1 on, and no characters of any encoding: such a font says
        nothing without the table of characters that it once had."""
        return self._first < 0x20 and _SUBSET.match(self._name) is not None and (kind == "TrueType" or not descriptor)

    def decode(self, data: bytes) -> Sequence[Shown]:
        cache = self._cache
        out = []
        for code in data:
            shown = cache.get(code)
            if shown is None:
                width = self._width(code) * self.scale
                shown = cache[code] = Shown(self._text[code] or UNKNOWN, width, width, code == 32)
            out.append(shown)
        return out

    def _width(self, code: int) -> float:
        index = code - self._first
        if 0 <= index < len(self._widths) and self._widths[index] >= 0:
            return self._widths[index]
        if self._missing >= 0 and self._widths:
            return self._missing
        return standard_width(self._name, code)


class _Composite(Font):
    def __init__(self, font: Any, to_unicode: dict[int, str], budget: Budget) -> None:
        self._to_unicode = to_unicode
        descendants = objects.array(objects.entry(font, "/DescendantFonts"))
        cid_font = objects.dictionary(descendants[0] if descendants else None)
        encoding = objects.entry(font, "/Encoding")
        self._embedded_map: CMap | None = None
        named = objects.named(encoding)
        source = objects.stream(encoding, budget) if not named else None
        if source is not None:
            self._embedded_map = parse(source)
            named = self._embedded_map.parent
        known = predefined(named) if named else None
        self._predefined = known or Predefined("utf-16-be", named.endswith("V"), 1, identity=True)
        self.vertical = (self._embedded_map is not None and self._embedded_map.vertical) or self._predefined.vertical
        self._default = objects.number(objects.entry(cid_font, "/DW"), 1000.0)
        self._widths = _cid_widths(objects.array(objects.entry(cid_font, "/W")))
        metrics = objects.numbers(objects.entry(cid_font, "/DW2"), 2) or [880.0, -1000.0]
        self._down = abs(metrics[1]) or 1000.0
        self._cid_font = cid_font
        ordering = objects.entry(objects.entry(cid_font, "/CIDSystemInfo"), "/Ordering")
        self._gb1 = str(ordering) == "GB1"
        self._budget = budget
        self._glyphs: dict[int, str] | None = None
        self._cache: dict[tuple[int, int], Shown] = {}

    def decode(self, data: bytes) -> Sequence[Shown]:
        if self._embedded_map is not None and self._embedded_map.spaces:
            codes = self._embedded_map.split(data)
        else:
            codes = self._predefined.split(data)
        cache = self._cache
        out = []
        for key in codes:
            shown = cache.get(key)
            if shown is None:
                shown = cache[key] = self._show(*key)
            out.append(shown)
        return out

    def _show(self, code: int, length: int) -> Shown:
        cid = self._cid(code, length)
        width = self._widths.get(cid, self._default) * 0.001
        text = self._to_unicode.get(code)
        if text is None:
            text = self._predefined.decode(code, length)
        if text is None:
            text = self._glyph_text(cid)
        advance = self._down * 0.001 if self.vertical else width
        return Shown(text or UNKNOWN, advance, width, length == 1 and code == 32)

    def _cid(self, code: int, length: int) -> int:
        if self._embedded_map is not None and code in self._embedded_map.cids:
            return self._embedded_map.cids[code]
        if self._predefined.identity:
            return code
        # Without the collection's own map only the Latin characters' CIDs are known; all others are full width.
        text = self._predefined.decode(code, length)
        if text and len(text) == 1 and " " <= text <= "~":
            return self._predefined.latin_cid + ord(text) - 0x20
        return -1

    def _glyph_text(self, cid: int) -> str | None:
        """From the character collection that numbers the glyphs, or from the embedded font's own character map."""
        if self._gb1:
            return gb1_character(cid)
        if self._glyphs is None:
            descriptor = objects.dictionary(objects.entry(self._cid_font, "/FontDescriptor"))
            program = objects.entry(descriptor, "/FontFile2") or objects.entry(descriptor, "/FontFile3")
            self._glyphs = glyph_characters(objects.stream(program, self._budget) or b"")
            to_glyph = objects.stream(objects.entry(self._cid_font, "/CIDToGIDMap"), self._budget)
            if to_glyph and self._glyphs:
                self._glyphs = {
                    index: self._glyphs[glyph]
                    for index in range(len(to_glyph) // 2)
                    if (glyph := to_glyph[2 * index] << 8 | to_glyph[2 * index + 1]) in self._glyphs
                }
        return self._glyphs.get(cid)


def _cid_widths(items: list[Any]) -> dict[int, float]:
    """The /W array: ``c [w1 w2 …]`` and ``first last w`` (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    index = steps = 0
    while index + 1 < len(items) and steps < _MOST_WIDTHS:
        first = int(objects.number(items[index]))
        following = objects.array(items[index + 1])
        if following:
            for offset, width in enumerate(following):
                widths[first + offset] = objects.number(width)
            index += 2
        elif index + 2 < len(items):
            last = int(objects.number(items[index + 1]))
            width = objects.number(items[index + 2])
            for cid in range(first, min(last, first + 65_535) + 1):
                widths[cid] = width
            steps += max(last - first, 0)
            index += 3
        else:
            break
    return widths
