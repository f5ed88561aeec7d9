"""Bytes to text: which encoding a Chinese text file is in, and what could not be decoded."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from typing import NamedTuple

from linter.readers.failure import FailureKind, ReadFailure

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([-\w]{2,20})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([-\w]{2,20})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 16_384
_GB = {"gb2312", "gbk", "gb18030", "cp936", "gb_2312-80", "x-gbk", "windows-936", "euc-cn", "hz-gb-2312"}
_SAMPLE = 200_000
_MOST_BAD = 0.02
"""Share of characters that may be undecodable before a text counts as hopeless."""
_LEAST_PLAUSIBLE = 0.7
"""Share of everyday characters below which a text is not what its encoding says."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOST = re.compile(r"\ufffd|锟斤拷|ï¿½|[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""What is left of a character that was lost: here, or before when others re-encoded its replacement."""
_SURROGATES = re.compile(r"[\ud800-\udfff]")


class Decoded(NamedTuple):
    """Text and how it was read. ``bad_lines`` are the lines (from 1) with characters that are lost: undecodable ones
    (U+FFFD stands there now), control characters (taken out), and what others' wrong decoding left behind."""

    text: str
    encoding: str
    bad_lines: tuple[int, ...] = ()


def decode(data: bytes) -> Decoded:
    """Text out of bytes: a byte order mark decides, then strict UTF-8 (nothing else passes for it by accident), then
    the candidate (declared, GB18030, Big5, UTF-16 without a mark) that gives the most everyday text.

    Raises :class:`ReadFailure` (``UNDECODABLE``) where none gives text, (``UNSUPPORTED``) where it is no text at all.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _accept(data[len(mark) :], encoding)
    if b"\x00" in data[:_SAMPLE]:
        wide = _wide(data)
        if wide is not None:
            return wide
    try:
        return _finish(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = _declared(data)
    candidates = [*([declared] if declared else []), "gb18030", "utf-8", "big5", "utf-16-le", "utf-16-be"]
    sample = data[:_SAMPLE]
    best = max(dict.fromkeys(candidates), key=lambda encoding: _plausibility(sample, encoding))
    return _accept(data, best)


def _accept(data: bytes, encoding: str) -> Decoded:
    """Decode with replacement, unless the result is hopeless."""
    text = data.decode(encoding, "replace")
    sample = text[:_SAMPLE]
    bad = sample.count("\ufffd")
    if bad > 3 and bad > _MOST_BAD * len(sample):
        raise ReadFailure(FailureKind.UNDECODABLE, f"{encoding}: {bad} / {len(sample)}")
    if bad and _share(sample) < _LEAST_PLAUSIBLE:
        raise ReadFailure(FailureKind.UNDECODABLE, encoding)
    return _finish(text, encoding)


def _finish(text: str, encoding: str) -> Decoded:
    """Take out what is no text (NUL and other controls), remembering the lines; refuse what is mostly controls."""
    controls = len(_CONTROLS.findall(text[:_SAMPLE]))
    if controls > 8 and controls > 0.05 * min(len(text), _SAMPLE):
        raise ReadFailure(FailureKind.UNSUPPORTED, "binary")
    text = _SURROGATES.sub("\ufffd", text).removeprefix("\ufeff")
    if not _LOST.search(text):
        return Decoded(text, encoding)
    lines = re.split(r"\r\n|\r|\n", text)
    bad = tuple(number for number, line in enumerate(lines, 1) if _LOST.search(line))
    return Decoded(_CONTROLS.sub("", text), encoding, bad)


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes stand and by what comes out."""
    sample = data[: _SAMPLE - _SAMPLE % 4]
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        if text.count("\ufffd") <= 1 and _share(text) >= _LEAST_PLAUSIBLE and "\x00" not in text[:-1]:
            return _accept(data, encoding)
    return None


def _declared(data: bytes) -> str | None:
    """The encoding that an HTML page or XML text declares, under the name of the codec that reads it."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not match:
        return None
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    if name in _GB:
        return "gb18030"
    if name.startswith(("utf-16", "utf-32", "unicode")):
        return None  # it was readable as ASCII, so it is neither
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    return info.name if getattr(info, "_is_text_encoding", True) else None


def _plausibility(sample: bytes, encoding: str) -> float:
    """How much like Chinese text a sample looks in an encoding: the share of everyday characters, less what is bad."""
    text = sample.decode(encoding, "replace")
    if not text:
        return 0.0
    bad = text[:-2].count("\ufffd")  # the sample's end may cut a character
    return _share(text) - 5.0 * bad / len(text)


def _share(text: str) -> float:
    """Share of the characters beyond ASCII that everyday Chinese text is made of; of all, where there are none."""
    foreign = [character for character in text if character > "\x7f"]
    if not foreign:
        printable = sum(character.isprintable() or character in "\t\r\n\f\v" for character in text)
        return printable / len(text) if text else 1.0
    everyday = _everyday()
    return sum(character in everyday for character in foreign) / len(foreign)


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    """The 3,755 characters of GB 2312's first level and the 5,401 of Big5's, with their punctuation."""
    characters = {"\u3000", "\u00a0", "\u2022", "\u00b7", "\u2014", "\u2013", "\ufeff", "\u200b"}
    for first in (0xA1, 0xA2, 0xA3, *range(0xB0, 0xD8)):
        for second in range(0xA1, 0xFF):
            characters.update(bytes((first, second)).decode("gb2312", "ignore"))
    for first in (0xA1, *range(0xA4, 0xC7)):
        for second in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            characters.update(bytes((first, second)).decode("big5", "ignore"))
    return frozenset(characters)
