"""Signs given by their number in a symbol font (``w:sym``) as characters."""

from __future__ import annotations

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a sign that only its font could show."""

_FORMS = {
    "F0FE": "\u2611", "F0FC": "\u2713", "F0FB": "\u2717", "F0FD": "\u2612", "F0A8": "\u25a1", "F06F": "\u25a1",
    "F0A3": "\u25a1", "F052": "\u2611", "F0A1": "\u25cb", "F06C": "\u25cf", "F06E": "\u25a0", "F050": "\u2713",
    "F051": "\u2612", "F053": "\u2612", "F054": "\u2612",
}  # fmt: skip
"""Signs of Wingdings and Wingdings 2 that forms use."""
_ORNAMENTS = ("wingdings", "webdings", "zapf", "dingbat", "marlett")
_GREEK = {
    "\u00b4": "\u00d7",
    "\u00b8": "\u00f7",
    "\u00b1": "\u00b1",
    "\u00a3": "\u2264",
    "\u00b3": "\u2265",
    "\u00b9": "\u2260",
    "-": "-",
}
"""Signs of the font Symbol that stand elsewhere in Latin 1."""


def symbol(font: str | None, code: str | None) -> str:
    """The character of a sign, :data:`UNKNOWN` where it can't be told."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    ornament = any(name in (font or "").lower() for name in _ORNAMENTS)
    if not 0xF000 <= number <= 0xF0FF:
        return chr(number) if 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xF8FF else UNKNOWN
    sign = _FORMS.get(f"{number:04X}")
    low = number - 0xF000
    if ornament:
        if "wingdings" in (font or "").lower() and 0x80 <= low <= 0x8A:
            return "\u24ea" if low == 0x80 else chr(0x2460 + low - 0x81)
        if "wingdings" in (font or "").lower() and 0x8B <= low <= 0x95:
            return "\u24ff" if low == 0x8B else chr(0x2776 + low - 0x8C)
        return sign or UNKNOWN
    if 0x20 <= low < 0x7F and not (font or "").lower().startswith("symbol"):
        return chr(low)
    if 0x20 <= low < 0x40:
        return chr(low)  # digits and punctuation are where ASCII has them; letters are Greek
    return _GREEK.get(chr(low)) or sign or UNKNOWN
