"""Glyph names and base encodings of simple fonts (ISO 32000-1, annex D)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ASCII_NAMES = (
    "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus "
    "comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal "
    "greater question at"
)
_OTHER_NAMES = (
    "bracketleft=[ bracketright=] asciicircum=^ underscore=_ grave=` braceleft={ bar=| braceright=} asciitilde=~ "
    "quoteleft=‘ quoteright=’ quotedblleft=“ quotedblright=” endash=– emdash=— bullet=• ellipsis=… "
    "periodcentered=· degree=° section=§ paragraph=¶ plusminus=± multiply=× divide=÷ minus=− yen=¥ cent=¢ "
    "sterling=£ currency=¤ copyright=© registered=® trademark=™ dagger=† daggerdbl=‡ perthousand=‰ guillemotleft=« "
    "guillemotright=» quotesinglbase=‚ quotedblbase=„ fi=fi fl=fl ff=ff ffi=ffi ffl=ffl Euro=€ euro=€ mu=µ "
    "germandbls=ß AE=Æ ae=æ Oslash=Ø oslash=ø dotlessi=ı fraction=⁄"
)
_OTHERS: dict[str, str] = {"backslash": "\\", "nbspace": "\u00a0", "nonbreakingspace": "\u00a0", "sfthyphen": "\u00ad"}
_NAMES = (
    {name: chr(0x20 + index) for index, name in enumerate(_ASCII_NAMES.split())}
    | dict(each.split("=", 1) for each in _OTHER_NAMES.split())
    | _OTHERS
)
_ACCENTS = {
    "acute": "ACUTE",
    "grave": "GRAVE",
    "circumflex": "CIRCUMFLEX",
    "dieresis": "DIAERESIS",
    "tilde": "TILDE",
    "ring": "RING ABOVE",
    "cedilla": "CEDILLA",
    "caron": "CARON",
    "macron": "MACRON",
    "breve": "BREVE",
}
_UNI = re.compile(r"uni([0-9A-F]{4}(?:[0-9A-F]{4})*)$")
_U = re.compile(r"u([0-9A-F]{4,6})$")


@lru_cache(maxsize=4096)
def character(name: str) -> str | None:
    """The text of a glyph name (Adobe Glyph List rules), or ``None``."""
    name = name.split(".", 1)[0] if not name.startswith(".") else name
    if name in _NAMES:
        return _NAMES[name]
    if len(name) == 1:
        return name
    found = _UNI.match(name)
    if found:
        return bytes.fromhex(found[1]).decode("utf-16-be", "replace")
    found = _U.match(name)
    if found and int(found[1], 16) < 0x110000:
        return chr(int(found[1], 16))
    accent = _ACCENTS.get(name[1:])
    if accent and name[0].isalpha() and name[0].isascii():
        case = "CAPITAL" if name[0].isupper() else "SMALL"
        try:
            return unicodedata.lookup(f"LATIN {case} LETTER {name[0].upper()} WITH {accent}")
        except KeyError:
            return None
    return None


@lru_cache(maxsize=4)
def base_encoding(name: str) -> tuple[str, ...]:
    """The characters of the 256 codes of a base encoding."""
    codec = "mac_roman" if name == "MacRomanEncoding" else "cp1252"
    table = [bytes([code]).decode(codec, "replace") for code in range(256)]
    if name == "StandardEncoding":
        table[0x27], table[0x60] = "’", "‘"
        for code, text in {
            0xB1: "–",
            0xD0: "—",
            0xB4: "·",
            0xB7: "•",
            0xBC: "…",
            0xAA: "“",
            0xBA: "”",
            0xAE: "fi",
            0xAF: "fl",
        }.items():
            table[code] = text
    return tuple(table)


_HELVETICA = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 "
    "278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 "
    "667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 "
    "556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_TIMES = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 "
    "278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 "
    "722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 "
    "500 333 389 278 500 500 722 500 500 444 480 200 480 541"
)
HELVETICA = tuple(map(int, _HELVETICA.split()))
TIMES = tuple(map(int, _TIMES.split()))
"""Widths of the codes 32 to 126 in the standard fonts, thousandths of an em (Adobe Core 14 metrics)."""


def standard_width(font: str, code: int) -> float:
    """The width of a code in a standard font without a width list, thousandths of an em."""
    if "Courier" in font:
        return 600.0
    table = TIMES if "Times" in font else HELVETICA
    return float(table[code - 32]) if 32 <= code <= 126 else 556.0
