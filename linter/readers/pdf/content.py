"""Content streams (ISO 32000-1, 7.8.2): operators with their operands."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


Operand = object
"""A ``float``, ``bytes`` (a string), :class:`Name`, ``list``, ``dict`` or ``None``."""

MOST_OPERANDS = 64
DEEPEST = 32

_SPACE = rb"\x00\t\n\f\r "
_TOKEN = re.compile(
    rb"(?:[" + _SPACE + rb"]++|%[^\r\n]*+)*+"  # possessive: a long blank must not be tried in every division
    rb"(?:([+\-]?[\d.][\d.\-]*)"  # 1: number
    rb"|/([^" + _SPACE + rb"()<>\[\]{}/%]*)"  # 2: name
    rb"|\(([^()\\\r]*)\)"  # 3: plain string
    rb"|(\()"  # 4: string with escapes or nested brackets
    rb"|(<<|>>|[\[\]])"  # 5: bracket
    rb"|<([^<>]*)>?"  # 6: hexadecimal string
    rb"|([^" + _SPACE + rb"()<>\[\]{}/%]+)"  # 7: operator or keyword
    rb"|([^" + _SPACE + rb"]))"  # 8: a stray byte
)
_ESCAPES = {0x6E: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12}
_NUMBER = re.compile(rb"[+\-]?(?:\d+\.?\d*|\.\d+)")
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
_INLINE_END = re.compile(rb"[" + _SPACE + rb"]EI(?=[" + _SPACE + rb"]|$)")
_KEYWORDS: dict[bytes, Operand] = {b"true": 1.0, b"false": 0.0, b"null": None}


def operations(data: bytes) -> Iterator[tuple[bytes, list[Operand]]]:
    """Each operator of a content stream with its operands. Bytes that make no sense are passed over.

    An inline image is one operator ``EI`` without operands.
    """
    operands: list[Operand] = []
    open_: list[tuple[bytes, list[Operand]]] = []
    position, end, match = 0, len(data), _TOKEN.match
    while position < end:
        token = match(data, position)
        if token is None:
            return
        position = token.end()
        kind = token.lastindex
        value: Operand
        if kind == 1:
            value = _number(token[1])
        elif kind == 7:
            word = token[7]
            if word in _KEYWORDS:
                value = _KEYWORDS[word]
            else:
                if word == b"ID":
                    found = _INLINE_END.search(data, position)
                    position = found.end() if found else end
                    word, operands = b"EI", []
                if open_:
                    open_.clear()
                yield word, operands
                operands = []
                continue
        elif kind == 2:
            value = name(token[2])
        elif kind == 3:
            value = token[3]
        elif kind == 6:
            value = _hexadecimal(token[6])
        elif kind == 4:
            value, position = _string(data, position)
        elif kind == 5:
            bracket = token[5]
            if bracket in (b"[", b"<<"):
                if len(open_) < DEEPEST:
                    open_.append((bracket, operands))
                    operands = []
                continue
            if not open_:
                continue
            opened, outer = open_.pop()
            value = operands if opened == b"[" else _dictionary(operands)
            operands = outer
        else:
            continue
        operands.append(value)
        if len(operands) > MOST_OPERANDS and not open_:
            del operands[0]


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        found = _NUMBER.match(text)  # "12-34", "--5", "1.2.3": read as far as it is a number, as viewers do
        return float(found[0]) if found else 0.0


def name(text: bytes) -> Name:
    """A name from its bytes without the slash."""
    if b"#" in text:
        text = _NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), text)
    return Name(text.decode("latin-1"))


def _hexadecimal(text: bytes) -> bytes:
    text = _NOT_HEX.sub(b"", text)
    return bytes.fromhex((text + b"0" if len(text) % 2 else text).decode("ascii"))


def _dictionary(items: list[Operand]) -> dict[Operand, Operand]:
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, str)}


def _string(data: bytes, position: int) -> tuple[bytes, int]:
    """A string from after its opening bracket, and the position after it."""
    out = bytearray()
    depth, end = 1, len(data)
    while position < end:
        byte = data[position]
        position += 1
        if byte == 0x5C and position < end:  # backslash
            byte = data[position]
            position += 1
            if 0x30 <= byte <= 0x37:
                digits = byte - 0x30
                for _ in range(2):
                    if position < end and 0x30 <= data[position] <= 0x37:
                        digits = digits * 8 + data[position] - 0x30
                        position += 1
                out.append(digits & 0xFF)
            elif byte == 13:
                if position < end and data[position] == 10:
                    position += 1
            elif byte != 10:
                out.append(_ESCAPES.get(byte, byte))
            continue
        if byte == 0x28:
            depth += 1
        elif byte == 0x29:
            depth -= 1
            if not depth:
                break
        elif byte == 13:
            byte = 10
            if position < end and data[position] == 10:
                position += 1
        out.append(byte)
    return bytes(out), position
