"""The Adobe-GB1 character collection: glyph selectors (CIDs) to characters (Adobe Technical Note 5079).

Only supplement 0, the characters of GB 2312, whose CIDs follow the standard's own order. Fonts that name their glyphs
by this collection and carry no ToUnicode map are rare, and their texts are almost always within GB 2312.
"""

from __future__ import annotations

_RANGES = (
    # first and last GB 2312 code, first CID
    (0xA1A1, 0xA1FE, 96), (0xA2B1, 0xA2E2, 190), (0xA2E5, 0xA2EE, 240), (0xA2F1, 0xA2FC, 250), (0xA3A1, 0xA3FE, 262),
    (0xA4A1, 0xA4F3, 356), (0xA5A1, 0xA5F6, 439), (0xA6A1, 0xA6B8, 525), (0xA6C1, 0xA6F5, 549), (0xA7A1, 0xA7C1, 602),
    (0xA7D1, 0xA7F1, 635), (0xA8A1, 0xA8C0, 668), (0xA8C5, 0xA8EA, 700), (0xA9A4, 0xA9EF, 738),
)  # fmt: skip
_LEVEL_1 = 940
_LEVEL_2 = 4695
_LAST = 7702
_PROPORTIONAL, _HALF_WIDTH = 1, 814


def gb1_character(cid: int) -> str | None:
    """The character of an Adobe-GB1 CID, or ``None`` where this table doesn't have it."""
    for first in (_PROPORTIONAL, _HALF_WIDTH):
        if first <= cid < first + 95:
            return chr(cid - first + (0x20 if first == _PROPORTIONAL else 0x21))
    if cid == 7716:
        return " "
    code = 0
    if _LEVEL_1 <= cid < _LEVEL_2:
        code = _hanzi(cid - _LEVEL_1, 0xB0)
    elif _LEVEL_2 <= cid <= _LAST:
        code = _hanzi(cid - _LEVEL_2, 0xD8)
    else:
        for low, high, first in _RANGES:
            if first <= cid <= first + high - low:
                code = low + cid - first
    try:
        return code.to_bytes(2, "big").decode("gb2312") if code else None
    except UnicodeDecodeError:
        return None


def _hanzi(index: int, row: int) -> int:
    return (row + index // 94 << 8) | (0xA1 + index % 94)
