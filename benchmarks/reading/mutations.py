"""What happens to files on their way: a byte that is another one, a piece that is lost, doubled or out of place."""

from __future__ import annotations

import random
from collections.abc import Callable

Mutate = Callable[[bytes, random.Random], bytes]

LONGEST = 4096
"""Bytes of the longest piece that is lost, zeroed, inserted or moved."""
_END = 8
"""Every so many truncations cuts near the end, where indexes stand."""


def _span(data: bytes, rng: random.Random) -> tuple[int, int]:
    """A piece of the data; short ones are as frequent as long ones."""
    length = min(len(data), 2 ** rng.randint(0, LONGEST.bit_length() - 1))
    start = rng.randrange(len(data) - length + 1)
    return start, start + length


def byte(data: bytes, rng: random.Random) -> bytes:
    """One byte is another one."""
    at = rng.randrange(len(data))
    other = data[at] ^ (1 << rng.randrange(8)) if rng.random() < 0.5 else (data[at] + rng.randint(1, 255)) % 256
    return data[:at] + bytes((other,)) + data[at + 1 :]


def deleted(data: bytes, rng: random.Random) -> bytes:
    """A piece is missing."""
    start, end = _span(data, rng)
    return data[:start] + data[end:]


def truncated(data: bytes, rng: random.Random) -> bytes:
    """The end is missing."""
    if rng.randrange(_END) == 0:
        return data[: -rng.randint(1, min(64, len(data)))]
    return data[: rng.randrange(len(data))]


def zeroed(data: bytes, rng: random.Random) -> bytes:
    """A piece was never written."""
    start, end = _span(data, rng)
    return data[:start] + bytes(end - start) + data[end:]


def swapped(data: bytes, rng: random.Random) -> bytes:
    """Two pieces of the same length stand in each other's place."""
    length = min(len(data) // 2, 2 ** rng.randint(0, LONGEST.bit_length() - 1))
    first = rng.randrange(len(data) - 2 * length + 1)
    second = rng.randint(first + length, len(data) - length)
    one, other = data[first : first + length], data[second : second + length]
    return data[:first] + other + data[first + length : second] + one + data[second + length :]


def inserted(data: bytes, rng: random.Random) -> bytes:
    """Bytes that don't belong there."""
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.randbytes(2 ** rng.randint(0, 6)) + data[at:]


MUTATIONS: dict[str, Mutate] = {
    "byte": byte,
    "deleted": deleted,
    "truncated": truncated,
    "zeroed": zeroed,
    "swapped": swapped,
    "inserted": inserted,
}
"""Every mutation by name. The data must not be empty; what comes out may by chance be the same."""
