"""The character map of an embedded TrueType or OpenType font, turned round: glyph number to character.

Only what decoding a file without ToUnicode needs (OpenType 1.9, ``cmap`` formats 0, 4, 6 and 12).
"""

from __future__ import annotations

from struct import error as StructError
from struct import unpack_from

MOST_GROUPS = 20_000
MOST_GLYPHS = 70_000


def glyph_characters(data: bytes) -> dict[int, str]:
    """The character of each glyph number; empty where the font has no usable map. Never raises."""
    try:
        return _read(data)
    except (StructError, IndexError, ValueError, OverflowError):
        return {}


def _read(data: bytes) -> dict[int, str]:
    start = unpack_from(">L", data, 12)[0] if data[:4] == b"ttcf" else 0
    tables = unpack_from(">H", data, start + 4)[0]
    for index in range(tables):
        tag, _, offset, _ = unpack_from(">4sLLL", data, start + 12 + 16 * index)
        if tag == b"cmap":
            return _cmap(data, offset)
    return {}


def _cmap(data: bytes, table: int) -> dict[int, str]:
    count = unpack_from(">H", data, table + 2)[0]
    best: tuple[int, int, bool] | None = None
    for index in range(min(count, 64)):
        platform, encoding, offset = unpack_from(">HHL", data, table + 4 + 8 * index)
        symbol = platform == 3 and encoding == 0
        rank = {(3, 10): 4, (0, 4): 4, (3, 1): 3}.get((platform, encoding), 2 if platform == 0 else 1 if symbol else 0)
        if rank and (best is None or rank > best[0]):
            best = (rank, table + offset, symbol)
    if best is None:
        return {}
    _, offset, symbol = best
    found: dict[int, str] = {}
    for code, glyph in _pairs(data, offset):
        if symbol and 0xF000 <= code <= 0xF0FF:
            code -= 0xF000
        if not glyph or not 0x20 <= code < 0x110000 or 0xD800 <= code <= 0xDFFF:
            continue
        # several characters may share a glyph (radicals, compatibility forms): the unified ideograph is the text
        if glyph not in found or (_compatible(found[glyph]) and not _compatible(chr(code))):
            found[glyph] = chr(code)
    return found


def _compatible(character: str) -> bool:
    return "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff" or "\ue000" <= character <= "\uf8ff"


def _pairs(data: bytes, at: int) -> list[tuple[int, int]]:
    kind = unpack_from(">H", data, at)[0]
    out: list[tuple[int, int]] = []
    if kind == 0:
        return list(enumerate(data[at + 6 : at + 262]))
    if kind == 6:
        first, count = unpack_from(">HH", data, at + 6)
        return list(enumerate(unpack_from(f">{count}H", data, at + 10), first))
    if kind == 12:
        groups = min(unpack_from(">L", data, at + 12)[0], MOST_GROUPS)
        for index in range(groups):
            low, high, glyph = unpack_from(">LLL", data, at + 16 + 12 * index)
            for offset in range(min(high - low + 1, MOST_GLYPHS - len(out))):
                out.append((low + offset, glyph + offset))
        return out
    if kind == 4:
        segments = unpack_from(">H", data, at + 6)[0] // 2
        ends = unpack_from(f">{segments}H", data, at + 14)
        starts = unpack_from(f">{segments}H", data, at + 16 + 2 * segments)
        deltas = unpack_from(f">{segments}H", data, at + 16 + 4 * segments)
        ranges_at = at + 16 + 6 * segments
        ranges = unpack_from(f">{segments}H", data, ranges_at)
        for index in range(segments):
            for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
                if len(out) >= MOST_GLYPHS:
                    return out
                if ranges[index] == 0:
                    glyph = code + deltas[index] & 0xFFFF
                else:
                    where = ranges_at + 2 * index + ranges[index] + 2 * (code - starts[index])
                    if where + 2 > len(data):
                        continue
                    glyph = unpack_from(">H", data, where)[0]
                    glyph = glyph + deltas[index] & 0xFFFF if glyph else 0
                out.append((code, glyph))
    return out
