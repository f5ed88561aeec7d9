"""File names made from bodies' names: readable, and safe on every system."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

_FULL_WIDTH = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
"""What Windows forbids, as the character that looks alike."""
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE | re.DOTALL
)
_MOST_BYTES = 120
"""Forty Chinese characters: a file system takes 255 bytes, of which some (encrypted ones) leave 143; a path on Windows
260 characters."""


def file_names(names: Iterable[str]) -> dict[str, str]:
    """A file name without suffix for every name: the name itself as far as possible, and no two the same on systems
    that don't tell case or composed characters apart. Only those that would be the same get a mark behind them, which
    hangs on the name alone."""
    stems = {name: stem(name) for name in names}
    chosen = stems
    for length in (8, 64):
        taken = Counter(map(_seen, chosen.values()))
        if max(taken.values(), default=0) <= 1:
            break
        chosen = {
            name: once if taken[_seen(once)] == 1 else _marked(name, stems[name], length)
            for name, once in chosen.items()
        }
    return chosen


def stem(name: str) -> str:
    """A file name without suffix, for one name."""
    plain = unicodedata.normalize("NFC", name).translate(_FULL_WIDTH)
    # Control characters, marks that turn the text around, surrogates, private and unassigned characters.
    plain = "".join("_" if unicodedata.category(sign)[0] == "C" else sign for sign in " ".join(plain.split()))
    plain = _cut(re.sub(r"^[.~]", "_", plain.rstrip(". ")), _MOST_BYTES)
    return f"_{plain}" if not plain or _RESERVED.fullmatch(plain) else plain


def _marked(name: str, plain: str, length: int) -> str:
    mark = f"-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:length]}"
    return _cut(plain, _MOST_BYTES - len(mark)) + mark


def _cut(text: str, most: int) -> str:
    data = text.encode()
    return text if len(data) <= most else data[:most].decode("utf-8", "ignore").rstrip(". ")


def _seen(name: str) -> str:
    """What file systems take a name for."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", name).casefold())
