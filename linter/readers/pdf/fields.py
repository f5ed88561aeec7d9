"""Form fields whose file says their value and not how it looks: viewers set it in type themselves."""

from __future__ import annotations

import re
from typing import Any

from linter.readers.pdf import objects
from linter.readers.pdf.marks import Box, Glyph

_FONT_SIZE = re.compile(r"([\d.]+)\s+Tf")
_LARGEST = 12.0
_OF_HEIGHT = 0.75
_LONGEST = 500
_INSET = 2.0


def value_of(field: Any) -> str:
    """The value of a text or choice field, its own or its parent's (ISO 32000-1, 12.7.3), or ""."""
    holder, kind, value = field, "", None
    for _ in range(8):
        kind = kind or objects.named(objects.entry(holder, "/FT"))
        value = value if value is not None else objects.entry(holder, "/V")
        holder = objects.entry(holder, "/Parent")
    return value[:_LONGEST] if isinstance(value, str) and kind in ("Tx", "Ch") else ""


def set_in(text: str, field: Any, box: Box, shown: int) -> list[Glyph]:
    """The characters of a value set in its field's box on the page."""
    x0, y0, _, y1 = box
    look = objects.entry(field, "/DA")
    found = _FONT_SIZE.search(look) if isinstance(look, str) else None
    size = min(_OF_HEIGHT * (y1 - y0), (float(found[1]) if found else 0.0) or _LARGEST)
    x, y = x0 + _INSET, (y0 + y1) / 2 + 0.36 * size
    out: list[Glyph] = []
    for character in text:
        width = size if ord(character) > 0x2E7F else size / 2
        out.append(
            Glyph(character, x, y - 0.86 * size, x + width, y + 0.14 * size, x, y, size, 0.0, False, shown, 0.0, 1.0)
        )
        x += width
    return out
