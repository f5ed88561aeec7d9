"""A small PDF writer for tests: text, lines and areas at given places, by hand, without any library.

Coordinates are points from the page's top left, as the reader gives them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

Text = str
FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{encoding} /DescendantFonts [<< /Type /Font "
    "/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) "
    "/Supplement 0 >> /DW 1000 /W [1 [{latin}] 814 [{latin}]] >>] >>"
)


@dataclass
class Sheet:
    """One page. ``extra`` is added to its dictionary, ``turn`` is its /Rotate."""

    width: float = 595
    height: float = 842
    turn: int = 0
    extra: str = ""
    parts: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, size: float = 10, *, codec: str = "utf-16-be", set_: str = ""
    ) -> None:
        """Text that begins at ``x`` with its baseline at ``y``; ``set_`` are operators before it."""
        code = text.encode(codec).hex()
        self.parts.append(f"q BT {set_} /F1 {size} Tf 1 0 0 1 {x} {self.height - y} Tm <{code}> Tj ET Q")

    def centred(self, middle: float, y: float, text: str, size: float = 10) -> None:
        self.text(middle - width_of(text, size) / 2, y, text, size)

    def line(self, x0: float, y0: float, x1: float, y1: float, set_: str = "") -> None:
        self.parts.append(f"q 0.5 w {set_} {x0} {self.height - y0} m {x1} {self.height - y1} l S Q")

    def area(self, x0: float, y0: float, x1: float, y1: float, colour: str = "0 g") -> None:
        self.parts.append(f"q {colour} {x0} {self.height - y1} {x1 - x0} {y1 - y0} re f Q")

    def raw(self, operators: str) -> None:
        self.parts.append(operators)

    def grid(
        self, xs: Sequence[float], ys: Sequence[float], texts: Sequence[Sequence[str | None]], size: float = 9
    ) -> None:
        """A ruled table with centred texts; ``None`` joins a cell to the one on its left, ``"^"`` to the one above."""
        for row, (top, _bottom) in enumerate(itertools.pairwise(ys)):
            for column, (left, right) in enumerate(itertools.pairwise(xs)):
                here = texts[row][column]
                if here is None or here == "^":
                    continue
                wide = high = 1
                while column + wide < len(xs) - 1 and texts[row][column + wide] is None:
                    wide += 1
                while row + high < len(ys) - 1 and texts[row + high][column] == "^":
                    high += 1
                right, low = xs[column + wide], ys[row + high]
                for ends in (
                    (left, top, right, top),
                    (left, low, right, low),
                    (left, top, left, low),
                    (right, top, right, low),
                ):
                    self.line(*ends)
                lines = here.split("\n") if here else []
                y = (top + low) / 2 - len(lines) * size * 0.6 + size * 0.95
                for line in lines:
                    self.centred((left + right) / 2, y, line, size)
                    y += size * 1.2


def width_of(text: str, size: float) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text) * size


def font(encoding: str = "UniGB-UCS2-H", ordering: str = "GB1") -> str:
    """A font dictionary whose Latin characters are half an em wide."""
    return FONT.format(encoding=encoding, ordering=ordering, latin=" ".join(["500"] * 95))


def pdf(*sheets: Sheet, font_: str = "", objects: Sequence[bytes] = (), resources: str = "", info: str = "") -> bytes:
    """The file. ``objects`` are further objects, numbered from 10; ``resources`` is added to every page's."""
    bodies: dict[int, bytes] = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 3: (font_ or font()).encode()}
    kids = []
    for index, sheet in enumerate(sheets):
        page, content = 100 + 2 * index, 101 + 2 * index
        kids.append(f"{page} 0 R")
        bodies[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.turn} "
            f"/Contents {content} 0 R /Resources << /Font << /F1 3 0 R >> {resources} >> {sheet.extra} >>"
        ).encode()
        data = "\n".join(sheet.parts).encode()
        bodies[content] = b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)
    bodies[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    for index, body in enumerate(objects):
        bodies[10 + index] = body
    if info:
        bodies[4] = info.encode("utf-8")
    out = bytearray(b"%PDF-1.7\n")
    where = {}
    for number, body in sorted(bodies.items()):
        where[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in where.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, offset)
    about = " /Info 4 0 R" if info else ""
    out += f"trailer << /Size {max(where) + 1} /Root 1 0 R{about} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(dictionary: str, data: bytes) -> bytes:
    """A stream object's body."""
    return f"<< {dictionary} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"
