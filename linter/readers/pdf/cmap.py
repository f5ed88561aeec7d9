"""Character maps: ToUnicode, embedded and predefined CMaps (ISO 32000-1, 9.7.5, 9.10.3; Adobe Technical Note 5014)."""

from __future__ import annotations

from dataclasses import dataclass, field

from linter.readers.pdf.content import Name, Operand, operations

MOST_ENTRIES = 140_000


@dataclass(slots=True)
class CMap:
    """Codes to values: ``text`` to Unicode (ToUnicode), ``cids`` to glyph selectors. ``lengths`` are the byte lengths
    of the code space with their bounds."""

    text: dict[int, str] = field(default_factory=dict)
    cids: dict[int, int] = field(default_factory=dict)
    spaces: list[tuple[int, int, int]] = field(default_factory=list)
    vertical: bool = False
    parent: str = ""

    def split(self, data: bytes) -> list[tuple[int, int]]:
        """The codes in a string, each with its length in bytes."""
        out: list[tuple[int, int]] = []
        lengths = sorted({length for length, _, _ in self.spaces}) or [2]
        position = 0
        while position < len(data):
            for length in lengths:
                code = int.from_bytes(data[position : position + length], "big")
                if any(size == length and _within(code, low, high, length) for size, low, high in self.spaces):
                    break
            else:
                length = lengths[0]
                code = int.from_bytes(data[position : position + length], "big")
            out.append((code, length))
            position += length
        return out


def _within(code: int, low: int, high: int, length: int) -> bool:
    """Whether each byte of a code lies within the bounds' byte (Technical Note 5014, 3.2)."""
    return all(low >> shift & 255 <= code >> shift & 255 <= high >> shift & 255 for shift in range(0, 8 * length, 8))


def parse(data: bytes) -> CMap:
    """A CMap from its PostScript source. Entries that make no sense are passed over."""
    cmap = CMap()
    left = MOST_ENTRIES  # entries of ranges still allowed: ranges may lie over each other again and again
    for word, operands in _sections(data):
        if word == b"endcodespacerange":
            for low, high in zip(operands[::2], operands[1::2], strict=False):
                if isinstance(low, bytes) and isinstance(high, bytes) and 1 <= len(low) <= 4:
                    cmap.spaces.append((len(low), _code(low), _code(high)))
        elif word == b"endbfchar":
            for source, target in zip(operands[::2], operands[1::2], strict=False):
                if isinstance(source, bytes) and isinstance(target, bytes):
                    cmap.text[_code(source)] = _utf16(target)
        elif word == b"endbfrange":
            for low, high, target in zip(operands[::3], operands[1::3], operands[2::3], strict=False):
                if isinstance(low, bytes) and isinstance(high, bytes):
                    left -= _text_range(cmap.text, _code(low), min(_code(high), _code(low) + left - 1), target)
        elif word == b"endcidchar":
            for source, cid in zip(operands[::2], operands[1::2], strict=False):
                if isinstance(source, bytes) and isinstance(cid, float):
                    cmap.cids[_code(source)] = int(cid)
        elif word == b"endcidrange":
            for low, high, cid in zip(operands[::3], operands[1::3], operands[2::3], strict=False):
                if isinstance(low, bytes) and isinstance(high, bytes) and isinstance(cid, float):
                    first = _code(low)
                    count = max(min(_code(high) - first + 1, left), 0)
                    left -= count
                    cmap.cids.update((first + offset, int(cid) + offset) for offset in range(count))
        elif word == b"usecmap" and operands and isinstance(operands[-1], Name):
            cmap.parent = operands[-1]
        elif word == b"def" and len(operands) >= 2 and operands[-2] == "WMode":
            cmap.vertical = operands[-1] == 1.0
    return cmap


def _sections(data: bytes) -> list[tuple[bytes, list[Operand]]]:
    """Operators with all their operands: the sections of a CMap may be longer than a content operator's operands."""
    out: list[tuple[bytes, list[Operand]]] = []
    for block in data.replace(b"endbf", b" endbf").replace(b"endcid", b" endcid").split(b"begin"):
        # every section is "N beginX operands endX": the operand limit of content streams doesn't fit, so wrap it
        for word in (b"codespacerange", b"bfchar", b"bfrange", b"cidchar", b"cidrange"):
            if block.startswith(word):
                body, _, after = block[len(word) :].partition(b"end" + word)
                wrapped = list(operations(b"[" + body + b"] x"))
                if wrapped and wrapped[0][1] and isinstance(wrapped[0][1][0], list):
                    out.append((b"end" + word, wrapped[0][1][0]))
                out.extend(operations(after))
                break
        else:
            out.extend(operations(block))
    return out


def _code(data: bytes) -> int:
    return int.from_bytes(data[:4], "big")


def _utf16(data: bytes) -> str:
    if len(data) == 1:
        return chr(data[0])
    return data.decode("utf-16-be", "replace")


def _text_range(text: dict[int, str], low: int, high: int, target: Operand) -> int:
    """Enter a range of codes; returns how many."""
    count = max(high - low + 1, 0)
    if isinstance(target, list):
        for offset, each in enumerate(target[:count]):
            if isinstance(each, bytes):
                text[low + offset] = _utf16(each)
    elif isinstance(target, bytes) and target:
        first = int.from_bytes(target[-2:], "big")
        head = target[:-2]
        for offset in range(count):
            text[low + offset] = _utf16(head + ((first + offset) & 0xFFFF).to_bytes(2, "big"))
    return count


_CODECS = {
    # predefined CMaps whose codes are characters of a known encoding: (codec, half-width Latin)
    "UniGB": "utf-16-be",
    "UniCNS": "utf-16-be",
    "UniJIS": "utf-16-be",
    "UniJIS2004": "utf-16-be",
    "UniKS": "utf-16-be",
    "GB-EUC": "gb18030",
    "GBpc-EUC": "gb18030",
    "GBK-EUC": "gb18030",
    "GBKp-EUC": "gb18030",
    "GBK2K": "gb18030",
    "B5pc": "cp950",
    "ETen-B5": "cp950",
    "ETenms-B5": "cp950",
    "HKscs-B5": "big5hkscs",
    "CNS-EUC": "euc_tw",
    "83pv-RKSJ": "cp932",
    "90ms-RKSJ": "cp932",
    "90msp-RKSJ": "cp932",
    "90pv-RKSJ": "cp932",
    "Add-RKSJ": "cp932",
    "Ext-RKSJ": "cp932",
    "EUC": "euc_jp",
    "KSC-EUC": "cp949",
    "KSCms-UHC": "cp949",
    "KSCms-UHC-HW": "cp949",
    "KSCpc-EUC": "cp949",
}
_HALF_WIDTH_LATIN = {"GBK-EUC": 814, "GB-EUC": 814, "GBK2K": 814, "UniGB": 1, "GBKp-EUC": 1, "GBpc-EUC": 1}


@dataclass(frozen=True, slots=True)
class Predefined:
    """A predefined CMap: the codec of its codes, its direction, and the CID of the space among Latin characters."""

    codec: str
    vertical: bool
    latin_cid: int
    identity: bool = False

    def split(self, data: bytes) -> list[tuple[int, int]]:
        """The codes in a string, each with its length in bytes."""
        out: list[tuple[int, int]] = []
        position, end = 0, len(data)
        if self.codec.startswith("utf-16"):
            while position < end:
                length = 4 if 0xD8 <= data[position] <= 0xDB and position + 4 <= end else 2
                out.append((int.from_bytes(data[position : position + length], "big"), length))
                position += length
            return out
        while position < end:
            byte = data[position]
            length = 1
            if byte >= 0x81 and not (self.codec == "cp932" and 0xA0 <= byte <= 0xDF):
                length = 2
                if self.codec == "gb18030" and position + 3 < end and 0x30 <= data[position + 1] <= 0x39:
                    length = 4
            out.append((int.from_bytes(data[position : position + length], "big"), length))
            position += length
        return out

    def decode(self, code: int, length: int) -> str | None:
        """The text of a code, or ``None``."""
        if self.identity:
            return None
        try:
            return code.to_bytes(length, "big").decode(self.codec)
        except (UnicodeDecodeError, OverflowError):
            return None


def predefined(name: str) -> Predefined | None:
    """A predefined CMap by its name (ISO 32000-1, table 118), or ``None`` where it isn't known."""
    stem, _, direction = name.rpartition("-")
    vertical = direction == "V"
    if stem == "Identity":
        return Predefined("utf-16-be", vertical, 1, identity=True)
    if name in ("H", "V"):
        return None  # JIS row and cell numbers: not met in Chinese files
    for ending in ("-UCS2-HW", "-UCS2", "-UTF16", "-UTF8", "-UTF32"):
        if stem.endswith(ending):
            family = stem.removesuffix(ending)
            if family not in _CODECS or ending in ("-UTF8", "-UTF32"):
                return None
            return Predefined("utf-16-be", vertical, _HALF_WIDTH_LATIN.get(family, 1))
    codec = _CODECS.get(stem)
    if codec is None:
        return None
    return Predefined(codec, vertical, _HALF_WIDTH_LATIN.get(stem, 1))
